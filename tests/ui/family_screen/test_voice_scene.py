"""The voice scene: faces as they were pointed at, silence without a fuss, the one-page profile."""

from mam_desktop.meeting.family_view import Quote, SeenProfileLine, SeenScale, VoiceScene
from mam_desktop.ui.family_screen.pieces import Icon
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.reading import outside, overlaps
from tests.ui.family_screen.samples import view_of

ROBIN = (
    SeenProfileLine("appreciate", "He is funny and notices everything.", "Nan"),
    SeenProfileLine("support", "Ask first. Then wait.", "Robin"),
)


def show(window: FamilyWindow, scene: VoiceScene) -> list[str]:
    window.show_view(view_of("voice", scene))
    width, height = window.picture.width, window.picture.height
    for page in window.picture.pages():
        assert outside(page, width, height) == []
        assert overlaps(page) == []
    return list(window.all_texts())


def icons(window: FamilyWindow) -> set[str]:
    pieces = (one for page in window.picture.pages() for one in page.pieces)
    return {one.name for one in pieces if isinstance(one, Icon)}


def test_a_face_is_shown_as_a_face_with_its_word_and_no_number(window: FamilyWindow) -> None:
    scale = SeenScale("Robin", None, 3, "the bell is quiet", "", face=4)
    texts = show(window, VoiceScene((), (scale,), ()))
    assert {"Today: good", "Last time 3", "the bell is quiet"} <= set(texts)
    assert not any("out of 10" in one for one in texts)
    assert {f"own/face-{no}" for no in range(1, 6)} <= icons(window)


def test_a_number_and_a_face_stand_both_as_they_were_given(window: FamilyWindow) -> None:
    scale = SeenScale("Robin", 6, None, "", "", face=4, face_before=2)
    texts = show(window, VoiceScene((), (scale,), ()))
    assert {"Today 6 out of 10, good", "Last time: hard"} <= set(texts)


def test_silence_gets_no_large_page(window: FamilyWindow) -> None:
    quotes = (Quote("Ask me.", "Robin", "said"), Quote("", "Robin", "silent"))
    texts = show(window, VoiceScene(quotes, (), ()))
    assert "“Ask me.”" in window.picture.page(0).texts()
    assert "Robin chose not to speak" in texts
    assert "“”" not in texts


def test_the_profile_stands_heading_by_heading(window: FamilyWindow) -> None:
    quotes = (Quote("Ask me.", "Robin", "said"),)
    texts = show(window, VoiceScene(quotes, (), (), "Robin", ROBIN))
    assert "“Ask me.”" in window.picture.page(0).texts()
    assert {
        "About Robin",
        "What people like and admire about me",
        "He is funny and notices everything.",
        "How best to support me",
        "Nan",
    } <= set(texts)


def test_before_anybody_spoke_the_profile_opens_the_step(window: FamilyWindow) -> None:
    show(window, VoiceScene((), (), (), "Robin", ROBIN))
    assert "About Robin" in window.picture.page(0).texts()
