"""The record's key: what opens it, and every way in which it must not open."""

import json
from pathlib import Path

import pytest

from mam_desktop.errors import BadInput, KeyTrouble
from mam_desktop.profile import Profile
from mam_desktop.record.keyfile import key_paths
from mam_desktop.record.keys import (
    RecordKey,
    change_passphrase,
    create_key,
    key_mode,
    unlock_key,
)
from mam_desktop.record.passphrases import FLOOR, KdfCost
from tests.record.fakes import FakeKeyStore

WORDS = "teapot lantern gravel swan"
OTHER_WORDS = "marble otter window plum"
COMPOSED = "caf\u00e9 lantern gravel swan"
DECOMPOSED = "cafe\u0301 lantern gravel swan"
TOO_SHORT = "swan"


def a_passphrase_profile(folder: Path) -> RecordKey:
    return create_key(folder, passphrase=WORDS, cost=FLOOR)


def test_a_key_in_the_key_store_opens_again(tmp_path: Path) -> None:
    store = FakeKeyStore()
    key = create_key(tmp_path, store=store)
    assert key_mode(tmp_path) == "key_store"
    assert unlock_key(tmp_path, store=store) == key


def test_a_passphrase_opens_again_also_when_typed_in_another_unicode_form(tmp_path: Path) -> None:
    key = create_key(tmp_path, passphrase=COMPOSED, cost=FLOOR)
    assert key_mode(tmp_path) == "passphrase"
    assert unlock_key(tmp_path, passphrase=DECOMPOSED) == key


def test_a_new_profile_has_no_key(tmp_path: Path) -> None:
    assert key_mode(tmp_path) == "new"


def test_every_key_is_a_new_one(tmp_path: Path) -> None:
    keys = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        keys.add(create_key(tmp_path / name, store=FakeKeyStore()).raw)
    assert len(keys) == 2


def test_a_wrong_passphrase_is_said_so_and_can_be_tried_again(tmp_path: Path) -> None:
    a_passphrase_profile(tmp_path)
    with pytest.raises(KeyTrouble, match="does not open this record") as caught:
        unlock_key(tmp_path, passphrase=OTHER_WORDS)
    assert caught.value.retryable


def test_a_missing_passphrase_is_asked_for(tmp_path: Path) -> None:
    a_passphrase_profile(tmp_path)
    with pytest.raises(KeyTrouble, match="opens with a passphrase"):
        unlock_key(tmp_path, store=FakeKeyStore())


def test_a_short_passphrase_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="too short"):
        create_key(tmp_path, passphrase=TOO_SHORT, cost=FLOOR)
    assert key_mode(tmp_path) == "new"


def test_neither_key_store_nor_passphrase_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(KeyTrouble, match="choose a passphrase"):
        create_key(tmp_path)
    assert not any(path.exists() for path in key_paths(tmp_path))


def test_a_lost_entry_in_the_key_store_never_makes_a_new_key(tmp_path: Path) -> None:
    create_key(tmp_path, store=FakeKeyStore())
    before = [path.read_bytes() for path in key_paths(tmp_path)]
    emptied = FakeKeyStore()
    with pytest.raises(KeyTrouble, match="lost the entry"):
        unlock_key(tmp_path, store=emptied)
    with pytest.raises(KeyTrouble, match="has a key already"):
        create_key(tmp_path, store=emptied)
    assert [path.read_bytes() for path in key_paths(tmp_path)] == before


@pytest.mark.parametrize("entry", ["0" * 64, "not a secret at all"])
def test_a_changed_entry_in_the_key_store_is_refused(tmp_path: Path, entry: str) -> None:
    store = FakeKeyStore()
    create_key(tmp_path, store=store)
    store.secrets = dict.fromkeys(store.secrets, entry)
    with pytest.raises(KeyTrouble, match="was changed"):
        unlock_key(tmp_path, store=store)


def test_a_key_store_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    create_key(tmp_path, store=FakeKeyStore())
    with pytest.raises(KeyTrouble, match="is not there now"):
        unlock_key(tmp_path, passphrase=WORDS)


def test_a_key_store_that_forgets_at_once_makes_no_key(tmp_path: Path) -> None:
    class Forgetful(FakeKeyStore):
        def get(self, name: str) -> str | None:  # noqa: ARG002
            return None

    with pytest.raises(KeyTrouble, match="did not keep"):
        create_key(tmp_path, store=Forgetful())
    assert key_mode(tmp_path) == "new"


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("damage", [b"", b"{", b"gone"])
def test_one_damaged_copy_of_the_key_file_is_mended(
    tmp_path: Path, which: int, damage: bytes
) -> None:
    key = a_passphrase_profile(tmp_path)
    good = key_paths(tmp_path)[1 - which].read_bytes()
    path = key_paths(tmp_path)[which]
    if damage == b"gone":
        path.unlink()
    else:
        path.write_bytes(damage)
    assert unlock_key(tmp_path, passphrase=WORDS) == key
    assert path.read_bytes() == good


def test_two_damaged_copies_are_said_so_and_left_alone(tmp_path: Path) -> None:
    a_passphrase_profile(tmp_path)
    for path in key_paths(tmp_path):
        path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(KeyTrouble, match=r"Both copies .* damaged"):
        unlock_key(tmp_path, passphrase=WORDS)
    with pytest.raises(KeyTrouble, match=r"Both copies .* damaged"):
        create_key(tmp_path, passphrase=WORDS, cost=FLOOR)


def test_a_flipped_bit_anywhere_in_a_copy_counts_as_damage(tmp_path: Path) -> None:
    key = a_passphrase_profile(tmp_path)
    first = key_paths(tmp_path)[0]
    whole = first.read_bytes()
    for at in range(0, len(whole) - 1, 37):
        first.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert unlock_key(tmp_path, passphrase=WORDS) == key
        assert first.read_bytes() == whole


def test_a_record_without_its_key_file_is_never_given_a_new_key(tmp_path: Path) -> None:
    Profile(tmp_path).record_file.write_bytes(b"an old record")
    with pytest.raises(KeyTrouble, match="its key file is gone"):
        create_key(tmp_path, store=FakeKeyStore())
    with pytest.raises(KeyTrouble, match="its key file is gone"):
        unlock_key(tmp_path, store=FakeKeyStore())
    with pytest.raises(KeyTrouble, match="its key file is gone"):
        key_mode(tmp_path)


def test_a_key_file_that_was_made_cheap_to_guess_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyTrouble, match="not safe"):
        create_key(tmp_path, passphrase=WORDS, cost=KdfCost(memory_kib=1024, passes=1, lanes=1))


def test_a_key_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    from mam_desktop.changes.canonical import canonical_json, sha256_hex

    a_passphrase_profile(tmp_path)
    for path in key_paths(tmp_path):
        body = json.loads(path.read_bytes()) | {"format": 2}
        del body["sum"]
        path.write_bytes(canonical_json(body | {"sum": sha256_hex(canonical_json(body))}))
    with pytest.raises(KeyTrouble, match="newer version"):
        unlock_key(tmp_path, passphrase=WORDS)


def test_a_new_passphrase_opens_the_same_key_and_the_old_one_no_more(tmp_path: Path) -> None:
    key = a_passphrase_profile(tmp_path)
    change_passphrase(tmp_path, passphrase=WORDS, new=OTHER_WORDS, cost=FLOOR)
    assert unlock_key(tmp_path, passphrase=OTHER_WORDS) == key
    with pytest.raises(KeyTrouble):
        unlock_key(tmp_path, passphrase=WORDS)


def test_a_crash_while_the_passphrase_changes_leaves_both_of_them_working(tmp_path: Path) -> None:
    key = a_passphrase_profile(tmp_path)
    old = key_paths(tmp_path)[1].read_bytes()
    change_passphrase(tmp_path, passphrase=WORDS, new=OTHER_WORDS, cost=FLOOR)
    key_paths(tmp_path)[1].write_bytes(old)
    assert unlock_key(tmp_path, passphrase=WORDS) == key
    assert unlock_key(tmp_path, passphrase=OTHER_WORDS) == key
    with pytest.raises(KeyTrouble):
        unlock_key(tmp_path, passphrase=WORDS)


def test_a_move_from_the_key_store_to_a_passphrase_forgets_the_entry(tmp_path: Path) -> None:
    store = FakeKeyStore()
    key = create_key(tmp_path, store=store)
    change_passphrase(tmp_path, store=store, new=WORDS, cost=FLOOR)
    assert unlock_key(tmp_path, passphrase=WORDS) == key
    assert not store.secrets


def test_the_key_is_in_no_file_and_never_shows_itself(tmp_path: Path) -> None:
    key = a_passphrase_profile(tmp_path)
    for path in tmp_path.iterdir():
        assert key.raw.hex().encode() not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    assert key.raw.hex() not in f"{key} {key!r} {vars(RecordKey)}"


@pytest.mark.parametrize("form", ["x'" + "a" * 63 + "'", "x'" + "A" * 64 + "'", "a" * 64, ""])
def test_a_key_of_the_wrong_form_is_refused(form: str) -> None:
    with pytest.raises(KeyTrouble, match="form of a key"):
        RecordKey(form)
