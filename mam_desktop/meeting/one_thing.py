"""What the lead can show alone on the family screen: only what the whole room may see now."""

from dataclasses import dataclass

from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.promises import actions_of, promises_before
from mam_desktop.meeting.said import Voice
from mam_desktop.texts import N_, _

_KINDS = {
    "voice": N_("Words"),
    "outcome": N_("What matters"),
    "idea": N_("Idea"),
    "action": N_("Action"),
    "promise": N_("Promise from last time"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be shown alone."""

    key: str
    """Its id."""
    kind: str
    """`voice`, `outcome`, `idea`, `action` or `promise`."""
    words: str
    who: str

    @property
    def kind_words(self) -> str:
        """Return what kind of thing it is, in words."""
        return _(_KINDS[self.kind])

    @property
    def spoken(self) -> str:
        """Return it as a screen reader says it."""
        return ", ".join(one for one in (self.kind_words, self.who, self.words) if one)


def things_to_show(entries: Entries, meeting: Meeting) -> tuple[Thing, ...]:
    """Return what can be shown alone, in the order of the meeting, the newest of each kind first.

    Somebody's silence has no words, so it is never shown alone.
    """
    seen = visible_to(entries, Recipient(Copy.FAMILY_SCREEN), meeting.id).entries
    voices = [one for one in seen.all(Voice, meeting.id) if one.words]
    outcomes = seen.all(Outcome, meeting.id)
    promises = [_action(seen, one, "promise") for one in promises_before(seen, meeting)]
    return (
        *(Thing(one.id, "voice", one.words, name_of(seen, one.who_id)) for one in voices[::-1]),
        *promises,
        *(Thing(one.id, "outcome", one.words, one.whose) for one in outcomes[::-1]),
        *(Thing(one.id, "idea", one.words, "") for one in seen.all(Idea, meeting.id)[::-1]),
        *(_action(seen, one, "action") for one in actions_of(seen, meeting)[::-1]),
    )


def can_show_alone(entries: Entries, meeting: Meeting, entry_id: str) -> bool:
    """Say whether an entry can be shown alone, by its id."""
    return any(one.key == entry_id for one in things_to_show(entries, meeting))


def _action(seen: Entries, one: Action, kind: str) -> Thing:
    return Thing(one.id, kind, one.what, name_of(seen, one.owner_id))
