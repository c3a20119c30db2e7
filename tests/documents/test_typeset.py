import pytest

from mam_desktop.documents import fonts, look
from mam_desktop.documents.scripts import Span
from mam_desktop.documents.typeset import Line, Setter, set_lines
from mam_desktop.meeting.content import Run
from tests.documents.making import ARABIC, POLISH, URDU


def lines_of(words: str, width: float = 400, language: str | None = None) -> list[Line]:
    return set_lines([Span(words, look.BODY, language)], width, right_to_left=False)


def fonts_of(words: str, language: str | None = None) -> set[str]:
    (line,) = lines_of(words, 4000, language)
    return {stretch.font.partition("-")[0] for stretch in line.stretches}


@pytest.mark.parametrize(
    ("words", "language", "font"),
    [
        (POLISH, None, "AtkinsonHyperlegibleNext"),
        ("Ŵyth ŷ Cymraeg", None, "AtkinsonHyperlegibleNext"),
        ("Привет", None, "NotoSans"),
        ("مدرسة", None, "NotoSansArabic"),
        ("چاہتے", None, "NotoNastaliqUrdu"),
        ("کتاب", "ur", "NotoNastaliqUrdu"),
        ("কর্তা", None, "NotoSansBengali"),
        ("ਮੈਂ", None, "NotoSansGurmukhi"),
    ],
)
def test_each_script_has_a_font_that_knows_it(words: str, language: str | None, font: str) -> None:
    assert font in fonts_of(words, language)


def test_plain_words_are_drawn_as_letters_and_joined_scripts_as_glyphs() -> None:
    assert not lines_of(POLISH)[0].is_shaped
    assert lines_of(URDU)[0].is_shaped
    assert lines_of("e\u0301")[0].is_shaped


def test_no_line_is_wider_than_its_room_and_no_word_is_lost() -> None:
    words = " ".join([POLISH, ARABIC, URDU] * 5)
    lines = lines_of(words, 150)
    assert all(line.width <= 150 for line in lines)
    assert " ".join(line.words for line in lines).split() == words.split()


def test_a_word_longer_than_a_line_is_cut_and_nothing_of_it_is_lost() -> None:
    lines = lines_of("x" * 500, 100)
    assert len(lines) > 10
    assert "".join(line.words for line in lines) == "x" * 500
    assert all(line.width <= 100 for line in lines)


def test_an_accent_is_never_cut_from_its_letter() -> None:
    lines = lines_of("e\u0301" * 100, 50)
    assert all(line.words.startswith("e") for line in lines)
    assert "".join(line.words for line in lines) == "e\u0301" * 100


def test_each_line_end_starts_a_line_and_an_empty_line_has_height() -> None:
    lines = lines_of("a\n\nb")
    assert [line.words for line in lines] == ["a", "", "b"]
    assert all(line.height > 10 for line in lines)


def test_a_latin_name_inside_arabic_keeps_its_letters_in_order() -> None:
    (line,) = lines_of(ARABIC, 4000)
    drawn = "".join(stretch.text for stretch in line.stretches if stretch.text.isascii())
    assert "John Smith" in " ".join(drawn.split())
    assert line.from_right


def test_a_picture_among_words_is_drawn_and_kept_as_a_word() -> None:
    (line,) = lines_of("so 😀 happy")
    assert line.words == "so 😀 happy"
    assert line.is_shaped
    (picture,) = [s for s in line.stretches if s.font == "NotoEmoji-Regular"]
    assert picture.glyphs
    assert picture.width > 0


def test_a_picture_made_of_several_is_drawn_as_one() -> None:
    (one,), (two,) = lines_of("😀"), lines_of("👩🏽‍⚕️🇬🇧")
    assert two.width == pytest.approx(2 * one.width, rel=0.2)


def test_a_character_no_font_has_is_drawn_by_its_code_and_kept_as_a_word() -> None:
    (line,) = lines_of("as 漢字 say", language="en")
    assert "".join(stretch.text for stretch in line.stretches) == "as ‹U+6F22›‹U+5B57› say"
    assert [stay.words for stay in line.stays()] == ["as 漢字 say"]
    assert line.is_shaped


def test_no_glyph_is_the_box_of_a_missing_letter() -> None:
    words = "e\u0e01\u0e33 x\u0e31 ب\u0301 ক\u0651 1\ufe0f\u20e3 \u05d0\u05b8 ا漢 \U0001fae8"
    for line in lines_of(words, 4000):
        for stretch in line.stretches:
            assert fonts.font(stretch.font).glyph(0) not in {g.char for g in stretch.glyphs or ()}


def test_neighbouring_runs_of_one_look_are_one_stretch() -> None:
    (line,) = Setter("en").lines((Run("in "), Run("English")), look.BODY, 400)
    assert [stretch.text for stretch in line.stretches] == ["in English"]


def test_a_glyph_has_the_same_code_whatever_was_drawn_before() -> None:
    font = fonts.font("NotoSansArabic-Regular")
    first = font.glyph(77)
    font.glyph(5)
    assert font.glyph(77) == first


def test_in_an_urdu_paper_every_arabic_letter_is_in_the_urdu_hand() -> None:
    (line,) = Setter("ur").lines("کون", look.BODY, 400)
    assert {stretch.font for stretch in line.stretches} == {"NotoNastaliqUrdu-Regular"}
    (line,) = Setter("en").lines("کون", look.BODY, 400)
    assert {stretch.font for stretch in line.stretches} == {"NotoSansArabic-Regular"}


def test_marks_piled_on_a_letter_take_room_of_their_own() -> None:
    (plain,), (accented,), (piled,) = map(
        lines_of, ("Zalgo", "Za\u0301\u0302lgo", "Z" + "\u0301" * 9)
    )
    assert accented.height == plain.height
    assert piled.height > plain.height * 2
    (endless,) = lines_of("Z" + "\u0301" * 900)
    assert endless.height < plain.height * 5
