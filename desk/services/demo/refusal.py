"""Why the demo is not made."""


class DemoRefused(ValueError):
    """Invented data would get among real ones. The message is a sentence for people."""
