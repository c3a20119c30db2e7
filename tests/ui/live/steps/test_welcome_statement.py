"""Reading the statement out, by hand: which words, in which language, by whom and when."""

import pytest
from PySide6.QtWidgets import QApplication

from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import ADULT, CHILD, StatementRead
from mam_desktop.meeting.statements import CouncilWords, Statement, shipped_statements
from mam_desktop.ui.live.steps.parts.long_words import ZERO_WIDTH_SPACE
from mam_desktop.ui.live.steps.welcome import READ, WelcomePage
from mam_desktop.ui.live.steps.welcome_statement import StatementPanel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.live.steps.conftest import Opened, OpenPage


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("welcome")


@pytest.fixture
def page(opened: Opened) -> WelcomePage:
    assert isinstance(opened.page, WelcomePage)
    opened.page.show_part(READ)
    return opened.page


def words_of(panel: StatementPanel) -> str:
    QApplication.processEvents()
    shown = (one.text() for one in panel.findChildren(PlainLabel) if one.isVisible())
    return "\n".join(shown).replace(ZERO_WIDTH_SPACE, "")


def test_reading_the_statement_out_is_noted_with_who_and_when(page: WelcomePage) -> None:
    before = len(page.controller.entries.all(StatementRead))
    assert page.statement.who.currentText() == "Lee"
    page.statement.read.click()
    read = page.controller.entries.all(StatementRead)
    assert len(read) == before + 1
    assert read[-1].by_id == get_person(page.controller.entries, "Lee").id
    assert "This meeting is to help Robin." in read[-1].words


def test_the_statement_names_the_child_and_who_gets_a_copy(page: WelcomePage) -> None:
    assert "This meeting is to help Robin." in words_of(page.statement)
    assert "Dana" in words_of(page.statement)


def test_a_child_hears_words_of_their_own_and_that_is_noted_apart(page: WelcomePage) -> None:
    page.statement.edition.buttons[CHILD].click()
    assert "somebody is hurting you" in words_of(page.statement)
    assert "Thank you for coming." not in words_of(page.statement)
    assert page.statement.read.words == "Read out"
    page.statement.read.click()
    assert page.controller.entries.all(StatementRead)[-1].edition == CHILD
    assert page.statement.read.words == "Read out again"
    assert "For a child, English, version 1: read out by Lee" in words_of(page.statement)
    assert "For adults, English, version 1: read out by Lee" in words_of(page.statement)


def test_only_languages_that_somebody_checked_can_be_chosen(
    page: WelcomePage, opened: Opened
) -> None:
    assert not page.statement.language.isVisible()
    polish = Statement(edition=ADULT, language="pl", version="council-1", lines=("Witamy.",))
    opened.desk.words_of_council = CouncilWords(statements=(*shipped_statements(), polish))
    page.refresh()
    assert page.statement.language.isVisible()
    page.statement.language.choose("pl")
    assert "Witamy." in words_of(page.statement)
    page.statement.read.click()
    read = page.controller.entries.all(StatementRead)[-1]
    assert (read.language, read.version, read.words) == ("pl", "council-1", "Witamy.")
    page.statement.edition.buttons[CHILD].click()
    assert not page.statement.language.isVisible()
    assert "We are all here to help you." in words_of(page.statement)


def test_without_a_name_nothing_is_noted(page: WelcomePage, opened: Opened) -> None:
    before = len(page.controller.entries.all(StatementRead))
    page.statement.who.forget()
    page.statement.read.click()
    assert opened.troubles == ["A name is missing."]
    assert len(page.controller.entries.all(StatementRead)) == before


def test_a_long_pasted_name_with_markup_is_taken_as_it_is(page: WelcomePage) -> None:
    name = "<b>Noor</b> \u202e" + "x" * 500
    page.statement.who.setEditText(name)
    page.statement.read.click()
    assert "<b>Noor</b> \u202exxx" in words_of(page.statement)
    assert page.statement.minimumSizeHint().width() < 700
