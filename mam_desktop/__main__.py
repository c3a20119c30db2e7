"""Lets `python -m mam_desktop` do what the `mam-desktop` command does."""

import sys

from mam_desktop.cli import main

sys.exit(main())
