"""The scene of reading back: the promises once more, who sees it differently, who has signed."""

from mam_desktop.meeting.family_view import ReadBackScene, SeenDisagreement, SeenSignature
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Beside, Block, Part, Picture, Text
from mam_desktop.ui.family_screen.cards import Card
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.scenes.action_card import narrow_card
from mam_desktop.ui.family_screen.scenes.bits import (
    labelled,
    maybe,
    nothing_yet,
    section,
    stack,
    title,
    under_section,
)
from mam_desktop.ui.family_screen.stage import Column, Sheet, Stage
from mam_desktop.ui.family_screen.typeset import OWN_SIDE
from mam_desktop.ui.family_screen.words import answer_words


def read_back_sheets(scene: ReadBackScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the promises beside the names of those who have signed."""
    heading = title(_("Is this right?"))
    left: list[Block] = [narrow_card(one, stage.today) for one in scene.actions]
    left += under_section(
        _("Seen differently"), [_disagreement(one) for one in scene.disagreements]
    )
    right = [_signature(one) for one in scene.signatures]
    if not left and not right:
        return nothing_yet(
            stage,
            heading,
            icon="signature",
            words=_("There is nothing to read back yet"),
            more=_("What we agree is read aloud here, and everybody may sign."),
        )
    if not left:
        return stage.flow(heading, right)
    signed = Column(tuple(right or [_nobody_yet()]), section(_("Who has signed")))
    return stage.two_flows(heading, Column(tuple(left)), signed, share=0.62)


def _nobody_yet() -> Block:
    colours = look().colours
    words = Text(_("Everybody can sign here soon"), look().soft)
    return Card(
        labelled("signature", words, colours.family_ink_2, size=44),
        colours.family_paper,
        colours.line,
        is_dashed=True,
    )


def _disagreement(one: SeenDisagreement) -> Block:
    colours = look().colours
    head = _("{who} sees this differently").format(who=one.who or _("Somebody here"))
    inner = stack(
        labelled(
            "arrows-left-right",
            Text(head, look().soft.coloured(colours.family_panel)),
            colours.family_panel,
            size=40,
        ),
        maybe(one.about, look().soft),
        Text(one.words, look().strong.sized(40), OWN_SIDE),
        gap=8,
    )
    return Card(inner, colours.surface, colours.panel)


def _signature(one: SeenSignature) -> Block:
    colours = look().colours
    shape, ink, soft = {
        "agree": ("circle-check-filled", colours.family_can, colours.can_soft),
        "comment": ("message-circle", colours.family_could_if, colours.could_if_soft),
        "disagree": ("arrows-left-right", colours.family_panel, colours.panel_soft),
    }.get(one.answer, ("minus", colours.family_ink_2, colours.sunken))
    said = stack(
        Text(one.who, look().strong),
        maybe(answer_words(one.answer, one.method), look().small),
        gap=0,
    )
    inner = Beside((Part(Picture(shape, ink, 44, soft, 76), width=76), Part(said)), gap=22)
    return Card(inner, colours.surface, colours.line, pad=(22, 16))
