"""The parts of the minutes, in order: each turns what may be seen into blocks of a document."""

from collections.abc import Iterator, Sequence

from mam_desktop.meeting.areas import area_words
from mam_desktop.meeting.boarding import outcomes_of
from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Meaning,
    Notice,
    Paragraph,
    Quote,
    Run,
    SignatureMark,
    Signatures,
    Stroke,
    Table,
    Text,
    TextStyle,
    VoicePanel,
)
from mam_desktop.meeting.ehc_clock import EXCEPTIONS, SOURCE, legal_days, legal_line
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import SCREEN_COLUMNS
from mam_desktop.meeting.fields import Meaning as SaidMeaning
from mam_desktop.meeting.hearts import NO_HEARTS, Hearts, hearts_by_idea, hearts_words
from mam_desktop.meeting.labels import (
    ANSWERS,
    ATTENDANCE,
    COLUMNS,
    HELP_LEVELS,
    JOINS,
    METHODS,
    REFER_TO,
    ROUTES,
    STATUSES,
    VOICE_HOW,
    face_words,
    label,
)
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import Attendance, Child, Person
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
from mam_desktop.meeting.promises import actions_of, scale_before
from mam_desktop.meeting.said import (
    Discussion,
    Observation,
    Scale,
    ServiceUpdate,
    Voice,
    VoiceAbsence,
)
from mam_desktop.meeting.signed import Seal, Signature
from mam_desktop.meeting.signing import signature_is_to, signed_the_plan
from mam_desktop.meeting.updates import updates_of
from mam_desktop.texts import _, day_month, long_date

STRONG, MUTED, SMALL = TextStyle.STRONG, TextStyle.MUTED, TextStyle.SMALL


def voice(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """What the child and the family said, first of all; numbers under it."""
    said = seen.all(Voice, meeting.id)
    notes = (*_not_heard(seen, meeting), *_silent(seen, said), *_scales(seen, meeting))
    child = next(iter(seen.all(Child)), None)
    name = child.preferred_name if child else ""
    quotes = [one for one in said if not one.is_silent]
    own = [one for one in quotes if child is not None and one.who_id == child.person_id]
    others = [one for one in quotes if one not in own]
    if own or notes:
        heading = _("What {name} said").format(name=name)
        yield VoicePanel(heading, tuple(_quote(seen, one) for one in own), notes)
    if others:
        yield VoicePanel(
            _("What the family and others said"), tuple(_quote(seen, one) for one in others)
        )


def _scales(seen: Entries, meeting: Meeting) -> Iterator[Paragraph]:
    return (Paragraph(_scale_line(seen, one)) for one in seen.all(Scale, meeting.id))


def _silent(seen: Entries, said: Sequence[Voice]) -> Iterator[Paragraph]:
    """Say who chose not to speak: that is an answer too."""
    for one in said:
        if one.is_silent:
            name = name_of(seen, one.who_id)
            yield Paragraph(_("{name} chose not to speak.").format(name=name))


def _not_heard(seen: Entries, meeting: Meeting) -> Iterator[Paragraph]:
    """Say how the child's view is shared where they could not say it themselves, and why."""
    for one in seen.all(VoiceAbsence, meeting.id):
        if one.open_reason:
            yield Paragraph(_("Why not in their own voice: {words}").format(words=one.open_reason))
        if one.how_heard:
            yield Paragraph(_("How we heard their view: {words}").format(words=one.how_heard))


def observed(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    """What somebody saw, what it might mean, what we will do; never a quotation."""
    for one in seen.all(Observation, meeting.id):
        yield from _observation(seen, one)


def _quote(seen: Entries, one: Voice) -> Quote:
    how = label(VOICE_HOW, one.how)
    through = name_of(seen, one.through_id)
    if through:
        how = _("{how}, through {name}").format(how=how, name=through)
    if one.gathered_on:
        how = _("{how}, on {date}").format(how=how, date=day_month(one.gathered_on))
    return Quote(
        words=one.words,
        who=name_of(seen, one.who_id),
        how=how,
        language=script_language(one.words),
        meaning=_meaning(one.meaning),
    )


def _meaning(meaning: SaidMeaning | None) -> Meaning | None:
    if meaning is None:
        return None
    return Meaning(language=meaning.language, words=meaning.words, by=meaning.by)


def script_language(words: str) -> str | None:
    """Return the language a text must be in by its script alone; None when Latin or unsure."""
    counts = {
        language: sum(first <= letter <= last for letter in words)
        for language, (first, last) in _SCRIPTS.items()
    }
    best = max(counts, key=lambda one: counts[one])
    if not counts[best]:
        return None
    return "ur" if best == "ar" and _URDU_LETTERS & set(words) else best


_SCRIPTS = {"ar": ("\u0600", "\u06ff"), "bn": ("\u0980", "\u09ff"), "pa": ("\u0a00", "\u0a7f")}
_URDU_LETTERS = frozenset("ٹڈڑںھہےۓ")


def _scale_line(seen: Entries, one: Scale) -> Text:
    before = scale_before(seen, one)
    name, today = name_of(seen, one.who_id), given(one)
    last = _last_time(one, before) if before is not None else ""
    line = _("{name}: {today} today").format(name=name, today=today)
    if last:
        line = _("{name}: {today} today (last time {before})").format(
            name=name, today=today, before=last
        )
    told = ((_("Why: {words}"), one.reason), (_("One higher: {words}"), one.one_higher))
    more = [pattern.format(words=words) for pattern, words in told if words]
    return (Run(line, bold=True), *(Run(f" · {one}") for one in more))


def _last_time(one: Scale, before: Scale) -> str:
    """Return what was given last time; a bare number beside a number."""
    has_face = one.face is not None or before.face is not None
    return given(before) if has_face or before.score is None else str(before.score)


def given(scale: Scale) -> str:
    """Return how somebody said things are, as they gave it: a number, a face, or both."""
    number = _("{score} out of 10").format(score=scale.score) if scale.score is not None else ""
    words = face_words(scale.face)
    face = _("the face “{words}”").format(words=words) if words else ""
    if number and face:
        return _("{number} and {face}").format(number=number, face=face)
    return number or face


def _observation(seen: Entries, one: Observation) -> Iterator[Block]:
    heading = _("What {name} saw").format(name=name_of(seen, one.by_id))
    meeting = seen.find(Meeting, one.meeting_id)
    if one.seen_on and (meeting is None or one.seen_on != meeting.on):
        heading = _("{what}, on {date}").format(what=heading, date=day_month(one.seen_on))
    yield Heading(heading, 2)
    yield Paragraph(one.saw)
    if one.might_mean:
        yield Paragraph(_("It might mean: {words}").format(words=one.might_mean))
    if one.will_do:
        yield Paragraph(_("What we will do: {words}").format(words=one.will_do))


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
    owner = seen.find(Person, one.owner_id)
    who = [Paragraph(owner.name)] if owner else []
    if owner and owner.role:
        who.append(Paragraph(owner.role, MUTED))
    due = Paragraph(day_month(one.due_on)) if one.due_on else Paragraph("")
    return (Paragraph(str(no), STRONG),), (what, *under), tuple(who), (due,)


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


def signed(seen: Entries, meeting: Meeting, seal: Seal | None) -> Iterator[Block]:
    """Who signed, and how."""
    found = seen.all(Signature, meeting.id)
    if found:
        yield Heading(_("Signed"))
        yield Signatures(tuple(_mark(seen, meeting, one, seal) for one in found))


def _mark(seen: Entries, meeting: Meeting, one: Signature, seal: Seal | None) -> SignatureMark:
    name = name_of(seen, one.who_id)
    on = one.signed_on
    when = one.signed_at
    if on is not None and on != meeting.on:
        when = _("{date}, {time}").format(date=day_month(on), time=one.signed_at)
    told = [label(METHODS, one.method) if one.method != "drawn" else "", label(ANSWERS, one.answer)]
    through, noted = name_of(seen, one.through_id), name_of(seen, one.noted_by)
    told.append(_("through {name}").format(name=through) if through else "")
    told.append(label(JOINS, one.joined) if one.joined in {"phone", "video"} else "")
    told.append(_("noted by {name}").format(name=noted) if noted else "")
    told.append(one.reason)
    if seal is not None and not signature_is_to(seal, one):
        is_plan = signed_the_plan(seen, seal, one)
        told.append(_("signed the action plan") if is_plan else _("signed another version"))
    return SignatureMark(
        name=name,
        line=_("{name}, {time}").format(name=name, time=when),
        method=", ".join(text for text in told if text),
        words=one.words,
        at_text=one.signed_at,
        typed=(one.typed or name) if one.method == "typed" else "",
        strokes=strokes_of(one),
    )


def strokes_of(one: Signature) -> tuple[Stroke, ...] | None:
    """Return a drawn signature's strokes, or None."""
    if not isinstance(one.strokes, list | tuple):
        return None
    return tuple(
        tuple((float(x), float(y), float(ms)) for x, y, ms, *_hard in stroke)
        for stroke in one.strokes
        if stroke
    )
