"""What each setting may be: a value that fits, or what is wanted instead, in words."""

import re
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mam_desktop.texts import _

MAX_TEXT = 200
_MAX_AGENDAS = 30
_MAX_LONG_TEXT = 1000
_MAX_LINES = 40
_MAX_CONTACTS = 20
_CONTACT_ROLES = frozenset({"999", "lead", "mash", "lado", "other"})
_CONTACT_PARTS = frozenset({"role", "name", "number", "when"})
FEWEST_TOTALLED, MOST_TOTALLED = 3, 100
"""A council may not go lower: a total of two is no total to one of the two."""
_EDITIONS = ("adult", "child")
BANK_HOLIDAYS = ("england", "wales", "scotland", "northern_ireland")
"""Whose days off are known."""
_BLANK = re.compile(r"\{[^{}]*\}")
_BLANKS = frozenset({"{name}", "{people}", "{council}", "{kept}"})
"""What the program fills in while a statement is read out."""
STEP_MINUTES = MappingProxyType(
    {
        "welcome": 5,
        "voice": 15,
        "last_time": 10,
        "what_matters": 10,
        "board": 20,
        "actions": 15,
        "next_steps": 5,
        "sign": 10,
        "feedback": 5,
    }
)


class Theme(StrEnum):
    """The named palettes of the windows."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Unfit(Exception):
    """A value does not fit; carries what is wanted, in words."""


Check = Callable[[object], object]
"""Takes what stands in a file, gives what the program goes by."""


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT or not value.isprintable():
        raise Unfit(_("text of at most {most} letters on one line").format(most=MAX_TEXT))
    return value


def _long_text(value: object) -> str:
    fits = isinstance(value, str) and len(value) <= _MAX_LONG_TEXT and value.isprintable()
    if not isinstance(value, str) or not fits:
        raise Unfit(_("text of at most {most} letters on one line").format(most=_MAX_LONG_TEXT))
    return value


def _statement(value: object) -> Mapping[str, Mapping[str, object]]:
    """Take the council's statement: checked texts only, each a list of short lines."""
    if not isinstance(value, Mapping):
        raise Unfit(_("texts by language, such as “en”"))
    return MappingProxyType({_language(one): _checked_texts(told) for one, told in value.items()})


def _checked_texts(told: object) -> Mapping[str, object]:
    if not isinstance(told, Mapping) or not told.keys() <= {"checked_by", *_EDITIONS}:
        raise Unfit(_("for each language “checked_by”, and lines for “adult” and “child”"))
    checked_by = _text(told.get("checked_by", ""))
    if not checked_by.strip():
        raise Unfit(_("a text that somebody checked: “checked_by” names them"))
    lines = {one: _lines(told[one]) for one in _EDITIONS if one in told}
    return {"checked_by": checked_by, **lines}


def _lines(value: object) -> list[str]:
    if not isinstance(value, list | tuple) or not 1 <= len(value) <= _MAX_LINES:
        raise Unfit(_("from 1 to {most} lines of text").format(most=_MAX_LINES))
    lines = [_text(one) for one in value]
    unknown = sorted({one for line in lines for one in _BLANK.findall(line)} - _BLANKS)
    if unknown or any("{" in _BLANK.sub("", one) or not one.strip() for one in lines):
        raise Unfit(
            _("lines with words in them and no blanks but {known}").format(
                known=", ".join(sorted(_BLANKS))
            )
        )
    return lines


def _steps(value: object) -> tuple[str, ...]:
    """Take the council's steps: short lines, or none for ours."""
    if not isinstance(value, list | tuple) or len(value) > _MAX_LINES:
        raise Unfit(_("from 1 to {most} lines of text").format(most=_MAX_LINES))
    lines = tuple(_text(one).strip() for one in value)
    if not all(lines):
        raise Unfit(_("lines with words in them"))
    return lines


def _contacts(value: object) -> tuple[Mapping[str, str], ...]:
    """Take the council's contacts: each with a role and a name, maybe a number and hours."""
    if not isinstance(value, list | tuple) or len(value) > _MAX_CONTACTS:
        raise Unfit(_("at most {most} contacts").format(most=_MAX_CONTACTS))
    return tuple(_contact(one) for one in value)


def _contact(told: object) -> Mapping[str, str]:
    if not isinstance(told, Mapping) or not told.keys() <= _CONTACT_PARTS:
        raise Unfit(
            _("for each contact only: {parts}").format(parts=", ".join(sorted(_CONTACT_PARTS)))
        )
    contact = {str(key): _text(one).strip() for key, one in told.items()}
    if contact.get("role") not in _CONTACT_ROLES:
        raise Unfit(
            _("contacts whose “role” is one of: {known}").format(
                known=", ".join(sorted(_CONTACT_ROLES))
            )
        )
    if not contact.get("name"):
        raise Unfit(_("contacts that have a name"))
    return MappingProxyType(contact)


def whole(low: int, high: int) -> Callable[[object], int]:
    """Return a check for whole numbers between two others."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            if high == sys.maxsize:
                raise Unfit(_("a whole number from {low} up").format(low=low))
            raise Unfit(_("a whole number from {low} to {high}").format(low=low, high=high))
        return value

    return check


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unfit(_("true or false"))
    return value


def _language(value: object) -> str:
    parts = _text(value).split("-")
    if not 2 <= len(parts[0]) <= 3 or not all(each.isascii() and each.isalnum() for each in parts):
        raise Unfit(_("a language code such as “en” or “pl”"))
    return "-".join(parts)


def _zone(value: object) -> str:
    name = _text(value)
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise Unfit(_("a time zone such as “Europe/London”")) from unknown
    return name


def _theme(value: object) -> Theme:
    if not isinstance(value, str) or value not in list(Theme):
        raise Unfit(_("one of: {choices}").format(choices=", ".join(Theme)))
    return Theme(value)


def _nation(value: object) -> str:
    if value not in BANK_HOLIDAYS:
        raise Unfit(_("one of: {choices}").format(choices=", ".join(BANK_HOLIDAYS)))
    return str(value)


def _address(value: object) -> str:
    address = _text(value)
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if address and not usable:
        raise Unfit(_("an address such as “https://central.example.org”"))
    return address.rstrip("/")


def _agenda(value: object) -> Mapping[str, int]:
    if not isinstance(value, Mapping) or not value.keys() <= STEP_MINUTES.keys():
        raise Unfit(_("minutes by step, of: {steps}").format(steps=", ".join(STEP_MINUTES)))
    minutes = whole(0, 240)
    return MappingProxyType({str(step): minutes(each) for step, each in value.items()})


def _agendas(value: object) -> Mapping[str, Mapping[str, int]]:
    if not isinstance(value, Mapping) or len(value) > _MAX_AGENDAS:
        raise Unfit(_("at most {most} agendas by name").format(most=_MAX_AGENDAS))
    if not all(_text(name).strip() for name in value):
        raise Unfit(_("agendas that have a name"))
    return {str(name): dict(_agenda(minutes)) for name, minutes in value.items()}


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "language": _language,
        "zone": _zone,
        "theme": _theme,
        "text_scale": whole(100, 200),
        "central_url": _address,
        "person_name": _text,
        "council_name": _text,
        "authority_id": _text,
        "opening_statement": _statement,
        "kept_until": _text,
        "lawful_basis": _long_text,
        "protective_marking": _text,
        "logo_file": _text,
        "family_contact": _text,
        "complaints_contact": _text,
        "advice_contact": _text,
        "privacy_notice": _long_text,
        "data_protection_contact": _text,
        "usb_allowed": _yes_or_no,
        "parts_of_life": _long_text,
        "private_note_contacts": _contacts,
        "private_note_steps": _steps,
        "agenda_minutes": _agenda,
        "agendas": _agendas,
        "late_days": whole(0, 60),
        "minutes_days": whole(1, 60),
        "bank_holidays": _nation,
        "feedback_shown_from": whole(FEWEST_TOTALLED, MOST_TOTALLED),
        "family_screen_name": _text,
        "template_folder": _text,
        "time_stamp_url": _address,
        "proxy": _address,
    }
)
"""Setting -> what it must fit; a setting that is not here does not exist."""
