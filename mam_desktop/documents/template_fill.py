"""Fills a council's template with the words of one copy; meant to run in a process of its own."""

from io import BytesIO
from typing import cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError
from jinja2.exceptions import SecurityError
from lxml import etree

from mam_desktop.documents import wording
from mam_desktop.documents.template_language import Marks, TemplateLanguage, told
from mam_desktop.documents.template_runs import Filling
from mam_desktop.documents.template_styles import bring_styles
from mam_desktop.documents.word import set_properties
from mam_desktop.documents.word_styles import enlarge
from mam_desktop.documents.word_xml import same_zip
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.merge_fields import MergeValues
from mam_desktop.texts import N_, _, speaking

_ON_EACH_PAGE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_TORN = N_(
    "A loop or condition begins in one paragraph or table row and ends in another. Write {tr} to"
    " repeat table rows and {p} to repeat paragraphs, each in a row or paragraph of its own."
)


class _Template(DocxTemplate):
    """The library's template, but for what it would do beside the text: properties, footnotes."""

    def render_properties(
        self, context: dict[str, object], jinja_env: Environment | None = None
    ) -> None:
        """Leave the properties: they are written anew, from the copy."""

    def render_footnotes(
        self, context: dict[str, object], jinja_env: Environment | None = None
    ) -> None:
        """Leave footnotes: no field is filled there, and the check says so."""

    def fix_tables(self, xml: str) -> etree._Element:
        """Refuse what no longer fits together, which the library would quietly mend."""
        etree.fromstring(xml)
        return super().fix_tables(xml)


def fill(template: bytes, content: Content, values: MergeValues) -> bytes:
    """Return a checked template filled with a copy; the same copy gives the same bytes.

    Raises:
        DocumentTrouble: words would be lost, because a loop is torn over rows or paragraphs.

    """
    with speaking(content.language):
        marks = Marks()
        filled = told({**values, **own_values(content)}, marks)
    document = _rendered(template, filled)
    with speaking(content.language):
        styles = bring_styles(document, content.language, right_to_left=content.right_to_left)
        filling = Filling(document, content, marks, styles)
        for root in _roots(document):
            filling.fill(root)
        if content.is_large_print:
            for root in (document.styles.element, *_roots(document)):
                enlarge(root)
        if len(filling.met) != len(marks):
            raise torn()
        set_properties(document, content)
    buffer = BytesIO()
    document.save(buffer)
    return same_zip(buffer.getvalue())


def own_values(content: Content) -> dict[str, str]:
    """Return what the writers of files say of a copy: its state, its footer, the warning."""
    return {
        "marking": content.marking or content.copy_name,
        "state": content.sealed_line or content.as_of or _("draft, not sealed"),
        "footer": wording.footer_text(content),
        "draft_warning": wording.draft_text() if content.is_draft else "",
    }


def torn() -> DocumentTrouble:
    """Return the trouble of a loop that is torn over paragraphs or rows."""
    return DocumentTrouble(_(_TORN).format(tr="{%tr for … %}", p="{%p for … %}"))


def _rendered(template: bytes, filled: dict[str, object]) -> Document:
    made = _Template(BytesIO(template))
    try:
        made.render(filled, TemplateLanguage(), autoescape=True)
    except SecurityError as error:
        raise DocumentTrouble(
            _("The template does more than name fields, loop and compare; that is refused.")
        ) from error
    except (
        TemplateError,
        etree.LxmlError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
    ) as error:
        # What the library stumbles over when the XML around a loop no longer fits together.
        raise torn() from error
    return cast("Document", made.docx)


def _roots(document: Document) -> list[BaseOxmlElement]:
    around = [one for one in document.part.rels.values() if one.reltype in _ON_EACH_PAGE]
    return [document.element, *(one.target_part.element for one in around)]
