"""Writes `docs/meeting-script.md` from the verbs: `python -m mam_desktop.play.reference`."""

import sys
from collections.abc import Iterator

from mam_desktop.play.verb import Key, Verb
from mam_desktop.play.verbs import VERBS

_HEAD = """\
# The meeting script

A meeting can be written down as JSON Lines, one gesture a line, and played:

    mam-desktop play SCRIPT.jsonl --out DIR            # through the real windows
    mam-desktop play SCRIPT.jsonl --out DIR --no-ui    # through the same use cases, without Qt

Both ways leave the same state and the same Word, calendar, table and JSON files; PDFs have the same
text and differ only in their signatures.

- Every line has `do`. Unknown verbs and keys are refused with what is accepted there.
- `at` is local time `HH:MM[:SS]` in the meeting's zone, `on` a date. The script's clock is the
  application's clock: it moves with the verbs marked ⏱, stands still between lines and never runs
  backwards. Before the meeting's first line it is the day before the meeting, at its hour.
- People are named as the lead names them. A whole word of a name is enough ("Ode" for "Ms Ode");
  where several fit, the line is refused. Any verb may bring in a new name.
- Every line that says something may carry `not_for`, a list of names or services: kept from the
  screen while they are there, and from their copies. `meaning` is
  `{"language", "words", "by"}`: the same in another language.
- `restart` closes or kills (SIGKILL) the process; a supervisor opens it again and goes on. The
  family screen comes back covered; where it was on, the lead shows it again.
- After `seal` and `amend` the papers for everyone lie in `DIR`: `minutes.pdf`, `minutes.docx`,
  `action-plan.pdf`, `action-plan.docx`, with `-v2` and so on after a correction. `export` writes
  `{copy}[-{for}][-v2].{as}`, or `file`. `record.json` holds the state hash and counts at the end.

Times are `time` (`14:05` or `14:05:30`), dates `date` (`2026-11-24`), `strokes` is
`[[[x, y, ms], ...], ...]` in pixels and milliseconds. Keys in **bold** are needed.

This page is made by `python -m mam_desktop.play.reference`; a test keeps it in step.

"""


def reference() -> str:
    """Return the reference as Markdown."""
    return _HEAD + "\n".join(_lines())


def _lines() -> Iterator[str]:
    for verb in VERBS.values():
        clock = " ⏱" if verb.moves_clock else ""
        yield f"## `{verb.name}`{clock}\n"
        yield f"{verb.about[0].upper()}{verb.about[1:]}.\n"
        if verb.either:
            yield "One of these is needed: " + ", ".join(f"`{one}`" for one in verb.either) + ".\n"
        if verb.keys:
            yield "| key | takes |\n|---|---|"
            yield from (_row(verb, name, key) for name, key in verb.keys.items())
            yield ""


def _row(verb: Verb, name: str, key: Key) -> str:
    shown = f"**`{name}`**" if key.needed else f"`{name}`"
    instead = " (replaces the others)" if name == verb.instead else ""
    return f"| {shown} | {key.described()}{instead} |"


if __name__ == "__main__":
    sys.stdout.write(reference())
