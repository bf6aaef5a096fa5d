"""The typefaces of printed papers, found in the packages that carry them and served from memory."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from documents.assets import Asset
from documents.instances import static_instance

SERIF = "Document Serif"  # Noto Serif: certificates
DECREE = "Document Decree"  # a metric twin of Times New Roman with Vietnamese; Noto Serif where there is none
SANS = "Document Sans"  # Be Vietnam Pro: codes and addresses
LAO = "Document Lao"  # Noto Sans Lao; no package carries a Lao serif with all letters
GUESTS = ("Document Thai", "Document Khmer", "Document Myanmar")  # for names from other ASEAN members

# Debian 12 has Vietnamese in fonts-liberation2 (its fonts-liberation is the old 1.07, which lacks it), Debian 13 in
# fonts-liberation; Tinos, of the same drawing, comes with fonts-croscore.
_TWINS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-{}.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf",
    "/usr/share/fonts/truetype/croscore/Tinos-{}.ttf",
)
_STAND_IN_WIDTH = 82  # Noto Serif narrowed to about the width of Times New Roman
_VIETNAMESE = frozenset((*range(0x1EA0, 0x1EFA), *map(ord, "ĂăÂâĐđÊêÔôƠơƯư")))
_SERIF = "fontpkg_noto_serif/files/NotoSerif[wdth,wght].ttf"
_SERIF_ITALIC = "fontpkg_noto_serif/files/NotoSerif-Italic[wdth,wght].ttf"
_SOUTH_EAST_ASIA = "justmytype_intl_sea/fonts/ofl/notosans{}/NotoSans{}[wdth,wght].ttf"


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of a family; `width` is None for a font file that is static already."""

    family: str
    path: Path
    weight: int
    italic: bool = False
    width: int | None = 100

    @property
    def url(self) -> str:
        style = "italic" if self.italic else "normal"
        return f"asset:font-{self.family.lower().replace(' ', '-')}-{self.weight}-{style}"


class FontMissing(RuntimeError):
    """A font package is not installed."""


@cache
def faces() -> tuple[Face, ...]:
    """Return every face there is. Raises FontMissing if a package is not installed."""
    serif, serif_italic = _packaged(_SERIF), _packaged(_SERIF_ITALIC)
    sans = _packaged("fontpkg_be_vietnam_pro/files/BeVietnamPro-Regular.ttf")
    scripts = zip((LAO, *GUESTS), ("Lao", "Thai", "Khmer", "Myanmar"), strict=True)
    return (
        *(Face(SERIF, serif, weight) for weight in (400, 500, 600, 700)),
        Face(SERIF, serif_italic, 400, italic=True),
        *_decree_faces(serif, serif_italic),
        Face(SANS, sans, 400, width=None),
        *(
            Face(family, _packaged(_SOUTH_EAST_ASIA.format(script.lower(), script)), weight)
            for family, script in scripts
            for weight in ((400, 500, 600, 700) if family == LAO else (400, 700))
        ),
    )


@cache
def content(face: Face) -> bytes:
    """Return the face as a static font file."""
    if face.width is None:
        return face.path.read_bytes()
    return static_instance(face.path, {"wght": face.weight, "wdth": face.width})


@cache
def letters(face: Face) -> frozenset[int]:
    """Return the code points that a face has glyphs for."""
    with TTFont(BytesIO(content(face)), lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def font_assets() -> dict[str, Asset]:
    """Return the font files by the address that the style sheet names."""
    return {face.url: Asset(content(face), "font/ttf") for face in faces()}


@cache
def font_face_css() -> str:
    """Return the @font-face rules; their addresses are those of `font_assets`."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {"italic" if face.italic else "normal"}; '
        f'font-weight: {face.weight}; src: url("{face.url}"); }}'
        for face in faces()
    )


def stack(*families: str) -> str:
    """Return a font-family value: the families, then one for each other script."""
    return ", ".join(f'"{name}"' for name in dict.fromkeys((*families, LAO, *GUESTS)))


def _decree_faces(serif: Path, serif_italic: Path) -> tuple[Face, ...]:
    styles = {"Regular": (400, False), "Bold": (700, False), "Italic": (400, True), "BoldItalic": (700, True)}
    for pattern in _TWINS:
        found = [
            Face(DECREE, Path(pattern.format(name)), weight, italic, width=None)
            for name, (weight, italic) in styles.items()
        ]
        if all(face.path.exists() and letters(face) >= _VIETNAMESE for face in found):
            return tuple(found)
    return tuple(
        Face(DECREE, serif_italic if italic else serif, weight, italic, _STAND_IN_WIDTH)
        for weight, italic in styles.values()
    )


def _packaged(place: str) -> Path:
    package, _, inside = place.partition("/")
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FontMissing(f"the package {package.replace('_', '-')} is not installed; documents cannot be printed")
    path = Path(spec.origin).parent / inside
    if not path.exists():
        raise FontMissing(f"{path} is missing; install {package.replace('_', '-')} again")
    return path
