"""What languages are called."""

from babel import Locale, UnknownLocaleError


def language_name(code: str, reader: str) -> str:
    """Return the name of a language (`lo`) as a reader of another (`vi`) calls it; an unknown code as it stands."""
    try:
        name = Locale.parse(code).get_display_name(reader[:2])
    except (UnknownLocaleError, ValueError, TypeError):
        return code
    return name[:1].upper() + name[1:] if name else code
