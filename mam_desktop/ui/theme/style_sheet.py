"""Generates the one style sheet; widgets choose their look by dynamic properties.

Looks: `PlainLabel[look=title|lead|strong|small|quiet|quiet_small|large]`,
`Button[role=primary|ghost|quiet|private|chosen|danger|link]`, `Card[look=...]`, `[tone=...]`.
"""

from collections.abc import Sequence

from mam_desktop.resources import resource_path
from mam_desktop.ui.theme.palettes import TONES, Palette
from mam_desktop.ui.theme.sizes import Sizes


def style_sheet(colours: Palette, sizes: Sizes, families: Sequence[str]) -> str:
    """Return the style sheet of the whole application."""
    parts = (
        _ground(colours, sizes, families),
        _labels(colours, sizes),
        _buttons(colours, sizes),
        _fields(colours, sizes),
        _cards(colours, sizes),
        _places(colours),
        _lists(colours, sizes),
        _bars(colours, sizes),
    )
    return "\n".join(parts)


def _ground(colours: Palette, sizes: Sizes, families: Sequence[str]) -> str:
    named = ", ".join(f'"{one}"' for one in families)
    return f"""
* {{ font-family: {named}; font-size: {sizes.text("body")}px; }}
QMainWindow, QDialog {{ background: {colours.paper}; }}
QWidget {{ color: {colours.ink}; }}
QToolTip {{ background: {colours.ink}; color: {colours.surface}; border: none; padding: 6px; }}
QScrollArea, QScrollArea > QWidget > QWidget#column, QStackedWidget {{
  background: transparent; border: none; }}
QScrollArea {{ border: none; }}
"""


def _labels(colours: Palette, sizes: Sizes) -> str:
    tones = "\n".join(
        f'PlainLabel[tone="{tone}"] {{ color: {colours.ink_of(tone)}; }}' for tone in TONES
    )
    return f"""
PlainLabel {{ background: transparent; }}
PlainLabel[look="title"] {{ font-size: {sizes.text("title")}px; font-weight: 700; }}
PlainLabel[look="section"] {{ font-size: {sizes.text("lead")}px; font-weight: 600; }}
PlainLabel[look="large"] {{ font-size: {sizes.px(20)}px; }}
PlainLabel[look="heading"] {{ font-size: {sizes.px(21)}px; font-weight: 700; }}
PlainLabel[look="lead"] {{ font-size: {sizes.text("lead")}px; }}
PlainLabel[look="strong"] {{ font-weight: 600; }}
PlainLabel[look="strong_small"] {{ font-size: {sizes.text("small")}px; font-weight: 600; }}
PlainLabel[look="strong_body"] {{ font-size: {sizes.px(14)}px; font-weight: 600; }}
PlainLabel[look="number"] {{ font-size: {sizes.text("lead")}px; font-weight: 700;
  color: {colours.primary}; }}
PlainLabel[look="quiet"] {{ color: {colours.ink_2}; }}
PlainLabel[look="small"] {{ font-size: {sizes.text("small")}px; }}
PlainLabel[look="quiet_small"] {{ font-size: {sizes.text("small")}px; color: {colours.ink_2}; }}
PlainLabel[look="quiet_strong_small"] {{
  font-size: {sizes.text("small")}px; font-weight: 600; color: {colours.ink_2}; }}
PlainLabel[look="clock"] {{ font-size: {sizes.px(30)}px; font-weight: 700; }}
PlainLabel[look="time"] {{ font-size: {sizes.px(25)}px; font-weight: 700; }}
{tones}
"""


def _buttons(colours: Palette, sizes: Sizes) -> str:
    radius = sizes.radius("control")
    edge = colours.line if colours.outlined else colours.sunken
    return f"""
Button {{ background: {colours.surface}; border: 1px solid {colours.line};
  border-radius: {radius}px; color: {colours.ink}; font-weight: 600; }}
Button:hover {{ background: {colours.hover}; border-color: {colours.ink_2}; }}
Button:pressed {{ background: {colours.sunken}; }}
Button:disabled {{ color: {colours.ink_2}; background: {colours.sunken};
  border: 1px dashed {colours.line}; }}
Button:checked, Button[role="chosen"] {{ border: 1px solid {colours.primary};
  background: {colours.surface}; }}
Button[role="primary"] {{ background: {colours.primary}; border-color: {colours.primary};
  color: {colours.on_primary}; }}
Button[role="primary"]:hover {{ border-color: {colours.ink}; }}
Button[role="primary"]:disabled {{ background: {colours.sunken}; color: {colours.ink_2};
  border: 1px dashed {colours.ink_2}; }}
Button[role="private"] {{ border-color: {colours.private}; color: {colours.private}; }}
Button[role="danger"] {{ border-color: {colours.attention}; color: {colours.attention}; }}
Button[role="quiet"] {{ background: transparent; border-color: transparent; }}
Button[role="quiet"]:hover {{ background: {colours.hover}; border-color: {colours.line}; }}
Button[role="soft"] {{ background: {colours.sunken}; border-color: {edge}; }}
Button[role="soft"]:hover {{ border-color: {colours.ink_2}; }}
Button[role="notes"] {{ background: transparent; border-color: transparent; }}
Button[role="notes"]:hover {{ border-color: {colours.private}; }}
Button[role="link"] {{ background: transparent; border-color: transparent;
  color: {colours.primary}; text-decoration: underline; }}
Button[role="offer"] {{ background: transparent; border-color: transparent;
  color: {colours.attention}; text-decoration: underline; }}
Button[role="voice"] {{ background: {colours.surface}; }}
Button[role="voice"]:checked {{ background: {colours.voice_soft}; color: {colours.voice};
  border-color: {colours.voice}; }}
Button[role="state"]:checked {{ background: {colours.primary}; color: {colours.on_primary};
  border-color: {colours.primary}; }}
Button[role="score"] {{ background: {colours.sunken}; border-color: {edge}; }}
Button[role="score"]:checked {{ background: {colours.voice}; color: {colours.surface};
  border-color: {colours.voice}; }}
"""


def _fields(colours: Palette, sizes: Sizes) -> str:
    radius = sizes.radius("control")
    is_dark = colours.name != "light"
    box = sizes.px(15)
    high = sizes.control(36) - 2 * sizes.squeeze(6) - 2
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {{
  background: {colours.surface}; color: {colours.ink}; border: 1px solid {colours.ink_2};
  border-radius: {radius}px; padding: {sizes.squeeze(6)}px {sizes.gap(10)}px;
  selection-background-color: {colours.primary}; selection-color: {colours.on_primary};
  placeholder-text-color: {colours.ink_2}; }}
QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {{ min-height: {high}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QTimeEdit:focus, QSpinBox:focus {{ border: 1px solid {colours.ink}; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ border: none; padding: 0; min-height: 0;
  background: transparent; }}
QSpinBox[bare="true"]::up-button {{ width: 0px; subcontrol-origin: border; }}
QSpinBox[bare="true"]::down-button {{ width: 0px; }}
QLineEdit[look="capture"] {{ min-height: {sizes.control(36) - 2 * sizes.squeeze(6)}px;
  border-radius: 10px; }}
QLineEdit[look="capture"]:focus {{ border: 2px solid {colours.ink};
  padding: {sizes.squeeze(6) - 1}px {sizes.gap(10) - 1}px; }}
QTextEdit[look="paper"], QTextEdit[look="paper"]:focus {{ border: none; padding: 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
  background: {colours.sunken}; color: {colours.ink_2}; }}
QComboBox::drop-down {{ border: none; width: {sizes.px(30)}px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QuietWheel::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {colours.surface}; color: {colours.ink};
  border: 1px solid {colours.ink_2}; selection-background-color: {colours.primary_soft};
  selection-color: {colours.ink}; outline: none; }}
QCheckBox::indicator, QAbstractItemView::indicator, QRadioButton::indicator {{
  width: {box}px; height: {box}px; background: {colours.surface};
  border: 2px solid {colours.ink}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {box // 2 + 2}px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
  background: {colours.primary}; border-color: {colours.primary};
  image: url("{_own_icon("tick", on_dark=not is_dark)}"); }}
QRadioButton::indicator:checked {{ border-color: {colours.primary};
  background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 {colours.primary}, stop: 0.58 {colours.primary}, stop: 0.66 {colours.surface}); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
  border-color: {colours.ink_2}; background: {colours.sunken}; }}
QRadioButton[look="version"] {{ font-size: {sizes.text("lead")}px; font-weight: 600; }}
QRadioButton[look="strong"] {{ font-weight: 600; }}
QCheckBox, QRadioButton {{ outline: none; spacing: {sizes.gap(8)}px; min-height: {sizes.px(24)}px;
  background: transparent; }}
"""


def _own_icon(name: str, *, on_dark: bool) -> str:
    """Return the path of a small drawing that a style sheet shows; it cannot tint one itself."""
    colour = "white" if on_dark else "black"
    return resource_path(f"icons/own/{name}-{colour}.svg").as_posix()


def _cards(colours: Palette, sizes: Sizes) -> str:
    card, column = sizes.radius("card"), sizes.radius("column")
    grounds = "\n".join(
        f'Card[ground="{tone}"] {{ background: {colours.soft_of(tone)}; '
        f"border-color: {colours.ink_of(tone) if colours.outlined else colours.soft_of(tone)}; }}"
        for tone in TONES
    )
    return f"""
Card {{ background: {colours.surface}; border: 1px solid {colours.line};
  border-radius: {card}px; }}
Card[look="column"] {{ border-radius: {column}px; }}
{grounds}
Card[look="strong"] {{ border: 2px solid {colours.primary}; }}
Card[look="chosen"] {{ border: 1px solid {colours.primary}; }}
Card[look="dashed"] {{ background: transparent; border: 1px dashed {colours.ink_2}; }}
Card[look="flat"] {{ border-color: {colours.surface}; }}
"""


def _places(colours: Palette) -> str:
    return f"""
QWidget[place="paper"] {{ background: {colours.paper}; }}
QWidget[place="top"] {{ background: {colours.surface}; border-bottom: 1px solid {colours.line}; }}
QWidget[place="side"] {{ background: {colours.sunken}; border-right: 1px solid {colours.line}; }}
QWidget[place="panel"] {{ background: {colours.surface}; border-left: 1px solid {colours.line}; }}
QWidget[place="foot"] {{ background: {colours.surface}; border-top: 1px solid {colours.line}; }}
QFrame[frame="thumbnail"] {{ background: {colours.family_paper}; border: 1px solid {colours.line};
  border-radius: 8px; }}
QWidget[place="scrim"] {{ background: {colours.scrim}; }}
QWidget[place="plain"] {{ background: transparent; border: none; }}
"""


def _lists(colours: Palette, sizes: Sizes) -> str:
    return f"""
QMenu {{ background: {colours.surface}; color: {colours.ink}; border: 1px solid {colours.ink_2};
  padding: 6px; }}
QMenu::item {{ padding: {sizes.gap(8)}px {sizes.gap(24)}px {sizes.gap(8)}px {sizes.gap(12)}px;
  border-radius: 6px; }}
QMenu::item:selected {{ background: {colours.primary_soft}; color: {colours.ink}; }}
QMenu::item:disabled {{ color: {colours.ink_2}; }}
QMenu::separator {{ height: 1px; background: {colours.line}; margin: 4px; }}
QTableView, QListView {{ background: {colours.surface}; border: 1px solid {colours.line};
  border-radius: {sizes.radius("card")}px; gridline-color: {colours.line}; outline: none;
  selection-background-color: {colours.primary_soft}; selection-color: {colours.ink}; }}
QListView[look="cards"] {{ background: transparent; border: none; }}
QTableView::item {{ padding: 0 {sizes.gap(8)}px; border-bottom: 1px solid {colours.line}; }}
QHeaderView {{ background: {colours.surface}; border: none; }}
QHeaderView::section {{ background: {colours.surface}; color: {colours.ink_2}; border: none;
  border-bottom: 1px solid {colours.line};
  padding: {sizes.gap(8)}px {sizes.gap(8) + 3}px;
  font-size: {sizes.text("small")}px; font-weight: 600; }}
"""


def _bars(colours: Palette, sizes: Sizes) -> str:
    wide = min(14, sizes.px(10))
    return f"""
QScrollBar:vertical {{ background: transparent; width: {wide}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {wide}px; margin: 0; }}
QScrollBar::handle {{ background: {colours.ink_2}; border-radius: {wide // 2 - 3}px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: none; width: 0; height: 0; }}
QProgressBar {{ background: {colours.line}; border: none; border-radius: 3px;
  max-height: {sizes.px(6)}px; min-height: {sizes.px(6)}px; }}
QProgressBar::chunk {{ background: {colours.primary}; border-radius: 3px; }}
"""
