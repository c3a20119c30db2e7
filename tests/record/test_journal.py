"""Who writes the moment somebody else's gesture is on disk goes on from there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from mam_desktop.record.family import FamilyState
from mam_desktop.record.journal import Journal
from mam_desktop.record.opening import open_database
from tests.record.fakes import SteppingClock, Writer
from tests.record.making import A_KEY, make_record, open_record


class Hurried(Journal):
    """A journal in which somebody else writes the moment one gesture is on disk."""

    then: Callable[[], object] | None = None

    @contextmanager
    def _writing(self, family_id: str) -> Iterator[tuple[Connection, FamilyState]]:
        with super()._writing(family_id) as writing:
            yield writing
        then, self.then = self.then, None
        if then is not None:
            then()


def test_two_gestures_that_follow_at_once_have_their_own_places(tmp_path: Path) -> None:
    record = make_record(tmp_path)
    device_id = record.device_id
    record.close()
    one, two = (Writer(device_id, family=name, name=name) for name in ("one", "two"))
    database = open_database(tmp_path, A_KEY)
    journal = Hurried(database, device_id, SteppingClock())
    journal.then = lambda: journal.append(two.entry("voice", "v2", words="Said second"))
    journal.append(one.entry("voice", "v1", words="Said first"))
    journal.append(one.entry("voice", "v3", words="Said third"))
    database.close()
    again = open_record(tmp_path)
    assert again.check_chains() == 6
    again.close()
