import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from mam_desktop.documents.reading import read_everything, read_text
from mam_desktop.documents.word import write_word
from mam_desktop.meeting.content import (
    Column,
    Content,
    Heading,
    Paragraph,
    Quote,
    SignatureMark,
    Signatures,
    Table,
    TextStyle,
    VoicePanel,
    every_text,
)
from tests.documents.making import ARABIC, POLISH, STROKES, URDU, content, everywhere
from tests.documents.test_pdf import HARMFUL


def written(made: Content, folder: Path) -> Path:
    path = folder / "copy.docx"
    path.write_bytes(write_word(made))
    return path


@pytest.mark.parametrize("words", [*HARMFUL, POLISH, URDU, ARABIC, "two\nlines", " spaces  kept "])
def test_words_come_out_as_they_went_in_wherever_they_stand(words: str, tmp_path: Path) -> None:
    made = everywhere(words)
    text = read_text(written(made, tmp_path))
    assert text.count(words) >= sum(words in said for said in every_text(made.blocks))


def test_hidden_characters_are_seen_wherever_they_stand(tmp_path: Path) -> None:
    text = read_everything(written(everywhere("a\u202eb\0c\x0bd\ufffee"), tmp_path))
    assert text.count("a‹U+202E›b‹U+0000›c‹U+000B›d‹U+FFFE›e") > 20
    assert "\u202e" not in text


def test_the_same_content_is_the_same_bytes() -> None:
    made = everywhere(URDU)
    assert write_word(made) == write_word(made)


def test_nothing_in_the_file_tells_the_moment_or_the_machine() -> None:
    data = write_word(content(Paragraph("Words")))
    with ZipFile(BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in package.namelist())
    properties = docx.Document(BytesIO(data)).core_properties
    assert properties.author == properties.last_modified_by == "MAM Desktop"
    assert properties.created is not None
    assert properties.created.isoformat() == "2026-11-24T15:26:00+00:00"
    assert properties.comments == ""
    assert properties.title == "Robin’s meeting"


def test_nothing_is_left_of_whoever_made_the_librarys_empty_file() -> None:
    with ZipFile(BytesIO(write_word(content(Paragraph("Words"))))) as package:
        parts = {name: package.read(name).decode(errors="replace") for name in package.namelist()}
    assert "<Application>MAM Desktop</Application>" in parts["docProps/app.xml"]
    assert "Microsoft" not in parts["docProps/app.xml"]
    assert not any("customXml" in name or "Effects" in name for name in parts)
    for kept in ("rsid", "savePreviewPicture", "docId"):
        assert kept not in parts["word/settings.xml"]
    assert not any('TargetMode="External"' in said for said in parts.values())


def test_people_find_words_own_styles() -> None:
    made = content(
        Heading("What we agreed"),
        Quote(words="I like it.", who="Robin"),
        VoicePanel("What Robin said", (Quote(words="Bell = too loud.", who="Robin"),)),
        Paragraph("quiet", TextStyle.MUTED),
    )
    document = docx.Document(BytesIO(write_word(made)))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style is not None}
    assert styles["Robin’s meeting"] == "Title"
    assert styles["What we agreed"] == "Heading 1"
    assert styles["“I like it.”"] == "Quote"
    assert styles["What Robin said"] == "Voice Heading"


def test_every_style_names_its_font_for_every_script() -> None:
    document = docx.Document(BytesIO(write_word(content())))
    fonts = document.styles.element.findall(f".//{qn('w:style')}//{qn('w:rFonts')}")
    assert len(fonts) > 15
    assert all(font.get(qn("w:ascii")) and font.get(qn("w:cs")) for font in fonts)
    assert not any(key.endswith("Theme") for font in fonts for key in font.attrib)


def test_a_tables_header_comes_again_and_rows_stay_whole() -> None:
    row = ((Paragraph("Book a carer", TextStyle.STRONG),), (Paragraph("Dana"),))
    table = Table((Column("What", 3), Column("Who")), (row,))
    document = docx.Document(BytesIO(write_word(content(table))))
    first, second = document.tables[0].rows
    assert [cell.text for cell in second.cells] == ["Book a carer", "Dana"]
    assert first._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert second._tr.find(f".//{qn('w:tblHeader')}") is None
    assert second._tr.find(f".//{qn('w:cantSplit')}") is not None


def test_right_to_left_words_run_from_the_right_in_their_language() -> None:
    made = content(Quote(words=URDU, who="Nan", language="ur"), Paragraph("plain"))
    document = docx.Document(BytesIO(write_word(made)))
    urdu = next(p for p in document.paragraphs if URDU in p.text)
    assert urdu._p.find(f".//{qn('w:bidi')}") is not None
    assert urdu._p.find(f".//{qn('w:rtl')}") is not None
    languages = {one.get(qn("w:bidi")) for one in urdu._p.iter(qn("w:lang"))}
    assert "ur-PK" in languages
    english = next(p for p in document.paragraphs if p.text == "plain")
    assert english._p.find(f".//{qn('w:bidi')}") is None


def test_the_document_says_its_language() -> None:
    for language, said in (("en", "en-GB"), ("pl", "pl-PL"), ("ur", "ur-PK")):
        document = docx.Document(BytesIO(write_word(content(language=language))))
        default = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
        assert default is not None
        assert default.get(qn("w:val")) == said


def test_a_drawn_signature_is_a_picture_that_says_whose_it_is() -> None:
    marks = tuple(
        SignatureMark(name=name, line=f"{name}, 15:21", strokes=STROKES)
        for name in ("Robin", "Mum")
    )
    document = docx.Document(BytesIO(write_word(content(Signatures(marks)))))
    pictures = list(document.element.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in pictures] == ["Signature of Robin", "Signature of Mum"]
    assert len({one.get("id") for one in pictures}) == 2


def test_each_page_says_which_copy_it_is(tmp_path: Path) -> None:
    text = read_text(written(content(), tmp_path))
    assert "Copy for everyone at the meeting · version 1 · sealed 24 Nov 2026 15:26" in text
    assert re.search(r"page\s1\sof\s1", text)


def test_a_draft_says_so(tmp_path: Path) -> None:
    text = read_text(written(content(sealed_line="", content_hash=""), tmp_path))
    assert "Draft: not sealed yet" in text


def test_a_paragraph_of_a_megabyte_is_all_there(tmp_path: Path) -> None:
    words = "word & <b> {{7*7}} " * 55_000
    assert words in read_text(written(content(Paragraph(words)), tmp_path))
