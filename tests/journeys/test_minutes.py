"""An administrator at Home: finds, ticks, exports and marks as sent, by keys alone."""

import json
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from mam_desktop.documents.reading import read_text
from mam_desktop.meeting.copy_sent import CopySent
from mam_desktop.ui.home.minutes_page import MinutesPage
from tests.many_minutes import SECRET, hold
from tests.seated import Person

NAMES = ("Ava", "Bea", "Cal", "Dee", "Eli", "Fay", "Gus", "Hal", "Ivy", "Joe")
MONTH = "minutes-2026-11-02-to-2026-11-24"
"""Robin’s meeting of today is in it too."""
ALL = len(NAMES) + 1


def page_of(person: Person) -> MinutesPage:
    page = person.seat.window.home.page
    assert isinstance(page, MinutesPage)
    return page


def hold_all(person: Person) -> None:
    """Hold ten meetings; all but the last are sealed."""
    for no, name in enumerate(NAMES):
        words = "I like the swings." if no % 2 else "I like drawing."
        hold(person.laptop, name, date(2026, 11, 2 + no), seals=name != "Joe", words=words)
    person.wait_until_saved()
    go(person, "Today", "Minutes")


def go(person: Person, here: str, there: str) -> None:
    """Go from one place of Home to another by the arrow keys."""
    person.tab_to(here)
    while person.focus.accessibleName() != there:
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Space)


def written(folder: Path) -> list[Path]:
    return sorted(folder.glob("2026-*"))


def test_copies_of_a_month_are_found_exported_and_marked_by_keys(person: Person) -> None:
    hold_all(person)
    page = page_of(person)
    person.tab_to("Search inside minutes")
    person.type("swings")
    person.press(Qt.Key.Key_Return)
    person.wait_until(lambda: len(page.model.rows) == 5)
    person.ctrl(Qt.Key.Key_A)  # in a field this is the field's: its words are marked
    assert not page.model.ticked
    person.press(Qt.Key.Key_Delete)
    person.press(Qt.Key.Key_Return)
    person.wait_until(lambda: len(page.model.rows) > 5)
    person.push("Tick all")
    assert len(page.model.ticked) == ALL, "what is still ahead has no minutes"
    person.push("Word")
    person.push("Export")
    person.wait_until(lambda: not page.panel.is_running)
    folder = person.papers / MONTH
    files = written(folder)
    assert [one.name[:10] for one in files[:-1]] == [f"2026-11-{no:02}" for no in range(2, 12)]
    assert ["draft" in one.name for one in files] == [False] * 9 + [True] * 2
    assert "I like drawing." in read_text(files[0])
    assert not any(SECRET in read_text(one) for one in files[:2])
    assert not any(name in one.name for name in NAMES for one in folder.iterdir())
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert len(told["meetings"]) == ALL
    person.push("Mark as sent")
    person.wait_until(lambda: "9 meetings are marked as sent." in person.seen())
    person.wait_until_saved()
    marks = person.laptop.record.changes_of_kind(CopySent.KIND)
    assert len({one.meeting_id for one in marks}) == 9
    person.wait_until(lambda: sum(one.is_sent for one in page.model.rows) == 9)


def test_an_export_is_stopped_and_goes_on_while_somebody_works(person: Person) -> None:
    hold_all(person)
    page = page_of(person)
    person.push("Tick all")
    person.push("Export")
    person.wait_until(lambda: page.panel.card.bar.value() >= 1)
    person.push("Stop")
    person.wait_until(lambda: not page.panel.is_running)
    folder = person.papers / MONTH
    before = {one.name: one.read_bytes() for one in written(folder)}
    assert 1 <= len(before) < ALL
    assert not (folder / "manifest.json").exists()
    person.push("Go on")
    go(person, "Minutes", "Settings")
    assert person.seat.window.home.page is not page, "work goes on elsewhere"
    person.wait_until((folder / "manifest.json").exists)
    after = {one.name: one.read_bytes() for one in written(folder)}
    assert len(after) == ALL
    assert all(after[name] == data for name, data in before.items())


def test_a_folder_that_is_no_folder_is_said_and_the_window_lives(person: Person) -> None:
    hold_all(person)
    page = page_of(person)
    person.papers.parent.mkdir(exist_ok=True)
    person.papers.write_text("a file, where a folder should be")
    person.push("Tick all")
    person.push("Export")
    person.wait_until(lambda: "cannot be written" in person.seen())
    person.papers.unlink()
    person.push("Go on")
    person.wait_until(lambda: "11 files were written." in person.seen())
    assert not page.panel.is_running
