"""Signatures kept small: few points stay as they are, very many still look the same."""

import math
import random

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.copy_signed import strokes_of
from mam_desktop.meeting.pen_strokes import MOST_POINTS, kept_strokes, point_count
from mam_desktop.meeting.signed import Signature
from mam_desktop.meeting.signing import sign
from tests.meeting.builders import meeting_session


def wave(count: int) -> list[list[float]]:
    """Return a line in waves, drawn in two seconds, pressed harder towards its end."""
    return [
        [
            round(no * 380 / count, 2),
            round(60 + 40 * math.sin(no * 12 / count), 2),
            no * 2000 // count,
            20 + no * 80 // count,
        ]
        for no in range(count)
    ]


def test_a_common_signature_stays_as_it_is() -> None:
    strokes = [wave(150), wave(80)]
    assert kept_strokes(strokes) == strokes


def test_fifty_thousand_points_become_few_and_lie_where_they_lay() -> None:
    drawn = wave(50_000)
    kept = kept_strokes([drawn])
    assert point_count(kept) <= MOST_POINTS
    assert kept[0][0] == drawn[0]
    assert kept[0][-1] == drawn[-1]
    for x, y, ms, hard in kept[0]:
        wanted = 60 + 40 * math.sin(x * 12 / 380)
        assert abs(y - wanted) < 1
        assert abs(ms - x * 2000 / 380) < 10
        assert abs(hard - (20 + x * 80 / 380)) < 3


def test_a_scribble_of_fifty_thousand_points_is_kept_small_too() -> None:
    made = random.Random(7)  # noqa: S311
    scribble = [[made.randrange(400), made.randrange(120), no] for no in range(50_000)]
    kept = kept_strokes([scribble])
    assert MOST_POINTS / 3 <= point_count(kept) <= MOST_POINTS
    assert {(point[0] // 100, point[1] // 40) for point in kept[0]} == {
        (across, down) for across in range(4) for down in range(3)
    }


def test_fifty_thousand_dots_are_thinned_out_and_some_are_left() -> None:
    dots = [[[no % 400, no % 120, no]] for no in range(50_000)]
    assert 0 < point_count(kept_strokes(dots)) <= MOST_POINTS


def test_strokes_without_a_point_are_left_out() -> None:
    assert kept_strokes([[], [[1, 2, 3]], []]) == [[[1, 2, 3]]]


def test_a_signature_of_nothing_but_empty_strokes_is_none() -> None:
    session = meeting_session()
    with pytest.raises(BadInput, match="Nothing is drawn"):
        sign(session, who="Mum", method="drawn", strokes=[[], []])


def test_numbers_that_are_none_are_refused_however_many_there_are() -> None:
    session = meeting_session()
    broken = [[float("nan"), 1.0, 1.0]] * 1000
    with pytest.raises(BadInput):
        sign(session, who="Mum", method="drawn", strokes=[broken])


def test_a_pens_pressure_is_kept_and_papers_are_given_places_and_times() -> None:
    session = meeting_session()
    sign(session, who="Mum", method="drawn", strokes=[[[1, 2, 0, 55], [9, 2, 40, 80]]])
    signature = session.entries.all(Signature)[0]
    assert signature.strokes == [[[1, 2, 0, 55], [9, 2, 40, 80]]]
    assert strokes_of(signature) == (((1.0, 2.0, 0.0), (9.0, 2.0, 40.0)),)
