"""What waits as a correction, in words; a corrected version made by the desk, on a real record."""

import re
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

from mam_desktop.desks.proposals import proposal_rows
from mam_desktop.documents.verify import VerdictKind
from mam_desktop.meeting.concerns import write_concern
from mam_desktop.meeting.editing import change_entry, remove_entry
from mam_desktop.meeting.finalising import pass_all_gaps
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import latest_seal, seal_meeting
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.ui.ports import CorrectionOrder, ExportOrder
from mam_desktop.verifying import verdict_on
from tests.desks.desks_on_disk import Desks, fail
from tests.meeting.builders import FakeSigner, meeting_session, second_laptop, sync
from tests.meeting.test_sealing import agree


def test_what_waits_is_told_as_new_gone_or_different() -> None:
    session = meeting_session()
    action = agree(session)
    agree(session, "Write")
    other = second_laptop(session)
    seal_meeting(session, FakeSigner())
    change_entry(other, other.entries.get(Action, action.id), {"due_on": date(2026, 12, 8)})
    remove_entry(other, next(one for one in other.entries.all(Action) if one.what == "Write"))
    write_voice(other, who="Mum", words="One more thing.")
    sync(session, other)
    rows = proposal_rows(session, UTC)
    assert [line for one in rows for line in one.lines] == [
        "Agreed action “Ring the school” – By when: Tuesday 1 December 2026 → "
        "Tuesday 8 December 2026",
        "Agreed action “Write”: taken away",
        "Family’s voice “One more thing.”: new",
    ]
    assert {one.by for one in rows} == {"lee@laptop-2"}
    assert rows[0].when_and_where.endswith("on another laptop")
    assert proposal_rows(other, UTC)[0].when_and_where.endswith("on this laptop")


def test_a_correction_makes_a_version_and_writes_its_papers(desks: Desks, tmp_path: Path) -> None:
    live = desks.live()
    pass_all_gaps(live.session, reason="Made for a test.")
    live.seal(part="both", looked_by="", done=lambda _words: None, failed=fail)
    told: list[str] = []

    def correct(session: MeetingSession) -> None:
        change_entry(session, session.entries.all(Action)[-1], {"what": "Something else"})

    order = CorrectionOrder(by="Lee", reason="Mum rang", correct=correct)
    live.correct(order, told.append, fail)
    assert told[0].startswith("Sealed. 4 papers are in ")
    seal = latest_seal(live.session.entries, live.session.meeting_id)
    assert seal is not None
    assert seal.version == 2
    assert [one.name for one in tmp_path.rglob("*-v2.pdf")]
    live.correct(CorrectionOrder(by="Lee", reason="again"), fail, told.append)
    assert told[1] == "This correction does not wait any more."


def test_a_correction_waits_for_who_looked_where_copies_are_held(desks: Desks) -> None:
    live = desks.live()
    pass_all_gaps(live.session, reason="Made for a test.")
    live.seal(part="both", looked_by="", done=lambda _words: None, failed=fail)
    write_concern(live.session, words="He hits me.", by="Robin")
    told: list[str] = []

    def correct(session: MeetingSession) -> None:
        change_entry(session, session.entries.all(Action)[-1], {"what": "Something else"})

    live.correct(CorrectionOrder(by="Lee", reason="slip", correct=correct), fail, told.append)
    assert "look" in told[0]
    looked = CorrectionOrder(by="Lee", reason="slip", correct=correct, looked_by="Lee")
    live.correct(looked, told.append, fail)
    assert told[1].startswith("Sealed.")


def test_both_versions_are_handed_out_each_under_a_name_of_its_own(
    desks: Desks, tmp_path: Path
) -> None:
    live = desks.live()
    pass_all_gaps(live.session, reason="Made for a test.")
    live.seal(part="both", looked_by="", done=lambda _words: None, failed=fail)
    assert len(live.papers.versions()) == 1

    def correct(session: MeetingSession) -> None:
        change_entry(session, session.entries.all(Action)[-1], {"what": "Something else"})

    order = CorrectionOrder(by="Lee", reason="Mum rang", correct=correct)
    live.correct(order, lambda _words: None, fail)
    (stands, words), (first, before) = live.papers.versions()
    assert stands == ""
    assert words.startswith("version 2, sealed Tue 24 Nov at ")
    assert before.startswith("version 1, sealed Tue 24 Nov at ")
    wanted = ExportOrder(
        family_id=live.session.family_id,
        meeting_id=str(live.session.meeting_id),
        copy="everyone",
        as_format="pdf",
        folder=tmp_path / "out",
    )
    paths: list[Path] = []
    for one in (wanted, replace(wanted, seal_id=first)):
        live.papers.export(one, paths.append, fail)
    assert paths[0].name == "everyone-v2.pdf"
    assert re.fullmatch(r"everyone-[0-9a-f]{8}\.pdf", paths[1].name)
    kinds = [verdict_on(one, desks.laptop).kind for one in paths]
    assert kinds == [VerdictKind.INTACT, VerdictKind.CORRECTED_LATER]
