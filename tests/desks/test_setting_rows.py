"""Settings in the window on a real laptop: plain words for what does not fit, and a policy wins."""

import pytest

from mam_desktop.desks.setting_rows import change_setting, setting_rows
from mam_desktop.errors import BadInput
from mam_desktop.settings import LoadedSettings, Settings
from tests.desks.desks_on_disk import Desks


def test_when_copies_are_due_is_set_in_the_window(desks: Desks) -> None:
    change_setting(desks.office, "minutes_days", "10")
    change_setting(desks.office, "bank_holidays", "northern_ireland")
    values = desks.office.settings.values
    assert (values.minutes_days, values.bank_holidays) == (10, "northern_ireland")
    rows = {one.key: one for one in setting_rows(desks.office.settings)}
    assert rows["minutes_days"].value == "10"
    nations = [words for _value, words in rows["bank_holidays"].choices]
    assert nations == ["England", "Wales", "Scotland", "Northern Ireland"]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("minutes_days", "soon", "Working days until copies are due” must be a whole number from"),
        ("minutes_days", "0", "a whole number from 1 to 60"),
        ("minutes_days", "", "a whole number from 1 to 60"),
        ("minutes_days", "9" * 5000, "a whole number from 1 to 60"),
        ("minutes_days", "5.5", "a whole number from 1 to 60"),
        ("bank_holidays", "atlantis", "Whose bank holidays count” must be one of: england"),
        ("zone", "Nowhere/Else", "“Time zone” must be a time zone such as"),
        ("text_scale", "huge", "“Size of text” must be a whole number from 100 to 200"),
    ],
)
def test_what_does_not_fit_is_said_by_its_label_and_nothing_is_kept(
    desks: Desks, key: str, value: str, told: str
) -> None:
    before = desks.office.settings.values
    with pytest.raises(BadInput, match=told) as said:
        change_setting(desks.office, key, value)
    assert "file" not in str(said.value), "nobody in the window opened a file"
    assert len(str(said.value)) < 200
    assert desks.office.settings.values == before


def test_what_the_policy_set_is_shown_locked() -> None:
    loaded = LoadedSettings(Settings(bank_holidays="scotland"), frozenset({"bank_holidays"}))
    rows = {one.key: one for one in setting_rows(loaded)}
    assert (rows["bank_holidays"].value, rows["bank_holidays"].is_locked) == ("scotland", True)
    assert not rows["minutes_days"].is_locked
