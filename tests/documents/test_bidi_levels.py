import pytest

from mam_desktop.documents.bidi_levels import drawing_order, levels_of, reads_from_right


def drawn(text: str, *, right_to_left: bool = False) -> str:
    levels = levels_of(text, right_to_left=right_to_left) or [0] * len(text)
    return "".join(text[at] for at in drawing_order(levels))


@pytest.mark.parametrize(
    ("text", "right_to_left", "expected"),
    [
        ("abc 12", False, "abc 12"),
        ("אבג", False, "גבא"),
        ("say אבג now", False, "say גבא now"),
        ("אבג say דהו", True, "והד say גבא"),
        ("אב 12:30 גד", True, "דג 12:30 בא"),
        ("אב (abc) גד", True, "דג (abc) בא".replace("(abc)", ")abc(")),
        ("אב 5% גד", True, "דג 5% בא"),
        ("a (אב) b", False, "a (בא) b"),
        ("אב, abc.", True, ".abc ,בא"),
    ],
)
def test_letters_are_drawn_in_the_order_of_the_unicode_rules(
    text: str, right_to_left: bool, expected: str
) -> None:
    assert drawn(text, right_to_left=right_to_left) == expected


def test_text_from_left_to_right_needs_no_levels() -> None:
    assert levels_of("Robin (9)", right_to_left=False) is None


def test_joiners_go_with_the_letter_before_them() -> None:
    assert levels_of("ا\u200cب", right_to_left=True) == [1, 1, 1]


def test_a_language_that_was_named_decides_for_its_own_letters() -> None:
    mixed = "John Smith school یہ"
    assert reads_from_right(mixed, ["ur"], right_to_left=False)
    assert not reads_from_right(mixed, [None], right_to_left=False)
    assert not reads_from_right("Only Latin", ["ur"], right_to_left=False)
