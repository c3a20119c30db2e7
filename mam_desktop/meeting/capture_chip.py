"""Says in words what the capture line understood, for the chip beside it while the lead types."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mam_desktop.meeting.capture import Captured, CaptureKind, Here, Question
from mam_desktop.texts import N_, _, long_date, short_date

_KIND_LABELS = {
    CaptureKind.QUOTE: N_("Somebody’s words"),
    CaptureKind.IDEA: N_("New idea"),
    CaptureKind.ACTION: N_("Action"),
    CaptureKind.COME_BACK: N_("To come back to"),
    CaptureKind.OUTCOME: N_("What we want"),
    CaptureKind.DISCUSSION: N_("Talked about"),
}


@dataclass(frozen=True, slots=True)
class ChipParts:
    """The words of a chip: what it is, whose, when, for what; what is still asked; who is new."""

    kind: str
    who: str = ""
    when: str = ""
    what_for: str = ""
    questions: tuple[str, ...] = ()
    unknown: str = ""

    def shown(self) -> tuple[str, ...]:
        """Return the parts there is something to say in, in the order they are read."""
        said = (self.kind, self.who, self.when, self.what_for, *self.questions, self.unknown)
        return tuple(part for part in said if part)


def chip_parts(captured: Captured, who_is_here: Sequence[Here], today: date) -> ChipParts:
    """Return the chip of a line: `New idea`, `from Nan`, `for Sleep`."""
    name = next((one.name for one in who_is_here if one.id == captured.person_id), "")
    return ChipParts(
        kind=_kind(captured.kind, name),
        who=_who(captured.kind, name),
        when=_when(captured.due_on, today),
        what_for=_what_for(captured),
        questions=tuple(_question(one) for one in captured.questions),
        unknown=_unknown(captured.new_name),
    )


def _kind(kind: CaptureKind, name: str) -> str:
    if kind is CaptureKind.QUOTE and name:
        return _("{name}’s words").format(name=name)
    return _(_KIND_LABELS[kind])


def _who(kind: CaptureKind, name: str) -> str:
    if not name or kind is CaptureKind.QUOTE:
        return ""
    if kind is CaptureKind.ACTION:
        return name
    return _("from {name}").format(name=name)


def _when(due_on: date | None, today: date) -> str:
    if due_on is None:
        return ""
    return short_date(due_on) if due_on.year == today.year else long_date(due_on)


def _what_for(captured: Captured) -> str:
    if captured.outcome_id is None or not captured.said_for:
        return ""
    return _("for {outcome}").format(outcome=captured.said_for)


def _question(question: Question) -> str:
    sentences = {
        "who": _("Who is “{said}”? {choices}"),
        "when": _("Which day is “{said}”? {choices}"),
        "outcome": _("Which outcome is “{said}”? {choices}"),
    }
    choices = _(" or ").join(one.label for one in question.choices)
    return sentences[question.which].format(said=question.said, choices=choices)


def _unknown(new_name: str | None) -> str:
    return _("Nobody here is called {name}").format(name=new_name) if new_name else ""
