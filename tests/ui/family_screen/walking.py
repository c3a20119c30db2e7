"""Walks every scene of the family screen as people fill it: fully, not at all, endlessly."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import TypeVar

from mam_desktop.meeting.family_view import (
    Body,
    FamilyView,
    OneThingScene,
    SeenPicture,
    SeenRecording,
    SeenRound,
    SeenScale,
)
from tests.ui.family_screen.reading import CODES, NOT_DRAWN
from tests.ui.family_screen.samples import (
    ACTIONS,
    ASKED,
    BOARD,
    BODIES,
    EMPTY_BODIES,
    LAST_TIME,
    MATTERS,
    NAN,
    READ_BACK,
    THANKS,
    VOICE,
    WELCOME,
    view_of,
)

KINDS = ("full", "empty", "long")
LONG_NAME = "Donaudampfschifffahrtsgesellschaftskapitän" * 12
LONG_WORDS = "We want to keep every word of what was said about this here. " * 9
_PICTURES = ("bedroom", "home", "profile", "hospital", "pass", "friends", "swimming", "bell")
_Value = TypeVar("_Value")

RICH: dict[str, Body] = BODIES | {
    "welcome": replace(WELCOME, statement=("A line.", "Another line.")),
    "voice": replace(
        VOICE,
        scales=(*VOICE.scales, SeenScale("Robin", None, 3, "the bell", "", face=4, face_before=2)),
        pictures=(SeenPicture("Robin", "drawing", "my house", "aa"),),
        recordings=(SeenRecording("Robin", "about the bell", "bb", is_playing=True),),
    ),
}
"""Scene -> a body that has everything a scene can have."""
_MORE: tuple[tuple[str, str, Body], ...] = (
    ("quiet round", "board", replace(BOARD, round=SeenRound("ideas", is_quiet=True))),
    ("being read", "sign", replace(READ_BACK, reading=3)),
    ("many promises", "feedback", replace(THANKS, actions=ACTIONS * 4)),
    ("one quote", "voice", OneThingScene(NAN)),
    ("one quote more", "voice", OneThingScene(ASKED)),
    ("one idea", "board", OneThingScene(BOARD.columns[1].ideas[0], "could_if")),
    ("one action", "actions", OneThingScene(ACTIONS[2])),
    ("one wish", "what_matters", OneThingScene(MATTERS.outcomes[1])),
    ("one promise", "last_time", OneThingScene(LAST_TIME.promises[0])),
)


def every_view(
    kinds: tuple[str, ...] = KINDS, *, language: str = "en", second: str = ""
) -> Iterator[tuple[str, FamilyView]]:
    """Yield (name, view) of every scene; pictures stand beside the words of full ones."""
    for kind in kinds:
        bodies = EMPTY_BODIES if kind == "empty" else RICH
        found = [(scene, scene, body) for scene, body in bodies.items()]
        for name, scene, body in (*found, *(_MORE if kind == "full" else ())):
            title = LONG_WORDS if kind == "long" else "Robin’s meeting"
            view = view_of(scene, _as_kind(body, kind), language=language, title=title)
            yield f"{kind} {name}", replace(view, second=second)


def _as_kind(body: Body, kind: str) -> Body:
    if kind == "long":
        return filled(body, LONG_WORDS, names=LONG_NAME)
    return pictured(body) if kind == "full" else body


_NAMES = frozenset({"who", "name", "by", "helper", "lead", "through", "child", "service"})


def filled(value: _Value, words: str, *, names: str = "") -> _Value:
    """Return the same body with these words in each text, codes left as they are."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, object] = {}
    for one in fields(value):
        was = getattr(value, one.name)
        said = names if names and one.name in _NAMES else words
        if isinstance(was, str) and one.name not in CODES | NOT_DRAWN:
            changes[one.name] = said
        elif isinstance(was, tuple):
            changes[one.name] = tuple(
                said if isinstance(item, str) else filled(item, words, names=names) for item in was
            )
        elif is_dataclass(was):
            changes[one.name] = filled(was, words, names=names)
    return replace(value, **changes)


def pictured(body: Body) -> Body:
    """Return the same body with a picture beside whatever may have one."""
    return _pictured(body, cycle(_PICTURES))


def _pictured(value: _Value, names: Iterator[str]) -> _Value:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, object] = {}
    for one in fields(value):
        was = getattr(value, one.name)
        if one.name == "pictogram":
            changes[one.name] = next(names)
        elif isinstance(was, tuple):
            changes[one.name] = tuple(_pictured(item, names) for item in was)
        elif is_dataclass(was):
            changes[one.name] = _pictured(was, names)
    return replace(value, **changes)
