"""Nothing alters what is sealed: no use case, script, call of the record, SQL or sync.

By window: tests/ui/live/test_sealed_in_the_window.py.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from sqlcipher3 import dbapi2

from mam_desktop.app import unlock
from mam_desktop.changes.change import Change
from mam_desktop.cli import main
from mam_desktop.documents.verify import VerdictKind
from mam_desktop.errors import RecordTrouble, Refused
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.corrections import proposed_corrections
from mam_desktop.meeting.editing import change_entry, remove_entry
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.session import Author, MeetingSession
from mam_desktop.meeting.signed import Seal, SealedCopy
from mam_desktop.meeting.signing import latest_seal, sign
from mam_desktop.papers import PaperOrder
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import check_line
from mam_desktop.profile import Profile
from mam_desktop.record.connecting import connect
from mam_desktop.sealed_check import verify_record
from mam_desktop.verifying import checker
from tests.example_families import (
    BEFORE_THE_MEETING,
    PASSPHRASE,
    copy_profile,
    new_profile,
    open_example,
    robin,
)
from tests.record.making import pull_all
from tests.ui.drawn_meeting import StillClock

WORDS = "Words that nobody signed"


@pytest.fixture(scope="module")
def sealed(made_profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A profile in which Robin's meeting is sealed, its copies made."""
    profile = copy_profile(made_profile, tmp_path_factory.mktemp("sealed") / "profile")
    laptop = open_example(profile, StillClock(BEFORE_THE_MEETING))
    session = robin(laptop)
    add_action(session)
    sign(session, who="Mum", method="typed")
    laptop.seal(session, without="Made for a test.")
    laptop.close()
    return profile


def add_action(session: MeetingSession) -> None:
    line = check_line(
        1, {"do": "action", "what": "Book a carer", "owner": "Lee", "due_on": "2026-12-04"}
    )
    PERFORM[line.do](session, line)


@pytest.fixture
def profile(sealed: Profile, tmp_path: Path) -> Profile:
    return copy_profile(sealed, tmp_path / "profile")


def opened(profile: Profile) -> closing[Laptop]:
    """Open a profile for as long as a test needs it."""
    return closing(open_example(profile, StillClock(BEFORE_THE_MEETING)))


@pytest.fixture
def laptop(profile: Profile) -> Iterator[Laptop]:
    with opened(profile) as one:
        yield one


def action_of(session: MeetingSession) -> Action:
    return next(one for one in session.entries.all(Action) if one.what == "Book a carer")


def seal_of(session: MeetingSession) -> Seal:
    seal = latest_seal(session.entries, session.meeting_id)
    assert seal is not None
    return seal


def pdf_of(laptop: Laptop) -> bytes:
    return laptop.papers.make(robin(laptop), PaperOrder()).data


def first_page_of(pdf: bytes) -> str:
    text: str = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    return text


def told_by_check(laptop: Laptop) -> tuple[int, str]:
    said: list[str] = []
    return verify_record(laptop, said.append), "\n".join(said)


def with_sql(profile: Profile, *statements: str) -> None:
    """Do what somebody with the key and a tool of their own can do."""
    raw = connect(profile.record_file, unlock(profile, PASSPHRASE))
    try:
        for one in statements:
            raw.execute(one)
    finally:
        raw.close()


# --- by use case, script and library call ---------------------------------------------------------


@pytest.mark.parametrize(
    "attempt",
    [
        lambda session: change_entry(session, action_of(session), {"what": WORDS}),
        lambda session: remove_entry(session, action_of(session)),
        lambda session: add_idea(session, words=WORDS, by="Mum"),
        add_action,
    ],
    ids=["changed", "taken away", "added", "by a script"],
)
def test_what_a_person_or_a_script_tries_is_refused_and_nothing_is_written(
    laptop: Laptop, attempt: Callable[[MeetingSession], object]
) -> None:
    session, before = robin(laptop), laptop.record.change_count()
    sealed_bytes = pdf_of(laptop)
    with pytest.raises(Refused, match="These minutes are sealed"):
        attempt(session)
    assert laptop.record.change_count() == before
    assert pdf_of(laptop) == sealed_bytes


def test_a_gesture_put_together_by_hand_is_refused(laptop: Laptop) -> None:
    session = robin(laptop)
    writer = session.begin()
    writer.put("action", action_of(session).id, "what", WORDS)
    with pytest.raises(Refused, match="These minutes are sealed"):
        writer.commit()


def test_what_is_put_into_the_log_past_the_session_waits_as_a_correction(
    profile: Profile,
) -> None:
    with opened(profile) as laptop:
        before = pdf_of(laptop)
        laptop.record.append(_late_change(robin(laptop)))
    with opened(profile) as laptop:
        again = robin(laptop)
        assert action_of(again).what == "Book a carer"
        assert [one.value for one in _waiting(again)] == [WORDS]
        assert pdf_of(laptop) == before
        assert laptop.record.rebuild() == laptop.record.state_hash()
        assert WORDS not in {one.what for one in laptop.record.actions()}


def _waiting(session: MeetingSession) -> list[Change]:
    return [change for one in proposed_corrections(session) for change in one.changes]


class Kept:
    """A recorder that keeps the last gesture."""

    def __init__(self) -> None:
        self.changes: tuple[Change, ...] = ()

    def append(self, changes: tuple[Change, ...]) -> None:
        self.changes = changes


def _late_change(session: MeetingSession, author: Author | None = None) -> tuple[Change, ...]:
    """Return what a program writes that does not know of the seal."""
    kept = Kept()
    unsealed = MeetingSession(
        family_id=session.family_id,
        changes=[one for one in session.everything.changes() if one.kind != Seal.KIND],
        clock=session.clock,
        ids=session.ids,
        author=author or session.author,
        recorder=kept,
        meeting_id=session.meeting_id,
    )
    change_entry(unsealed, action_of(unsealed), {"what": WORDS})
    return kept.changes


# --- by SQL ---------------------------------------------------------------------------------------


def test_sql_is_stopped_by_the_triggers(profile: Profile) -> None:
    for statement in (
        "UPDATE change_log SET value = '\"Other words\"' WHERE kind = 'action'",
        "DELETE FROM change_log WHERE kind = 'seal'",
        "UPDATE heads SET kind = 'x' WHERE kind = 'seal'",
        "UPDATE minutes_row SET state = 'draft'",
        "UPDATE blob SET bytes = CAST(bytes || x'0a' AS BLOB)",
        "UPDATE blob SET sha256 = 'x' || sha256",
        "UPDATE blob SET size = 1",
        "DELETE FROM blob",
        "INSERT OR REPLACE INTO blob SELECT sha256, size, is_sent, x'00' FROM blob",
        "REPLACE INTO blob (rowid, sha256, size, is_sent, bytes)"
        " SELECT rowid, 'x' || sha256, size, is_sent, bytes FROM blob",
    ):
        with pytest.raises(dbapi2.DatabaseError, match=r"append-only|only by folding|as it is"):
            with_sql(profile, statement)


ALTERED = (
    (
        "UPDATE change_log SET value = '\"Other words\"' WHERE value = '\"Book a carer\"'",
        "Broken: the text in the record is not what was sealed.",
    ),
    (
        "UPDATE change_log SET value = '7' WHERE kind = 'seal' AND field = 'version'",
        "Broken: the seal was changed, or was not made by the laptop that it names.",
    ),
)


@pytest.mark.parametrize(("statement", "why"), ALTERED, ids=["text", "seal"])
def test_whoever_takes_the_triggers_away_and_edits_a_sealed_row_is_found(
    profile: Profile, statement: str, why: str
) -> None:
    with_sql(profile, "DROP TRIGGER change_log_no_update", statement)
    with opened(profile) as laptop:
        code, told = told_by_check(laptop)
    assert code == 1
    assert "The record was altered: the chain of laptop" in told
    assert why in told


def test_a_kept_copy_that_was_edited_is_found_and_not_handed_out(profile: Profile) -> None:
    edit = "UPDATE blob SET bytes = CAST(bytes || x'0a' AS BLOB)"
    with_sql(profile, "DROP TRIGGER blob_no_update", edit)
    with opened(profile) as laptop:
        with pytest.raises(RecordTrouble, match="altered; it is not handed out"):
            pdf_of(laptop)
        code, told = told_by_check(laptop)
    assert code == 1
    assert "Broken: a copy that is kept here is not the one that was sealed." in told


def test_a_kept_copy_that_was_taken_away_is_found(profile: Profile) -> None:
    with_sql(profile, "DROP TRIGGER blob_no_delete", "DELETE FROM blob")
    with opened(profile) as laptop:
        code, told = told_by_check(laptop)
    assert code == 1
    assert "Broken: a copy that was made on this laptop is not here any more." in told


def test_a_copy_that_was_edited_and_renamed_to_fit_is_found(profile: Profile) -> None:
    """Its bytes fit the name it has now; but no seal names it any more."""
    edit = "UPDATE blob SET bytes = x'00', sha256 = lower(hex(randomblob(32)))"
    with_sql(profile, "DROP TRIGGER blob_no_update", edit)
    with opened(profile) as laptop:
        assert told_by_check(laptop)[0] == 1


def copies_of_seal(laptop: Laptop) -> list[SealedCopy]:
    session = robin(laptop)
    return [one for one in session.entries.all(SealedCopy) if one.seal_id == seal_of(session).id]


def test_a_kept_copy_in_the_place_of_another_is_found(profile: Profile) -> None:
    """Each of them is truly sealed, but one stands where the other should."""
    with opened(profile) as laptop:
        first, second = (one.sha256 for one in copies_of_seal(laptop))
    swap = f"UPDATE blob SET bytes = (SELECT bytes FROM blob WHERE sha256 = '{second}')"  # noqa: S608 - hashes
    with_sql(profile, "DROP TRIGGER blob_no_update", f"{swap} WHERE sha256 = '{first}'")
    with opened(profile) as laptop:
        code, told = told_by_check(laptop)
    assert code == 1
    assert "Broken: a copy that is kept here is not the one that was sealed." in told


def test_a_file_that_was_never_sealed_and_is_called_a_sealed_copy_is_found(laptop: Laptop) -> None:
    session = robin(laptop)
    sha256 = laptop.record.put_blob(b"%PDF-1.7 made by somebody")
    writer = session.begin()
    writer.create(SealedCopy, seal_id=seal_of(session).id, name="everyone", sha256=sha256)
    writer.commit()
    code, told = told_by_check(laptop)
    assert code == 1
    assert "Broken: a copy that is kept here is not the one that was sealed." in told


def test_the_command_checks_a_record_and_says_how_it_stands(
    profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    reader, writer = os.pipe()
    os.write(writer, f"{PASSPHRASE}\n".encode())
    os.close(writer)
    folder = str(profile.folder)
    assert main(["verify", "--profile", folder, "--passphrase-fd", str(reader)]) == 0
    told = capsys.readouterr().out
    assert "The log is whole: " in told
    assert "Robin's meeting, version 1: As it was sealed. 2 copies are kept." in told
    assert main(["verify"]) == 2
    assert "which files to check" in capsys.readouterr().err


# --- by sync --------------------------------------------------------------------------------------


def test_what_another_laptop_sends_without_knowing_of_the_seal_waits(
    profile: Profile, tmp_path: Path
) -> None:
    with opened(profile) as laptop, opened(new_profile(tmp_path / "second")) as second:
        before, family = pdf_of(laptop), robin(laptop).family_id
        pull_all(laptop.record, second.record, family)
        council = robin(laptop).author.authority_id
        sam = Author(authority_id=council, author_id="Sam", device_id=second.record.device_id)
        second.record.append(_late_change(second.open_family(family), sam))
        stamped = [one for gesture in second.record.outbox(10_000) for one in gesture]
        laptop.record.apply_pulled(family, "epoch", [(stamped[-1], 9999)], "0" * 64)
    with opened(profile) as laptop:
        again = robin(laptop)
        assert action_of(again).what == "Book a carer"
        assert [(one.author_id, one.value) for one in _waiting(again)] == [("Sam", WORDS)]
        assert pdf_of(laptop) == before
        assert told_by_check(laptop)[0] == 0


# --- what stays -----------------------------------------------------------------------------------


def test_a_correction_leaves_the_version_before_byte_for_byte(laptop: Laptop) -> None:
    session = robin(laptop)
    first, before = seal_of(session), pdf_of(laptop)

    def correct(open_again: MeetingSession) -> None:
        change_entry(open_again, action_of(open_again), {"what": "Book two carers"})

    laptop.amend(session, by="Lee", reason="Mum rang.", correct=correct)
    after = pdf_of(laptop)
    assert seal_of(session).version == 2
    assert after != before
    assert laptop.papers.make(session, PaperOrder(seal_id=first.id)).data == before
    code, told = told_by_check(laptop)
    assert (code, told.count("As it was sealed.")) == (0, 2)
    assert "Corrected on" in first_page_of(after)
    with checker(laptop) as files:
        first_seen, seen = files.check(before), files.check(after)
    assert "Signed by Mum." in first_seen.detail
    assert first_seen.kind is VerdictKind.CORRECTED_LATER
    assert "Nobody has signed this version yet." in seen.detail
    assert seen.signed[0].endswith("typed their name, agrees, another version of the text")


def test_a_late_signature_makes_a_new_file_of_the_same_version(laptop: Laptop) -> None:
    session, before = robin(laptop), pdf_of(laptop)
    sign(session, who="Lee", method="typed")
    after = pdf_of(laptop)
    assert after != before
    assert pdf_of(laptop) == after
    assert [one.version for one in session.entries.all(Seal, session.meeting_id)] == [1]
    assert told_by_check(laptop)[0] == 0
