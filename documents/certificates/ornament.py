"""The border and the ground of a certificate, drawn here as SVG on an A4 landscape sheet in millimetres.

Our own drawing: bands after those of the Đông Sơn drums (saw teeth, tangent circles, ladders), the drum's star in the
corners, dok champa, the flower of Laos, in the middle of each side. Every tone reads in grey as well.
"""

from collections.abc import Callable, Iterator
from functools import cache
from math import cos, pi, sin, sqrt

WIDTH, HEIGHT = 297.0, 210.0
RED, GOLD, CREAM, GROUND = "#8C1C24", "#A9812B", "#FDF6E3", "#F5EDDA"

_OUTER, _INNER = 6.0, 16.0  # the border lies between these insets
_CORNER, _CORNER_RADIUS = 14.2, 8.6
_FLOWER_GAP = 14.6  # half the length of band that a flower replaces

Point = tuple[float, float]
Place = Callable[[float, float], Point]  # (millimetres along the band, inset from the sheet's edge) to a point
Motif = Callable[[Place, float, bool], str]  # (place, length of one repeat, whether another follows) to path data


@cache
def border_svg() -> str:
    """Return the border; it leaves the field from 16 mm inwards free, but for quarter discs in the corners."""
    return _svg(
        _rules(),
        _path(_repeat(_tooth, 1.7, 8.4), GOLD, 0.1, fill=GOLD),
        _path(_repeat(_circles, 4.9, 10.2), GOLD, 0.28),
        _path(_repeat(_dot, 4.9, 10.2), RED, 0, fill=RED),
        _path(_repeat(_rung, 0.85, 14.2), GOLD, 0.22),
        *(_corner(x, y) for x in (_CORNER, WIDTH - _CORNER) for y in (_CORNER, HEIGHT - _CORNER)),
        *(_flower(x, y, turn) for x, y, turn in _middles()),
    )


@cache
def ground_svg() -> str:
    """Return the pale rosette behind the text: a drum's star within engine-turned rings."""
    x, y = WIDTH / 2, 103.0
    rings = "".join(_rosette(x, y, *ring) for ring in ((64.0, 8.0, 36, 8), (44.0, 6.0, 24, 8)))
    return _svg(
        _path(rings, GROUND, 0.16),
        _path(_star(x, y, 31, 12, 14), GROUND, 0.25, fill="#FDFAF2"),
        _path("".join(_circle(x, y, radius) for radius in (33.5, 34.6, 53.2, 54.2, 74, 75.1)), GROUND, 0.25),
    )


def _svg(*parts: str) -> str:
    body = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{body}</svg>'


def _path(data: str, colour: str, width: float, *, fill: str = "none") -> str:
    stroke = f'stroke="{colour}" stroke-width="{width:g}" stroke-linejoin="round"' if width else ""
    return f'<path d="{data}" fill="{fill}" {stroke}/>'


def _rules() -> str:
    gold = "".join(_frame(inset) for inset in (7.4, 9.25, 13.55, 14.85))
    red = _path(_frame(_OUTER + 0.45), RED, 0.9) + _path(_frame(_INNER - 0.3), RED, 0.55)
    return red + _path(gold, GOLD, 0.2)


def _frame(inset: float) -> str:
    return f"M{inset:g} {inset:g}H{WIDTH - inset:g}V{HEIGHT - inset:g}H{inset:g}Z"


def _repeat(motif: Motif, pitch: float, inset: float) -> str:
    """Repeat a motif along the eight pieces of band, its pitch stretched a little so that each piece ends whole."""
    drawn = []
    for origin, along, length in _pieces(inset):
        count = max(1, round(length / pitch))
        step = length / count
        drawn += [motif(_placer(origin, along, i * step), step, i < count - 1) for i in range(count)]
    return "".join(drawn)


def _pieces(inset: float) -> Iterator[tuple[Point, Point, float]]:
    """Yield where each piece starts on the sheet's edge, its direction (clockwise) and its length.

    A piece starts where the corner's disc ends at that inset.
    """
    start = _CORNER + sqrt((_CORNER_RADIUS + 0.45) ** 2 - (_CORNER - inset) ** 2) + 0.4
    across, down = WIDTH / 2 - _FLOWER_GAP - start, HEIGHT / 2 - _FLOWER_GAP - start
    for x in (start, WIDTH / 2 + _FLOWER_GAP):
        yield (x, 0.0), (1.0, 0.0), across
        yield (WIDTH - x, HEIGHT), (-1.0, 0.0), across
    for y in (start, HEIGHT / 2 + _FLOWER_GAP):
        yield (WIDTH, y), (0.0, 1.0), down
        yield (0.0, HEIGHT - y), (0.0, -1.0), down


def _placer(origin: Point, along: Point, offset: float) -> Place:
    def place(distance: float, inset: float) -> Point:
        s = distance + offset
        return origin[0] + along[0] * s - along[1] * inset, origin[1] + along[1] * s + along[0] * inset

    return place


def _tooth(place: Place, step: float, _more: bool) -> str:
    return _polygon(place(0.12, 7.75), place(step - 0.12, 7.75), place(step / 2, 9.0))


def _rung(place: Place, step: float, _more: bool) -> str:
    return _line(place(step / 2, 13.55), place(step / 2, 14.85))


def _circles(place: Place, step: float, more: bool) -> str:
    """Draw two rings and the tangent that runs from this pair under the next one."""
    inset, radius = 11.4, 1.6
    x, y = place(step / 2, inset)
    drawn = _circle(x, y, radius) + _circle(x, y, 1.0)
    if more:
        across = 2 * radius / step
        rise = sqrt(1 - across * across)
        drawn += _line(
            place(step / 2 + radius * across, inset - radius * rise),
            place(step * 1.5 - radius * across, inset + radius * rise),
        )
    return drawn


def _dot(place: Place, step: float, _more: bool) -> str:
    return _circle(*place(step / 2, 11.4), 0.45)


def _corner(x: float, y: float) -> str:
    """Draw a drum seen from above: rings, rays between them, and the star of fourteen points."""
    rays = "".join(_line(_polar(x, y, 6.15, 2 * pi * i / 56), _polar(x, y, 7.35, 2 * pi * i / 56)) for i in range(56))
    dots = "".join(_circle(*_polar(x, y, 5.35, 2 * pi * (i + 0.5) / 28), 0.22) for i in range(28))
    return (
        _path(_circle(x, y, _CORNER_RADIUS), RED, 0.9, fill=CREAM)
        + _path(_circle(x, y, 7.75) + _circle(x, y, 7.35) + _circle(x, y, 6.15) + rays, GOLD, 0.2)
        + _path(dots, RED, 0, fill=RED)
        + _path(_circle(x, y, 4.75), GOLD, 0.2)
        + _path(_star(x, y, 4.4, 1.75, 14), RED, 0.12, fill=GOLD)
        + _path(_circle(x, y, 0.9), RED, 0.2, fill=CREAM)
    )


def _middles() -> Iterator[tuple[float, float, float]]:
    inset = (_OUTER + _INNER) / 2
    yield WIDTH / 2, inset, 0
    yield WIDTH - inset, HEIGHT / 2, 90
    yield WIDTH / 2, HEIGHT - inset, 180
    yield inset, HEIGHT / 2, 270


def _flower(x: float, y: float, turn: float) -> str:
    """Draw dok champa, five petals each lying over the next, between two sprays of leaves."""
    petal = "M0 0C-1.5 -0.9 -2.9 -3.2 -1.1 -5.3C0.9 -5.2 2.3 -3.1 0 0Z"
    vein = "M-0.1 -0.6C-0.7 -1.8 -1.0 -3.2 -0.7 -4.4"
    around = [f'<g transform="rotate({72 * i:g})">' for i in range(5)]
    petals = "".join(f"{g}{_path(petal, RED, 0.24, fill=CREAM)}{_path(vein, GOLD, 0.16)}</g>" for g in around)
    leaf = "M0 0C1.2 -1.9 3.4 -2.3 5.2 -1.3C4.0 0.3 1.8 0.9 0 0Z"
    sprays = "".join(
        f'<g transform="scale({side} 1) translate(4.6 0) rotate({angle})">{_path(leaf, GOLD, 0.2, fill=fill)}</g>'
        for side in (1, -1)
        for angle, fill in ((-26, "#E9DDB8"), (40, "#E9DDB8"), (7, GOLD))
    )
    tips = "".join(_circle(side * along, 0, size) for side in (1, -1) for along, size in ((11.4, 0.6), (13.2, 0.38)))
    return (
        f'<g transform="translate({x:g} {y:g}) rotate({turn:g})">{sprays}{_path(tips, RED, 0, fill=RED)}'
        f"{petals}{_path(_circle(0, 0, 0.75), RED, 0.2, fill=GOLD)}</g>"
    )


def _rosette(x: float, y: float, radius: float, swing: float, waves: int, turns: int) -> str:
    """Engine turning: the same wavy ring, shifted a little each time; each curve runs from crest to trough."""
    drawn = []
    half = pi / waves
    handle = 0.3642 * half  # of a cubic curve that follows a sine
    for turn in range(turns):
        shift = 2 * half * turn / turns
        data = "M{:.2f} {:.2f}".format(*_polar(x, y, radius + swing, shift))
        for i in range(2 * waves):
            start, near, far = shift + i * half, radius + swing * (-1) ** i, radius - swing * (-1) ** i
            ends = (_polar(x, y, near, start + handle), _polar(x, y, far, start + half - handle))
            data += "C" + " ".join(f"{a:.2f} {b:.2f}" for a, b in (*ends, _polar(x, y, far, start + half)))
        drawn.append(data + "Z")
    return "".join(drawn)


def _star(x: float, y: float, outer: float, inner: float, points: int) -> str:
    return _polygon(*(_polar(x, y, inner if i % 2 else outer, pi * i / points) for i in range(2 * points)))


def _polar(x: float, y: float, radius: float, angle: float) -> Point:
    return x + radius * sin(angle), y - radius * cos(angle)


def _circle(x: float, y: float, radius: float) -> str:
    """Draw a circle as four curves: the engine spends three times as long on arcs."""
    r, k = radius, radius * 0.5523
    return (
        f"M{x - r:.2f} {y:.2f}c0 {-k:.2f} {r - k:.2f} {-r:.2f} {r:.2f} {-r:.2f}s{r:.2f} {r - k:.2f} {r:.2f} {r:.2f}"
        f"s{k - r:.2f} {r:.2f} {-r:.2f} {r:.2f}s{-r:.2f} {k - r:.2f} {-r:.2f} {-r:.2f}Z"
    )


def _line(start: Point, end: Point) -> str:
    return f"M{start[0]:.2f} {start[1]:.2f}L{end[0]:.2f} {end[1]:.2f}"


def _polygon(*points: Point) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z"
