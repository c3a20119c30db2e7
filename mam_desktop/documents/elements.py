"""What each part of a paper is, for those who do not see it: heading, paragraph, table, picture.

Source: ISO 32000-1, 14.8.4 (standard structure types); ISO 14289-1 (PDF/UA-1).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Tag(StrEnum):
    """The standard names of parts that papers have."""

    DOCUMENT = "Document"
    PART = "Div"
    PARAGRAPH = "P"
    QUOTE = "BlockQuote"
    SPAN = "Span"
    LIST = "L"
    ITEM = "LI"
    ITEM_BODY = "LBody"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    CELL_HEADING = "TH"
    CELL = "TD"
    PICTURE = "Figure"
    FIELD = "Form"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    HEADING_4 = "H4"


HEADINGS = (Tag.HEADING_1, Tag.HEADING_2, Tag.HEADING_3, Tag.HEADING_4)


@dataclass(frozen=True, slots=True)
class Piece:
    """What was drawn in one go for an element: the page, counted from 0, and its number there."""

    page: int
    number: int


Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the page's lower left corner."""


class Scope(StrEnum):
    """Which cells a table's heading is for."""

    COLUMN = "Column"
    ROW = "Row"


class Element:
    """A part of a paper, with the parts and the drawn pieces it is made of, in reading order.

    `language` is its own where that differs from what is around it; `speaks` is what it is in.
    """

    __slots__ = ("alternative", "box", "kids", "language", "scope", "speaks", "tag")

    def __init__(
        self,
        tag: Tag,
        *,
        language: str | None = None,
        alternative: str = "",
        scope: Scope | None = None,
        around: str | None = None,
    ) -> None:
        self.tag = tag
        self.language = language if language != around else None
        self.speaks = language or around
        self.alternative = alternative
        self.scope = scope
        self.box: Box | None = None
        self.kids: list[Element | Piece] = []

    def add(
        self,
        tag: Tag,
        *,
        language: str | None = None,
        alternative: str = "",
        scope: Scope | None = None,
    ) -> "Element":
        """Add a part at the end and return it."""
        kid = Element(
            tag, language=language, alternative=alternative, scope=scope, around=self.speaks
        )
        self.kids.append(kid)
        return kid

    def in_language(self, language: str | None) -> "Element":
        """Return the part that words in a language go on in: this one, or a span in it."""
        if language is None or language == self.speaks:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Element) and (last.tag, last.speaks) == (Tag.SPAN, language):
            return last
        return self.add(Tag.SPAN, language=language)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing of it was drawn; a table's cell has its place even so."""
        if self.tag in (Tag.CELL, Tag.CELL_HEADING):
            return False
        return all(isinstance(kid, Element) and kid.is_empty for kid in self.kids)
