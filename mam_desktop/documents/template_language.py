"""The language of a template, held to naming, looping and comparing, over nothing but plain values.

Whatever is filled in leaves the language as a mark and is put into the paper afterwards, run by
run: no words of a meeting are ever read as XML or as language, and each keeps its own direction.
"""

from collections.abc import Iterator, Mapping

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from mam_desktop.documents.template_tags import ALLOWED
from mam_desktop.documents.visible import visible
from mam_desktop.meeting.content import Run, SignatureMark, plain
from mam_desktop.meeting.merge_fields import MergeValue, MergeValues

_FIRST, _LAST = "\U000f5000", "\U000f5001"
"""Characters for private use that stand around a mark; no keyboard writes them."""

_OF_A_LOOP = frozenset({"index", "first", "last", "length"})


class Marks:
    """What was filled in, by the number of its mark."""

    def __init__(self) -> None:
        self._values: list[MergeValue] = []

    def mark(self, value: MergeValue) -> Markup:
        """Keep a value; return the mark that stands for it in the XML."""
        self._values.append(value)
        return Markup("{first}{number}{last}").format(
            first=_FIRST, number=len(self._values) - 1, last=_LAST
        )

    def split(self, text: str) -> Iterator[str | int]:
        """Yield a text's own words and the numbers of the marks between them."""
        before, *others = text.split(_FIRST)
        yield before
        for piece in others:
            number, _mark, after = piece.partition(_LAST)
            yield int(number)
            yield after

    def value(self, number: int) -> MergeValue:
        """Return what a mark stands for."""
        return self._values[number]

    def __len__(self) -> int:
        return len(self._values)


def has_mark(text: str) -> bool:
    """Say whether a mark stands in a text."""
    return _FIRST in text


class _Told(str):
    """A value as the language sees it: its bare words to compare, its mark to write."""

    __slots__ = ("_marks", "_value")
    _marks: Marks
    _value: MergeValue

    @classmethod
    def of(cls, value: MergeValue, words: str, marks: Marks) -> "_Told":
        """Return a value beside its bare words."""
        made = cls(words)
        made._marks, made._value = marks, value
        return made

    def __html__(self) -> Markup:
        return self._marks.mark(self._value)


def told(values: MergeValues, marks: Marks) -> dict[str, object]:
    """Return values as the language may see them: dicts, tuples, yes or no, and words."""
    return {name: _plain(value, marks) for name, value in values.items()}


def _plain(value: MergeValue, marks: Marks) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, SignatureMark):
        return _Told.of(value, value.typed or value.name, marks)
    if isinstance(value, str | Run):
        words = visible(plain(value))
        return _Told.of(value, words, marks) if words else ""
    if all(isinstance(one, Run) for one in value) and value:
        runs = tuple(one for one in value if isinstance(one, Run))
        words = visible(plain(runs))
        return _Told.of(runs, words, marks) if words else ""
    rows = [one for one in value if isinstance(one, Mapping)]
    if len(rows) == len(value) and rows:
        return tuple(told(row, marks) for row in rows)
    return _Told.of(value, "…", marks) if value else ""


class TemplateLanguage(ImmutableSandboxedEnvironment):
    """Jinja with everything taken away but fields, loops and conditions."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        strange = next((one for one in tree.find_all(nodes.Node) if type(one) not in ALLOWED), None)
        if strange is not None:
            raise SecurityError(type(strange).__name__)
        return tree

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a row's field, or how far a loop is; nothing else has parts."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _OF_A_LOOP:
            return getattr(obj, attribute)
        raise SecurityError(attribute)

    def getitem(self, obj: object, argument: object) -> object:  # noqa: ARG002 - Jinja's form
        """Refuse: fields are named with a dot."""
        raise SecurityError(str(argument))

    def call(self, *_args: object, **_named: object) -> object:
        """Refuse: a template calls nothing."""
        raise SecurityError("call")
