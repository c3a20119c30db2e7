"""The consent ledger as it is asked: questions in plain words, and a cell for each answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mam_desktop.meeting.consents import (
    CONTACT,
    MINUTES,
    PERSONAL,
    PHOTO,
    RECORD_VOICE,
    SHARE_MINUTES,
    SHOW,
    TAKE_PART,
    VIDEO_CALL,
    YES,
    asked,
    folded,
    names_of_agency,
    standing_answers,
    subject_of,
)
from mam_desktop.meeting.deciding import is_child
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Attendance, Consent, Person
from mam_desktop.texts import N_, _, checked_words, language_now

HOWS = (
    N_("said"),
    N_("thumbs up"),
    N_("wrote"),
    N_("signed a form"),
    N_("pointed at pictures"),
    N_("through an interpreter"),
    N_("through somebody they trust"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One purpose: its short name, what is asked, and what a no does."""

    short: str
    asks: str
    asks_about: str
    """The same, asked of somebody about another person, `{name}`."""
    if_no: str


QUESTIONS: Mapping[str, Question] = {
    TAKE_PART: Question(
        short=N_("Take part"),
        asks=N_("Do you want to take part in this meeting?"),
        asks_about=N_("Is it all right that {name} takes part in this meeting?"),
        if_no=N_("{name}’s own words are off the screen; a person looks before anything leaves."),
    ),
    SHOW: Question(
        short=N_("On the screen"),
        asks=N_("May we show what you say on the screen here?"),
        asks_about=N_("May we show what {name} says on the screen here?"),
        if_no=N_("{name}’s own words and pictures are off the screen now."),
    ),
    MINUTES: Question(
        short=N_("In the minutes"),
        asks=N_("May what you say stand in the minutes?"),
        asks_about=N_("May what {name} says stand in the minutes?"),
        if_no=N_("{name}’s own words are only in their own copy and in the case file."),
    ),
    RECORD_VOICE: Question(
        short=N_("Record the voice"),
        asks=N_("May we record your voice?"),
        asks_about=N_("May we record {name}’s voice?"),
        if_no=N_("No recording of {name} is made, played or handed out."),
    ),
    PHOTO: Question(
        short=N_("Keep a photo"),
        asks=N_("May we keep a photo of you, or one that you took?"),
        asks_about=N_("May we keep a photo of {name}?"),
        if_no=N_("No photo of {name} is kept, shown or handed out."),
    ),
    CONTACT: Question(
        short=N_("Contact afterwards"),
        asks=N_("May we get in touch with you after the meeting?"),
        asks_about=N_("May we get in touch with {name} after the meeting?"),
        if_no=N_("The case file says: {name} asked not to be contacted."),
    ),
    VIDEO_CALL: Question(
        short=N_("Video call"),
        asks=N_("Is it all right that somebody joins by video?"),
        asks_about=N_("Is it all right for {name} that somebody joins by video?"),
        if_no=N_("Please ask who joins by video to phone instead."),
    ),
    SHARE_MINUTES: Question(
        short=N_("Share the minutes"),
        asks=N_("May we share the minutes with {recipient}?"),
        asks_about=N_("May we share the minutes with {recipient}?"),
        if_no=N_("No copy goes to {recipient}. What went there before cannot be called back."),
    ),
}
"""Purpose -> question; any other purpose may be written in its own words."""

ABOUT_ONE = tuple(one for one in QUESTIONS if one in PERSONAL)


MOST_LETTERS = 60
"""So many letters of a name or a recipient stand in a sentence; the ledger holds all of them."""


def brief(words: str, most: int = MOST_LETTERS) -> str:
    """Return words that fit into a sentence: the rest is dots."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def question_words(purpose: str, *, about: str = "", recipient: str = "") -> str:
    """Return the question; with `about`, as it is asked about somebody else."""
    question = QUESTIONS.get(folded(purpose))
    if question is None:
        return _("{purpose}: {recipient}?").format(
            purpose=brief(purpose), recipient=brief(recipient)
        )
    pattern = question.asks_about if about else question.asks
    # What somebody agrees to is asked in English rather than in words that nobody has checked.
    asked = checked_words(language_now(), pattern)
    return asked.format(name=brief(about), recipient=brief(recipient))


def short_words(purpose: str, recipient: str = "") -> str:
    """Return the few words for a purpose."""
    question = QUESTIONS.get(folded(purpose))
    if folded(purpose) == SHARE_MINUTES:
        return _("Share the minutes with {recipient}").format(recipient=brief(recipient))
    if question is not None:
        return _(question.short)
    if not recipient.strip():
        return brief(purpose)
    return _("{purpose}: {recipient}").format(purpose=brief(purpose), recipient=brief(recipient))


def effect_words(entries: Entries, one: Consent) -> str:
    """Return what an answer does from now on, to be said once it is written."""
    question = QUESTIONS.get(folded(one.purpose))
    if one.answer == YES or question is None:
        return ""
    about = entries.find(Person, subject_of(one) or one.by_id)
    return _(question.if_no).format(
        name=brief(about.name if about else ""), recipient=brief(one.recipient)
    )


# --- cells -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One question about one person, or about one recipient, and the answers that stand."""

    purpose: str
    recipient: str = ""
    about_id: str | None = None
    lines: tuple[Consent, ...] = ()

    @property
    def answer(self) -> str:
        """Return the answer that holds, the stricter where they differ; empty: not asked."""
        if not self.lines:
            return ""
        strict = [one.answer for one in self.lines if one.answer != YES]
        return strict[-1] if strict else YES

    def is_from_before(self, meeting_id: str | None) -> bool:
        """Say whether every answer is of an earlier meeting: it stands, and is asked anew."""
        return bool(self.lines) and all(one.meeting_id != meeting_id for one in self.lines)

    @property
    def differs(self) -> bool:
        """Say whether one said yes and another did not."""
        return len({one.answer == YES for one in self.lines}) == 2


def cells_about(entries: Entries, meeting_id: str | None, person_id: str) -> tuple[Cell, ...]:
    """Return every question about one person, asked or not."""
    standing = standing_answers(entries)
    return tuple(
        Cell(
            purpose=purpose,
            about_id=person_id,
            lines=tuple(
                one
                for one in standing
                if subject_of(one) == person_id
                and asked(one) == (purpose, (meeting_id or "") if purpose == TAKE_PART else "")
            ),
        )
        for purpose in ABOUT_ONE
    )


def sharing_cells(entries: Entries, meeting_id: str | None) -> tuple[Cell, ...]:
    """Return the question about each recipient of the minutes: those invited, and any other.

    An agency's cell holds what was said of it under any of its names, as `may_have_a_copy` does.
    """
    standing = [one for one in standing_answers(entries) if asked(one)[0] == SHARE_MINUTES]
    invited = {folded(one): one for one in _agencies(entries, meeting_id)}
    known = {key: names_of_agency(entries, name) for key, name in invited.items()}
    for one in standing:
        key = asked(one)[1]
        if not any(key in names for names in known.values()):
            invited.setdefault(key, one.recipient)
            known.setdefault(key, frozenset({key}))
    return tuple(
        Cell(
            purpose=SHARE_MINUTES,
            recipient=name,
            lines=tuple(one for one in standing if asked(one)[1] in known[key]),
        )
        for key, name in invited.items()
    )


def _agencies(entries: Entries, meeting_id: str | None) -> Iterator[str]:
    """Yield by what each agency on the list is asked for: organisation, else role, else service."""
    for one in entries.all(Attendance, meeting_id):
        person = entries.find(Person, one.person_id)
        if person is None or person.is_family or person.is_lead or one.interpreter_for:
            continue
        name = person.organisation or person.role or person.service or person.name
        if name.strip():
            yield name


def people_to_ask(entries: Entries, meeting_id: str | None) -> tuple[Person, ...]:
    """Return who is asked: the child, the family on the list, and whoever has answered already."""
    listed = [one.person_id for one in entries.all(Attendance, meeting_id)]
    family = [one for one in entries.all(Person) if one.is_family and one.id in listed]
    asked_about = {subject_of(one) for one in standing_answers(entries)}
    others = [one for one in entries.all(Person) if one.id in asked_about and one not in family]
    return tuple(sorted((*family, *others), key=lambda one: not is_child(entries, one.id)))


def who_can_answer(
    entries: Entries, people: Sequence[Person], about_id: str | None
) -> tuple[Person, ...]:
    """Return who can be heard about somebody: themselves; for a child the grown-ups as well."""
    if about_id is None or is_child(entries, about_id):
        return tuple(people)
    return tuple(one for one in people if one.id == about_id)
