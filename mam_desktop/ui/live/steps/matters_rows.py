"""What stands on an outcome's card, in the order it was put or by part of life."""

from collections.abc import Sequence
from dataclasses import dataclass

from mam_desktop.meeting.areas import area_words, not_spoken_of
from mam_desktop.meeting.boarding import outcomes_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import folded
from mam_desktop.meeting.picturing import shown_pictogram
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.prompts import may_be_services
from mam_desktop.meeting.said import Voice
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.steps.parts.headed_lists import Headed
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.sharing import on_screen, share_shown

ENOUGH = 4
"""How many outcomes one plan can carry well."""
MOST_QUOTED = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One outcome, and where it comes from."""

    key: str
    words: str
    area: str
    whose: str
    need: str
    quote: str
    meaning: str
    kept_from: str
    """Who may see it, where not everybody may."""
    may_be_service: bool
    torn: bool
    picture: str = ""
    """The name of the picture beside the words."""

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(one for one in (self.words, self.area, self.whose, self.need) if one)


def outcome_lists(
    entries: Entries, meeting: Meeting, areas: Sequence[str], *, by_area: bool
) -> tuple[Headed[OutcomeRow], ...]:
    """Return a meeting's outcomes as one list, or under the parts of life they are about."""
    found = outcomes_of(entries, meeting.id)
    services = {one.id for one in may_be_services(entries, meeting)}
    is_any_narrowed = any(one.is_narrowed for one in found)
    may_show = on_screen(entries, meeting.id) if is_any_narrowed else frozenset()
    rows = {one.id: _row(entries, meeting, one, one.id in services, may_show) for one in found}
    if not by_area:
        return (Headed("", tuple(rows.values())),) if rows else ()
    sections: dict[str, list[OutcomeRow]] = {area_words(one): [] for one in areas}
    for one in found:
        sections.setdefault(area_words(_known(one.area, areas)) or _other(), []).append(
            rows[one.id]
        )
    return tuple(Headed(area, tuple(mine)) for area, mine in sections.items() if mine)


def _known(area: str, areas: Sequence[str]) -> str:
    return next((one for one in areas if folded(one) == folded(area)), area)


def _other() -> str:
    return _("Not under a part of life yet")


def _row(
    entries: Entries,
    meeting: Meeting,
    outcome: Outcome,
    may_be_service: bool,
    may_show: frozenset[str],
) -> OutcomeRow:
    return OutcomeRow(
        key=outcome.id,
        words=outcome.words,
        area=area_words(outcome.area),
        whose=outcome.whose,
        need=outcome.need,
        quote=quote_words(entries, entries.find(Voice, outcome.voice_id)),
        meaning=outcome.meaning.words if outcome.meaning else "",
        kept_from=share_shown(entries, outcome, may_show).words if outcome.is_narrowed else "",
        may_be_service=may_be_service,
        torn=bool(outcome.torn),
        picture=shown_pictogram(outcome, meeting),
    )


def quote_words(entries: Entries, voice: Voice | None) -> str:
    """Return a quote and whose it is on one line, cut where it is long."""
    if voice is None:
        return ""
    words = " ".join(voice.words.split())
    if len(words) > MOST_QUOTED:
        words = f"{words[:MOST_QUOTED].rstrip()}…"
    name, _is_family = name_and_family(entries, voice.who_id)
    return _("“{words}” – {name}").format(words=words, name=name or _("somebody"))


def gap_words(entries: Entries, meeting: Meeting, areas: Sequence[str]) -> str:
    """Return which parts of life nobody has spoken of; nothing before the first outcome."""
    found = outcomes_of(entries, meeting.id)
    left = not_spoken_of(found, areas) if found else ()
    if not left:
        return ""
    return _("Nothing yet on: {areas}").format(areas=", ".join(area_words(one) for one in left))


def enough_words(count: int) -> str:
    """Return a kind sentence when there are many outcomes."""
    if count <= ENOUGH:
        return ""
    return ngettext(
        "{count} thing is a lot at once. Could two be one, or could one wait a little?",
        "{count} things are a lot at once. Could two be one, or could one wait a little?",
        count,
    ).format(count=count)
