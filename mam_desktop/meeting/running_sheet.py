"""What only the lead's running sheet has: who is invited, what people need, agenda, before-list."""

from collections.abc import Iterator

from mam_desktop.meeting.before import Arrangement, Interpreting
from mam_desktop.meeting.before_words import ARRANGEMENTS, BEFORE_ITEMS, INVITE_ANSWERS
from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Table,
    Text,
    TextStyle,
)
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.inviting import Invited, invited_to, invited_words
from mam_desktop.meeting.labels import label
from mam_desktop.meeting.meetings import STEP_NAMES, STEPS, Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.preparing import BeforeLine, before_list
from mam_desktop.texts import _, ngettext

WITHOUT = "without"
"""Going ahead without the child or the parents: no task, so it stands there only if it is so."""


def running_sheet_parts(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Yield how the meeting was prepared, for the lead to hold in hand."""
    yield from _invited(seen, meeting)
    yield from _needed(seen, meeting)
    yield from _agenda(meeting)
    yield Heading(_("Before the meeting"))
    lines = before_list(seen, meeting.id)
    yield Bullets(tuple(_before(seen, one) for one in lines if one.item != WITHOUT or one.is_done))


def _invited(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    found = invited_to(seen, meeting.id)
    if not found:
        return
    yield Heading(_("Who is invited"))
    yield Paragraph(invited_words(found))
    columns = (Column(_("Name"), 3), Column(_("Answer"), 2), Column(_("Note"), 4))
    yield Table(columns, tuple(_invited_row(seen, one) for one in found))


def _invited_row(seen: Entries, one: Invited) -> tuple[Cell, ...]:
    person, told = one.person, one.invitation
    name = [Paragraph(person.name, TextStyle.STRONG)]
    belongs = person.role or person.service
    if belongs:
        name.append(Paragraph(belongs, TextStyle.MUTED))
    answer = Paragraph(label(INVITE_ANSWERS, one.answer))
    instead = name_of(seen, told.substitute_id) if told else ""
    notes = (
        _("instead: {name}").format(name=instead) if instead else "",
        _("a written update was asked for") if one.update_wanted else "",
        told.note if told else "",
    )
    return tuple(name), (answer,), tuple(Paragraph(one) for one in notes if one)


def _needed(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    items: list[Text] = [
        _("{name}: {needs}").format(name=one.person.name, needs=", ".join(one.person.access_needs))
        for one in invited_to(seen, meeting.id)
        if one.person.access_needs
    ]
    items += [_interpreting(seen, one) for one in seen.all(Interpreting, meeting.id)]
    items += [_arranged(one) for one in seen.all(Arrangement, meeting.id) if one.words]
    if items:
        yield Heading(_("What people need"))
        yield Bullets(tuple(items))


def _interpreting(seen: Entries, one: Interpreting) -> str:
    language = one.language
    words = (
        _("{language} interpreter booked") if one.is_booked else _("{language} interpreter to book")
    )
    told = (
        words.format(language=language),
        one.dialect,
        _("for {name}").format(name=name_of(seen, one.for_id)) if one.for_id else "",
        name_of(seen, one.interpreter_id),
        one.agency,
        one.reference,
    )
    return " · ".join(text for text in told if text)


def _arranged(one: Arrangement) -> str:
    words = _("{what}: {words} (arranged)") if one.is_arranged else _("{what}: {words}")
    return words.format(what=label(ARRANGEMENTS, one.topic), words=one.words)


def _agenda(meeting: Meeting) -> Iterator[Block]:
    minutes = meeting.minutes_by_step
    if not minutes:
        return
    yield Heading(_("Agenda"))
    columns = (Column(_("Step"), 4), Column(_("Minutes"), 1))
    rows = tuple(
        ((Paragraph(_(STEP_NAMES[step])),), (Paragraph(str(minutes[step])),))
        for step in STEPS
        if step in minutes
    )
    yield Table(columns, rows)
    total = sum(minutes.values())
    yield Paragraph(
        ngettext("{count} minute altogether", "{count} minutes altogether", total).format(
            count=total
        )
    )


def _before(seen: Entries, line: BeforeLine) -> str:
    """Return a line of the before-list: done, by whom, or still to do."""
    words = label(BEFORE_ITEMS, line.item)
    tick = line.tick
    if tick is not None and tick.note:
        words = _("{what} {note}").format(what=words, note=tick.note)
    if tick is None or not line.is_done:
        return _("To do: {what}").format(what=words)
    if line.item == WITHOUT:
        return words
    by = name_of(seen, tick.by_id)
    if by:
        return _("Done by {name}: {what}").format(name=by, what=words)
    return _("Done: {what}").format(what=words)
