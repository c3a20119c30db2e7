"""Home's check on a real laptop: real files, a real limited process, one after the other."""

from pathlib import Path

from mam_desktop.meeting.finalising import pass_all_gaps
from mam_desktop.ui.ports import CheckedFile
from tests.desks.desks_on_disk import Desks, fail


def test_home_checks_a_folder_file_by_file_until_told_to_stop(desks: Desks, tmp_path: Path) -> None:
    live = desks.live()
    pass_all_gaps(live.session, reason="Made for a test.")
    live.seal(part="both", looked_by="", done=lambda _words: None, failed=fail)
    (tmp_path / "papers" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    found: list[tuple[CheckedFile, int]] = []
    ended: list[str] = []

    def told(one: CheckedFile, left: int) -> bool:
        found.append((one, left))
        return len(found) < 3

    gone = tmp_path / "gone.pdf"
    papers = tmp_path / "papers"
    desks.home.verify([gone, papers], told, lambda: ended.append("done"), fail)
    assert [(one.kind, left) for one, left in found[:2]] == [("unread", 3), ("intact", 2)]
    assert len(found) == 3
    assert ended == []
    found.clear()
    desks.home.verify([papers / "broken.pdf"], told, lambda: ended.append("done"), fail)
    assert ([one.kind for one, _left in found], ended) == (["broken"], ["done"])


def test_an_empty_folder_and_a_visit_are_told_in_words(desks: Desks, tmp_path: Path) -> None:
    words: list[str] = []
    empty = tmp_path / "empty"
    empty.mkdir()
    desks.home.verify([empty], lambda _one, _left: True, lambda: fail("done"), words.append)
    assert words == ["There is no PDF and no JSON in the folder empty."]
    desks.home.set_on_visit(True)
    desks.home.verify([empty], lambda _one, _left: True, lambda: fail("done"), words.append)
    assert words[1].startswith("You are on a visit.")
