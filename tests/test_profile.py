import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from mam_desktop.errors import BadInput, RecordTrouble
from mam_desktop.profile import (
    Profile,
    ProfileLock,
    default_profile_folder,
    open_profile,
    synced_by,
    write_whole,
)


def test_a_profile_is_made_for_this_person_alone(tmp_path: Path) -> None:
    profile = open_profile(tmp_path / "new" / "profile")
    assert profile.record_file.parent == profile.folder
    assert profile.settings_folder.is_dir()
    assert profile.folder.stat().st_mode & 0o777 == 0o700
    assert profile.logs_folder.stat().st_mode & 0o777 == 0o700


def test_a_profile_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o755)
    assert open_profile(folder).folder.stat().st_mode & 0o077 == 0


def test_everything_of_a_profile_lies_inside_it() -> None:
    profile = Profile(Path("anywhere"))
    names = [name for name, each in vars(Profile).items() if isinstance(each, property)]
    paths = [getattr(profile, name) for name in names]
    assert len(paths) > 7
    assert all(path.is_relative_to("anywhere") for path in paths)


def test_the_usual_profile_folder_follows_the_systems_rules() -> None:
    assert default_profile_folder().name == "mam-desktop"


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive/mam",
        "OneDrive - Example Council/mam",
        "Dropbox/mam",
        "Dropbox (Personal)",
        "iCloudDrive/x",
        "Library/Mobile Documents/x",
        "Library/CloudStorage/GoogleDrive-sam@example.org/x",
        "Google Drive/mam",
        "My Drive",
    ],
)
def test_a_synced_folder_is_refused_in_plain_words(tmp_path: Path, folder: str) -> None:
    with pytest.raises(BadInput, match="is copied elsewhere by"):
        open_profile(tmp_path / folder)
    assert not (tmp_path / folder).exists()


def test_a_folder_that_only_sounds_alike_is_fine(tmp_path: Path) -> None:
    assert synced_by(tmp_path / "dropbox-notes" / "boxes", {}) is None


def test_a_renamed_synced_folder_is_known_from_what_the_system_says(tmp_path: Path) -> None:
    assert synced_by(tmp_path / "Work" / "mam", {"OneDrive": str(tmp_path / "Work")}) == "OneDrive"
    assert synced_by(tmp_path / "Own" / "mam", {"OneDrive": str(tmp_path / "Work")}) is None


def test_a_renamed_synced_folder_is_known_from_its_marker(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").touch()
    assert synced_by(tmp_path / "deep" / "inside", {}) == "Dropbox"


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    assert synced_by(tmp_path / "mine" / "mam", {}) == "Dropbox"


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot be used: Not a directory"):
        open_profile(tmp_path / "file" / "profile")


def test_a_second_instance_is_kept_out_until_the_first_ends(tmp_path: Path) -> None:
    profile = open_profile(tmp_path)
    with ProfileLock(profile), pytest.raises(RecordTrouble, match="already open on this laptop"):
        ProfileLock(profile).take()
    with ProfileLock(profile):
        pass


HOLD = """
import sys
from pathlib import Path
from mam_desktop.profile import Profile, ProfileLock
with ProfileLock(Profile(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_instance_does_not_keep_the_next_one_out(tmp_path: Path) -> None:
    with Popen([sys.executable, "-c", HOLD, tmp_path], stdin=PIPE, stdout=PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(RecordTrouble):
            ProfileLock(Profile(tmp_path)).take()
        holder.kill()
    with ProfileLock(Profile(tmp_path)):
        pass


def test_a_file_is_replaced_whole_and_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "person.json"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["person.json"]


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "taken"
    path.mkdir()
    with pytest.raises(OSError, match="taken"):
        write_whole(path, b"never")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]
