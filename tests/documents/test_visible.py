import pytest

from mam_desktop.documents.visible import is_mostly_right_to_left, visible
from tests.documents.making import ARABIC, POLISH, URDU


@pytest.mark.parametrize("words", ["", "Robin’s \n day — 4/10", POLISH, URDU, ARABIC, "e\u0301"])
def test_ordinary_words_stay_as_they_are(words: str) -> None:
    assert visible(words) == words


@pytest.mark.parametrize(
    "code", [0x0, 0x7, 0x1B, 0x7F, 0x202E, 0x2066, 0x200B, 0xFEFF, 0xAD, 0xE000]
)
def test_a_hidden_character_is_shown_by_its_code(code: int) -> None:
    assert visible(f"a{chr(code)}b") == f"a‹U+{code:04X}›b"


def test_a_lone_surrogate_is_shown_and_can_be_written_down() -> None:
    assert visible("a\ud800").encode() == "a‹U+D800›".encode()


def test_tags_beyond_the_first_plane_are_shown() -> None:
    assert visible("\U000e0041") == "‹U+E0041›"


def test_line_ends_of_every_kind_are_line_feeds_and_tabs_are_spaces() -> None:
    assert visible("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd    e"


def test_joiners_stay_where_a_script_needs_them_and_nowhere_else() -> None:
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
    assert visible("pay\u200cpal") == "pay‹U+200C›pal"


def test_marks_of_direction_stay_only_in_text_that_has_two_directions() -> None:
    assert visible(f"{URDU}\u200f") == f"{URDU}\u200f"
    assert visible("abc\u200f") == "abc‹U+200F›"


def test_a_text_is_read_from_the_right_when_most_of_its_letters_are() -> None:
    assert is_mostly_right_to_left(ARABIC, otherwise=False)
    assert not is_mostly_right_to_left("Nasreen (نسرین) said so", otherwise=True)
    assert is_mostly_right_to_left("12:30", otherwise=True)
