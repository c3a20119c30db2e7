"""Somebody's exact words: very large on a page of their own, or on a card among others."""

from mam_desktop.meeting.family_view import Quote
from mam_desktop.texts import _
from mam_desktop.ui.family_screen.blocks import (
    NOTHING,
    Beside,
    Block,
    Fitting,
    Part,
    Picture,
    Text,
)
from mam_desktop.ui.family_screen.cards import AtLeast, Card, mark_of
from mam_desktop.ui.family_screen.look import TextStyle, Weight, look
from mam_desktop.ui.family_screen.scenes.bits import labelled, maybe, meaning_block, stack
from mam_desktop.ui.family_screen.scripts import is_rtl_text
from mam_desktop.ui.family_screen.stage import Sheet, Stage
from mam_desktop.ui.family_screen.typeset import OWN_SIDE, Manner
from mam_desktop.ui.family_screen.words import about, in_quotes, through_whom, who_says

_SIZES = (118, 96, 76, 60)
"""The largest that lets the words stand on one page; the last one turns pages instead."""
_MARK, _LARGE_MARK, _ROOM_BESIDE = 96, 260, 900
_BALANCED = Manner(own_side=True, is_balanced=True)
_WHO_SHARE, _THROUGH_SHARE = 0.4, 0.12
"""Of the page, for who speaks and through whom; the meeting's title stands beside them."""
_MEANING_SHARE, _SMALLEST_MEANING = 0.55, 48


def large_quote(quote: Quote, stage: Stage, *, is_from_before: bool = False) -> tuple[Sheet, ...]:
    """Return the words as large as they can be; what they mean stands beside them."""
    heading = _heading(quote, stage, is_from_before=is_from_before)
    room = stage.room(heading)
    for size in _SIZES:
        block = _large(quote, size, stage)
        if block.height(stage.press, stage.inside) <= room:
            break
    return stage.flow(heading, [block], paper=look().colours.family_voice_paper)


def _heading(quote: Quote, stage: Stage, *, is_from_before: bool) -> Block:
    colour = look().colours.family_voice
    strong = TextStyle(42, Weight.BOLD, colour, 1.2)
    head = who_says(quote)
    if is_from_before:
        head = _("Last time: {who_says}").format(who_says=head)
    who = stage.head(head, strong, share=_WHO_SHARE)
    wide = min(stage.press.natural_width(who.text, strong), stage.across * _WHO_SHARE)
    through = stage.head(through_whom(quote), look().soft.coloured(colour), share=_THROUGH_SHARE)
    return Beside(
        (
            Part(Picture("quote-filled", colour, 52), width=52),
            Part(who, width=wide),
            Part(stack(through if through.text else None)),
        ),
        gap=16,
    )


def _large(quote: Quote, size: int, stage: Stage) -> Block:
    said = _words(quote, size, stage)
    what = about(quote)
    chip = _chip(what) if what else None
    words = stack(AtLeast(NOTHING, 12), said, chip, gap=34)
    mark = mark_of(quote.pictogram, _LARGE_MARK)
    if mark is None:
        return words
    picture = stack(AtLeast(NOTHING, 12), mark, gap=34)
    return Beside((Part(picture, width=_LARGE_MARK), Part(words)), gap=56, is_centred=False)


def _words(quote: Quote, size: int, stage: Stage) -> Block:
    words = Text(in_quotes(quote), look().quote.sized(size), _BALANCED)
    if quote.meaning is None:
        return words
    smaller = max(_SMALLEST_MEANING, round(size * _MEANING_SHARE))
    pair = [
        Part(words, share=1.25),
        Part(meaning_block(quote.meaning, look().quote.sized(smaller))),
    ]
    words_rtl = bool(is_rtl_text(quote.words))
    if words_rtl != bool(is_rtl_text(quote.meaning.words)) and words_rtl != stage.press.mirrored:
        pair.reverse()
    return Beside(tuple(pair), gap=72, is_centred=False)


def _chip(what: str) -> Block:
    colour = look().colours.family_voice
    return labelled("message", Text(what, look().text.coloured(colour)), colour, size=40)


def quote_card(quote: Quote) -> Card:
    """Return the words on a card, with who said them beside."""
    colours = look().colours
    small = look().small.coloured(colours.family_voice)
    head = stack(
        Text(who_says(quote), TextStyle(34, Weight.BOLD, colours.family_voice, 1.2)),
        maybe(through_whom(quote), small),
        maybe(about(quote), small),
        gap=0,
    )
    words = stack(
        maybe(in_quotes(quote), look().strong.sized(46), manner=OWN_SIDE),
        meaning_block(quote.meaning, look().text) if quote.meaning else None,
        gap=12,
    )
    mark = mark_of(quote.pictogram, _MARK)
    picture = (Part(mark, width=_MARK),) if mark is not None else ()
    wide = Beside((*picture, Part(head, share=1), Part(words, share=3)), gap=40)
    narrow = Beside((*picture, Part(stack(head, words, gap=14))), gap=28)
    return Card(Fitting(wide, narrow, _ROOM_BESIDE), colours.surface, colours.voice_edge)
