"""What the family wants to be different: a card an outcome, and the form for one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.areas import AREAS, area_meant, area_words
from mam_desktop.meeting.outcome_hints import sounds_like_a_service
from mam_desktop.meeting.plan import Outcome
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.matters_quotes import QuotePicker
from mam_desktop.ui.live.steps.matters_rows import OutcomeRow
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import FreeChoice, Labelled, LineField, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.meaning_field import MeaningField
from mam_desktop.ui.live.steps.parts.more_fields import MoreFields
from mam_desktop.ui.live.steps.parts.reflow import column_of, field_row
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import SharingField
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.pictogram_button import PictogramButton
from mam_desktop.ui.widgets.plain_label import PlainLabel

CHANGE, TAKE_AWAY = N_("Change"), N_("Take away")
PICTURE = N_("The picture…")
MOVE_UP, MOVE_DOWN = N_("Move up"), N_("Move down")
HINT = N_("This may be a way to get there. What would be different in life?")


class OutcomeCard(RowCard[OutcomeRow]):
    """One outcome, under the words it comes from and above why it matters."""

    change_wanted = Signal(str)
    take_away_wanted = Signal(str)
    moved = Signal(str, int)
    """(outcome id, -1 for up or 1 for down)"""
    stepped = Signal(str, int)
    picture_wanted = Signal(str)
    left_as_it_is = Signal(str)
    """It sounds like a service, and stays as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(across=True, margins=(14, 11, 8, 11), spacing=10, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._quote = PlainLabel(look="quiet_small")
        self._words = PlainLabel(look="lead")
        self._need = PlainLabel(look="quiet")
        self._meaning = PlainLabel(look="quiet")
        self._area = Chip("")
        self._whose = Chip("", tone="voice", icon="user")
        self._kept = Chip("", tone="private", icon="eye-off")
        self._torn = TornChip()
        self.ask = Button(_("What would be different?"), role="link", size="small")
        self.leave = Button(_("Leave it"), role="link", size="small")
        self.more = RowMenu("")
        self._build()
        self._offer()

    def _build(self) -> None:
        gap = theme_now().gap
        chips = QWidget()
        flow = FlowLayout(chips, gap=gap(6), row_gap=gap(4))
        for chip in (self._whose, self._area, self._kept, self._torn):
            flow.addWidget(chip)
        words = QVBoxLayout()
        words.setSpacing(gap(6))
        self.hint_line = self._build_hint()
        for one in (self._quote, self._words, self._need, self._meaning, chips, self.hint_line):
            words.addWidget(one)
        self.picture = PictogramButton()
        self.content.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.add(words, 1)
        self.add(self.more)

    def _build_hint(self) -> QWidget:
        said = QWidget()
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(6))
        row.addWidget(IconLabel("bulb", tone="could_if"))
        row.addWidget(PlainLabel(_("This may be a service."), look="small", tone="could_if"), 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme_now().gap(10), row_gap=theme_now().gap(2))
        flow.addWidget(self.ask)
        flow.addWidget(self.leave)
        return column_of(said, buttons, spacing=2)

    def _offer(self) -> None:
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(PICTURE), self.picture_wanted)
        self.more.offer(_(MOVE_UP), lambda: self._emit_move(-1))
        self.more.offer(_(MOVE_DOWN), lambda: self._emit_move(1))
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)
        self.picture.clicked.connect(lambda: self._emit(self.picture_wanted))
        self.ask.clicked.connect(lambda: self._emit(self.change_wanted))
        self.leave.clicked.connect(lambda: self._emit(self.left_as_it_is))

    def _emit(self, wanted: SignalInstance) -> None:
        if self.row is not None:
            wanted.emit(self.row.key)

    def _emit_move(self, by: int) -> None:
        if self.row is not None:
            self.moved.emit(self.row.key, by)

    def show_row(self, row: OutcomeRow) -> None:
        """Show an outcome."""
        self.picture.show_picture(row.picture)
        show_words(self._words, row.words)
        for label, words in (
            (self._quote, row.quote),
            (self._need, _("Why it matters: {words}").format(words=row.need) if row.need else ""),
            (self._meaning, row.meaning),
        ):
            show_words(label, words)
            label.setVisible(bool(words))
        for chip, words in (
            (self._area, row.area),
            (self._whose, row.whose),
            (self._kept, row.kept_from),
        ):
            chip.say(words)
            chip.setVisible(bool(words))
        self._torn.show_torn(row.torn)
        self.hint_line.setVisible(row.may_be_service)
        short = row.words[:60]
        self.ask.setAccessibleName(_("What would be different? {words}").format(words=short))
        self.leave.setAccessibleName(_("Leave it as it is: {words}").format(words=short))
        self.more.name_for(_("More about “{words}”").format(words=short))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with Alt and an arrow, go on with an arrow, change with Enter."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        row, held = self.row, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if row is None:
            super().keyPressEvent(event)
        elif way is not None and held == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(row.key, way)
        elif way is not None and held == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(row.key, way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.change_wanted.emit(row.key)
        else:
            super().keyPressEvent(event)


class OutcomeForm(FoldingForm):
    """Writes down what the family wants, or changes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Add what matters"), saves=_("Write it down"), parent=parent)
        self.words = WordsField(_("What we want"), hint=_("in the family’s own words"))
        self.hint = PlainLabel(_(HINT), look="small", tone="could_if")
        self.need = LineField(_("Why it matters"), hint=_("what is hard now, or what is needed"))
        self.quote = QuotePicker(_("From whose words"))
        self.area = FreeChoice(_("Part of life"))
        self.whose = FreeChoice(_("Whose"))
        self.meaning = MeaningField()
        self.sharing = SharingField()
        self.editing: str | None = None
        self._build_fields()
        self.offer_areas(AREAS)
        self.hint.hide()
        self.begin_with(self.words)
        self.words.finished.connect(self.save_wanted)
        self.words.textChanged.connect(self._on_words_text_changed)

    def _build_fields(self) -> None:
        self.add(Labelled(_("What we want"), self.words))
        self.add(self.hint)
        self.add(
            field_row(Labelled(_("Part of life"), self.area), Labelled(_("Whose"), self.whose))
        )
        self.add(Labelled(_("From whose words"), self.quote))
        self.add(Labelled(_("Why it matters"), self.need))
        self.more = MoreFields(_("More: language, who sees it"), self.meaning, self.sharing)
        self.add(self.more)

    def offer_areas(self, areas: Sequence[str]) -> None:
        """Offer these parts of life; any other may be typed."""
        self.area.offer(tuple(area_words(one) for one in areas))

    def clear(self) -> None:
        """Begin anew."""
        self.editing = None
        self.words.clear()
        self.need.clear()
        self.quote.choose(None)
        self.area.say("")
        self.whose.say("")
        self.meaning.clear()
        self.sharing.clear()
        self.more.fold(folded=True)

    def show_outcome(self, outcome: Outcome) -> None:
        """Begin with an outcome that is there."""
        self.editing = outcome.id
        self.words.setPlainText(outcome.words)
        self.need.setText(outcome.need)
        self.quote.choose(outcome.voice_id)
        self.area.say(area_words(outcome.area))
        self.whose.say(outcome.whose)
        self.meaning.show_meaning(outcome.meaning)
        self.sharing.show_sharing(outcome)
        self.more.fold(folded=not (outcome.is_narrowed or outcome.meaning))

    def part_of_life(self) -> str:
        """Return the part of life as it is kept."""
        return area_meant(self.area.words())

    def _on_words_text_changed(self) -> None:
        self.hint.setVisible(sounds_like_a_service(self.words.words()))
