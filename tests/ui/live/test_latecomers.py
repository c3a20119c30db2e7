"""Who joins late is met with one line, of what everybody may see."""

from collections.abc import Callable, Iterator

import pytest

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.presence import SoFar
from mam_desktop.meeting.voicing import Sharing, write_voice
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.latecomers import Latecomers, so_far_words
from mam_desktop.ui.widgets.message_strip import Question
from tests.ui.live.steps.meeting_so_far import robin_desk


class Watched:
    """A meeting in which latecomers are met, and the questions that were asked."""

    def __init__(self, step: str) -> None:
        self.controller = LiveController(robin_desk(step))
        self.questions: list[Question] = []
        self.controller.question.connect(self.questions.append)
        Latecomers(self.controller, self.controller)


Watch = Callable[[str], Watched]


@pytest.fixture
def watch(qapp: object) -> Iterator[Watch]:
    made: list[Watched] = []

    def watch_it(step: str) -> Watched:
        assert qapp is not None
        made.append(Watched(step))
        return made[-1]

    yield watch_it
    for one in made:
        one.controller.close()


@pytest.fixture
def opened(watch: Watch) -> Watched:
    return watch("voice")


def test_who_joins_late_is_met_with_counts_the_step_and_the_last_words(opened: Watched) -> None:
    session = opened.controller.session
    write_voice(session, who="Mum", words="He sleeps when it is quiet.")
    write_voice(session, who="Robin", words="Nobody reads this.", sharing=Sharing(share="nobody"))
    attend(session, name="Asha", state="late")
    (question,) = opened.questions
    assert question.words.startswith("Asha has joined. So far: ")
    assert "We are at “Family’s voice”." in question.words
    assert question.words.endswith("Mum’s last words: “He sleeps when it is quiet.”")
    assert "Nobody reads this" not in question.words


def test_the_words_go_to_the_family_screen_when_the_lead_says_so(opened: Watched) -> None:
    session = opened.controller.session
    write_voice(session, who="Mum", words="He sleeps when it is quiet.")
    attend(session, name="Asha")
    opened.questions[0].answered(0)
    assert opened.controller.screen.chosen.show == "voice"
    assert "He sleeps when it is quiet." in opened.controller.screen.view.texts()


def test_done_shows_nothing(opened: Watched) -> None:
    attend(opened.controller.session, name="Asha")
    opened.questions[0].answered(len(opened.questions[0].choices) - 1)
    assert opened.controller.screen.chosen.show == "follow"


def test_who_leaves_is_not_met_and_who_comes_back_is(opened: Watched) -> None:
    session = opened.controller.session
    attend(session, name="Mum", state="left")
    assert opened.questions == []
    attend(session, name="Mum", state="back")
    assert len(opened.questions) == 1


def test_at_the_welcome_nobody_is_late(watch: Watch) -> None:
    made = watch("welcome")
    attend(made.controller.session, name="Asha")
    assert made.questions == []


def test_several_at_once_are_counted() -> None:
    stands = SoFar(quotes=0, outcomes=0, ideas=2, actions=1, step="board")
    words = so_far_words(["A", "B", "C", "D"], stands)
    assert words == (
        "4 people have joined. So far: 2 ideas, 1 action. We are at “What CAN we do?”."
    )


def test_last_words_in_another_language_come_with_what_the_interpreter_gave(
    opened: Watched,
) -> None:
    session = opened.controller.session
    meaning = Meaning(language="en", words="We want him to sleep.", by="Noor")
    write_voice(session, who="Nan", words="Ham chahte hain ke woh soye.", meaning=meaning)
    attend(session, name="Asha")
    told = opened.questions[0].words
    assert told.endswith("soye.” English, as Noor gave it: “We want him to sleep.”")
