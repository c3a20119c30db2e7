"""Which pictures the user guide has, and what is pressed for each; see `screenshots`."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture of the guide."""

    name: str
    before: str
    """The line of the script before which it is taken: its verb, and maybe a value of it."""
    of: Literal["lead", "family", "home"] = "lead"
    press: tuple[str, ...] = ()
    """What is pressed first: `key F7`, `push` and a button's name, `turn round`, `screens ask`,
    `speak` and the family screen's languages, `elsewhere change` for what others did meanwhile,
    `easy on`, `mark` and which sentence is being read aloud."""
    let_go: tuple[str, ...] = ()
    """What is pressed afterwards, so that nothing stays open."""
    theme: str = "light"
    text_scale: int = 100
    size: tuple[int, int] = (1366, 768)
    """Of the lead's window."""
    family_size: tuple[int, int] = (1280, 720)
    """Of the family's window."""


PLAIN = Shot(name="", before="")
"""How the windows look between pictures."""

GUIDE = (
    Shot(name="home-in-the-office", before="step welcome", of="home"),
    Shot(
        name="home-on-a-visit",
        before="step welcome",
        of="home",
        press=("push Go on a visit",),
        let_go=("push Back in the office",),
    ),
    Shot(
        name="prepare",
        before="step welcome",
        of="home",
        press=("push Prepare: Robin's meeting",),
        let_go=("key Escape",),
    ),
    Shot(name="welcome-statement", before="family_screen", press=("key Alt+1",)),
    Shot(name="welcome-people", before="family_screen", press=("key Alt+2",)),
    Shot(
        name="welcome-agreed",
        before="family_screen",
        press=("key Alt+3", "key Alt+A"),
        let_go=("key Alt+A",),
    ),
    Shot(name="family-welcome", before="step voice", of="family"),
    Shot(name="voice", before="step last_time"),
    Shot(name="voice-at-200", before="step last_time", text_scale=200),
    Shot(name="voice-dark", before="step last_time", theme="dark"),
    Shot(name="family-voice", before="step last_time", of="family"),
    Shot(
        name="notes",
        before="step last_time",
        press=("key F7",),
        let_go=("key F7",),
    ),
    Shot(
        name="private-note",
        before="step last_time",
        press=("push Private note: F12",),
        let_go=("push Put away", "push Show again"),
    ),
    Shot(
        name="search",
        before="step last_time",
        press=("key Ctrl+F", "type sleep"),
        let_go=("key Escape",),
    ),
    Shot(
        name="quiet-signal",
        before="step last_time",
        press=("key F10",),
        let_go=("key F10", "key Ctrl+K"),
    ),
    Shot(name="keys", before="step last_time", press=("key F1",), let_go=("key Escape",)),
    Shot(
        name="shared-laptop",
        before="step last_time",
        press=("turn round",),
        let_go=("turn back",),
    ),
    Shot(name="last-time", before="step what_matters"),
    Shot(name="family-last-time", before="step what_matters", of="family"),
    Shot(name="what-matters", before="note"),
    Shot(name="family-what-matters", before="note", of="family"),
    Shot(name="board", before="step actions"),
    Shot(
        name="board-round",
        before="step actions",
        press=(
            "push Start a round",
            "push Which round: Solution circle",
            "push Begin",
            "push Next: Asking",
            "push Next: Ideas",
        ),
        let_go=("push End the round", "key Ctrl+K"),
    ),
    Shot(name="family-board", before="step actions", of="family"),
    Shot(
        name="family-screen-frozen",
        before="step actions",
        press=("key F9",),
        let_go=("key F9",),
    ),
    Shot(name="one-thing", before="step actions", press=("key F5",), let_go=("key Escape",)),
    Shot(
        name="family-one-thing",
        before="step actions",
        of="family",
        press=("key F5", "key Return"),
        let_go=("key F5",),
    ),
    Shot(
        name="which-screen",
        before="step actions",
        press=("screens ask",),
        let_go=("key Escape", "key Ctrl+K"),
    ),
    Shot(
        name="family-board-at-1280x800",
        before="step actions",
        of="family",
        family_size=(1280, 800),
    ),
    Shot(name="actions", before="step next_steps"),
    Shot(
        name="action-form",
        before="step next_steps",
        press=("push Add an action", "type Ask CAMHS how long the wait is "),
        let_go=("push Cancel",),
    ),
    Shot(
        name="choose-picture",
        before="step next_steps",
        press=("push Picture: the moon. Change or remove",),
        let_go=("push Close",),
    ),
    Shot(name="family-actions", before="step next_steps", of="family"),
    Shot(
        name="family-easy-read",
        before="step next_steps",
        of="family",
        press=("easy on",),
        let_go=("easy off",),
    ),
    Shot(
        name="family-read-aloud",
        before="step next_steps",
        of="family",
        press=("mark 2",),
        let_go=("mark off",),
    ),
    Shot(name="next-steps", before="step sign"),
    Shot(name="family-next-steps", before="step sign", of="family", family_size=(1920, 1080)),
    Shot(
        name="family-read-back",
        before="sign Robin",
        of="family",
        press=("key Alt+R",),
        let_go=("key Escape",),
        family_size=(1920, 1080),
    ),
    Shot(
        name="sign",
        before="sign Nan",
        press=("push Nan: Sign",),
        let_go=("push Nan does not sign now",),
    ),
    Shot(
        name="sign-hand-over",
        before="sign Nan",
        press=("push Pass round", "push I am Nan"),
        let_go=("push To the lead", "push The lead has it"),
    ),
    Shot(
        name="finalise",
        before="seal",
        press=("push Seal minutes",),
        let_go=("push Back to signing",),
    ),
    Shot(name="sealed", before="step feedback"),
    Shot(
        name="correct-sealed",
        before="step feedback",
        press=("elsewhere change", "push Correct…", "key Space"),
        let_go=("push Back to signing",),
    ),
    Shot(
        name="two-seals",
        before="step feedback",
        press=("elsewhere seal", "push Correct…"),
        let_go=("push Back to signing",),
    ),
    Shot(name="feedback", before="feedback"),
    Shot(name="family-thanks", before="feedback", of="family", family_size=(1920, 1080)),
    Shot(name="family-thanks-at-1024x768", before="feedback", of="family", family_size=(1024, 768)),
    Shot(
        name="family-thanks-at-3840x2160", before="feedback", of="family", family_size=(3840, 2160)
    ),
    Shot(
        name="family-in-urdu",
        before="feedback",
        of="family",
        press=("speak ur",),
        let_go=("speak en",),
        family_size=(1920, 1080),
    ),
    Shot(
        name="family-in-two-languages",
        before="feedback",
        of="family",
        press=("speak pl en",),
        let_go=("speak en",),
        family_size=(1920, 1080),
    ),
    Shot(
        name="feedback-parent",
        before="feedback",
        press=("push Hand the laptop round", "push Parent or carer"),
        let_go=("key F11", "push Show the lead’s side"),
    ),
    Shot(
        name="feedback-child",
        before="feedback",
        press=("push Hand the laptop round", "push Child or young person"),
        let_go=("key F11", "push Show the lead’s side"),
    ),
    Shot(
        name="check-files",
        before="amend",
        of="home",
        press=("elsewhere check",),
        let_go=("push Back",),
    ),
    Shot(
        name="minutes",
        before="amend",
        of="home",
        press=("elsewhere minutes", "push Minutes", "push Tick all"),
        let_go=("push Tick none", "push Today"),
    ),
)
"""In the order of the guide."""
