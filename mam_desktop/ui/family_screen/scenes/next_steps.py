"""The scene of next steps: when and where we meet again, and what was decided."""

from dataclasses import replace
from datetime import date

from mam_desktop.meeting.ehc_clock import SAYS_WHETHER, legal_days
from mam_desktop.meeting.family_view import NextStepsScene, SeenDecision, SeenNext, SeenPassed
from mam_desktop.meeting.labels import HELP_LEVELS, REFER_TO, label
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import NOTHING, Beside, Block, Fitting, Part, Stack, Text
from mam_desktop.ui.family_screen.cards import AtLeast, Card
from mam_desktop.ui.family_screen.days import day_month, in_days
from mam_desktop.ui.family_screen.look import PRIMARY_INK, TextStyle, look
from mam_desktop.ui.family_screen.scenes.bits import (
    labelled,
    nothing_yet,
    stack,
    title,
    under_section,
    white_card,
)
from mam_desktop.ui.family_screen.scenes.calendar_leaf import CalendarLeaf
from mam_desktop.ui.family_screen.scenes.calendar_month import CalendarMonth
from mam_desktop.ui.family_screen.stage import Sheet, Stage

_LARGE_MONTH, _MONTH, _LEAF = 760, 580, 170
_ROOM_BESIDE = 1000


def next_steps_sheets(scene: NextStepsScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the next date with its month as a calendar, then what was decided and passed on."""
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
    blocks: list[Block] = []
    if scene.next is not None:
        blocks.append(_large_next(scene.next, stage, heading))
        about = _("What we decided") if decisions else _("What we asked")
        cards = under_section(about, cards)
    return stage.flow(heading, [*blocks, *cards])


def _large_next(coming: SeenNext, stage: Stage, heading: Block) -> Block:
    """Return the next meeting, filling a page of its own."""
    card = next_card(coming, stage)
    room = stage.room(heading)
    if card.height(stage.press, stage.inside) > room:
        card = small_next_card(coming, stage.today)
    return replace(card, least=room)


def next_card(coming: SeenNext, stage: Stage) -> Card:
    """Return when and where we meet again beside the month, or why we do not."""
    today = stage.today
    if coming.close or coming.on is None:
        return small_next_card(coming, today)
    colours = look().colours
    words = stack(
        _again(),
        Text(day_month(coming.on), look().title.sized(64).coloured(PRIMARY_INK)),
        Text(in_days(coming.on, today), look().text.coloured(PRIMARY_INK)),
        AtLeast(NOTHING, 8),
        *_particulars(coming, look().strong.sized(48), size=52),
        gap=14,
    )
    size = _LARGE_MONTH if stage.is_roomy else _MONTH
    month = Part(CalendarMonth(coming.on, size), width=size)
    wide = Beside((month, Part(words)), gap=72)
    return Card(Fitting(wide, _with_leaf(coming, today), _ROOM_BESIDE), colours.primary_soft)


def small_next_card(coming: SeenNext, today: date) -> Card:
    """Return the same with a leaf of a calendar, for a page that must hold everything."""
    if coming.close:
        return _closed(coming.close)
    return Card(_with_leaf(coming, today), look().colours.primary_soft)


def _with_leaf(coming: SeenNext, today: date) -> Block:
    lines: list[Block] = [_again()]
    if coming.on is not None:
        day = stack(
            Text(day_month(coming.on), look().column.sized(44).coloured(PRIMARY_INK)),
            Text(in_days(coming.on, today), look().soft.coloured(PRIMARY_INK)),
            gap=0,
        )
        leaf = Part(CalendarLeaf(coming.on, _LEAF), width=_LEAF)
        lines.append(Beside((leaf, Part(day)), gap=28))
    return stack(*lines, *_particulars(coming, look().strong), gap=14)


def _again() -> Text:
    return Text(_("We meet again"), look().text.coloured(PRIMARY_INK))


def _closed(why: str) -> Card:
    words = stack(
        Text(_("We do not need to meet again"), look().strong.coloured(PRIMARY_INK)),
        Text(why, look().text),
        gap=10,
    )
    return Card(words, look().colours.primary_soft)


def _particulars(coming: SeenNext, style: TextStyle, *, size: float = 44) -> list[Block]:
    """Return the time, the place and what it is for, each with its picture."""
    told = (
        ("clock", coming.starts_at),
        ("map-pin", coming.place),
        ("message-circle", coming.purpose),
    )
    return [
        labelled(icon, Text(words, style), PRIMARY_INK, size=size) for icon, words in told if words
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
