"""Portraits as documents print them: checked before they are decoded, cut to 3 × 4, re-encoded."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MAXIMUM_BYTES = 10_000_000
MAXIMUM_PIXELS = 40_000_000
_SIZE = (354, 472)  # 3 × 4 cm at 300 dots per inch


class PortraitRefused(ValueError):
    """A picture that is not a JPEG or PNG of sensible size."""


def portrait_jpeg(content: bytes) -> bytes:
    """Return a JPEG of 3 × 4 proportions without metadata. Raises PortraitRefused."""
    if len(content) > MAXIMUM_BYTES:
        raise PortraitRefused(f"portrait: at most {MAXIMUM_BYTES // 1_000_000} MB")
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MAXIMUM_PIXELS:
                raise PortraitRefused(f"portrait: at most {MAXIMUM_PIXELS // 1_000_000} million pixels")
            upright = ImageOps.exif_transpose(picture)
            fitted = ImageOps.fit(_on_white(upright), _SIZE, Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as problem:
        raise PortraitRefused("portrait: not a readable JPEG or PNG picture") from problem
    out = BytesIO()
    fitted.save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGB", "L"}:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    ground = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(ground, layered).convert("RGB")
