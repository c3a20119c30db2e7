"""Gathers every sentence of the program for translators.

python .ci/texts.py            writes the template and brings each language's catalogue in step
python .ci/texts.py --check    fails when a sentence in the code is not in them
python .ci/texts.py --add cy   begins a catalogue for one more language
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "mam_desktop"
TRANSLATIONS = ROOT / "resources" / "translations"
TEMPLATE = TRANSLATIONS / "mam_desktop.pot"
KEYWORDS = {**DEFAULT_KEYWORDS, "in_language": (2,)}
DRAFT = "DRAFT: not yet checked by a translator. Every entry marked fuzzy still needs a person."


def gather() -> Catalog:
    """Return every marked sentence in the code, with the files it stands in."""
    found = Catalog(
        project="MAM Desktop",
        version="0.1.0",
        header_comment="# Every sentence of MAM Desktop that a person reads.",
        msgid_bugs_address="see README.md",
        last_translator="none: this is the template",
        language_team="none: this is the template",
        fuzzy=False,
    )
    found.creation_date = datetime.now(UTC).replace(microsecond=0)
    for file, _line, message, comments, context in extract_from_dir(
        CODE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=["translators:"]
    ):
        if message:
            found.add(
                message,
                locations=[(f"mam_desktop/{Path(file).as_posix()}", 0)],
                auto_comments=comments,
                context=context,
            )
    return found


def catalogues() -> list[Path]:
    """Return each language's catalogue."""
    return sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    """Return a catalogue or the template."""
    with path.open("rb") as file:
        return read_po(file)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue: sorted, one place a file, no line numbers that change with every edit."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)


def ids(catalogue: Catalog) -> set[str]:
    """Return the sentences of a catalogue."""
    return {str(message.id) for message in catalogue if message.id}


def update() -> None:
    """Write the template and bring every catalogue in step, guessing no translation."""
    fresh = gather()
    if TEMPLATE.exists() and ids(read(TEMPLATE)) == ids(fresh):
        fresh.creation_date = read(TEMPLATE).creation_date
    write(TEMPLATE, fresh)
    for path in catalogues():
        catalogue = read(path)
        catalogue.update(fresh, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.revision_date = catalogue.creation_date = fresh.creation_date
        write(path, catalogue)


def add(language: str) -> None:
    """Begin a language's catalogue, marked as a draft."""
    catalogue = Catalog(
        locale=language,
        project="MAM Desktop",
        version="0.1.0",
        msgid_bugs_address="see README.md",
        last_translator="none yet",
        language_team=language,
        header_comment=f"# {language} catalogue of MAM Desktop.\n# {DRAFT}",
        fuzzy=False,
    )
    write(TRANSLATIONS / language / "LC_MESSAGES" / "mam_desktop.po", catalogue)
    update()


def check() -> int:
    """Say what is missing where; return 1 when anything is."""
    fresh, failed = ids(gather()), False
    for path in (TEMPLATE, *catalogues()):
        known = ids(read(path)) if path.exists() else set()
        for sign, sentences in (("+", fresh - known), ("-", known - fresh)):
            for sentence in sorted(sentences):
                print(f"{path.relative_to(ROOT)}: {sign} {sentence}")
                failed = True
    print("Run: python .ci/texts.py" if failed else f"{len(fresh)} sentences, all gathered.")
    return int(failed)


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            update()
        case ["--check"]:
            sys.exit(check())
        case ["--add", language]:
            add(language)
        case _:
            sys.exit(__doc__)
