"""The scene of next steps: when and where we meet again, and what was decided."""

from datetime import date

from mam_desktop.meeting.ehc_clock import SAYS_WHETHER, legal_days
from mam_desktop.meeting.family_view import NextStepsScene, SeenDecision, SeenNext, SeenPassed
from mam_desktop.meeting.labels import HELP_LEVELS, REFER_TO, label
from mam_desktop.texts import _, day_month, in_days
from mam_desktop.ui.family_screen.blocks import Beside, Block, Part, Stack, Text
from mam_desktop.ui.family_screen.cards import Card
from mam_desktop.ui.family_screen.look import PRIMARY_INK, look
from mam_desktop.ui.family_screen.scenes.bits import (
    labelled,
    nothing_yet,
    section,
    stack,
    title,
    white_card,
)
from mam_desktop.ui.family_screen.scenes.calendar_leaf import CalendarLeaf
from mam_desktop.ui.family_screen.stage import Column, Sheet, Stage
from mam_desktop.ui.family_screen.typeset import CENTRED

_LARGE, _SMALL = 230, 170
_SHARE = 0.4


def next_steps_sheets(scene: NextStepsScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the next date beside what was decided and passed on."""
    heading = title(_("What happens next"))
    decisions = [_decision(one) for one in scene.decisions]
    cards = [*decisions, *(_passed(one) for one in scene.passed)]
    if scene.next is None and not cards:
        return nothing_yet(
            stage,
            heading,
            icon="calendar-event",
            words=_("When shall we meet again?"),
            more=_("The day and the place will stand here."),
        )
    if scene.next is None:
        return stage.flow(heading, cards)
    meeting = next_card(scene.next, stage.today)
    if meeting.height(stage.press, stage.inside * _SHARE) > stage.room(heading):
        meeting = small_next_card(scene.next, stage.today)
    if not cards:
        return stage.flow(heading, [meeting])
    about = _("What we decided") if decisions else _("What we asked")
    decided = Column(tuple(cards), section(about))
    return stage.two_flows(heading, Column((meeting,)), decided, share=_SHARE)


def next_card(coming: SeenNext, today: date) -> Card:
    """Return when and where we meet again, or why we do not."""
    if coming.close:
        return _closed(coming.close)
    big = look().column.sized(46)
    lines: list[Block | None] = [_again()]
    if coming.on is not None:
        lines += [
            CalendarLeaf(coming.on, _LARGE),
            Text(day_month(coming.on), big, CENTRED),
            Text(in_days(coming.on, today), look().soft.coloured(PRIMARY_INK), CENTRED),
        ]
    return Card(stack(*lines, *_particulars(coming), gap=16), look().colours.primary_soft)


def small_next_card(coming: SeenNext, today: date) -> Card:
    """Return the same with a smaller leaf, for a page that must hold everything."""
    if coming.close:
        return _closed(coming.close)
    lines: list[Block] = [_again()]
    if coming.on is not None:
        day = stack(
            Text(day_month(coming.on), look().column.sized(44)),
            Text(in_days(coming.on, today), look().soft.coloured(PRIMARY_INK)),
            gap=0,
        )
        leaf = Part(CalendarLeaf(coming.on, _SMALL), width=_SMALL)
        lines.append(Beside((leaf, Part(day)), gap=28))
    return Card(stack(*lines, *_particulars(coming), gap=14), look().colours.primary_soft)


def _again() -> Text:
    return Text(_("We meet again"), look().text.coloured(PRIMARY_INK))


def _closed(why: str) -> Card:
    words = stack(
        Text(_("We do not need to meet again"), look().strong), Text(why, look().text), gap=10
    )
    return Card(words, look().colours.primary_soft)


def _particulars(coming: SeenNext) -> list[Block]:
    """Return the time, the place and what it is for, each with its picture."""
    ink = PRIMARY_INK
    told = (
        ("clock", coming.starts_at),
        ("map-pin", coming.place),
        ("message-circle", coming.purpose),
    )
    return [
        labelled(icon, Text(words, look().strong), ink, size=44) for icon, words in told if words
    ]


def _decision(decision: SeenDecision) -> Block:
    why = _("Why: {words}").format(words=decision.why) if decision.why else ""
    by = _("Decided by: {who}").format(who=decision.by) if decision.by else ""
    level = label(HELP_LEVELS, decision.help_level)
    lines = [Text(decision.what, look().strong)]
    lines += [Text(one, look().soft.sized(36)) for one in (level, why, by) if one]
    return white_card(Stack(tuple(lines), 12))


def _passed(passed: SeenPassed) -> Block:
    """Return a question, to whom it went, and when there is an answer to expect."""
    to = _("We ask: {whom}").format(whom=label(REFER_TO, passed.to))
    if passed.to == "EHC_needs_assessment":
        to = _("We ask the council for an EHC needs assessment")
    lines = [Text(passed.question, look().strong), Text(to, look().soft.sized(36))]
    if passed.on is not None:
        lines.append(Text(day_month(passed.on), look().soft.sized(36)))
    by = _says_whether(passed)
    if by is not None:
        words = _("The council says by {day} whether it will assess.").format(day=day_month(by))
        lines.append(Text(words, look().soft.sized(36)))
    return white_card(Stack(tuple(lines), 12))


def _says_whether(passed: SeenPassed) -> date | None:
    if passed.to != "EHC_needs_assessment" or passed.asked_on is None:
        return None
    return {one.step: one.by for one in legal_days(passed.asked_on)}[SAYS_WHETHER]
