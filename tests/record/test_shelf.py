"""Drafts, files, the access log, what one laptop remembers, and its keys."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mam_desktop.errors import BadInput, OurError
from mam_desktop.record import shelf
from mam_desktop.record.record import Record
from mam_desktop.record.rows import SigningIdentity
from tests.record.fakes import Writer


def test_the_newest_draft_is_kept_until_it_is_let_go(record: Record) -> None:
    record.put_draft("note", "half a")
    record.put_draft("note", "half a word")
    assert record.get_draft("note") == "half a word"
    assert record.drafts() == {"note": "half a word"}
    record.drop_draft("note")
    assert record.get_draft("note") is None


def test_a_file_is_found_under_its_hash_until_it_is_sent(record: Record) -> None:
    drawing = bytes(range(256)) * 100
    sha256 = record.put_blob(drawing)
    assert sha256 == hashlib.sha256(drawing).hexdigest()
    assert record.put_blob(drawing) == sha256
    assert record.get_blob(sha256) == drawing
    assert record.get_blob("0" * 64) is None
    assert (record.has_blob(sha256), record.has_blob("0" * 64)) == (True, False)
    pulled = record.put_blob(b"pulled", is_sent=True)
    assert record.unsent_blobs() == [sha256]
    record.mark_blob_sent(sha256)
    assert record.unsent_blobs() == []
    assert record.get_blob(pulled) == b"pulled"


def test_a_file_that_is_too_large_is_refused_in_plain_words(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "MAX_BLOB_BYTES", 1024 * 1024)
    with pytest.raises(BadInput, match="1 MB is the most"):
        record.put_blob(b"x" * (1024 * 1024 + 1))


def test_who_looked_is_written_down_in_order(record: Record) -> None:
    record.note_access(who="lee", what="unlocked")
    record.note_access(who="lee", what="exported", family_id="family-1", ids=["m1", "m2"])
    assert [one.what for one in record.accesses()] == ["unlocked", "exported"]
    (one,) = record.accesses("family-1")
    assert (one.who, one.ids) == ("lee", ("m1", "m2"))


def test_a_laptop_remembers_json_by_key(record: Record) -> None:
    assert record.get_state("family_screen") is None
    record.set_state("family_screen", {"is_on": True, "scene": "board"})
    record.set_state("family_screen", {"is_on": False, "scene": "cover"})
    assert record.get_state("family_screen") == {"is_on": False, "scene": "cover"}
    record.set_state("closed_well", "not the record's own")
    assert record.get_state("closed_well") == "not the record's own"


def test_neither_drafts_nor_memory_nor_access_are_part_of_the_state(record: Record) -> None:
    before = record.state_hash()
    record.put_draft("note", "half")
    record.set_state("scene", "board")
    record.note_access(who="lee", what="read")
    record.put_blob(b"file")
    assert record.state_hash() == before


def test_the_laptop_signs_and_its_public_key_agrees(record: Record) -> None:
    signature = record.sign(b"the chain's head")
    Ed25519PublicKey.from_public_bytes(record.device_public_key()).verify(
        signature, b"the chain's head"
    )
    assert record.signer.public_key() == record.device_public_key().hex()
    assert record.signer.sign(b"x") == record.sign(b"x").hex()


def test_what_signs_in_a_pdf_is_kept(record: Record) -> None:
    assert record.signing_identity() is None
    identity = SigningIdentity(b"private", b"certificate")
    record.keep_signing_identity(identity)
    assert record.signing_identity() == identity


def test_known_laptops_are_this_one_those_vouched_for_and_those_seen_in_seals(
    record: Record,
) -> None:
    vouched, sealed = b"v" * 32, b"s" * 32
    record.add_known_device_key(vouched, "laptop-2")
    record.add_known_device_key(vouched, "laptop-2")
    writer = Writer(record.device_id)
    record.append(writer.entry("seal", "s1", device_key=sealed.hex()))
    record.append(writer.entry("seal", "s2", device_key="not a key"))
    assert record.known_device_keys() == {record.device_public_key(), vouched, sealed}
    with pytest.raises(OurError):
        record.add_known_device_key(b"short", "laptop-3")
