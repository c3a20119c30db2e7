"""Rich sample views of a made-up family, one for each scene."""

from dataclasses import replace
from datetime import date

from mam_desktop.meeting.family_view import (
    ActionsScene,
    BoardScene,
    Body,
    FamilyView,
    LastTimeScene,
    MattersScene,
    NextStepsScene,
    Quote,
    ReadBackScene,
    ScreenState,
    SeenAction,
    SeenColumn,
    SeenDecision,
    SeenDisagreement,
    SeenIdea,
    SeenNext,
    SeenObservation,
    SeenOutcome,
    SeenPassed,
    SeenPerson,
    SeenProfileLine,
    SeenPromise,
    SeenScale,
    SeenSignature,
    SeenUpdate,
    ThanksScene,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.meeting.fields import Meaning

TODAY = date(2026, 11, 24)
STEPS = (
    "welcome",
    "voice",
    "last_time",
    "what_matters",
    "board",
    "actions",
    "next_steps",
    "sign",
    "feedback",
)
NAN = Quote(
    "ہم چاہتے ہیں کہ روبن پوری رات سوئے۔",
    "Nan",
    "said",
    "would_like",
    "Noor",
    Meaning("en", "We want Robin to sleep through the whole night.", "Noor"),
)
ASKED = Quote("I like it when people ask me first.", "Robin", "said", "important")
BELL = Quote("Dinosaur = calm. Bell = too loud.", "Robin", "pointed", "hard", "Nan")
SLEPT = Quote("He’s a different boy when he has slept", "Mum", "said")

WELCOME = WelcomeScene(
    "Robin",
    (
        SeenPerson("Robin", "", "Child", True, True),
        SeenPerson("Mum", "", "Parent / carer with parental responsibility", True, True),
        SeenPerson("Nan", "", "Grandparent", True, True),
        SeenPerson("Lee", "", "Engagement Lead", False, True),
        SeenPerson("Dana", "", "Social worker", False, True),
        SeenPerson("Ms Ode", "the quiet-room lady", "SENCO", False, True),
        SeenPerson("Noor", "", "Interpreter (spoken language)", False, True),
        SeenPerson("Sam", "", "GP", False, False),
    ),
    Quote("Ask first. Then wait. Then ask once more.", "Robin", "said"),
)
VOICE = VoiceScene(
    (ASKED, BELL, SLEPT, NAN),
    (SeenScale("Mum", 4, 3, "mornings are a bit better", "more sleep"),),
    (
        SeenObservation(
            "Ms Ode",
            "Robin covers his ears when the bell rings and goes to the corner",
            "the bell may hurt his ears",
            "try the light signal instead of the bell",
        ),
    ),
    "Robin",
    (
        SeenProfileLine("appreciate", "He is funny and notices everything.", "Nan"),
        SeenProfileLine("support", "Ask first. Then wait. Then ask once more.", "Robin"),
    ),
)
FIRST_WORDS = VoiceScene((ASKED,), (), ())
LAST_TIME = LastTimeScene(
    (
        SeenPromise(
            "Visit the new classroom together before term starts",
            "Ms Ode",
            "done",
            "Robin chose his peg",
            date(2026, 10, 30),
        ),
        SeenPromise(
            "Ask for a sleep clinic appointment",
            "Sam",
            "not_yet",
            "the clinic has a 20 week wait",
            date(2026, 11, 6),
        ),
        SeenPromise(
            "Try the picture timetable at home",
            "Mum",
            "partly",
            "works on school days",
            date(2026, 10, 20),
        ),
        SeenPromise("Go to the Saturday club", "Jo", "no_longer_wanted", "it was too loud", None),
        SeenPromise("Bring the sleep diary", "Mum", "", "", date(2026, 11, 20)),
    )
)
MATTERS = MattersScene(
    (
        SeenOutcome(
            "Robin sleeps through the night, most nights, by Easter", "Health", "Robin", None
        ),
        SeenOutcome(
            "School feels safe for Robin",
            "Education",
            "Robin",
            Meaning("ur", "روبن کو سکول محفوظ لگے۔", "Noor"),
        ),
        SeenOutcome("The whole family gets some rest", "Family and community", "family", None),
    ),
    (
        SeenUpdate(
            "Health", "Sam", "The sleep clinic list is open; no earlier place yet.", "20 weeks"
        ),
    ),
)
BOARD = BoardScene(
    (
        SeenColumn(
            "can",
            (
                SeenIdea("Short breaks: 2 nights a month, same carer each time", "", 2, None, 4),
                SeenIdea("One page about Robin goes to every new worker first", "", 0, None),
                SeenIdea("Quiet-room pass, no questions asked", "", 1, None),
            ),
        ),
        SeenColumn(
            "could_if",
            (
                SeenIdea("Sleep nurse visits at home", "the clinic agrees a home visit", 0, None),
                SeenIdea("Key worker until Easter", "if the team has 3 hours a week", 0, None),
            ),
        ),
        SeenColumn("new", (SeenIdea("Swimming on Saturdays with the sibling group", "", 0, None),)),
        SeenColumn("panel", (SeenIdea("Joint-funded support at home after school", "", 0, None),)),
    ),
    date(2026, 12, 9),
)
SIMPLE_ACTIONS = (
    SeenAction(
        1,
        "Book 2 nights of short breaks a month, with the same carer",
        "Dana",
        date(2026, 12, 4),
        "",
        "",
        "",
        None,
    ),
    SeenAction(
        2,
        "Send Robin’s one-page profile to every new worker before they visit",
        "Lee",
        date(2026, 11, 30),
        "",
        "",
        "",
        None,
    ),
    SeenAction(
        3,
        "Ask the children’s community nurses for a home visit about sleep",
        "Lee",
        date(2026, 12, 11),
        "",
        "",
        "",
        None,
    ),
    SeenAction(
        4,
        "Quiet-room pass ready for Robin, no questions asked",
        "Ms Ode",
        date(2026, 11, 25),
        "",
        "",
        "",
        None,
    ),
)
ACTIONS = (
    replace(SIMPLE_ACTIONS[0], so_that="the whole family gets some rest"),
    replace(
        SIMPLE_ACTIONS[1],
        so_that="Robin does not have to tell the story again",
        from_who="Robin",
        from_words="I like it when people ask me first.",
    ),
    replace(
        SIMPLE_ACTIONS[2],
        so_that="Robin sleeps through the night",
        helper="Nan",
        while_waiting="use the sleep diary",
        meaning=Meaning("ur", "بچوں کی کمیونٹی نرسوں سے نیند کے بارے میں گھر آنے کا کہیں۔", "Noor"),
    ),
    SIMPLE_ACTIONS[3],
)
NEXT = SeenNext(date(2027, 1, 5), "14:00", "Example Primary School", "review the plan", "")
NEXT_STEPS = NextStepsScene(
    (
        SeenDecision(
            "Robin’s plan stays with this team; no assessment is asked for today",
            "school and home are changing together and it is helping",
            "everyone here",
            "less",
        ),
    ),
    NEXT,
    (SeenPassed("Can support at home be funded jointly?", "MAP", date(2026, 12, 9)),),
)
READ_BACK = ReadBackScene(
    ACTIONS,
    (
        SeenDisagreement(
            "Kim",
            "Sleep nurse visits at home",
            "I think the clinic should see Robin before anyone visits.",
        ),
    ),
    (
        SeenSignature("Robin", "agree", "drawn"),
        SeenSignature("Mum", "agree", "drawn"),
        SeenSignature("Nan", "agree", "spoken"),
        SeenSignature("Dana", "comment", "typed"),
        SeenSignature("Kim", "disagree", "typed"),
        SeenSignature("Jo", "none", "not_here"),
    ),
)
THANKS = ThanksScene(ACTIONS, "Lee", NEXT)

BODIES: dict[str, Body] = {
    "welcome": WELCOME,
    "voice": VOICE,
    "last_time": LAST_TIME,
    "what_matters": MATTERS,
    "board": BOARD,
    "actions": ActionsScene(ACTIONS),
    "next_steps": NEXT_STEPS,
    "sign": READ_BACK,
    "feedback": THANKS,
}
EMPTY_BODIES: dict[str, Body] = {
    "welcome": WelcomeScene("Robin", (), None),
    "voice": VoiceScene((), (), ()),
    "last_time": LastTimeScene(()),
    "what_matters": MattersScene((), ()),
    "board": BoardScene(
        tuple(SeenColumn(one, ()) for one in ("can", "could_if", "new", "panel")), None
    ),
    "actions": ActionsScene(()),
    "next_steps": NextStepsScene((), None),
    "sign": ReadBackScene((), (), ()),
    "feedback": ThanksScene((), "", None),
}


def view_of(
    scene: str,
    body: Body | None = None,
    *,
    state: ScreenState = ScreenState.ON,
    language: str = "en",
    title: str = "Robin’s meeting",
) -> FamilyView:
    """Return the view of a scene with its sample body, or with another one."""
    is_dark = state in (ScreenState.COVER, ScreenState.OFF)
    return FamilyView(
        state=state,
        scene=scene,
        title="" if is_dark else title,
        step_no=STEPS.index(scene) + 1,
        step_count=len(STEPS),
        today=TODAY,
        language=language,
        body=None if is_dark else (body or BODIES[scene]),
    )
