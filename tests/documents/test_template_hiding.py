"""Templates that hide what acts where nobody looked, and words that nobody sees."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from mam_desktop.documents.template_check import check_template
from tests.documents.template_making import OFFICE, SPACES, WHOLE, template

DDE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText> DDEAUTO c:\\x "y" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
FOOTER = f"<w:ftr {SPACES}><w:p>{DDE}<w:r><w:t>{{{{ footer }}}}</w:t></w:r></w:p></w:ftr>"
TYPES, RELS = "[Content_Types].xml", "word/_rels/document.xml.rels"
VIDEO = '<x:webVideoPr xmlns:x="urn:x" embeddedHtml="&lt;iframe&gt;"/>'
OLE = '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link"/>'
MERGE = (
    '<w:mailMerge><w:connectString w:val="Provider=X"/><w:query w:val="SELECT 1"/></w:mailMerge>'
)


def changed(*swaps: tuple[str, str, str], **added: str | bytes) -> bytes:
    """Return a template with words of its parts swapped, and parts added or put in their place."""
    whole = template(*WHOLE)
    more = {name.replace("__", "/").replace("_dot_", "."): one for name, one in added.items()}
    with ZipFile(BytesIO(whole)) as old:
        parts: dict[str, str | bytes] = {name: old.read(name).decode() for name in old.namelist()}
    for name, words, instead in swaps:
        assert words in str(parts[name])
        parts[name] = str(parts[name]).replace(words, instead)
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name, data in (parts | more).items():
            new.writestr(name, data)
    return buffer.getvalue()


def moved_footer(name: str) -> bytes:
    key = name.replace("/", "__").replace(".", "_dot_")
    return changed(
        (TYPES, "/word/footer1.xml", f"/{name}"), (RELS, "footer1.xml", f"/{name}"), **{key: FOOTER}
    )


def in_body(words: str) -> bytes:
    return changed(("word/document.xml", "<w:sectPr>", f"{words}<w:sectPr>"))


def looking(properties: str) -> bytes:
    return changed(("word/document.xml", "<w:r>", f"<w:r><w:rPr>{properties}</w:rPr>"))


def linked(kind: str) -> bytes:
    link = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="media/x.png"/>'
    return changed((RELS, "</Relationships>", f"{link}</Relationships>"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (moved_footer("word/footer1.dat"), "a part of this kind is refused"),
        (moved_footer("word/footer1.png"), "a part of this kind is refused"),
        (moved_footer("elsewhere/footer1.xml"), "DDEAUTO is refused"),
        (moved_footer("word/footer1.XML"), "DDEAUTO is refused"),
        (in_body(f"<w:p><w:r>{VIDEO}</w:r></w:p>"), "embedded object"),
        (in_body(f"<w:p><w:r>{OLE}</w:r></w:p>"), "embedded object"),
        (in_body(MERGE), "asks a database"),
        (linked("oleObject"), "embedded object"),
        (linked("mailMergeSource"), "asks a database"),
        (looking("<w:vanish/>"), "nobody can see"),
        (looking('<w:sz w:val="2"/>'), "nobody can see"),
        (looking('<w:color w:val="ffffff"/>'), "nobody can see"),
    ],
)
def test_what_hides_in_a_template_is_found(data: bytes, said: str) -> None:
    assert any(said in problem.words for problem in check_template(data).problems)


# --- hidden by a style ----------------------------------------------------------------------------


def styled(sheet: str, body: str = "", part: str = "word__styles_dot_xml") -> bytes:
    """Return a template with a style sheet; `body` is put before its last words."""
    styles = f"<w:styles {SPACES}>{sheet}</w:styles>"
    swaps = (("word/document.xml", "<w:sectPr>", f"{body}<w:sectPr>"),)
    return changed(*swaps, **{part: styles})


def a_style(name: str, look: str, *, kind: str = "paragraph", more: str = "") -> str:
    default = ' w:default="1"' if name == "Default" else ""
    head = f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{name}"/>'
    return f"{head}{more}<w:rPr>{look}</w:rPr></w:style>"


def based_on(name: str) -> str:
    return f'<w:basedOn w:val="{name}"/>'


def paragraph(words: str, style: str = "", own: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:rPr>{own}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def in_table(style: str, *, own: str = "") -> str:
    cell = f"<w:tc>{paragraph('Words', own=own)}</w:tc>"
    named = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>' if style else "<w:tblPr/>"
    return f"<w:tbl>{named}<w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl><w:p/>"


VANISH, TINY, WHITE = "<w:vanish/>", '<w:sz w:val="2"/>', '<w:color w:val="FFFFFF"/>'
DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{look}</w:rPr></w:rPrDefault></w:docDefaults>"
FIELD = "{{ title }}"
BY_LETTERS = '<w:rStyle w:val="Ghost"/>'
ROWS = '<w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>'
ABSTRACT = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{text}"/>'
    "<w:rPr><w:vanish/></w:rPr></w:lvl></w:abstractNum>"
)


def numbered(text: str) -> bytes:
    told = f"<w:numbering {SPACES}>{ABSTRACT.format(text=text)}</w:numbering>"
    return changed(word__numbering_dot_xml=told)


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        (a_style("Ghost", VANISH), paragraph("Words", "Ghost")),
        (a_style("Ghost", TINY), paragraph("Words", "Ghost")),
        (a_style("Ghost", WHITE), paragraph(FIELD, "Ghost")),
        (a_style("Ghost", VANISH, kind="character"), paragraph("Words", own=BY_LETTERS)),
        (a_style("Ghost", VANISH, kind="table"), in_table("Ghost")),
        (a_style("Ghost", "", kind="table", more=ROWS), in_table("Ghost")),
        (a_style("Default", VANISH), paragraph("Words")),
        (a_style("Default", VANISH, kind="character"), paragraph("Words")),
        (a_style("Default", VANISH, kind="table"), in_table("")),
        (
            a_style("Plain", "", more=based_on("Between"))
            + a_style("Between", "", more=based_on("Ghost"))
            + a_style("Ghost", VANISH, more=based_on("Plain")),
            paragraph("Words", "Plain"),
        ),
        (
            a_style("Small", "<w:b/>", more=based_on("Ghost"), kind="table")
            + a_style("Ghost", TINY, kind="table"),
            in_table("Small"),
        ),
        (
            a_style("Linked", "", more='<w:link w:val="Ghost"/>')
            + a_style("Ghost", VANISH, kind="character"),
            paragraph("Words", own='<w:rStyle w:val="Linked"/>'),
        ),
    ],
    ids=[
        *("paragraph", "tiny", "white", "letters", "table", "first row of a table"),
        *("default paragraph", "default letters", "default table"),
        *("based on, in a ring", "based on, a table's", "linked"),
    ],
)
def test_words_that_a_style_hides_are_found_and_the_style_is_named(sheet: str, body: str) -> None:
    found = [one.words for one in check_template(styled(sheet, body)).problems]
    named = "Default" if "Default" in sheet else "Ghost"
    assert any(f"style “{named}” makes words that nobody can see" in one for one in found), found
    plain = sheet.replace(VANISH, "").replace(TINY, "").replace(WHITE, "")
    assert check_template(styled(plain, body)).problems == ()


@pytest.mark.parametrize("look", [VANISH, TINY, WHITE])
def test_words_that_the_defaults_of_a_document_hide_are_found(look: str) -> None:
    problems = check_template(styled(DEFAULTS.format(look=look))).problems
    assert any("nobody can see" in one.words for one in problems)


@pytest.mark.parametrize("part", ["word__more_dot_xml", "elsewhere__styles_dot_xml"])
def test_a_style_sheet_is_looked_at_wherever_it_lies(part: str) -> None:
    data = styled(a_style("Ghost", VANISH), paragraph("Words", "Ghost"), part=part)
    assert any("“Ghost”" in one.words for one in check_template(data).problems)


@pytest.mark.parametrize("look", [VANISH, TINY, WHITE])
@pytest.mark.parametrize("name", ["heading 2", "Normal", "Table Text"])
def test_a_style_that_the_minutes_will_use_may_not_hide_them(name: str, look: str) -> None:
    (problem,) = check_template(styled(a_style(name, look))).problems
    assert problem.words.startswith(f"The style “{name}”, which the minutes are written in")


def test_a_list_that_writes_words_before_its_items_may_not_hide_them() -> None:
    (problem,) = check_template(numbered("Nobody reads %1.")).problems
    assert "word/numbering.xml: it has words that nobody can see" in problem.words
    assert check_template(numbered("(%1.%2)")).problems == ()


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        (a_style("Ghost", VANISH), ""),
        (a_style("Ghost", VANISH), paragraph("Words", "Ghost", own='<w:vanish w:val="0"/>')),
        (a_style("Ghost", TINY), paragraph("Words", "Ghost", own='<w:sz w:val="24"/>')),
        (a_style("Ghost", WHITE), paragraph("A white line", "Ghost")),
        (a_style("Ghost", WHITE + '<w:shd w:fill="0B5C5E"/>'), paragraph(FIELD, "Ghost")),
        (a_style("Ghost", TINY, kind="table") + a_style("Seen", '<w:sz w:val="20"/>'), ""),
        (
            a_style("Seen", '<w:vanish w:val="0"/>', more=based_on("Ghost"))
            + a_style("Ghost", VANISH),
            paragraph("Words", "Seen"),
        ),
    ],
)
def test_a_style_that_hides_nothing_here_is_no_fault(sheet: str, body: str) -> None:
    assert check_template(styled(sheet, body)).problems == ()


def test_white_words_on_a_dark_ground_and_what_is_not_hidden_are_fine() -> None:
    dark = '<w:shd w:val="clear" w:fill="0B5C5E"/><w:color w:val="FFFFFF"/><w:sz w:val="16"/>'
    for look in (dark, '<w:vanish w:val="0"/>', '<w:sz w:val="14"/>'):
        assert check_template(looking(look)).problems == ()


def test_words_of_its_own_in_another_encoding_are_refused() -> None:
    told = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY b "boom">]>'
    data = changed(word__footer1_dot_xml=(told + FOOTER).encode("utf-16"))
    (problem,) = check_template(data).problems
    assert "words of its own" in problem.words
