"""How a template's style sheet makes words look: hidden, too small, white; over all it builds on.

Each level has its say, as Word has it: the document's defaults, the table's style, the paragraph's,
the letters' own. Where Word reckons one switch against another, a single one that hides is enough
here: other programs reckon otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from mam_desktop.documents.word_styles import styles_element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SMALLEST = 8
"""Half points; smaller letters are hidden ones."""
_HIDES = ("vanish", "webHidden", "specVanish")
_NAMES_A_STYLE = {"paragraph": f"{W}pStyle", "character": f"{W}rStyle", "table": f"{W}tblStyle"}


@dataclass(frozen=True, slots=True)
class Look:
    """What one level says; None where it says nothing."""

    hides: bool | None = None
    size: int | None = None
    is_white: bool | None = None
    is_shaded: bool = False
    by: str = ""
    """The name of the style; empty for what words say of themselves."""

    def over(self, lower: "Look") -> "Look":
        """Return this look with what it leaves open taken from another one."""
        return Look(
            hides=lower.hides if self.hides is None else self.hides,
            size=lower.size if self.size is None else self.size,
            is_white=lower.is_white if self.is_white is None else self.is_white,
            is_shaded=self.is_shaded or lower.is_shaded,
            by=self.by or lower.by,
        )

    @property
    def is_unreadable(self) -> bool:
        """Say whether nobody sees such words, whatever lies behind them."""
        return bool(self.hides) or (self.size is not None and self.size < SMALLEST)


def look_of(properties: etree._Element | None) -> Look:
    """Return what some properties of letters say."""
    if properties is None:
        return Look()
    switches = [
        one for one in map(properties.find, (f"{W}{it}" for it in _HIDES)) if one is not None
    ]
    size, colour = _value(properties, "sz"), _value(properties, "color").upper()
    return Look(
        hides=any(map(_is_on, switches)) if switches else None,
        size=int(size) if size.isdecimal() else None,
        is_white=(colour == "FFFFFF") if colour else None,
        is_shaded=next(properties.iter(f"{W}shd", f"{W}highlight"), None) is not None,
    )


class Sheet:
    """One style sheet; without one, words look as they say themselves."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        self._known: dict[str, Look] = {}
        self._base = Look()
        if tree is not None:
            self._read(tree)

    def _read(self, tree: etree._Element) -> None:
        self._base = look_of(tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in tree.findall(f"{W}style"):
            key = style.get(f"{W}styleId") or ""
            self._styles.setdefault(key, style)
            if style.get(f"{W}default") in ("1", "true", "on"):
                self._defaults[style.get(f"{W}type") or "paragraph"] = key

    def looks_of(self, run: etree._Element) -> tuple[Look, ...]:
        """Return how letters look, level by level, their own look first."""
        own = run.find(f"{W}rPr")
        paragraph = _around(run, "p")
        table = _around(run, "tbl")
        levels = (
            look_of(own),
            self._named(own, "character"),
            self._named(_part(paragraph, "pPr"), "paragraph"),
            self._named(_part(table, "tblPr"), "table"),
            self._base,
        )
        return tuple(one for one in levels if one != Look())

    def of_style(self, key: str) -> Look:
        """Return the look of a style, with all it is based on."""
        if key not in self._known:
            look = Look()
            for style in self._chain(key):
                look = look.over(_look_of_style(style))
            self._known[key] = look
        return self._known[key]

    def _named(self, properties: etree._Element | None, kind: str) -> Look:
        named = None if properties is None else properties.find(_NAMES_A_STYLE[kind])
        key = self._defaults.get(kind, "") if named is None else named.get(f"{W}val") or ""
        look = self.of_style(key)
        style = self._styles.get(key)
        if kind == "character" and style is not None and style.get(f"{W}type") == "paragraph":
            # A paragraph's style on letters means the style of letters that it is linked to.
            look = self.of_style(_value(style, "link")).over(look)
        return look

    def _chain(self, key: str) -> Iterator[etree._Element]:
        """Yield a style and what it is based on, each once."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = _value(self._styles[key], "basedOn")

    def hidden_of_ours(self) -> Iterator[str]:
        """Yield the names of styles that our own blocks will use, and that nobody could read."""
        for key, style in self._styles.items():
            name = _value(style, "name")
            ours = _OURS.get(name.casefold())
            if ours is None:
                continue
            look = self.of_style(key).over(self._base)
            lost = look.is_white and not look.is_shaded and not ours.is_white
            if look.is_unreadable or lost:
                yield name


def sheets_of(trees: Mapping[str, etree._Element]) -> Sequence[Sheet]:
    """Return every style sheet of a package, wherever it lies; an empty one where there is none."""
    found = [Sheet(tree) for tree in trees.values() if tree.tag == f"{W}styles"]
    return found or [Sheet(None)]


def _look_of_style(style: etree._Element) -> Look:
    """Return what a style says by itself; a table's for any of its rows and columns."""
    look = look_of(style.find(f"{W}rPr"))
    parts = [look_of(one.find(f"{W}rPr")) for one in style.findall(f"{W}tblStylePr")]
    hiding = next((one for one in parts if one.is_unreadable or one.is_white), Look())
    shaded = next(style.iter(f"{W}shd", f"{W}highlight"), None) is not None
    found = replace(hiding.over(look), is_shaded=shaded)
    name = _value(style, "name") or style.get(f"{W}styleId") or ""
    return found if found == Look() else replace(found, by=name)


def _around(run: etree._Element, name: str) -> etree._Element | None:
    """Return the paragraph or the table that a run stands in; a text box stands by itself."""
    one = run.getparent()
    while one is not None and one.tag not in (f"{W}{name}", f"{W}txbxContent"):
        one = one.getparent()
    return one if one is not None and one.tag == f"{W}{name}" else None


def _part(thing: etree._Element | None, name: str) -> etree._Element | None:
    return None if thing is None else thing.find(f"{W}{name}")


def _value(properties: etree._Element, name: str) -> str:
    found = properties.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""


def _is_on(switch: etree._Element) -> bool:
    return (switch.get(f"{W}val") or "1") not in ("0", "false", "off")


def _ours() -> dict[str, Look]:
    """Return the look of each of our own styles by its name, in small letters."""
    tree = styles_element("en", right_to_left=False)
    sheet = Sheet(tree)
    styles = tree.findall(f"{W}style")
    return {
        _value(one, "name").casefold(): sheet.of_style(one.get(f"{W}styleId") or "")
        for one in styles
    }


_OURS = _ours()
