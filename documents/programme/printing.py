"""Print a programme."""

from documents.programme.layout import lay_out
from documents.programme.values import Programme
from documents.render import render_pdf
from documents.text import check_languages, pick
from documents.wording import PROGRAMME


def render_programme(programme: Programme, languages: tuple[str, ...]) -> bytes:
    """Return the programme as PDF bytes in one to three languages, the first of them leading.

    One language is printed on A4 portrait, two side by side and three stacked on A4 landscape. Raises ValueError for
    an unknown language.
    """
    check_languages(languages)
    sheets = ("decree.css", "programme.css", "portrait.css" if len(languages) == 1 else "landscape.css")
    try:
        return _render(programme, languages, sheets)
    except AssertionError:
        # WeasyPrint 70 stops at an assertion when what is to stay together is taller than a page: then let it part.
        return _render(programme, languages, (*sheets, "parted.css"))


def _render(programme: Programme, languages: tuple[str, ...], stylesheets: tuple[str, ...]) -> bytes:
    main = languages[0]
    return render_pdf(
        "programme.html",
        {
            **lay_out(programme, languages),
            "head": programme.head.layout(languages),
            "signature": programme.signature.layout(languages) if programme.signature else None,
            "recipients": programme.recipients.layout(languages) if programme.recipients else None,
            "shape": f"languages-{len(languages)} {'signed' if programme.signature else 'unsigned'}",
        },
        stylesheets=stylesheets,
        title=f"{pick(PROGRAMME['kind'], main).value.capitalize()} – {pick(programme.title, main).value}",
        language=main,
        day=programme.head.day or programme.starts_on,
    )
