"""The parts of the minutes, in order: each turns what may be seen into blocks of a document."""

from collections.abc import Iterator, Sequence

from mam_desktop.meeting.areas import area_words
from mam_desktop.meeting.attending import attendance_of
from mam_desktop.meeting.boarding import outcomes_of
from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Notice,
    Paragraph,
    Run,
    Table,
    Text,
    TextStyle,
)
from mam_desktop.meeting.copy_voices import script_language
from mam_desktop.meeting.ehc_clock import EXCEPTIONS, SOURCE, legal_days, legal_line
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import SCREEN_COLUMNS
from mam_desktop.meeting.fields import Meaning as SaidMeaning
from mam_desktop.meeting.hearts import NO_HEARTS, Hearts, hearts_by_idea, hearts_words
from mam_desktop.meeting.labels import (
    ATTENDANCE,
    COLUMNS,
    HELP_LEVELS,
    NO_DAY,
    NO_OWNER,
    REFER_TO,
    ROUTES,
    STATUSES,
    label,
)
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import AWAY_STATES, Attendance, Person
from mam_desktop.meeting.plan import (
    Action,
    ActionReview,
    Decision,
    Disagreement,
    Idea,
    NextMeeting,
    Outcome,
    Referral,
)
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.said import (
    Discussion,
    ServiceUpdate,
)
from mam_desktop.meeting.updates import updates_of
from mam_desktop.texts import _, day_month, long_date

STRONG, MUTED, SMALL = TextStyle.STRONG, TextStyle.MUTED, TextStyle.SMALL


def there(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Who was there, and who sent apologies."""
    found = seen.all(Attendance, meeting.id)
    if not found:
        return
    yield Heading(_("Who was there"))
    columns = (Column(_("Name"), 3), Column(_("Role"), 3), Column(_("Here?"), 2))
    yield Table(columns, tuple(_there_row(seen, one) for one in found))


def _there_row(seen: Entries, one: Attendance) -> tuple[Cell, ...]:
    person = seen.find(Person, one.person_id)
    told = (person.full_name, person.organisation) if person else ()
    under = [text for text in told if text]
    if person and person.own_words:
        under.append(_("“{words}”").format(words=person.own_words))
    name = [Paragraph(person.name if person else "", STRONG)]
    name += [Paragraph(text, MUTED) for text in under]
    role = (person.role or person.service) if person else ""
    interprets = name_of(seen, one.interpreter_for)
    if interprets:
        role = _("{role}, for {name}").format(role=role, name=interprets)
    return tuple(name), (Paragraph(role),), (Paragraph(label(ATTENDANCE, one.state)),)


def reviewed(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """What came of what was promised last time."""
    rows = [
        (
            (Paragraph(action.what, STRONG), *_under(action.so_that, _("so that {words}"))),
            (Paragraph(name_of(seen, action.owner_id)),),
            _came_of(seen, one),
        )
        for one in seen.all(ActionReview, meeting.id)
        if (action := seen.find(Action, one.action_id)) is not None
    ]
    if rows:
        yield Heading(_("Last time we said"))
        yield Table(
            (
                Column(_("What was promised"), 4),
                Column(_("Who"), 2),
                Column(_("What came of it"), 3),
            ),
            tuple(rows),
        )


def _came_of(seen: Entries, one: ActionReview) -> Cell:
    by = name_of(seen, one.by_id)
    pattern = _("“{words}” – {name}") if by else "{words}"
    changed = pattern.format(words=one.what_changed, name=by) if one.what_changed else ""
    if one.status == "no_longer_wanted" and by:
        changed = changed or _("said by {name}").format(name=by)
    day = day_month(one.new_due_on) if one.new_due_on else ""
    return (
        Paragraph(label(STATUSES, one.status), STRONG),
        *_under(changed, "{words}"),
        *_under(one.difference, _("the difference it made: {words}")),
        *_under(day, _("carried on, by {words}")),
        *_under(_("it comes back no more") if one.closed else "", "{words}"),
    )


def _under(words: str, pattern: str) -> tuple[Paragraph, ...]:
    return (Paragraph(pattern.format(words=words), MUTED),) if words else ()


def matters(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """What we want to be different, and what services wrote."""
    wanted = outcomes_of(seen, meeting.id)
    if wanted:
        yield Heading(_("What matters"))
        yield Bullets(tuple(_outcome(one) for one in wanted))
    updates = updates_of(seen, meeting)
    if updates:
        yield Heading(_("What services wrote"), 2)
        yield Bullets(tuple(_update(seen, one) for one in updates))


def _outcome(one: Outcome) -> Text:
    after = " · ".join(text for text in (one.whose, area_words(one.area)) if text)
    runs = list(_runs(_with_meaning(one.words, one.meaning, after)))
    if one.need:
        runs.append(Run(_("\nWhy it matters: {words}").format(words=one.need), muted=True))
    return tuple(runs)


def _with_meaning(words: str, meaning: SaidMeaning | None, after: str = "") -> Text:
    runs = [Run(words, language=script_language(words))]
    if after:
        runs.append(Run(f" · {after}", muted=True))
    if meaning is not None:
        runs.append(Run("\n"))
        runs.append(Run(meaning.words, language=meaning.language))
        if meaning.by:
            runs.append(Run(_(" (as {name} gave it)").format(name=meaning.by), muted=True))
    return tuple(runs)


def _update(seen: Entries, one: ServiceUpdate) -> Text:
    by = name_of(seen, one.by_id)
    runs = [Run(one.words), Run(f" — {', '.join(x for x in (by, one.service) if x)}", muted=True)]
    if one.waiting_time:
        runs.append(Run(_(" · waiting time: {time}").format(time=one.waiting_time), muted=True))
    return tuple(runs)


def board(seen: Entries, meeting: Meeting, family: frozenset[str]) -> Iterator[Block]:
    """What CAN we do: the cards as they stood, column by column; the family's hearts apart."""
    ideas = sorted(seen.all(Idea, meeting.id), key=lambda one: (one.place, one.at))
    if not ideas:
        return
    yield Heading(_("What CAN we do?"))
    hearts = hearts_by_idea(seen, meeting.id, family)
    for column in SCREEN_COLUMNS:
        mine = [one for one in ideas if one.column == column]
        if mine:
            yield Heading(label(COLUMNS, column), 2)
            told = (_idea(seen, one, hearts.get(one.id, NO_HEARTS)) for one in mine)
            yield Bullets(tuple(told))


def _idea(seen: Entries, one: Idea, hearts: Hearts) -> Text:
    runs = list(_runs(_with_meaning(one.words, one.meaning)))
    if one.if_words:
        runs.append(Run(_(" — if {words}").format(words=one.if_words)))
    by = name_of(seen, one.by_id)
    if by:
        runs.append(Run(f" · {by}", muted=True))
    if one.from_idea_id is not None:
        runs.append(Run(_(" · from last time"), muted=True))
    if hearts:
        runs.append(Run(f" · {hearts_words(hearts)}", muted=True))
    return tuple(runs)


def _runs(text: Text) -> tuple[Run, ...]:
    return text if isinstance(text, tuple) else ()


def agreed(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """What we agreed: who does what, by when."""
    actions = [one for one in actions_of(seen, meeting) if not is_professional(one)]
    yield Heading(_("What we agreed"))
    if actions:
        yield action_table(seen, actions)
    else:
        yield Paragraph(_("No actions were agreed."), MUTED)


def is_professional(one: Action) -> bool:
    """Say whether an action is one the services keep for themselves."""
    return one.kind == "professional" and one.needed_for is None


def professional_tasks(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """The services' own tasks, in their own part."""
    actions = [one for one in actions_of(seen, meeting) if is_professional(one)]
    if actions:
        yield Heading(_("Tasks the services keep"))
        yield action_table(seen, actions)


def action_table(seen: Entries, actions: Sequence[Action]) -> Table:
    """Return actions as a table."""
    columns = (
        Column(_("No."), 0.6),
        Column(_("What will happen, and why"), 5),
        Column(_("Who"), 2),
        Column(_("By when"), 2.4),
    )
    return Table(columns, tuple(_action_row(seen, no, one) for no, one in enumerate(actions, 1)))


def _action_row(seen: Entries, no: int, one: Action) -> tuple[Cell, ...]:
    what = Paragraph(_with_meaning(one.what, one.meaning), STRONG)
    helper = name_of(seen, one.helper_id)
    under = (
        *_under(one.so_that, _("so that {words}")),
        *_under(helper, _("with help from {words}")),
        *_under(one.while_waiting, _("while we wait: {words}")),
        *_under(one.how_we_know, _("how we will know: {words}")),
    )
    due = Paragraph(day_month(one.due_on)) if one.due_on else Paragraph(_(NO_DAY), MUTED)
    return (Paragraph(str(no), STRONG),), (what, *under), _owner_cell(seen, one), (due,)


def _owner_cell(seen: Entries, one: Action) -> Cell:
    """Say who does it; of somebody who was not there to promise it, that too."""
    owner = seen.find(Person, one.owner_id)
    if owner is None:
        return (Paragraph(_(NO_OWNER), MUTED),)
    under = (
        *_under(owner.role, "{words}"),
        *_under(_was_away(seen, one, owner), "{words}"),
    )
    return (Paragraph(owner.name), *under)


def _was_away(seen: Entries, one: Action, owner: Person) -> str:
    there = attendance_of(seen, one.meeting_id, owner.id)
    if there is None or there.state not in AWAY_STATES:
        return _("has not agreed") if one.owner_agreed is False else ""
    told = {True: _("was not here, has agreed"), False: _("was not here, has not agreed")}
    return _("was not here") if one.owner_agreed is None else told[one.owner_agreed]


def disagreed(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Who sees something differently, in their words."""
    for one in seen.all(Disagreement, meeting.id):
        heading = _("{name} sees this differently: {about}").format(
            name=name_of(seen, one.who_id), about=one.about
        )
        yield Notice(one.words, heading)


def decided(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Decisions with their reasons, and what goes elsewhere."""
    decisions, referrals = seen.all(Decision, meeting.id), seen.all(Referral, meeting.id)
    if decisions or referrals:
        yield Heading(_("What was decided"))
    for one in decisions:
        yield Paragraph(one.what, STRONG)
        yield Paragraph(_("Why: {words}").format(words=one.why))
        by = [_("By {name}").format(name=one.by) if one.by else "", label(ROUTES, one.route)]
        by.append(label(HELP_LEVELS, one.help_level))
        yield Paragraph(" · ".join(text for text in by if text), MUTED)
    for passed in referrals:
        to = _("To {whom}").format(whom=label(REFER_TO, passed.to))
        when = long_date(passed.answer_on) if passed.answer_on else ""
        yield Paragraph(passed.question, STRONG)
        yield Paragraph(" · ".join(text for text in (to, when) if text), MUTED)
        yield from _legal(passed)


def _legal(passed: Referral) -> Iterator[Block]:
    """Say what the law gives a time for, once the council is asked for an assessment."""
    if passed.to != "EHC_needs_assessment" or passed.asked_on is None:
        return
    asked = _("Asked on {day}. What the law says (for information):")
    yield Paragraph(asked.format(day=long_date(passed.asked_on)), MUTED)
    yield Bullets(tuple(legal_line(one) for one in legal_days(passed.asked_on)))
    yield Paragraph(_("{exceptions} {source}").format(exceptions=_(EXCEPTIONS), source=_(SOURCE)))


def talked_about(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """Short notes of what was talked about, and what to come back to."""
    found = seen.all(Discussion, meeting.id)
    for heading, come_back in ((_("Talked about"), False), (_("To come back to"), True)):
        lines = [one.words for one in found if bool(one.come_back) is come_back]
        if lines:
            yield Heading(heading, 2)
            yield Bullets(tuple(lines))


def next_meeting(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """When we meet again, or why we do not."""
    found = seen.all(NextMeeting, meeting.id)
    if not found:
        return
    last = found[-1]
    yield Heading(_("We meet again") if last.on else _("We do not meet again"))
    if last.close:
        yield Paragraph(last.close)
    if last.on:
        parts = (long_date(last.on), last.starts_at, last.place)
        yield Paragraph(", ".join(text for text in parts if text))
        yield from _under(last.purpose, _("to talk about: {words}"))
