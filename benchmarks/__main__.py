"""`python -m benchmarks`: prints a table; `--json FILE` writes it, `--only NAME` runs one."""

import argparse
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.catalogue import BENCHMARKS
from benchmarks.rows import table


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--only", choices=sorted(BENCHMARKS), metavar="NAME")
    args = parser.parse_args()
    names = [args.only] if args.only else list(BENCHMARKS)
    rows = []
    for name in names:
        sys.stderr.write(f"measuring {name} ...\n")
        rows.append(BENCHMARKS[name]())
    sys.stdout.write(table(rows) + "\n")
    if args.json:
        args.json.write_text(json.dumps([row.to_json() for row in rows], indent=1) + "\n")
    return 0


sys.exit(main())
