"""How people, ranks, dates and Lao text are written, sorted and searched. Pure Python: no Django, no database."""
