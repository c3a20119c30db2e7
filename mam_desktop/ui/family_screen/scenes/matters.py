"""The scene of what matters: what we want to be different, and what services wrote."""

from mam_desktop.meeting.family_view import MattersScene, SeenOutcome, SeenUpdate
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Beside, Block, Fitting, Part, Picture, Text
from mam_desktop.ui.family_screen.cards import Card, mark_of
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.scenes.bits import (
    labelled,
    maybe,
    meaning_block,
    nothing_yet,
    stack,
    title,
    under_section,
    white_card,
)
from mam_desktop.ui.family_screen.stage import Sheet, Stage

_TILE, _ROOM_BESIDE = 108, 1000


def matters_sheets(scene: MattersScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return what we want, then what services wrote."""
    heading = title(_("What matters"))
    blocks: list[Block] = [_outcome(one) for one in scene.outcomes]
    blocks += under_section(_("What services wrote"), [_update(one) for one in scene.updates])
    if not blocks:
        return nothing_yet(
            stage,
            heading,
            icon="target-arrow",
            words=_("What matters to you?"),
            more=_("What you want to be different will stand here."),
        )
    return stage.flow(heading, blocks)


def _outcome(outcome: SeenOutcome) -> Block:
    colours = look().colours
    other = meaning_block(outcome.meaning, look().text) if outcome.meaning else None
    whose = _("Whose wish: {whose}").format(whose=outcome.whose) if outcome.whose else ""
    beside = stack(
        labelled("heart", Text(whose, look().soft), colours.family_ink_2) if whose else None,
        labelled("target", Text(outcome.area, look().soft), colours.family_ink_2)
        if outcome.area
        else None,
        gap=6,
    )
    goal = mark_of(outcome.pictogram, _TILE, colours.primary_soft) or Picture(
        "target-arrow", colours.primary, 64, colours.primary_soft, _TILE
    )
    quote = outcome.quote
    said = (
        _("“{words}” – {name}").format(words=quote.words, name=quote.who)
        if quote and quote.words
        else ""
    )
    need = _("Why it matters: {words}").format(words=outcome.need) if outcome.need else ""
    words = stack(
        maybe(said, look().soft),
        Text(outcome.words, look().strong.sized(46)),
        maybe(need, look().soft),
        other,
    )
    wide = Beside((Part(goal, width=_TILE), Part(words, share=3), Part(beside, share=1.2)), gap=34)
    narrow = Beside((Part(goal, width=_TILE), Part(stack(words, beside, gap=14))), gap=28)
    return white_card(Fitting(wide, narrow, _ROOM_BESIDE), least=164)


def _update(update: SeenUpdate) -> Block:
    colours = look().colours
    head = stack(
        Text(update.service, look().strong.sized(38)) if update.service else None,
        maybe(update.by, look().soft),
        gap=0,
    )
    waiting = (
        _("Waiting time: {time}").format(time=update.waiting_time) if update.waiting_time else ""
    )
    words = stack(
        Text(update.words, look().text.sized(38)),
        labelled("clock", Text(waiting, look().soft), colours.family_ink_2) if waiting else None,
        gap=10,
    )
    letter = Picture("file-text", colours.family_could_if, 56, colours.could_if_soft, 92)
    wide = Beside((Part(letter, width=92), Part(head, share=1), Part(words, share=3)), gap=34)
    narrow = Beside((Part(letter, width=92), Part(stack(head, words, gap=14))), gap=28)
    return Card(Fitting(wide, narrow, _ROOM_BESIDE), colours.surface, colours.line)
