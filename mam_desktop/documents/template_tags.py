"""Finds the merge fields and loops in a template, where each stands, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes
from lxml import etree

from mam_desktop.meeting.merge_fields import BY_NAME, MergeField, Takes
from mam_desktop.texts import _

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENING = re.compile(r"\{\{|\{%|\{#")
_FOR = re.compile(r"for\s+([A-Za-z_]\w*)\s+in\s+(.+)", re.DOTALL)
_STRAIGHT = str.maketrans("“”‘’\u00a0", "\"\"'' ")
_LOOP = MergeField(
    "loop",
    "",
    Takes.LIST,
    (
        *(MergeField(name, "") for name in ("index", "length")),
        *(MergeField(name, "", Takes.YES_NO) for name in ("first", "last")),
    ),
)
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)
"""All that a template's language may say: a field, a loop, a condition."""

_PARSER = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a template something stands: its part and paragraph, and words near it."""

    where: str
    near: str

    def told(self) -> str:
        """Return the place in words."""
        if self.near:
            return _("{where}, near “{words}”").format(where=self.where, words=self.near)
        return self.where


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where; no place for what concerns the file as a whole."""

    words: str
    place: str = ""


@dataclass(slots=True)
class Tags:
    """What the tags of one part say: which fields are used, and what is wrong."""

    used: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Open:
    """A loop or a condition that has not ended yet."""

    word: str
    tag: str
    place: Place
    name: str = ""
    row: MergeField | None = None


class TagReader:
    """Reads the tags of one part of a template, in the order in which they stand."""

    def __init__(self, *, in_body: bool) -> None:
        self._in_body = in_body
        self.found = Tags()
        self._open: list[_Open] = []
        self._place = Place("", "")

    def read(self, places: Iterator[tuple[Place, str]]) -> Tags:
        """Read every paragraph; return what was found."""
        for place, text in places:
            self._place = place
            self._paragraph(text)
        for one in self._open:
            words = _("{tag} has no {end} after it").format(
                tag=one.tag, end="{% end" + one.word + " %}"
            )
            self.found.problems.append(Problem(words, one.place.told()))
        return self.found

    def _paragraph(self, text: str) -> None:
        tags = _TAG.findall(text)
        for tag in tags:
            self._tag(tag, alone=text.strip() == tag)
        rest = _TAG.sub("", text)
        opening = _OPENING.search(rest)
        if opening:
            piece = rest[opening.start() : opening.start() + 40]
            self._say(_("{tag} … begins and does not end in its paragraph").format(tag=piece))

    def _tag(self, tag: str, *, alone: bool) -> None:
        inside = tag[2:-2].translate(_STRAIGHT)
        if tag.startswith("{{"):
            self._field(tag, inside, alone=alone)
        elif tag.startswith("{%"):
            self._statement(tag, inside)

    def _field(self, tag: str, inside: str, *, alone: bool) -> None:
        if re.match(r"-|(p|r|tr|tc)\s", inside):
            self._say(_("{tag}: a field is written without a letter before it").format(tag=tag))
            return
        expression = self._parsed(tag, inside)
        if expression is None:
            return
        if not isinstance(expression, nodes.Name | nodes.Getattr):
            self._say(_("{tag}: only a field may stand here").format(tag=tag))
            return
        found = self._resolved(tag, expression)
        if found is None:
            return
        if found.takes is Takes.LIST:
            self._say(_("{tag} is a list: write a loop over it").format(tag=tag))
        elif found.takes is Takes.YES_NO:
            self._say(_("{tag} is yes or no: write {{% if {name} %}}").format(tag=tag, name=inside))
        elif found.takes in (Takes.PARTS, Takes.SIGNATURE) and not self._in_body:
            self._say(_("{tag} can only stand in the text, not around it").format(tag=tag))
        elif found.takes is Takes.PARTS and not alone:
            self._say(_("{tag} needs a paragraph of its own").format(tag=tag))

    def _statement(self, tag: str, inside: str) -> None:
        told = re.sub(r"^(-\s*|(p|tr|tc|r)\s)", "", inside).strip().removesuffix("-").strip()
        word, _space, rest = told.partition(" ")
        if word == "for":
            self._loop(tag, told)
        elif word == "if":
            self._condition(tag, rest)
            self._open.append(_Open("if", tag, self._place))
        elif word == "elif":
            self._condition(tag, rest)
            self._inside(tag, "if")
        elif told == "else":
            self._inside(tag, "if", "for")
        elif told in ("endfor", "endif"):
            if self._inside(tag, told.removeprefix("end")):
                self._open.pop()
        elif told != "vm":
            self._say(_("{tag}: only for, if, elif, else and their ends are taken").format(tag=tag))

    def _loop(self, tag: str, told: str) -> None:
        row, name = None, ""
        fits = _FOR.fullmatch(told)
        expression = self._parsed(tag, fits[2]) if fits else None
        if fits is None:
            self._say(_("{tag}: a loop is written {{% for one in actions %}}").format(tag=tag))
        elif isinstance(expression, nodes.Name | nodes.Getattr):
            name = fits[1]
            row = self._resolved(tag, expression)
            if row is not None and row.takes is not Takes.LIST:
                self._say(_("{tag}: {name} is no list").format(tag=tag, name=row.name))
                row = None
        elif expression is not None:
            self._say(_("{tag}: only a list may stand after “in”").format(tag=tag))
        self._open.append(_Open("for", tag, self._place, name, row))

    def _condition(self, tag: str, told: str) -> None:
        expression = self._parsed(tag, told)
        if expression is None:
            return
        for one in _outermost(expression):
            self._resolved(tag, one)

    def _inside(self, tag: str, *words: str) -> bool:
        """Say whether the innermost thing that is open is one of these."""
        if self._open and self._open[-1].word in words:
            return True
        if self._open:
            last = self._open[-1]
            self._say(
                _("{tag} stands inside {other}, which has not ended").format(
                    tag=tag, other=last.tag
                )
            )
        else:
            self._say(_("{tag} ends or goes on with something that never began").format(tag=tag))
        return False

    def _parsed(self, tag: str, told: str) -> nodes.Expr | None:
        """Return an expression; say so where it is none, or says more than a template may."""
        try:
            tree = _PARSER.parse("{{" + told + "}}")
        except (TemplateSyntaxError, RecursionError):
            self._say(_("{tag} cannot be understood").format(tag=tag[:80]))
            return None
        strange = next((one for one in _every(tree) if not isinstance(one, ALLOWED)), None)
        output = tree.body[0] if len(tree.body) == 1 else None
        if strange is not None or not isinstance(output, nodes.Output) or len(output.nodes) != 1:
            self._say(
                _("{tag} does more than name a field or compare it; that is refused").format(
                    tag=tag[:80]
                )
            )
            return None
        return output.nodes[0]

    def _resolved(self, tag: str, expression: nodes.Expr) -> MergeField | None:
        """Return the field an expression names; say so where there is none."""
        if isinstance(expression, nodes.Name):
            return self._named(tag, expression.name)
        if isinstance(expression, nodes.Getattr) and isinstance(expression.node, nodes.Name):
            around = self._named(tag, expression.node.name)
            if around is None:
                return None
            found = around.has(expression.attr)
            if found is None or (around.takes is Takes.LIST and not self._is_row(expression.node)):
                known = {one.name for one in around.row}
                whole = f"{expression.node.name}.{expression.attr}"
                self._unknown(tag, whole, expression.attr, known)
                return None
            return found
        self._say(_("{tag}: there is no such field").format(tag=tag))
        return None

    def _is_row(self, name: nodes.Name) -> bool:
        return name.name == "loop" or any(one.name == name.name for one in self._open)

    def _named(self, tag: str, name: str) -> MergeField | None:
        loops = [one for one in self._open if one.word == "for"]
        for one in reversed(loops):
            if one.name == name:
                return one.row
        if name == "loop" and loops:
            return _LOOP
        found = BY_NAME.get(name)
        if found is None:
            self._unknown(tag, name, name, {*BY_NAME, *(one.name for one in loops if one.name)})
            return None
        self.found.used.add(name)
        return found

    def _unknown(self, tag: str, whole: str, name: str, known: set[str]) -> None:
        near = get_close_matches(name, sorted(known), n=1)
        if near:
            words = _("{tag}: there is no field “{name}”; is “{near}” meant?").format(
                tag=tag, name=whole, near=near[0]
            )
        else:
            words = _("{tag}: there is no field “{name}”").format(tag=tag, name=whole)
        self._say(words)

    def _say(self, words: str) -> None:
        self.found.problems.append(Problem(words, self._place.told()))


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def _outermost(node: nodes.Node) -> Iterator[nodes.Expr]:
    """Yield each field that is named, not its parts."""
    if isinstance(node, nodes.Name | nodes.Getattr):
        yield node
        return
    for child in node.iter_child_nodes():
        yield from _outermost(child)


def places_of(tree: etree._Element, part: str) -> Iterator[tuple[Place, str]]:
    """Yield each paragraph of a part with its place."""
    paragraphs, tables, last = 0, 0, ""
    seen: dict[etree._Element, int] = {}
    for one in tree.iter(f"{_W}p", f"{_W}tbl"):
        if one.tag == f"{_W}tbl":
            tables += 1
            seen[one] = tables
            continue
        text = text_of(one)
        row = _row_of(one, seen)
        if row is None:
            paragraphs += 1
            where = _("{part}, paragraph {number}").format(part=part, number=paragraphs)
        else:
            where = _("{part}, table {table}, row {row}").format(
                part=part, table=row[0], row=row[1]
            )
        said = " ".join(_TAG.sub(" ", text).split())
        yield Place(where, said[:60] or last), text
        last = said[:60] or last


def text_of(paragraph: etree._Element) -> str:
    """Return the words of a paragraph, not those of text boxes inside it."""
    texts = []
    for one in paragraph.iter(f"{_W}t"):
        around = one.getparent()
        while around is not None and around.tag != f"{_W}p":
            around = around.getparent()
        if around is paragraph:
            texts.append(one.text or "")
    return "".join(texts)


def _row_of(
    paragraph: etree._Element, tables: Mapping[etree._Element, int]
) -> tuple[int, int] | None:
    around, row = paragraph.getparent(), None
    while around is not None:
        if around.tag == f"{_W}tr" and row is None:
            row = around
        if around.tag == f"{_W}tbl" and row is not None:
            rows = [one for one in around if one.tag == f"{_W}tr"]
            at = rows.index(row) + 1 if row in rows else 0
            return tables.get(around, 0), at
        around = around.getparent()
    return None
