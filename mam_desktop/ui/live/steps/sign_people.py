"""The people who sign, a card each; the one who is signing has the pad."""

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.meeting.who_signed import Holds
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.long_words import LONGEST, ZERO_WIDTH_SPACE
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.sign_panel import SignPanel
from mam_desktop.ui.live.steps.sign_rows import SignRow
from mam_desktop.ui.live.steps.signature_pad import SignatureView
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

_ENDLESS = re.compile(rf"\S{{{LONGEST},}}")
_PIECE = 8


def _narrow(words: str) -> str:
    """Return words that can break anywhere often enough for a third of a card."""
    return _ENDLESS.sub(
        lambda found: ZERO_WIDTH_SPACE.join(
            found[0][at : at + _PIECE] for at in range(0, len(found[0]), _PIECE)
        ),
        words,
    )


class SignCard(RowCard[SignRow]):
    """One person: not signed yet, signing, or signed."""

    sign_wanted = Signal(str)
    told = Signal(object)
    """SignTold"""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(0, 0, 0, 0), spacing=0, parent=parent)
        self.panel: SignPanel | None = None
        self._avatar = QHBoxLayout()
        self._name = PlainLabel(look="strong")
        self._role = PlainLabel(look="quiet_small")
        self._drawing = SignatureView()
        self._says = PlainLabel(look="strong_body")
        self._words = PlainLabel(look="small")
        self._done = Chip("", tone="can", icon="check")
        self._stale = Chip("", tone="attention", icon="alert-circle")
        self.sign = Button(_("Sign"), size="small", icon="signature")
        self._face = QWidget()
        self._build()
        self.sign.clicked.connect(self._on_sign_clicked)

    def _build(self) -> None:
        gap = theme_now().gap
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addStretch(1)
        who.addWidget(self._name)
        who.addWidget(self._role)
        who.addStretch(1)
        self._said = QWidget()
        said = QVBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self._says)
        said.addWidget(self._words)
        self._end = QVBoxLayout()
        self._end.setSpacing(gap(4))
        self._end.addWidget(self._done, 0, Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        top.setSpacing(gap(10))
        top.addLayout(self._avatar)
        top.addLayout(who, 1)
        top.addWidget(self._drawing)
        top.addLayout(self._end)
        # What somebody said, and which text they signed, have the card's whole width: beside the
        # rest a comment would be a column of single words, and the button would be cut.
        self._foot = FlowLayout(gap=gap(10), row_gap=gap(6))
        self._foot.addWidget(self._stale)
        self._end.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignRight)
        rows = QVBoxLayout(self._face)
        rows.setContentsMargins(gap(12), gap(9), gap(12), gap(9))
        rows.setSpacing(gap(6))
        rows.addLayout(top)
        rows.addWidget(self._said)
        rows.addLayout(self._foot)
        self.add(self._face)

    def show_row(self, row: SignRow) -> None:
        """Show how it stands with this person."""
        self._name.setText(_narrow(row.name))
        self._role.setText(_narrow(_where(row)))
        self._drawing.setVisible(bool(row.strokes))
        self._drawing.show_strokes(row.strokes, row.name)
        self._says.setText(_narrow(row.says))
        self._says.setVisible(bool(row.says))
        said = _("“{words}”").format(words=row.words) if row.words else ""
        self._words.setText(_narrow(said))
        self._words.setVisible(bool(row.words))
        self._said.setVisible(bool(row.says or row.words))
        self._done.setVisible(bool(row.signed_at))
        tone, icon = _sign_of(row)
        said = _("does not agree, signed {time}") if row.disagrees else _("signed {time}")
        said = said.format(time=row.signed_at)
        self._done.say(row.signed_at, tone=tone, icon=icon, said=said)
        self._stale.setVisible(bool(row.earlier))
        is_plan = row.holds is Holds.PLAN
        self._stale.say(
            row.earlier,
            tone="plain" if is_plan else "attention",
            icon=icon if is_plan else "alert-circle",
        )
        words = _("Sign again") if row.signed_at and not is_plan else _("Sign")
        self.sign.set_words(words, _("{name}: {sign}").format(name=row.name, sign=words))
        self.sign.setVisible(not row.is_done)
        self._place_sign(below=bool(row.earlier))
        clear_layout(self._avatar)
        self._avatar.addWidget(Avatar(row.name, is_family=row.is_family, is_here=row.is_here))

    def _place_sign(self, *, below: bool) -> None:
        """Let the button stand beside the name, or beside what was signed before."""
        if below == (self._foot.indexOf(self.sign) >= 0):
            return
        if below:
            self._end.removeWidget(self.sign)
            self._foot.addWidget(self.sign)
        else:
            self._foot.removeWidget(self.sign)
            self._end.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignRight)

    def open_panel(self, people: Iterable[Person], lead_id: str | None) -> None:
        """Let this person sign."""
        if self.row is None or self.panel is not None:
            return
        self.panel = SignPanel(self.row, people, lead_id)
        self.panel.told.connect(self.told)
        self.panel.left.connect(self.left)
        self._face.hide()
        self.add(self.panel)
        self.panel.start()

    def close_panel(self) -> None:
        """Put the pad away; what was drawn on it is gone."""
        if self.panel is None:
            return
        panel, self.panel = self.panel, None
        self.content.removeWidget(panel)
        panel.hide()
        panel.setParent(None)
        panel.deleteLater()
        self._face.show()

    def _on_sign_clicked(self) -> None:
        if self.row is not None:
            self.sign_wanted.emit(self.row.key)


def _sign_of(row: SignRow) -> tuple[str, str]:
    """Return tone and icon of what somebody answered: a tick only where they agree."""
    if row.is_refusal:
        return "plain", "minus"
    # The two arrows stand for seeing it differently on the family's screen, too.
    return ("attention", "arrows-left-right") if row.disagrees else ("can", "check")


def _where(row: SignRow) -> str:
    """Say who somebody is, and whether they are here."""
    if row.is_here:
        return row.role
    if row.has_left:
        return _("{role}, left early").format(role=row.role)
    return _("{role}, not here").format(role=row.role)
