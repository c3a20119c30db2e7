"""The scene of the family's voice: the newest words very large, all that was said, the profile."""

from collections.abc import Iterator

from mam_desktop.meeting.family_view import SeenObservation, SeenProfileLine, VoiceScene
from mam_desktop.meeting.labels import PROFILE_HEADINGS, label
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import Beside, Block, Part, Text
from mam_desktop.ui.family_screen.cards import Card
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.bits import labelled, nothing_yet, stack, title
from mam_desktop.ui.family_screen.scenes.keepsakes import picture_sheets, recording_card
from mam_desktop.ui.family_screen.scenes.quotes import large_quote, quote_card
from mam_desktop.ui.family_screen.scenes.scale import scale_card
from mam_desktop.ui.family_screen.stage import Sheet, Stage
from mam_desktop.ui.family_screen.typeset import OWN_SIDE


def voice_sheets(scene: VoiceScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return the newest quote on pages of its own, then everything, then the one-page profile."""
    paper = look().colours.family_voice_paper
    heading = title(_("What we hear"))
    cards: list[Block] = []
    if len(scene.quotes) > 1:
        cards += [quote_card(one) for one in scene.quotes]
    cards += [recording_card(one) for one in scene.recordings]
    cards += [scale_card(one) for one in scene.scales]
    cards += [_observation(one) for one in scene.observations]
    spoken = [one for one in scene.quotes if one.words]
    large = large_quote(spoken[-1], stage) if spoken else ()
    for one in scene.pictures:
        large += picture_sheets(one, stage)
    about = _profile(scene, stage)
    if not large and not cards:
        return about + nothing_yet(
            stage,
            heading,
            icon="message-circle",
            words=_("We are listening"),
            more=_("Your words will stand here, just as you say them."),
            paper=paper,
        )
    return large + (stage.flow(heading, cards, paper=paper) if cards else ()) + about


def _profile(scene: VoiceScene, stage: Stage) -> tuple[Sheet, ...]:
    """Return what everybody should know about the child, heading by heading, in their words."""
    if not scene.profile:
        return ()
    name = scene.child
    about = _("About {name}").format(name=name) if name else _("About me")
    heading = stage.head(about, look().title)
    cards: list[Block] = []
    for one in PROFILE_HEADINGS:
        lines = [line for line in scene.profile if line.heading == one]
        if lines:
            inner = stack(*_profile_lines(label(PROFILE_HEADINGS, one), lines), gap=14)
            cards.append(Card(inner, look().colours.surface, look().colours.voice_edge))
    return stage.flow(heading, cards, paper=look().colours.family_voice_paper)


def _profile_lines(heading: str, lines: list[SeenProfileLine]) -> Iterator[Block]:
    colours = look().colours
    yield Text(heading, TextStyle(34, Weight.BOLD, colours.family_voice, 1.2))
    for one in lines:
        by = Text(one.by, look().small) if one.by else None
        yield stack(Text(one.words, look().text, OWN_SIDE), by, gap=0)


def _observation(seen: SeenObservation) -> Block:
    """Return what somebody saw: an eye, dashes round it and no quotation marks."""
    colours = look().colours
    head = _("What {name} saw").format(name=seen.by) if seen.by else _("What we saw")
    strong = TextStyle(34, Weight.BOLD, colours.family_could_if, 1.2)
    lines = stack(
        Text(seen.saw, look().text) if seen.saw else None,
        _told(_("It might mean"), seen.might_mean),
        _told(_("What we will do"), seen.will_do),
        gap=14,
    )
    who = labelled("eye", Text(head, strong), colours.family_could_if, size=44)
    inner = Beside((Part(who, share=1), Part(lines, share=3)), gap=40)
    return Card(inner, colours.surface, colours.could_if, is_dashed=True)


def _told(label: str, words: str) -> Block | None:
    if not words:
        return None
    return stack(Text(label, look().small), Text(words, look().text), gap=0)
