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


def test_white_words_on_a_dark_ground_and_what_is_not_hidden_are_fine() -> None:
    dark = '<w:shd w:val="clear" w:fill="0B5C5E"/><w:color w:val="FFFFFF"/><w:sz w:val="16"/>'
    for look in (dark, '<w:vanish w:val="0"/>', '<w:sz w:val="14"/>'):
        assert check_template(looking(look)).problems == ()


def test_words_of_its_own_in_another_encoding_are_refused() -> None:
    told = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY b "boom">]>'
    data = changed(word__footer1_dot_xml=(told + FOOTER).encode("utf-16"))
    (problem,) = check_template(data).problems
    assert "words of its own" in problem.words
