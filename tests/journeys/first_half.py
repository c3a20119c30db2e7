"""The first half of Wren's meeting by keys alone: what is pressed and typed, step by step."""

from PySide6.QtCore import Qt

from mam_desktop.meeting.before import Invitation
from mam_desktop.meeting.people import Attendance, Consent
from mam_desktop.meeting.people import Person as Known
from mam_desktop.meeting.plan import Action, ActionReview, Outcome
from mam_desktop.meeting.said import Observation, ProfileEntry, Scale, ServiceUpdate, Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.live.steps.welcome_person_list import PeopleList
from tests.seated import Person

NEVER_ON_THE_SCREEN = (
    *("7 Example Lane", "9990000026", "0161 496", "Wren Example", "Wanda", "Kim Example"),
    *("large print", "ground floor", "Only you see this"),
)
"""Told while preparing or in the meeting, and not for the room."""


def fill(person: Person, name: str, words: str) -> None:
    """Go to a field by Tab and write into it, over what stands there."""
    person.tab_to(name)
    person.ctrl(Qt.Key.Key_A)
    person.type(words)


def pick(person: Person, name: str, times: int = 1) -> None:
    """Go to a list of choices by Tab and go down in it."""
    person.tab_to(name)
    for _count in range(times):
        person.press(Qt.Key.Key_Down)


def answer(person: Person, no: Qt.Key = Qt.Key.Key_1) -> None:
    """Answer the question below the page; a button that is pressed by a key takes its time."""
    live = person.seat.window.live
    strip = live.strip if live is not None else person.seat.window.home.strip
    asked = strip.question
    assert asked is not None
    person.alt(no)
    person.wait_until(lambda: strip.question is not asked)


def menu(person: Person, name: str, *lines: str) -> None:
    """Open a button's menu by the space bar and choose a line."""
    person.push(name)
    for words in lines:
        person.choose(words)


def check_screen(person: Person, *wanted: str, lacks: tuple[str, ...] = ()) -> None:
    """Check what the family's window has, what it lacks, and that nothing private is in it."""
    seen = person.family_sees()
    assert [one for one in wanted if one not in seen] == [], seen
    assert [one for one in (*lacks, *NEVER_ON_THE_SCREEN) if one in seen] == [], seen


def check_undo(person: Person, words: str) -> None:
    """Check what Ctrl+Z would take back, in words."""
    told = person.controller.undo_words or ""
    assert words in told, told


def go_to(person: Person, name: str) -> None:
    """Go down the list of people to somebody."""
    people = person.focus
    assert isinstance(people, PeopleList), people
    person.press(Qt.Key.Key_Home)
    for _count in range(people.model().rowCount()):
        row = people.current_row()
        if row is not None and row.name == name:
            return
        person.press(Qt.Key.Key_Down)
    raise AssertionError(f"{name} is not on the list")


def told(session: MeetingSession) -> dict[str, object]:
    """Return what a meeting left, in words: the same whether by hand or by a script."""
    entries, meeting_id = session.entries, session.meeting_id
    names = {one.id: one.name for one in entries.all(Known)}
    known = {one.id: (one.name, one.service) for one in entries.all(Known)}
    here = {one.id: one.person_id for one in entries.all(Attendance, meeting_id)}
    return {
        "minutes": session.meeting.minutes_by_step,
        "here": sorted(
            (*known[one.person_id], one.state, one.joins, bool(one.can_decide))
            for one in entries.all(Attendance, meeting_id)
        ),
        "answers": sorted(
            (names[here[one.attendance_id or ""]], one.answer)
            for one in entries.all(Invitation, meeting_id)
        ),
        "agreements": [
            (names[one.by_id or ""], one.purpose, one.answer) for one in entries.all(Consent)
        ],
        "voices": [
            (
                names[one.who_id or ""],
                one.words,
                one.how,
                one.prompted,
                one.share,
                bool(one.through_id),
            )
            for one in entries.all(Voice, meeting_id)
        ],
        "seen": [(one.saw, one.might_mean, one.will_do) for one in entries.all(Observation)],
        "scales": [
            (names[one.who_id or ""], one.score, one.face, one.reason) for one in entries.all(Scale)
        ],
        "profile": [(one.heading, one.words) for one in entries.all(ProfileEntry)],
        "updates": [(one.words, one.waiting_time) for one in entries.all(ServiceUpdate)],
        "outcomes": [(one.words, one.need) for one in entries.all(Outcome, meeting_id)],
    }


def reviews(session: MeetingSession) -> list[tuple[str, str, str, str]]:
    """Return what came of each promise: what, how it stands, what changed, the new day."""
    promises = {one.id: one.what for one in session.entries.all(Action)}
    return sorted(
        (promises[one.action_id or ""], one.status, one.what_changed, str(one.new_due_on))
        for one in session.entries.all(ActionReview, session.meeting_id)
    )


# --- before -------------------------------------------------------------------------------------


def add_family(person: Person) -> None:
    """Write a family down by hand."""
    person.push("Add a family")
    assert person.focus.accessibleName() == "What the child is called"
    person.type("Wren")
    fill(person, "Full name", "Wren Example")
    fill(person, "Born on", "02/03/2016")
    fill(person, "NHS number", "999 000 0026")
    fill(person, "Name of person 1", "Mum")
    fill(person, "What person 1 is to the child", "mother")
    person.push("Person 1 has parental responsibility")
    fill(person, "Name of person 2", "Finch")
    fill(person, "What person 2 is to the child", "brother")
    fill(person, "Address", "7 Example Lane")
    person.push("Add the family")
    assert "Wren is written down. Prepare a meeting now?" in person.seen()


def prepare(person: Person) -> None:
    """Prepare the meeting, section by section."""
    answer(person)
    assert person.focus.accessibleName() == "Day"
    person.type("today")
    fill(person, "From", "1:45pm")
    fill(person, "To", "3.15pm")
    fill(person, "Place", "at home")
    person.push("Set up the meeting")
    assert "The meeting is set up. Everything here can be changed later." in person.seen()
    invite(person)
    say_needs(person)
    plan_the_hour(person)
    tick_the_list(person)
    gather(person)


def invite(person: Person) -> None:
    """Invite the family and three services, and note what they answered."""
    person.push("Ask the family and everybody from last time")
    for name, role in (("Ms Ode", "SENCo / SENDCo"), ("Kim", "Speech and language therapist")):
        person.push("Invite somebody")
        person.type(name)
        fill(person, "Role", role)
        fill(person, "Invited by", "e-mail")
        person.push("Can say yes for their service")
        person.push("Put on the list")
    person.push("Ms Ode: Said yes")
    person.push("Kim: Cannot come")
    person.push("Written update asked of Kim")
    person.push("Mum: Said yes")


def say_needs(person: Person) -> None:
    """Write down what people and the meeting need, and ask for an interpreter."""
    person.push("What people need")
    fill(person, "What Mum needs", "large print")
    fill(person, "The room", "ground floor")
    person.push("The room: arranged")
    person.push("Ask for an interpreter")
    assert person.focus.accessibleName() == "Language"
    person.type("Polish")
    fill(person, "For whom", "Mum")
    person.push("Booked")
    person.push("Save")


def plan_the_hour(person: Person) -> None:
    """Begin with a template, give the voice more time and let it fit."""
    person.push("Agenda: ready")
    person.push("Begin with: First meeting")
    person.tab_to("Minutes for Family’s voice")
    for _count in range(5):
        person.press(Qt.Key.Key_Up)
    person.push("Make it fit the time")


def tick_the_list(person: Person) -> None:
    """Tick what was done of the chair's list."""
    person.push("Before-list")
    person.push("The family knows what the meeting can do for them, and that they may say no.")


def gather(person: Person) -> None:
    """Write down a view and what a service sent; both wait in their steps."""
    person.push("What we have already")
    person.push("Write down a view")
    person.type("Wren")
    fill(person, "The exact words", "I like the quiet corner")
    fill(person, "When", "20/11/2026")
    fill(person, "Where", "at school")
    fill(person, "Written down by", "Ms Ode")
    person.push("Write it down")
    person.push("Write down an update")
    person.type("Therapies")
    fill(person, "By", "Kim")
    fill(person, "What they wrote", "Wren is on our list for a first visit.")
    fill(person, "Waiting time", "14 weeks")
    person.push("Write it down")


# --- the meeting --------------------------------------------------------------------------------


def open_in_two_key_presses(person: Person) -> None:
    """Go back to Home and open the next meeting."""
    person.wait_until_saved()
    person.press(Qt.Key.Key_Escape)
    assert person.focus.accessibleName() == "Start meeting: Wren\u2019s multi-agency meeting"
    person.press(Qt.Key.Key_Space)
    assert person.laptop.is_saved
    person.clock.set(13, 46)
    person.ctrl(Qt.Key.Key_1)
    check_screen(person, lacks=("Wren",))
    menu(person, "Family screen: off", "On")
    check_screen(person, "Wren")


def welcome(person: Person) -> None:
    """Read the statement, say who is here, ask who agrees."""
    person.press(Qt.Key.Key_F6)
    person.push("Read out")
    check_undo(person, "statement")
    people(person)
    agreements(person)
    person.wait_until_saved()


def people(person: Person) -> None:
    """Say who is here: two in the room, one by phone, one new, one late."""
    person.alt(Qt.Key.Key_2)
    for name in ("Wren", "Mum", "Lee"):
        go_to(person, name)
        person.press(Qt.Key.Key_H)
    go_to(person, "Ms Ode")
    person.press(Qt.Key.Key_M)
    person.choose("By phone")
    go_to(person, "Ms Ode")
    person.press(Qt.Key.Key_H)
    check_screen(person, "Wren", "Mum", "Ms Ode")
    person.push("Add a person")
    person.type("Mr Bell")
    fill(person, "In the family\u2019s own words", "the bus man")
    fill(person, "Full name", "Kim Example")
    fill(person, "Role", "Transport officer")
    fill(person, "Service", "School and college")
    fill(person, "How to reach them for the papers", "0161 496 0000")
    person.push("Can this person decide?: Yes")
    person.push("Put on the list")
    go_to(person, "Mr Bell")
    person.press(Qt.Key.Key_L)
    check_screen(person, "Mr Bell", "the bus man")
    check_undo(person, "Mr Bell")


def agreements(person: Person) -> None:
    """Ask what Wren and Mum agree to: a yes and a no."""
    person.alt(Qt.Key.Key_3)
    person.alt(Qt.Key.Key_A)
    menu(person, "Wren, Take part: not asked yet", "Wren says", "Yes")
    menu(person, "Mum, On the screen: not asked yet", "Yes")
    menu(person, "Share the minutes with Transport officer: not asked yet", "Mum says", "No")
    person.alt(Qt.Key.Key_A)


def voice(person: Person) -> None:
    """Write down words in many ways; the screen shows only what it may."""
    person.ctrl(Qt.Key.Key_PageDown)
    check_screen(person, lacks=("I like the quiet corner",))
    person.ctrl(Qt.Key.Key_G)
    check_screen(person, "I like the quiet corner")
    person.capture('" Wren: I like swings')
    check_screen(person, "I like swings")
    check_undo(person, "I like swings")
    say(person, "Mum", "She sleeps better now", prompted="When asked", through="Ms Ode")
    check_screen(person, "She sleeps better now")
    say(person, "Wren", "Only for Mum", share="Only some")
    say(person, "Wren", "A secret of mine", share="Nobody")
    check_screen(person, lacks=("Only for Mum", "A secret of mine"))
    observe(person)
    faces_and_numbers(person)
    profile(person)
    take_back_an_agreement(person)
    person.wait_until_saved()


def say(
    person: Person, who: str, words: str, *, prompted: str = "", through: str = "", share: str = ""
) -> None:
    """Write words down in the form."""
    person.press(Qt.Key.Key_F6)
    assert person.focus.accessibleName() == "Write words down"
    person.press(Qt.Key.Key_Space)
    person.ctrl(Qt.Key.Key_A)
    person.type(who)
    if through:
        fill(person, "Through or with", through)
    fill(person, "The exact words", words)
    if prompted:
        person.push(f"Said: {prompted}")
    if share:
        person.push(f"Who may see it: {share}")
    if share == "Only some":
        person.push("Only for: Mum")
    person.push("Write it down")


def observe(person: Person) -> None:
    """Write down what somebody saw, what it might mean and what they will do."""
    person.push("What we saw")
    person.type("Ms Ode")
    fill(person, "What we saw", "Wren hums at noon")
    fill(person, "What it might mean", "lunch is loud")
    fill(person, "What we will do", "eat in the library")
    person.push("Write it down")
    check_screen(person, "Wren hums at noon", "eat in the library")


def faces_and_numbers(person: Person) -> None:
    """Wren picks a face, Mum a number with its reason."""
    fill(person, "Whose number", "Wren")
    person.press(Qt.Key.Key_Return)
    person.push("Answer with: Faces")
    person.push("Face 4 of 5: good")
    fill(person, "Whose number", "Mum")
    person.press(Qt.Key.Key_Return)
    person.push("6 out of 10")
    person.tab_to("Why this number?")
    person.type("mornings are calmer")
    person.press(Qt.Key.Key_Return)
    check_screen(person, "mornings are calmer")


def profile(person: Person) -> None:
    """Add a line to the one-page profile."""
    person.push("About Wren")
    person.push("Add a line")
    person.type("Notices every bird")
    fill(person, "Who said it", "Mum")
    person.push("Add it")
    assert "Notices every bird" in person.seen()


def take_back_an_agreement(person: Person) -> None:
    """Mum takes back that her words are on the screen: they go at once."""
    person.ctrl(Qt.Key.Key_1)
    person.alt(Qt.Key.Key_3)
    person.alt(Qt.Key.Key_A)
    menu(person, "Mum, On the screen: Mum: yes", "Takes it back")
    person.ctrl(Qt.Key.Key_2)
    check_screen(person, "I like swings", lacks=("She sleeps better now",))


def last_time(person: Person) -> None:
    """Nothing was promised before, said kindly."""
    person.ctrl(Qt.Key.Key_PageDown)
    assert "This is the first meeting written down here" in person.seen()


def what_matters(person: Person) -> None:
    """Write down what matters, a service in disguise, what came in, and answer a prompt."""
    person.ctrl(Qt.Key.Key_PageDown)
    assert "Wren is on our list for a first visit." in person.seen()
    check_screen(person, "Wren is on our list for a first visit.", "14 weeks")
    person.capture("= Wren eats lunch in peace")
    check_screen(person, "Wren eats lunch in peace")
    person.press(Qt.Key.Key_F6)
    person.push("Add what matters")
    person.type("A referral to the sleep clinic")
    assert "This may be a way to get there. What would be different in life?" in person.seen()
    fill(person, "Why it matters", "nobody sleeps")
    person.push("Write it down")
    person.push("Leave it as it is: A referral to the sleep clinic")
    assert "This may be a service." not in person.seen()
    person.push("Only for you: 1 thing to think of")
    person.press(Qt.Key.Key_Tab)
    assert person.focus.accessibleName().startswith("Done: ")
    person.press(Qt.Key.Key_Space)
    assert "To think of" not in person.seen()
    check_screen(person, lacks=("think of",))
    person.wait_until_saved()
