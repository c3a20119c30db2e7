"""The family sheet: one page in large print and short sentences, to keep on the fridge.

Who does what, when we meet again, and what to do if something goes wrong. Sentences follow the
easy-read rules: one idea each, about fifteen words, the same word for the same thing.
Source: domain.md 7.3, 9.2 and 14.
"""

from collections.abc import Iterator

from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Run,
    TextStyle,
)
from mam_desktop.meeting.copy_voices import script_language
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.labels import NO_DAY, NO_OWNER
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.picturing import shown_pictogram
from mam_desktop.meeting.plan import Action, NextMeeting
from mam_desktop.meeting.promises import actions_of
from mam_desktop.texts import _, long_date, ngettext, short_date

MOST_PROMISES = 8
"""More do not help to see what comes first; the others are counted, and stand in the plan."""
FEWEST_PROMISES = 3
"""With fewer it is no sheet of who does what: rather two sides."""
LONGEST_PROMISE = 90
LONGEST_REASON = 120
PICTURES = ("phone", "clock", "pencil", "stop", "talk", "information", "lock")
"""Beside each line of help, in its order."""
MEETS_AGAIN = "calendar"


def family_sheet(
    seen: Entries, meeting: Meeting, *, lead: str, council: CouncilPapers, most: int
) -> Iterator[Block]:
    """Yield the sheet of what one reader may see, with so many promises at most."""
    yield from _promises(seen, meeting, most)
    yield from _next(seen, meeting)
    yield Heading(_("Who can help"))
    yield Bullets(
        tuple(
            (
                Run(_("{label}:").format(label=label), bold=True),
                Run(f" {words}"),
            )
            for label, words in help_lines(lead, council)
        ),
        PICTURES,
    )


def _promises(seen: Entries, meeting: Meeting, most: int) -> Iterator[Block]:
    found = [one for one in actions_of(seen, meeting) if one.audience() is Audience.EVERYONE]
    yield Heading(_("Who does what"))
    if not found:
        yield Paragraph(_("No actions were agreed."), TextStyle.MUTED)
        return
    shown = found[:most]
    yield Bullets(
        tuple(_promise(seen, one) for one in shown),
        tuple(shown_pictogram(one, meeting) for one in shown),
    )
    more = len(found) - most
    if more > 0:
        words = ngettext(
            "{count} more promise is in the action plan.",
            "{count} more promises are in the action plan.",
            more,
        )
        yield Paragraph(words.format(count=more))
    if any(len(words) > LONGEST_PROMISE for one in shown for words in _words_of(one)):
        yield Paragraph(_("Where you see “…”, the action plan has every word."))


def _words_of(one: Action) -> Iterator[str]:
    yield one.what
    if one.meaning is not None:
        yield one.meaning.words


def _promise(seen: Entries, one: Action) -> tuple[Run, ...]:
    who = name_of(seen, one.owner_id)
    when = _("by {date}").format(date=short_date(one.due_on)) if one.due_on else ""
    between = ", " if who and when else " · "
    told = between.join((who or _(NO_OWNER), when or _(NO_DAY)))
    what = shortened(one.what, LONGEST_PROMISE)
    runs = [Run(what, bold=True, language=script_language(one.what))]
    runs.append(Run(f" – {told}"))
    if one.meaning is not None:
        meaning = shortened(one.meaning.words, LONGEST_PROMISE)
        runs += [Run("\n"), Run(meaning, language=one.meaning.language)]
    return tuple(runs)


def shortened(words: str, most: int) -> str:
    """Return words cut at a space, with an ellipsis; the plan has them whole."""
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def _next(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    found = seen.all(NextMeeting, meeting.id)
    if not found:
        return
    last = found[-1]
    if last.on:
        parts = (long_date(last.on), last.starts_at, last.place)
        when = ", ".join(text for text in parts if text)
        yield Bullets(((Run(_("We meet again: "), bold=True), Run(when)),), (MEETS_AGAIN,))
    elif last.close:
        yield Paragraph((Run(_("We do not meet again: "), bold=True), Run(last.close)))


def help_lines(lead: str, council: CouncilPapers) -> Iterator[tuple[str, str]]:
    """Yield what to do when, each with its label; what the council has not set is said plainly."""
    missing = {"council": council.name, "lead": lead}
    yield (
        _("Who to ring"),
        _("{lead}. {how}").format(lead=lead, how=council.ring)
        if council.ring
        else _("{lead}. {council} has not given us a number yet.").format(**missing),
    )
    yield (
        _("A promise is not kept"),
        _("Ring {lead}. Say which promise. {lead} finds out why and tells you.").format(lead=lead),
    )
    yield (
        _("Something is wrong"),
        _("Tell {lead}. You get a corrected copy.").format(lead=lead),
    )
    yield (
        _("You want to stop"),
        _("You can stop at any time. Tell {lead}.").format(lead=lead),
    )
    yield (
        _("You want to complain"),
        council.complain
        or _("{council} has not written down how yet. Ask {lead}.").format(**missing),
    )
    yield (
        _("Free advice"),
        council.advice
        or _(
            "SENDIASS is free and independent. {council} has not written down its number yet. "
            "Ask {lead}."
        ).format(**missing),
    )
    privacy = council.privacy or _(
        "{council} has not written down its privacy notice yet. Ask {lead}."
    ).format(**missing)
    yield (
        _("Your information"),
        _("{privacy} You may see what is kept about you.").format(privacy=privacy),
    )
