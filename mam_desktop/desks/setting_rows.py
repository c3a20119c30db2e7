"""The settings a person may see and change in the window."""

from mam_desktop.desks.office import Office
from mam_desktop.errors import BadInput, Refused
from mam_desktop.setting_values import CHECKS, Unfit
from mam_desktop.settings import LoadedSettings, Scope
from mam_desktop.texts import N_, _
from mam_desktop.ui.ports import SettingRow

_SCALES = ("100", "125", "150", "175", "200")
_STICKS = (("True", N_("Allowed")), ("False", N_("Not allowed")))
_NATIONS = (
    ("england", N_("England")),
    ("wales", N_("Wales")),
    ("scotland", N_("Scotland")),
    ("northern_ireland", N_("Northern Ireland")),
)
_THEMES = (("light", N_("Light")), ("dark", N_("Dark")), ("contrast", N_("High contrast")))

_SHOWN: dict[str, tuple[str, Scope, tuple[tuple[str, str], ...]]] = {
    "person_name": (N_("Your name"), Scope.PERSON, ()),
    "theme": (N_("Colours"), Scope.PERSON, _THEMES),
    "text_scale": (N_("Size of text"), Scope.PERSON, tuple((one, f"{one} %") for one in _SCALES)),
    "council_name": (N_("Council"), Scope.COUNCIL, ()),
    "protective_marking": (N_("Marking on each page"), Scope.COUNCIL, ()),
    "logo_file": (N_("Logo on papers: a PNG or JPEG file"), Scope.COUNCIL, ()),
    "family_contact": (N_("Number that families ring, and when"), Scope.COUNCIL, ()),
    "complaints_contact": (N_("How a family complains"), Scope.COUNCIL, ()),
    "advice_contact": (N_("Independent advice (SENDIASS)"), Scope.COUNCIL, ()),
    "privacy_notice": (N_("Privacy notice, or where it stands"), Scope.COUNCIL, ()),
    "data_protection_contact": (N_("Whom to ask about data"), Scope.COUNCIL, ()),
    "kept_until": (N_("How long records are kept"), Scope.COUNCIL, ()),
    "lawful_basis": (N_("Lawful basis"), Scope.COUNCIL, ()),
    "minutes_days": (N_("Working days until copies are due"), Scope.COUNCIL, ()),
    "bank_holidays": (N_("Whose bank holidays count"), Scope.COUNCIL, _NATIONS),
    "time_stamp_url": (N_("Who time-stamps sealed papers: an address"), Scope.COUNCIL, ()),
    "usb_allowed": (N_("Saving papers to a stick"), Scope.COUNCIL, _STICKS),
    "parts_of_life": (N_("Parts of life, each after a semicolon"), Scope.COUNCIL, ()),
    "central_url": (N_("Central record"), Scope.LAPTOP, ()),
    "zone": (N_("Time zone"), Scope.LAPTOP, ()),
}
"""Setting -> label, whose choice it is, and its choices."""
_HELP: dict[str, str] = {
    "minutes_days": N_(
        "So many working days after a meeting everybody has their copy; from 1 to 60. The page "
        "of minutes says what is overdue."
    ),
    "bank_holidays": N_("Weekends and the bank holidays of this nation are no working days."),
}
"""Setting -> a sentence below its label."""
_NUMBERS = frozenset({"text_scale", "minutes_days"})
_MOST_DIGITS = 9
_ONLY_SHOWN = frozenset({"usb_allowed"})
"""What nobody may give themselves in the window."""


def setting_rows(loaded: LoadedSettings) -> tuple[SettingRow, ...]:
    """Return the settings as rows, in order."""
    return tuple(
        SettingRow(
            key=key,
            label=_(label),
            value=str(getattr(loaded.values, key)),
            choices=tuple((value, _(words)) for value, words in choices),
            is_locked=key in loaded.locked | _ONLY_SHOWN,
            help=_(_HELP[key]) if key in _HELP else "",
        )
        for key, (label, _scope, choices) in _SHOWN.items()
    )


def change_setting(office: Office, key: str, value: str) -> None:
    """Change one setting.

    Raises:
        BadInput: the value does not fit.
        Refused: the council's policy has fixed it.

    """
    if key in _ONLY_SHOWN:
        raise Refused(_("Your council sets this in a file; it is not changed here."))
    if key not in _SHOWN:
        raise BadInput(_("“{key}” is not a setting here.").format(key=key))
    label, scope, _choices = _SHOWN[key]
    wanted = _number(value) if key in _NUMBERS else value
    try:
        CHECKS[key](wanted)
    except Unfit as unfit:
        told = _("“{label}” must be {wanted}. It stays as it was.")
        raise BadInput(told.format(label=_(label), wanted=unfit)) from unfit
    office.change_setting(scope, key, wanted)


def _number(value: str) -> object:
    """Return typed digits as a number; anything else as it is, which then does not fit."""
    return int(value) if value.isdecimal() and len(value) <= _MOST_DIGITS else value
