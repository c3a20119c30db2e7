"""Gathers every sentence of the program for translators.

python .ci/texts.py            writes the templates and brings each language's catalogues in step
python .ci/texts.py --screen   the same for the family screen's sentences alone
python .ci/texts.py --check    fails when a sentence in the code is not in them
python .ci/texts.py --add cy   begins the catalogues of one more language
"""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from mam_desktop.meeting.screen_words import SHOWN

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "mam_desktop"
TRANSLATIONS = ROOT / "resources" / "translations"
TEMPLATE = TRANSLATIONS / "mam_desktop.pot"
SCREEN_TEMPLATE = TRANSLATIONS / "family_screen.pot"
SCREEN = tuple(f"mam_desktop/ui/family_screen/{one}" for one in ("scenes/", "frame.py", "words.py"))
"""Where the room's sentences stand; what else lies beside them is the lead's own."""
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


def for_the_screen(everything: Catalog) -> Catalog:
    """Return what the family screen says: its own sentences, and those it shares with others."""
    found = Catalog(
        project="MAM Desktop",
        version="0.1.0",
        header_comment="# Every sentence of MAM Desktop that stands on the family screen.",
        msgid_bugs_address="see README.md",
        last_translator="none: this is the template",
        language_team="none: this is the template",
        fuzzy=False,
    )
    found.creation_date = everything.creation_date
    for message in everything:
        files = [file for file, _line in message.locations]
        if message.id and (message.id in SHOWN or any(file.startswith(SCREEN) for file in files)):
            found.add(
                message.id,
                locations=message.locations,
                auto_comments=message.auto_comments,
                context=message.context,
            )
    return found


def catalogues(template: Path = TEMPLATE) -> list[Path]:
    """Return each language's catalogue of a template."""
    return sorted(TRANSLATIONS.glob(f"*/LC_MESSAGES/{template.stem}.po"))


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


def update(templates: Iterable[Path] = (TEMPLATE, SCREEN_TEMPLATE)) -> None:
    """Write the templates and bring every catalogue in step, guessing no translation."""
    everything = gather()
    for template in templates:
        fresh = everything if template == TEMPLATE else for_the_screen(everything)
        if template.exists() and ids(read(template)) == ids(fresh):
            fresh.creation_date = read(template).creation_date
        write(template, fresh)
        for path in catalogues(template):
            catalogue = read(path)
            catalogue.update(fresh, no_fuzzy_matching=True)
            catalogue.obsolete.clear()
            catalogue.revision_date = catalogue.creation_date = fresh.creation_date
            write(path, catalogue)


def add(language: str) -> None:
    """Begin a language's catalogues, marked as drafts."""
    for template in (TEMPLATE, SCREEN_TEMPLATE):
        begin(language, template)
    update()


def begin(language: str, template: Path) -> None:
    """Begin one catalogue of a language."""
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
    write(TRANSLATIONS / language / "LC_MESSAGES" / f"{template.stem}.po", catalogue)


def check() -> int:
    """Say what is missing where; return 1 when anything is."""
    everything, failed = gather(), False
    for template in (TEMPLATE, SCREEN_TEMPLATE):
        fresh = ids(everything if template == TEMPLATE else for_the_screen(everything))
        for path in (template, *catalogues(template)):
            known = ids(read(path)) if path.exists() else set()
            for sign, sentences in (("+", fresh - known), ("-", known - fresh)):
                for sentence in sorted(sentences):
                    print(f"{path.relative_to(ROOT)}: {sign} {sentence}")
                    failed = True
    print("Run: python .ci/texts.py" if failed else f"{len(ids(everything))} sentences, all there.")
    return int(failed)


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            update()
        case ["--screen"]:
            update([SCREEN_TEMPLATE])
        case ["--check"]:
            sys.exit(check())
        case ["--add", language]:
            add(language)
        case _:
            sys.exit(__doc__)
