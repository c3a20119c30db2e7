"""The roles and services that are offered; any other may be typed."""

import csv
from functools import cache

from mam_desktop.resources import resource_path


@cache
def roles_by_service() -> dict[str, tuple[str, ...]]:
    """Return the offered roles, service -> roles, in the order of the list."""
    found: dict[str, list[str]] = {}
    with resource_path("roles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["service"], []).append(row["role"])
    return {service: tuple(roles) for service, roles in found.items()}


def services() -> tuple[str, ...]:
    """Return the offered services."""
    return tuple(roles_by_service())


def roles(service: str = "") -> tuple[str, ...]:
    """Return the roles offered for a service; all of them while none is chosen.

    A service written with a straight apostrophe, as keyboards type it, is the same one.
    """
    known = roles_by_service()
    named = service.replace("'", "’")
    if named in known:
        return known[named]
    return tuple(role for several in known.values() for role in several)


def service_of(role: str) -> str:
    """Return the one service that has a role, however its letters are cased, or nothing."""
    named = role.casefold()
    found = [
        service
        for service, several in roles_by_service().items()
        if any(one.casefold() == named for one in several)
    ]
    return found[0] if len(found) == 1 else ""
