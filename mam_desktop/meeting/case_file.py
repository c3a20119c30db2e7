"""What only the case file holds: identifiers, the consent ledger, attendance times."""

from collections.abc import Iterator, Sequence

from mam_desktop.meeting.attending import times_of
from mam_desktop.meeting.consent_effects import LedgerSays, ledger_says, may_contact
from mam_desktop.meeting.consents import asked, standing_answers, subject_of
from mam_desktop.meeting.content import (
    Block,
    Cell,
    Column,
    Heading,
    KeyValues,
    Paragraph,
    Table,
    Text,
    TextStyle,
)
from mam_desktop.meeting.copy_to import CopyTo
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry, Said
from mam_desktop.meeting.labels import (
    ATTENDANCE,
    CONSENT_ANSWERS,
    COPY_FORMS,
    COPY_KINDS,
    GAPS,
    JOINS,
    READ_BACK_ANSWERS,
    VOICE_HOW,
    label,
)
from mam_desktop.meeting.meetings import STEP_NAMES, Meeting
from mam_desktop.meeting.naming import name_of, words_of
from mam_desktop.meeting.people import (
    CHILD,
    Attendance,
    AttendanceTime,
    Child,
    Consent,
    Household,
    Person,
    StatementRead,
)
from mam_desktop.meeting.plan import Action, Decision, Idea, Outcome
from mam_desktop.meeting.presence import Spell, steps_with
from mam_desktop.meeting.said import (
    Discussion,
    NotesPause,
    Observation,
    Voice,
    VoiceAbsence,
)
from mam_desktop.meeting.signed import PassedGap, ReadBack
from mam_desktop.texts import _, day_month, long_date, ngettext


def case_file_parts(
    seen: Entries, meeting: Meeting, spells: Sequence[Spell] = ()
) -> Iterator[Block]:
    """Yield the parts that only the case file has."""
    child = next(iter(seen.all(Child)), None)
    if child is not None:
        yield Heading(_("For the case file"))
        yield KeyValues(tuple(_identifiers(seen, child)))
    yield from _statement(seen, meeting)
    yield from _not_heard(seen, meeting)
    yield from _gathered(seen, meeting)
    yield from _not_for_everyone(seen, meeting)
    yield from _ledger(seen)
    yield from _times(seen, meeting, spells)
    yield from _read_back(seen, meeting)
    yield from _sealed_without(seen, meeting)
    yield from _copies(seen, meeting)


def _copies(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Say who gets which copy, where the lead chose."""
    rows = tuple(
        (
            (Paragraph(name_of(seen, one.person_id), TextStyle.STRONG),),
            (Paragraph(label(COPY_KINDS, one.gets)),),
            (Paragraph(label(COPY_FORMS, one.form)),),
        )
        for one in seen.all(CopyTo, meeting.id)
    )
    if rows:
        yield Heading(_("Who gets a copy"), 2)
        columns = (Column(_("Name"), 2), Column(_("Which copy"), 3), Column(_("In which form"), 2))
        yield Table(columns, rows)


def spaced_nhs_number(number: str) -> str:
    """Return an NHS number as it is printed: `999 000 0018`."""
    digits = number.replace(" ", "")
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else number


def _identifiers(seen: Entries, child: Child) -> Iterator[tuple[Text, Text]]:
    born = long_date(child.born_on) if child.born_on else ""
    told = (
        (_("Full name"), child.full_name),
        (_("Pronouns"), child.pronouns),
        (_("Born on"), born),
        (_("NHS number"), spaced_nhs_number(child.nhs_number) if child.nhs_number else ""),
        (_("School or setting"), child.setting),
        (_("SEN provision"), child.sen_provision),
        (_("Needs"), ", ".join(child.needs)),
        (_("Languages"), ", ".join(child.languages)),
        (_("How they communicate"), child.communication),
        *_references(child),
        *((_("Address"), home.address) for home in seen.all(Household)),
    )
    return ((name, value) for name, value in told if value)


def _references(child: Child) -> Iterator[tuple[str, str]]:
    if isinstance(child.references, dict):
        for system, number in sorted(child.references.items()):
            yield str(system).upper(), str(number)


def _statement(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    for one in seen.all(StatementRead, meeting.id):
        pattern = _("Opening statement, version {version}, read by {name} at {time}.")
        if one.edition == CHILD:
            pattern = _("Opening statement for a child, version {version}, by {name} at {time}.")
        yield Paragraph(
            pattern.format(version=one.version, name=name_of(seen, one.by_id), time=one.read_at)
        )
    for pause in seen.all(NotesPause, meeting.id):
        yield Paragraph(_length(pause))


def _length(pause: NotesPause) -> str:
    """Say how long notes were paused; only the length is told."""
    if pause.minutes is None:
        return _("Notes were paused.")
    return ngettext(
        "Notes were paused for {count} minute.",
        "Notes were paused for {count} minutes.",
        pause.minutes,
    ).format(count=pause.minutes)


def _not_heard(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Say why the child was not heard in their own voice, where not everyone may know."""
    for one in seen.all(VoiceAbsence, meeting.id):
        if one.reason:
            yield Paragraph(_("Why the child was not heard: {words}").format(words=one.reason))


def _gathered(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Say how words were gathered: when, where, by whom, who was there, asked or free."""
    rows = tuple(
        ((Paragraph(one.words or label(VOICE_HOW, one.how)),), cells)
        for one in seen.all(Voice, meeting.id)
        if (cells := tuple(Paragraph(text) for text in _how_gathered(seen, one)))
    )
    if rows:
        yield Heading(_("How words were gathered"), 2)
        yield Table((Column(_("Words"), 3), Column(_("How"), 3)), rows)


def _not_for_everyone(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Say which words above others may not be shown, for whoever opens the file years later."""
    ledger = ledger_says(seen)
    rows = tuple(
        ((Paragraph(said),), why)
        for kind in NARROWED_KINDS
        for one in seen.all(kind, meeting.id)
        if (said := words_of(one))
        and (why := tuple(Paragraph(text) for text in _who_may_see(seen, ledger, one)))
    )
    if rows:
        yield Heading(_("Not for everyone"), 2)
        yield Table((Column(_("Words"), 3), Column(_("Who may see it"), 3)), rows)


def _who_may_see(seen: Entries, ledger: LedgerSays, one: Entry) -> Iterator[str]:
    if ledger.keeps_off_paper(one, None):
        yield _("not in the minutes: whose words they are said no")
    if isinstance(one, Said) and one.not_for:
        names = ", ".join(name_of(seen, named) or named for named in one.not_for)
        yield _("not for {names}").format(names=names)


NARROWED_KINDS: tuple[type[Entry], ...] = (
    Voice,
    Observation,
    Outcome,
    Idea,
    Action,
    Decision,
    Discussion,
)
"""Kinds whose words may be kept from somebody who was there."""


def _how_gathered(seen: Entries, one: Voice) -> Iterator[str]:
    asked = {True: _("when asked"), False: _("freely"), None: ""}[one.prompted]
    when = long_date(one.gathered_on) if one.gathered_on else ""
    there = ", ".join(name_of(seen, person_id) for person_id in one.present)
    writer = name_of(seen, one.captured_by)
    told = (
        asked,
        ", ".join(text for text in (when, one.gathered_at) if text),
        _("written down by {name}").format(name=writer) if writer else "",
        _("there: {names}").format(names=there) if there else "",
    )
    return (text for text in told if text)


def _ledger(seen: Entries) -> Iterator[Block]:
    answers = standing_answers(seen)
    if answers:
        yield Heading(_("What was agreed to, and what was not"), 2)
        columns = (
            Column(_("Who"), 2),
            Column(_("What for"), 2),
            Column(_("To whom"), 2),
            Column(_("Answer"), 2),
            Column(_("How, and on what grounds"), 3),
        )
        yield Table(columns, tuple(_answer(seen, one) for one in answers))


def _answer(seen: Entries, one: Consent) -> tuple[Cell, ...]:
    who = [Paragraph(name_of(seen, one.by_id))]
    decides_for = name_of(seen, one.for_id)
    if decides_for:
        text = _("for {name}").format(name=decides_for)
        who.append(Paragraph(text, TextStyle.MUTED))
    how = [Paragraph(text) for text in (one.how, one.note, one.grounds) if text]
    judged = name_of(seen, one.judged_by)
    if judged:
        text = _("judged by {name}").format(name=judged)
        how.append(Paragraph(text, TextStyle.MUTED))
    return (
        tuple(who),
        (Paragraph(one.purpose),),
        (Paragraph(one.recipient),),
        (
            Paragraph(label(CONSENT_ANSWERS, one.answer), TextStyle.STRONG),
            Paragraph(one.said_at),
            *(Paragraph(text, TextStyle.MUTED) for text in _answers_before(seen, one)),
        ),
        tuple(how),
    )


def _answers_before(seen: Entries, one: Consent) -> Iterator[str]:
    """Yield what the same person answered to the same question before, and when."""
    key = (one.by_id, subject_of(one), asked(one))
    for line in seen.all(Consent):
        if line.id == one.id:
            return
        if (line.by_id, subject_of(line), asked(line)) == key:
            answer = label(CONSENT_ANSWERS, line.answer)
            told = _("before: {answer}, {time}") if line.said_at else _("before: {answer}")
            yield told.format(answer=answer, time=line.said_at)


def _times(seen: Entries, meeting: Meeting, spells: Sequence[Spell]) -> Iterator[Block]:
    found = seen.all(Attendance, meeting.id)
    if found:
        yield Heading(_("Times and how to reach people"), 2)
        columns = (Column(_("Name"), 2), Column(_("Times"), 3), Column(_("How to reach them"), 3))
        yield Table(columns, tuple(_time_row(seen, meeting, one, spells) for one in found))


def _time_row(
    seen: Entries, meeting: Meeting, one: Attendance, spells: Sequence[Spell]
) -> tuple[Cell, ...]:
    person = seen.find(Person, one.person_id)
    told = times_of(seen, one)
    lines = [Paragraph(_time_line(meeting, when)) for when in told]
    under = [label(JOINS, one.joins), steps_line(steps_with(spells, told, meeting), spells)]
    lines += [Paragraph(text, TextStyle.MUTED) for text in under if text]
    reached = [Paragraph(_contact(seen, person) if person else "")]
    if person and person.access_needs:
        needs = _("Needs: {needs}").format(needs=", ".join(person.access_needs))
        reached.append(Paragraph(needs, TextStyle.MUTED))
    return (Paragraph(person.name if person else ""),), tuple(lines), tuple(reached)


def _contact(seen: Entries, person: Person) -> str:
    if person.contact and not may_contact(seen, person.id):
        return _("asked not to be contacted")
    return person.contact


def steps_line(steps: Sequence[str], spells: Sequence[Spell]) -> str:
    """Return during which steps somebody was there; nothing for who was there all the time."""
    held = {one.step for one in spells}
    if not steps or set(steps) == held:
        return ""
    names = ", ".join(_(STEP_NAMES[step]) for step in steps)
    return _("there for: {steps}").format(steps=names)


def _time_line(meeting: Meeting, when: AttendanceTime) -> str:
    state, on = label(ATTENDANCE, when.state), when.told_on
    if on is None or on == meeting.on:
        return _("{what}, {time}").format(what=state, time=when.told_at)
    return _("{what}, {date}, {time}").format(what=state, date=day_month(on), time=when.told_at)


def _read_back(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    found = seen.all(ReadBack, meeting.id)
    rows = [
        (
            (Paragraph(action.what),),
            (Paragraph(name_of(seen, one.by_id)),),
            (
                Paragraph(label(READ_BACK_ANSWERS, one.answer)),
                Paragraph(one.words),
            ),
        )
        for one in found
        if (action := seen.find(Action, one.action_id)) is not None
    ]
    if rows:
        yield Heading(_("Read back"), 2)
        columns = (Column(_("Action"), 4), Column(_("By"), 2), Column(_("Is that right?"), 2))
        yield Table(columns, tuple(rows))


def _what_lacked(seen: Entries, gap: PassedGap) -> Iterator[str]:
    """Yield the words of the actions that something was missing from."""
    for action_id in gap.about:
        action = seen.find(Action, action_id)
        if action is not None and action.what:
            yield _("“{words}”").format(words=action.what)


def _sealed_without(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Yield what was missing at the end, and why the meeting was sealed without it."""
    found = seen.all(PassedGap, meeting.id)
    rows = [
        (
            (
                Paragraph(label(GAPS, one.gap)),
                *(Paragraph(text, TextStyle.MUTED) for text in _what_lacked(seen, one)),
            ),
            (Paragraph(one.reason),),
            (
                Paragraph(
                    _("{name}, {time}").format(name=name_of(seen, one.by_id), time=one.passed_at)
                ),
            ),
        )
        for one in found
    ]
    if rows:
        yield Heading(_("Sealed without"), 2)
        columns = (Column(_("What is missing"), 3), Column(_("Reason"), 4), Column(_("By"), 2))
        yield Table(columns, tuple(rows))
