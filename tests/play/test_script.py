"""A line that cannot be played says its number, what is wrong, and what is accepted there."""

from pathlib import Path

import pytest

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.play.script import check_line, parse_line, read_script
from mam_desktop.play.verbs import VERBS
from tests.play.playing import EXAMPLES, example


@pytest.mark.parametrize("name", EXAMPLES)
def test_both_examples_can_be_played(name: str) -> None:
    script = example(name)
    assert [one.no for one in script.lines] == list(range(1, len(script.lines) + 1))
    assert len(script.digest) == 64


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "Line 7 is not JSON"),
        ("[" * 100_000, "Line 7 is not JSON"),
        ('{"do": "scale", "who": "Mum", "score": NaN}', "Line 7 is not JSON: NaN is not a number"),
        ("[1]", "Line 7 is not a JSON object"),
        ("{}", "Line 7: there is no verb “None”"),
        ('{"do": "dance"}', "there is no verb “dance”. There are: family,"),
        ('{"do": "step", "to": "board", "too": "x"}', "“too” is not known here"),
        ('{"do": "step"}', "“to” is missing. Accepted here: to, [at]"),
        ('{"do": "step", "to": "lunch"}', "“to” should be one of: welcome, voice"),
        ('{"do": "step", "to": ["board"]}', "“to” should be one of"),
        ('{"do": "vote", "idea": 3, "by": "Mum"}', "“idea” should be text"),
        ('{"do": "step", "to": "board", "at": "25:00"}', "“at” should be a time"),
        ('{"do": "step", "to": "board", "at": "14:00\\n"}', "“at” should be a time"),
        ('{"do": "earlier_scale", "who": "M", "score": 3, "on": "tomorrow"}', "should be a date"),
        ('{"do": "earlier_scale", "who": "M", "score": 3, "on": "2026-02-30"}', "should be a date"),
        ('{"do": "earlier_scale", "who": "M", "score": 3, "on": "2026-W01-1"}', "should be a date"),
        ('{"do": "scale", "who": "Mum", "score": true}', "“score” should be a whole number"),
        ('{"do": "scale", "who": "Mum", "score": 4.5}', "“score” should be a whole number"),
        ('{"do": "vote", "idea": "x", "by": "y", "take_back": 1}', "should be true or false"),
        ('{"do": "family", "preferred_name": "R", "needs": ["a", 1]}', "should be a list of texts"),
        ('{"do": "change", "idea": "x", "set": []}', "“set” should be an object"),
        ('{"do": "change", "set": {}}', "“capture / profile"),
        ('{"do": "expect"}', "is missing"),
        (
            '{"do": "sign", "who": "M", "method": "drawn", "answer": "agree", '
            '"strokes": [[[1, 2]]]}',
            "should be strokes",
        ),
        (
            '{"do": "sign", "who": "M", "method": "drawn", "answer": "agree", '
            '"strokes": [[[1, 2, 1e999]]]}',
            "should be strokes",
        ),
    ],
)
def test_a_line_that_cannot_be_played_says_why(text: str, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_line(7, text)
    assert problem in str(caught.value)
    assert "Line 7" in str(caught.value)


@pytest.mark.parametrize(
    ("households", "problem"),
    [
        (
            [{"adress": "1 Example Street"}],
            "“adress”, which is not known there; known are [address]",
        ),
        ([{"hiden_from": ["Dad"]}], "“hiden_from”, which is not known there"),
        ([{"hidden_from": "Dad"}], "“hidden_from” should be a list of texts"),
        ([{"people": [{"relation": "mother"}]}], "“people” lacks “name”"),
        ([{"people": [{"name": "Mum", "born_on": "1980"}]}], "“born_on” should be a date"),
        (["1 Example Street"], "should be a list of objects"),
    ],
)
def test_what_is_wrong_inside_an_object_is_refused_too(households: JsonValue, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_line(1, {"do": "family", "preferred_name": "R", "households": households})
    assert problem in str(caught.value)


@pytest.mark.parametrize("meaning", [{}, {"words": "x"}, {"language": "en", "words": 1}])
def test_a_meaning_needs_its_language_and_its_words(meaning: JsonValue) -> None:
    line: dict[str, JsonValue] = {"do": "outcome", "words": "Odpoczynek", "meaning": meaning}
    with pytest.raises(BadInput, match="meaning"):
        check_line(1, line)


def test_a_key_may_replace_the_others() -> None:
    assert check_line(1, {"do": "next_meeting", "close": "all is well"}).text("close")
    with pytest.raises(BadInput, match="“on” is missing"):
        check_line(1, {"do": "next_meeting", "place": "School"})


def test_every_line_that_says_something_may_be_kept_from_somebody() -> None:
    saying = (
        *("profile", "earlier_action", "earlier_scale", "update", "capture", "voice", "observe"),
        *("attach", "scale", "outcome", "idea", "decision", "action", "review_action"),
        *("disagree", "refer", "not_heard"),
    )
    assert {name for name, verb in VERBS.items() if "not_for" in verb.keys} == set(saying)


def test_a_line_gives_its_values_by_their_type() -> None:
    line = check_line(
        3, {"do": "voice", "who": "Mum", "heading": "hard", "words": "x", "how": "said"}
    )
    assert (line.text("who"), line.text("through"), line.maybe("through")) == ("Mum", "", None)
    assert (line.texts("with"), line.flag("prompted"), line.day("on")) == ((), None, None)
    assert (line.objects("none"), line.object("meaning")) == ((), {})


def test_a_script_that_is_not_there_or_empty_or_no_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no script"):
        read_script(tmp_path / "nowhere.jsonl")
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n  \n")
    with pytest.raises(BadInput, match="is empty"):
        read_script(empty)
    with pytest.raises(BadInput, match="cannot be read"):
        read_script(tmp_path)
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(BadInput, match="cannot be read"):
        read_script(binary)


def test_blank_lines_count_in_numbers_and_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_bytes(b'\xef\xbb\xbf{"do": "undo"}\r\n\r\n{"do": "redo"}\r\n')
    assert [(one.no, one.do) for one in read_script(script).lines] == [(1, "undo"), (3, "redo")]


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_every_verb_says_what_it_is_about_and_what_it_takes(verb: object) -> None:
    from mam_desktop.play.verb import Verb

    assert isinstance(verb, Verb)
    assert verb.about
    assert verb.accepted().count(",") == max(0, len(verb.keys) - 1)
    assert not verb.moves_clock or "at" in verb.keys
