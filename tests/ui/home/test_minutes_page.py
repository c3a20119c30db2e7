"""The page of minutes: found, filtered, chosen by the hundred, exported, marked as sent."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.looking import LOOK_FIRST
from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.home.minutes_page import MinutesPage
from tests.ui.drawn_home import MINUTES, HomeInMemory
from tests.ui.drawn_minutes import MinutesInMemory
from tests.ui.keys import press, type_text

TICK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def desk() -> HomeInMemory:
    return HomeInMemory()


@pytest.fixture
def many(desk: HomeInMemory) -> MinutesInMemory:
    return desk.minutes_desk


@pytest.fixture
def home(qtbot: QtBot, desk: HomeInMemory) -> HomeView:
    view = HomeView(desk)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    view.show_place("minutes")
    return view


@pytest.fixture
def page(home: HomeView) -> MinutesPage:
    page = home.page
    assert isinstance(page, MinutesPage)
    return page


def tick(page: MinutesPage, *rows: int) -> None:
    for row in rows:
        page.model.setData(page.model.index(row, 0), Qt.CheckState.Checked, TICK)


def shown(page: MinutesPage) -> list[str]:
    return [one.meeting.partition(" ")[0] for one in page.model.rows]


# --- finding and choosing ------------------------------------------------------------------------


def test_the_month_it_is_shows_first_and_every_other_can_be_chosen(
    home: HomeView, page: MinutesPage, desk: HomeInMemory
) -> None:
    assert page.filter.month.currentText() == "November 2026"
    assert page._header.sentence.text() == "7 sealed in November 2026 · 0 chosen"
    october = replace(MINUTES[0], meeting_id="old", on=date(2026, 10, 5), meeting="Old · review")
    desk.minutes_rows = (*MINUTES, october)
    home.refresh()
    assert len(page.model.rows) == len(MINUTES)
    page.filter.month.choose("2026-10")
    assert shown(page) == ["Old"]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("sealed", ["Robin", "Ash", "Bo", "Kit", "Max", "Ali", "Eve"]),
        ("draft", ["Jo"]),
        ("due", ["Robin", "Ash", "Bo", "Jo"]),
        ("overdue", ["Jo"]),
        ("sent", ["Kit", "Max", "Ali", "Eve"]),
    ],
)
def test_minutes_are_filtered_by_state(page: MinutesPage, state: str, names: list[str]) -> None:
    page.filter.state.choose(state)
    assert shown(page) == names


def test_minutes_are_filtered_by_whose_they_are(page: MinutesPage) -> None:
    page.filter.lead.choose("Noor")
    assert shown(page) == ["Jo", "Max"]


def test_words_inside_minutes_find_meetings_and_no_words_bring_all_back(
    page: MinutesPage, many: MinutesInMemory
) -> None:
    many.words = {"sleep": frozenset({MINUTES[1].meeting_id})}
    type_text(page.filter.search, "sleep")
    assert page._header.sentence.text() != ""
    assert len(page.model.rows) == len(MINUTES)
    press(page.filter.search, Qt.Key.Key_Return)
    assert shown(page) == ["Ash"]
    page.filter.search.setText("nothing of the kind")
    press(page.filter.search, Qt.Key.Key_Return)
    assert shown(page) == []
    assert page._header.sentence.text() == "No minutes fit what is chosen here."
    page.filter.search.clear()
    press(page.filter.search, Qt.Key.Key_Return)
    assert len(shown(page)) == len(MINUTES)


def test_a_search_that_fails_says_why(
    home: HomeView, page: MinutesPage, many: MinutesInMemory
) -> None:
    many.refusal = "The record cannot be read."
    type_text(page.filter.search, "sleep")
    press(page.filter.search, Qt.Key.Key_Return)
    assert home.strip.words() == "The record cannot be read."


def test_all_that_is_shown_is_ticked_with_one_key_and_unticked_again(page: MinutesPage) -> None:
    page.filter.state.choose("sealed")
    press(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.model.ticked) == 7
    assert page.filter.every.words == "Tick none"
    page.filter.every.click()
    assert not page.model.ticked


def test_what_is_not_shown_any_more_is_not_exported_by_accident(page: MinutesPage) -> None:
    tick(page, 0, 1)
    page.filter.lead.choose("Sam")
    assert not page.model.ticked
    page.filter.lead.choose("all")
    assert not page.model.ticked


def test_a_tick_stays_while_other_minutes_come_in(
    home: HomeView, page: MinutesPage, desk: HomeInMemory
) -> None:
    tick(page, 1)
    fresh = replace(MINUTES[0], meeting_id="new", meeting="New · review")
    desk.minutes_rows = (fresh, *MINUTES)
    home.refresh()
    assert [one.meeting for one in page.model.ticked] == ["Ash · review"]


def test_a_draft_can_be_ticked_and_a_meeting_that_is_still_ahead_cannot(
    home: HomeView, page: MinutesPage, desk: HomeInMemory
) -> None:
    desk.minutes_rows = (*MINUTES, replace(MINUTES[0], meeting_id="x", is_held=False))
    home.refresh()
    page.filter.every.click()
    assert {one.is_sealed for one in page.model.ticked} == {True, False}
    assert len(page.model.ticked) == len(MINUTES)


# --- exporting -----------------------------------------------------------------------------------


def test_chosen_minutes_are_exported_in_one_pass(
    home: HomeView, page: MinutesPage, many: MinutesInMemory, qtbot: QtBot
) -> None:
    tick(page, 0, 1)
    page.panel.copies.buttons()[1].click()
    page.panel.formats.buttons()[1].click()
    page.panel.export.click()
    (wish,) = many.wishes
    assert [one.meeting_id for one in wish.rows] == [one.meeting_id for one in MINUTES[:2]]
    assert (wish.copy, wish.as_format, wish.template, wish.folder) == ("family", "pdf", "", None)
    with qtbot.waitSignal(page.panel.exported) as exported:
        many.step(2)
    assert exported.args == [2]
    assert home.strip.words() == "2 files were written."
    assert "manifest.csv" in page.panel.card.words.text()


def test_how_far_it_is_and_how_long_yet_is_said_and_work_goes_on(
    page: MinutesPage, many: MinutesInMemory, qtbot: QtBot
) -> None:
    tick(page, 0, 1, 2)
    page.panel.export.click()
    assert page.panel.card.words.text() == "You can keep working."
    many.step(2, left="about 2 seconds left")
    qtbot.waitUntil(lambda: page.panel.card.bar.value() == 2)
    assert page.panel.card._count.text() == "2 of 3"
    assert page.panel.card.words.text() == "about 2 seconds left · you can keep working"
    tick(page, 3)
    assert page.panel.is_running


def test_stopped_it_goes_on_where_it_stopped(
    page: MinutesPage, many: MinutesInMemory, qtbot: QtBot
) -> None:
    tick(page, 0, 1, 2)
    page.panel.export.click()
    many.step()
    page.panel.stop.click()
    qtbot.waitUntil(page.panel.export.isVisible)
    assert page.panel.export.words == "Go on"
    assert "Go on where it stopped" in page.panel.card.words.text()
    page.panel.export.click()
    assert len(many.wishes) == 2
    assert many.wishes[0] == many.wishes[1]


def test_an_export_that_fails_says_why_and_can_go_on(
    home: HomeView, page: MinutesPage, many: MinutesInMemory
) -> None:
    many.refusal = "There is no room left."
    tick(page, 0)
    page.panel.export.click()
    assert home.strip.words() == "There is no room left."
    assert not page.panel.is_running
    assert page.panel.export.words == "Go on"


def test_each_person_gets_the_copy_they_are_due_and_formats_are_not_asked_for(
    page: MinutesPage, many: MinutesInMemory
) -> None:
    tick(page, 0)
    page.panel.copies.buttons()[3].click()
    assert not any(one.isVisible() for one in page.panel.formats.buttons())
    assert page.panel._each.isVisible()
    page.panel.template.choose("/templates/Council letterhead.docx")
    page.panel.export.click()
    assert (many.wishes[0].copy, many.wishes[0].template) == (
        "each",
        "/templates/Council letterhead.docx",
    )


def test_a_template_is_for_word_alone(page: MinutesPage, many: MinutesInMemory) -> None:
    tick(page, 0)
    page.panel.template.choose("/templates/Council letterhead.docx")
    page.panel.formats.buttons()[2].click()
    assert not page.panel.template.isVisible()
    page.panel.export.click()
    assert (many.wishes[0].as_format, many.wishes[0].template) == ("csv", "")


def test_another_folder_is_used_and_where_the_council_says_no_none_can_be_chosen(
    qtbot: QtBot, page: MinutesPage, many: MinutesInMemory, desk: HomeInMemory, tmp_path: Path
) -> None:
    tick(page, 0)
    page.panel.use_folder(tmp_path)
    page.panel.export.click()
    assert many.wishes[0].folder == tmp_path
    many.may_choose_folder = False
    other = MinutesPage(desk)
    qtbot.addWidget(other)
    assert not other.panel.choose_folder.isEnabled()


def test_an_export_waits_for_the_name_of_who_looked_and_never_says_why(
    page: MinutesPage, many: MinutesInMemory, qtbot: QtBot
) -> None:
    many.looks_first = True
    tick(page, 0)
    gate = page.panel.gate
    page.panel.export.click()
    many.step()
    qtbot.waitUntil(gate.isVisible)
    assert gate.words.text() == LOOK_FIRST
    press(gate.who, Qt.Key.Key_Return)
    assert len(many.wishes) == 1
    type_text(gate.who, "Lee")
    press(gate.who, Qt.Key.Key_Return)
    assert many.wishes[1].looked_by == "Lee"
    with qtbot.waitSignal(page.panel.exported):
        many.step()
    assert not gate.isVisible()


def test_who_looked_at_one_copy_has_not_looked_at_another(
    page: MinutesPage, many: MinutesInMemory, qtbot: QtBot
) -> None:
    many.looks_first = True
    tick(page, 0)
    page.panel.export.click()
    many.step()
    qtbot.waitUntil(page.panel.gate.isVisible)
    page.panel.gate.who.setText("Lee")
    tick(page, 1)
    page.panel.export.click()
    assert many.wishes[1].looked_by == ""


def test_nothing_chosen_exports_nothing(page: MinutesPage) -> None:
    assert not page.panel.export.isEnabled()


def test_a_page_made_anew_shows_the_export_that_still_runs(
    page: MinutesPage, many: MinutesInMemory, desk: HomeInMemory, qtbot: QtBot
) -> None:
    tick(page, 0, 1)
    page.panel.export.click()
    many.step()
    other = MinutesPage(desk)
    qtbot.addWidget(other)
    other.show()
    assert other.panel.stop.isVisible()
    assert other.panel.card.bar.value() == 1


# --- sent ----------------------------------------------------------------------------------------


def test_what_was_sent_is_marked_and_taken_back(
    home: HomeView, page: MinutesPage, many: MinutesInMemory, qtbot: QtBot
) -> None:
    tick(page, 0, 1, 4)
    assert page.panel.sent.isVisible()
    with qtbot.waitSignal(page.panel.marked):
        page.panel.sent.click()
    assert many.sent == [MINUTES[0].meeting_id, MINUTES[1].meeting_id], "drafts are never sent"
    assert home.strip.words() == "2 meetings are marked as sent."
    page.filter.state.choose("sent")
    many.sent += [one.meeting_id for one in page.model.rows]
    page.filter.every.click()
    assert page.panel.unsent.isVisible()
    with qtbot.waitSignal(page.panel.marked):
        page.panel.unsent.click()
    assert len(many.sent) == 2


def test_a_mark_that_cannot_be_kept_says_why(
    home: HomeView, page: MinutesPage, many: MinutesInMemory
) -> None:
    many.refusal = "These minutes are a draft."
    tick(page, 0)
    page.panel.sent.click()
    assert home.strip.words() == "These minutes are a draft."


@pytest.mark.parametrize("words", ["<b>bold</b>", "😀" * 300, "\u202eabc\x00", "x" * 10_000])
def test_strange_words_are_searched_for_and_nothing_breaks(page: MinutesPage, words: str) -> None:
    page.filter.search.setText(words)
    press(page.filter.search, Qt.Key.Key_Return)
    assert shown(page) == []


def test_any_meeting_is_opened_again_to_be_signed_late_or_corrected(
    home: HomeView, page: MinutesPage
) -> None:
    opened: list[tuple[str, str]] = []
    home.start_wanted.connect(lambda family, meeting: opened.append((family, meeting)))
    page.table.setCurrentIndex(page.model.index(2, 0))
    page.open.setFocus()
    press(page.open, Qt.Key.Key_Space)
    row = page.model.rows[2]
    assert opened == [(row.family_id, row.meeting_id)]


def test_whoever_works_by_keys_stays_at_the_buttons(
    page: MinutesPage, many: MinutesInMemory
) -> None:
    panel = page.panel
    page.filter.every.click()
    panel.export.setFocus()
    press(panel.export, Qt.Key.Key_Space)
    assert panel.stop.hasFocus()
    press(panel.stop, Qt.Key.Key_Space)
    panel._look()
    assert panel.export.hasFocus()
    assert panel.export.text() == "Go on"
    press(panel.export, Qt.Key.Key_Space)
    many.step(500)
    panel._look()
    assert panel.export.hasFocus()
    panel.sent.setFocus()
    press(panel.sent, Qt.Key.Key_Space)
    assert panel.isAncestorOf(page.window().focusWidget())


def test_the_copy_that_is_chosen_is_seen_by_its_edge_too(page: MinutesPage) -> None:
    cards = [one.parentWidget() for one in page.panel.copies.buttons()]
    page.panel.copies.buttons()[2].setChecked(True)
    looks = [one.property("look") for one in cards if one is not None]
    assert looks == ["", None, "chosen", None]


def test_a_page_of_five_hundred_is_ticked_filtered_and_counted(
    page: MinutesPage, desk: HomeInMemory
) -> None:
    rows = desk.minutes()
    desk.minutes_rows = tuple(
        replace(rows[no % len(rows)], meeting_id=f"meeting-{no}") for no in range(500)
    )
    page.refresh()
    page.filter.every.click()
    assert page.panel._title.text() == "Export 500 minutes"
    assert page.filter.every.text() == "Tick none"
    page.filter.state.choose("draft")
    drafts = sum(not one.is_sealed for one in desk.minutes_rows)
    assert page.model.rowCount() == len(page.model.ticked) == drafts
