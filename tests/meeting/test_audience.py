"""Who may see what: nothing above a copy's level goes into it, by any way out."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import ClassVar

import pytest

from mam_desktop.meeting.audience import CEILING, Copy, Recipient, is_meant, visible_to
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.fields import Audience, Entry, Said, wording
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.people import Attendance, Consent, Household, Person
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Disagreement,
    Idea,
    Outcome,
    Referral,
    Vote,
)
from mam_desktop.meeting.said import Note, Voice
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import copy_content
from tests.meeting.marked import MEETING, READER, Mark, marked_entries, texts_in, told

PAPERS = (Copy.FAMILY, Copy.EVERYONE, Copy.AGENCY, Copy.CASE_FILE, Copy.RUNNING_SHEET)
NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)


def recipient(copy: Copy) -> Recipient:
    agency = "person–organisation–mark" if copy is Copy.AGENCY else None
    return Recipient(copy, reader_id=READER if copy is Copy.FAMILY else None, agency=agency)


def ways_out(entries: Entries, copy: Copy) -> dict[str, str]:
    """Return every text that leaves through a copy, way -> text."""
    to = recipient(copy)
    meeting = entries.get(Meeting, MEETING)
    ways = {
        "visible_to": texts_in(visible_to(entries, to, MEETING).entries),
        "content": texts_in(copy_content(entries, meeting, to)),
        "plan": texts_in(copy_content(entries, meeting, to, "plan")),
    }
    for paper in Paper if copy in PAPERS else ():
        for seal in (None, entries.get(Seal, "seal")):
            order = CopyOrder(recipient=to, paper=paper, seal=seal, made_at=NOW)
            content = copy_content_for(agreed_to(entries), meeting, order)
            ways[f"{paper} {seal is not None}"] = every_text(content.blocks)
            ways[f"{paper} {seal is not None}, all"] = texts_in(content)
    for step in STEPS if copy is Copy.FAMILY_SCREEN else ():
        view = family_view(entries, meeting, FamilyScreen(ScreenState.ON, step), NOW.date())
        ways[f"scene {step}"] = iter(view.texts())
    return {way: "\n".join(texts) for way, texts in ways.items()}


def agreed_to(entries: Entries) -> Entries:
    """Leave out the ledger's one line, which says no to everything."""
    return Entries(one for one in entries if one.KIND != "consent")


@pytest.mark.parametrize("copy", Copy)
def test_nothing_above_a_copys_level_leaves_by_any_way(copy: Copy) -> None:
    marked = marked_entries()
    above = [one for one in marked.marks if one.audience > CEILING[copy]]
    assert len(above) >= 10
    for way, text in ways_out(marked.entries, copy).items():
        leaked = [one for one in above if one.word in text]
        assert not leaked, way


@pytest.mark.parametrize("copy", Copy)
def test_everything_at_a_copys_level_may_be_seen(copy: Copy) -> None:
    marked = marked_entries()
    seen = "\n".join(texts_in(visible_to(marked.entries, recipient(copy), MEETING).entries))
    missing = [
        one for one in marked.marks if one.audience <= CEILING[copy] and one.word not in seen
    ]
    assert not missing


def test_restricted_words_and_the_leads_own_are_in_no_copy() -> None:
    assert max(CEILING.values()) < Audience.RESTRICTED
    marked = marked_entries()
    held_back = [one for one in marked.marks if one.audience >= Audience.RESTRICTED]
    assert {one.kind for one in held_back} == {
        "board_round",
        "concern",
        "concern_answer",
        "concern_told",
        "feedback",
        "note",
        "prompt",
        "quiet_signal",
        "screen_hold",
    }


NARROWINGS: dict[str, dict[str, object]] = {
    "told to some, not this reader": {"share": "some", "shared_with": ("somebody",)},
    "told to nobody": {"share": "nobody"},
    "told to nobody, though shared": {"share": "nobody", "shared_with": (READER,)},
    "not for this reader": {"not_for": (READER,)},
    "not for this reader's service": {"not_for": ("person–service–mark",)},
    "shared with this reader, and not for them": {
        "share": "some",
        "shared_with": (READER,),
        "not_for": (READER,),
    },
}


def narrowed_marks(narrowing: dict[str, object]) -> tuple[Entries, list[Mark]]:
    marked = marked_entries(**narrowing)
    kinds = {kind for kind, cls in KINDS.items() if issubclass(cls, Said)}
    return marked.entries, [one for one in marked.marks if one.kind in kinds]


@pytest.mark.parametrize("narrowing", NARROWINGS.values(), ids=NARROWINGS)
@pytest.mark.parametrize("copy", [Copy.FAMILY_SCREEN, Copy.SIGNED, Copy.FAMILY, Copy.EVERYONE])
def test_what_is_narrowed_leaves_by_no_way_towards_whom_it_is_kept_from(
    copy: Copy, narrowing: dict[str, object]
) -> None:
    entries, marks = narrowed_marks(narrowing)
    here = entries.get(Attendance, "attendance")
    entries = Entries([*entries, replace(here, state="present")])
    for way, text in ways_out(entries, copy).items():
        assert not [one for one in marks if one.word in text], way


# --- the table of copies, as one table -----------------------------------------------------------

MUM, DAD = "mum", "dad"
PLAIN, SHARED, HIDDEN, KEPT = "plain", "shared with Mum", "not for Dad", "told to nobody"

TABLE: dict[Recipient, set[str]] = {
    Recipient(Copy.FAMILY_SCREEN): {PLAIN},
    Recipient(Copy.SIGNED): {PLAIN},
    Recipient(Copy.FAMILY): {PLAIN},
    Recipient(Copy.FAMILY, reader_id=MUM): {PLAIN, SHARED, HIDDEN},
    Recipient(Copy.FAMILY, reader_id=DAD): {PLAIN},
    Recipient(Copy.EVERYONE): {PLAIN, "task"},
    Recipient(Copy.AGENCY, agency="School"): {PLAIN, "task"},
    Recipient(Copy.CASE_FILE): {PLAIN, "task", HIDDEN, "address", "ledger"},
    Recipient(Copy.RUNNING_SHEET): {PLAIN, "task", HIDDEN, "address", "ledger"},
}


def family_of_two() -> Entries:
    return Entries(
        [
            told(Person, MUM, name="Mum"),
            told(Person, DAD, name="Dad"),
            told(Attendance, "mum here", person_id=MUM, state="present"),
            told(Attendance, "dad here", person_id=DAD, state="present"),
            told(Voice, PLAIN),
            told(Voice, SHARED, share="some", shared_with=(MUM,)),
            told(Voice, HIDDEN, not_for=(DAD,)),
            told(Voice, KEPT, share="nobody"),
            told(Action, "task", what="task", kind="professional"),
            told(Household, "address", address="1 Example Street"),
            told(Consent, "ledger", by_id=MUM, recipient="GP"),
            told(Note, "the lead's own", words="private"),
            told(Note, "restricted", words="private", for_whom="restricted"),
            told(Idea, "held back", words="not yet", held_back=True),
            told(Referral, "to social care", to="social_care", question="?"),
        ]
    )


@pytest.mark.parametrize("to", TABLE, ids=lambda to: f"{to.copy} {to.reader_id or ''}")
def test_the_table_of_copies_holds(to: Recipient) -> None:
    everything = {*TABLE[Recipient(Copy.CASE_FILE)], SHARED, KEPT}
    everything |= {"the lead's own", "restricted", "held back", "to social care"}
    seen = {one.id for one in visible_to(family_of_two(), to, MEETING).entries}
    assert seen & everything == TABLE[to]


def test_who_has_left_hides_nothing_from_the_screen_any_more() -> None:
    gone = told(Attendance, "dad here", person_id=DAD, state="left")
    entries = Entries([*family_of_two(), gone])
    assert HIDDEN in {one.id for one in visible_to(entries, Recipient(Copy.FAMILY_SCREEN)).entries}


def test_while_nobody_knows_whether_somebody_left_they_count_as_here() -> None:
    torn = frozenset({"state"})
    gone = told(Attendance, "dad here", person_id=DAD, state="left", torn=torn)
    entries = Entries([*family_of_two(), gone])
    seen = visible_to(entries, Recipient(Copy.FAMILY_SCREEN), MEETING).entries
    assert HIDDEN not in {one.id for one in seen}


def test_a_household_can_be_hidden_from_one_reader() -> None:
    def seen_by(reader: str | None, hidden_from: tuple[str, ...]) -> bool:
        home = told(Household, "h", hidden_from=hidden_from)
        to = Recipient(Copy.CASE_FILE, reader_id=reader)
        seen = visible_to(Entries([*family_of_two(), home]), to).entries
        return seen.find(Household, "h") is not None

    assert seen_by(None, (DAD,))
    assert seen_by(MUM, (DAD,))
    assert not seen_by(DAD, (DAD,))
    assert not seen_by(DAD, ("dad",))
    assert not seen_by(DAD, ("DAD",))


def test_a_kind_that_does_not_say_its_audience_is_invisible() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Unsaid(Entry):
        KIND: ClassVar[str] = "unsaid"
        words: str = wording("Words", Audience.EVERYONE)

    secret = told(Unsaid, "u", words="secret")
    for copy in Copy:
        assert not list(visible_to(Entries([secret]), Recipient(copy), MEETING).entries)


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_every_kind_says_its_own_audience_and_no_field_is_below_it(cls: type[Entry]) -> None:
    assert "AUDIENCE" in vars(cls)
    assert cls.KIND in KINDS
    assert cls.LABEL
    narrowing = set(Said.specs()) if issubclass(cls, Said) else set()
    for name, spec in cls.specs().items():
        assert spec.label, name
        assert spec.audience >= cls.AUDIENCE or name in narrowing, name


@pytest.mark.parametrize(
    "named",
    [
        *("d", "Ms Ode", "ms  ODE", "Ode", "Ola Ode", "the quiet-room lady"),
        *("SENCO", "School", "school", "Example Primary School"),
    ],
)
def test_a_not_for_means_somebody_by_any_of_their_names(named: str) -> None:
    assert is_meant(ms_ode(), named, "d")


@pytest.mark.parametrize("named", ["Mum", "Example", "Health", "dad", "Oded", MUM])
def test_a_not_for_means_nobody_else(named: str) -> None:
    assert not is_meant(ms_ode(), named, "d")


def ms_ode() -> Entries:
    ode = told(
        Person,
        "d",
        name="Ms Ode",
        full_name="Ola Ode",
        own_words="the quiet-room lady",
        role="SENCO",
        service="School",
        organisation="Example Primary School",
    )
    return Entries([*family_of_two(), ode])


# --- what hangs on something hidden --------------------------------------------------------------


def hanging() -> Entries:
    return Entries(
        [
            *family_of_two(),
            told(Idea, "idea", words="gym on Tuesdays", not_for=(DAD,), voice_id=KEPT),
            told(Idea, "other", words="swimming", outcome_id="outcome", voice_id=KEPT),
            told(Outcome, "outcome", words="out and about", not_for=(DAD,)),
            told(Vote, "heart", idea_id="idea", by_id=MUM),
            told(Action, "action", what="book", not_for=(DAD,)),
            told(ActionReview, "review", action_id="action", what_changed="booked"),
            told(Disagreement, "no", about="gym on Tuesdays", about_id="idea", words="too far"),
            told(Action, "from it", what="ring", idea_id="idea"),
        ]
    )


def test_what_hangs_on_something_hidden_is_hidden_with_it() -> None:
    seen = visible_to(hanging(), Recipient(Copy.FAMILY, reader_id=DAD), MEETING).entries
    assert {"idea", "outcome", "heart", "action", "review", "no"}.isdisjoint(x.id for x in seen)
    assert "gym on Tuesdays" not in "\n".join(texts_in(seen))


def test_a_link_to_something_hidden_is_emptied() -> None:
    seen = visible_to(hanging(), Recipient(Copy.FAMILY, reader_id=DAD), MEETING).entries
    assert seen.get(Idea, "other").outcome_id is None
    assert seen.get(Idea, "other").voice_id is None
    assert seen.get(Action, "from it").idea_id is None


def test_who_may_see_it_sees_what_hangs_on_it() -> None:
    seen = visible_to(hanging(), Recipient(Copy.FAMILY, reader_id=MUM), MEETING).entries
    assert {"idea", "outcome", "heart", "action", "review", "no"} <= {one.id for one in seen}
    assert seen.get(Idea, "other").outcome_id == "outcome"


def test_it_tells_how_many_of_the_meetings_entries_were_left_out() -> None:
    visible = visible_to(family_of_two(), Recipient(Copy.SIGNED), MEETING)
    assert visible.left_out == 6  # three voices, a task, a held back idea, a referral
