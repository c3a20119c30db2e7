"""Every field reads what it wrote, and nonsense without failing; it refuses what does not fit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.changes.change import REMOVED, JsonValue
from mam_desktop.changes.fold import Fold
from mam_desktop.errors import BadInput
from mam_desktop.meeting.entries import read_entries, read_entry
from mam_desktop.meeting.fields import Audience, Entry, FieldSpec, Meaning
from mam_desktop.meeting.kinds import KINDS, RANDOM_FIELDS
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Household
from mam_desktop.meeting.plan import Action, Idea, Referral
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.values import MAX_WORDS
from tests.changes.histories import a_change

FIELDS = [(kind, name) for kind, cls in KINDS.items() for name in cls.specs()]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def spec_of(kind: str, name: str) -> FieldSpec:
    return KINDS[kind].specs()[name]


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=str)
def test_a_fields_default_can_be_written_and_read_back(kind: str, name: str) -> None:
    spec, default = spec_of(kind, name), KINDS[kind].defaults()[name]
    assert spec.read(spec.write(default)) == default


@given(json_values)
def test_reading_never_fails_and_what_was_read_can_be_written(value: JsonValue) -> None:
    for kind, name in FIELDS:
        spec = spec_of(kind, name)
        read = spec.read(value)
        if not spec.choices and read != value:
            canonical_json(spec.write(read))


@given(st.data())
def test_an_entry_is_built_from_whatever_another_laptop_wrote(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    values = data.draw(st.lists(json_values, min_size=3, max_size=3))
    cells = [*list(KINDS[kind].specs())[:3], "from-next-year"]
    changes = [
        a_change(f"c{no}", cell=("e1", name), value=value, kind=kind)
        for no, (name, value) in enumerate(zip(cells, [*values, 1], strict=False))
    ]
    entry = read_entry(Fold(changes), "e1")
    assert isinstance(entry, KINDS[kind])
    assert isinstance(entry.audience(), Audience)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Action, "what", 7),
        (Action, "what", "x" * (MAX_WORDS + 1)),
        (Action, "due_on", "2026-12-01"),
        (Action, "status", "lost"),
        (Action, "meaning", {"words": "x"}),
        (Action, "owner_agreed", "yes"),
        (Voice, "not_for", "Dad"),
        (Voice, "share", "all"),
        (KINDS["scale"], "score", True),
        (KINDS["scale"], "score", 2**60),
        (KINDS["signature"], "strokes", [[[0, float("inf"), 0]]]),
        (KINDS["meeting"], "agenda", [["lunch", 5]]),
        (KINDS["child"], "references", {"crm": 7}),
    ],
)
def test_what_does_not_fit_is_refused(kind: type[Entry], field: str, value: object) -> None:
    with pytest.raises(BadInput):
        kind.specs()[field].write_new(value)


def test_half_a_character_is_written_as_a_question_mark() -> None:
    assert Voice.specs()["words"].write("a\ud800b") == "a?b"


def test_words_in_another_language_come_back_as_they_were() -> None:
    spec = Voice.specs()["meaning"]
    meaning = Meaning("pl", "Chcę spać.", "Noor")
    assert spec.read(spec.write(meaning)) == meaning


def test_only_keys_signatures_files_and_what_a_laptop_knew_stay_out_of_the_state_hash() -> None:
    assert {
        ("screen_hold", "knows"),
        ("seal", "device_key"),
        ("seal", "signature"),
        ("sealed_copy", "sha256"),
        ("time_stamp", "sha256"),
    } == RANDOM_FIELDS


# --- what holds while two people's choices differ ------------------------------------------------


def torn_entry(kind: str, field: str, first: JsonValue, second: JsonValue) -> Entry:
    changes = [
        a_change("born", cell=("e1", REMOVED), value=False, kind=kind),
        a_change("a", cell=("e1", field), value=first, kind=kind),
        a_change("b", cell=("e1", field), value=second, kind=kind, device_id="laptop-2"),
    ]
    entry = read_entry(Fold(changes), "e1")
    assert entry is not None
    return entry


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("kind", "field", "first", "second", "holds"),
    [
        ("voice", "share", "everyone", "some", "some"),
        ("voice", "share", "nobody", "some", "nobody"),
        ("voice", "share", "everyone", "a word of next year", "nobody"),
        ("voice", "shared_with", ["a", "b"], ["b"], ("b",)),
        ("idea", "held_back", True, None, True),
        ("action", "kind", "family", "professional", "professional"),
        ("action", "needed_for", None, "x", None),
        ("referral", "to", "social_care", "MAP", "social_care"),
        ("referral", "open_to_all", True, None, False),
    ],
)
def test_while_choices_differ_what_shows_least_holds(
    kind: str, field: str, first: JsonValue, second: JsonValue, holds: object, turned: bool
) -> None:
    told = (second, first) if turned else (first, second)
    entry = torn_entry(kind, field, *told)
    assert getattr(entry, field) == holds
    assert field in entry.torn


@pytest.mark.parametrize(("kind", "field"), [(Voice, "not_for"), (Household, "hidden_from")])
def test_while_it_differs_from_whom_something_is_kept_all_are_meant(
    kind: type[Entry], field: str
) -> None:
    entry = torn_entry(kind.KIND, field, ["mum"], ["dad"])
    assert set(getattr(entry, field)) == {"mum", "dad"}


def test_otherwise_the_newest_is_shown() -> None:
    assert getattr(torn_entry("idea", "words", "first", "second"), "words", "") == "second"


def test_the_audience_follows_from_the_safest_choice() -> None:
    assert torn_entry("idea", "held_back", None, True).audience() is Audience.LEAD
    assert torn_entry("referral", "to", "MAP", "social_care").audience() is Audience.RESTRICTED
    assert torn_entry("action", "kind", "family", "professional").audience() is Audience.MEMBERS
    assert isinstance(torn_entry("referral", "to", "MAP", "other"), Referral)
    assert isinstance(torn_entry("idea", "held_back", None, True), Idea)


def test_a_removed_entry_is_not_there_and_neither_is_one_of_an_unknown_kind() -> None:
    removed = a_change("a", cell=("e1", REMOVED), value=True)
    unknown = a_change("b", cell=("e2", "words"), kind="from-next-year")
    assert not list(read_entries(Fold([removed, unknown])))
    assert read_entry(Fold([removed]), "e1", removed_too=True) is not None


def test_a_date_that_is_none_is_not_said() -> None:
    entry = torn_entry("action", "due_on", "2026-02-30", "2026-02-30")
    assert isinstance(entry, Action)
    assert entry.due_on is None
    assert Action.specs()["due_on"].write(date(2026, 2, 28)) == "2026-02-28"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_nobody_can_mean_is_refused_and_counts_as_not_said(day: str) -> None:
    spec = Action.specs()["due_on"]
    with pytest.raises(BadInput, match=f"The year {int(day[:4])} cannot be right"):
        spec.write(date.fromisoformat(day))
    assert spec.read(day) is None


@pytest.mark.parametrize("hour", ["half two", "25:00", "14.00", "2026-11-24", "14:00\n", "١٤:٠٠"])
def test_a_time_of_day_nobody_can_reckon_with_is_refused_and_counts_as_not_said(hour: str) -> None:
    spec = Meeting.specs()["starts_at"]
    with pytest.raises(BadInput, match="is not a time such as 14:00"):
        spec.write(hour)
    assert spec.read(hour) == ""
    assert spec.read(spec.write("14:05")) == "14:05"
    assert spec.write("") == ""
