"""What is wrong with a council's template, and where, in words; nothing in one ever acts."""

import re
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from mam_desktop.documents.template_check import check_template, look_at
from mam_desktop.documents.template_example import NAME, example_template
from mam_desktop.documents.template_package import LARGEST_FILE
from mam_desktop.errors import DocumentTrouble
from mam_desktop.resources import resource_path
from tests.documents.template_making import WHOLE, template, with_part

RELS = "word/_rels/document.xml.rels"
LINKED = (
    '<Relationship Id="rId99" TargetMode="External" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
)


def told(data: bytes) -> list[str]:
    """Return each problem with its place."""
    return [f"{one.place}: {one.words}" for one in check_template(data).problems]


def linked(target: str, kind: str) -> bytes:
    words = LINKED.format(target=target, kind=kind).encode()
    close = b"</Relationships>"
    return with_part(template(*WHOLE), RELS, lambda old: old.replace(close, words + close))


def with_body(words: str) -> bytes:
    def put(old: bytes) -> bytes:
        return old.replace(b"<w:sectPr>", words.encode() + b"<w:sectPr>", 1)

    return with_part(template(*WHOLE), "word/document.xml", put)


def test_the_example_is_as_its_script_makes_it_and_has_nothing_wrong() -> None:
    made = example_template()
    assert resource_path(NAME).read_bytes() == made
    report = check_template(made)
    assert (report.problems, report.notes) == ((), ())


def test_a_template_with_everything_has_nothing_wrong() -> None:
    rows = (
        ("{%tr for one in actions %}", ""),
        ("{{ one.number }} {{ loop.index }}", "{{ one.what }}{% if one.who %}!{% endif %}"),
        ("{%tr endfor %}", ""),
    )
    loop = ("{%p for v in voices %}", "“{{ v.words }}”", "{%p endfor %}")
    assert told(template(*WHOLE, *loop, rows=rows, header="{{ marking }}")) == []


def test_an_unknown_field_is_named_with_its_place_and_what_may_be_meant() -> None:
    data = template(*WHOLE, "Led by {{ laed }} today", header="{{ counsil }}")
    assert told(data) == [
        "text, paragraph 4, near “Led by today”: {{ laed }}: there is no field “laed”;"
        " is “lead” meant?",
        "header, paragraph 1: {{ counsil }}: there is no field “counsil”; is “council” meant?",
    ]


def test_an_unknown_field_of_a_row_says_which_table_and_row() -> None:
    rows = (("{%tr for one in actions %}",), ("{{ one.wat }}",), ("{%tr endfor %}",))
    (problem,) = told(template(*WHOLE, "The plan", rows=rows))
    assert problem.startswith("text, table 1, row 2, near “The plan”: {{ one.wat }}")
    assert "is “what” meant?" in problem


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("{%p for one in actions %}", "x"), "has no {% endfor %} after it"),
        (("{% if lead %}x",), "has no {% endif %} after it"),
        (("x{% endfor %}",), "ends or goes on with something that never began"),
        (("{%p for one in actions %}", "{%p endif %}"), "which has not ended"),
        (("{{ lead",), "begins and does not end in its paragraph"),
        (("{{ actions }}",), "is a list: write a loop over it"),
        (("{{ is_draft }}",), "is yes or no"),
        (("All: {{ minutes }}",), "needs a paragraph of its own"),
        (("{%p for one in title %}", "{%p endfor %}"), "is no list"),
        (("{%p for one in %}", "{%p endfor %}"), "a loop is written"),
        (("{{ actions.what }}",), "there is no field “actions.what”"),
        (("{{ one.what }}",), "there is no field “one”"),
        (("{{p lead }}",), "without a letter before it"),
        (("{{ }}",), "cannot be understood"),
        (("{{ lead lead }}",), "cannot be understood"),
    ],
)
def test_what_does_not_fit_together_is_said(lines: tuple[str, ...], said: str) -> None:
    assert any(said in one for one in told(template(*WHOLE, *lines)))


@pytest.mark.parametrize(
    "hidden",
    [
        "<w:p><w:r><w:t>{</w:t></w:r></w:p><w:p><w:r><w:t>{ x.__class__ }}</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ x.__class__ }</w:t><w:t>}</w:t></w:r></w:p>",
        "<w:p><w:r><w:delText>{{ x.__class__ }}</w:delText></w:r></w:p>",
        "<w:t>{{ lead.__class__ }}</w:t>",
        "<!-- {{ lead.__class__ }} -->",
        "<?x {{ lead.__class__ }} ?>",
        "<w:p><w:r><w:t><![CDATA[{{ lead.__class__ }}]]></w:t></w:r></w:p>",
        "<w:p><w:r><w:t>\U000f50000\U000f5001</w:t></w:r></w:p>",
    ],
)
def test_what_only_the_library_would_take_for_a_field_is_refused_too(hidden: str) -> None:
    assert told(with_body(hidden)) != []


@pytest.mark.parametrize(
    "harm",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ title.__class__ }}",
        "{{ title.upper() }}",
        "{{ title|upper }}",
        "{{ 7*7 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ range(1000000000) }}",
        "{{ title['x'] }}",
        "{% set x = 1 %}",
        "{% import 'os' as os %}",
        "{% include 'x' %}",
        "{% macro x() %}{% endmacro %}",
        "{% raw %}",
        "{%p for x in range(9) %}{%p endfor %}",
        "{%p for x in actions recursive %}{%p endfor %}",
        "{% colspan title %}",
        "{% if lambda %}{% endif %}",
    ],
)
def test_nothing_but_fields_loops_and_conditions_is_taken(harm: str) -> None:
    assert told(template(*WHOLE, harm)) != []
    assert told(template(*WHOLE, header=harm)) != []


def test_what_every_copy_must_say_is_missed() -> None:
    assert told(template("Nothing", footer="")) == [
        ": The template does not say the title: write {{ title }}",
        ": The template does not say the date: write {{ date }}",
        ": Neither header nor footer says: marking, version, hash, state."
        " Write {{ footer }} in the footer; it says all.",
    ]
    in_pieces = "{{ marking }} {{ version }} {{ hash }} {{ state }}"
    assert told(template("{{ title }}", "{{ when_and_where }}", footer=in_pieces)) == []


def test_what_a_template_leaves_out_is_noted() -> None:
    notes = check_template(template("{{ title }}", "{{ date }}")).notes
    assert any("leave out signatures" in one for one in notes)
    assert any("leave out actions" in one for one in notes)
    assert check_template(template(*WHOLE)).notes == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (linked("https://example.org/x.png", "image"), "points outside the file"),
        (linked("file:///C:/Normal.dotm", "attachedTemplate"), "points outside the file"),
        (linked("\\\\server\\share\\x.docx", "subDocument"), "points outside the file"),
        (linked("file:///etc/passwd", "hyperlink"), "points outside the file"),
        (with_part(template(*WHOLE), "word/vbaProject.bin", lambda _old: b"x"), "macros"),
        (with_part(template(*WHOLE), "word/embeddings/a.bin", lambda _old: b"x"), "embedded"),
        (with_part(template(*WHOLE), "word/media/a.svg", lambda _old: b"<svg/>"), "SVG"),
        (with_part(template(*WHOLE), "word/comments.xml", lambda _old: b"<c/>"), "comments"),
        (with_body("<w:altChunk/>"), "another document"),
        (with_body("<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>"), "tracked changes"),
        (
            with_body('<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;http://x/y&quot;"/></w:p>'),
            "INCLUDEPICTURE",
        ),
        (
            with_body(
                '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDE</w:instrText>'
                "<w:instrText>AUTO c:\\cmd</w:instrText>"
                '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
            ),
            "DDEAUTO",
        ),
        (with_body('<w:p><w:r><w:pict src="http://x.example/y.png"/></w:r></w:p>'), "outside"),
        (with_body('<w:p><w:bookmarkStart w:name="{{ title }}"/></w:p>'), "not filled in there"),
    ],
)
def test_what_acts_fetches_or_hides_is_refused(data: bytes, said: str) -> None:
    assert any(said in one for one in told(data)), told(data)


def test_a_link_to_the_councils_own_pages_is_fine() -> None:
    assert told(linked("https://www.example.org/", "hyperlink")) == []
    assert told(linked("mailto:minutes@example.org", "hyperlink")) == []


def lying_bomb() -> bytes:
    """Return a document with a part that is far larger than it says."""
    data = bytearray(bomb_of(5_000_000))
    size = (5_000_000).to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def bomb_of(size: int) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * size)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 not a document", "not a Word document"),
        (b"", "not a Word document"),
        (b"x" * (LARGEST_FILE + 1), "at most 10 MB"),
        (bomb_of(40_000_000), "far larger unpacked"),
        (lying_bomb(), "not a Word document|damaged"),
        (template(*WHOLE)[:-40], "not a Word document"),
        (
            with_part(
                template(*WHOLE),
                "word/document.xml",
                lambda old: b'<!DOCTYPE x [<!ENTITY a "b">]>' + old,
            ),
            "words of its own",
        ),
        (with_part(template(*WHOLE), "word/document.xml", lambda _old: b"<w:p"), "damaged"),
    ],
)
def test_files_that_are_no_template_are_refused_plainly(data: bytes, said: str) -> None:
    assert len(zlib.compress(data)) < 10_000_000
    with pytest.raises(DocumentTrouble) as raised:
        look_at(data)
    assert re.search(said, str(raised.value))


def test_a_loop_torn_over_a_tables_end_is_found_by_the_trial() -> None:
    rows = (("{%tr for one in actions %}",), ("{{ one.what }}",))
    (problem,) = told(with_end_after_table(template(*WHOLE, rows=rows)))
    assert "begins in one paragraph or table row and ends in another" in problem


def with_end_after_table(data: bytes) -> bytes:
    after = b"</w:tbl><w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>"
    return with_part(data, "word/document.xml", lambda old: old.replace(b"</w:tbl>", after, 1))
