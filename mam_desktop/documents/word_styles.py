"""The styles of the Word copies: Word's own names where Word has one, so that people can edit."""

from collections.abc import Iterator, Sequence

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from mam_desktop.documents import look, pictograms
from mam_desktop.documents.look import Colour, Style, Weight

FONT = "Arial"
"""On every Windows and macOS; a font that is not there would be replaced by one nobody chose."""

URDU_FONT = "Urdu Typesetting"
INDIAN_FONT = "Nirmala UI"

BAR_TWIPS = 260
"""How far words stand from the bar beside a quotation, in twentieths of a point."""

_TERRITORIES = {
    "en": "en-GB",
    "cy": "cy-GB",
    "pl": "pl-PL",
    "ro": "ro-RO",
    "ur": "ur-PK",
    "ar": "ar-SA",
    "fa": "fa-IR",
    "bn": "bn-BD",
    "pa": "pa-IN",
}

_NO_SPACE = '<w:spacing w:before="0" w:after="0"/>'


def word_language(code: str) -> str:
    """Return a language as Word knows it: `en-GB` for `en`."""
    return _TERRITORIES.get(code, code)


def styles_element(language: str, *, right_to_left: bool) -> BaseOxmlElement:
    """Return the whole style sheet of a document."""
    said = word_language(language)
    other = said if right_to_left else "ar-SA"
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="24"/><w:szCs w:val="24"/>'
        f'<w:lang w:val="{said}" w:eastAsia="{said}" w:bidi="{other}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    body = "".join((defaults, *_basics(), *_paragraph_styles(), _TABLE_STYLES))
    made: BaseOxmlElement = parse_xml(f"<w:styles {nsdecls('w')}>{body}</w:styles>")
    return made


def enlarge(styles: BaseOxmlElement) -> None:
    """Make every size of a style sheet one of large print."""
    for one in styles.iter(qn("w:sz"), qn("w:szCs")):
        size = int(one.get(qn("w:val")) or 0) / 2
        one.set(qn("w:val"), str(round(look.large(size) * 2)))


def resize(styles: BaseOxmlElement, key: str, style: Style) -> None:
    """Give one style of a style sheet letters as large as another's."""
    for one in styles.findall(qn("w:style")):
        if one.get(qn("w:styleId")) == key:
            for size in one.iter(qn("w:sz"), qn("w:szCs")):
                size.set(qn("w:val"), str(round(style.size * 2)))


def _basics() -> Iterator[str]:
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/></w:style>"
    )
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _paragraph_styles() -> Iterator[str]:
    keep = "<w:keepNext/><w:keepLines/>"
    yield _style(
        "Normal", "Normal", look.BODY, '<w:spacing w:after="120" w:line="288" w:lineRule="auto"/>'
    )
    yield _style("Title", "Title", look.TITLE, f'{keep}<w:spacing w:after="60"/>')
    yield _style("Marking", "Marking", look.MARKING, _NO_SPACE)
    yield _style("Subtitle", "Subtitle", look.SUBTITLE, '<w:spacing w:after="20"/>')
    befores = {1: (400, 120), 2: (240, 80), 3: (160, 40)}
    for level, (before, after) in befores.items():
        space = f'<w:spacing w:before="{before}" w:after="{after}"/>'
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        style = look.HEADINGS[level]
        yield _style(f"Heading{level}", f"heading {level}", style, f"{keep}{space}{outline}")
    yield _style("Muted", "Muted", look.MUTED, "")
    yield _style("SmallPrint", "Small Print", look.SMALL, "")
    yield _style("Note", "Note", look.NOTE, "")
    bar = _borders({"left": (Colour.VOICE_EDGE, 24, 10)})
    indent = f'<w:ind w:left="{BAR_TWIPS}"/>'
    quote = f'<w:keepNext/>{bar}<w:spacing w:before="120" w:after="0"/>{indent}'
    yield _style("Quote", "Quote", look.QUOTE_IN_TEXT, quote)
    yield _style("QuoteSource", "Quote Source", look.BODY, f"{bar}{_NO_SPACE}{indent}")
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>'
    yield _style("ListBullet", "List Bullet", look.BODY, numbered)
    beside = round((pictograms.SIDE + pictograms.BESIDE) * 20)
    pictured = f'<w:spacing w:after="120"/><w:ind w:left="{beside}"/>'
    yield _style("PicturedList", "Pictured List", look.BODY, pictured)
    yield _style("TableText", "Table Text", look.BODY, _NO_SPACE)
    signed = _borders({"top": (Colour.INK, 6, 2)})
    yield _style("SignedLine", "Signed Line", look.SIGNED_LINE, f"{signed}{_NO_SPACE}")
    yield _style("SignedWords", "Signed Words", look.SIGNED_LINE, _NO_SPACE)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_TWIPS}"/></w:tabs>'
    ruled = _borders({"top": (Colour.LINE, 6, 6)})
    yield _style("Footer", "footer", look.FOOTER, f"{ruled}{tab}{_NO_SPACE}")
    yield from _panel_styles()


def _panel_styles() -> Iterator[str]:
    voice = _panel(Colour.VOICE_SOFT)
    keep = "<w:keepNext/>"
    yield _style("VoiceHeading", "Voice Heading", look.PANEL_HEADING, f"{keep}{voice}")
    yield _style("VoiceQuote", "Voice Quote", look.QUOTE, f"{keep}{voice}")
    yield _style("VoiceText", "Voice Text", look.BODY, voice)
    for name, colour in (
        ("Notice", Colour.SUNKEN),
        ("NoticePrivate", Colour.PRIVATE_SOFT),
        ("NoticeAttention", Colour.ATTENTION_SOFT),
    ):
        yield _style(name, name, look.BODY, _panel(colour))


def _panel(colour: Colour) -> str:
    sides = {side: (colour, 4, 8) for side in ("top", "left", "bottom", "right")}
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour[1:]}"/>'
    space = '<w:spacing w:before="0" w:after="60"/><w:ind w:left="200" w:right="200"/>'
    return f"{_borders(sides)}{fill}{space}"


def _borders(sides: dict[str, tuple[Colour, int, int]]) -> str:
    made = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour[1:]}"/>'
        for side, (colour, width, space) in sides.items()
    )
    return f"<w:pBdr>{made}</w:pBdr>"


def _style(key: str, name: str, style: Style, layout: str) -> str:
    first = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{''.join(_letters(style))}</w:rPr></w:style>"
    )


def _letters(style: Style) -> Sequence[str]:
    heavy = style.weight in (Weight.BOLD, Weight.SEMIBOLD)
    size = round(style.size * 2)
    return (
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>',
        "<w:b/><w:bCs/>" if heavy else "",
        "<w:i/><w:iCs/>" if style.weight == Weight.ITALIC else "",
        f'<w:color w:val="{style.colour[1:]}"/>',
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
    )


TEXT_TWIPS = round(look.TEXT_WIDTH * 20)
"""The width of the text, in twentieths of a point."""

_TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
    '<w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable">'
    '<w:name w:val="Plan Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
    '<w:tblInd w:w="130" w:type="dxa"/>'
    f'<w:tblBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{Colour.LINE[1:]}"/>'
    f'<w:insideH w:val="single" w:sz="6" w:space="0" w:color="{Colour.LINE[1:]}"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="110" w:type="dxa"/><w:left w:w="130" w:type="dxa"/>'
    '<w:bottom w:w="110" w:type="dxa"/><w:right w:w="130" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/>'
    f'<w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" '
    f'w:fill="{Colour.PRIMARY[1:]}"/></w:tcPr></w:tblStylePr></w:style>'
)
