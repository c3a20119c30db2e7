"""The change on the wire: what goes out comes back, and nonsense is refused."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mam_desktop.changes.canonical import canonical_json, json_hash
from mam_desktop.changes.change import Change, JsonValue, change_from_json
from mam_desktop.errors import BadInput
from tests.changes.histories import History, a_change, histories


@given(histories())
@settings(max_examples=20)
def test_a_change_comes_back_from_json_as_it_was(history: History) -> None:
    for change in history.changes:
        assert change_from_json(json.loads(canonical_json(change.to_json()))) == change


def told(**other: JsonValue) -> dict[str, JsonValue]:
    return a_change("c1", supersedes=("c0",)).to_json() | other


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ""},
        {"id": 7},
        {"at": "yesterday"},
        {"at": "2026-13-45T99:00:00.000Z-0000"},
        {"at": "2026-11-24T14:00:00.000Z-00zz"},
        {"gesture_of": 0},
        {"gesture_no": 1},
        {"gesture_no": -1},
        {"gesture_no": True},
        {"schema": "1"},
        {"meeting_id": 3},
        {"supersedes": "c0"},
        {"supersedes": [1]},
        {"supersedes": ["c1"]},
        {"surprise": "unknown field"},
    ],
)
def test_nonsense_from_the_wire_is_refused(wrong: dict[str, JsonValue]) -> None:
    with pytest.raises(BadInput):
        change_from_json(told(**wrong))


def test_a_missing_field_is_refused_by_name() -> None:
    data = told()
    del data["author_id"]
    with pytest.raises(BadInput, match="author_id"):
        change_from_json(data)


def test_canonical_json_has_one_form_only() -> None:
    one: JsonValue = {"b": [1, 2.5, True, None], "a": "é"}
    other: JsonValue = {"a": "é", "b": [1, 2.5, True, None]}
    assert canonical_json(one) == canonical_json(other) == b'{"a":"\xc3\xa9","b":[1,2.5,true,null]}'
    assert json_hash(one) == json_hash(other)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**60, "\ud800"])
def test_what_json_cannot_carry_is_refused(value: JsonValue) -> None:
    with pytest.raises(BadInput):
        canonical_json({"value": value})


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.booleans(), st.text())))
def test_canonical_json_reads_back(value: dict[str, JsonValue]) -> None:
    try:
        written = canonical_json(value)
    except BadInput:
        return
    assert json.loads(written) == value


def test_its_order_is_its_time_and_then_its_id() -> None:
    changes: list[Change] = [
        a_change("b", at="2026-11-24T14:00:00.000Z-0001"),
        a_change("a", at="2026-11-24T14:00:00.000Z-0001"),
        a_change("z", at="2026-11-24T14:00:00.000Z-0000"),
    ]
    assert [one.id for one in sorted(changes, key=lambda one: one.order)] == ["z", "a", "b"]
