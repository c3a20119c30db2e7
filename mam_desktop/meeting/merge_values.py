"""What a council's own template is filled with: words of the released copy, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence

from mam_desktop.meeting.audience import Copy, visible_to
from mam_desktop.meeting.boarding import outcomes_of
from mam_desktop.meeting.content import (
    Block,
    Content,
    Heading,
    Notice,
    Quote,
    Run,
    SignatureMark,
    Signatures,
    Text,
    VoicePanel,
    plain,
)
from mam_desktop.meeting.copies import CopyOrder, Paper, lead_name, when_and_where
from mam_desktop.meeting.copy_parts import is_professional
from mam_desktop.meeting.copy_voices import script_language
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import ATTENDANCE, STATUSES, label
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.merge_fields import MergeValue
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import Attendance, Child, Person
from mam_desktop.meeting.plan import Action, Decision, NextMeeting
from mam_desktop.meeting.presence import Spell
from mam_desktop.meeting.promises import actions_of
from mam_desktop.texts import _, day_month, long_date, speaking

Row = Mapping[str, MergeValue]


def merge_values(
    content: Content, entries: Entries, meeting: Meeting, order: CopyOrder, *, council: str = ""
) -> dict[str, MergeValue]:
    """Return a value for every field: from the copy's content and what its reader may see.

    A paper that says only part of the meeting has only that part in its lists too.
    """
    seen = visible_to(entries, order.recipient, meeting.id).entries
    whole, has_plan = order.paper is Paper.MINUTES, order.paper is not Paper.PROFILE
    with speaking(content.language):
        told = {**_of_the_meeting(seen, meeting, order.spells), **_of_the_copy(content)}
        parts = tuple(_parts(content))
        lists: dict[str, tuple[Row, ...]] = {
            "parts": parts,
            "notices": tuple(_notices(content)),
            "voices": tuple(_voices(content)),
            "people": tuple(_people(seen, meeting)) if whole else (),
            "outcomes": tuple(_outcomes(seen, meeting)) if whole else (),
            "decisions": tuple(_decisions(seen, meeting)) if whole else (),
            "next_meetings": tuple(_next_meetings(seen, meeting)) if has_plan else (),
            "signatures": tuple(_signatures(content)),
            **_actions(seen, meeting, order),
        }
    return {**told, **lists, "council": council, "minutes": content.blocks}


def _of_the_meeting(
    seen: Entries, meeting: Meeting, spells: Sequence[Spell]
) -> dict[str, MergeValue]:
    child = next(iter(seen.all(Child)), None)
    return {
        "date": long_date(meeting.on) if meeting.on else "",
        "starts": meeting.starts_at,
        "ends": meeting.ends_at,
        "place": meeting.place,
        "when_and_where": when_and_where(meeting, spells),
        "child": child.preferred_name if child else "",
        "lead": lead_name(seen, meeting),
    }


def _of_the_copy(content: Content) -> dict[str, MergeValue]:
    """Return what the copy says of itself; the writer of the file adds footer and state."""
    paper = content.subtitle_lines[0] if content.subtitle_lines else ""
    return {
        "title": content.title,
        "kind": content.subject,
        "paper": paper,
        "copy_name": content.copy_name,
        "version": str(content.version),
        "hash": content.short_hash,
        "full_hash": content.content_hash,
        "is_draft": content.is_draft,
    }


def _parts(content: Content) -> Iterator[Row]:
    """Yield each part under its heading; what stands before the first has none."""
    heading: Text = ""
    under: list[Block] = []
    for block in content.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if under or plain(heading):
                yield {"heading": heading, "body": tuple(under)}
            heading, under = block.text, []
        else:
            under.append(block)
    if under or plain(heading):
        yield {"heading": heading, "body": tuple(under)}


def _notices(content: Content) -> Iterator[Row]:
    for block in content.blocks:
        if isinstance(block, Notice):
            yield {"heading": block.heading, "words": block.text}


def _voices(content: Content) -> Iterator[Row]:
    for block in content.blocks:
        quotes = block.quotes if isinstance(block, VoicePanel) else ()
        for quote in (block,) if isinstance(block, Quote) else quotes:
            yield {
                "who": quote.who,
                "words": Run(quote.words, language=quote.language),
                "how": quote.how,
                "meaning": _meant(quote),
            }


def _meant(quote: Quote) -> Text:
    if quote.meaning is None:
        return ""
    by = _(" (as {name} gave it)").format(name=quote.meaning.by) if quote.meaning.by else ""
    return (Run(quote.meaning.words, language=quote.meaning.language), Run(by))


def _people(seen: Entries, meeting: Meeting) -> Iterator[Row]:
    for one in seen.all(Attendance, meeting.id):
        person = seen.find(Person, one.person_id)
        yield {
            "name": person.name if person else "",
            "full_name": person.full_name if person else "",
            "role": (person.role or person.service) if person else "",
            "organisation": person.organisation if person else "",
            "here": label(ATTENDANCE, one.state),
        }


def _outcomes(seen: Entries, meeting: Meeting) -> Iterator[Row]:
    for one in outcomes_of(seen, meeting.id):
        yield {"words": _own(one.words), "whose": one.whose, "need": one.need}


def _decisions(seen: Entries, meeting: Meeting) -> Iterator[Row]:
    for one in seen.all(Decision, meeting.id):
        yield {"what": one.what, "why": one.why, "by": one.by}


def _next_meetings(seen: Entries, meeting: Meeting) -> Iterator[Row]:
    for one in seen.all(NextMeeting, meeting.id)[-1:]:
        if one.on is not None:
            yield {
                "date": long_date(one.on),
                "time": one.starts_at,
                "place": one.place,
                "about": one.purpose,
            }


def _signatures(content: Content) -> Iterator[Row]:
    marks = (mark for one in content.blocks if isinstance(one, Signatures) for mark in one.marks)
    for mark in marks:
        yield _signature(mark)


def _signature(mark: SignatureMark) -> Row:
    return {
        "name": mark.name,
        "line": mark.line,
        "method": mark.method,
        "words": Run(mark.words, language=mark.language),
        "mark": mark,
    }


def _actions(seen: Entries, meeting: Meeting, order: CopyOrder) -> dict[str, tuple[Row, ...]]:
    found = actions_of(seen, meeting) if order.paper is not Paper.PROFILE else ()
    tasks = [one for one in found if is_professional(one)]
    if order.recipient.copy is Copy.FAMILY or order.paper is Paper.FAMILY_SHEET:
        tasks = []
    agreed = [one for one in found if not is_professional(one)]
    return {"actions": _action_rows(seen, agreed), "tasks": _action_rows(seen, tasks)}


def _action_rows(seen: Entries, actions: Sequence[Action]) -> tuple[Row, ...]:
    return tuple(_action(seen, number, one) for number, one in enumerate(actions, start=1))


def _action(seen: Entries, number: int, one: Action) -> Row:
    owner = seen.find(Person, one.owner_id)
    meaning = one.meaning
    return {
        "number": str(number),
        "what": _own(one.what),
        "so_that": _own(one.so_that),
        "who": owner.name if owner else "",
        "role": owner.role if owner else "",
        "helper": name_of(seen, one.helper_id),
        "by_when": day_month(one.due_on) if one.due_on else "",
        "status": label(STATUSES, one.status),
        "while_waiting": _own(one.while_waiting),
        "how_we_know": _own(one.how_we_know),
        "meaning": Run(meaning.words, language=meaning.language) if meaning else "",
    }


def _own(words: str) -> Run:
    return Run(words, language=script_language(words))
