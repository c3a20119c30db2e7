"""The few words that the writers of files add: quotation, who said it, footer, draft."""

from babel import Locale, UnknownLocaleError

from mam_desktop.meeting.content import (
    Bullets,
    Content,
    Meaning,
    Notice,
    NoticeTone,
    Paragraph,
    Quote,
    Run,
    SignatureMark,
    Text,
    TextStyle,
    woven,
)
from mam_desktop.texts import _, language_now

PROGRAM = "MAM Desktop"
NO_BREAK = "\xa0"
SEALED_KEYWORD = "sealed"
"""The keyword of a PDF that says of itself that it is sealed."""
PICTURES_FROM = "OpenMoji, CC BY-SA 4.0"
"""Whose pictures stand beside the words; their licence asks that it stands where they do."""
SEAL_FIELD = "Seal"
"""The name of a PDF's one field, which its seal fills."""


def in_quotes(words: str, language: str | None) -> tuple[Run, ...]:
    """Return somebody's words between quotation marks."""
    return woven(_("“{words}”"), words=Run(words, language=language))


def quote_lines(quote: Quote) -> tuple[Paragraph, ...]:
    """Return what stands under somebody's words: who, how, and their meaning."""
    who = _("{who}, {how}").format(who=quote.who, how=quote.how) if quote.how else quote.who
    lines = [Paragraph(who, TextStyle.MUTED)] if who else []
    if quote.meaning:
        lines.append(Paragraph(meaning_text(quote.meaning)))
    return tuple(lines)


def meaning_text(meaning: Meaning) -> Text:
    """Return the meaning in another language, with who gave it."""
    words = Run(meaning.words, language=meaning.language)
    language = language_name(meaning.language)
    if meaning.by:
        return woven(
            _("In {language}, as {by} gave it: “{words}”"),
            language=language,
            by=meaning.by,
            words=words,
        )
    return woven(_("In {language}: “{words}”"), language=language, words=words)


def language_name(code: str) -> str:
    """Return a language's name in the language in use, or its code when nobody knows it."""
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name(language_now())
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


def mark_lines(mark: SignatureMark) -> tuple[Paragraph, ...]:
    """Return what stands under the line of a signature."""
    lines = [Paragraph(mark.line or mark.name, TextStyle.STRONG)]
    if mark.method and (mark.strokes or mark.typed):
        lines.append(Paragraph(mark.method, TextStyle.MUTED))
    if mark.words:
        lines.append(Paragraph(in_quotes(mark.words, mark.language)))
    return tuple(lines)


def picture_text(mark: SignatureMark) -> str:
    """Return what a picture of a signature says to somebody who does not see it."""
    return _("Signature of {name}").format(name=mark.name)


def no_picture_text() -> str:
    """Return what stands in the place of a picture that cannot be opened."""
    return _("This picture cannot be shown on paper.")


def draft_text() -> str:
    """Return the warning on a paper that nobody has sealed."""
    return _("Draft: not sealed yet. The words may still change.")


def says_draft_first(content: Content) -> bool:
    """Say whether a draft still needs our warning: its own words do not begin with one."""
    first = content.blocks[0] if content.blocks else None
    is_warned = isinstance(first, Notice) and first.tone is NoticeTone.ATTENTION
    return content.is_draft and not is_warned


def footer_text(content: Content, *, has_marking: bool = True) -> str:
    """Return what the foot of each page says about this copy."""
    version = _("version {number}").format(number=content.version)
    state = content.sealed_line or content.as_of or _("draft, not sealed")
    parts = (
        content.marking if has_marking else "",
        content.copy_name,
        "" if content.as_of else version,
        state,
        # Twelve digits to compare by eye stay on one line.
        content.short_hash.replace(" ", NO_BREAK),
        PICTURES_FROM if has_pictograms(content) else "",
    )
    return " · ".join(part for part in parts if part)


def has_pictograms(content: Content) -> bool:
    """Say whether pictures of the family screen stand on a paper."""
    return any(
        isinstance(block, Bullets) and any(name for _item, name in block.pictured())
        for block in content.blocks
    )


def seal_field_words() -> str:
    """Return what the place of the seal says to somebody who does not see it."""
    return _("Digital seal of this paper")


def page_text(number: int, count: int) -> str:
    """Return a page's number."""
    return _("page {number} of {count}").format(number=number, count=count)
