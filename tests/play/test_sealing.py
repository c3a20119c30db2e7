"""No script seals past what is missing without a reason that stays in the record."""

from pathlib import Path

import pytest

from mam_desktop.meeting.signed import PassedGap, Seal
from mam_desktop.play.player import LineFailed
from mam_desktop.play.stage import SEALED_BY_SCRIPT
from tests.play.on_a_laptop import played_on_a_laptop, written
from tests.play.playing import Told


def played(folder: Path, seal: Told) -> tuple[set[str], int]:
    """Play a meeting that lacks much up to its seal; return the reasons and how many seals."""
    script = written(folder, {"do": "seal", "at": "15:20", **seal})
    with played_on_a_laptop(folder, script) as stage:
        entries = stage.session.entries
        return {one.reason for one in entries.all(PassedGap)}, len(entries.all(Seal))


def test_a_plain_seal_says_in_the_record_that_nobody_looked(tmp_path: Path) -> None:
    assert played(tmp_path, {}) == ({SEALED_BY_SCRIPT}, 1)


def test_a_seal_with_a_reason_goes_on_for_that_reason(tmp_path: Path) -> None:
    assert played(tmp_path, {"reason": "Made for a lesson."}) == ({"Made for a lesson."}, 1)


def test_a_checked_seal_is_refused_while_something_is_missing(tmp_path: Path) -> None:
    with pytest.raises(LineFailed, match="Before sealing: Nobody on the list"):
        played(tmp_path, {"checked": True})
