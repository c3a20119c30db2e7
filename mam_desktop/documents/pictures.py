"""Draws a signature's strokes as a small PNG picture, the same strokes always as the same bytes."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from mam_desktop.documents import pen
from mam_desktop.documents.look import Colour
from mam_desktop.documents.strips import Curve, Point
from mam_desktop.meeting.content import Stroke

WIDTH = 140.0
HEIGHT = 42.0
_PIXELS_A_POINT = 3
_FINER = 3
_STEPS = 12
_MARGIN = 3.0


def signature_png(strokes: Sequence[Stroke]) -> bytes:
    """Return a picture of WIDTH by HEIGHT points on white."""
    scale = _PIXELS_A_POINT * _FINER
    image = Image.new("L", (round(WIDTH * scale), round(HEIGHT * scale)), 255)
    draw = ImageDraw.Draw(image)
    room = pen.Room(x=_MARGIN, width=WIDTH - 2 * _MARGIN, height=HEIGHT - _MARGIN)
    for curve in pen.curves(strokes, room):
        _draw(draw, curve, scale)
    size = (round(WIDTH * _PIXELS_A_POINT), round(HEIGHT * _PIXELS_A_POINT))
    small = image.resize(size, Image.Resampling.BOX)
    buffer = BytesIO()
    _tinted(small).save(buffer, "PNG", dpi=(72 * _PIXELS_A_POINT,) * 2)
    return buffer.getvalue()


def _draw(draw: ImageDraw.ImageDraw, curve: Curve, scale: float) -> None:
    radius = curve.thickness / 2 * scale
    for x, y in _points(curve):
        box = (x * scale - radius, y * scale - radius, x * scale + radius, y * scale + radius)
        draw.ellipse(box, fill=0)
    dots = [(x * scale, y * scale) for x, y in _points(curve)]
    draw.line(dots, fill=0, width=round(2 * radius))


def _points(curve: Curve) -> list[Point]:
    points, start = [curve.start], curve.start
    for first, second, end in curve.bends:
        points += [
            _on_bend((start, first, second, end), step / _STEPS) for step in range(1, _STEPS + 1)
        ]
        start = end
    return points


def _on_bend(bend: tuple[Point, Point, Point, Point], at: float) -> Point:
    weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    x = sum(weight * point[0] for weight, point in zip(weights, bend, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, bend, strict=True))
    return x, y


def _tinted(shades: Image.Image) -> Image.Image:
    """Return grey shades as a palette from the ink's colour to white: small and exact."""
    ink = [int(Colour.INK[at : at + 2], 16) for at in (1, 3, 5)]
    palette = [round(part + (255 - part) * shade / 255) for shade in range(256) for part in ink]
    picture = Image.frombytes("P", shades.size, shades.tobytes())
    picture.putpalette(palette)
    return picture
