import json
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.meetings import STEP_MINUTES as MEETING_STEP_MINUTES
from mam_desktop.setting_values import STEP_MINUTES, Theme
from mam_desktop.settings import (
    SETTINGS_VERSION,
    Scope,
    Settings,
    SettingsFiles,
    change_settings,
    load_settings,
    machine_policy_file,
    settings_in_reach,
)


@pytest.fixture
def files(tmp_path: Path) -> SettingsFiles:
    folder = tmp_path / "settings"
    folder.mkdir()
    return SettingsFiles(folder, tmp_path / "policy.json")


def put(path: Path, **values: object) -> None:
    path.write_text(json.dumps(values), encoding="utf-8")


def test_without_any_file_the_shipped_settings_hold(files: SettingsFiles) -> None:
    loaded = load_settings(files)
    assert loaded.values == Settings()
    assert loaded.values.zone == "Europe/London"
    assert loaded.values.late_days == 5
    assert loaded.locked == frozenset()


def test_the_agenda_shipped_is_the_meetings_own() -> None:
    assert dict(STEP_MINUTES) == MEETING_STEP_MINUTES


def test_a_saved_choice_is_there_the_next_time(files: SettingsFiles) -> None:
    changed = change_settings(files, Scope.PERSON, {"theme": "dark", "text_scale": 150})
    assert changed == load_settings(files)
    assert changed.values.theme is Theme.DARK
    assert changed.values.text_scale == 150


def test_this_person_wins_over_this_laptop_and_that_over_the_council(files: SettingsFiles) -> None:
    for scope, language in ((Scope.PERSON, "pl"), (Scope.LAPTOP, "cy"), (Scope.COUNCIL, "ur")):
        change_settings(files, scope, {"language": language})
    assert load_settings(files).values.language == "pl"
    change_settings(files, Scope.PERSON, {"language": None})
    assert load_settings(files).values.language == "cy"
    change_settings(files, Scope.LAPTOP, {"language": None})
    assert load_settings(files).values.language == "ur"


def test_minutes_are_chosen_step_by_step(files: SettingsFiles) -> None:
    change_settings(files, Scope.COUNCIL, {"agenda_minutes": {"voice": 20, "sign": 12}})
    change_settings(files, Scope.PERSON, {"agenda_minutes": {"voice": 25}})
    minutes = load_settings(files).values.agenda_minutes
    assert (minutes["voice"], minutes["sign"], minutes["board"]) == (25, 12, 20)
    assert list(minutes) == list(STEP_MINUTES)


def test_the_machines_policy_wins_and_locks(files: SettingsFiles) -> None:
    change_settings(files, Scope.PERSON, {"central_url": "https://mine.example.org"})
    put(files.policy_file, central_url="https://central.example.org/", proxy="http://10.0.0.1:8080")
    loaded = load_settings(files)
    assert loaded.values.central_url == "https://central.example.org"
    assert loaded.locked == {"central_url", "proxy"}
    with pytest.raises(Refused, match="“proxy” is set by your organisation"):
        change_settings(files, Scope.PERSON, {"proxy": "", "theme": "dark"})
    assert load_settings(files).values.theme is Theme.LIGHT


def test_what_a_newer_version_saved_is_kept(files: SettingsFiles) -> None:
    path = files.file_of(Scope.PERSON)
    put(path, version=SETTINGS_VERSION + 1, hologram={"on": True}, theme="dark")
    change_settings(files, Scope.PERSON, {"text_scale": 120})
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored == {
        "version": SETTINGS_VERSION + 1,
        "hologram": {"on": True},
        "theme": "dark",
        "text_scale": 120,
    }


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("text_scale", "big", 'a whole number from 100 to 200, not "big"'),
        ("text_scale", True, "a whole number from 100 to 200, not true"),
        ("text_scale", 99, "a whole number from 100 to 200, not 99"),
        ("late_days", 2.5, "a whole number from 0 to 60, not 2.5"),
        ("feedback_shown_from", 2, "a whole number from 3 to 100, not 2"),
        ("theme", "pink", "one of: light, dark, contrast"),
        ("theme", ["dark"], "one of: light, dark, contrast"),
        ("zone", "Mars/Olympus", "a time zone such as"),
        ("zone", "../../etc/passwd", "a time zone such as"),
        ("language", "English please", "a language code"),
        ("central_url", "central", "an address such as"),
        ("central_url", "https://", "an address such as"),
        ("central_url", "https://x:99999", "an address such as"),
        ("person_name", "two\nlines", "text of at most 200 letters on one line"),
        ("person_name", None, "text of at most 200 letters on one line"),
        ("agenda_minutes", [5], "minutes by step, of: welcome, voice"),
        ("agendas", ["short"], "at most 30 agendas by name"),
        ("agendas", {" ": {"voice": 5}}, "agendas that have a name"),
        ("agendas", {"Short": {"tea": 5}}, "minutes by step, of: welcome, voice"),
        ("agenda_minutes", {"tea": 5}, "minutes by step, of: welcome, voice"),
        ("agenda_minutes", {"voice": "long"}, "a whole number from 0 to 240"),
        ("version", "x", "a whole number from 1 up"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_file(
    files: SettingsFiles, key: str, value: object, wanted: str
) -> None:
    path = files.file_of(Scope.LAPTOP)
    path.write_text(json.dumps({key: value}), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_settings(files)
    assert str(path) in str(refused.value)
    assert f"“{key}” must be" in str(refused.value)
    assert wanted in str(refused.value)


def test_a_wrong_value_is_refused_before_anything_is_saved(files: SettingsFiles) -> None:
    with pytest.raises(BadInput, match="“theme” must be one of"):
        change_settings(files, Scope.PERSON, {"text_scale": 120, "theme": "pink"})
    assert not files.file_of(Scope.PERSON).exists()


def test_a_setting_nobody_knows_cannot_be_saved(files: SettingsFiles) -> None:
    with pytest.raises(BadInput, match="no setting called “colour”"):
        change_settings(files, Scope.PERSON, {"colour": "red"})


@pytest.mark.parametrize("content", [b"{", b"", b"\xff\xfe", b"[]", b"3", b"[" * 100_000])
def test_a_damaged_file_is_told_and_left_alone(files: SettingsFiles, content: bytes) -> None:
    path = files.file_of(Scope.PERSON)
    path.write_bytes(content)
    with pytest.raises(BadInput, match="settings file"):
        change_settings(files, Scope.PERSON, {"theme": "dark"})
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"{", b"", b"[]", b'{"version": "x"}'])
def test_a_damaged_file_of_the_council_is_told_and_the_others_hold(
    files: SettingsFiles, content: bytes
) -> None:
    path = files.file_of(Scope.COUNCIL)
    path.write_bytes(content)
    put(files.policy_file, authority_id="example", central_url="https://central.example.org")
    change_settings(files, Scope.PERSON, {"theme": "dark"})
    with pytest.raises(BadInput, match="settings file"):
        load_settings(files)
    loaded = settings_in_reach(files)
    assert loaded.values.theme is Theme.DARK
    assert str(path) in loaded.troubles[0]
    assert {"private_note_contacts", "council_name"} <= loaded.values.unreadable
    assert not loaded.values.unreadable & {"theme", "authority_id", "central_url"}
    assert loaded.values.feedback_shown_from == 100
    assert path.read_bytes() == content


def test_of_a_councils_file_only_what_does_not_fit_is_missing(files: SettingsFiles) -> None:
    put(files.file_of(Scope.COUNCIL), council_name="Example", private_note_contacts=[3], else_="x")
    loaded = settings_in_reach(files)
    assert loaded.values.council_name == "Example"
    assert loaded.values.unreadable == {"private_note_contacts"}
    assert loaded.values.private_note_contacts == ()
    assert loaded.values.feedback_shown_from == 5
    assert "“private_note_contacts” must be" in loaded.troubles[0]


def test_a_damaged_file_of_the_council_cannot_be_written_over(files: SettingsFiles) -> None:
    files.file_of(Scope.COUNCIL).write_bytes(b"{")
    with pytest.raises(BadInput, match="damaged"):
        change_settings(files, Scope.COUNCIL, {"council_name": "Example"})
    assert files.file_of(Scope.COUNCIL).read_bytes() == b"{"


def test_a_file_that_cannot_be_read_is_told(files: SettingsFiles) -> None:
    files.policy_file.mkdir()
    with pytest.raises(BadInput, match="cannot be read"):
        load_settings(files)


def test_every_setting_can_be_saved_as_it_is_shipped(files: SettingsFiles) -> None:
    saved = {each.name for each in fields(Settings)} - {"unreadable"}
    shipped = {name: getattr(Settings(), name) for name in saved}
    assert change_settings(files, Scope.COUNCIL, shipped).values == Settings()


def test_the_policy_file_lies_where_administrators_put_such_files() -> None:
    assert machine_policy_file().name == "policy.json"
    assert machine_policy_file().is_absolute()


@given(
    stored=some.dictionaries(
        some.sampled_from([*(each.name for each in fields(Settings)), "version", "else"]),
        some.recursive(
            some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=9),
            lambda inner: (
                some.lists(inner, max_size=2)
                | some.dictionaries(some.sampled_from(["voice", "x"]), inner, max_size=2)
            ),
            max_leaves=4,
        ),
    )
)
def test_no_settings_file_breaks_the_program(
    tmp_path_factory: pytest.TempPathFactory, stored: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    files = SettingsFiles(folder, folder / "policy.json")
    put(files.file_of(Scope.PERSON), **stored)
    with suppress(BadInput):
        load_settings(files)


def test_agendas_of_one_scope_stand_beside_those_of_another(files: SettingsFiles) -> None:
    change_settings(files, Scope.COUNCIL, {"agendas": {"Ours": {"voice": 20}}})
    change_settings(files, Scope.PERSON, {"agendas": {"Mine": {"voice": 25, "sign": 5}}})
    held = load_settings(files).values.agendas
    assert {name: dict(one) for name, one in held.items()} == {
        "Ours": {"voice": 20},
        "Mine": {"voice": 25, "sign": 5},
    }


def test_the_councils_contacts_and_steps_for_a_private_note(files: SettingsFiles) -> None:
    contact = {"role": "mash", "name": "The Bridge", "number": "0161 496 0000"}
    steps = ["Ring the Bridge", " Then write "]
    told = {"private_note_contacts": [contact], "private_note_steps": steps}
    loaded = change_settings(files, Scope.COUNCIL, told)
    assert load_settings(files) == loaded
    assert [dict(one) for one in loaded.values.private_note_contacts] == [contact]
    assert loaded.values.private_note_steps == ("Ring the Bridge", "Then write")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("private_note_contacts", "0161"),
        ("private_note_contacts", [{"name": "No role"}]),
        ("private_note_contacts", [{"role": "king", "name": "x"}]),
        ("private_note_contacts", [{"role": "mash", "name": " "}]),
        ("private_note_contacts", [{"role": "mash", "name": "x", "fax": "1"}]),
        ("private_note_contacts", [{"role": "mash", "name": "x\ny"}]),
        ("private_note_contacts", [{"role": "mash", "name": "x"}] * 21),
        ("private_note_contacts", [3]),
        ("private_note_steps", "Ring"),
        ("private_note_steps", ["Ring", ""]),
        ("private_note_steps", ["x" * 201]),
        ("private_note_steps", [3]),
        ("private_note_steps", ["x"] * 41),
    ],
)
def test_contacts_and_steps_that_do_not_fit_are_refused_by_name(
    files: SettingsFiles, key: str, value: object
) -> None:
    put(files.file_of(Scope.COUNCIL), **{key: value})
    with pytest.raises(BadInput, match=key):
        load_settings(files)
