"""Writes a content as a Word document people can edit; the same content gives the same bytes."""

from datetime import UTC
from io import BytesIO

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from mam_desktop.documents import look, wording
from mam_desktop.documents.look import Frame
from mam_desktop.documents.one_page import stands_close
from mam_desktop.documents.typeset import Setter, setter_for
from mam_desktop.documents.visible import visible
from mam_desktop.documents.word_bare import bare_document
from mam_desktop.documents.word_beside import WordRooms
from mam_desktop.documents.word_blocks import WordBlocks
from mam_desktop.documents.word_styles import (
    TEXT_TWIPS,
    enlarge,
    resize,
    styles_element,
    word_language,
)
from mam_desktop.documents.word_text import paragraph
from mam_desktop.documents.word_xml import element, field, same_zip, text
from mam_desktop.meeting.content import Content
from mam_desktop.texts import _, speaking

_MARK = "\ue000"


def write_word(content: Content) -> bytes:
    """Return the finished file."""
    with speaking(content.language):
        return _written(content)


def _written(content: Content) -> bytes:
    setter = setter_for(content, is_close=stands_close(content))
    document = bare_document()
    _set_styles(document, content, setter)
    _set_page(document, setter.frame)
    set_properties(document, content)
    _set_footer(document, content, setter)
    end = document.element.body.sectPr
    for made in WordBlocks(document, setter).content(content):
        end.addprevious(made)
    buffer = BytesIO()
    document.save(buffer)
    return same_zip(buffer.getvalue())


def _set_styles(document: Document, content: Content, setter: Setter) -> None:
    sheet = document.styles.element
    for old in list(sheet):
        sheet.remove(old)
    styles = styles_element(content.language, right_to_left=content.right_to_left)
    if setter.is_close:
        resize(styles, "Title", look.CLOSE_TITLE)
    if content.is_large_print:
        enlarge(styles)
    sheet.extend(list(styles))
    for old in document.settings.element.findall(f"{{{document.element.nsmap['w']}}}themeFontLang"):
        said = word_language(content.language)
        old.getparent().replace(old, element("w:themeFontLang", val=said, eastAsia=said))


def _set_page(document: Document, frame: Frame) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Pt(look.PAGE_WIDTH), Pt(look.PAGE_HEIGHT)
    section.left_margin = section.right_margin = Pt(frame.side)
    section.top_margin, section.bottom_margin = Pt(frame.above), Pt(frame.below + 10)
    section.footer_distance = Pt(30 if frame is look.USUAL else 20)


def set_properties(document: Document, content: Content) -> None:
    """Say in the file what it is, and nothing of the moment, the machine or the writer."""
    made = content.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.title = visible(content.title)[:255]
    properties.subject = visible(content.subject)[:255]
    properties.author = properties.last_modified_by = wording.PROGRAM
    properties.comments = properties.keywords = properties.category = ""
    properties.identifier = content.content_hash
    properties.version = str(content.version)
    properties.language = word_language(content.language)
    properties.created = properties.modified = made
    properties.revision = 1
    package = document.part.package
    thumbnails = [
        key for key, one in package.rels.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL
    ]
    for key in thumbnails:
        del package.rels[key]


def _set_footer(document: Document, content: Content, setter: Setter) -> None:
    words = wording.footer_text(content)
    room = WordRooms(setter).around(words, "Footer") if content.wants_one_page else ()
    line = paragraph(words, "Footer", language=content.language, room=room)
    if setter.is_close:
        at = round(setter.frame.width * 20)
        tabs = [
            element("w:tab", val="clear", pos=TEXT_TWIPS),
            element("w:tab", val="right", pos=at),
        ]
        # The format wants them right behind the style's name.
        next(iter(line)).insert(1, element("w:tabs", tabs))
    line.append(element("w:r", [element("w:tab")]))
    line.extend(_page_number())
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    root = footer.part.element
    for old in list(root):
        root.remove(old)
    root.append(line)


def _page_number() -> list[BaseOxmlElement]:
    """Return `page 1 of 2` as runs, its numbers as fields that Word works out."""
    before, between, after = _pieces(_("page {number} of {count}"))
    made = [element("w:r", text(before))] if before else []
    made += field("PAGE", "1")
    made += [element("w:r", text(between))] if between else []
    made += field("NUMPAGES", "1")
    return [*made, element("w:r", text(after))] if after else made


def _pieces(template: str) -> tuple[str, str, str]:
    before, between, after = template.format(number=_MARK, count=_MARK).split(_MARK)
    return before, between, after
