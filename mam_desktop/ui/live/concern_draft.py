"""What is typed on the private sheet before it is kept: a draft in the encrypted record alone.

Each draft has a slot of its own. While somebody else holds the laptop only a free slot is used,
so that nothing begun on the lead's side comes up in their hands.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from mam_desktop.meeting.concerns import NOTHING_YET, Answers, Telling
from mam_desktop.ui.ports import MeetingDesk

NOBODY_TOLD = Telling()
SLOTS = tuple(f"apart-{no}" for no in range(1, 10))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernDraft:
    """Everything on the sheet, as far as it is written."""

    words: str = ""
    by: str = ""
    at: str = ""
    place: str = ""
    present: tuple[str, ...] = ()
    others: str = ""
    """Names, between commas, of who was there and is on no list."""
    seen: str = ""
    thought: str = ""
    told: tuple[Telling, ...] = ()
    telling: Telling = NOBODY_TOLD
    """Who was told, as far as it is typed and not added yet."""
    answers: Answers = NOTHING_YET

    @property
    def is_begun(self) -> bool:
        """Say whether somebody wrote something that is not there by itself."""
        written = (self.words, self.by, self.others, self.seen, self.thought, self.told)
        typed = (self.telling.who, self.telling.advice)
        return any((*written, *typed)) or self.answers != NOTHING_YET

    @property
    def all_present(self) -> tuple[str, ...]:
        """Return who was there: ids of people, then other names."""
        names = (one.strip() for one in self.others.split(","))
        return (*self.present, *(one for one in names if one))

    def to_text(self) -> str:
        """Return the draft as the record keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)


def draft_from(text: str) -> ConcernDraft:
    """Return a kept draft; of one that another version wrote, whatever fits."""
    try:
        told: object = json.loads(text)
    except ValueError:
        return ConcernDraft(words=text)
    if not isinstance(told, Mapping):
        return ConcernDraft(words=text)
    words = {
        one: str(told.get(one, ""))
        for one in ("words", "by", "at", "place", "others", "seen", "thought")
    }
    lines = told.get("told")
    return ConcernDraft(
        **words,
        present=_texts(told.get("present")),
        told=tuple(_telling(one) for one in lines) if isinstance(lines, list) else (),
        telling=_telling(told.get("telling")),
        answers=_answers(told.get("answers")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def _telling(value: object) -> Telling:
    told = value if isinstance(value, Mapping) else {}
    return Telling(**{one.name: str(told.get(one.name, "")) for one in fields(Telling)})


def _answers(value: object) -> Answers:
    told = value if isinstance(value, Mapping) else {}
    shared = told.get("shared_without_agreement")
    return Answers(
        family_told=str(told.get("family_told", "")),
        why=str(told.get("why", "")),
        shared_without_agreement=shared if isinstance(shared, bool) else None,
        reason=str(told.get("reason", "")),
        closed_part_with=_texts(told.get("closed_part_with")),
        closed_part=str(told.get("closed_part", "")),
    )


class DraftSlots:
    """The drafts of one meeting, in the record's own store."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._texts: dict[str, str] = {}
        """What each slot holds: the record is written a moment later."""

    def _text(self, slot: str) -> str:
        if slot not in self._texts:
            self._texts[slot] = self._desk.draft(slot)
        return self._texts[slot]

    def _put(self, slot: str, text: str) -> None:
        if text != self._text(slot):
            self._texts[slot] = text
            self._desk.keep_draft(slot, text)

    def begun(self) -> str | None:
        """Return the first slot with a draft, if any."""
        return next((one for one in SLOTS if self._text(one)), None)

    def free(self) -> str:
        """Return a slot without a draft; when all are taken, the last."""
        return next((one for one in SLOTS if not self._text(one)), SLOTS[-1])

    def load(self, slot: str) -> ConcernDraft | None:
        """Return the draft of a slot."""
        text = self._text(slot)
        return draft_from(text) if text else None

    def keep(self, slot: str, draft: ConcernDraft) -> None:
        """Keep a draft; one that nobody began is forgotten."""
        self._put(slot, draft.to_text() if draft.is_begun else "")

    def forget(self, slot: str) -> None:
        """Forget a draft: its words are in the record."""
        self._put(slot, "")
