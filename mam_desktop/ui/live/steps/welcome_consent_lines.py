"""Every line of the ledger, newest first: what stands, and what a newer answer replaced."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.consents import standing_answers, subject_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import CONSENT_ANSWERS, label
from mam_desktop.meeting.ledger import brief, short_words
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Consent
from mam_desktop.texts import _, short_date
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.welcome_consent_chip import LOOKS
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.plain_label import PlainLabel

MOST_DETAIL = 600
"""So many letters of how, note and grounds are shown; the ledger holds all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line of the ledger."""

    key: str
    name: str
    what: str
    answer: str
    detail: str
    stands: bool

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        told = _("{name}, {what}: {answer}, {detail}").format(
            name=brief(self.name),
            what=self.what,
            answer=label(CONSENT_ANSWERS, self.answer),
            detail=brief(self.detail, MOST_DETAIL),
        )
        return told if self.stands else _("{line}, replaced by a newer answer").format(line=told)


def line_rows(entries: Entries) -> tuple[LineRow, ...]:
    """Return every line, newest first."""
    stands = {one.id for one in standing_answers(entries)}
    return tuple(_row(entries, one, one.id in stands) for one in reversed(entries.all(Consent)))


def _row(entries: Entries, one: Consent, stands: bool) -> LineRow:
    return LineRow(
        key=one.id,
        name=name_and_family(entries, one.by_id)[0],
        what=short_words(one.purpose, one.recipient),
        answer=one.answer,
        detail=" · ".join(text for text in _details(entries, one) if text),
        stands=stands,
    )


def _details(entries: Entries, one: Consent) -> tuple[str, ...]:
    about = subject_of(one) or one.for_id
    whose = name_and_family(entries, about)[0] if about and about != one.by_id else ""
    judge = name_and_family(entries, one.judged_by)[0]
    meeting = entries.find(Meeting, one.meeting_id)
    return (
        _("for {name}").format(name=whose) if whose else "",
        one.how,
        short_date(meeting.on) if meeting and meeting.on else "",
        one.said_at,
        one.note,
        _("{name} judged that they can decide this").format(name=judge) if judge else "",
        one.grounds,
    )


class LineCard(RowCard[LineRow]):
    """One line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, look="flat", margins=(0, 4, 0, 4), spacing=8, parent=parent)
        self._name = PlainLabel(look="strong_small")
        self._detail = PlainLabel(look="quiet_small")
        self._answer = Chip("")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        self.add(words, 1)
        self.add(self._answer)

    def show_row(self, row: LineRow) -> None:
        """Show a line."""
        told = _("{name}: {what}").format(name=brief(row.name), what=row.what)
        self._name.setText(breakable(told))
        replaced = "" if row.stands else _("replaced by a newer answer")
        detail = " · ".join(one for one in (replaced, row.detail) if one)
        self._detail.setText(breakable(brief(detail, MOST_DETAIL)))
        tone, icon = LOOKS.get(row.answer, LOOKS[""])
        self._answer.say(
            label(CONSENT_ANSWERS, row.answer), tone=tone if row.stands else "plain", icon=icon
        )
