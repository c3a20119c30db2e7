"""The scene of next steps: when and where we meet again, and what was decided."""

from datetime import date

from mam_desktop.meeting.family_view import NextStepsScene, SeenDecision, SeenNext
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
    """Return the next date beside what was decided."""
    heading = title(_("What happens next"))
    decisions = [_decision(one) for one in scene.decisions]
    if scene.next is None and not decisions:
        return nothing_yet(
            stage,
            heading,
            icon="calendar-event",
            words=_("When shall we meet again?"),
            more=_("The day and the place will stand here."),
        )
    if scene.next is None:
        return stage.flow(heading, decisions)
    meeting = next_card(scene.next, stage.today)
    if meeting.height(stage.press, stage.inside * _SHARE) > stage.room(heading):
        meeting = small_next_card(scene.next, stage.today)
    if not decisions:
        return stage.flow(heading, [meeting])
    decided = Column(tuple(decisions), section(_("What we decided")))
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
    lines = [Text(decision.what, look().strong)]
    lines += [Text(one, look().soft.sized(36)) for one in (why, by) if one]
    return white_card(Stack(tuple(lines), 12))
