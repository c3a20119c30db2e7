"""What a copy leaves out: the texts it must not hold, and how many things, by kind, in words.

Whatever `visible_to` drops or empties for a recipient is kept back; nothing else decides that.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mam_desktop.meeting.audience import Recipient, visible_to
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry, FieldSpec, Meaning
from mam_desktop.meeting.people import Child, Consent, Household, Person
from mam_desktop.meeting.plan import Action, ActionReview, Decision, Feedback, Idea, Referral
from mam_desktop.meeting.said import (
    Attachment,
    Concern,
    Note,
    Observation,
    ProfileEntry,
    Scale,
    ServiceUpdate,
    Voice,
    VoiceAbsence,
)
from mam_desktop.meeting.screen_hold import ScreenHold
from mam_desktop.meeting.signed import Seal, SealedCopy, TimeStamp
from mam_desktop.texts import N_, _, ngettext

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateText:
    """Some words that a copy must not hold, and where they stand; a log names the place alone."""

    entry_id: str
    kind: str
    field: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWords:
    """What one copy may say and what it must not."""

    may: tuple[str, ...]
    must_not: tuple[PrivateText, ...]
    hidden_ids: frozenset[str]
    """Ids of entries that are not in the copy at all."""


def copy_words(
    written: Entries, recipient: Recipient, meeting_id: str | None, now: Entries | None = None
) -> CopyWords:
    """Return what a copy of some written state may say, and what of all that is known it must not.

    `written` is what the copy is made from, which may be sealed; `now` is everything known today.
    """
    seen = visible_to(written, recipient, meeting_id).entries
    may = tuple(text for one in seen for _name, text in _texts(one))
    return CopyWords(
        may=may,
        must_not=tuple(_private_texts(now or written, seen)),
        hidden_ids=frozenset(
            one.id for one in (now or written) if seen.find(type(one), one.id) is None
        ),
    )


def _private_texts(entries: Entries, seen: Entries) -> Iterator[PrivateText]:
    ids = {one.id for one in entries}
    for one in entries:
        shown = seen.find(type(one), one.id)
        told = set(_texts(shown)) if shown is not None else set()
        for name, text in _texts(one):
            if (name, text) not in told and text not in ids:
                yield PrivateText(entry_id=one.id, kind=one.KIND, field=name, words=text)


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield a person's own words in an entry, each with the name of its field."""
    if isinstance(entry, _NOBODYS_WORDS):
        return
    for name, spec in entry.specs().items():
        if not (spec.is_link or spec.choices) and name != "sha256":
            for text in _texts_in(getattr(entry, name), spec):
                if text.strip():
                    yield name, text


_NOBODYS_WORDS = (ScreenHold, Seal, SealedCopy, TimeStamp)
"""What the program writes for itself: hashes, keys, names of files, what a laptop knew when."""


def _texts_in(value: object, spec: FieldSpec) -> Iterator[str]:
    match value:
        case str():
            # A moment the program noted is nobody’s words, and its day is in every file.
            if not _MOMENT.fullmatch(value):
                yield value
        case Meaning():
            yield from (value.words, value.by)
        case date() if "born" in spec.label.casefold():
            yield value.isoformat()
        case Mapping():
            for one in value.values():
                yield from _texts_in(one, spec)
        case list() | tuple():
            for one in value:
                yield from _texts_in(one, spec)


# --- counted, in words -------------------------------------------------------------------------


_GROUPS: tuple[tuple[tuple[type[Entry], ...], str, str], ...] = (
    ((Note, Concern), N_("{count} private note"), N_("{count} private notes")),
    (
        (Voice, Observation, Scale, Attachment, VoiceAbsence, ProfileEntry),
        N_("{count} thing that somebody said or showed"),
        N_("{count} things that somebody said or showed"),
    ),
    ((Action, ActionReview), N_("{count} task or promise"), N_("{count} tasks or promises")),
    ((Idea,), N_("{count} idea"), N_("{count} ideas")),
    (
        (Decision, Referral),
        N_("{count} decision or question passed on"),
        N_("{count} decisions or questions passed on"),
    ),
    (
        (ServiceUpdate,),
        N_("{count} thing that a service wrote"),
        N_("{count} things that services wrote"),
    ),
    ((Feedback,), N_("{count} answer kept back"), N_("{count} answers kept back")),
    (
        (Consent,),
        N_("{count} answer about sharing"),
        N_("{count} answers about sharing"),
    ),
    (
        (Child, Person, Household),
        N_("{count} address or other private detail"),
        N_("{count} addresses or other private details"),
    ),
)
_DETAILS = (Child, Person, Household)
"""Kinds that belong to the family, of which single fields are kept back."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many things a copy leaves out, by kind; never what they say."""

    groups: tuple[tuple[int, str], ...]
    """Each with its count in words."""

    @property
    def count(self) -> int:
        """Return how many there are altogether."""
        return sum(count for count, _words in self.groups)

    @property
    def words(self) -> str:
        """Return the sentence that stands beside a preview."""
        if not self.groups:
            return _("Nothing was left out of this copy.")
        listed = ", ".join(words for _count, words in self.groups)
        told = ngettext(
            "{count} thing is not in this copy: {things}",
            "{count} things are not in this copy: {things}",
            self.count,
        )
        return told.format(count=self.count, things=listed)


def left_out(entries: Entries, recipient: Recipient, meeting_id: str) -> LeftOut:
    """Return what a copy of one meeting leaves out, counted by kind."""
    seen = visible_to(entries, recipient, meeting_id).entries
    counts: Counter[int] = Counter()
    others = 0
    for one in entries:
        if not _is_left_out(one, seen, meeting_id):
            continue
        group = next((no for no, it in enumerate(_GROUPS) if isinstance(one, it[0])), None)
        if group is not None:
            counts[group] += 1
        elif one.IN_MINUTES:
            others += 1
    found = [
        (counts[no], ngettext(one, many, counts[no]).format(count=counts[no]))
        for no, (_kinds, one, many) in enumerate(_GROUPS)
        if counts[no]
    ]
    if others:
        words = ngettext("{count} other thing", "{count} other things", others)
        found.append((others, words.format(count=others)))
    return LeftOut(tuple(found))


def _is_left_out(one: Entry, seen: Entries, meeting_id: str) -> bool:
    shown = seen.find(type(one), one.id)
    if isinstance(one, _DETAILS):
        return shown is None or set(_texts(one)) != set(_texts(shown))
    is_here = one.meeting_id == meeting_id or isinstance(one, ProfileEntry)
    return shown is None and is_here
