"""A drawing's lines: taken back, drawn again, cleared, and kept as text."""

import pytest

from mam_desktop.ui.live.steps.media.strokes import MOST_POINTS, Drawing, Stroke, drawing_from

LINE = Stroke("red", "thin", ((1, 2, 100), (3, 4, 50)))
DOT = Stroke("blue", "thick", ((9, 9, 100),))


def test_lines_are_taken_back_and_drawn_again() -> None:
    drawing = Drawing()
    drawing.add(LINE)
    drawing.add(DOT)
    drawing.undo()
    assert (drawing.strokes, drawing.can_redo) == ((LINE,), True)
    drawing.redo()
    assert (drawing.strokes, drawing.can_redo) == ((LINE, DOT), False)


def test_clearing_can_be_taken_back() -> None:
    drawing = Drawing()
    drawing.add(LINE)
    drawing.clear()
    assert drawing.is_empty
    drawing.undo()
    assert drawing.strokes == (LINE,)


def test_nothing_happens_on_white_paper() -> None:
    drawing = Drawing()
    drawing.clear()
    drawing.undo()
    drawing.redo()
    assert (drawing.can_undo, drawing.can_redo, drawing.to_text()) == (False, False, "")


def test_a_drawing_is_kept_as_text() -> None:
    drawing = Drawing()
    drawing.add(DOT)
    drawing.clear()
    drawing.add(LINE)
    assert drawing_from(drawing.to_text()).strokes == (LINE,)


def test_endless_scribbling_is_kept_up_to_a_length() -> None:
    drawing = Drawing()
    drawing.add(LINE)
    drawing.add(Stroke("red", "thin", ((1, 1, 1),) * MOST_POINTS))
    assert drawing_from(drawing.to_text()).strokes == (LINE,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        "[1]",
        '[["red","thin"]]',
        '[["pink","thin",[1,2,3]]]',
        '[["red","thin",[1,2]]]',
        '[["red","thin",[1,2,"x"]]]',
        '[["red","thin",[]]]',
    ],
)
def test_text_that_does_not_fit_is_white_paper(text: str) -> None:
    assert drawing_from(text).is_empty
