"""Copies written with a council's template: every word literally there, and nothing acts."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from mam_desktop.documents.limited import Limits
from mam_desktop.documents.reading import read_everything, read_text
from mam_desktop.documents.template import TemplateWorker, check_template_file, read_template
from mam_desktop.documents.template_example import example_template
from mam_desktop.documents.template_fill import fill
from mam_desktop.documents.visible import visible
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.audience import CEILING
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.merge_fields import MERGE_FIELDS, MergeValue, Takes
from mam_desktop.meeting.merge_values import merge_values
from tests.documents.every_copy import MADE_AT, RECIPIENTS, with_words_everywhere
from tests.documents.making import ARABIC, BENGALI, URDU, everywhere
from tests.documents.template_making import WHOLE, a_copy, template
from tests.documents.test_pdf import HARMFUL
from tests.meeting.marked import MEETING, marked_entries, texts_in

HARM = [
    *HARMFUL,
    "{% for x in actions %}{{ x }}{% endfor %} {_{7*7}_} {# gone #}",
    '=HYPERLINK("http://example.org/","x")',
    "a\u202eb\u2066c\0d\x0be\ufffef\U000f5000g",
    "two\nlines\r\nand\ttabs",
    "emoji 🦖👍🏽☀️",
]


@pytest.fixture(scope="module")
def worker() -> Iterator[TemplateWorker]:
    with TemplateWorker(Limits(seconds=5, megabytes=900)) as one:
        yield one


def every_field() -> bytes:
    """Return a template with every field there is."""
    lines = [f"{{{{ {one.name} }}}}" for one in MERGE_FIELDS if _is_said(one.takes)]
    for one in MERGE_FIELDS:
        if one.takes is Takes.LIST:
            inside = [f"<{{{{ x.{of.name} }}}}>" for of in one.row if _is_said(of.takes)]
            whole = [f"{{{{ x.{of.name} }}}}" for of in one.row if of.takes is Takes.PARTS]
            lines += [f"{{%p for x in {one.name} %}}", *inside, *whole, "{%p endfor %}"]
    return template(*lines, "{{ minutes }}")


def _is_said(takes: Takes) -> bool:
    return takes in (Takes.WORDS, Takes.SIGNATURE)


def text_of(data: bytes, folder: Path) -> str:
    (folder / "copy.docx").write_bytes(data)
    return read_text(folder / "copy.docx")


@pytest.mark.parametrize("words", HARM)
def test_words_come_out_as_they_went_in_whatever_the_field(words: str, tmp_path: Path) -> None:
    content, values = a_copy(with_words_everywhere(words), to="case_file")
    text = text_of(fill(every_field(), content, values), tmp_path)
    said = Counter(every_text(content.blocks))
    shown = visible(words)
    for one, times in said.items():
        assert text.count(visible(one)) >= times, one
    assert text.count(shown) > 2 * sum(shown in visible(one) for one in said)
    assert "49" not in text.replace(shown, "")


def test_nothing_in_a_value_makes_a_field_a_link_or_a_part_of_its_own() -> None:
    plain_copy, plain = a_copy(with_words_everywhere("plain"), to="case_file")
    content, values = a_copy(with_words_everywhere(" ".join(HARM)), to="case_file")
    harmless = ZipFile(BytesIO(fill(every_field(), plain_copy, plain)))
    filled = ZipFile(BytesIO(fill(every_field(), content, values)))
    assert filled.namelist() == harmless.namelist()
    for name in filled.namelist():
        if name.endswith(".rels"):
            assert filled.read(name) == harmless.read(name)
    body = filled.read("word/document.xml")
    assert b"w:hyperlink" not in body
    assert b"instrText" not in body


def test_the_same_copy_and_template_are_the_same_bytes(worker: TemplateWorker) -> None:
    content, values = a_copy(with_words_everywhere(URDU))
    once = worker.fill(content, values, example_template())
    assert fill(example_template(), content, values) == once
    with TemplateWorker() as another:
        assert another.fill(content, values, example_template()) == once


@pytest.mark.parametrize("words", [URDU, ARABIC, BENGALI])
@pytest.mark.parametrize("to", RECIPIENTS)
def test_the_example_says_everything_that_is_in_the_copy(
    words: str, to: str, tmp_path: Path
) -> None:
    content, values = a_copy(with_words_everywhere(words), to=to)
    text = text_of(fill(example_template(), content, values), tmp_path)
    assert [one for one in every_text(content.blocks) if visible(one) not in text] == []


def test_words_from_the_right_turn_their_line_and_keep_the_templates_look() -> None:
    content, values = a_copy(with_words_everywhere(""))
    values["title"] = URDU
    label = "The name that was given to this meeting by the people who came to it"
    data = template(f"{label}: {{{{ title }}}}", "{{ title }}", *WHOLE)
    document = docx.Document(BytesIO(fill(data, content, values)))
    mixed, alone = document.paragraphs[:2]
    assert mixed.text == f"{label}: {URDU}"
    assert mixed._p.find(f".//{qn('w:bidi')}") is None
    assert mixed._p.find(f".//{qn('w:rtl')}") is not None
    assert alone._p.find(f".//{qn('w:bidi')}") is not None


def test_a_drawn_signature_is_a_picture_that_says_whose_it_is(tmp_path: Path) -> None:
    content, values = a_copy(with_words_everywhere(""))
    loop = ("{%p for one in signatures %}", "{{ one.line }}: {{ one.mark }}", "{%p endfor %}")
    data = fill(template("{{ title }}", "{{ date }}", *loop), content, values)
    (tmp_path / "copy.docx").write_bytes(data)
    assert "Signature of person–name–mark" in read_everything(tmp_path / "copy.docx")


def test_a_familys_copy_has_none_of_the_services_tasks(tmp_path: Path) -> None:
    entries = with_words_everywhere("")
    loop = ("{%p for one in tasks %}", "kept: {{ one.what }}!", "{%p endfor %}")
    data = template(*WHOLE, *loop)
    for to in ("family", "everyone"):
        content, values = a_copy(entries, to=to)
        assert "kept: " not in text_of(fill(data, content, values), tmp_path)


@pytest.mark.parametrize("to", RECIPIENTS)
def test_no_value_says_more_than_the_copys_reader_may_see(to: str) -> None:
    marked = marked_entries(share="everyone")
    _content, values = a_copy(marked.entries, to=to)
    told = "\n".join(texts_in(values))
    ceiling = CEILING[RECIPIENTS[to].copy]
    assert [one.word for one in marked.marks if one.audience > ceiling and one.word in told] == []
    assert "action–what–mark" in told


def test_a_profile_has_no_actions_and_nobody_who_was_there() -> None:
    entries = with_words_everywhere("")
    meeting = entries.get(Meeting, MEETING)
    order = CopyOrder(
        recipient=RECIPIENTS["everyone"], paper=Paper.PROFILE, language="en", made_at=MADE_AT
    )
    content = copy_content_for(entries, meeting, order)
    values = merge_values(content, entries, meeting, order)
    lists = ("actions", "tasks", "people", "outcomes", "decisions", "next_meetings")
    assert {name: values[name] for name in lists} == dict.fromkeys(lists, ())


def test_each_page_says_what_the_copy_is(tmp_path: Path) -> None:
    content, values = a_copy(with_words_everywhere(""))
    marked = replace(content, marking="OFFICIAL")
    text = text_of(fill(template("{{ marking }}!", *WHOLE), marked, values), tmp_path)
    assert "OFFICIAL · Copy for everyone at the meeting · version 1 · draft, not sealed" in text
    assert "OFFICIAL!" in text


def test_in_large_print_no_letter_of_the_template_is_smaller() -> None:
    content, values = a_copy(with_words_everywhere(""))
    large = replace(content, is_large_print=True)
    with ZipFile(BytesIO(fill(example_template(), large, values))) as package:
        names = [
            one
            for one in package.namelist()
            if re.fullmatch(r"word/(document|styles|header\d|footer\d)\.xml", one)
        ]
        parts = [package.read(name).decode() for name in names]
    sizes = {int(one) for part in parts for one in re.findall(r'<w:sz(?:Cs)? w:val="(\d+)"', part)}
    assert min(sizes) >= 32


def test_a_paragraph_of_a_megabyte_is_all_there(worker: TemplateWorker, tmp_path: Path) -> None:
    content, values = a_copy(with_words_everywhere(""))
    values["title"] = "word & <b> " * 100_000
    text = text_of(worker.fill(content, values, template(*WHOLE)), tmp_path)
    assert text.count("word & <b> ") == 100_000


def loops(deep: int) -> bytes:
    return template(*WHOLE, "{% for x in actions %}" * deep + "x" + "{% endfor %}" * deep)


def test_a_template_that_never_ends_is_stopped_and_the_next_one_is_filled() -> None:
    content, values = a_copy(with_words_everywhere(""))
    action = values["actions"]
    assert isinstance(action, tuple)
    values["actions"] = action * 40
    with TemplateWorker(Limits(seconds=1, megabytes=700)) as worker:
        begun = time.monotonic()
        with pytest.raises(DocumentTrouble, match="far more time or memory"):
            worker.fill(content, values, loops(9))
        assert time.monotonic() - begun < 60
        assert worker.fill(content, values, template(*WHOLE))


def test_a_template_that_cannot_be_used_says_why(worker: TemplateWorker) -> None:
    content, values = a_copy(with_words_everywhere(""))
    for _again in range(2):
        with pytest.raises(DocumentTrouble, match="there is no field “laed”"):
            worker.fill(content, values, template(*WHOLE, "{{ laed }}"))
    assert worker.check(template(*WHOLE, "{{ laed }}")).problems[0].place == "text, paragraph 4"


def test_a_template_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(DocumentTrouble, match=r"a\.docx cannot be read"):
        read_template(tmp_path / "a.docx")
    with pytest.raises(DocumentTrouble, match=r"a\.docx cannot be read"):
        check_template_file(tmp_path / "a.docx")


def test_the_library_writes_any_content(worker: TemplateWorker, tmp_path: Path) -> None:
    made = everywhere("Words")
    values: dict[str, MergeValue] = {one.name: "" for one in MERGE_FIELDS}
    values |= {"minutes": made.blocks, "title": "T"}
    text = text_of(worker.fill(made, values, template(*WHOLE)), tmp_path)
    assert text.count("Words") >= sum("Words" in one for one in every_text(made.blocks))
