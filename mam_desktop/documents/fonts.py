"""Which bundled font draws which character, and fonts that can be drawn glyph by glyph.

WORKAROUND(reportlab 5.1.0): shaped glyphs that no character maps to get private codes in the order
they turn up in the process, so files would differ from run to run, and the private codes end up as
the text that can be copied out. Here a glyph's code comes from its number, and `ToUnicode` says the
letters it stands for.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Protocol, cast
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from mam_desktop.documents.look import Weight
from mam_desktop.resources import resource_path

TEXT_FAMILY = "AtkinsonHyperlegibleNext"
WIDE_FAMILY = "NotoSans"
ARABIC_FAMILY = "NotoSansArabic"
URDU_FAMILY = "NotoNastaliqUrdu"
PICTURE_FAMILY = "NotoEmoji"
_OTHER_FAMILIES = ("NotoSansBengali", "NotoSansGurmukhi", PICTURE_FAMILY)
_VARIANTS = "\ufe0e\ufe0f"
_GLYPHS_FROM = 0x100000
"""Private code of glyph 0; no text gets here, for private characters are shown by their code."""

_NO_LETTER = "\u2060"
"""What a glyph says that is only a part of a letter; each one has to say something."""

_URDU_LETTERS = re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06d4]")


class _Face(Protocol):
    """What a parsed font file tells."""

    name: bytes
    subfontNameX: bytes  # noqa: N815 - reportlab's name
    unitsPerEm: float  # noqa: N815 - reportlab's name
    charToGlyph: dict[int, int]  # noqa: N815 - reportlab's name
    charWidths: dict[int, float]  # noqa: N815 - reportlab's name
    hmetrics: Sequence[tuple[float, float]]

    def getCharWidth(self, code: int) -> float: ...  # noqa: N802 - reportlab's name

    def addSubsetObjects(  # noqa: N802 - reportlab's name
        self, doc: object, name: str, subset: list[int]
    ) -> object: ...


class _Document(Protocol):
    """The PDF being written."""

    idToObject: dict[str, dict[str, object]]  # noqa: N815 - reportlab's name

    def Reference(self, thing: object, name: str) -> object: ...  # noqa: N802 - reportlab's name


class GlyphFont(TTFont):
    """A TrueType font whose glyphs can be drawn by number."""

    def __init__(self, name: str) -> None:
        path = resource_path(f"fonts/{name}.ttf")
        super().__init__(name, str(path), asciiReadable=0)
        self._file = cast("_Face", self.face)
        self._spoken: WeakKeyDictionary[object, dict[int, str]] = WeakKeyDictionary()
        self.shaper = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))

    @property
    def units(self) -> float:
        """Return the font file's units in the size of its letters."""
        return self._file.unitsPerEm

    def characters(self) -> frozenset[str]:
        """Return every character that the font can draw."""
        return frozenset(map(chr, self._file.charToGlyph))

    def has(self, char: str) -> bool:
        """Say whether the font can draw a character."""
        return ord(char) in self._file.charToGlyph

    def glyph(self, number: int) -> str:
        """Return the private character that draws a glyph."""
        code = _GLYPHS_FROM + number
        if code not in self._file.charToGlyph:
            self._file.charWidths[code] = self._file.hmetrics[number][0] * 1000 / self.units
            self._file.charToGlyph[code] = number
        return chr(code)

    def advance(self, glyph: str) -> float:
        """Return how far a private character moves the pen at size 1, when it is drawn."""
        return self._file.charWidths[ord(glyph)] / 1000

    def ink(self, glyph: str) -> tuple[float, float, float, float] | None:
        """Return where a private character's ink is at size 1; None where it has none.

        From where the pen is: left, right, how far above its line and how far below.
        """
        found = self.shaper.get_glyph_extents(ord(glyph) - _GLYPHS_FROM)
        if found is None or not found.height:
            return None
        left, top = found.x_bearing / self.units, found.y_bearing / self.units
        right = left + found.width / self.units
        return left, right, top, -(top + found.height / self.units)

    def say(self, doc: object, glyph: str, text: str) -> None:
        """Remember which letters a glyph stands for in one document; the first ones stay."""
        if text:
            self._spoken.setdefault(doc, {}).setdefault(ord(glyph), text)

    def addObjects(self, doc: _Document) -> None:  # noqa: N802 - reportlab's name
        """Write the font's subsets into a document."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            name = self.getSubsetInternalName(number, doc)[1:]
            doc.idToObject["BasicFonts"][name] = self._subset_font(doc, number, subset, name)
        self._spoken.pop(doc, None)
        del self.state[doc]

    def _subset_font(self, doc: _Document, number: int, subset: list[int], name: str) -> object:
        label = SUBSETN(number) + b"+" + self._file.name + self._file.subfontNameX
        base = label.decode("ascii")
        cmap = pdfdoc.PDFStream(content=_to_unicode(base, subset, self._spoken.get(doc, {})))
        cmap.filters = [pdfdoc.PDFZCompress]
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "Name": f"/{name}",
                "BaseFont": f"/{base}",
                "FirstChar": 0,
                "LastChar": len(subset) - 1,
                "Widths": pdfdoc.PDFArray([self._file.getCharWidth(code) for code in subset]),
                "ToUnicode": doc.Reference(cmap, f"toUnicodeCMap:{base}"),
                "FontDescriptor": self._file.addSubsetObjects(doc, base, subset),
            }
        )
        return doc.Reference(font, name)


def _to_unicode(name: str, subset: list[int], spoken: dict[int, str]) -> str:
    said = [(at, _letters(code, spoken)) for at, code in enumerate(subset)]
    lines = [f"<{at:02X}> <{text.encode('utf-16-be').hex().upper()}>" for at, text in said if text]
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = [line for part in parts for line in (f"{len(part)} beginbfchar", *part, "endbfchar")]
    head = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    tail = ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join([*head, *body, *tail])


def _letters(code: int, spoken: dict[int, str]) -> str:
    if code >= _GLYPHS_FROM:
        return spoken.get(code, _NO_LETTER)
    return chr(code) if code else ""


@cache
def font(name: str) -> GlyphFont:
    """Return a bundled font by its file's name, ready for reportlab."""
    made = GlyphFont(name)
    pdfmetrics.registerFont(made)
    return made


@cache
def font_name(family: str, weight: Weight) -> str:
    """Return the file's name of a family in a weight, or the nearest weight it has."""
    if family == PICTURE_FAMILY:
        weight = Weight.REGULAR
    elif family != TEXT_FAMILY:
        heavy = weight in (Weight.BOLD, Weight.SEMIBOLD)
        weight = Weight.BOLD if heavy else Weight.REGULAR
    return f"{family}-{weight.value}"


@cache
def family_for(char: str, *, urdu: bool) -> str | None:
    """Return the first family that can draw a character, or None when there is none."""
    return next((one for one in _families(urdu=urdu) if _has(one, char)), None)


def family_for_all(cluster: str, *, urdu: bool) -> str | None:
    """Return the first family that can draw a letter with all its marks, or None."""
    families = _families(urdu=urdu)
    return next((one for one in families if all(can_draw(one, char) for char in cluster)), None)


@cache
def can_draw(family: str, char: str) -> bool:
    """Say whether a family can draw a character that stands in a word, or need not draw it."""
    return _has(family, char) or char in _VARIANTS or unicodedata.category(char) == "Cf"


def _families(*, urdu: bool) -> tuple[str, ...]:
    arabic = (URDU_FAMILY, ARABIC_FAMILY) if urdu else (ARABIC_FAMILY,)
    return (TEXT_FAMILY, WIDE_FAMILY, *arabic, *_OTHER_FAMILIES)


def _has(family: str, char: str) -> bool:
    return font(font_name(family, Weight.REGULAR)).has(char)


def is_urdu(text: str, language: str | None) -> bool:
    """Say whether Arabic letters in the text want the hanging Urdu hand."""
    if language is not None and language.split("-")[0] in ("ar", "fa", "ckb", "ps"):
        return False
    return (language or "").split("-")[0] == "ur" or _URDU_LETTERS.search(text) is not None


@cache
def is_plain(char: str) -> bool:
    """Say whether a character is drawn right by itself, without shaping, by the text font."""
    if unicodedata.category(char).startswith("M") or ord(char) < 0x20:
        return False
    return ord(char) < 0x2100 and font(font_name(TEXT_FAMILY, Weight.REGULAR)).has(char)


@cache
def plain_pattern() -> re.Pattern[str]:
    """Return what matches a stretch of characters that need no shaping and no other font."""
    chars = sorted(font(font_name(TEXT_FAMILY, Weight.REGULAR)).characters())
    return re.compile("[" + "".join(re.escape(char) for char in chars if is_plain(char)) + "]+")
