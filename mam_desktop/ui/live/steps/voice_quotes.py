"""The family's own words: a row a quote, in large type, with who, how and who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.labels import VOICE_HEADINGS, VOICE_HOW, label
from mam_desktop.meeting.picturing import shown_pictogram
from mam_desktop.meeting.said import Voice
from mam_desktop.meeting.voices import waiting_voices
from mam_desktop.texts import N_, _, short_date
from mam_desktop.ui.live.steps.parts.meaning_field import LANGUAGES
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.sharing import ShareShown, share_shown
from mam_desktop.ui.live.steps.voice_now import VoiceNow

CHANGE, TAKE_AWAY = N_("Change the words"), N_("Take away")
_THROUGH = frozenset({"said", "signed", "through", "wrote", "silent"})
_NOT_IN_QUOTES = frozenset({"drew", "behaviour"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """Somebody's words as the page shows them."""

    key: str
    words: str
    who: str
    is_family: bool
    how: str
    heading: str
    share: ShareShown
    meaning: str = ""
    shown_as: str = ""
    """The words as they stand on the card: in quotation marks where they are a quotation."""
    picture: str = ""
    """The name of the picture beside the words."""
    torn: bool = False
    was_changed: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        if not self.words:
            return _("{who} {how} ({share})").format(
                who=self.who, how=self.how, share=self.share.words
            )
        return _("{who} {how}: {words} ({share})").format(
            who=self.who, how=self.how, words=self.words, share=self.share.words
        )


def quote_rows(
    now: VoiceNow, heading: str, changed: frozenset[str] = frozenset()
) -> tuple[QuoteRow, ...]:
    """Return a meeting's quotes, oldest first; under a heading those without one come too.

    What still waits to be put on the screen stands in its own list.
    """
    waiting = {one.id for one in waiting_voices(now.entries, now.meeting.id)}
    return tuple(
        quote_row(now, one, shows_heading=not heading, was_changed=one.id in changed)
        for one in now.entries.all(Voice, now.meeting.id)
        if one.id not in waiting and (not heading or one.heading in {heading, ""})
    )


def quote_row(
    now: VoiceNow, voice: Voice, *, shows_heading: bool = True, was_changed: bool = False
) -> QuoteRow:
    """Return one quote as a row."""
    who, is_family = name_and_family(now.entries, voice.who_id)
    meaning = voice.meaning
    return QuoteRow(
        key=voice.id,
        words=voice.words,
        who=who,
        is_family=is_family,
        how=how_said(now, voice),
        heading=label(VOICE_HEADINGS, voice.heading) if shows_heading else "",
        share=share_shown(now.entries, voice, now.may_show),
        meaning=_meant(meaning) if meaning else "",
        shown_as=_shown_as(voice),
        picture=shown_pictogram(voice, now.meeting) if voice.words else "",
        torn=bool(voice.torn),
        was_changed=was_changed,
    )


def _meant(meaning: Meaning) -> str:
    """Return the same in another language: which one, the words, who gave them."""
    language = label(LANGUAGES, meaning.language)
    said = _("{language}: “{words}”").format(language=language, words=meaning.words)
    return join_told((said, meaning.by))


def _shown_as(voice: Voice) -> str:
    if voice.is_silent:
        return ""
    if voice.how in _NOT_IN_QUOTES:
        return voice.words
    return _("“{words}”").format(words=voice.words)


def how_said(now: VoiceNow, voice: Voice) -> str:
    """Return how something was said: how, through whom, asked or free, and when before."""
    how = label(VOICE_HOW, voice.how)
    through, _family = name_and_family(now.entries, voice.through_id)
    if through:
        sentence = _("{how}, through {name}") if voice.how in _THROUGH else _("{how}, with {name}")
        how = sentence.format(how=how, name=through)
    asked = {True: _("when asked"), False: "", None: ""}[voice.prompted]
    day = short_date(voice.gathered_on) if voice.gathered_on else ""
    return join_told((how, asked, day))


def join_told(told: Iterable[str]) -> str:
    """Return short words side by side, those that are there."""
    return " · ".join(one for one in told if one)
