import re
from pathlib import Path

import pypdfium2
import pytest

from mam_desktop.documents.pdf import write_pdf
from mam_desktop.documents.pdf_reading import pdf_pages, pdf_properties
from mam_desktop.meeting.content import (
    Bullets,
    Column,
    Content,
    Heading,
    Meaning,
    Notice,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    SignatureMark,
    Signatures,
    Table,
    TextStyle,
    VoicePanel,
    every_text,
    woven,
)
from mam_desktop.texts import in_language, speaking
from tests.documents.making import ARABIC, POLISH, STROKES, URDU, content, everywhere

HARMFUL = [
    "<b>bold</b> &amp; <i>never closed",
    '<font color="white" size="1">hidden</font>',
    '<a href="https://example.org">here</a><img src="file:///etc/passwd"/>',
    "<para><font color=\"[[[getattr(pow,Attacker('__globals__'))['os'].system('x')]]]\">x</font>",
    "{{7*7}} ${7*7} %s %(x)s {name}",
    "=1+1 @SUM(A1) -2 +3",
    ") Tj ET Q (x \\ \\( \\)",
    "]]> --> </w:t> &#x0; &lt;",
]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def read(made: Content) -> str:
    return "\n".join(pdf_pages(write_pdf(made)))


@pytest.mark.parametrize("words", HARMFUL)
def test_words_come_out_as_they_went_in_wherever_they_stand(words: str) -> None:
    made = everywhere(words)
    expected = sum(squeezed(words) in squeezed(text) for text in every_text(made.blocks))
    assert squeezed(read(made)).count(squeezed(words)) >= expected + 2


@pytest.mark.parametrize("words", HARMFUL)
def test_no_words_make_a_link_a_picture_or_a_script(words: str) -> None:
    pdf = write_pdf(everywhere(words))
    forbidden = (b"/URI", b"/Link", b"/JavaScript", b"/Launch", b"/XObject", b"/EmbeddedFile")
    assert not [name for name in forbidden if name in pdf]
    assert pdf.count(b"/Subtype /Widget") == 1, "the place of the seal"


def test_hidden_characters_are_seen_wherever_they_stand() -> None:
    made = everywhere("a\u202eb\0c\u200bd")
    text = squeezed(read(made))
    assert text.count("a‹U+202E›b‹U+0000›c‹U+200B›d") > 20
    assert "\u202e" not in text


def test_the_same_content_is_the_same_bytes_whatever_was_written_before() -> None:
    made = content(Paragraph(URDU), Paragraph(POLISH))
    first = write_pdf(made)
    write_pdf(content(Paragraph(ARABIC), Paragraph(URDU[::-1])))
    assert write_pdf(made) == first


def test_each_script_is_read_back_in_the_order_of_its_letters() -> None:
    quotes = [
        Quote(words=URDU, who="Nan", language="ur"),
        Quote(words=ARABIC, who="Amal"),
        Quote(words=POLISH, who="Ash", language="pl"),
        Quote(words="আমি ভালো আছি, কর্তা। ਮੈਂ ਠੀਕ ਹਾਂ।", who="Somebody"),
    ]
    text = " ".join(read(content(*quotes)).split())
    for quote in quotes:
        assert quote.words in text


def test_the_same_right_to_left_line_twice_is_read_twice() -> None:
    assert read(content(Paragraph(URDU), Paragraph(URDU))).count(URDU) == 2


def test_a_meaning_stands_beside_the_words_with_who_gave_it() -> None:
    meaning = Meaning(language="en", words="We want Robin to sleep.", by="Noor")
    text = read(content(Quote(words=URDU, who="Nan", how="said, through Noor", meaning=meaning)))
    assert "Nan, said, through Noor" in text
    assert "In English, as Noor gave it: “We want Robin to sleep.”" in text


def test_every_page_says_which_copy_it_is_and_how_many_there_are() -> None:
    pages = pdf_pages(write_pdf(content(*[Paragraph("Words. " * 60)] * 12)))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "Copy for everyone at the meeting · version 1 · sealed 24 Nov 2026 15:26" in page
        assert "7f3a 91c2 e04d" in page
        assert f"page {number} of {len(pages)}" in page


def test_a_long_table_says_its_headings_on_every_page() -> None:
    row = ((Paragraph("What"),), (Paragraph("Dana"),))
    table = Table((Column("What will happen", 3), Column("Who")), (row,) * 80)
    pages = pdf_pages(write_pdf(content(table)))
    assert len(pages) > 2
    assert all("What will happen" in page for page in pages)


def test_a_cell_longer_than_a_page_goes_on_and_loses_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    table = Table((Column("A"), Column("B")), (((Paragraph(words),), (Paragraph("b"),)),))
    text = read(content(table))
    assert all(f"word{number}" in text for number in range(3000))


def test_a_long_caption_of_a_signature_loses_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(900))
    mark = SignatureMark(name="Mum", line=words, method=words, typed=words, words=words)
    text = read(content(Signatures((mark,))))
    assert text.count("word899") == 4


def test_the_program_speaks_the_language_of_the_copy() -> None:
    made = content(Quote(words=URDU, who="Nan", language="ur"), language="pl")
    with speaking("en"):
        text = read(made)
    assert in_language("pl", "page {number} of {count}").format(number=1, count=1) in text
    assert "page 1 of 1" not in text


def test_a_draft_says_so_and_claims_no_seal() -> None:
    draft = content(sealed_line="", content_hash="")
    pdf = write_pdf(draft)
    assert "Draft: not sealed yet" in "".join(pdf_pages(pdf))
    assert "draft, not sealed" in "".join(pdf_pages(pdf))
    assert b"(sealed)" not in pdf


def test_an_empty_content_is_a_page() -> None:
    made = content(title="", copy_name="", subtitle_lines=(), sealed_line="x", content_hash="")
    assert len(pdf_pages(write_pdf(made))) == 1


def test_empty_things_leave_no_trace_and_no_fault() -> None:
    made = content(
        VoicePanel("", ()),
        Table((), ()),
        Table((Column("A"),), ()),
        Bullets(("",)),
        Signatures(()),
        Signatures((SignatureMark(name="", line="", strokes=((),)),)),
        Notice(""),
        Paragraph(""),
        PageBreak(),
        Heading("", 7),
    )
    assert "page 2 of 2" in read(made)


def test_the_file_tells_its_title_and_language_and_nothing_of_this_machine() -> None:
    pdf = write_pdf(content(Heading("What we agreed")))
    properties = pdf_properties(pdf)
    assert "Robin’s meeting" in properties
    assert "What we agreed" in properties
    assert "D:20261124152600+00'00'" in properties
    assert b"/Lang (en)" in pdf
    assert b"ReportLab" not in pdf.split(b"\n", 2)[2].split(b"trailer")[0]
    assert str(Path.home()).encode() not in pdf


def test_every_font_is_inside_the_file() -> None:
    pdf = write_pdf(content(Paragraph(URDU), Paragraph(POLISH)))
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") >= 3


def test_drawn_strokes_are_curves_and_no_picture() -> None:
    mark = SignatureMark(name="Robin", line="Robin, 15:21", strokes=STROKES)
    with_mark = write_pdf(content(Signatures((mark,))))
    page = pypdfium2.PdfDocument(with_mark)[0]
    kinds = [thing.type for thing in page.get_objects()]
    assert kinds.count(2) >= 3


def test_what_people_typed_in_urdu_stands_in_an_urdu_paper_from_the_right() -> None:
    table = Table((Column("کیا"), Column("کون")), (((Paragraph(URDU),), (Paragraph("Dana"),)),))
    made = content(Heading("ہم نے کیا طے کیا"), table, Bullets((URDU,)), language="ur")
    text = read(made)
    assert "ہم نے کیا طے کیا" in text
    assert b"/Lang (ur)" in write_pdf(made)


def test_a_woven_sentence_keeps_its_words_in_place() -> None:
    runs = woven("{who} agreed with {what}", who=Run("Mum", bold=True), what="the plan")
    assert "Mum agreed with the plan" in read(content(Paragraph(runs)))


def test_words_in_another_language_stay_in_their_sentence() -> None:
    runs = woven("{who} said “{what}” twice.", who="Nan", what=Run(URDU, language="ur"))
    assert f"Nan said “{URDU}” twice." in read(content(Paragraph(runs)))


def test_a_strong_line_goes_with_what_it_is_about() -> None:
    blocks = [Paragraph("Filled. " * 80)] * 6
    for size in range(10):
        blocks.append(Paragraph("x", TextStyle.SMALL))
        heading = Paragraph("Can it be funded?", TextStyle.STRONG)
        pages = pdf_pages(write_pdf(content(*blocks, heading, Paragraph("To the panel."))))
        (page,) = [one for one in pages if "Can it be funded?" in one]
        assert "To the panel." in page, size


def test_a_very_long_text_is_written_whole() -> None:
    made = content(Paragraph("Robin waits. " * 20_000))
    pages = pdf_pages(write_pdf(made))
    assert sum(page.count("Robin waits") for page in pages) == 20_000
    assert all("Robin’s meeting" in page for page in pages)


def test_no_remark_in_the_file_names_a_library_and_each_byte_keeps_its_place() -> None:
    for title in ("Robin", "% ReportLab Generated PDF document"):
        pdf = write_pdf(content(Paragraph("Words"), title=title))
        said = title.lower().count("reportlab") * 2  # in the properties and in the metadata
        assert pdf.lower().count(b"reportlab") == said
        start = int(pdf.rpartition(b"startxref")[2].split()[0])
        assert pdf[start:].startswith(b"xref")
