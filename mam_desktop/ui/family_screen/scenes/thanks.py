"""The last scene, made to be photographed: what we agreed, who to ring, when we meet.

It names what, who and when of each promise, so that all of it stands on one page where it can;
the reasons stand in the scene of what we agreed.
"""

from mam_desktop.meeting.family_view import ThanksScene
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Block, Text
from mam_desktop.ui.family_screen.cards import Card
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.scenes.action_card import short_card
from mam_desktop.ui.family_screen.scenes.bits import labelled, nothing_yet, stack, title
from mam_desktop.ui.family_screen.scenes.next_steps import small_next_card
from mam_desktop.ui.family_screen.stage import Column, Sheet, Stage


def thanks_sheets(scene: ThanksScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the thank you."""
    heading = title(_("Thank you"))
    right: list[Block] = []
    if scene.next is not None:
        right.append(small_next_card(scene.next, stage.today))
    if scene.lead:
        right.append(_ring(scene.lead))
    left: list[Block] = [short_card(one) for one in scene.actions]
    if not left and not right:
        return nothing_yet(
            stage, heading, icon="mood-smile", words=_("Thank you for being here today")
        )
    if not left or not right:
        return stage.flow(heading, left or right)
    return stage.two_flows(heading, Column(tuple(left), gap=12), Column(tuple(right)), share=0.6)


def _ring(lead: str) -> Block:
    colours = look().colours
    words = stack(
        Text(_("If you need something, ring"), look().soft),
        Text(lead, look().column.sized(46)),
        gap=0,
    )
    return Card(labelled("phone", words, colours.family_voice, size=52), colours.family_voice_paper)
