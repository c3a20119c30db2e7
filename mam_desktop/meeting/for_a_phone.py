"""What of the last scene may leave the room on somebody's phone: what, who, when; no reasons."""

from dataclasses import replace

from mam_desktop.meeting.family_view import SeenAction, ThanksScene
from mam_desktop.meeting.first_names import first_names


def for_a_phone(scene: ThanksScene) -> ThanksScene:
    """Return the scene with first names only, and without whose words a promise came from."""
    people = (one for action in scene.actions for one in (action.who, action.helper))
    called = first_names([*people, scene.lead])

    def least(action: SeenAction) -> SeenAction:
        return replace(
            action,
            who=called[action.who],
            helper=called[action.helper],
            so_that="",
            while_waiting="",
            from_who="",
            from_words="",
        )

    return ThanksScene(
        tuple(least(one) for one in scene.actions),
        called[scene.lead],
        replace(scene.next, purpose="") if scene.next is not None else None,
    )
