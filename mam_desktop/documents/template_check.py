"""Says what is wrong with a council's template, and where, before any copy is written with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from mam_desktop.documents.template_fill import fill
from mam_desktop.documents.template_language import has_mark
from mam_desktop.documents.template_package import BODY, Package, open_package
from mam_desktop.documents.template_tags import Problem, TagReader, Tags, places_of
from mam_desktop.errors import DocumentTrouble
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.merge_fields import (
    BY_NAME,
    CARRIED_BY,
    CARRIED_ON_EACH_PAGE,
    SAYS_A_PART,
    SAYS_ALL,
    example_values,
)
from mam_desktop.texts import _

_HEADER = re.compile(r"word/header\d*\.xml")
_FOOTER = re.compile(r"word/footer\d*\.xml")
_TAG_BEGINS = re.compile(r"\{\{|\{%")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What is wrong with a template, and what is worth knowing about it."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def check_template(data: bytes) -> TemplateReport:
    """Return what is wrong with a template; when nothing is, it has been filled once on trial."""
    try:
        report = look_at(data)
        if not report.problems:
            fill(data, _example(), example_values())
    except DocumentTrouble as trouble:
        return TemplateReport((Problem(str(trouble)),))
    return report


def look_at(data: bytes) -> TemplateReport:
    """Return what can be seen without filling it.

    Raises:
        DocumentTrouble: it cannot be opened at all.

    """
    package = open_package(data)
    problems = [Problem(words) for words in package.forbidden]
    found = {name: _tags(name, tree) for name, tree in _filled_parts(package)}
    for tags in found.values():
        problems += tags.problems
    problems += _elsewhere(package)
    problems += _lacking(found)
    return TemplateReport(tuple(problems), tuple(_left_out(found)))


def _filled_parts(package: Package) -> Iterator[tuple[str, etree._Element]]:
    for name, tree in package.trees.items():
        if name == BODY or _HEADER.fullmatch(name) or _FOOTER.fullmatch(name):
            yield name, tree


def _tags(name: str, tree: etree._Element) -> Tags:
    reader = TagReader(in_body=name == BODY)
    return reader.read(places_of(tree, _called(name)))


def _called(name: str) -> str:
    if _HEADER.fullmatch(name):
        return _("header")
    return _("footer") if _FOOTER.fullmatch(name) else _("text")


def _elsewhere(package: Package) -> Iterator[Problem]:
    """Yield fields that stand where nothing is filled: in attributes, footnotes, other parts."""
    filled = dict(_filled_parts(package))
    for name, tree in package.trees.items():
        for one in tree.iter(etree.Element):
            told = [*one.attrib.values()]
            if name not in filled or one.tag != f"{_W}t" or has_mark(one.text or ""):
                told.append(one.text or "")
            told = [words for words in told if _TAG_BEGINS.search(words) or has_mark(words)]
            if told and name.startswith("word/"):
                yield Problem(
                    _("{name}: “{words}” is not filled in there").format(
                        name=name, words=told[0][:60]
                    )
                )


def _lacking(found: dict[str, Tags]) -> Iterator[Problem]:
    used = {name for tags in found.values() for name in tags.used}
    on_pages = {name for part, tags in found.items() if part != BODY for name in tags.used}
    for what, fields in CARRIED_BY.items():
        if not used & fields:
            yield Problem(
                _("The template does not say the {what}: write {field}").format(
                    what=what, field="{{ " + what + " }}"
                )
            )
    lacking = [what for what, fields in CARRIED_ON_EACH_PAGE.items() if not on_pages & fields]
    if lacking:
        yield Problem(
            _(
                "Neither header nor footer says: {what}. Write {footer} in the footer; it says all."
            ).format(what=", ".join(lacking), footer="{{ footer }}")
        )


def _left_out(found: dict[str, Tags]) -> Iterator[str]:
    used = {name for tags in found.values() for name in tags.used}
    if used & SAYS_ALL:
        return
    for name in SAYS_A_PART:
        if name not in used:
            yield _("Copies made with it leave out {field}: {label}").format(
                field=name, label=_(BY_NAME[name].label)
            )
    yield _("Only {minutes} or {parts} says everything that is in the copy").format(
        minutes="{{ minutes }}", parts="{% for part in parts %}"
    )


def _example() -> Content:
    return Content(
        title="[title]",
        copy_name="[copy_name]",
        language="en",
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        blocks=(),
    )
