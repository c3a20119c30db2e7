"""What the agreed actions still leave open: gentle checks, ideas that wait, who has nothing to do.

A check never stops anybody: it is looked at, or left as it is, and comes again only when what it is
about is another. Source: domain.md 3.2 and 14, rules 2 and 3.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mam_desktop.meeting.attending import attendance_of
from mam_desktop.meeting.boarding import cards_of, outcomes_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import folded
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.prompted import PromptAnswer
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _, ngettext

MOST_ACTIONS = 8
"""More than this is hard to keep. Source: Essex; domain.md 3.2."""
FEWEST_TO_COMPARE = 3
"""Fewer actions say nothing about who does them all."""
TOPIC = "action_check"
PLAIN_WORDS = "plain_words"
_HEALTH = re.compile(
    r"\b(?:health|hospital|palliative|nurs\w*|gp|doctor|\w*therap\w*|paediatric\w*|camhs|midwi\w*"
    r"|nhs|dentist|dieti[ct]ian)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCheck:
    """Something that may have been forgotten: the fact, and why it can matter."""

    topic: str
    words: str
    why: str
    actions: tuple[str, ...] = ()
    """Ids of the actions it is about."""
    stage: str = ""
    """What makes it another check when it changes."""

    @property
    def key(self) -> str:
        """Return what stays the same while it is the same check."""
        return "/".join((self.topic, self.stage, *sorted(self.actions)))


def action_checks(entries: Entries, meeting: Meeting, today: date) -> tuple[ActionCheck, ...]:
    """Return what may have been forgotten, less what was left as it is."""
    facts = _Facts(entries, meeting, today)
    left = {one.stage for one in entries.all(PromptAnswer, meeting.id) if one.topic == TOPIC}
    return tuple(one for check in _CHECKS for one in check(facts) if one.key not in left)


def leave_check(session: MeetingSession, check: ActionCheck) -> Gesture:
    """Keep that a check was looked at and all stays as it is; for the lead alone."""
    writer = session.begin()
    writer.create(PromptAnswer, topic=TOPIC, stage=check.key, is_done=True)
    return writer.commit()


def keep_word(session: MeetingSession, action: Action, term: str) -> Gesture:
    """Keep that a hard word stays in an action; for the lead alone."""
    writer = session.begin()
    writer.create(PromptAnswer, topic=PLAIN_WORDS, stage=word_key(action, term), is_done=True)
    return writer.commit()


def word_key(action: Action, term: str) -> str:
    """Return what a hard word of an action is remembered by."""
    return f"{action.id}/{term}"


def kept_words(entries: Entries, meeting: Meeting) -> frozenset[str]:
    """Return the keys of the hard words that stay."""
    answers = entries.all(PromptAnswer, meeting.id)
    return frozenset(one.stage for one in answers if one.topic == PLAIN_WORDS)


# --- who and what is left ---------------------------------------------------------------------


def ideas_waiting(entries: Entries, meeting: Meeting) -> tuple[Idea, ...]:
    """Return the ideas somebody could say yes to that no action comes from yet."""
    taken = {one.idea_id for one in actions_of(entries, meeting)}
    cards = (
        *cards_of(entries, meeting.id, "can"),
        *cards_of(entries, meeting.id, "could_if"),
    )
    is_open = Audience.EVERYONE
    return tuple(one for one in cards if one.id not in taken and one.audience() is is_open)


def with_nothing_to_do(entries: Entries, meeting: Meeting) -> tuple[str, ...]:
    """Return who is here from a service and neither owns an action nor helps with one."""
    busy = _busy(actions_of(entries, meeting))
    return tuple(
        person.name
        for one in entries.all(Attendance, meeting.id)
        if one.is_here and one.interpreter_for is None and one.person_id not in busy
        if (person := entries.find(Person, one.person_id)) is not None and not person.is_family
    )


def _busy(actions: Iterable[Action]) -> set[str | None]:
    return {who for one in actions for who in (one.owner_id, one.helper_id)}


def is_away(entries: Entries, meeting: Meeting, person_id: str | None) -> bool:
    """Say whether somebody is known, and not in the meeting now."""
    if person_id is None or entries.find(Person, person_id) is None:
        return False
    attendance = attendance_of(entries, meeting.id, person_id)
    return attendance is None or not attendance.is_here


def is_from_health(person: Person) -> bool:
    """Say whether somebody works for a health service."""
    return not person.is_family and bool(_HEALTH.search(f"{person.service} {person.role}"))


class _Facts:
    """The actions of a meeting as checks ask about them."""

    def __init__(self, entries: Entries, meeting: Meeting, today: date) -> None:
        self.entries, self.meeting = entries, meeting
        self.first_day = min(today, meeting.on or today)
        self.actions = actions_of(entries, meeting)
        seen = [one for one in self.actions if one.audience() is Audience.EVERYONE]
        tasks = [one for one in self.actions if one not in seen]
        self.numbers = {one.id: str(no) for no, one in enumerate(seen, start=1)}
        task = _("task {no} of the services")
        self.numbers |= {one.id: task.format(no=no) for no, one in enumerate(tasks, start=1)}
        self.plan = tuple(one for one in seen if one.kind == "family")

    def owner(self, action: Action) -> Person | None:
        """Return who promised, if anybody known."""
        return self.entries.find(Person, action.owner_id)

    def names(self, actions: Sequence[Action]) -> str:
        """Return which actions are meant, as numbers of the list."""
        return ", ".join(self.numbers[one.id] for one in actions)


def _about(
    facts: _Facts, topic: str, found: Sequence[Action], words: str, why: str
) -> Iterator[ActionCheck]:
    """Yield one check about some actions, whose numbers stand in its words."""
    if found:
        yield ActionCheck(
            topic=topic,
            words=words.format(numbers=facts.names(found)),
            why=why,
            actions=tuple(one.id for one in found),
        )


def _without_owner(facts: _Facts) -> Iterator[ActionCheck]:
    found = [one for one in facts.actions if facts.owner(one) is None]
    why = _("A promise needs one person who keeps it.")
    yield from _about(facts, "no_owner", found, _("Nobody does it yet (action {numbers})"), why)


def _without_a_day(facts: _Facts) -> Iterator[ActionCheck]:
    found = [one for one in facts.actions if one.due_on is None]
    why = _("Without a day nobody knows when to ask how it went.")
    yield from _about(facts, "no_day", found, _("No day yet (action {numbers})"), why)


def _with_a_day_that_has_been(facts: _Facts) -> Iterator[ActionCheck]:
    first = facts.first_day
    found = [one for one in facts.actions if one.due_on is not None and one.due_on < first]
    why = _("Perhaps the year or the month is another one.")
    yield from _about(facts, "day_past", found, _("The day has been (action {numbers})"), why)


def _not_asked(facts: _Facts) -> Iterator[ActionCheck]:
    away = [one for one in facts.actions if is_away(facts.entries, facts.meeting, one.owner_id)]
    open_ones = [one for one in away if one.owner_agreed is None]
    why = _("They are not here. Ask them before they read it in the minutes.")
    words = _("Not asked yet whether they agree (action {numbers})")
    yield from _about(facts, "not_asked", open_ones, words, why)
    said_no = [one for one in away if one.owner_agreed is False]
    why = _("Somebody else has to do it, or they have to be asked again.")
    yield from _about(facts, "said_no", said_no, _("They did not agree (action {numbers})"), why)


def _hidden_need(facts: _Facts) -> Iterator[ActionCheck]:
    found = [one for one in facts.actions if one.needed_for is not None and one.is_narrowed]
    why = _("The family should see what their promise depends on.")
    words = _("A promise needs a task that is kept back (action {numbers})")
    yield from _about(facts, "hidden_need", found, words, why)


def _too_many(facts: _Facts) -> Iterator[ActionCheck]:
    count = len(facts.plan)
    if count > MOST_ACTIONS:
        yield ActionCheck(
            topic="many",
            words=ngettext(
                "{count} action in the family’s plan", "{count} actions in the family’s plan", count
            ).format(count=count),
            why=_("More than {most} are hard to keep. Which can wait for next time?").format(
                most=MOST_ACTIONS
            ),
            stage=str(count),
        )


def _all_on_one(facts: _Facts) -> Iterator[ActionCheck]:
    owners = [facts.owner(one) for one in facts.plan]
    if len(owners) < FEWEST_TO_COMPARE or None in owners:
        return
    known = [one for one in owners if one is not None]
    stage = str(len(known))
    if all(one.is_family for one in known):
        yield ActionCheck(
            topic="all_family",
            words=_("The family does it all"),
            why=_("What can the services do, so that the family is not alone with it?"),
            stage=stage,
        )
    services = {folded(one.service) for one in known}
    if len(services) == 1 and not any(one.is_family for one in known) and "" not in services:
        yield ActionCheck(
            topic="all_one_service",
            words=_("{service} does it all").format(service=known[0].service),
            why=_("What can the others do, and what does the family want to do?"),
            stage=stage,
        )


def _nobody_from_health(facts: _Facts) -> Iterator[ActionCheck]:
    if len(facts.actions) < FEWEST_TO_COMPARE:
        return
    doing = (facts.entries.find(Person, who) for who in _busy(facts.actions) if who)
    if any(one is not None and is_from_health(one) for one in doing):
        return
    listed = (
        facts.entries.find(Person, one.person_id)
        for one in facts.entries.all(Attendance, facts.meeting.id)
    )
    names = [one.name for one in listed if one is not None and is_from_health(one)]
    why = _("Nobody from health was asked to this meeting. Is there something for them?")
    if names:
        why = _("{names}: is there something for them to do, or to find out?").format(
            names=", ".join(names)
        )
    yield ActionCheck(topic="no_health", words=_("Nobody from health does anything"), why=why)


def _nothing_for_an_outcome(facts: _Facts) -> Iterator[ActionCheck]:
    """Ask about what matters and no action serves, by its idea or in so many words."""
    if not facts.actions:
        return
    ideas = (facts.entries.find(Idea, one.idea_id) for one in facts.actions)
    served = {one.outcome_id for one in ideas if one is not None}
    reasons = {folded(one.so_that) for one in facts.actions}
    for one in outcomes_of(facts.entries, facts.meeting.id):
        if one.id not in served and folded(one.words) not in reasons and not one.is_narrowed:
            yield ActionCheck(
                topic="no_action_for",
                words=_("Nothing yet for “{words}”").format(words=_short(one.words)),
                why=_("It matters to the family. What is a first small step?"),
                stage=one.id,
            )


def _short(words: str) -> str:
    line = " ".join(words[:200].split())
    return line if len(line) <= 60 else f"{line[:60].rstrip()}…"


_CHECKS = (
    _without_owner,
    _without_a_day,
    _with_a_day_that_has_been,
    _not_asked,
    _hidden_need,
    _too_many,
    _all_on_one,
    _nobody_from_health,
    _nothing_for_an_outcome,
)
