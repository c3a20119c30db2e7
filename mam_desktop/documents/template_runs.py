"""Puts what was filled in into a rendered template, run by run, each in its own direction."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from mam_desktop.documents.bidi_levels import levels_of, reads_from_right
from mam_desktop.documents.template_language import Marks, has_mark
from mam_desktop.documents.template_styles import Styles
from mam_desktop.documents.typeset import own_language, setter_for
from mam_desktop.documents.visible import visible
from mam_desktop.documents.word_blocks import WordBlocks
from mam_desktop.documents.word_styles import FONT, word_language
from mam_desktop.documents.word_text import font_for
from mam_desktop.documents.word_xml import element, text
from mam_desktop.errors import OurError
from mam_desktop.meeting.content import Block, Content, Run, SignatureMark, Text, runs_of
from mam_desktop.meeting.merge_fields import MergeValue

_P, _R, _T, _RPR, _PPR = (qn(f"w:{name}") for name in ("p", "r", "t", "rPr", "pPr"))
_THING = "\ufffc"
"""Stands for a picture or a tab while the way of reading is worked out."""

_LOOK = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
)
_LAYOUT = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "jc", "rPr"),
)
"""The order in which Word wants these, that matter here; what is not named comes last."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of a run: words of the template (`said` None), words filled in, or a thing."""

    words: str
    said: Run | None = None
    thing: BaseOxmlElement | None = None


class Filling:
    """Fills the marks of one document and counts which were met."""

    def __init__(self, document: Document, content: Content, marks: Marks, styles: Styles) -> None:
        self._blocks = WordBlocks(document, setter_for(content))
        self._content = content
        self._marks = marks
        self._styles = styles
        self.met: set[int] = set()

    def fill(self, root: etree._Element) -> None:
        """Fill every paragraph of a part."""
        for paragraph in list(root.iter(_P)):
            runs = [run for run in paragraph.iter(_R) if _home(run) is paragraph]
            if any(has_mark(words.text or "") for run in runs for words in run.findall(_T)):
                self._paragraph(paragraph, runs)

    def _paragraph(self, paragraph: etree._Element, runs: Sequence[etree._Element]) -> None:
        parts = self._parts_in(runs)
        if parts is not None:
            self._replace(paragraph, parts)
            return
        pieces = [list(self._pieces(run)) for run in runs]
        flat = [piece for of_run in pieces for piece in of_run]
        whole = "".join(piece.words for piece in flat)
        from_right = self._direction(paragraph, whole, flat)
        levels = levels_of(whole, right_to_left=from_right) or [0] * len(whole)
        at = 0
        for run, of_run in zip(runs, pieces, strict=True):
            made: list[BaseOxmlElement] = []
            for piece in of_run:
                made += self._runs(
                    run, piece, [n % 2 == 1 for n in levels[at:][: len(piece.words)]]
                )
                at += len(piece.words)
            for one in made:
                run.addprevious(one)
            _parent(run).remove(run)

    def _parts_in(self, runs: Sequence[etree._Element]) -> tuple[Block, ...] | None:
        for run in runs:
            for words in run.findall(_T):
                for piece in self._marks.split(words.text or ""):
                    value = self._marks.value(piece) if isinstance(piece, int) else ""
                    if isinstance(piece, int) and (found := _as_parts(value)) is not None:
                        self.met.add(piece)
                        return found
        return None

    def _replace(self, paragraph: etree._Element, parts: Sequence[Block]) -> None:
        made = [one for block in parts for one in self._blocks.block(block)]
        around = _parent(paragraph)
        for one in made:
            self._styles.fit(one)
            paragraph.addprevious(one)
        if made and made[-1].tag == _P:
            around.remove(paragraph)
        else:
            for child in [one for one in paragraph if one.tag != _PPR]:
                paragraph.remove(child)

    def _pieces(self, run: etree._Element) -> Iterator[_Piece]:
        for child in run:
            if child.tag == _T and has_mark(child.text or ""):
                for piece in self._marks.split(child.text or ""):
                    if isinstance(piece, int):
                        self.met.add(piece)
                        yield from self._filled(self._marks.value(piece))
                    elif piece:
                        yield _Piece(piece)
            elif child.tag == _T:
                yield _Piece(child.text or "")
            elif child.tag != _RPR:
                yield _Piece(_THING, thing=cast("BaseOxmlElement", child))

    def _filled(self, value: MergeValue) -> Iterator[_Piece]:
        if isinstance(value, SignatureMark) and value.strokes:
            yield _Piece(_THING, thing=self._blocks.picture(value))
            return
        said: Text = _signed(value) if isinstance(value, SignatureMark) else _as_text(value)
        for run in runs_of(said):
            language = own_language(run, self._content.language)
            if run.text:
                words = visible(run.text)
                yield _Piece(words, Run(words, run.bold, run.italic, language=language))

    def _direction(self, paragraph: etree._Element, whole: str, pieces: Sequence[_Piece]) -> bool:
        """Say whether the paragraph is read from the right, and have it laid out so."""
        layout = paragraph.find(_PPR)
        if layout is not None and layout.find(qn("w:bidi")) is not None:
            return True
        languages = [piece.said.language for piece in pieces if piece.said]
        from_right = reads_from_right(
            whole.replace(_THING, ""), languages, right_to_left=self._content.right_to_left
        )
        if from_right:
            if layout is None:
                layout = element("w:pPr")
                paragraph.insert(0, layout)
            _put(layout, element("w:bidi"), _LAYOUT)
        return from_right

    def _runs(
        self, run: etree._Element, piece: _Piece, from_right: Sequence[bool]
    ) -> Iterator[BaseOxmlElement]:
        look = run.find(_RPR)
        if piece.thing is not None:
            yield element("w:r", [*_copied(look), piece.thing])
            return
        for is_rtl, same in groupby(range(len(piece.words)), lambda at: from_right[at]):
            places = list(same)
            words = piece.words[places[0] : places[-1] + 1]
            yield element("w:r", [*self._look(look, piece, words, is_rtl=is_rtl), *text(words)])

    def _look(
        self, look: etree._Element | None, piece: _Piece, words: str, *, is_rtl: bool
    ) -> list[BaseOxmlElement]:
        said = piece.said
        if said is None and not is_rtl:
            return _copied(look)
        made = (_copied(look) or [element("w:rPr")])[0]
        if is_rtl:
            _put(made, element("w:rtl"), _LOOK)
            _as_bold_and_large(made)
        if said is None:
            return [made]
        language = said.language or self._content.language
        side = "bidi" if is_rtl else "val"
        _put(made, element("w:lang", **{side: word_language(language)}), _LOOK)
        if font_for(words, language) != FONT:
            fonts = made.find(qn("w:rFonts"))
            told = element("w:rFonts") if fonts is None else cast("BaseOxmlElement", fonts)
            told.set(qn("w:cs"), font_for(words, language))
            _put(made, told, _LOOK)
        for name, is_so in (("b", said.bold), ("i", said.italic)):
            if is_so:
                _put(made, element(f"w:{name}"), _LOOK)
                _put(made, element(f"w:{name}Cs"), _LOOK)
        return [made]


def _as_bold_and_large(look: etree._Element) -> None:
    """Have letters from the right follow what was said for the others, where nobody said more."""
    for name, other in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
        said = look.find(qn(f"w:{name}"))
        if said is not None and look.find(qn(f"w:{other}")) is None:
            told = {key.rpartition("}")[2]: value for key, value in said.attrib.items()}
            _put(look, element(f"w:{other}", **told), _LOOK)


def _as_parts(value: MergeValue) -> tuple[Block, ...] | None:
    """Return a value that is whole parts of the copy; None for words and signatures."""
    if not isinstance(value, tuple):
        return None
    blocks = tuple(one for one in value if not isinstance(one, Run | dict))
    return cast("tuple[Block, ...]", blocks) if len(blocks) == len(value) else None


def _as_text(value: MergeValue) -> Text:
    return cast("Text", value)


def _signed(mark: SignatureMark) -> Text:
    if mark.typed:
        return Run(mark.typed, italic=True, language=mark.language)
    return mark.method


def _copied(look: etree._Element | None) -> list[BaseOxmlElement]:
    return [] if look is None else [cast("BaseOxmlElement", deepcopy(look))]


def _put(around: etree._Element, made: etree._Element, order: Sequence[str]) -> None:
    """Put an element where Word wants it, instead of one of its kind."""
    name = made.tag.rpartition("}")[2]
    for old in around.findall(made.tag):
        if old is not made:
            around.remove(old)
    later = {qn(f"w:{one}") for one in order[order.index(name) + 1 :]}
    after = next((one for one in around if one.tag in later), None)
    if after is None:
        around.append(made)
    else:
        after.addprevious(made)


def _home(run: etree._Element) -> etree._Element | None:
    """Return the paragraph a run stands in, not one around a text box."""
    around = run.getparent()
    while around is not None and around.tag != _P:
        around = around.getparent()
    return around


def _parent(one: etree._Element) -> etree._Element:
    around = one.getparent()
    if around is None:
        raise OurError("a paragraph stands in something")
    return around
