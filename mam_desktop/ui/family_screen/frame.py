"""Puts the frame round a sheet: heading, the meeting's title, the way through the meeting."""

from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Area
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.pieces import Page, Piece, Place, enlarged, placed
from mam_desktop.ui.family_screen.shown import first_of
from mam_desktop.ui.family_screen.stage import FOOT, TOP, Sheet, Stage
from mam_desktop.ui.family_screen.typeset import AT_END, CENTRED

_FOOT_MIDDLE = 62
_DOT, _DOT_PITCH = 14, 28


def framed(stage: Stage, sheet: Sheet, step: tuple[int, int], page: tuple[int, int]) -> Page:
    """Return the finished page; `step` and `page` are (number, how many)."""
    head, title, foot = (Canvas(stage.press, stage.width) for _part in range(3))
    _draw_head(head, stage, sheet)
    _draw_title(title, stage, sheet)
    _draw_foot(foot, stage, sheet, step, page)
    top = stage.body_top(sheet.heading, has_title=sheet.has_title)
    pieces = (
        *placed(head.pieces, Place.HEAD),
        *placed(title.pieces, Place.FRAME),
        *_body_pieces(stage, sheet, top),
        *placed(foot.pieces, Place.FRAME),
    )
    return Page(sheet.paper, pieces)


def _draw_foot(
    canvas: Canvas, stage: Stage, sheet: Sheet, step: tuple[int, int], page: tuple[int, int]
) -> None:
    middle = stage.height - _FOOT_MIDDLE
    left = _draw_hint(canvas, stage, middle)
    right = _draw_steps(canvas, stage, middle, step)
    if page[1] > 1:
        _draw_pages(canvas, middle, (left + right) / 2, _which(sheet, page))


def _body_pieces(stage: Stage, sheet: Sheet, top: float) -> list[Piece]:
    """Return what stands between heading and foot, as large as the lead wants it."""
    zoom = stage.zoom
    body = Canvas(stage.press, stage.width / zoom)
    room = (stage.height - FOOT - top) / zoom
    sheet.body.draw(body, Area(stage.margin / zoom, top / zoom, stage.inside, room))
    return [enlarged(one, zoom) for one in body.pieces]


def _draw_head(canvas: Canvas, stage: Stage, sheet: Sheet) -> None:
    wide = stage.heading_width(has_title=sheet.has_title)
    high = sheet.heading.height(stage.press, wide)
    sheet.heading.draw(canvas, Area(stage.margin, TOP, wide, high))


def _draw_title(canvas: Canvas, stage: Stage, sheet: Sheet) -> None:
    """Draw the meeting's title in the corner, level with a heading of one line."""
    high = sheet.heading.height(stage.press, stage.heading_width(has_title=sheet.has_title))
    if sheet.has_title and stage.title:
        block, wide = stage.title_block(), stage.title_width()
        own = block.height(stage.press, wide)
        x = stage.width - stage.margin - wide
        y = TOP + max(0.0, min(high, 88) - own) / 2
        block.draw(canvas, Area(x, y, wide, own))


def _draw_hint(canvas: Canvas, stage: Stage, middle: float) -> float:
    """Draw what one may ask for; return where it ends."""
    style, words = look().small, _("You can ask to hear this read aloud")
    wide = min(stage.press.natural_width(words, style), stage.across * 0.42)
    setting = stage.press.set(words, style, wide)
    high = setting.height_of(0, len(setting.lines))
    canvas.icon(stage.margin, middle - 17, 34, "volume", style.colour)
    canvas.words(stage.margin + 42, middle - high / 2, wide, setting, style)
    return stage.margin + 42 + wide


def _draw_steps(canvas: Canvas, stage: Stage, middle: float, step: tuple[int, int]) -> float:
    """Draw the way through the meeting; return where it starts."""
    colours, style = look().colours, look().small
    number, count = step
    words = first_of(_("Step {number} of {count}").format(number=number, count=count))
    wide = stage.press.natural_width(words, style)
    setting = stage.press.set(words, style, wide, AT_END)
    x = stage.width - stage.margin - wide
    high = setting.height_of(0, len(setting.lines))
    start = x - 30 - (count - 1) * _DOT_PITCH - _DOT
    for dot in range(1, count + 1):
        left, top = start + (dot - 1) * _DOT_PITCH, middle - _DOT / 2
        if dot == number:
            canvas.circle(left - 3, top - 3, _DOT + 6, colours.primary)
        elif dot < number:
            canvas.circle(left, top, _DOT, colours.family_ink_2)
        else:
            canvas.box((left, top, _DOT, _DOT), radius=_DOT / 2, edge=colours.family_ink_2)
    canvas.words(x, middle - high / 2, wide, setting, style)
    return start


def _which(sheet: Sheet, page: tuple[int, int]) -> str:
    """Return which part of a long list this is, or which photograph."""
    if sheet.is_photo:
        return _("Photo {number} of {count}").format(number=page[0], count=page[1])
    return _("Page {number} of {count}").format(number=page[0], count=page[1])


def _draw_pages(canvas: Canvas, middle: float, centre: float, words: str) -> None:
    """Draw which part of a long list this is."""
    style, press = look().small, canvas.press
    words = first_of(words)
    wide = press.natural_width(words, style)
    setting = press.set(words, style, wide, CENTRED)
    high = setting.height_of(0, len(setting.lines))
    x, pad = centre - wide / 2, 24
    canvas.box(
        (x - pad, middle - high / 2 - 8, wide + 2 * pad, high + 16),
        radius=high / 2 + 8,
        edge=look().colours.family_ink_2,
    )
    canvas.words(x, middle - high / 2, wide, setting, style)
