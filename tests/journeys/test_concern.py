"""A meeting in which a concern comes up: by keyboard from Home to sealed, and as a script."""

import json
from pathlib import Path

from PySide6.QtCore import Qt

from mam_desktop.documents.reading import read_everything
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.concerns import answers_to, concerns_of, tellings_of
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.looking import LOOK_FIRST
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.signing import latest_seal
from mam_desktop.papers import FORMATS, PaperOrder
from mam_desktop.ui.home.minutes_page import MinutesPage
from mam_desktop.ui.home.row_table import RowTable
from mam_desktop.ui.live.concern_draft import SLOTS
from mam_desktop.ui.live.steps.sign import SignPage
from tests.journeys.playing import mam_desktop, play
from tests.seated import Person

SCRIPT = Path(__file__).parent / "scripts" / "concern.jsonl"
WAYS = ("windows", "plain")
MARKS = ("Xyzzy", "Plugh", "Quux")
WORDS = "Xyzzy locks the door when Mum is out"
TEAM, ADVICE = "Plugh duty team", "Quux keep Robin with you"
QUOTE = "He sleeps when it is quiet"


def test_a_concern_in_the_middle_of_a_meeting_by_keyboard_alone(person: Person) -> None:
    begin(person)
    one_key(person)
    quit_in_the_middle(person)
    keep_it(person)
    go_on(person)
    tell_somebody_later(person)
    seal(person)
    check_that_nothing_leaked(person)
    export_at_home(person)
    check_files(person)


def check_room(person: Person) -> None:
    """Check that nobody in the room, nor the lead's window, shows a word of it."""
    seen = person.family_sees() + person.seen() + person.seat.window.windowTitle()
    assert [one for one in MARKS if one in seen] == []


def begin(person: Person) -> None:
    person.push("Start meeting: Robin's meeting")
    person.clock.set(14, 0)
    person.ctrl(Qt.Key.Key_2)
    person.push("Family screen: off")
    person.choose("On")
    person.capture(f'" Mum: {QUOTE}')
    assert QUOTE in person.family_sees()


def one_key(person: Person) -> None:
    person.clock.set(14, 20)
    person.press(Qt.Key.Key_F12)
    assert person.controller.screen.state is ScreenState.COVER
    assert QUOTE not in person.family_sees()
    assert person.focus.accessibleName() == "Exact words"
    person.type(WORDS)
    person.wait_until(lambda: any(WORDS in one for one in kept_drafts(person)))
    assert [one for one in MARKS if one in person.family_sees()] == []


def kept_drafts(person: Person) -> list[str]:
    """Return the drafts of the private sheet as they are on disk."""
    drafts = person.laptop.record.drafts()
    return [words for place, words in drafts.items() if place.endswith(SLOTS)]


def quit_in_the_middle(person: Person) -> None:
    person.get_up()
    person.sit_down()
    assert [one for one in MARKS if one in person.seen()] == []
    person.open_family("Robin")
    assert "You began a private note. F12 opens it." in person.seen()
    assert person.session.entries.all(Voice, person.session.meeting_id)[-1].words == QUOTE
    check_room(person)


def keep_it(person: Person) -> None:
    person.press(Qt.Key.Key_F12)
    assert WORDS in person.live.over.apart.form.words.words()
    person.tab_to("Who said it")
    person.type("Robin")
    person.push("Who was told: MASH")
    person.tab_to("Name of who was told")
    person.type(TEAM)
    person.press(Qt.Key.Key_Return)
    person.push("Was the family told?: Not told")
    person.ctrl(Qt.Key.Key_Return)
    assert "why the family was not told" in person.live.strip.words()
    person.tab_to("Why not?")
    person.type("not safe yet")
    person.push("Keep it")
    (one,) = concerns_of(person.session.entries, person.session.meeting_id)
    assert (one.words, one.said_at) == (WORDS, "14:20")
    assert answers_to(person.session.entries, one).why == "not safe yet"
    person.wait_until_saved()
    person.press(Qt.Key.Key_Escape)
    check_room(person)
    assert kept_drafts(person) == []


def go_on(person: Person) -> None:
    assert person.controller.screen.state is not ScreenState.ON
    person.ctrl(Qt.Key.Key_6)
    person.push("Family screen: off" if not person.family_screen.isVisible() else "Show again")
    if person.controller.screen.state is ScreenState.OFF:
        person.choose("On")
    person.capture("! Ring the clinic @Lee by Friday")
    assert "Ring the clinic" in person.family_sees()
    check_room(person)
    for step in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_7):
        person.ctrl(step)
        check_room(person)


def tell_somebody_later(person: Person) -> None:
    person.clock.set(15, 5)
    person.press(Qt.Key.Key_F12)
    person.push("Kept at 14:20")
    person.push("Who was told: Designated lead")
    person.tab_to("What they said")
    person.type(ADVICE)
    person.press(Qt.Key.Key_Return)
    (one,) = concerns_of(person.session.entries, person.session.meeting_id)
    told = tellings_of(person.session.entries, one)
    assert [(line.role, line.at) for line in told] == [("mash", "14:20"), ("lead", "15:05")]
    person.press(Qt.Key.Key_F12)
    check_room(person)
    words = person.controller.undo_words
    assert words is not None
    assert "Ring the clinic" in words


def seal(person: Person) -> None:
    person.clock.set(15, 20)
    person.ctrl(Qt.Key.Key_8)
    page = person.live.page
    assert isinstance(page, SignPage)
    person.press(Qt.Key.Key_F6)
    person.push("Seal minutes")
    checklist = page.checklist
    person.wait_until(lambda: LOOK_FIRST in person.seen())
    check_room(person)
    while waiting := [one for one in checklist.cards.values() if one.gap.can_pass]:
        person.push(waiting[0].without.accessibleName())
        person.type("it was a hard day")
        person.press(Qt.Key.Key_Return)
    person.push(checklist.seal.words)
    assert latest_seal(person.session.entries, str(person.session.meeting_id)) is None
    person.tab_to(checklist.looked_by.accessibleName())
    person.type("Lee")
    person.push(checklist.seal.words)
    person.wait_until(lambda: "4 papers" in person.live.strip.words())
    person.wait_until_saved()
    check_room(person)


def check_that_nothing_leaked(person: Person) -> None:
    """Check every copy in every format, and every file of the profile, the log of runs too."""
    for copy in Copy:
        if copy in (Copy.FAMILY_SCREEN, Copy.SIGNED):
            continue
        for as_format in FORMATS:
            for_whom = "Education" if copy is Copy.AGENCY else ""
            order = PaperOrder(copy=copy, as_format=as_format, for_whom=for_whom, looked_by="Lee")
            made = person.laptop.papers.make(person.session, order)
            path = person.profile.folder.parent / f"{copy.value}.{as_format}"
            path.write_bytes(made.data)
            text = made.data.decode() if as_format == "json" else read_everything(path)
            assert [one for one in MARKS if one in text] == [], path.name


def export_at_home(person: Person) -> None:
    person.push("Home: leave this meeting")
    person.tab_to("Today")
    while person.focus.accessibleName() != "Minutes":
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Space)
    check_room(person)
    while not isinstance(person.focus, RowTable):
        person.tab_to("Minutes")
    tick_what_is_sealed(person)
    person.push("Export")
    person.wait_until(lambda: LOOK_FIRST in person.seen())
    assert person.focus.accessibleName() == "Who looked at the copy?"
    person.type("Lee")
    person.press(Qt.Key.Key_Return)
    person.wait_until(lambda: "1 file was written" in person.seen())
    check_room(person)


def tick_what_is_sealed(person: Person) -> None:
    """Go down the table; only sealed minutes can be ticked."""
    page = person.seat.window.home.page
    assert isinstance(page, MinutesPage)
    person.press(Qt.Key.Key_Home)
    for _row in page.model.rows:
        person.press(Qt.Key.Key_Space)
        if page.model.ticked:
            return
        person.press(Qt.Key.Key_Down)
    raise AssertionError("no minutes can be ticked")


def check_files(person: Person) -> None:
    person.wait_until_saved()
    for path in (*person.profile.folder.rglob("*"), *person.papers.rglob("*")):
        if path.is_file():
            held = path.read_bytes()
            assert [one for one in MARKS if one.encode() in held] == [], path.name
            assert [one for one in MARKS if one in path.name] == []


# --- the same as a script ----------------------------------------------------------------------


def test_the_script_plays_the_same_both_ways_through_a_kill_and_says_nothing_of_it(
    tmp_path: Path,
) -> None:
    said = [play(SCRIPT, tmp_path / "windows"), play(SCRIPT, tmp_path / "plain", "--no-ui")]
    both = [json.loads((tmp_path / one / "record.json").read_bytes()) for one in WAYS]
    assert both[0] == both[1]
    for ran in said:
        assert "Xyzzy" not in ran.out + ran.error
    for path in tmp_path.rglob("*"):
        if path.is_file():
            text = read_everything(path) if path.suffix in {".pdf", ".docx"} else ""
            assert "Xyzzy" not in text, path
            assert b"Xyzzy" not in path.read_bytes(), path


def test_a_script_that_names_nobody_who_looked_stops_and_says_only_that(tmp_path: Path) -> None:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    before = [one for one in lines[:24] if '"restart"' not in one]
    script = tmp_path / "nobody.jsonl"
    script.write_text("\n".join(before).replace(', "looked_by": "Lee"', ""), encoding="utf-8")
    ran = mam_desktop("play", script, "--out", tmp_path / "out", "--no-ui")
    assert ran.code != 0
    assert LOOK_FIRST in ran.error
    assert "Xyzzy" not in ran.error
    assert "concern" not in ran.error
