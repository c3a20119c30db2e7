"""What some words mean: the hard words of a family's copy, explained at its end."""

from collections.abc import Iterator, Sequence

from mam_desktop.meeting.content import Block, Heading, KeyValues, every_text
from mam_desktop.meeting.jargon import unexplained
from mam_desktop.texts import _, language_now


def hard_words_list(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the meaning of each hard word that some blocks leave unexplained.

    The glossary is in English; a copy in another language has none.
    """
    if not language_now().startswith("en"):
        return
    found = {one.term.name: one.term for one in unexplained(every_text(blocks))}
    lines = []
    for name, term in sorted(found.items(), key=lambda one: one[0].casefold()):
        meaning = term.plain
        if term.expansion and term.expansion.casefold() != name.casefold():
            meaning = _("{long} – {meaning}").format(long=term.expansion, meaning=meaning)
        if term.is_known:
            lines.append((name, meaning))
    if lines:
        yield Heading(_("What some words mean"))
        yield KeyValues(tuple(lines))
