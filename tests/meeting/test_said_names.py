from mam_desktop.meeting.said_names import Here, NameBook, mentions_in

PEOPLE = (
    Here("mum", "Mum", ("Mary Example",)),
    Here("nan", "Nan", ("Nasreen Example",)),
    Here("dana", "Dana", ("Dana Sample",)),
    Here("lee", "Lee", ("Lee Sample",)),
    Here("ode", "Ms Ode", ("Ola Ode",)),
    Here("noor", "Noor"),
    Here("lukasz", "Łukasz", ("Łukasz Żółw",)),
    Here("zoe", "Zoë O’Neil"),
    Here("anne", "Anne-Marie"),
)
BOOK = NameBook(PEOPLE)


def _meant(said: str, *, unfinished: bool = False) -> list[str]:
    return [one.id for one in BOOK.meant_by(said, unfinished=unfinished)]


def test_the_beginning_of_a_name_goes_before_its_inside() -> None:
    assert _meant("Na") == ["nan"]
    assert _meant("an") == ["anne"]
    assert _meant("ana") == ["dana"]


def test_what_somebody_is_called_goes_before_other_names() -> None:
    assert _meant("Sam") == ["dana", "lee"]
    book = NameBook((*PEOPLE, Here("sam", "Sam")))
    assert [one.id for one in book.meant_by("Sam")] == ["sam"]


def test_a_whole_name_or_word_goes_before_a_longer_one() -> None:
    book = NameBook((Here("1", "Ann"), Here("2", "Anna"), Here("3", "Ann Wood")))
    assert [one.id for one in book.meant_by("ann")] == ["1"]
    assert [one.id for one in book.meant_by("Wood")] == ["3"]


def test_case_and_accents_do_not_matter_and_the_exact_name_still_wins() -> None:
    assert _meant("lukasz") == _meant("ŁUKASZ") == _meant("zolw") == ["lukasz"]
    assert _meant("zoe") == _meant("Zoe\u0308 O'Neil") == ["zoe"]
    book = NameBook((Here("1", "Zoe"), Here("2", "Zoë")))
    assert [one.id for one in book.meant_by("Zoë")] == ["2"]
    assert [one.id for one in book.meant_by("ZOE")] == ["1"]


def test_several_words_must_be_whole_unless_the_name_is_unfinished() -> None:
    assert _meant("Ms Ode") == ["ode"]
    assert _meant("lee s") == []
    assert _meant("lee s", unfinished=True) == ["lee"]


def test_one_letter_inside_a_name_and_no_letter_at_all_mean_nobody() -> None:
    assert _meant("h") == []
    assert _meant("") == _meant("-") == _meant("\u200f") == []


def test_a_name_in_full_is_no_beginning_and_no_word_out_of_other_names() -> None:
    book = NameBook((*PEOPLE, Here("ola", "Ola", ("Ola Nowak", "the quiet-room lady"))))
    for said in ("No", "Room", "Quiet", "Nowak"):
        assert book.named_in_full(said) == ()
    for said, person in ((" ms ode ", "ode"), ("Ode", "ode"), ("mary", "mum"), ("Ola", "ola")):
        assert [one.id for one in book.named_in_full(said)] == [person]
    assert [one.id for one in book.named_in_full("The quiet-room lady")] == ["ola"]


def test_a_person_listed_twice_is_one_person() -> None:
    assert len(NameBook((PEOPLE[0], PEOPLE[0])).meant_by("Mum")) == 1


def test_the_longest_name_that_fits_is_the_mention() -> None:
    [one] = mentions_in("Ring @Ms Ode by tomorrow", BOOK)
    assert (one.said, [who.id for who in one.people]) == ("Ms Ode", ["ode"])
    [one] = mentions_in("@Anne-Marie, please", BOOK)
    assert (one.start, one.end) == (0, 11)


def test_an_email_address_is_no_mention() -> None:
    assert list(mentions_in("mum@home.example and @mum@home.example", BOOK)) == []
    [one] = mentions_in("@mum.example", BOOK)
    assert one.people == ()


def test_a_name_in_another_script_is_found() -> None:
    book = NameBook((Here("1", "نور"), Here("2", "小明"), Here("3", "अनिल")))
    for said, person in (("نور", "1"), ("小明", "2"), ("अनिल", "3")):
        [one] = mentions_in(f"\u2067@{said}\u2069 ...", book)
        assert [who.id for who in one.people] == [person]
