"""The scene of last time: what was promised, and what came of it."""

from mam_desktop.meeting.family_view import LastTimeScene, SeenPromise
from mam_desktop.texts import N_, _
from mam_desktop.ui.family_screen.blocks import Beside, Block, Fitting, Part, Picture, Text
from mam_desktop.ui.family_screen.cards import mark_of
from mam_desktop.ui.family_screen.days import day_month
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.bits import (
    labelled,
    maybe,
    nothing_yet,
    stack,
    title,
    white_card,
)
from mam_desktop.ui.family_screen.stage import Sheet, Stage

_TILE, _ROOM_BESIDE = 108, 1000
STATUS = {
    "done": ("circle-check-filled", N_("Done"), "can"),
    "partly": ("contrast", N_("Partly done"), "could_if"),
    "not_yet": ("hourglass", N_("Not yet"), "voice"),
    "no_longer_wanted": ("circle-x", N_("No longer wanted"), "panel"),
    "": ("message-circle", N_("Let’s talk about it"), "ink_2"),
}
"""status -> (shape, word, colour): a state is never told by colour alone."""


def last_time_sheets(scene: LastTimeScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return each promise of last time with what came of it."""
    heading = title(_("What we said last time"))
    if not scene.promises:
        return nothing_yet(
            stage,
            heading,
            icon="history",
            words=_("There is nothing from last time"),
            more=_("Next time, what we agree today will stand here."),
        )
    return stage.flow(heading, [_card(one) for one in scene.promises])


def _card(promise: SeenPromise) -> Block:
    shape, word, tone = STATUS.get(promise.status, STATUS[""])
    ink, soft = _colours(tone)
    due = (
        _("by {date}").format(date=day_month(promise.due_on)) if promise.due_on is not None else ""
    )
    what = stack(
        Text(promise.what, look().strong.sized(40)),
        maybe(promise.what_changed, look().soft.sized(36)),
    )
    who = stack(Text(promise.who, look().strong.sized(38)), maybe(due, look().small))
    came = Picture(shape, ink, 66, soft, _TILE)
    status: Block = Text(_(word), TextStyle(38, Weight.BOLD, ink, 1.2))
    mark = mark_of(promise.pictogram, _TILE, look().colours.sunken)
    if mark is not None:
        status = labelled(shape, status, ink, size=44)
    picture = Part(mark or came, width=_TILE)
    beside = (picture, Part(what, share=5), Part(who, share=2.4), Part(status, share=2))
    under = Beside((Part(who), Part(status)), gap=24)
    narrow = Beside((picture, Part(stack(what, under, gap=14))), gap=28)
    return white_card(Fitting(Beside(beside, gap=34), narrow, _ROOM_BESIDE), least=164)


def _colours(tone: str) -> tuple[str, str]:
    colours = look().colours
    return {
        "can": (colours.family_can, colours.can_soft),
        "could_if": (colours.family_could_if, colours.could_if_soft),
        "voice": (colours.family_voice, colours.voice_soft),
        "panel": (colours.family_panel, colours.panel_soft),
    }.get(tone, (colours.family_ink_2, colours.sunken))
