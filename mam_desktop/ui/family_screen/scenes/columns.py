"""The board's columns on the family screen: a shape, a name, what it means, and two colours."""

from dataclasses import dataclass

from mam_desktop.texts import N_, _
from mam_desktop.ui.family_screen.look import look

_COLUMNS = {
    "can": ("circle-check-filled", N_("Yes, we can"), N_("we can start this")),
    "could_if": ("key-filled", N_("We could, if…"), N_("what would it take?")),
    "new": ("bulb-filled", N_("New ideas"), N_("let’s talk about these")),
    "panel": ("scale", N_("For the panel"), N_("they will answer us")),
}
"""column -> (shape, heading, what it means)."""


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """How one column is told from the others, never by colour alone."""

    shape: str
    name: str
    meaning: str
    ink: str
    soft: str


def column_look(column: str) -> ColumnLook:
    """Return how a column looks."""
    colours = look().colours
    shape, name, meaning = _COLUMNS[column]
    ink, soft = {
        "can": (colours.family_can, colours.can_soft),
        "could_if": (colours.family_could_if, colours.could_if_soft),
        "new": (colours.family_voice, colours.voice_soft),
        "panel": (colours.family_panel, colours.panel_soft),
    }[column]
    return ColumnLook(shape, _(name), _(meaning), ink, soft)


def one_idea(column: str) -> tuple[str, str, str]:
    """Return (shape, words, colour) over a single idea: where it stands, or that it is new."""
    is_new = column == "new" or column not in _COLUMNS
    known = column_look("new" if is_new else column)
    return known.shape, _("New idea") if is_new else known.name, known.ink
