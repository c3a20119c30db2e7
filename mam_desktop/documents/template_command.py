"""`mam-desktop template`: looks at a council's own template, and says which fields there are."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from mam_desktop.meeting.merge_fields import MERGE_FIELDS, MergeField, Takes
from mam_desktop.texts import N_, _, ngettext

_TAKES = {
    Takes.WORDS: N_("words"),
    Takes.YES_NO: N_("yes or no"),
    Takes.PARTS: N_("parts of the copy"),
    Takes.SIGNATURE: N_("a signature"),
    Takes.LIST: N_("a list"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the commands below `template`."""
    tasks = parser.add_subparsers(dest="task", metavar=_("TASK"), required=True)
    check = tasks.add_parser("check", help=_("say what is wrong with templates, and where"))
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    tasks.add_parser("fields", help=_("list the fields a template may have"))
    example = tasks.add_parser("example", help=_("write a template to begin with"))
    example.add_argument("out", type=Path, metavar="FILE")


def run(args: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Do one task; 1 when a template cannot be used."""
    if args.task == "fields":
        for line in field_lines():
            say(line)
        return 0
    if args.task == "example":
        return _write_example(args.out, say)
    return max(_check(path, say) for path in args.files)


def field_lines() -> Iterator[str]:
    """Yield the list of fields, one a line."""
    for one in MERGE_FIELDS:
        yield _line(f"{{{{ {one.name} }}}}", one)
        for of_row in one.row:
            yield _line(f"    .{of_row.name}", of_row)


def _line(written: str, one: MergeField) -> str:
    label = _(one.label)
    if one.takes is Takes.LIST:
        written = f"{{% for one in {one.name} %}}"
    if one.takes in (Takes.WORDS, Takes.LIST):
        return f"{written:<36} {label}"
    return _("{field} {label} ({takes})").format(
        field=f"{written:<36}", label=label, takes=_(_TAKES[one.takes])
    )


def _check(path: Path, say: Callable[[str], None]) -> int:
    from mam_desktop.documents.template import check_template_file

    report = check_template_file(path)
    for problem in report.problems:
        if problem.place:
            place = _("{file}: {place}: {words}")
            say(place.format(file=path.name, place=problem.place, words=problem.words))
        else:
            say(_("{file}: {words}").format(file=path.name, words=problem.words))
    for note in report.notes:
        say(_("{file}: note: {words}").format(file=path.name, words=note))
    if not report.problems:
        say(_("{file}: the template can be used").format(file=path.name))
        return 0
    count = len(report.problems)
    said = ngettext("{file}: {count} problem", "{file}: {count} problems", count)
    say(said.format(file=path.name, count=count))
    return 1


def _write_example(out: Path, say: Callable[[str], None]) -> int:
    from mam_desktop.documents.template_example import example_template
    from mam_desktop.errors import DocumentTrouble

    try:
        with out.open("xb") as file:
            file.write(example_template())
    except FileExistsError as error:
        raise DocumentTrouble(
            _("{name} is there already; take another name.").format(name=out.name)
        ) from error
    except OSError as error:
        raise DocumentTrouble(
            _("{name} cannot be written: {why}.").format(name=out.name, why=error.strerror)
        ) from error
    say(str(out))
    return 0
