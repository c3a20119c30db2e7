"""An empty Word document with nothing in it of whoever made the library's own empty one."""

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from mam_desktop.documents.word_xml import app_properties

_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_NOT_OURS = (
    # Numbers of the sessions in which somebody once edited the library's file.
    "w:rsids",
    # Word would keep a picture of the first page in every file that somebody saves.
    "w:savePreviewPicture",
    # Nobody has checked the spelling of what stands here now.
    "w:proofState",
)


def bare_document() -> Document:
    """Return an empty document that says of itself only which program made it."""
    document = docx.Document()
    part, package = document.part, document.part.package
    _cut(part, RELATIONSHIP_TYPE.CUSTOM_XML, _STYLES_WITH_EFFECTS)
    _cut(package, RELATIONSHIP_TYPE.THUMBNAIL)
    for one in package.iter_parts():
        if one.partname == "/docProps/app.xml":
            one._blob = app_properties()  # noqa: SLF001 - the library has no other way in
    settings = document.settings.element
    for old in list(settings):
        if old.tag in {qn(name) for name in _NOT_OURS} or old.tag.endswith("}docId"):
            settings.remove(old)
    return document


def _cut(holder: Part, *kinds: str) -> None:
    for key in [key for key, one in holder.rels.items() if one.reltype in kinds]:
        del holder.rels[key]
