"""Writes `docs/word-templates.md`: `python -m mam_desktop.documents.template_page`."""

import sys
from collections.abc import Iterator

from mam_desktop.meeting.merge_fields import MERGE_FIELDS, MergeField, Takes

_HEAD = """\
# A council's own Word template

Copies can be written as Word with a council's own letterhead and layout. A template is an ordinary
`.docx`, made in Word or LibreOffice, with fields in it:

    mam-desktop template example OURS.docx    # a template to begin with
    mam-desktop template check OURS.docx      # names every unknown field and where it is
    mam-desktop template fields               # the list below
    mam-desktop export --as docx --template OURS.docx --out DIR

![the example, filled in](pictures/papers/word-template.png)

## How fields are written

| to | write |
|---|---|
| put words in | `{{ title }}` |
| repeat a table’s row | `{%tr for one in actions %}` in a row before it, `{%tr endfor %}` after |
| repeat paragraphs | `{%p for one in voices %}` in a paragraph before them, `{%p endfor %}` after |
| show paragraphs only sometimes | `{%p if draft_warning %}` before them, `{%p endif %}` after |
| show words only sometimes | `{% if one.role %}, {{ one.role }}{% endif %}` |
| compare | `{% if one.number == "1" %}`, `{% if not is_draft %}`, `and`, `or` |
| number in a loop | `{{ loop.index }}`; also `loop.first`, `loop.last`, `loop.length` |
| put in everything | `{{ minutes }}` in a paragraph of its own, or a loop over `parts` |

What begins with `{%tr` has a row to itself, what begins with `{%p` a paragraph. In a loop a field
is written after the loop's own name: `{{ one.what }}`.

Fields take the look of the words they stand in. Arabic, Urdu and Persian words turn their line
round by themselves; line ends stay. The program's own blocks use the template's styles where it has
them (`Heading 1` to `3`, `Quote`, `List Bullet`) and bring their own where not (`Plan Table`,
`Notice`, `Voice Quote`).

## What every template has

- `{{ title }}`, and `{{ date }}` or `{{ when_and_where }}`, somewhere.
- `{{ footer }}` in a header or footer, or all of `{{ marking }}`, `{{ version }}`, `{{ hash }}` and
  `{{ state }}`: each printed page says what it is, of which version, and whether it is a draft.

`check` also notes which parts of the minutes a template leaves out.

## What no template may have

Macros, embedded objects and controls, pictures or templates that are linked and not stored, SVG,
fields of Word's own but page numbers, references and links, comments, tracked changes; fields in
footnotes or in a picture's description. Nothing but fields, loops and conditions is understood: no
sums, no functions. A template is opened, checked and filled in a process of its own with 20 seconds
of working time and, on Linux, 1.5 GB of memory; it gets the words of one copy, after the
audience filter, and nothing else.

A copy written with a template is not the sealed paper: `mam-desktop verify` knows the PDF and the
JSON. The same copy with the same template gives the same bytes.

## The fields

"""


def page() -> str:
    """Return the page as Markdown."""
    return _HEAD + "\n".join(_lines()) + _TAIL


_TAIL = """

This page is made by `python -m mam_desktop.documents.template_page`; a test keeps it in step.
"""


def _lines() -> Iterator[str]:
    yield "| field | what it says |\n|---|---|"
    for one in MERGE_FIELDS:
        if one.takes is not Takes.LIST:
            yield _row(one)
    for one in MERGE_FIELDS:
        if one.takes is Takes.LIST:
            yield f"\n### `{{% for one in {one.name} %}}`\n"
            yield f"{one.label[0].upper()}{one.label[1:]}.\n"
            yield "| field | what it says |\n|---|---|"
            yield from (_row(of_row, "one.") for of_row in one.row)


def _row(one: MergeField, of: str = "") -> str:
    kind = "" if one.takes is Takes.WORDS else f" ({one.takes})"
    return f"| `{{{{ {of}{one.name} }}}}` | {one.label}{kind} |"


if __name__ == "__main__":
    sys.stdout.write(page())
