"""Hard words: found as whole words, in any case, several of them; said plainly only when chosen."""

import pytest

from mam_desktop.meeting.jargon import (
    MOST_LETTERS,
    Jargon,
    Term,
    hard_words,
    is_explained,
    jargon_in,
    plain_edit,
    read_hard_words,
    said_plainly,
    unexplained,
)


def said(text: str) -> list[str]:
    return [one.said for one in jargon_in(text)]


def first(text: str) -> Jargon:
    return jargon_in(text)[0]


def test_a_hard_word_is_found_as_a_whole_word_only() -> None:
    assert said("Ask CAMHS about the wait") == ["CAMHS"]
    assert said("The SENsible SENCo sends sentences") == ["SENCo"]
    assert said("Robin sleeps through the night") == []


@pytest.mark.parametrize(
    "written", ["EHCP", "ehcp", "EHCPs", "EHCP’s", "(EHCP)", "EHCP,", "EHC plan"]
)
def test_it_is_found_however_it_is_written(written: str) -> None:
    assert len(said(f"about {written} today")) == 1


@pytest.mark.parametrize("harmless", ["send the map", "hi", "salt", "pals", "the path", "ta", "la"])
def test_everyday_words_that_look_like_short_names_are_none(harmless: str) -> None:
    assert said(f"Please {harmless} now") == []


def test_short_names_in_capitals_are_heard() -> None:
    assert said("The LA and the OT") == ["LA", "OT"]


def test_words_that_families_know_are_left_alone() -> None:
    assert said("The NHS, the GP, a review, short breaks and the minutes") == []


def test_several_words_make_one_hard_word_and_the_longest_wins() -> None:
    found = first("SEN Support and an EHC needs assessment")
    assert (found.said, found.instead) == (
        "SEN Support",
        "extra help at school without a legal plan",
    )
    assert said("an EHC needs assessment") == ["EHC needs assessment"]
    assert said("reasonable adjustments") == ["reasonable adjustments"]


def test_several_are_said_as_several() -> None:
    assert said_plainly("Ask the TAs", first("Ask the TAs")) == "Ask the helpers in class"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ask the CCNT to visit", "Ask the children’s community nurses to visit"),
        ("Write an EHCP", "Write a legal plan for extra help"),
        ("Ask SENCo", "Ask the teacher in charge of extra help"),
        ("SENCo rings Mum", "The teacher in charge of extra help rings Mum"),
        ("Our SENCo rings", "Our teacher in charge of extra help rings"),
        ("An OT visits", "An occupational therapist visits"),
    ],
)
def test_it_is_said_plainly_in_its_place(text: str, plain: str) -> None:
    assert said_plainly(text, first(text)) == plain


def test_only_the_one_that_was_chosen_is_changed() -> None:
    text = "Ask CAMHS and the OT"
    assert said_plainly(text, jargon_in(text)[1]) == "Ask CAMHS and the occupational therapist"


def test_letters_nobody_explained_are_asked_about_and_never_replaced() -> None:
    text = "Ask the QRT on Monday"
    found = first(text)
    assert (found.said, found.term.is_known, found.instead) == ("QRT", False, "")
    assert plain_edit(text, found).words == "QRT"
    assert said("WE ALL AGREED THIS") == []


def test_a_word_with_its_meaning_beside_it_is_explained() -> None:
    text = "the EHCP (the legal plan for extra help)"
    assert is_explained(text, first(text))
    text = "Education, Health and Care Plan (EHCP)"
    assert is_explained(text, first(text))
    assert not is_explained("an EHCP", first("an EHCP"))


def test_the_family_copy_counts_each_unexplained_word_once() -> None:
    texts = [
        "an EHCP and CAMHS",
        "the EHCP again",
        "CAMHS (the mental health team for young people)",
    ]
    assert [one.term.name for one in unexplained(texts)] == ["EHCP", "CAMHS"]
    assert unexplained(["CAMHS (the mental health team)", "and CAMHS"]) == ()
    assert unexplained(["nothing hard here"]) == ()


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u202eEHCP\u202c", "<b>EHCP</b>", "=EHCP()", "👩‍👧 EHCP", "\x00EHCP", "EHCP" * 5000],
)
def test_hostile_text_is_only_looked_at(text: str) -> None:
    for one in jargon_in(text):
        assert text[one.start : one.end] == one.said


def test_a_hundred_thousand_letters_are_listened_to_no_further_than_the_limit() -> None:
    text = "a word " * 15_000 + "EHCP"
    assert jargon_in(text) == ()
    assert said("EHCP " + text)[0] == "EHCP"
    assert len(text) > MOST_LETTERS


def test_every_plain_wording_is_itself_without_hard_words() -> None:
    ways = [way for several in hard_words()._ways.values() for way in several]
    for way in ways:
        for words in (way.term.instead, way.term.many):
            assert said(words) == [], words


def test_a_councils_own_words_can_be_read_the_same_way() -> None:
    words = read_hard_words(
        [{"term": "ZAP", "expansion": "Zone And Place", "plain_english": "Where you live."}],
        [{"term": "ZAP", "instead": "where you live", "many": "", "also": "Zappy", "everyday": ""}],
    )
    assert [one.instead for one in words.find("the ZAP, zap and Zappy")] == ["where you live"] * 3


def test_a_term_without_a_short_wording_offers_what_it_is_short_for() -> None:
    term = Term(name="ACP", expansion="Advance Care Plan", plain="A plan.")
    assert Jargon(start=0, end=3, said="ACP", term=term).instead == "Advance Care Plan"
