"""What of the last scene may leave the room on somebody's phone: what, who, when; no reasons."""

from collections.abc import Mapping
from dataclasses import replace

from mam_desktop.meeting.family_view import SeenAction, SeenNext, ThanksScene
from mam_desktop.meeting.first_names import Named, first_names


def for_a_phone(scene: ThanksScene, people: Mapping[str, Named] | None = None) -> ThanksScene:
    """Return the scene with first names only, and without whose words a promise came from.

    Who does it, who helps and who leads are named, or are keys of `people`.
    """
    named = (one for action in scene.actions for one in _named(action))
    called = first_names([*named, scene.lead], people)

    def least(action: SeenAction) -> SeenAction:
        return replace(
            action,
            who=called[action.who],
            helper=called[action.helper],
            meaning=action.meaning and replace(action.meaning, by=called[action.meaning.by]),
            so_that="",
            while_waiting="",
            from_who="",
            from_words="",
        )

    return ThanksScene(
        tuple(least(one) for one in scene.actions),
        called[scene.lead],
        _when(scene.next) if scene.next is not None else None,
    )


def _named(action: SeenAction) -> tuple[str, ...]:
    """Return who does it and who helps, and who said it in the other language."""
    return action.who, action.helper, action.meaning.by if action.meaning else ""


def _when(coming: SeenNext) -> SeenNext:
    """Return when and where we meet; that we do not is said, why is not."""
    return replace(coming, purpose="", close="…" if coming.close else "")
