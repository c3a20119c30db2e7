"""Nothing private leaves in a file, wherever in it the words hide; common words raise no alarm."""

from datetime import UTC, date, datetime

import pytest

from mam_desktop.documents.ical import write_calendar
from mam_desktop.documents.json_out import write_json
from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.reading import everything_in
from mam_desktop.documents.release import HeldBack, check_release
from mam_desktop.documents.tables_out import write_csv, write_xlsx
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.content import ActionRow, CalendarEntry, Heading, Meaning, Paragraph, Quote
from mam_desktop.meeting.kept_back import CopyWords, PrivateText
from tests.documents.making import URDU, Laptop, content
from tests.documents.planted import PLACES

AT = datetime(2026, 11, 24, tzinfo=UTC)
SAID = "Ring the school about Robin"
ROW = ActionRow(number=1, what=SAID, owner="Lee", due_on=date(2026, 12, 4))
DAY = CalendarEntry(id="a1", title=SAID, on=date(2026, 12, 4))
MADE = content(Heading("What we agreed"), Paragraph(SAID), Paragraph("Friday 4 December"))
CLEAN = {
    "pdf": Laptop().seal(write_pdf(MADE)),
    "docx": write_word(MADE),
    "xlsx": write_xlsx([ROW], title="Robin’s meeting", made_at=AT),
    "csv": write_csv([ROW]),
    "ics": write_calendar([DAY], name="Robin’s meeting", made_at=AT),
    "json": write_json({"title": "Robin’s meeting", "entries": [{"what": SAID}]}),
}
MAY = (SAID, "Robin’s meeting", "Lee", "Robin", "Mum", "Copy for everyone at the meeting")


def words(*private: str, may: tuple[str, ...] = MAY, hidden: tuple[str, ...] = ()) -> CopyWords:
    return CopyWords(
        may=may,
        must_not=tuple(
            PrivateText(entry_id="n1", kind="note", field="words", words=one) for one in private
        ),
        hidden_ids=frozenset(hidden),
    )


def is_held(data: bytes, as_format: str, told: CopyWords) -> bool:
    try:
        check_release(data, as_format, told, language="en")
    except HeldBack:
        return True
    return False


PLANTED = [(as_format, where) for as_format, places in PLACES.items() for where in places]


@pytest.mark.parametrize("private", ["he hits her at home", "Xyzzywick"])
@pytest.mark.parametrize(("as_format", "where"), PLANTED)
def test_private_words_are_found_wherever_they_hide(
    as_format: str, where: str, private: str
) -> None:
    data = CLEAN[as_format]
    if where == "page":
        data = write_pdf(MADE)
    planted = PLACES[as_format][where](data, private)
    assert is_held(planted, as_format, words(private, "Something else altogether"))
    assert not is_held(data, as_format, words(private, "Something else altogether"))


@pytest.mark.parametrize("as_format", list(CLEAN))
@pytest.mark.parametrize(
    "private",
    [
        "Ring the school",  # stands in what everyone may see
        "Robin",
        "Mum and Dad",
        "What we agreed",  # our own words
        "4 December 2026",
        "yes",
        "14:00",
        "the meeting",
        "Friday 4 December",
        "styles",  # how a file is built
    ],
)
def test_common_words_raise_no_alarm(as_format: str, private: str) -> None:
    assert not is_held(CLEAN[as_format], as_format, words(private))


@pytest.mark.parametrize("as_format", ["pdf", "docx"])
@pytest.mark.parametrize(
    ("written", "private"),
    [
        ("It was told that he hits her at home again.", "On Monday he hits her at home, twice"),
        ("Call 0161 496 0123 now", "0161-4960123"),
        ("NHS 999 000 0018", "9990000018"),
        (URDU, URDU),
        ("Born on Monday 1 May 2017", "2017-05-01"),
        ("HE HITS HER AT HOME", "He hits her at home."),
        ("She\u200b hit\u200dting", "She\u200b hit\u200dting"),
        ("wide " * 30 + "he hits\nher at home", "he hits her at home"),
        (
            "Llanfairpwllgwyngyllgogerychwyrndrobwll" * 4,
            "Llanfairpwllgwyngyllgogerychwyrndrobwll" * 4,
        ),
    ],
)
def test_private_words_are_found_however_they_are_written(
    as_format: str, written: str, private: str
) -> None:
    made = content(Paragraph(written))
    data = write_pdf(made) if as_format == "pdf" else write_word(made)
    assert is_held(data, as_format, words(private))


def test_the_name_of_a_language_is_no_private_word() -> None:
    meaning = Meaning(language="ti", words="x", by="Noor")
    made = content(Quote(words="x", who="Nan", meaning=meaning))
    told = words("Tigrinya", may=(*MAY, "x", "Noor", "Nan"))
    assert "Tigrinya" in everything_in(write_pdf(made), "pdf")
    assert not is_held(write_pdf(made), "pdf", told)


def test_what_also_stands_in_a_text_for_all_may_stay() -> None:
    both = "Robin is calm when he sees the dinosaur"
    data = write_word(content(Paragraph(both)))
    told = words("he sees the dinosaur every night", may=(*MAY, both))
    assert not is_held(data, "docx", told)


def test_the_id_of_what_is_not_in_the_copy_is_found() -> None:
    hidden = "0192f0c1-7d4e-7abc-8def-0123456789ab"
    data = write_json({"title": "x", "from_idea_id": hidden})
    assert is_held(data, "json", words(hidden=(hidden,)))
    assert not is_held(write_json({"title": "x"}), "json", words(hidden=(hidden,)))


def test_the_sentence_and_the_places_tell_no_word_of_it() -> None:
    with pytest.raises(HeldBack, match="held back") as held:
        check_release(write_csv([ROW]), "csv", words(SAID, may=("Robin",)), language="en")
    assert "school" not in str(held.value)
    assert held.value.places == (("note", "words", "n1"),)
