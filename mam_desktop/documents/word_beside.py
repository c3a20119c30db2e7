"""What keeps a sheet on one page in Word: pictures beside words, and lines of a measured height."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from mam_desktop.documents import look, pictograms
from mam_desktop.documents.look import Style
from mam_desktop.documents.typeset import Setter
from mam_desktop.documents.word_xml import element
from mam_desktop.meeting.content import Text

_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)
"""Says that a picture adds nothing to the words. Source: MS-ODRAWXML, 2.11."""
_LOOKS = {
    "Title": (look.CLOSE_TITLE, 0, 2),
    "Subtitle": (look.SUBTITLE, 0, 0),
    "Heading1": (look.HEADINGS[1], 9, 3),
    "Normal": (look.BODY, 0, 3),
    "Muted": (look.MUTED, 0, 3),
    "NoticeAttention": (look.BODY, 0, 2),
    "Marking": (look.MARKING, 0, 0),
    "Footer": (look.FOOTER, 0, 0),
}
"""How each style's letters look, and the points before and after it where it stands close."""
_GAP, _CLOSE_GAP = 6.0, 3.0
_TIGHTER = 0.94
"""Its letters are set as close as it sets them by itself; it breaks lines sooner than ours."""
_TALLEST = 1.7
"""A close line is no taller, times the size of its letters."""


class WordRooms:
    """The room of paragraphs on a sheet of one page.

    Word knows a font's tallest letter, not a line's: an Urdu line would take half as much again.
    """

    def __init__(self, setter: Setter) -> None:
        self._setter = setter

    def around(self, text: Text, style: str) -> list[BaseOxmlElement]:
        """Return the room of a paragraph in a style; none for a style that no sheet has."""
        if style not in _LOOKS:
            return []
        letters, before, after = _LOOKS[style]
        if not self._setter.is_close:
            letters = look.TITLE if style == "Title" else letters
            return [
                element(
                    "w:spacing", **_lines(self._setter, text, letters, self._setter.frame.width)
                )
            ]
        space = _lines(self._setter, text, letters, self._setter.frame.width)
        return [element("w:spacing", before=before * 20, after=after * 20, **space)]


def pictured_room(
    setter: Setter, item: Text, side: float, *, has_picture: bool
) -> list[BaseOxmlElement]:
    """Return the room of an item beside a picture that wide, or beside a dot in its place."""
    beside = side + pictograms.BESIDE
    lines = setter.lines(item, look.BODY, setter.frame.width - beside)
    space = _lines(setter, item, look.BODY, setter.frame.width - beside)
    gap = _CLOSE_GAP if setter.is_close else _GAP
    lacks = max(0.0, side - sum(line.height for line in lines))
    spacing = element("w:spacing", before=0, after=round((gap + lacks) * 20), **space)
    hanging = {} if has_picture else {"hanging": round((beside - side / 2) * 20)}
    return [spacing, element("w:ind", left=round(beside * 20), **hanging)]


def _lines(setter: Setter, text: Text, style: Style, width: float) -> dict[str, object]:
    lines = setter.lines(text, style, width)
    height = max(line.height for line in lines)
    if setter.is_close:
        # Its fonts hang less far than ours: lines need not keep room for the highest letter of all.
        size = max((one.size for line in lines for one in line.stretches), default=height)
        height = min(height * _TIGHTER, _TALLEST * size)
    # With room to spare, a council's template may have larger letters.
    rule = "exact" if setter.is_close else "atLeast"
    return {"line": round(height * 20), "lineRule": rule}


def beside_words(drawing: BaseOxmlElement, *, from_right: bool) -> BaseOxmlElement:
    """Return a drawing that stands at its paragraph's side, and says nothing by itself."""
    (inline,) = drawing
    extent, properties, *rest = inline
    side = "right" if from_right else "left"
    anchor: BaseOxmlElement = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:align>{side}</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/></wp:anchor>'
    )
    anchor.insert(3, extent)
    properties.append(parse_xml(_DECORATIVE))
    anchor.extend((properties, *rest))
    drawing.replace(inline, anchor)
    return drawing
