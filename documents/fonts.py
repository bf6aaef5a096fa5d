"""The typefaces of printed papers, found in the packages that carry them and served from memory."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

from documents.fetcher import Asset

SERIF = "Document Serif"  # Noto Serif: certificates
DECREE = "Document Decree"  # a metric twin of Times New Roman with Vietnamese; Noto Serif where there is none
SANS = "Document Sans"  # Be Vietnam Pro: small print, labels
LAO = "Document Lao"  # Noto Sans Lao; no package carries a Lao serif with all 82 letters
GUESTS = ("Document Thai", "Document Khmer", "Document Myanmar")  # for names from other ASEAN members

# Debian 12 has Vietnamese in fonts-liberation2 (its fonts-liberation is the old 1.07, which lacks it), Debian 13 in
# fonts-liberation; Tinos, of the same drawing, comes with fonts-croscore.
_TWINS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-{}.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf",
    "/usr/share/fonts/truetype/croscore/Tinos-{}.ttf",
)
_VIETNAMESE = frozenset((*range(0x1EA0, 0x1EFA), *map(ord, "ĂăÂâĐđÊêÔôƠơƯư")))
_SEA = "justmytype_intl_sea/fonts/ofl"


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. `weight` is "" for a variable font: WeasyPrint embeds an instance for each weight used."""

    family: str
    path: Path
    weight: str = ""
    italic: bool = False

    @property
    def url(self) -> str:
        style = "italic" if self.italic else "normal"
        return f"asset:font-{self.family.lower().replace(' ', '-')}-{self.weight or 'variable'}-{style}"


class FontMissing(RuntimeError):
    """A font package is not installed."""


@cache
def faces() -> tuple[Face, ...]:
    """Return every face there is. Raises FontMissing if a package is not installed."""
    serif = _packaged("fontpkg_noto_serif/files/NotoSerif[wdth,wght].ttf")
    serif_italic = _packaged("fontpkg_noto_serif/files/NotoSerif-Italic[wdth,wght].ttf")
    sans = "fontpkg_be_vietnam_pro/files/BeVietnamPro-{}.ttf"
    return (
        Face(SERIF, serif),
        Face(SERIF, serif_italic, italic=True),
        *_decree_faces(serif, serif_italic),
        Face(SANS, _packaged(sans.format("Regular")), "400"),
        Face(SANS, _packaged(sans.format("SemiBold")), "600"),
        Face(LAO, _packaged(f"{_SEA}/notosanslao/NotoSansLao[wdth,wght].ttf")),
        Face(GUESTS[0], _packaged(f"{_SEA}/notosansthai/NotoSansThai[wdth,wght].ttf")),
        Face(GUESTS[1], _packaged(f"{_SEA}/notosanskhmer/NotoSansKhmer[wdth,wght].ttf")),
        Face(GUESTS[2], _packaged(f"{_SEA}/notosansmyanmar/NotoSansMyanmar[wdth,wght].ttf")),
    )


@cache
def font_assets() -> dict[str, Asset]:
    """Return the font files by the address that the style sheet names."""
    return {face.url: Asset(face.path.read_bytes(), "font/ttf") for face in faces()}


@cache
def font_face_css() -> str:
    """Return the @font-face rules; their addresses are those of `font_assets`."""
    return "\n".join(_rule(face) for face in faces())


@cache
def letters(path: Path) -> frozenset[int]:
    """Return the code points that a font file has glyphs for."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def stack(*families: str) -> str:
    """Return a font-family value: the families, then one for each other script."""
    return ", ".join(f'"{name}"' for name in dict.fromkeys((*families, LAO, *GUESTS)))


def _rule(face: Face) -> str:
    weight = f" font-weight: {face.weight};" if face.weight else ""
    style = "italic" if face.italic else "normal"
    return f'@font-face {{ font-family: "{face.family}"; font-style: {style};{weight} src: url("{face.url}"); }}'


def _decree_faces(serif: Path, serif_italic: Path) -> tuple[Face, ...]:
    names = {"Regular": ("400", False), "Bold": ("700", False), "Italic": ("400", True), "BoldItalic": ("700", True)}
    for pattern in _TWINS:
        paths = {name: Path(pattern.format(name)) for name in names}
        if all(path.exists() and letters(path) >= _VIETNAMESE for path in paths.values()):
            return tuple(Face(DECREE, paths[name], weight, italic) for name, (weight, italic) in names.items())
    return (Face(DECREE, serif), Face(DECREE, serif_italic, italic=True))


def _packaged(place: str) -> Path:
    package, _, inside = place.partition("/")
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FontMissing(f"the package {package.replace('_', '-')} is not installed; documents cannot be printed")
    path = Path(spec.origin).parent / inside
    if not path.exists():
        raise FontMissing(f"{path} is missing; install {package.replace('_', '-')} again")
    return path
