"""How things are: a line from 0 to 10 or five faces, today's on it, and last time's."""

from dataclasses import dataclass

from mam_desktop.meeting.family_view import SeenScale
from mam_desktop.meeting.labels import FACES, face_words
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Area, Beside, Block, Fitting, Part, Text
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.bits import maybe, stack, white_card
from mam_desktop.ui.family_screen.typeset import CENTRED, Press

_HIGH, _BIG, _MIDDLE, _SMALL = 76, 72, 56, 20
_BIG_SHARE = 1.12
"""Of the way to the next place, for today's disc where there is little room."""
_FACE, _MOOD = 104, 84
_ROOM_BESIDE = 1050
"""From this width on a card there is room for a name beside the line."""
_LAST = 10


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """Eleven places; today's is full, last time's is a ring."""

    score: int | None
    before: int | None

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return its own height."""
        return _HIGH

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the line, then the places on it."""
        colours = look().colours
        middle = area.y + area.height / 2
        pitch = (area.width - _BIG) / _LAST
        canvas.box((area.x + _BIG / 2, middle - 2, pitch * _LAST, 4), colours.line)
        for place in range(_LAST + 1):
            self._place(canvas, place, (area.x + _BIG / 2 + place * pitch, middle), pitch)

    def _place(self, canvas: Canvas, place: int, at: tuple[float, float], pitch: float) -> None:
        """Draw a place; neighbours touch at most, however little room there is."""
        colours, (centre, middle) = look().colours, at
        big, lesser = min(_BIG, pitch * _BIG_SHARE), min(_MIDDLE, pitch * (2 - _BIG_SHARE))
        if place == self.score:
            _disc(canvas, centre, middle, big, colours.primary)
            _number(canvas, centre, middle, place, TextStyle(42, Weight.BOLD, colours.on_primary))
        elif place == self.before:
            _disc(canvas, centre, middle, lesser, colours.surface, edge=colours.primary)
            _number(canvas, centre, middle, place, TextStyle(32, Weight.BOLD, colours.family_ink))
        elif place in (0, _LAST):
            _disc(canvas, centre, middle, lesser, colours.surface)
            _number(canvas, centre, middle, place, look().small)
        else:
            _disc(canvas, centre, middle, _SMALL, colours.line)

    def split(self, press: Press, width: float, height: float) -> None:
        """A scale stays whole."""


def _disc(
    canvas: Canvas, centre: float, middle: float, size: float, fill: str, *, edge: str = ""
) -> None:
    canvas.circle(centre - size / 2, middle - size / 2, size, fill, edge=edge)


def _number(canvas: Canvas, centre: float, middle: float, number: int, style: TextStyle) -> None:
    words = Text(str(number), style, CENTRED)
    wide = canvas.press.natural_width(words.text, style)
    high = words.height(canvas.press, wide)
    words.draw(canvas, Area(centre - wide / 2, middle - high / 2, wide, high))


@dataclass(frozen=True, slots=True)
class FaceLine:
    """Five faces; today's stands on a full disc with its words, last time's in a ring."""

    face: int | None
    before: int | None

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return its own height."""
        return _FACE

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the five faces with even room between."""
        colours = look().colours
        pitch = (area.width - _FACE) / (len(FACES) - 1)
        for no, face in enumerate(FACES):
            x, ink = area.x + no * pitch, colours.family_ink_2
            if face == self.face:
                canvas.circle(x, area.y, _FACE, colours.primary)
                ink = colours.on_primary
            elif face == self.before:
                canvas.circle(x, area.y, _FACE, colours.surface, edge=colours.primary)
            inset = (_FACE - _MOOD) / 2
            canvas.icon(x + inset, area.y + inset, _MOOD, f"own/face-{face}", ink)

    def split(self, press: Press, width: float, height: float) -> None:
        """Faces stay in one row."""


def scale_card(scale: SeenScale) -> Block:
    """Return how things are for somebody, today and last time, and what would help."""
    head = stack(
        Text(scale.who or _("How things are"), look().strong),
        maybe(_today(scale), look().small),
        maybe(_before(scale), look().small),
        gap=0,
    )
    higher = (
        _("What would make it one higher: {words}").format(words=scale.one_higher)
        if scale.one_higher
        else ""
    )
    has_faces = scale.face is not None
    has_numbers = scale.score is not None
    told = stack(
        ScaleLine(scale.score, scale.before) if has_numbers else None,
        FaceLine(scale.face, scale.face_before) if has_faces else None,
        maybe(scale.reason, look().text),
        maybe(higher, look().soft),
        gap=14,
    )
    beside = Beside((Part(head, share=1), Part(told, share=3)), gap=40)
    return white_card(Fitting(beside, stack(head, told, gap=18), _ROOM_BESIDE))


def _before(scale: SeenScale) -> str:
    face = face_words(scale.face_before)
    if scale.before is None:
        return _("Last time: {words}").format(words=face) if face else ""
    last = _("Last time {score}").format(score=scale.before)
    return _("{number}, {face}").format(number=last, face=face) if face else last


def _today(scale: SeenScale) -> str:
    face = face_words(scale.face)
    if scale.score is None:
        return _("Today: {words}").format(words=face) if face else ""
    today = _("Today {score} out of 10").format(score=scale.score)
    return _("{number}, {face}").format(number=today, face=face) if face else today
