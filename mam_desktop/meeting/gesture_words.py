"""Says in words what a gesture did, so that the lead knows what undo would take back.

Words that not everybody may see are never repeated: only what kind of thing it was is said. The
same holds for words of somebody who has said no since to having them shown.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mam_desktop.changes.change import REMOVED, Change
from mam_desktop.changes.fold import Fold
from mam_desktop.meeting.board_round import STAGE_NAMES, BoardRound
from mam_desktop.meeting.entries import read_entry
from mam_desktop.meeting.fields import Audience, Entry, Said
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.labels import ATTENDANCE, COLUMNS, READ_BACK_ANSWERS, STATUSES, label
from mam_desktop.meeting.naming import WORDS_FIELD, words_of
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.pictograms import alt_of
from mam_desktop.meeting.plan import ActionReview, Idea, Vote
from mam_desktop.meeting.signed import ReadBack
from mam_desktop.texts import N_, _

MOST_LETTERS = 40

_WHAT = {
    "action": N_("action"),
    "attachment": N_("drawing, photo or recording"),
    "attendance": N_("who is here"),
    "board_round": N_("round on the board"),
    "child": N_("what is known about the child"),
    "copy_sent": N_("copy sent"),
    "copy_to": N_("who gets a copy"),
    "decision": N_("decision"),
    "disagreement": N_("what somebody sees differently"),
    "discussion": N_("note of what was talked about"),
    "household": N_("home"),
    "idea": N_("idea"),
    "next_meeting": N_("next meeting"),
    "note": N_("a note of yours"),
    "observation": N_("what was seen"),
    "outcome": N_("what matters"),
    "passed_gap": N_("going on without something"),
    "person": N_("person"),
    "profile": N_("line of the one-page profile"),
    "read_back": N_("answer to the read-back"),
    "referral": N_("passing on"),
    "review": N_("answer about last time"),
    "scale": N_("how things are"),
    "screen_hold": N_("new words wait for you, or show at once"),
    "statement_read": N_("opening statement read out"),
    "update": N_("what a service wrote"),
    "voice": N_("quote"),
    "voice_absence": N_("how the child is heard"),
    "vote": N_("heart"),
}
_BY_THE_WAY = frozenset({"person", "attendance_time"})
"""Kinds that come along with what a gesture is about."""
_WHO = ("who_id", "person_id", "by_id", "owner_id")


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of entries as far as everybody in the room may know them."""

    fold: Fold
    is_kept_back: Callable[[Entry], bool]

    def find(self, entity_id: str | None) -> Entry | None:
        """Return an entry, even one that was taken away."""
        return read_entry(self.fold, entity_id, removed_too=True) if entity_id else None

    def is_open(self, entry: Entry) -> bool:
        """Say whether everybody in the room may read an entry's words now."""
        return is_open(entry) and not self.is_kept_back(entry)

    def words(self, entry: Entry | None) -> str:
        """Return the first words of an entry; none where not everybody may read them."""
        return short_words(entry) if entry is not None and self.is_open(entry) else ""

    def named(self, entry: Entry) -> str:
        """Return what an entry is, with its words where they may be read."""
        what, words = _what(entry.KIND), self.words(entry)
        return _("{what} “{words}”").format(what=what, words=words) if words else what

    def who(self, entry: Entry) -> str:
        """Return the name of whom an entry is of."""
        if not self.is_open(entry):
            return ""
        ids = (getattr(entry, name, None) for name in _WHO)
        person_id = next((one for one in ids if one), None)
        held = self.fold.value(person_id, "name") if person_id else None
        is_person = person_id is not None and self.fold.kind_of(person_id) == Person.KIND
        return str(held.newest.value) if held is not None and is_person else ""


def gesture_words(
    fold: Fold, changes: Sequence[Change], is_kept_back: Callable[[Entry], bool]
) -> str:
    """Return what a gesture did: `quote from Mum: “He sleeps”`, `idea “Swimming” taken away`.

    `is_kept_back` says of whose entries nothing may be shown any more.
    """
    change = next((one for one in changes if one.kind not in _BY_THE_WAY), changes[0])
    about = [one for one in changes if one.entity_id == change.entity_id]
    teller = _Teller(fold, is_kept_back)
    entry = teller.find(change.entity_id)
    if entry is None:
        return _what(change.kind)
    removals = [one.value for one in about if one.field == REMOVED]
    if isinstance(entry, Attendance):
        return _attendance_words(teller, entry, about)
    if isinstance(entry, ActionReview | ReadBack) and not any(removals):
        return _answer_words(teller, entry)
    if False in removals:
        return (
            _heart_words(teller, entry) if isinstance(entry, Vote) else _made_words(teller, entry)
        )
    if removals:
        what = _heart_words(teller, entry) if isinstance(entry, Vote) else teller.named(entry)
        return _("{what} taken away").format(what=what)
    return _changed_words(teller, entry, about)


def _what(kind: str) -> str:
    return _(_WHAT[kind]) if kind in _WHAT else _(KINDS[kind].LABEL) if kind in KINDS else ""


def is_open(entry: Entry) -> bool:
    """Say whether everybody in the room may read an entry's words."""
    field = entry.specs().get(WORDS_FIELD.get(entry.KIND, "words"))
    is_for_all = entry.audience() is Audience.EVERYONE and (
        field is None or field.audience is Audience.EVERYONE
    )
    is_kept_back = bool(getattr(entry, "held_back", False) or getattr(entry, "waits", False))
    return is_for_all and not (isinstance(entry, Said) and entry.is_narrowed) and not is_kept_back


def short_words(entry: Entry) -> str:
    """Return the first words of an entry on one line; none where not everybody may read them."""
    words = " ".join(words_of(entry).split()) if is_open(entry) else ""
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rstrip()}…"


def _made_words(teller: _Teller, entry: Entry) -> str:
    if isinstance(entry, Idea) and entry.from_idea_id is not None:
        return _("ideas from last time, brought onto the board")
    what, who, words = _what(entry.KIND), teller.who(entry), teller.words(entry)
    if who and words:
        return _("{what} from {who}: “{words}”").format(what=what, who=who, words=words)
    if who:
        return _("{what}, {who}").format(what=what, who=who)
    return teller.named(entry)


def _attendance_words(teller: _Teller, entry: Attendance, about: Sequence[Change]) -> str:
    who = teller.who(entry) or _what(entry.KIND)
    states = [str(one.value) for one in about if one.field == "state"]
    if not states:
        return _("{who}: how they take part").format(who=who)
    return _("{who}: {how}").format(who=who, how=label(ATTENDANCE, states[-1]))


def _answer_words(teller: _Teller, entry: ActionReview | ReadBack) -> str:
    """Say which action was answered how; both are said aloud in the room."""
    words = teller.words(teller.find(entry.action_id))
    if isinstance(entry, ReadBack):
        how = label(READ_BACK_ANSWERS, entry.answer)
        told = _("“{what}” read back: {how}") if words else _what(entry.KIND)
    else:
        how = label(STATUSES, entry.status)
        told = _("“{what}”: {how}") if words and teller.is_open(entry) else _what(entry.KIND)
    return told.format(what=words, how=how)


def _heart_words(teller: _Teller, entry: Vote) -> str:
    """Say whose heart it is and for what, where everybody may read the idea."""
    who, words = teller.who(entry), teller.words(teller.find(entry.idea_id))
    told = _("heart, {who}, for “{words}”") if who and words else _what(entry.KIND)
    return told.format(who=who, words=words)


def _board_words(entry: Entry, fields: Mapping[str, object], named: str) -> str:
    """Return what was done on the board; nothing for what is said as elsewhere."""
    words = ""
    if isinstance(entry, BoardRound) and "stage" in fields:
        words = _("round on the board: {stage}").format(stage=label(STAGE_NAMES, entry.stage))
    elif isinstance(entry, Idea) and "quiet" in fields:
        words = _("ideas written quietly, shown together")
    elif isinstance(entry, Idea) and "held_back" in fields:
        words = _("{what} held back") if fields["held_back"] else _("{what} shown")
        words = words.format(what=named)
    elif isinstance(entry, Idea) and "column" in fields:
        column = label(COLUMNS, str(fields["column"]))
        words = _("{what} moved to “{column}”").format(what=named, column=column)
    return words


def _changed_words(teller: _Teller, entry: Entry, about: Sequence[Change]) -> str:
    fields = {one.field: one.value for one in about}
    named = teller.named(entry)
    on_board = _board_words(entry, fields, named)
    if on_board:
        return on_board
    if "share" in fields or "not_for" in fields:
        return _("who may see: {what}").format(what=named)
    if "pictogram" in fields:
        return _picture_words(named, fields["pictogram"])
    field = about[-1].field
    spec = entry.specs().get(field)
    if spec is None or field == WORDS_FIELD.get(entry.KIND, "words"):
        return _("change to {what}").format(what=named)
    return _("change to {what}: {field}").format(what=named, field=_(spec.label))


def _picture_words(named: str, name: object) -> str:
    """Return which picture was put beside words; the words' own is what they suggest."""
    if name is None:
        return _("picture of {what} left to its words").format(what=named)
    picture = alt_of(str(name))
    if not picture:
        return _("picture of {what} taken away").format(what=named)
    return _("picture of {what}: {picture}").format(what=named, picture=picture)


_STAYS = {
    "amendment": N_("A correction stays beside the minutes it corrects."),
    "consent": N_("What somebody agreed to is not taken back here. They can answer anew any time."),
    "feedback": N_("What somebody said about the meeting stays."),
    "quiet_signal": N_("A quiet signal stays until the next one."),
    "seal": N_("What was sealed stays. A correction makes a new version."),
    "sealed_copy": N_("What was sealed stays. A correction makes a new version."),
    "time_stamp": N_("What was sealed stays. A correction makes a new version."),
    "signature": N_("What somebody signed stays. They can sign again."),
}


def why_it_stays(kind: str) -> str:
    """Return why a gesture about a kind is not undone; nothing where it is simply passed over."""
    return _(_STAYS[kind]) if kind in _STAYS else ""
