import string
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mam_desktop.errors import OurError
from mam_desktop.meeting.capture import (
    LONGEST_LINE,
    Captured,
    CaptureKind,
    Here,
    OutcomeName,
    answered,
    parse,
)
from mam_desktop.meeting.capture_chip import chip_parts

TODAY = date(2026, 6, 24)
FRIDAY = date(2026, 6, 26)
PEOPLE = (
    Here("robin", "Robin", ("Robin Example",)),
    Here("mum", "Mum", ("Mary Example",)),
    Here("nan", "Nan", ("Nasreen Example",)),
    Here("lee", "Lee", ("Lee Sample",)),
    Here("dana", "Dana", ("Dana Sample",)),
    Here("ode", "Ms Ode", ("Ola Ode",)),
    Here("noor", "Noor"),
    Here("kim", "Kim", ("Kim Sample",)),
    Here("ade", "Ade"),
)
OUTCOMES = (
    OutcomeName("sleep", "Robin sleeps through the night, most nights, by Easter"),
    OutcomeName("school", "School feels safe for Robin"),
    OutcomeName("rest", "The whole family gets some rest"),
)
QUOTE, IDEA, ACTION = CaptureKind.QUOTE, CaptureKind.IDEA, CaptureKind.ACTION
COME_BACK, OUTCOME = CaptureKind.COME_BACK, CaptureKind.OUTCOME
DISCUSSION = CaptureKind.DISCUSSION


def _parse(text: str, today: date = TODAY) -> Captured:
    return parse(text, PEOPLE, OUTCOMES, today)


@pytest.mark.parametrize(
    ("text", "captured"),
    [
        (
            "\" Mum: He's a different boy when he has slept",
            Captured(QUOTE, "He's a different boy when he has slept", "mum"),
        ),
        (
            "+ Swimming on Saturdays with the sibling group @Mum",
            Captured(IDEA, "Swimming on Saturdays with the sibling group", "mum"),
        ),
        (
            "! Quiet-room pass ready for Robin @Ode by tomorrow",
            Captured(ACTION, "Quiet-room pass ready for Robin", "ode", date(2026, 6, 25)),
        ),
        (
            "! Send everybody the college timetable @Ade by Friday",
            Captured(ACTION, "Send everybody the college timetable", "ade", FRIDAY),
        ),
        (
            "+ Sleep diary app the whole family can use @Na for Sleep",
            Captured(
                IDEA,
                "Sleep diary app the whole family can use",
                "nan",
                outcome_id="sleep",
                said_for="Sleep",
            ),
        ),
        (
            "? How will Robin get to swimming",
            Captured(COME_BACK, "How will Robin get to swimming"),
        ),
        ("= Robin has a friend", Captured(OUTCOME, "Robin has a friend")),
        ("= Robin has a friend @Robin", Captured(OUTCOME, "Robin has a friend", "robin")),
        ("The bell is too loud", Captured(DISCUSSION, "The bell is too loud")),
    ],
)
def test_a_line_is_read_as_the_meeting_script_says(text: str, captured: Captured) -> None:
    assert _parse(text) == captured


@pytest.mark.parametrize("mark", list('"“”„‟«»＂'))
def test_every_quotation_mark_begins_a_quote(mark: str) -> None:
    assert _parse(f"{mark}Mum: I am tired") == Captured(QUOTE, "I am tired", "mum")


@pytest.mark.parametrize(
    ("mark", "kind"),
    [("！", ACTION), ("＋", IDEA), ("؟", COME_BACK), ("？", COME_BACK), ("＝", OUTCOME)],
)
def test_marks_of_other_keyboards_count(mark: str, kind: CaptureKind) -> None:
    assert _parse(f"\u200f {mark}\u00a0Bell") == Captured(kind, "Bell")


@pytest.mark.parametrize("text", ["", " ", "\n\t", '"', "+", " ! ", "?", "=", '""', "“”", "! @Mum"])
def test_a_line_that_says_nothing_has_no_words(text: str) -> None:
    assert _parse(text).words == ""


# --- quotes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Ring @Lee by Friday for sleep, please",
        "I told  @Dana   twice",
        "he said “no”, then  “yes”",
        "No: I won't",
        "Remember: by tomorrow!",
        "at 10:30 on Monday",
        "@Zed is my friend",
        "…,  well -",
    ],
)
def test_the_words_of_a_quote_stay_exactly_as_said(said: str) -> None:
    assert _parse(f'"{said}').words == said
    assert _parse(f"“ Mum: {said}") == Captured(QUOTE, said, "mum")


@pytest.mark.parametrize(
    "text",
    [
        '" @Mum I am tired',
        '" @Mum: I am tired',
        '" I am tired @Mum',
        '" mary example: I am tired',
        '"I am tired" @Mum',
        "“Mum: I am tired”",
        "„Mum: I am tired”",
        "«Mum: I am tired»",
    ],
)
def test_whose_quote_it_is_can_be_said_in_several_ways(text: str) -> None:
    assert _parse(text) == Captured(QUOTE, "I am tired", "mum")


def test_a_closing_mark_inside_a_quote_stays() -> None:
    assert _parse('" He shouted "stop"').words == 'He shouted "stop"'
    assert _parse('"He shouted "stop""').words == 'He shouted "stop"'
    assert _parse("“He shouted “stop””").words == "He shouted “stop”"


def test_two_people_of_one_name_are_asked_about_and_told_apart() -> None:
    people = (Here("1", "Lee", ("Lee Sample",)), Here("2", "Lee", ("Lee Example",)))
    captured = parse('" Lee: I can do that', people, (), TODAY)
    assert (captured.words, captured.person_id) == ("I can do that", None)
    [question] = captured.questions
    assert [one.label for one in question.choices] == ["Lee (Lee Sample)", "Lee (Lee Example)"]


# --- who -----------------------------------------------------------------------------------------


def test_a_name_that_fits_several_is_asked_and_leaves_the_words() -> None:
    captured = _parse("! Ring the clinic @N by Friday")
    assert (captured.words, captured.person_id, captured.due_on) == (
        "Ring the clinic",
        None,
        FRIDAY,
    )
    [question] = captured.questions
    assert (question.which, question.said) == ("who", "@N")
    assert [one.key for one in question.choices] == ["nan", "noor"]


def test_two_people_named_are_asked_about_and_both_stay_in_the_words() -> None:
    captured = _parse("! @Dana and @Lee ring school")
    assert (captured.words, captured.person_id) == ("@Dana and @Lee ring school", None)
    assert [one.key for one in captured.questions[0].choices] == ["dana", "lee"]


def test_a_name_nobody_has_stays_in_the_words() -> None:
    captured = _parse("! Ring the clinic @Zed by Friday")
    assert (captured.words, captured.person_id) == ("Ring the clinic @Zed", None)
    assert captured.new_name == "Zed"


@pytest.mark.parametrize("words", ["@", "@ Mum", "write to mum@home.example", "a @b2 c", "@Zed's"])
def test_what_is_no_name_stays_in_the_words(words: str) -> None:
    assert _parse(f"+ {words}") == Captured(IDEA, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("! @Lee ring school", "ring school"),
        ("! @Lee: ring school", "ring school"),
        ("! @Lee, ring school", "ring school"),
        ("! ring school, @Lee", "ring school"),
        ("! ring school (@Lee)", "ring school"),
        ("! ring school @Lee.", "ring school."),
        ("! ring @Lee (the lead) back", "ring (the lead) back"),
        ("! ring school, @Lee, and the clinic", "ring school, and the clinic"),
        ("! ring school by Friday, @Lee.", "ring school."),
        ("! by Friday: ring school - @Lee", "ring school"),
    ],
)
def test_a_name_leaves_no_loose_ends_behind(text: str, words: str) -> None:
    captured = _parse(text)
    assert (captured.words, captured.person_id) == (words, "lee")


# --- when ----------------------------------------------------------------------------------------


def test_a_date_that_can_be_two_days_is_asked_and_can_be_answered() -> None:
    captured = _parse("! Ring school @Lee by Friday", today=FRIDAY)
    assert (captured.words, captured.due_on) == ("Ring school", None)
    [question] = captured.questions
    assert (question.which, question.said) == ("when", "by Friday")
    assert [one.label for one in question.choices] == ["Friday 26 June", "Friday 3 July"]
    settled = answered(captured, question, "2026-07-03")
    assert settled == Captured(ACTION, "Ring school", "lee", date(2026, 7, 3))


@pytest.mark.parametrize("mark", ["+", "=", "?", ""])
def test_only_actions_have_a_date(mark: str) -> None:
    captured = _parse(f"{mark}Ring school by Friday")
    assert (captured.words, captured.due_on) == ("Ring school by Friday", None)


def test_a_date_in_another_year_is_shown_with_it() -> None:
    captured = _parse("! Ring school by Thursday 26 May")
    assert [one.label for one in captured.questions[0].choices] == [
        "Thursday 25 June",
        "Wednesday 26 May 2027",
    ]


# --- what for, and answers -----------------------------------------------------------------------


def test_several_outcomes_are_asked_about() -> None:
    outcomes = (OutcomeName("1", "Sleep well"), OutcomeName("2", "Sleep away from home"))
    captured = parse("+ Blanket for sleep @Mum", PEOPLE, outcomes, TODAY)
    assert (captured.words, captured.outcome_id) == ("Blanket", None)
    [question] = captured.questions
    assert [one.key for one in question.choices] == ["1", "2"]
    assert answered(captured, question, "2").outcome_id == "2"


def test_a_for_before_the_name_still_closes_the_line() -> None:
    captured = _parse("+ Nurse visits at home for sleep, @Lee.")
    assert captured == Captured(
        IDEA, "Nurse visits at home.", "lee", outcome_id="sleep", said_for="sleep"
    )


def test_a_for_stays_in_the_words_of_an_action() -> None:
    captured = _parse("! Ring the nurse for sleep @Lee by Friday")
    assert captured == Captured(ACTION, "Ring the nurse for sleep", "lee", FRIDAY)


def test_questions_are_answered_one_by_one_and_only_with_their_choices() -> None:
    captured = _parse("! Ring school @N by next Friday")
    who, when = captured.questions
    half = answered(captured, who, "noor")
    assert (half.person_id, half.questions) == ("noor", (when,))
    with pytest.raises(OurError):
        answered(half, who, "noor")
    with pytest.raises(OurError):
        answered(half, when, "2026-01-01")


@pytest.mark.parametrize("mark", ["", "?"])
def test_a_note_and_a_thing_to_come_back_to_stay_as_typed(mark: str) -> None:
    words = "@Kim asked @Dana about the bus by Friday for school"
    assert _parse(f"{mark} {words} ") == Captured(COME_BACK if mark else DISCUSSION, words)


# --- the chip ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "chip"),
    [
        ('" Mum: I am tired', ("Mum’s words",)),
        ('" I am tired', ("Somebody’s words",)),
        ("+ Sleep diary app @Na for Sleep", ("New idea", "from Nan", "for Sleep")),
        ("! Pass ready @Ode by tomorrow", ("Action", "Ms Ode", "Thu 25 Jun")),
        ("! Pass ready by 12 Jan", ("Action", "Tuesday 12 January 2027")),
        ("! Pass ready @N", ("Action", "Who is “@N”? Nan or Noor")),
        ("! Pass ready @Zed", ("Action", "Nobody here is called Zed")),
        ("Too loud", ("Talked about",)),
        ("? Too loud", ("To come back to",)),
        ("= Quiet", ("What we want",)),
    ],
)
def test_the_chip_says_what_was_understood(text: str, chip: tuple[str, ...]) -> None:
    assert chip_parts(_parse(text), PEOPLE, TODAY).shown() == chip


# --- any text at all -----------------------------------------------------------------------------

PIECES = st.sampled_from([
    *'"“”„+!?=@,.():-ł؟', "\u200f", "@Mum", "@Na", "@N", "@Ms", "@Ode", "@Zed", "Mum:", "Ode:",
    "by", "on", "before", "in", "for", "tomorrow", "Friday", "Fridays", "next", "12", "Dec",
    "12/12", "31/2", "2", "weeks", "sleep", "school", "Robin", "rest", "the",
])  # fmt: skip
SPACES = st.sampled_from([" ", "", "  ", "\n", "\u00a0", "\x00", "\u200f", "\u202e"])
LINES = st.lists(st.tuples(PIECES, SPACES)).map(lambda both: "".join(a + b for a, b in both))
TEXTS = st.one_of(LINES, st.text(), st.text(st.characters()))


def _is_subsequence(part: str, whole: str) -> bool:
    letters = iter(whole)
    return all(letter in letters for letter in part)


@given(text=TEXTS, today=st.dates())
def test_no_line_is_too_odd_and_no_letter_is_added(text: str, today: date) -> None:
    captured = _parse(text, today)
    assert _is_subsequence(captured.words, text)
    assert captured.words == captured.words.strip()
    chip_parts(captured, PEOPLE, today).shown()
    for question in captured.questions:
        assert len(question.choices) > 1
        for choice in question.choices:
            answered(captured, question, choice.key)


@given(text=TEXTS)
def test_what_is_taken_from_the_words_has_been_understood_or_is_asked(text: str) -> None:
    captured = _parse("+" + text)
    if captured == Captured(IDEA, captured.words, new_name=captured.new_name):
        assert captured.words == text.strip()


@given(
    text=st.lists(
        st.text(string.ascii_lowercase + "'-,.;()!?", min_size=1, max_size=8), max_size=12
    ).map(" ".join),
    mark=st.sampled_from("+!?="),
)
def test_words_without_anything_to_understand_stay_untouched(text: str, mark: str) -> None:
    assume(not {"by", "on", "before", "in", "for"} & set(text.replace("(", " ").split()))
    assert _parse(f"{mark} {text}").words == text.strip()


PLAIN_WORDS = st.lists(
    st.text("abcdefghijklm", min_size=4, max_size=9), min_size=1, max_size=8
).map(" ".join)


@given(
    words=PLAIN_WORDS,
    turned=st.booleans(),
    gap=st.sampled_from([" ", "  ", ", ", "\n"]),
)
def test_what_is_understood_leaves_the_words_whole_in_any_order(
    words: str, turned: bool, gap: str
) -> None:
    def line(mark: str, *tags: str) -> str:
        return mark + gap.join([words, *(reversed(tags) if turned else tags)])

    assert _parse(line("!", "@Ms Ode", "by 4 Dec")) == Captured(
        ACTION, words, "ode", date(2026, 12, 4)
    )
    assert _parse(line("+", "@Ms Ode", "for sleep")) == Captured(
        IDEA, words, "ode", outcome_id="sleep", said_for="sleep"
    )


@given(said=TEXTS)
def test_a_quote_loses_nothing_but_whose_it_is_and_its_closing_mark(said: str) -> None:
    captured = _parse('" ' + said)
    body = said.strip()
    assert captured.words in body
    if captured.person_id is None and not captured.questions:
        assert body in {captured.words, body[:-1] + '"'}
        assert body.startswith(captured.words)


@given(words=st.text(min_size=1), people=st.lists(st.text(), max_size=5), outcome=st.text())
def test_any_names_and_outcomes_will_do(words: str, people: list[str], outcome: str) -> None:
    here = [Here(str(at), name, (name[::-1],)) for at, name in enumerate(people)]
    for line in (f"!{words} @{words} for {outcome}", f'"{words}:{words}', f"+a for {words}"):
        captured = parse(line, here, (OutcomeName("o", outcome),), TODAY)
        assert _is_subsequence(captured.words, line)


@pytest.mark.parametrize("mark", ["", '"', "+", "!"])
@pytest.mark.parametrize("piece", ["@", " ", "by ", "for sleep ", "@N ", '"', "word ", "1/"])
def test_a_pasted_book_is_kept_as_it_is(mark: str, piece: str) -> None:
    book = piece * (10_000_000 // len(piece))
    captured = _parse(f"{mark}x{book}")
    assert captured.words in {f"x{book}".strip(), f"x{book}"[:-1]}


@pytest.mark.parametrize(
    "piece", ["@", " ", "by ", "for sleep ", "@N ", "by 1 ", "on ", "(", "in a"]
)
def test_the_longest_line_is_still_read(piece: str) -> None:
    line = piece * (LONGEST_LINE // len(piece))
    for mark in '"+!':
        assert _is_subsequence(_parse(mark + line).words, line)
