"""Writes what each part of a paper is into its PDF, so that it conforms to PDF/UA-1.

reportlab has room for this in its catalogue and pages, and writes none of it itself.

Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 5 (identification) and 7.
"""

from collections.abc import Sequence
from typing import Protocol, cast

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from mam_desktop.documents.elements import Element, Piece, Tag
from mam_desktop.documents.wording import SEAL_FIELD

_PRINTED_AND_LOCKED = 4 + 128


class _Page(Protocol):
    """A page that was written; an entry is written when it stands in the list."""

    __NoDefault__: Sequence[str]
    StructParents: int
    Tabs: str
    Annots: PDFArray | None


class _Pages(Protocol):
    """The pages that were written."""

    pages: Sequence[_Page]


class _Catalog(Protocol):
    """The places of a PDF's catalogue that reportlab leaves free."""

    MarkInfo: PDFDictionary
    Metadata: PDFStream
    StructTreeRoot: PDFDictionary
    AcroForm: PDFDictionary


class _Document(Protocol):
    """A PDF on its way."""

    Catalog: _Catalog
    Pages: _Pages

    def Reference(self, thing: object) -> PDFObjectReference: ...  # noqa: N802 - reportlab's name


class Structure:
    """The parts of one paper, and which piece of which page belongs to which of them."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._owners: list[list[Element]] = []

    def start_page(self) -> None:
        """Count pieces anew: what follows stands on the next page."""
        self._owners.append([])

    def piece_of(self, element: Element) -> int:
        """Return the number, on this page, of a piece about to be drawn for a part."""
        owners = self._owners[-1]
        owners.append(element)
        element.kids.append(Piece(len(self._owners) - 1, len(owners) - 1))
        return len(owners) - 1

    def write(self, document: object, *, metadata: str, field_words: str) -> None:
        """Put all of it into the document; `field_words` describe an empty field for a seal."""
        writer = _Writer(cast("_Document", document), self._owners)
        writer.write(self._root, field_words)
        cast("_Document", document).Catalog.Metadata = PDFStream(
            PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), metadata.encode()
        )


class _Writer:
    """Turns parts into the format's objects."""

    def __init__(self, document: _Document, owners: Sequence[Sequence[Element]]) -> None:
        self._document = document
        self._owners = owners
        self._references: dict[Element, PDFObjectReference] = {}

    def write(self, root: Element, field_words: str) -> None:
        """Put the tree of parts into the catalogue, and each page's place in it into the page."""
        tree = PDFDictionary({"Type": "/StructTreeRoot"})
        top = self._element(root, self._document.Reference(tree))
        tree["K"] = PDFArray([self._document.Reference(top)])
        parents: list[object] = []
        for at, owners in enumerate(self._owners):
            references = PDFArray([self._references[owner] for owner in owners])
            parents += [at, self._document.Reference(references)]
            self._enter(at, StructParents=at, Tabs="/S")
        if field_words:
            parents += [len(self._owners), self._field(top, field_words)]
        tree["ParentTree"] = self._document.Reference(PDFDictionary({"Nums": PDFArray(parents)}))
        tree["ParentTreeNextKey"] = len(parents) // 2
        self._document.Catalog.StructTreeRoot = tree
        self._document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _enter(self, page: int, **entries: object) -> None:
        written = self._document.Pages.pages[page]
        written.__NoDefault__ = [*written.__NoDefault__, *entries]
        for name, value in entries.items():
            setattr(written, name, value)

    def _element(self, element: Element, parent: PDFObjectReference) -> PDFDictionary:
        made = PDFDictionary({"Type": "/StructElem", "S": f"/{element.tag}", "P": parent})
        reference = self._document.Reference(made)
        self._references[element] = reference
        if element.language:
            made["Lang"] = PDFString(element.language)
        if element.alternative:
            made["Alt"] = PDFString(element.alternative)
        attributes = _attributes(element)
        if attributes:
            made["A"] = attributes
        pieces = [kid.page for kid in element.kids if isinstance(kid, Piece)]
        if pieces:
            made["Pg"] = _page(pieces[0])
        kids = [self._kid(kid, pieces, reference) for kid in element.kids if not _is_empty(kid)]
        made["K"] = PDFArray(kids)
        return made

    def _kid(
        self, kid: Element | Piece, pages: Sequence[int], parent: PDFObjectReference
    ) -> object:
        if isinstance(kid, Element):
            return self._document.Reference(self._element(kid, parent))
        if kid.page == pages[0]:
            return kid.number
        return PDFDictionary({"Type": "/MCR", "Pg": _page(kid.page), "MCID": kid.number})

    def _field(self, top: PDFDictionary, words: str) -> PDFObjectReference:
        """Write the empty, unseen field that a seal fills later, and return its part."""
        parent = self._document.Reference(top)
        part = PDFDictionary({"Type": "/StructElem", "S": f"/{Tag.FIELD}", "P": parent})
        widget = PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": PDFString(SEAL_FIELD),
                "TU": PDFString(words),
                "Contents": PDFString(words),
                "F": _PRINTED_AND_LOCKED,
                "Rect": PDFArray([0, 0, 0, 0]),
                "P": _page(0),
                "StructParent": len(self._owners),
            }
        )
        reference = self._document.Reference(widget)
        part["Pg"] = _page(0)
        part["Alt"] = PDFString(words)
        part["K"] = PDFDictionary({"Type": "/OBJR", "Obj": reference, "Pg": _page(0)})
        top["K"].sequence.append(self._document.Reference(part))
        self._document.Pages.pages[0].Annots = PDFArray([reference])
        self._document.Catalog.AcroForm = PDFDictionary({"Fields": PDFArray([reference])})
        return self._document.Reference(part)


def _is_empty(kid: Element | Piece) -> bool:
    return isinstance(kid, Element) and kid.is_empty


def _page(number: int) -> PDFObjectReference:
    return PDFObjectReference(f"Page{number + 1}")


def _attributes(element: Element) -> PDFDictionary | None:
    if element.scope:
        return PDFDictionary({"O": "/Table", "Scope": f"/{element.scope}"})
    if element.box:
        sides = [round(side, 2) for side in element.box]
        return PDFDictionary({"O": "/Layout", "BBox": PDFArray(sides)})
    return None
