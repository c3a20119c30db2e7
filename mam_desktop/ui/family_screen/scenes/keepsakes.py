"""What somebody drew, photographed or recorded: pictures very large, a card for a voice."""

from dataclasses import dataclass

from mam_desktop.meeting.family_view import SeenPicture, SeenRecording
from mam_desktop.texts import N_, _
from mam_desktop.ui.family_screen.blocks import Area, Beside, Block, Part, Picture, Text
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.cards import Card
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.bits import labelled, maybe, stack
from mam_desktop.ui.family_screen.seen_image import SeenImage
from mam_desktop.ui.family_screen.stage import Sheet, Stage
from mam_desktop.ui.family_screen.typeset import CENTRED, OWN_SIDE, Align, Manner, Press

_WHOSE = {"drawing": N_("{name}’s drawing"), "photo": N_("{name}’s photo")}
_KIND = {"drawing": N_("A drawing"), "photo": N_("A photo")}
_GAP, _EDGE = 24, 10
_LEAST_SHARE = 0.5
"""Of the room; longer words go on to the next page, so that the picture stays large."""


@dataclass(frozen=True, slots=True)
class PhotoBlock:
    """A picture in its own shape, in the middle of a room that is kept for it."""

    seen: SeenImage | None
    room: float
    waits: str

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return the height of its room."""
        return self.room

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw it as large as it goes, on white; or say why there is nothing to see."""
        colours = look().colours
        if self.seen is None or not self.seen.is_shown:
            self._draw_none(canvas, area)
            return
        room_wide, room_high = area.width - 2 * _EDGE, self.room - 2 * _EDGE
        wide = min(room_wide, room_high * self.seen.shape)
        high = wide / self.seen.shape
        x, y = area.x + (area.width - wide) / 2, area.y + (self.room - high) / 2
        frame = (x - _EDGE, y - _EDGE, wide + 2 * _EDGE, high + 2 * _EDGE)
        canvas.box(frame, colours.surface, edge=colours.voice_edge, radius=12)
        canvas.photo((x, y, wide, high), self.seen.image)

    def _draw_none(self, canvas: Canvas, area: Area) -> None:
        colours = look().colours
        canvas.box(
            (area.x, area.y, area.width, self.room),
            colours.surface,
            radius=look().radius,
            edge=colours.voice_edge,
            is_dashed=True,
        )
        inner = stack(
            Picture("photo", colours.family_voice, 96, colours.voice_soft, 170, is_round=True),
            maybe(self.waits if self.seen is not None else "", look().soft, manner=CENTRED),
            gap=20,
            is_centred=True,
        )
        inner.draw(canvas, Area(area.x, area.y, area.width, self.room))

    def split(self, press: Press, width: float, height: float) -> None:
        """Pictures stay whole."""


def picture_sheets(picture: SeenPicture, stage: Stage) -> tuple[Sheet, ...]:
    """Return a page with the picture; what is said about it stands under it."""
    colours = look().colours
    strong = TextStyle(42, Weight.BOLD, colours.family_voice, 1.2)
    icon = "scribble" if picture.type == "drawing" else "photo"
    heading = labelled(icon, stage.head(_title(picture), strong), colours.family_voice, size=52)
    words = maybe(picture.words, look().strong, manner=Manner(Align.CENTRE, own_side=True))
    room = stage.room(heading)
    own = words.height(stage.press, stage.inside) + _GAP + 1 if words is not None else 0
    kept = max(room * _LEAST_SHARE, room - own)
    photo = PhotoBlock(
        stage.images.get(picture.sha256), kept, _("This picture cannot be shown here.")
    )
    blocks: list[Block] = [photo, words] if words is not None else [photo]
    if words is not None and own + kept > room:
        first = words.split(stage.press, stage.inside, room - kept - _GAP)
        blocks = [photo, *(first or (words,))]
    return stage.flow(heading, blocks, paper=colours.family_voice_paper, gap=_GAP)


def _title(picture: SeenPicture) -> str:
    if not picture.who:
        return _(_KIND.get(picture.type, _KIND["drawing"]))
    return _(_WHOSE.get(picture.type, _WHOSE["drawing"])).format(name=picture.who)


def recording_card(recording: SeenRecording) -> Block:
    """Return a recorded voice: whose it is, and whether it plays now."""
    colours = look().colours
    name = recording.who
    head = _("{name}’s recording").format(name=name) if name else _("A recording")
    icon = "player-play-filled" if recording.is_playing else "volume"
    tile = Picture(icon, colours.family_voice, 60, colours.voice_soft, 104, is_round=True)
    playing = _("Playing now") if recording.is_playing else ""
    said = stack(
        Text(head, TextStyle(40, Weight.BOLD, colours.family_voice, 1.2)),
        maybe(playing, look().strong.sized(36)),
        maybe(recording.words, look().text, manner=OWN_SIDE),
        gap=6,
    )
    edge = colours.family_voice if recording.is_playing else colours.voice_edge
    return Card(Beside((Part(tile, width=104), Part(said)), gap=34), colours.surface, edge)
