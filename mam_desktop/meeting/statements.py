"""The statement read out at the beginning: which text is in force, its lines, and who read it.

The texts we ship lie in `resources/statements`; a council's own stand in its settings and take
their place. Only checked texts are here: a draft is neither shown nor read out.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mam_desktop.changes.canonical import json_hash
from mam_desktop.errors import BadInput
from mam_desktop.meeting.areas import AREAS, areas_in
from mam_desktop.meeting.clocks import time_of_day
from mam_desktop.meeting.council_help import CouncilHelp, council_help
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import (
    ADULT,
    CHILD,
    EDITIONS,
    Attendance,
    Child,
    Person,
    StatementRead,
)
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.resources import resources_root
from mam_desktop.settings import Settings
from mam_desktop.texts import N_, _, checked_words, language_now

STATEMENT_VERSION = "1"
"""The version that a reading is taken to be of when nobody says which."""
_BLANK = re.compile(r"\{(name|people|council|kept)\}")
LAWFUL_BASIS = N_(
    "Keeping these notes is part of the council’s public task: helping children (UK GDPR Article "
    "6(1)(e); for health, Article 9(2)(h)). The council’s data protection officer has to confirm "
    "these words."
)
"""Public task is what most councils' notices name; domain.md 7.1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One checked text, in short lines; `{name}`, `{people}`, `{council}` and `{kept}` are open."""

    edition: str
    """`adult` or `child`."""
    language: str
    version: str
    lines: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """Return the hash of the text, its blanks still open."""
        return text_hash(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilWords:
    """What the council says about itself and its meetings."""

    statements: tuple[Statement, ...]
    council: str = ""
    kept_until: str = ""
    lawful_basis: str = ""
    areas: tuple[str, ...] = AREAS
    """The parts of life that outcomes are sorted by."""
    help: CouncilHelp = field(default_factory=lambda: council_help(Settings()))
    """Whom to ring and what to do when somebody may be hurt."""

    def languages(self, edition: str) -> tuple[str, ...]:
        """Return the languages in which a text is there and checked, English first."""
        found = {one.language for one in self.statements if one.edition == edition}
        return tuple(sorted(found, key=lambda one: (one != "en", one)))

    def statement(self, edition: str = ADULT, language: str = "en") -> Statement | None:
        """Return the text in force; None while nobody has checked one in that language."""
        mine = (one for one in self.statements if one.edition == edition)
        return next((one for one in mine if one.language == language), None)

    @property
    def basis(self) -> str:
        """Return which lawful basis the council relies on, in its words or else in ours."""
        return self.lawful_basis or checked_words(language_now(), LAWFUL_BASIS)


def text_hash(lines: Sequence[str]) -> str:
    """Return the hash of a text."""
    return json_hash(list(lines))


def council_words(settings: Settings) -> CouncilWords:
    """Return what the council says: its own texts, and ours where it has none."""
    own = {(one.edition, one.language): one for one in _own_statements(settings)}
    ours = {(one.edition, one.language): one for one in shipped_statements()}
    return CouncilWords(
        statements=tuple({**ours, **own}.values()),
        council=settings.council_name,
        kept_until=settings.kept_until,
        lawful_basis=settings.lawful_basis,
        areas=areas_in(settings.parts_of_life),
        help=council_help(settings),
    )


def _own_statements(settings: Settings) -> list[Statement]:
    """Return the council's texts; a version is made of its words, so a new text has a new one."""
    return [
        Statement(
            edition=edition,
            language=language,
            version=f"council-{text_hash(lines)[:10]}",
            lines=tuple(lines),
        )
        for language, told in settings.opening_statement.items()
        for edition in EDITIONS
        if isinstance(lines := told.get(edition), list | tuple)
    ]


@cache
def shipped_statements() -> tuple[Statement, ...]:
    """Return the checked texts that come with the program."""
    return tuple(
        one
        for path in sorted((resources_root() / "statements").glob("*.json"))
        for one in read_statements(path)
    )


def shipped(edition: str, language: str, version: str) -> Statement | None:
    """Return a text that comes with the program, if it has this one."""
    wanted = (edition, language, version)
    found = (one for one in shipped_statements() if _key(one) == wanted)
    return next(found, None)


def _key(one: Statement) -> tuple[str, str, str]:
    return one.edition, one.language, one.version


def read_statements(path: Path) -> tuple[Statement, ...]:
    """Return the texts of one language's file; none from a draft that nobody has checked."""
    told = json.loads(path.read_text(encoding="utf-8"))
    if not str(told.get("checked_by", "")).strip():
        return ()
    return tuple(
        Statement(
            edition=edition,
            language=str(told["language"]),
            version=str(told["version"]),
            lines=tuple(str(one) for one in told[edition]),
        )
        for edition in EDITIONS
        if edition in told
    )


# --- the lines ---------------------------------------------------------------------------------


def statement_lines(
    words: CouncilWords,
    entries: Entries,
    meeting_id: str | None,
    *,
    edition: str = ADULT,
    language: str = "en",
) -> tuple[str, ...]:
    """Return the lines of the text in force as they are read out; everybody may see them."""
    statement = words.statement(edition, language)
    return spoken_lines(statement, words, entries, meeting_id) if statement else ()


def spoken_lines(
    statement: Statement, words: CouncilWords, entries: Entries, meeting_id: str | None
) -> tuple[str, ...]:
    """Return the lines of a text with the child's name, who gets a copy, and the council in."""
    child = next(iter(entries.all(Child)), None)

    def said(message: str) -> str:
        return checked_words(statement.language, message)

    told = {
        "name": child.preferred_name if child else said(N_("the child")),
        "people": ", ".join(_who_gets_a_copy(entries, meeting_id)) or said(N_("nobody yet")),
        "council": words.council or said(N_("the council")),
        "kept": words.kept_until or said(N_("for as long as the council’s rule says")),
    }
    return tuple(_filled(line, told) for line in statement.lines)


def _filled(line: str, told: Mapping[str, str]) -> str:
    """Fill the blanks in one go, so that a name with braces in it stays a name."""
    return _BLANK.sub(lambda blank: told[blank[1]], line)


def _who_gets_a_copy(entries: Entries, meeting_id: str | None) -> list[str]:
    """Return the names of those from services, here or not."""
    people = (entries.find(Person, one.person_id) for one in entries.all(Attendance, meeting_id))
    return [one.name for one in people if one is not None and not one.is_family]


# --- reading it out ------------------------------------------------------------------------------


def read_statement(
    session: MeetingSession,
    *,
    by: str,
    statement: Statement | None = None,
    words: CouncilWords | None = None,
    version: str = STATEMENT_VERSION,
    language: str = "en",
    edition: str = ADULT,
) -> Gesture:
    """Note that the statement was read out; with the text itself, keep its hash and its words."""
    if edition not in EDITIONS:
        raise BadInput(
            _("“{value}” is not one of: {choices}").format(
                value=edition[:60], choices=", ".join(EDITIONS)
            )
        )
    writer = session.begin()
    told: dict[str, object] = {"version": version, "language": language, "edition": edition}
    if statement is not None:
        council = words or CouncilWords(statements=(statement,))
        lines = spoken_lines(statement, council, session.entries, session.meeting_id)
        told = {
            "version": statement.version,
            "language": statement.language,
            "edition": statement.edition,
            "sha256": statement.sha256,
            "words": "\n".join(lines),
        }
    by_id = Circle(session, writer).bring(by)
    writer.create(StatementRead, by_id=by_id, read_at=time_of_day(session), **told)
    return writer.commit()


def readings(
    entries: Entries, meeting_id: str | None, edition: str | None = None
) -> tuple[StatementRead, ...]:
    """Return when the statement was read out at a meeting, oldest first."""
    return tuple(
        one
        for one in entries.all(StatementRead)
        if one.meeting_id == meeting_id and edition in (None, one.edition)
    )


__all__ = [
    "ADULT",
    "CHILD",
    "CouncilWords",
    "Statement",
    "council_words",
    "read_statement",
    "readings",
    "shipped",
    "shipped_statements",
    "statement_lines",
]
