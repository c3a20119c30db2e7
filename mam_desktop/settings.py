"""Settings: one typed model, read from three scopes and the machine's policy file.

Order, the later one winning: what the program ships, this council, this laptop, this person, the
policy file. What the policy sets is locked.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from mam_desktop.errors import BadInput, Refused
from mam_desktop.profile import write_whole
from mam_desktop.setting_values import (
    CHECKS,
    MAX_TEXT,
    MOST_TOTALLED,
    STEP_MINUTES,
    Theme,
    Unfit,
    whole,
)
from mam_desktop.texts import _

SETTINGS_VERSION = 1
_VERSION_KEY = "version"


class Scope(StrEnum):
    """Whose choice a setting is; members stand in the order in which they are laid over."""

    COUNCIL = "council"
    LAPTOP = "laptop"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the program goes by. Empty text means: not set."""

    language: str = "en"
    zone: str = "Europe/London"
    theme: Theme = Theme.LIGHT
    text_scale: int = 100
    """Size of text in per cent, 100 to 200."""
    central_url: str = ""
    """The council's central record; empty: the embedded one in the profile."""
    person_name: str = ""
    council_name: str = ""
    authority_id: str = ""
    opening_statement: Mapping[str, Mapping[str, object]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """The council's own statement: language -> `checked_by`, and lines for `adult` and `child`."""
    kept_until: str = ""
    """How long the council keeps a record, as people say it: `until your 25th birthday`."""
    lawful_basis: str = ""
    """Which lawful basis the council relies on, in its words."""
    private_note_contacts: tuple[Mapping[str, str], ...] = ()
    """Whom the council's leads ring when somebody may be hurt: `role`, `name`, `number`, `when`."""
    private_note_steps: tuple[str, ...] = ()
    """What they do then, in order; empty: ours."""
    protective_marking: str = ""
    """What stands at the foot of each page, such as `OFFICIAL-SENSITIVE`."""
    logo_file: str = ""
    """The council's logo (PNG or JPEG) for the first page of its papers; empty: none."""
    family_contact: str = ""
    """The number that families ring after a meeting, and when; never a worker's own."""
    complaints_contact: str = ""
    """How a family complains."""
    advice_contact: str = ""
    """The local service for independent advice (SENDIASS), and how to reach it."""
    privacy_notice: str = ""
    """The council's privacy notice in a sentence or two, or where it stands."""
    data_protection_contact: str = ""
    """Whom to ask about one's own data."""
    usb_allowed: bool = True
    """Whether papers may be saved to a stick; a policy file may say no."""
    parts_of_life: str = ""
    """The council's own list for outcomes, `Home; School; Health`; empty: ours."""
    agenda_minutes: Mapping[str, int] = field(default_factory=lambda: STEP_MINUTES)
    """Step -> minutes it usually takes."""
    agendas: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    """The council's own agendas: name -> step -> minutes."""
    late_days: int = 5
    """Days after which an action that is not done counts as late."""
    minutes_days: int = 5
    """Working days after a meeting until everybody has their copy."""
    bank_holidays: str = "england"
    """Whose bank holidays count: `england`, `wales`, `scotland` or `northern_ireland`."""
    feedback_shown_from: int = 5
    """How many answers to “How was it?” a total needs before anybody sees it."""
    family_screen_name: str = ""
    """The screen the family looks at, as the system names it; empty: the second one."""
    template_folder: str = ""
    """Where the council's own Word templates lie."""
    time_stamp_url: str = ""
    """The authority that time-stamps sealed copies; empty: none."""
    proxy: str = ""
    """The proxy for HTTP; empty: what the system says."""
    unreadable: frozenset[str] = frozenset()
    """Never in a file: what the council's own file may say, and what cannot be read there."""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings in force, and which of them the machine's policy has locked."""

    values: Settings
    locked: frozenset[str]
    troubles: tuple[str, ...] = ()
    """What is wrong with the council's file, in words."""


@dataclass(frozen=True, slots=True)
class SettingsFiles:
    """Where the settings of each scope and the machine's policy lie."""

    folder: Path
    policy_file: Path

    def file_of(self, scope: Scope) -> Path:
        """Return the file that holds one scope's choices."""
        return self.folder / f"{scope}.json"


def machine_policy_file() -> Path:
    """Return where this system's administrators put the policy file."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "mam-desktop/policy.json"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/mam-desktop/policy.json")
    return Path("/etc/mam-desktop/policy.json")


def load_settings(files: SettingsFiles) -> LoadedSettings:
    """Read every scope and the policy and lay them over each other.

    Raises: BadInput naming the file and the key that does not fit.
    """
    loaded = settings_in_reach(files)
    if loaded.troubles:
        raise BadInput(loaded.troubles[0])
    return loaded


def settings_in_reach(files: SettingsFiles) -> LoadedSettings:
    """Read the settings, even where the council's own file is damaged.

    A meeting must not wait until somebody has mended that file. What cannot be read in it, and is
    said nowhere else, is named in `unreadable`: nobody takes its place for what the council chose.

    Raises: BadInput naming another file and the key that does not fit.
    """
    councils, troubles, unreadable = _read_councils(files.file_of(Scope.COUNCIL))
    others = (files.file_of(Scope.LAPTOP), files.file_of(Scope.PERSON), files.policy_file)
    found = [_checked(one) for one in others]
    chosen: dict[str, object] = {}
    for one in (councils, *found):
        _lay_over(chosen, one)
    unreadable -= {key for one in found for key in one}
    if "feedback_shown_from" in unreadable:
        # No total is shown that the council may have wanted hidden.
        chosen["feedback_shown_from"] = MOST_TOTALLED
    build: Callable[..., Settings] = Settings  # the types were checked file by file
    values = build(**chosen, unreadable=frozenset(unreadable))
    return LoadedSettings(values, frozenset(found[-1]), tuple(troubles))


def _read_councils(path: Path) -> tuple[dict[str, object], list[str], set[str]]:
    """Return what can be read of the council's file, what is wrong with it, and what is not."""
    try:
        stored = _read(path)
        _version(stored, path)
    except BadInput as damaged:
        return {}, [str(damaged)], set(CHECKS)
    chosen: dict[str, object] = {}
    troubles: list[str] = []
    for key in stored.keys() & CHECKS.keys():
        try:
            chosen[key] = _fit(key, stored[key], path)
        except BadInput as unfit:
            troubles.append(str(unfit))
    return chosen, sorted(troubles), set(stored.keys() & CHECKS.keys()) - set(chosen)


def change_settings(
    files: SettingsFiles, scope: Scope, changes: Mapping[str, object]
) -> LoadedSettings:
    """Save choices in one scope and return the settings in reach; None forgets a choice.

    Keys this version does not know stay in the file as they are.

    Raises: BadInput for a value that does not fit; Refused for a setting the policy has locked.
    """
    locked = sorted(settings_in_reach(files).locked & changes.keys())
    if locked:
        raise Refused(
            _("The setting “{key}” is set by your organisation and cannot be changed here.").format(
                key=locked[0]
            )
        )
    path = files.file_of(scope)
    stored = _read(path)
    for key, value in changes.items():
        if value is None:
            stored.pop(key, None)
        else:
            stored[key] = _plain(_fit(key, value, path))
    stored[_VERSION_KEY] = max(SETTINGS_VERSION, _version(stored, path))
    text = json.dumps(stored, indent=2, ensure_ascii=False, sort_keys=True)
    write_whole(path, f"{text}\n".encode())
    return settings_in_reach(files)


def _lay_over(chosen: dict[str, object], found: Mapping[str, object]) -> None:
    """Let later choices win; minutes win step by step, agendas name by name."""
    for key, value in found.items():
        named = chosen.get("agendas", {})
        if key == "agendas" and isinstance(value, Mapping) and isinstance(named, Mapping):
            chosen[key] = MappingProxyType({**named, **value})
            continue
        below = chosen.get(key, STEP_MINUTES)
        if key == "agenda_minutes" and isinstance(value, Mapping) and isinstance(below, Mapping):
            chosen[key] = MappingProxyType({**below, **value})
        else:
            chosen[key] = value


def _checked(path: Path) -> dict[str, object]:
    """Return the known settings of one file, each of its right type."""
    stored = _read(path)
    _version(stored, path)
    return {key: _fit(key, value, path) for key, value in stored.items() if key in CHECKS}


def _read(path: Path) -> dict[str, object]:
    try:
        stored: object = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as refused:
        raise BadInput(
            _("The settings file {file} cannot be read: {why}.").format(
                file=path, why=refused.strerror or type(refused).__name__
            )
        ) from refused
    except (ValueError, RecursionError) as broken:
        raise BadInput(
            _("The settings file {file} is damaged. Mend it, or move it away.").format(file=path)
        ) from broken
    if not isinstance(stored, dict):
        raise BadInput(
            _("The settings file {file} must hold settings by name, as {example}.").format(
                file=path, example='{"language": "en"}'
            )
        )
    return stored


def _version(stored: Mapping[str, object], path: Path) -> int:
    version = stored.get(_VERSION_KEY, SETTINGS_VERSION)
    try:
        return whole(1, sys.maxsize)(version)
    except Unfit as unfit:
        raise _wrong(_VERSION_KEY, version, path, unfit) from unfit


def _fit(key: str, value: object, path: Path) -> object:
    if key not in CHECKS:
        raise BadInput(_("There is no setting called “{key}”.").format(key=key))
    try:
        return CHECKS[key](value)
    except Unfit as unfit:
        raise _wrong(key, value, path, unfit) from unfit


def _wrong(key: str, value: object, path: Path, unfit: Unfit) -> BadInput:
    return BadInput(
        _("In the settings file {file}, “{key}” must be {wanted}, not {found}.").format(
            file=path,
            key=key,
            wanted=unfit,
            found=json.dumps(_plain(value), ensure_ascii=False)[:MAX_TEXT],
        )
    )


def _plain(value: object) -> object:
    """Return a value as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value
