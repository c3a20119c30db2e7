"""Every benchmark by name; each returns one row."""

from collections.abc import Callable, Mapping

from benchmarks.actions_side import actions_60
from benchmarks.batch_side import batch_docx, batch_docx_memory, batch_docx_one_core
from benchmarks.board_side import board_200, board_200_key
from benchmarks.family_side import family_idle, family_memory, family_repaint_200, scene_change
from benchmarks.keystrokes_side import keystrokes
from benchmarks.live_side import key_to_paint, save_frame
from benchmarks.paper_side import minutes_pdf, minutes_pdf_size, seal
from benchmarks.record_side import gesture_receipt
from benchmarks.rows import Row
from benchmarks.script_side import play
from benchmarks.sync_side import pull, push
from benchmarks.window_side import gesture_family_screen, memory, start
from benchmarks.word_side import (
    minutes_docx,
    minutes_docx_memory,
    minutes_docx_pdf,
    minutes_template,
)

BENCHMARKS: Mapping[str, Callable[[], Row]] = {
    "start": start,
    "gesture_receipt": gesture_receipt,
    "gesture_family_screen": gesture_family_screen,
    "family_repaint_200": family_repaint_200,
    "scene_change": scene_change,
    "family_memory": family_memory,
    "family_idle": family_idle,
    "key_to_paint": key_to_paint,
    "save_frame": save_frame,
    "board_200": board_200,
    "board_200_key": board_200_key,
    "actions_60": actions_60,
    "keystrokes": keystrokes,
    "play": play,
    "memory": memory,
    "minutes_pdf": minutes_pdf,
    "minutes_pdf_size": minutes_pdf_size,
    "seal": seal,
    "push": push,
    "pull": pull,
    "minutes_docx": minutes_docx,
    "minutes_docx_memory": minutes_docx_memory,
    "minutes_docx_pdf": minutes_docx_pdf,
    "minutes_template": minutes_template,
    "batch_docx": batch_docx,
    "batch_docx_one_core": batch_docx_one_core,
    "batch_docx_memory": batch_docx_memory,
}
"""Name -> what measures it."""
