"""What the lead may want to think of in this meeting: who is easily forgotten, what an age brings.

Pure facts about the family; the ages are those of England. Only the lead sees a prompt. What was
done does not come again, what was put off comes again in the next meeting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mam_desktop.errors import BadInput
from mam_desktop.meeting.attending import attendance_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Entry, Said
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import people_named
from mam_desktop.meeting.outcome_hints import sounds_like_a_service
from mam_desktop.meeting.people import Attendance, Child, Household, Person
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.prompted import PROMPT_ANSWERS, PromptAnswer
from mam_desktop.meeting.school_years import age, end_of_school_age, school_year
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _, long_date

TOPICS = (
    "brothers_and_sisters",
    "second_parent",
    "other_parent",
    "young_carer",
    "health_visitor",
    "adult_life",
    "decides",
    "turning_18",
    "turning_25",
)
SERVICE = "service"
"""The prompt about one outcome that is really a service; it stands on the outcome itself."""
FIRST_ADULT_YEAR = 9
_SIBLING = re.compile(r"\b(?:brother|sister|sibling|twin)s?\b", re.IGNORECASE)
_PARENT = re.compile(
    r"\b(?:step-?|foster )?(?:mother|father|mum|mummy|dad|daddy|parent|carer|guardian)\b",
    re.IGNORECASE,
)
_GRAND = re.compile(r"\bgrand|\byoung carer", re.IGNORECASE)
_READING = re.compile(r"interpret|print|read|language|translat|\bbsl\b|signing", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Something to think of: the question, and the fact behind it."""

    topic: str
    words: str
    why: str
    about: tuple[str, ...] = ()
    stage: str = ""

    @property
    def key(self) -> str:
        """Return what stays the same while names change."""
        return "/".join((self.topic, self.stage, *self.about))


def prompts(entries: Entries, meeting: Meeting, today: date) -> tuple[Prompt, ...]:
    """Return what there is to think of, less what was answered."""
    facts = _Facts(entries, meeting, today)
    return (*_about_people(facts), *_about_ages(facts))


def answer_prompt(session: MeetingSession, prompt: Prompt, answer: str) -> Gesture:
    """Keep that a prompt was dealt with, or put off; for the lead alone."""
    if answer not in PROMPT_ANSWERS:
        raise BadInput(
            _("“{answer}” is not one of: {known}").format(
                answer=answer, known=", ".join(PROMPT_ANSWERS)
            )
        )
    writer = session.begin()
    writer.create(
        PromptAnswer,
        topic=prompt.topic,
        stage=prompt.stage,
        about=prompt.about,
        is_done=answer == "done",
    )
    return writer.commit()


def may_be_services(entries: Entries, meeting: Meeting) -> tuple[Outcome, ...]:
    """Return the outcomes that sound like a service and that nobody left as they are."""
    left = {one.stage for one in entries.all(PromptAnswer) if one.topic == SERVICE}
    found = entries.all(Outcome, meeting.id)
    return tuple(one for one in found if one.id not in left and sounds_like_a_service(one.words))


def service_prompt(outcome: Outcome) -> Prompt:
    """Return the question about an outcome that sounds like a service."""
    return Prompt(
        topic=SERVICE,
        stage=outcome.id,
        words=_("What would be different?"),
        why=_("This may be a way to get there. What would be different in life?"),
    )


class _Facts:
    """The family as prompts ask about it."""

    def __init__(self, entries: Entries, meeting: Meeting, today: date) -> None:
        self.entries, self.meeting, self.today = entries, meeting, today
        self.child = next(iter(entries.all(Child)), None)
        self.child_id = self.child.person_id if self.child else None
        self.family = [one for one in entries.all(Person) if one.is_family]
        self._answers = [
            one for one in entries.all(PromptAnswer) if one.is_done or one.meeting_id == meeting.id
        ]

    @property
    def name(self) -> str:
        """Return the child's name."""
        return self.child.preferred_name if self.child else ""

    @property
    def born_on(self) -> date | None:
        """Return the child's birthday."""
        return self.child.born_on if self.child else None

    def is_open(self, topic: str, stage: str = "") -> bool:
        """Say whether a prompt about nobody in particular was not answered yet."""
        return not any(one.topic == topic and one.stage == stage for one in self._answers)

    def unanswered(self, topic: str, people: list[Person]) -> list[Person]:
        """Return the people for whom a prompt was not answered yet."""
        told = {who for one in self._answers if one.topic == topic for who in one.about}
        return [one for one in people if one.id not in told]

    def is_listed(self, test: re.Pattern[str]) -> bool:
        """Say whether somebody of a role or a service was asked to this meeting."""
        listed = (
            self.entries.find(Person, one.person_id)
            for one in self.entries.all(Attendance, self.meeting.id)
        )
        return any(one and test.search(f"{one.role} {one.service}") for one in listed)

    def is_mentioned(self, person: Person) -> bool:
        """Say whether a meeting has somebody on its list, or anything said names them."""
        if attendance_of(self.entries, self.meeting.id, person.id) is not None:
            return True
        name = re.compile(rf"(?<!\w){re.escape(person.name.strip())}(?!\w)", re.IGNORECASE)
        said = (
            one
            for one in self.entries
            if isinstance(one, Said) and one.meeting_id == self.meeting.id
        )
        return any(person.id in people_named(one) or _names(one, name) for one in said)


def _names(entry: Entry, name: re.Pattern[str]) -> bool:
    free = (getattr(entry, field) for field, spec in entry.specs().items() if spec.is_free_text)
    return any(name.search(words) for words in free if isinstance(words, str))


def _names_of(people: list[Person]) -> str:
    return ", ".join(one.name for one in people)


def _ids(people: list[Person]) -> tuple[str, ...]:
    return tuple(one.id for one in people)


# --- people ---------------------------------------------------------------------------------------


def _about_people(facts: _Facts) -> Iterator[Prompt]:
    yield from _brothers_and_sisters(facts)
    yield from _second_parent(facts)
    yield from _other_parent(facts)
    yield from _young_carer(facts)


def _is_sibling(person: Person) -> bool:
    return bool(_SIBLING.search(f"{person.relation} {person.role}"))


def _brothers_and_sisters(facts: _Facts) -> Iterator[Prompt]:
    siblings = [
        one
        for one in facts.family
        if one.id != facts.child_id and _is_sibling(one) and not facts.is_mentioned(one)
    ]
    left = facts.unanswered("brothers_and_sisters", siblings)
    if left:
        yield Prompt(
            topic="brothers_and_sisters",
            about=_ids(left),
            words=_("How are things for {names}?").format(names=_names_of(left)),
            why=_("Brothers and sisters are easily forgotten. Nobody has spoken of them yet."),
        )


def _is_parent(person: Person) -> bool:
    if person.parental_responsibility:
        return True
    called = f"{person.relation} {person.role}"
    return bool(_PARENT.search(called)) and not _GRAND.search(called)


def _second_parent(facts: _Facts) -> Iterator[Prompt]:
    hidden = {who for one in facts.entries.all(Household) for who in one.hidden_from}
    away = [
        one
        for one in facts.family
        if one.parental_responsibility and one.id != facts.child_id and not _was_asked(facts, one)
    ]
    for one in facts.unanswered("second_parent", away):
        if hidden.isdisjoint((one.id, one.name)):
            words = _("Was {name} asked, if that is safe? How does {name} hear what is agreed?")
            why = _("{name} has parental responsibility and is not on today’s list.")
        else:
            words = _("Think first what is safe. What may {name} hear of this meeting?")
            why = _("{name} has parental responsibility, and an address is kept from {name}.")
        yield Prompt(
            topic="second_parent",
            about=(one.id,),
            words=words.format(name=one.name),
            why=why.format(name=one.name),
        )


def _was_asked(facts: _Facts, person: Person) -> bool:
    attendance = attendance_of(facts.entries, facts.meeting.id, person.id)
    return attendance is not None and attendance.state != "absent"


def _other_parent(facts: _Facts) -> Iterator[Prompt]:
    parents = [one for one in facts.family if _is_parent(one) and one.id != facts.child_id]
    if len(parents) == 1 and facts.is_open("other_parent"):
        yield Prompt(
            topic="other_parent",
            words=_("Is there a father, or another parent, who matters to {name}?").format(
                name=facts.name
            ),
            why=_("Only {name} is written down as a parent.").format(name=parents[0].name),
        )


def _young_carer(facts: _Facts) -> Iterator[Prompt]:
    """Ask whether a child helps to look after somebody else at home who needs more care."""
    cared_for = _with_care_needs(facts)
    helpers = [
        one
        for one in facts.family
        if _is_young(facts, one) and any(other.id != one.id for other in cared_for)
    ]
    left = facts.unanswered("young_carer", helpers)
    if left:
        names, needing = _names_of(left), _names_of(cared_for)
        yield Prompt(
            topic="young_carer",
            about=_ids(left),
            words=_(
                "Does {names} help to look after somebody? "
                "A young carer has a right to be asked what they need."
            ).format(names=names),
            why=_("At home {names} may need more care than others.").format(names=needing),
        )


def _with_care_needs(facts: _Facts) -> list[Person]:
    child = facts.child
    child_needs = bool(child and (child.needs or child.sen_provision in {"E", "K"}))
    return [
        one
        for one in facts.family
        if (one.id == facts.child_id and child_needs)
        or any(need.strip() and not _READING.search(need) for need in one.access_needs)
    ]


def _is_young(facts: _Facts, person: Person) -> bool:
    """Say whether somebody of the family is old enough to help, and not grown up yet."""
    born_on = facts.born_on if person.id == facts.child_id else person.born_on
    if born_on is None:
        return _is_sibling(person)
    return 5 <= age(born_on, facts.today) < 18


# --- ages -----------------------------------------------------------------------------------------

_HEALTH_VISITOR = re.compile(r"\bhealth visitor\b", re.IGNORECASE)
_ADULT = re.compile(r"\badult|preparing for adulthood|transition", re.IGNORECASE)


def _about_ages(facts: _Facts) -> Iterator[Prompt]:
    born_on = facts.born_on
    if born_on is None or born_on > facts.today:
        return
    years = age(born_on, facts.today)
    if years <= 2 and not facts.is_listed(_HEALTH_VISITOR) and facts.is_open("health_visitor"):
        yield Prompt(
            topic="health_visitor",
            words=_("Was the health visitor asked?"),
            why=_("{name} is not 3 yet.").format(name=facts.name),
        )
    if years < 25:
        yield from _adult_life(facts, born_on, years)
        yield from _decides(facts, end_of_school_age(born_on))
    if years == 17 and facts.is_open("turning_18"):
        yield _turning_18(facts)
    if years == 24 and facts.is_open("turning_25"):
        yield _turning_25(facts)


def _adult_life(facts: _Facts, born_on: date, years: int) -> Iterator[Prompt]:
    """Look ahead from Year 9 on, once each school year."""
    year = school_year(born_on, facts.today)
    if years < 18 and (year is None or year < FIRST_ADULT_YEAR):
        return
    stage = f"year {year}" if year is not None else f"age {years}"
    if not facts.is_open("adult_life", stage):
        return
    words = _("What does {name} want as an adult: work, home, friends, good health?")
    if not facts.is_listed(_ADULT):
        words = _(
            "What does {name} want as an adult: work, home, friends, good health? "
            "Were adult services asked?"
        )
    why = _("{name} is in Year {year}. From Year 9 on each meeting looks ahead (England).")
    if year is None:
        why = _("{name} is {years}. From Year 9 on each meeting looks ahead (England).")
    yield Prompt(
        topic="adult_life",
        stage=stage,
        words=words.format(name=facts.name),
        why=why.format(name=facts.name, year=year, years=years),
    )


def _decides(facts: _Facts, last_day: date) -> Iterator[Prompt]:
    """Say who decides: from the day after the end of compulsory school age the young person."""
    name, day = facts.name, long_date(last_day)
    if facts.today > last_day and facts.is_open("decides", "now"):
        yield Prompt(
            topic="decides",
            stage="now",
            words=_(
                "{name} decides now about plans for learning and who is told. "
                "Who helps, if {name} wants help to decide?"
            ).format(name=name),
            why=_("Compulsory school age ended on {day} (England).").format(day=day),
        )
    is_soon = facts.today <= last_day < facts.today + timedelta(days=365)
    if is_soon and facts.is_open("decides", "soon"):
        yield Prompt(
            topic="decides",
            stage="soon",
            words=_("{name} will decide. What helps {name} to get ready for that?").format(
                name=name
            ),
            why=_("Compulsory school age ends on {day} (England).").format(day=day),
        )


def _turning_18(facts: _Facts) -> Prompt:
    return Prompt(
        topic="turning_18",
        words=_(
            "Who asks the council for an assessment for adult life (Care Act) "
            "before {name} is 18? Is there one for carers too?"
        ).format(name=facts.name),
        why=_("{name} is 17.").format(name=facts.name),
    )


def _turning_25(facts: _Facts) -> Prompt:
    return Prompt(
        topic="turning_25",
        words=_("An EHC plan can go on until 25 at most. What comes after it?"),
        why=_("{name} is 24.").format(name=facts.name),
    )
