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
    KeyValues,
    Paragraph,
    Run,
    Text,
    TextStyle,
)
from mam_desktop.meeting.council_papers import CouncilPapers
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import name_of
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.plan import Action, NextMeeting
from mam_desktop.meeting.promises import actions_of
from mam_desktop.texts import _, day_month, long_date, ngettext

MOST_PROMISES = 5
"""As many have room on the page; the others are counted, and stand in the action plan."""
LONGEST_PROMISE = 110


def family_sheet(
    seen: Entries, meeting: Meeting, *, lead: str, council: CouncilPapers
) -> Iterator[Block]:
    """Yield the sheet of what one reader may see."""
    yield from _promises(seen, meeting)
    yield from _next(seen, meeting)
    yield Heading(_("Who can help"))
    yield KeyValues(tuple(help_lines(lead, council)))


def _promises(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    found = [one for one in actions_of(seen, meeting) if one.audience() is Audience.EVERYONE]
    yield Heading(_("Who does what"))
    if not found:
        yield Paragraph(_("No actions were agreed."), TextStyle.MUTED)
        return
    yield Bullets(tuple(_promise(seen, one) for one in found[:MOST_PROMISES]))
    more = len(found) - MOST_PROMISES
    if more > 0:
        words = ngettext(
            "{count} more promise is in the action plan.",
            "{count} more promises are in the action plan.",
            more,
        )
        yield Paragraph(words.format(count=more))


def _promise(seen: Entries, one: Action) -> Text:
    who = name_of(seen, one.owner_id)
    when = _("by {date}").format(date=day_month(one.due_on)) if one.due_on else ""
    told = ", ".join(text for text in (who, when) if text)
    what = shortened(one.what, LONGEST_PROMISE)
    return (Run(what, bold=True), Run(f" – {told}")) if told else (Run(what, bold=True),)


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
        yield Paragraph((Run(_("We meet again: "), bold=True), Run(when)))
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
        _("Tell {lead}. You get a corrected copy. The old one is kept too.").format(lead=lead),
    )
    yield (
        _("You want to stop"),
        _("You can stop at any time. Tell {lead}. Nobody will be cross.").format(lead=lead),
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
            "SENDIASS gives free advice and does not belong to this meeting. {council} has not "
            "written down its number yet. Ask {lead}."
        ).format(**missing),
    )
    yield (_("Your information"), " ".join(_information(council, lead)))


def _information(council: CouncilPapers, lead: str) -> Iterator[str]:
    yield council.privacy or _(
        "{council} has not written down its privacy notice yet. Ask {lead}."
    ).format(council=council.name, lead=lead)
    if council.kept_until:
        yield _("We keep these papers {until}.").format(until=council.kept_until)
    yield _("You may see what is kept about you.")
    if council.data_protection:
        yield _("Ask: {whom}.").format(whom=council.data_protection.rstrip("."))
