"""Brings the styles of our own blocks into a council's template, where it has none of that name."""

from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from lxml import etree

from mam_desktop.documents.word_styles import styles_element
from mam_desktop.documents.word_xml import element

_NAMED = tuple(qn(f"w:{name}") for name in ("pStyle", "tblStyle", "rStyle"))


class Styles:
    """Which of our styles goes by which name in this document."""

    def __init__(self, called: Mapping[str, str]) -> None:
        self._called = called

    def fit(self, made: etree._Element) -> None:
        """Have an element use the document's own style wherever it has one of that name."""
        for one in made.iter(*_NAMED):
            key = str(one.get(qn("w:val")))
            if key in self._called:
                one.set(qn("w:val"), self._called[key])


def bring_styles(document: Document, language: str, *, right_to_left: bool) -> Styles:
    """Add the styles that are missing; those the council has keep the council's look."""
    sheet = document.styles.element
    theirs = dict(_by_name(sheet))
    called: dict[str, str] = {}
    missing = []
    for style in styles_element(language, right_to_left=right_to_left).findall(qn("w:style")):
        name, key = _name(style), str(style.get(qn("w:styleId")))
        if name in theirs:
            called[key] = theirs[name]
        else:
            missing.append(style)
    taken = set(theirs.values())
    for style in missing:
        key = str(style.get(qn("w:styleId")))
        called[key] = f"Mam{key}" if key in taken else key
        style.set(qn("w:styleId"), called[key])
        style.attrib.pop(qn("w:default"), None)
        sheet.append(style)
    for style in missing:
        for link in ("w:basedOn", "w:next"):
            for one in style.findall(qn(link)):
                meant = str(one.get(qn("w:val")))
                one.set(qn("w:val"), called.get(meant, meant))
        _number(document, style)
    return Styles(called)


def _by_name(sheet: etree._Element) -> Iterator[tuple[str, str]]:
    for style in sheet.findall(qn("w:style")):
        key = style.get(qn("w:styleId"))
        if key:
            yield _name(style), key


def _name(style: etree._Element) -> str:
    named = style.find(qn("w:name"))
    return (named.get(qn("w:val")) or "").casefold() if named is not None else ""


def _number(document: Document, style: etree._Element) -> None:
    """Give a list style of ours bullets of its own; the template's lists stay as they are."""
    for numbered in style.iter(qn("w:numId")):
        numbered.set(qn("w:val"), str(_bullets(document)))


def _bullets(document: Document) -> int:
    sheet = _numbering(document)
    kinds = sheet.findall(qn("w:abstractNum"))
    lists = sheet.findall(qn("w:num"))
    kind = 1 + max((int(one.get(qn("w:abstractNumId")) or 0) for one in kinds), default=-1)
    number = 1 + max((int(one.get(qn("w:numId")) or 0) for one in lists), default=0)
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    if kinds:
        kinds[-1].addnext(made)
    else:
        sheet.insert(0, made)
    link = element("w:abstractNumId", val=kind)
    last = element("w:num", [link], numId=number)
    place = sheet.findall(qn("w:num"))
    if place:
        place[-1].addnext(last)
    else:
        made.addnext(last)
    return number


def _numbering(document: Document) -> etree._Element:
    part = document.part
    kinds = {one.reltype for one in part.rels.values()}
    if RELATIONSHIP_TYPE.NUMBERING not in kinds:
        made = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        new = NumberingPart(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, made, part.package
        )
        part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
    numbering: etree._Element = part.numbering_part.element
    return numbering
