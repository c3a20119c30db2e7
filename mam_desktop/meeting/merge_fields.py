"""The fields a council's own Word template may have: each named and explained once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from mam_desktop.meeting.content import Block, SignatureMark, Text
from mam_desktop.texts import N_

MergeValue: TypeAlias = (
    Text | bool | SignatureMark | tuple[Block, ...] | tuple[Mapping[str, "MergeValue"], ...]
)
"""What stands for a field: words, yes or no, a signature, whole parts, or the rows of a list."""

MergeValues: TypeAlias = Mapping[str, MergeValue]


class Takes(StrEnum):
    """What kind of thing a field is."""

    WORDS = "words"
    YES_NO = "yes or no"
    PARTS = "parts of the copy"
    SIGNATURE = "a signature"
    LIST = "a list"


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field: its name in a template, what it says, and what each row of a list has."""

    name: str
    label: str
    takes: Takes = Takes.WORDS
    row: tuple["MergeField", ...] = ()

    def has(self, name: str) -> "MergeField | None":
        """Return the field of a row by name, or None."""
        return next((one for one in self.row if one.name == name), None)


def _list(name: str, label: str, /, **row: str) -> MergeField:
    fields = tuple(MergeField(key, told, _TAKES.get(key, Takes.WORDS)) for key, told in row.items())
    return MergeField(name, label, Takes.LIST, fields)


_TAKES = {"mark": Takes.SIGNATURE, "body": Takes.PARTS}

_ACTION = {
    "number": N_("its number"),
    "what": N_("what will happen"),
    "so_that": N_("so that …"),
    "who": N_("who does it"),
    "role": N_("their role"),
    "helper": N_("who helps"),
    "by_when": N_("the day it is due"),
    "status": N_("how it stands"),
    "while_waiting": N_("what happens while we wait"),
    "how_we_know": N_("how we will know"),
    "meaning": N_("the same in another language"),
}

MERGE_FIELDS: tuple[MergeField, ...] = (
    MergeField("title", N_("the meeting’s name")),
    MergeField("kind", N_("what kind of meeting it was")),
    MergeField("paper", N_("which paper this is: minutes, or the plan alone")),
    MergeField("date", N_("the day of the meeting")),
    MergeField("starts", N_("when it was planned to begin")),
    MergeField("ends", N_("when it was planned to end")),
    MergeField("place", N_("where it was")),
    MergeField("when_and_where", N_("day, hours and place in one line")),
    MergeField("child", N_("what the child likes to be called")),
    MergeField("lead", N_("what the room calls the lead")),
    MergeField("council", N_("the council’s name, from the settings")),
    MergeField("copy_name", N_("whose copy this is")),
    MergeField("marking", N_("the protective marking; whose copy it is where there is none")),
    MergeField("version", N_("the version’s number")),
    MergeField("hash", N_("the short form of the sealed words’ hash; empty for a draft")),
    MergeField("full_hash", N_("the whole hash, 64 digits")),
    MergeField("state", N_("when it was sealed, or that it is a draft")),
    MergeField("footer", N_("marking, copy, version, state and hash in one line")),
    MergeField("is_draft", N_("yes while nobody has sealed it"), Takes.YES_NO),
    MergeField("draft_warning", N_("the warning on a draft; empty once sealed")),
    MergeField("minutes", N_("everything in the copy, as the program lays it out"), Takes.PARTS),
    _list(
        "parts",
        N_("each part of the copy, in order"),
        heading=N_("the part’s heading; empty for what stands before the first"),
        body=N_("all that stands under it"),
    ),
    _list(
        "notices",
        N_("what the copy says of itself: draft, corrected, left out; disagreements too"),
        heading=N_("its heading"),
        words=N_("its words"),
    ),
    _list(
        "voices",
        N_("what people said, in their own words"),
        who=N_("who said it"),
        words=N_("their words, exactly"),
        how=N_("how they said it"),
        meaning=N_("the same in another language, and who gave it"),
    ),
    _list(
        "people",
        N_("who was there, and who sent apologies"),
        name=N_("what the room calls them"),
        full_name=N_("their full name"),
        role=N_("their role"),
        organisation=N_("where they work"),
        here=N_("whether they were there"),
    ),
    _list(
        "outcomes",
        N_("what matters: what we want to be different"),
        words=N_("the words"),
        whose=N_("whose it is"),
        need=N_("why it matters"),
    ),
    _list(
        "decisions",
        N_("what was decided"),
        what=N_("the decision"),
        why=N_("its reason"),
        by=N_("who decided"),
    ),
    _list("actions", N_("what we agreed: who does what, by when"), **_ACTION),
    _list("tasks", N_("the tasks the services keep; none in a family’s copy"), **_ACTION),
    _list(
        "next_meetings",
        N_("when we meet again; one row, or none"),
        date=N_("the day"),
        time=N_("the hour"),
        place=N_("where"),
        about=N_("what to talk about"),
    ),
    _list(
        "signatures",
        N_("who signed, and how"),
        name=N_("what the room calls them"),
        line=N_("name and time"),
        method=N_("how they signed and what they said to it"),
        words=N_("what they added"),
        mark=N_("the drawing, or what they typed"),
    ),
)
"""Every field of a template, in the order in which the list is printed."""

BY_NAME: Mapping[str, MergeField] = {one.name: one for one in MERGE_FIELDS}

CARRIED_BY: Mapping[str, frozenset[str]] = {
    "title": frozenset({"title"}),
    "date": frozenset({"date", "when_and_where"}),
}
"""What every template has somewhere -> the fields that say it."""

CARRIED_ON_EACH_PAGE: Mapping[str, frozenset[str]] = {
    "marking": frozenset({"marking", "footer"}),
    "version": frozenset({"version", "footer"}),
    "hash": frozenset({"hash", "full_hash", "footer"}),
    "state": frozenset({"state", "footer"}),
}
"""What every template has in a header or footer -> the fields that say it."""

SAYS_ALL = frozenset({"minutes", "parts"})
"""One of these in a template, and nothing of the copy is left out."""

SAYS_A_PART = tuple(one.name for one in MERGE_FIELDS if one.takes is Takes.LIST)[1:]
"""The lists that each say one part of the copy."""


def example_values() -> dict[str, MergeValue]:
    """Return words for every field, to try a template with."""
    return {one.name: value for one in MERGE_FIELDS for value in _example(one)}


def _example(field: MergeField) -> Iterator[MergeValue]:
    match field.takes:
        case Takes.WORDS:
            yield f"[{field.name}]"
        case Takes.YES_NO:
            yield True
        case Takes.SIGNATURE:
            yield SignatureMark(name="Robin", line="Robin", typed="Robin")
        case Takes.PARTS:
            yield ()
        case Takes.LIST:
            row = {one.name: value for one in field.row for value in _example(one)}
            yield (row, row)
