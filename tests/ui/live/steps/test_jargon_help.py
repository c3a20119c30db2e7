"""Hard words in fields: underlined as they are typed, said plainly one key away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.ui.live.steps.parts.fields import LineField, WordsField
from mam_desktop.ui.live.steps.parts.jargon_help import JargonHelp, PlainLabelled
from mam_desktop.ui.live.steps.parts.jargon_marks import JargonLabel, qt_place
from tests.ui.keys import ALT, CTRL, press, type_text

Field = LineField | WordsField


@pytest.fixture(params=[LineField, WordsField])
def field(request: pytest.FixtureRequest) -> Field:
    made: Field = request.param("What will happen")
    return made


@pytest.fixture
def labelled(field: Field, qtbot: QtBot) -> Iterator[PlainLabelled]:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    made = PlainLabelled("What will happen", field)
    column.addWidget(made)
    holder.resize(600, 200)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    field.setFocus()
    yield made
    holder.close()


def words_in(field: Field) -> str:
    return field.text() if isinstance(field, LineField) else field.toPlainText()


def test_a_hard_word_is_offered_plainly_once_it_is_written(
    labelled: PlainLabelled, field: Field
) -> None:
    type_text(field, "Ask CAMHS about")
    assert labelled.strip.isVisible()
    assert labelled.strip.words == "Say it plainly: “young people’s mental health team”?"
    assert words_in(field) == "Ask CAMHS about", "nothing happens by itself"


def test_half_a_word_is_offered_nothing_until_nobody_types(
    labelled: PlainLabelled, field: Field, qtbot: QtBot
) -> None:
    type_text(field, "Ask the SEN")
    assert not labelled.strip.isVisible()
    type_text(field, "Co")
    assert not labelled.strip.isVisible()
    qtbot.waitUntil(labelled.strip.isVisible)
    assert "teacher in charge of extra help" in labelled.strip.words


def test_alt_j_says_it_plainly_and_the_fields_undo_takes_it_back(
    labelled: PlainLabelled, field: Field
) -> None:
    type_text(field, "Ask the SENCo today")
    press(field, Qt.Key.Key_J, ALT)
    assert words_in(field) == "Ask the teacher in charge of extra help today"
    assert not labelled.strip.isVisible()
    press(field, Qt.Key.Key_Z, CTRL)
    assert words_in(field) == "Ask the SENCo today"


def test_of_several_the_one_at_the_cursor_is_said_plainly(
    labelled: PlainLabelled, field: Field
) -> None:
    type_text(field, "CAMHS and the OT")
    press(field, Qt.Key.Key_Home)
    labelled.help.offer()
    assert "mental health" in labelled.strip.words
    press(field, Qt.Key.Key_J, ALT)
    assert words_in(field) == "The young people’s mental health team and the OT"


def test_a_word_that_is_kept_is_offered_no_more_until_the_field_is_empty(
    labelled: PlainLabelled, field: Field
) -> None:
    type_text(field, "Ask CAMHS now")
    labelled.strip.keep.click()
    assert not labelled.strip.isVisible()
    assert field.hasFocus()
    type_text(field, " and CAMHS again")
    assert not labelled.strip.isVisible()
    field.clear()
    type_text(field, "Ask CAMHS now")
    assert labelled.strip.isVisible()


def test_letters_nobody_knows_are_asked_about_and_alt_j_leaves_them(
    labelled: PlainLabelled, field: Field
) -> None:
    type_text(field, "Ask the QRT now")
    assert labelled.strip.words == "Does everyone know “QRT”? If not, write it out."
    assert not labelled.strip.use.isVisible()
    press(field, Qt.Key.Key_J, ALT)
    assert words_in(field) == "Ask the QRT now"


def test_an_emoji_before_a_hard_word_moves_nothing(labelled: PlainLabelled, field: Field) -> None:
    text = "👩‍👧 Ask CAMHS 👍 now"
    field.setText(text) if isinstance(field, LineField) else field.setPlainText(text)
    labelled.help.use()
    assert words_in(field) == "👩‍👧 Ask the young people’s mental health team 👍 now"


@pytest.mark.parametrize(
    "text", ["\u202eEHCP\u202c", "<b>EHCP</b>", "=HYPERLINK(EHCP)", "EHCP " * 20_000, "\x07EHCP"]
)
def test_hostile_words_only_wait_to_be_said_plainly(
    labelled: PlainLabelled, field: Field, text: str
) -> None:
    field.setText(text) if isinstance(field, LineField) else field.setPlainText(text)
    labelled.help.offer()
    assert labelled.strip.isVisible()
    assert words_in(field).strip() == text.strip()


def test_hard_words_are_underlined_in_several_lines(qtbot: QtBot) -> None:
    field = WordsField("What")
    qtbot.addWidget(field)
    JargonHelp(field, marks_only=True)
    field.setPlainText("Ask CAMHS\n👍 the EHCP")
    qtbot.waitUntil(lambda: bool(_formats(field.document().firstBlock().layout())))
    second = field.document().findBlockByNumber(1)
    assert _formats(second.layout()) == [(7, 4)]


def _formats(layout: QTextLayout) -> list[tuple[int, int]]:
    return [(one.start, one.length) for one in layout.formats()]


def test_a_field_for_quotes_can_be_underlined_and_offers_nothing(qtbot: QtBot) -> None:
    field = LineField("Their words")
    qtbot.addWidget(field)
    JargonHelp(field, marks_only=True)
    field.show()
    type_text(field, "I hate the EHCP")
    press(field, Qt.Key.Key_J, ALT)
    assert field.text().startswith("I hate the EHCP")


def test_the_offers_buttons_say_what_they_do(labelled: PlainLabelled, field: Field) -> None:
    type_text(field, "Ask the OT now")
    strip = labelled.strip
    assert strip.use.accessibleName() == "Say “occupational therapist” instead of “OT”"
    assert strip.keep.accessibleName() == "Keep “OT”"


def test_a_label_marks_hard_words_less_those_that_stay(qtbot: QtBot) -> None:
    label = JargonLabel("Ask the OT and CAMHS 👍 EHCP")
    qtbot.addWidget(label)
    label.resize(90, 200)
    label.show()
    assert label.marked() == ("OT", "CAMHS", "EHCP")
    label.keep(frozenset({"OT"}))
    assert label.marked() == ("CAMHS", "EHCP")
    assert not label.grab().isNull()


def test_places_are_counted_as_qt_counts() -> None:
    assert qt_place("ab", 2) == 2
    assert qt_place("👍b", 1) == 2
