"""A family sheet in any language of the family screen: real words of it, as many as are needed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import cycle

from babel.messages.pofile import read_po

from mam_desktop.documents.one_page import most_on_one_page
from mam_desktop.meeting.agreeing import agree_action, set_next_meeting
from mam_desktop.meeting.audience import Copy, Recipient
from mam_desktop.meeting.content import Bullets, Content, Heading, Notice, Paragraph, Run, runs_of
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.meeting.family_sheet import FEWEST_PROMISES, MOST_PROMISES
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.resources import resource_path
from tests.meeting.builders import meeting_session

LANGUAGES = ("en", "ar", "bn", "cy", "es", "pa", "pl", "pt", "ro", "ur")
PROMISES = (
    ("Ring the school about the quiet room", "Lee"),
    ("Take Robin to the gym on Tuesdays with Jude", "Dad"),
    ("Book the hearing test at the surgery", "Dana"),
    ("Bring the picture cards home on Friday", "Mum"),
    ("Send the report to the family before the next meeting", "Dana"),
    ("Ask the doctor about sleep and write it down for us", "Mum"),
)
LONGER = 1.15
"""So much longer than English its translations are, in Latin letters."""


def council(letters: int) -> CouncilPapers:
    """Return a council whose four texts on the sheet are so many letters long each."""

    def text(begins: str) -> str:
        words = "You can ring us from nine to five or write to us and we answer in ten days. "
        return f"{begins} {words * 30}"[:letters].rstrip(" .") + "."

    return CouncilPapers(
        council="Thornbury Council",
        marking="OFFICIAL-SENSITIVE",
        ring=text("Ring 0161 496 0100, 9 to 5."),
        complain=text("Write to complaints@thornbury.example or ring 0161 496 0101."),
        advice=text("Thornbury SENDIASS: 0161 496 0102."),
        privacy=text("Our privacy notice is at thornbury.example/privacy."),
    )


def a_session(promises: int = len(PROMISES)) -> MeetingSession:
    """Return a meeting with some promises and a next one."""
    session = meeting_session()
    for no in range(promises):
        what, owner = PROMISES[no % len(PROMISES)]
        agree_action(session, what=what, owner=owner, due_on=date(2026, 12, 4))
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="at school")
    return session


def a_sheet(language: str = "en", *, letters: int = 60, promises: int = 6) -> Content:
    """Return a sealed sheet as its writers get it, all of it in words of a language."""
    session = a_session(promises)
    order = CopyOrder(
        recipient=Recipient(Copy.FAMILY),
        paper=Paper.FAMILY_SHEET,
        made_at=datetime(2026, 11, 24, 16, tzinfo=UTC),
        council=council(letters),
    )

    def make(most: int) -> Content:
        made = copy_content_for(
            session.entries, session.meeting, replace(order, most_promises=most)
        )
        sealed = replace(
            made, sealed_line="sealed Tue 24 Nov 2026 15:26", content_hash="7f3a91c2" * 8
        )
        return sealed if language == "en" else in_words_of(language, sealed)

    return most_on_one_page(make, most=MOST_PROMISES, fewest=FEWEST_PROMISES)


def in_words_of(language: str, made: Content) -> Content:
    """Return a content whose every text is as many letters in a language, or a little more."""

    def said(text: object) -> tuple[Run, ...]:
        runs = runs_of(text)  # type: ignore[arg-type]
        return tuple(replace(run, text=_like(run.text, language), language=None) for run in runs)

    blocks = []
    for block in made.blocks:
        if isinstance(block, Bullets):
            blocks.append(replace(block, items=tuple(map(said, block.items))))
        elif isinstance(block, Heading | Paragraph | Notice):
            blocks.append(replace(block, text=said(block.text)))  # type: ignore[arg-type]
    return replace(
        made,
        language=language,
        blocks=tuple(blocks),
        title=_like(made.title, language),
        subtitle_lines=tuple(_like(one, language) for one in made.subtitle_lines),
    )


def _like(text: str, language: str) -> str:
    """Return words of a language in place of some others, with their spaces and full stops."""
    most = len(text) * (LONGER if language in ("cy", "es", "pl", "pt", "ro") else 1.0)
    found = ""
    words = _words(language)
    start = sum(map(ord, text)) % len(words)
    for word in cycle((*words[start:], *words[:start])):
        if len(found) + len(word) > most and found:
            break
        found += f"{word} "
    before = text[: len(text) - len(text.lstrip())]
    return before + found.strip() + text[len(text.rstrip()) :]


@cache
def _words(language: str) -> tuple[str, ...]:
    return tuple(_read_words(language))


def _read_words(language: str) -> Iterator[str]:
    file = resource_path(f"translations/{language}/LC_MESSAGES/family_screen.po")
    with file.open("rb") as opened:
        for one in read_po(opened):
            text = one.string if isinstance(one.string, str) else ""
            if one.id and len(text) > 20 and "{" not in text:
                yield from text.split()
