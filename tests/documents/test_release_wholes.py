"""A private text of one or two common words is found where it stands whole, and raises no alarm."""

from collections.abc import Callable

import pytest

from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.reading import read_back
from mam_desktop.documents.release import HeldBack, check_release
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Column,
    KeyValues,
    Meaning,
    Paragraph,
    Quote,
    Table,
)
from mam_desktop.meeting.kept_back import CopyWords
from mam_desktop.meeting.voicing import write_note
from mam_desktop.papers import FORMATS, PaperOrder, Papers
from tests.documents.making import content
from tests.documents.planted import PLACES
from tests.documents.test_release import CLEAN, DAY, MADE, PLANTED, ROW, words
from tests.kept_shelf import KeptShelf
from tests.play.playing import EXAMPLES, Play, example
from tests.test_papers import Sealer

TITLE = "Robin’s meeting"
MADE_OF: dict[str, object] = {
    "pdf": MADE,
    "docx": MADE,
    "csv": ROW,
    "xlsx": (ROW, TITLE),
    "ics": (DAY, TITLE),
}
SHORT = ("Dad drinks", "yes")
NOT_FOUND = {
    *(("docx", where, "yes") for where in ("something else", "wide letters")),
    *(("json", where, "yes") for where in ("value", "key")),
}
"""Three letters among bytes of an unknown kind; words that are codes or labels of ours in JSON."""


def is_held(data: bytes, as_format: str, told: CopyWords, made_of: object = None) -> bool:
    made = MADE_OF.get(as_format) if made_of is None else made_of
    make: Callable[[], object] | None = (lambda: made) if made is not None else None
    try:
        check_release(data, as_format, told, language="en", made_of=make)
    except HeldBack:
        return True
    return False


@pytest.mark.parametrize(("as_format", "where"), PLANTED)
def test_a_short_private_text_is_found_wherever_it_stands_whole(as_format: str, where: str) -> None:
    data = write_pdf(MADE) if where == "page" else CLEAN[as_format]
    for private in SHORT:
        planted = PLACES[as_format][where](data, private)
        expected = (as_format, where, private) not in NOT_FOUND
        assert is_held(planted, as_format, words(private)) is expected


@pytest.mark.parametrize("as_format", list(CLEAN))
def test_a_short_private_text_that_is_not_in_the_file_holds_nothing(as_format: str) -> None:
    assert not is_held(CLEAN[as_format], as_format, words(*SHORT))


def table(cell: str) -> Table:
    lines = (Paragraph("Ring the school about Robin"), Paragraph(cell))
    return Table((Column("Who"), Column("What")), ((lines, (Paragraph("Mum"),)),))


PLACED: tuple[Callable[[str], Block], ...] = (
    Paragraph,
    table,
    lambda one: Bullets(("Robin", one)),
    lambda one: KeyValues((("Mum", one),)),
    lambda one: Quote(words=one, who="Mum", how="said"),
    lambda one: Paragraph(f"Mum: “{one}”"),
)


@pytest.mark.parametrize("write", [write_pdf, write_word])
@pytest.mark.parametrize("place", PLACED)
def test_a_leak_in_the_content_itself_is_found(
    place: Callable[[str], Block], write: Callable[..., bytes]
) -> None:
    as_format = "pdf" if write is write_pdf else "docx"
    leaked = content(Paragraph("Robin"), place("Dad drinks"))
    also = (*words().may, "Dad", "Mum")
    assert is_held(write(leaked), as_format, words("Dad drinks", may=also), leaked)
    leaked = content(Paragraph("Robin"), place("Dad hit me"))
    assert is_held(write(leaked), as_format, words("Dad hit me", may=also), leaked)
    fine = content(Paragraph("Robin"), place("Dad"))
    assert not is_held(write(fine), as_format, words("Dad drinks", "Dad", may=also), fine)


@pytest.mark.parametrize("write", [write_pdf, write_word])
def test_what_the_copy_may_say_too_or_says_in_a_list_or_over_lines_stays(
    write: Callable[..., bytes],
) -> None:
    as_format = "pdf" if write is write_pdf else "docx"
    long = (
        "Robin and Mum go to the park on every day of the week that is dry, and then go home " * 3
    )
    made = content(
        *(Paragraph(one) for one in ("Mum and Dad", "by Friday 4 December", "Here", long)),
        Quote(
            words="x", who="Mum", how="said", meaning=Meaning(language="ur", words="x", by="Dad")
        ),
        Paragraph("Here, 14:00"),
    )
    may = (*words().may, long, "Dad", "x")
    private = (
        *("Mum and Dad", "by Friday 4 December", "here", "go", "go home", "day", "park on"),
        *("Mum, said", "14:00", "Friday", "ur", "said"),
        *("In English", "center", "left", "true", "w"),
    )
    assert not is_held(write(made), as_format, words(*private, may=may), made)


def test_the_last_word_of_a_broken_line_is_no_text_by_itself() -> None:
    lines = [f"{'a bit of ' * n}it" for n in range(3, 40)]
    made = content(*map(Paragraph, lines))
    alone = write_pdf(content(Paragraph("bit")))
    whole = read_back(write_pdf(made), "pdf").wholes
    assert not {"a", "bit", "of", "it"} & {one.strip() for one in whole}
    told = words("bit", may=("Robin",))
    assert not is_held(write_pdf(made), "pdf", told, made)
    assert is_held(alone, "pdf", told, made)


# --- whole meetings -------------------------------------------------------------------------------

COMMON = (
    *("yes", "no", "Yes", "No", "ok", "done", "Mum", "home", "school", "at home", "In", "as"),
    *("here", "said", "agrees", "Home visit", "the family", "Dad", "not yet", "center", "seal"),
    *("what", "who", "by", "draft", "sealed", "page", "next", "title", "Lee", "today", "image"),
)
COPIES = (("family", ""), ("everyone", ""), ("agency", "Education"), ("running_sheet", ""))


@pytest.mark.parametrize("name", EXAMPLES)
def test_common_private_notes_hold_no_copy_of_a_whole_meeting_back(name: str) -> None:
    session = Play(example(name)).play(example(name).lines).session
    for one in COMMON:
        write_note(session, words=one)
    papers = Papers(KeptShelf(), Sealer())
    for copy, whom in COPIES:
        for as_format in FORMATS:
            order = PaperOrder(copy=Copy(copy), as_format=as_format, for_whom=whom, looked_by="Lee")
            assert papers.make(session, order).data


@pytest.mark.parametrize("as_format", ["pdf", "docx", "xlsx", "csv", "ics"])
def test_a_short_note_in_a_whole_copy_holds_it_back(
    as_format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Play(example("robin")).play(example("robin").lines).session
    for one in ("Dad drinks", "Choose"):
        write_note(session, words=one)
    made = Papers(KeptShelf(), Sealer())._bytes
    where = {"pdf": "property", "docx": "own properties", "xlsx": "cell"}.get(as_format, "")
    plant = PLACES[as_format][where or next(iter(PLACES[as_format]))]
    for private in ("Dad drinks", "Choose"):
        papers = Papers(KeptShelf(), Sealer())
        monkeypatch.setattr(papers, "_bytes", lambda ground, one=private: plant(made(ground), one))
        with pytest.raises(HeldBack):
            papers.make(session, PaperOrder(as_format=as_format))
