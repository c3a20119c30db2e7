"""In which languages the family screen speaks, and what the lead must know about their words.

The choice belongs to the meeting, and lives on: it is no part of what is signed. Words that no
translator has checked may stand on the screen, and the lead is told so; a statement may not.
"""

import re
from collections.abc import Iterator

from mam_desktop.errors import BadInput
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.statements import CouncilWords
from mam_desktop.texts import N_, _, ngettext, screen_checked

ENGLISH = "en"
SCREEN_LANGUAGES = {
    "en": ("English", N_("English")),
    "cy": ("Cymraeg", N_("Welsh")),
    "pl": ("Polski", N_("Polish")),
    "ro": ("Română", N_("Romanian")),
    "pa": ("ਪੰਜਾਬੀ", N_("Panjabi")),
    "ur": ("اردو", N_("Urdu")),
    "pt": ("Português", N_("Portuguese")),
    "es": ("Español", N_("Spanish")),
    "ar": ("العربية", N_("Arabic")),
    "bn": ("বাংলা", N_("Bengali")),
}
"""Code -> what the language calls itself, and what the lead calls it."""
_CODE = re.compile(r"[A-Za-z0-9]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}", re.ASCII)


def choose_screen_languages(
    session: MeetingSession, language: str, second: str = ""
) -> Gesture | None:
    """Let the family screen speak a language, and one more under it; None when it does already."""
    language, second = language.strip(), second.strip()
    for one in (language, second):
        if one and not _CODE.fullmatch(one):
            raise BadInput(
                _("“{value}” is no language. A language is said like this: {examples}").format(
                    value=one[:60], examples="pl, en, cy"
                )
            )
    if not language:
        raise BadInput(_("The language is missing."))
    told = (language, "" if base(second) == base(language) else second)
    if told == languages_of(session.meeting):
        return None
    writer = session.begin()
    writer.set(session.meeting, screen_language=told[0], second_language=told[1])
    return writer.commit()


def languages_of(meeting: Meeting) -> tuple[str, str]:
    """Return the family screen's language and the one under it, "" where there is none."""
    first = meeting.screen_language or meeting.language or ENGLISH
    second = meeting.second_language
    return first, "" if base(second) == base(first) else second


def base(language: str) -> str:
    """Return the language that a code is a kind of: `pt` of `pt-BR`."""
    return language.split("-", maxsplit=1)[0].split("_", maxsplit=1)[0].casefold()


def language_name(language: str) -> str:
    """Return what the lead calls a language; its code where it has no name here."""
    known = SCREEN_LANGUAGES.get(base(language))
    return _(known[1]) if known else language


def statement_language(words: CouncilWords, meeting: Meeting, edition: str) -> str:
    """Return the language in which the statement shows: only one whose text was checked."""
    known = words.languages(edition)
    first, second = languages_of(meeting)
    return next((one for one in (first, base(first), second, base(second)) if one in known), "en")


def screen_language_notes(
    meeting: Meeting, words: CouncilWords, edition: str, *, is_statement_due: bool
) -> tuple[str, ...]:
    """Return what the lead, and nobody else, must know about the screen's words."""
    told = [note for one in languages_of(meeting) if one for note in _checked_notes(one)]
    first = languages_of(meeting)[0]
    shown = statement_language(words, meeting, edition)
    if is_statement_due and base(shown) != base(first):
        told.append(
            _("The statement shows in {shown}: nobody has checked its words in {language}.").format(
                shown=language_name(shown), language=language_name(first)
            )
        )
    return tuple(told)


def _checked_notes(language: str) -> Iterator[str]:
    checked, name = screen_checked(language), language_name(language)
    if not checked.is_there:
        yield _("There are no words in {language} yet: the screen’s own show in English.").format(
            language=name
        )
        return
    if checked.drafts:
        yield ngettext(
            "{language} – draft: no translator has checked these words ({count} sentence).",
            "{language} – draft: no translator has checked these words ({count} sentences).",
            checked.drafts,
        ).format(language=name, count=checked.drafts)
    if checked.missing:
        yield ngettext(
            "{count} sentence has no {language} words yet and shows in English.",
            "{count} sentences have no {language} words yet and show in English.",
            checked.missing,
        ).format(language=name, count=checked.missing)
