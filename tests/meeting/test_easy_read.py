"""Easy read: single sentences in their own words, and what the lead is told of hard ones."""

from datetime import date

import pytest

from mam_desktop.meeting.easy_read import LONG_WORDS, easy_hints, easy_items, sentences
from mam_desktop.meeting.family_view import (
    ActionsScene,
    Body,
    MattersScene,
    Quote,
    ReadBackScene,
    SeenAction,
    SeenDisagreement,
    SeenUpdate,
    ThanksScene,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.meeting.fields import Meaning

DAY = date(2026, 12, 4)


def action(no: int, what: str, meaning: Meaning | None = None) -> SeenAction:
    return SeenAction(no, what, "Dana", DAY, "", "", "", meaning, pictogram="night")


def voice(*quotes: Quote) -> VoiceScene:
    return VoiceScene(quotes, (), ())


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Dinosaur = calm. Bell = too loud.", ("Dinosaur = calm.", "Bell = too loud.")),
        (
            "Dr. Smith comes at 3.30 p.m. on Friday. We wait!",
            ("Dr. Smith comes at 3.30 p.m. on Friday.", "We wait!"),
        ),
        ("“I like it.” She said so.", ("“I like it.”", "She said so.")),
        ("1. Ring the school\n2. Ask Lee", ("1. Ring the school", "2. Ask Lee")),
        ("Robin… is tired", ("Robin… is tired",)),
        ("No stop at the end", ("No stop at the end",)),
        ("ہم چاہتے ہیں۔ ٹھیک ہے۔", ("ہم چاہتے ہیں۔", "ٹھیک ہے۔")),
        (" \n ", ()),
    ],
)
def test_a_text_is_parted_where_its_sentences_end(text: str, parted: tuple[str, ...]) -> None:
    assert sentences(text) == parted


@pytest.mark.parametrize(
    "text",
    ["a. B? C! d… E.", "x" * 50_000, "<b>Hi.</b> & co. 🙂. Yes.", "\u202eabc. Def.", "...!!!"],
)
def test_no_letter_is_lost_added_or_changed(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_words_with_a_meaning_stay_whole_beside_it() -> None:
    meaning = Meaning("ur", "ایک۔ دو۔", "Noor")
    items = easy_items(ActionsScene((action(1, "One. Two."), action(2, "One. Two.", meaning))))
    assert [(one.words, one.meaning) for one in items] == [
        ("One.", None),
        ("Two.", None),
        ("One. Two.", meaning),
    ]
    assert {one.pictogram for one in items} == {"night"}


def test_only_the_promise_that_is_read_aloud_stands_there() -> None:
    actions = (action(1, "One."), action(2, "Two."))
    differs = SeenDisagreement("Mum", "One.", "Not so.")
    assert [one.words for one in easy_items(ReadBackScene(actions, (differs,), ()))] == [
        "One.",
        "Two.",
        "Not so.",
    ]
    reading = ReadBackScene(actions, (differs,), (), 2)
    assert [one.words for one in easy_items(reading)] == ["Two."]


@pytest.mark.parametrize("body", [None, ThanksScene((), "", None), WelcomeScene("", (), None)])
def test_what_has_no_sentences_has_no_items(body: Body | None) -> None:
    assert easy_items(body) == ()


def test_the_lead_is_told_which_sentences_are_long_or_hard() -> None:
    long = " ".join(["word"] * (LONG_WORDS + 1))
    body = MattersScene(
        (), (SeenUpdate("Health", "Sam", f"{long}. The EHCP is late. It is fine.", ""),)
    )
    hints = easy_hints(body)
    assert [(one.is_long, one.count, one.jargon) for one in hints] == [
        (True, LONG_WORDS + 1, ()),
        (False, 4, ("EHCP",)),
    ]


def test_a_hint_says_when_they_are_somebodys_own_words() -> None:
    hints = easy_hints(voice(Quote("I hate the EHCP.", "Robin", "said")))
    assert [one.is_quote for one in hints] == [True]


def test_the_statement_that_is_read_out_is_nobodys_to_change() -> None:
    body = WelcomeScene("Robin", (), None, (" ".join(["EHCP"] * 30),))
    assert len(easy_items(body)) == 1
    assert easy_hints(body) == ()


@pytest.mark.parametrize("row", ["...", ".!?", ".)", "…”", "\n"])
def test_a_row_of_marks_as_long_as_a_text_may_be_holds_up_nobody(row: str) -> None:
    """It took hours where each mark was tried anew."""
    assert len(sentences(row * 60_000)) <= 1
    assert sentences(f"Yes{row * 3} No.") == (f"Yes{row * 3}".strip(), "No.")
