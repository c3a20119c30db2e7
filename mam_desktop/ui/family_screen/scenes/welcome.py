"""The first scene: the statement as it is read out, who is here, the words of last time."""

from mam_desktop.meeting.family_view import SeenPerson, WelcomeScene
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Beside, Block, Part, Picture, Text
from mam_desktop.ui.family_screen.cards import Card
from mam_desktop.ui.family_screen.look import PRIMARY_INK, look
from mam_desktop.ui.family_screen.scenes.bits import in_rows, labelled, maybe, nothing_yet, stack
from mam_desktop.ui.family_screen.scenes.quotes import large_quote
from mam_desktop.ui.family_screen.scenes.statement import statement_sheets
from mam_desktop.ui.family_screen.stage import Sheet, Stage

_FACE = 96


def welcome_sheets(scene: WelcomeScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the statement, who is here, the family first, then their words from last time."""
    heading = _heading(scene, stage)
    read = statement_sheets(scene.statement, stage) if scene.statement else ()
    if not scene.people and scene.last_words is None:
        return read or nothing_yet(
            stage, heading, icon="mood-smile", words=_("We are about to start"), has_title=False
        )
    in_order = sorted(scene.people, key=lambda one: (not one.is_here, not one.is_family))
    blocks = in_rows([_person(one) for one in in_order], _across(stage))
    here = read + (stage.flow(heading, blocks, has_title=False) if blocks else ())
    if scene.last_words is None:
        return here
    return here + large_quote(scene.last_words, stage, is_from_before=True)


def _heading(scene: WelcomeScene, stage: Stage) -> Block:
    style = look().text.coloured(look().colours.family_ink_2)
    line = (
        _("Welcome. We are here for {child}.").format(child=scene.child)
        if scene.child
        else _("Welcome. It is good that you are here.")
    )
    title = stage.head(stage.title, look().title, share=1) if stage.title else None
    return stack(title, stage.head(line, style, share=1), gap=2)


def _across(stage: Stage) -> int:
    """Return how many cards stand in a row."""
    if stage.is_narrow:
        return 1
    return 3 if stage.is_roomy else 2


def _person(person: SeenPerson) -> Card:
    colours = look().colours
    soft, ink = (
        (colours.voice_soft, colours.family_voice)
        if person.is_family
        else (colours.primary_soft, PRIMARY_INK)
    )
    icon = "heart-filled" if person.is_family else "user-filled"
    face = Picture(icon, ink, 52, soft, _FACE, is_round=True)
    own = look().soft.sized(36).coloured(ink)
    away = None
    if not person.is_here:
        away = labelled("door-exit", Text(_("not here today"), look().small), colours.family_ink_2)
    said = stack(
        Text(person.name, look().strong.sized(44)),
        maybe(person.own_words, own),
        maybe(person.role, look().small),
        away,
        gap=2,
    )
    return Card(
        Beside((Part(face, width=_FACE), Part(said)), gap=26),
        colours.surface if person.is_here else colours.family_paper,
        colours.line,
        pad=(28, 22),
        least=184,
        is_dashed=not person.is_here,
    )
