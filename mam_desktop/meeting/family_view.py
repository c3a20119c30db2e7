"""What the family sees: frozen values built from `EVERYONE`, and nothing else.

The family screen's window takes a `FamilyView` and cannot reach the record. A kind of entry that
no scene names here is invisible until somebody declares it visible.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum

from mam_desktop.meeting.fields import Meaning


class ScreenState(StrEnum):
    """What the lead does with the family screen."""

    ON = "on"
    FREEZE = "freeze"
    COVER = "cover"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's exact words, and how they said them."""

    words: str
    who: str
    how: str
    heading: str = ""
    through: str = ""
    meaning: Meaning | None = None
    pictogram: str = ""
    """Which picture stands beside the words, by its file's name; "" for none."""


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """Somebody who is here, in the family's own words for them."""

    name: str
    own_words: str
    role: str
    is_family: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class SeenScale:
    """A number from 0 to 10 or one of five faces, as it was given, and the one before it."""

    who: str
    score: int | None
    before: int | None
    reason: str
    one_higher: str
    face: int | None = None
    face_before: int | None = None


@dataclass(frozen=True, slots=True)
class SeenObservation:
    """What somebody saw, might mean, will do; never shown as a quotation."""

    by: str
    saw: str
    might_mean: str
    will_do: str


@dataclass(frozen=True, slots=True)
class SeenProfileLine:
    """One line of the one-page profile, and who said it."""

    heading: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """Somebody's drawing or photo; the picture itself is handed to the window beside the view."""

    who: str
    type: str
    """`drawing` or `photo`."""
    words: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SeenRecording:
    """Somebody's recorded voice; nobody hears it from the screen alone."""

    who: str
    words: str
    sha256: str
    is_playing: bool = False


@dataclass(frozen=True, slots=True)
class SeenPromise:
    """A promise from last time; `status` is "" until this meeting has talked about it."""

    what: str
    who: str
    status: str
    what_changed: str
    due_on: date | None
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class SeenOutcome:
    """What we want, whose wish it is, why it matters, and the words it comes from."""

    words: str
    area: str
    whose: str
    meaning: Meaning | None
    need: str = ""
    quote: Quote | None = None
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class SeenUpdate:
    """What a service wrote."""

    service: str
    by: str
    words: str
    waiting_time: str


@dataclass(frozen=True, slots=True)
class SeenIdea:
    """A card on the board; the family's hearts and those of others are never added up."""

    words: str
    if_words: str
    hearts: int
    """Of the family."""
    meaning: Meaning | None
    hearts_of_others: int = 0
    is_from_last_time: bool = False
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """One column of the board: `can`, `could_if`, `new` or `panel`, in the order shown."""

    column: str
    ideas: tuple[SeenIdea, ...]


@dataclass(frozen=True, slots=True)
class SeenAction:
    """A promise of today."""

    no: int
    what: str
    who: str
    due_on: date | None
    so_that: str
    while_waiting: str
    helper: str
    meaning: Meaning | None
    from_who: str = ""
    from_words: str = ""
    """The words that the promise began with, and whose they are."""
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class SeenDecision:
    """A decision and its reason; `help_level` is `more`, `less`, `same` or nothing."""

    what: str
    why: str
    by: str
    help_level: str = ""


@dataclass(frozen=True, slots=True)
class SeenPassed:
    """A question passed on: to whom, and the day they talk about it or were asked."""

    question: str
    to: str
    on: date | None = None
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class SeenDisagreement:
    """Who sees something differently, in their words."""

    who: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class SeenNext:
    """When we meet again, or why we do not."""

    on: date | None
    starts_at: str
    place: str
    purpose: str
    close: str


@dataclass(frozen=True, slots=True)
class SeenSignature:
    """Somebody has signed, and what they said with it."""

    who: str
    answer: str
    method: str


@dataclass(frozen=True, slots=True)
class WelcomeScene:
    """The statement while it is read out; who is here; the family's own words from last time."""

    child: str
    people: tuple[SeenPerson, ...]
    last_words: Quote | None
    statement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceScene:
    """The family's words, oldest first; the window shows the newest large, then all."""

    quotes: tuple[Quote, ...]
    scales: tuple[SeenScale, ...]
    observations: tuple[SeenObservation, ...]
    child: str = ""
    profile: tuple[SeenProfileLine, ...] = ()
    pictures: tuple[SeenPicture, ...] = ()
    recordings: tuple[SeenRecording, ...] = ()


@dataclass(frozen=True, slots=True)
class LastTimeScene:
    """What was promised, and what came of it."""

    promises: tuple[SeenPromise, ...]


@dataclass(frozen=True, slots=True)
class MattersScene:
    """What we want to be different, and what services wrote."""

    outcomes: tuple[SeenOutcome, ...]
    updates: tuple[SeenUpdate, ...]


@dataclass(frozen=True, slots=True)
class SeenRound:
    """Where a round on the board is, without any clock; `presenter` is who tells, if somebody."""

    stage: str
    is_quiet: bool
    presenter: str = ""


@dataclass(frozen=True, slots=True)
class BoardScene:
    """All four columns; no "can't"."""

    columns: tuple[SeenColumn, ...]
    panel_on: date | None
    round: SeenRound | None = None


@dataclass(frozen=True, slots=True)
class ActionsScene:
    """What we agreed."""

    actions: tuple[SeenAction, ...]


@dataclass(frozen=True, slots=True)
class NextStepsScene:
    """What was decided, and when we meet again."""

    decisions: tuple[SeenDecision, ...]
    next: SeenNext | None
    passed: tuple[SeenPassed, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBackScene:
    """The actions once more, who sees it differently, and who has signed."""

    actions: tuple[SeenAction, ...]
    disagreements: tuple[SeenDisagreement, ...]
    signatures: tuple[SeenSignature, ...]
    reading: int = 0
    """Number of the action that the lead reads aloud now; 0 while none is."""


@dataclass(frozen=True, slots=True)
class ThanksScene:
    """Made to be photographed: what we agreed, who to ring, when we meet."""

    actions: tuple[SeenAction, ...]
    lead: str
    next: SeenNext | None


@dataclass(frozen=True, slots=True)
class OneThingScene:
    """One thing alone, as large as it can be; `column` says where an idea stands."""

    thing: Quote | SeenIdea | SeenAction | SeenOutcome | SeenPromise
    column: str = ""


Body = (
    WelcomeScene
    | VoiceScene
    | LastTimeScene
    | MattersScene
    | BoardScene
    | ActionsScene
    | NextStepsScene
    | ReadBackScene
    | ThanksScene
    | OneThingScene
)


@dataclass(frozen=True, slots=True)
class FamilyView:
    """One picture for the family; `body` is None when the screen is covered or off."""

    state: ScreenState
    scene: str
    """A step's name; which scene is shown."""
    title: str
    """The meeting's title, in the room's own words."""
    step_no: int
    step_count: int
    today: date
    language: str
    body: Body | None
    second: str = ""
    """Another language that stands under the first one, side by side; or none."""
    is_easy_read: bool = False
    """Whether one sentence and one picture stand there at a time."""

    def pictures(self) -> tuple[SeenPicture, ...]:
        """Return the drawings and photos in the view, oldest first."""
        return self.body.pictures if isinstance(self.body, VoiceScene) else ()

    def texts(self) -> tuple[str, ...]:
        """Return every text in the view, in reading order."""
        return tuple(_texts(self.title)) + tuple(_texts(self.body))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name != "pictogram":  # a file's name is nobody's words
                yield from _texts(getattr(value, one.name))
