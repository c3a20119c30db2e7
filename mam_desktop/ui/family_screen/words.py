"""The fixed words of the family screen, for the codes that a view carries."""

from mam_desktop.meeting.family_view import Quote
from mam_desktop.texts import N_, _
from mam_desktop.ui.family_screen.scripts import is_rtl_text

_SAYS = {
    "said": N_("{who} says"),
    "signed": N_("{who} signs"),
    "wrote": N_("{who} wrote"),
    "drew": N_("{who} drew"),
    "pointed": N_("{who} pointed to"),
    "device": N_("{who} says with a talking aid"),
    "behaviour": N_("{who} shows us"),
    "through": N_("{who} says"),
    "silent": N_("{who} chose not to speak"),
}
_HEADINGS = {
    "important": N_("What is important"),
    "going_well": N_("What is going well"),
    "hard": N_("What is hard"),
    "would_like": N_("What we would like"),
    "other": N_("Something else"),
}
_LANGUAGES = {
    "ar": N_("In Arabic"),
    "bn": N_("In Bengali"),
    "cy": N_("In Welsh"),
    "en": N_("In English"),
    "es": N_("In Spanish"),
    "pa": N_("In Panjabi"),
    "pl": N_("In Polish"),
    "pt": N_("In Portuguese"),
    "ro": N_("In Romanian"),
    "so": N_("In Somali"),
    "uk": N_("In Ukrainian"),
    "ur": N_("In Urdu"),
}
_ANSWERS = {
    "agree": N_("agrees"),
    "comment": N_("agrees, with a comment"),
    "disagree": N_("sees it differently"),
}
_METHODS = {
    "drawn": N_("signed by hand"),
    "typed": N_("typed their name"),
    "mark": N_("made a mark"),
    "spoken": N_("said so"),
    "declined": N_("chose not to sign"),
    "not_here": N_("was not here"),
}
_NOT_IN_QUOTES = ("drew", "behaviour", "silent")


def who_says(quote: Quote) -> str:
    """Return the heading over somebody's words: `Robin says`."""
    if not quote.who:
        return _("Somebody here says")
    return _(_SAYS.get(quote.how, _SAYS["said"])).format(who=quote.who)


def through_whom(quote: Quote) -> str:
    """Return who carried the words, or nothing."""
    return _("through {name}").format(name=quote.through) if quote.through else ""


def in_quotes(quote: Quote) -> str:
    """Return the words in quotation marks; what was drawn or shown is not a quotation."""
    if quote.how in _NOT_IN_QUOTES:
        return quote.words
    if is_rtl_text(quote.words):
        return f"”{quote.words}“"
    return _("“{words}”").format(words=quote.words)


def about(quote: Quote) -> str:
    """Return what the words are about, or nothing."""
    return _(_HEADINGS[quote.heading]) if quote.heading in _HEADINGS else ""


def whose_meaning(*, language: str, by: str) -> str:
    """Return the line over words in another language: which one, and who gave it."""
    code = language.split("-", maxsplit=1)[0]
    name = _(_LANGUAGES[code]) if code in _LANGUAGES else _("In other words")
    return _("{language}, by {name}").format(language=name, name=by) if by else name


def answer_words(answer: str, method: str) -> str:
    """Return what somebody said with their signature, and how they signed."""
    how = _(_METHODS[method]) if method in _METHODS else ""
    said = _(_ANSWERS[answer]) if answer in _ANSWERS else ""
    if said and how:
        return _("{answer}, {how}").format(answer=said, how=how)
    return said or how


def if_line(words: str) -> str:
    """Return what an idea hangs on, as a line that begins with `if`."""
    if words.casefold().startswith("if "):
        return words
    return _("if {words}").format(words=words)
