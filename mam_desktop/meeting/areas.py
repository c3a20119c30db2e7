"""The parts of life that outcomes are sorted by, and which of them nobody has spoken of yet.

The list is that of Salford's early help assessment; a council may have its own.
"""

import re
from collections.abc import Iterable

from mam_desktop.meeting.naming import folded
from mam_desktop.meeting.plan import Outcome
from mam_desktop.texts import N_, _

AREAS = (
    N_("Health"),
    N_("Education"),
    N_("Family and community"),
    N_("Behaviour and routines"),
    N_("Housing"),
    N_("Employment and finances"),
    N_("Being safe"),
)
"""What is offered where the council has no list of its own; kept in the record in these words."""


def areas_in(own_list: str) -> tuple[str, ...]:
    """Return the parts of life of a council's own list, `Home; School`; ours for an empty one."""
    parts = (" ".join(one.split()) for one in re.split(r"[;\n]", own_list))
    return tuple(dict.fromkeys(one for one in parts if one)) or AREAS


def area_words(area: str) -> str:
    """Return a part of life in the language in use; words of a council's own stay as they are."""
    return _(area) if area in AREAS else area


def area_meant(said: str) -> str:
    """Return how a part of life is kept, given the words that a screen showed for it."""
    return next((one for one in AREAS if folded(said) in (folded(one), folded(_(one)))), said)


def not_spoken_of(outcomes: Iterable[Outcome], areas: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of life that no outcome is about yet, in order."""
    spoken_of = {folded(one.area) for one in outcomes}
    return tuple(one for one in areas if folded(one) not in spoken_of)
