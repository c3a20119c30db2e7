"""The fixed words round one sentence of easy read: what it is part of, and what belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mam_desktop.meeting.easy_read import EasyItem
from mam_desktop.meeting.family_view import (
    Quote,
    SeenAction,
    SeenDecision,
    SeenDisagreement,
    SeenIdea,
    SeenObservation,
    SeenOutcome,
    SeenPassed,
    SeenProfileLine,
    SeenPromise,
    SeenUpdate,
)
from mam_desktop.meeting.labels import NO_DAY, NO_OWNER, PROFILE_HEADINGS, REFER_TO, label
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.days import day_month, in_days
from mam_desktop.ui.family_screen.look import PRIMARY_INK, look
from mam_desktop.ui.family_screen.scenes.action_card import helper_words
from mam_desktop.ui.family_screen.scenes.columns import one_idea
from mam_desktop.ui.family_screen.scenes.last_time import STATUS
from mam_desktop.ui.family_screen.words import if_line, in_quotes, through_whom, who_says


@dataclass(frozen=True, slots=True)
class Kind:
    """What a sentence is part of: a shape, words over it, and their colour."""

    icon: str
    words: str
    ink: str
    is_voice: bool = False


def kind_of(item: EasyItem) -> Kind:
    """Return what a sentence is part of; never told by colour alone."""
    colours = look().colours
    voice, plain = colours.family_voice, PRIMARY_INK
    match item.source:
        case Quote() as quote:
            return Kind("quote-filled", who_says(quote), voice, is_voice=True)
        case SeenObservation() as seen:
            return Kind("eye", _observed(item.part, seen), colours.family_could_if)
        case SeenProfileLine() as line:
            return Kind("heart", label(PROFILE_HEADINGS, line.heading), voice, is_voice=True)
        case SeenIdea():
            return Kind(*one_idea(item.column))
        case SeenAction() as action:
            words = _("What we agreed: number {number}").format(number=action.no)
            return Kind("list-check", words, plain)
        case _:
            return _other_kind(item)


def _other_kind(item: EasyItem) -> Kind:
    icon, words, ink = "message-circle", _("Before we start"), PRIMARY_INK
    match item.source:
        case SeenPromise():
            icon, words = "history", _("What we said last time")
        case SeenOutcome():
            icon, words = "target-arrow", _("What matters")
        case SeenUpdate() as update:
            icon, words = "file-text", update.service or _("What services wrote")
        case SeenDecision():
            icon, words = "circle-check-filled", _("What we decided")
        case SeenPassed():
            icon, words = "message", _("What we asked")
        case SeenDisagreement() as one:
            icon, ink = "message", look().colours.family_voice
            who = one.who or _("Somebody here")
            words = _("{who} sees this differently").format(who=who)
    return Kind(icon, words, ink)


def _observed(part: str, seen: SeenObservation) -> str:
    if part == "might_mean":
        return _("It might mean")
    if part == "will_do":
        return _("What we will do")
    return _("What {name} saw").format(name=seen.by) if seen.by else _("What we saw")


def shown_words(item: EasyItem) -> str:
    """Return a sentence as it stands on the page; fixed words only go round it."""
    if isinstance(item.source, Quote):
        return in_quotes(_part_of(item.source, item.words))
    if item.part == "if_words":
        return if_line(item.words)
    patterns = {
        "so_that": _("so that {words}"),
        "while_waiting": _("While we wait: {words}"),
        "need": _("Why it matters: {words}"),
        "why": _("Why: {words}"),
    }
    return patterns.get(item.part, "{words}").format(words=item.words)


def _part_of(quote: Quote, words: str) -> Quote:
    return Quote(words, quote.who, quote.how)


def beside(item: EasyItem, today: date) -> tuple[str, ...]:
    """Return what belongs to a sentence, a short line each: who, by when, what came of it."""
    return tuple(one for one in _beside(item, today) if one)


def _beside(item: EasyItem, today: date) -> Iterator[str]:
    match item.source:
        case Quote() as quote:
            yield through_whom(quote)
        case SeenAction() as action if item.part == "words":
            yield action.who or _(NO_OWNER)
            yield helper_words(action)
            yield _when(action.due_on, today)
        case SeenPromise() as promise if item.part == "words":
            yield promise.who
            yield _(STATUS.get(promise.status, STATUS[""])[1])
        case SeenOutcome() as outcome if item.part == "words" and outcome.whose:
            yield _("Whose wish: {whose}").format(whose=outcome.whose)
        case SeenIdea() as idea if item.part == "words" and idea.is_from_last_time:
            yield _("from last time")
        case SeenDecision() as decision if item.part == "words" and decision.by:
            yield _("Decided by: {who}").format(who=decision.by)
        case SeenPassed() as passed:
            yield _("We ask: {whom}").format(whom=label(REFER_TO, passed.to))
            yield day_month(passed.on) if passed.on is not None else ""
        case SeenUpdate() as update:
            yield update.by
            if update.waiting_time:
                yield _("Waiting time: {time}").format(time=update.waiting_time)
        case _:
            return


def _when(day: date | None, today: date) -> str:
    if day is None:
        return _(NO_DAY)
    return _("{day} – {how_far}").format(day=day_month(day), how_far=in_days(day, today))
