"""The scene of what we agreed."""

from mam_desktop.meeting.family_view import ActionsScene
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.scenes.action_card import narrow_card, wide_card
from mam_desktop.ui.family_screen.scenes.bits import nothing_yet, title
from mam_desktop.ui.family_screen.stage import Sheet, Stage


def actions_sheets(scene: ActionsScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the promises of today, a card each."""
    heading = title(_("What we agreed"))
    if not scene.actions:
        return nothing_yet(
            stage,
            heading,
            icon="list-check",
            words=_("Nothing is agreed yet"),
            more=_("What we agree will stand here: what, who and by when."),
        )
    card = narrow_card if stage.is_narrow else wide_card
    return stage.flow(heading, [card(one, stage.today) for one in scene.actions])
