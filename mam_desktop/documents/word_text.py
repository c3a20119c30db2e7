"""Writes words as Word paragraphs, each stretch in its direction, language and look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from docx.oxml.xmlchemy import BaseOxmlElement

from mam_desktop.documents import fonts
from mam_desktop.documents.bidi_levels import levels_of, reads_from_right
from mam_desktop.documents.look import Colour
from mam_desktop.documents.typeset import own_language
from mam_desktop.documents.visible import has_right_to_left, visible
from mam_desktop.documents.word_styles import (
    BAR_TWIPS,
    FONT,
    INDIAN_FONT,
    URDU_FONT,
    word_language,
)
from mam_desktop.documents.word_xml import element, text
from mam_desktop.meeting.content import Run, Text, runs_of
from mam_desktop.texts import is_right_to_left

_BARRED = ("Quote", "QuoteSource")


def paragraph(
    words: Text,
    style: str,
    *,
    language: str,
    bold: bool = False,
    colour: Colour | None = None,
    keeps_with_next: bool = False,
    frame: BaseOxmlElement | None = None,
    room: Sequence[BaseOxmlElement] = (),
) -> BaseOxmlElement:
    """Return a paragraph in a named style; `language` is the document's.

    `room` is what it has around it where that is not what its style says.
    """
    runs = [
        replace(
            run,
            text=visible(run.text),
            bold=run.bold or bold,
            language=own_language(run, language),
        )
        for run in runs_of(words)
    ]
    whole = "".join(run.text for run in runs)
    languages = [run.language for run in runs if run.text.strip()]
    from_right = reads_from_right(whole, languages, right_to_left=is_right_to_left(language))
    layout = [element("w:pStyle", val=style)]
    if keeps_with_next:
        layout.append(element("w:keepNext"))
    if frame is not None:
        layout.append(frame)
    if from_right:
        layout.append(element("w:bidi"))
        if style in _BARRED:
            # In such a paragraph Word's "left" is where reading starts; the bar stays on the left.
            layout.append(element("w:ind", left=0, right=BAR_TWIPS))
    layout += room
    made = element("w:p", [element("w:pPr", layout)])
    made.extend(_run_elements(runs, whole, from_right=from_right, colour=colour))
    return made


def _run_elements(
    runs: Iterable[Run], whole: str, *, from_right: bool, colour: Colour | None
) -> Iterator[BaseOxmlElement]:
    levels = levels_of(whole, right_to_left=from_right) or [0] * len(whole)
    at = 0
    for run in runs:
        for is_rtl, same in groupby(range(at, at + len(run.text)), lambda n: levels[n] % 2 == 1):
            places = list(same)
            words = whole[places[0] : places[-1] + 1]
            yield element("w:r", [_look(run, words, is_rtl=is_rtl, colour=colour), *text(words)])
        at += len(run.text)


def _look(run: Run, words: str, *, is_rtl: bool, colour: Colour | None) -> BaseOxmlElement:
    parts: list[BaseOxmlElement] = []
    other_font = font_for(words, run.language)
    if other_font != FONT:
        parts.append(element("w:rFonts", cs=other_font))
    if run.bold:
        parts += [element("w:b"), element("w:bCs")]
    if run.italic:
        parts += [element("w:i"), element("w:iCs")]
    shade = Colour.INK_2 if run.muted else colour
    if shade:
        parts.append(element("w:color", val=shade[1:]))
    if is_rtl:
        parts.append(element("w:rtl"))
    if run.language:
        side = "bidi" if is_rtl else "val"
        parts.append(element("w:lang", **{side: word_language(run.language)}))
    return element("w:rPr", parts)


def font_for(words: str, language: str | None) -> str:
    """Return a font that every Windows has for a script."""
    if any("\u0900" <= char <= "\u0dff" for char in words):
        return INDIAN_FONT
    if has_right_to_left(words) and fonts.is_urdu(words, language):
        return URDU_FONT
    return FONT
