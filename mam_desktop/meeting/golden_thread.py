"""The line from somebody's words through an idea to a promise, so that nobody loses it."""

from dataclasses import dataclass

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.said import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Where a promise comes from, as far as it is known."""

    voice: Voice | None = None
    outcome: Outcome | None = None
    idea: Idea | None = None


def thread_of(entries: Entries, action: Action) -> Thread:
    """Return the idea a promise comes from, what it is for, and the words that began it.

    `entries` are those the reader may see: what is kept from them is not in the line.
    """
    idea = entries.find(Idea, action.idea_id)
    if idea is None:
        return Thread()
    outcome = entries.find(Outcome, idea.outcome_id)
    own = entries.find(Voice, idea.voice_id)
    voice = own or entries.find(Voice, outcome.voice_id if outcome else None)
    return Thread(voice=voice, outcome=outcome, idea=idea)
