"""The theme in use: applied to the application once, read by every widget that paints itself."""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from mam_desktop.ui.theme.fonts import families, font, load_fonts
from mam_desktop.ui.theme.palettes import Palette, light, palette_named
from mam_desktop.ui.theme.sizes import Sizes
from mam_desktop.ui.theme.style_sheet import style_sheet

_PROPERTY = "mam_theme"

NORMAL, STRONG, BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold


@dataclass(frozen=True, slots=True)
class Theme:
    """One palette at one text scale."""

    palette: Palette = field(default_factory=light)
    sizes: Sizes = field(default_factory=Sizes)

    def font(self, role: str = "body", weight: QFont.Weight = NORMAL) -> QFont:
        """Return the font of a role: `small`, `body`, `lead` or `title`."""
        return font(self.sizes.text(role), weight)

    def font_px(self, at_100: float, weight: QFont.Weight = NORMAL) -> QFont:
        """Return the font at a height in pixels at 100 per cent."""
        return font(self.sizes.px(at_100), weight)

    def px(self, at_100: float) -> int:
        """Return a length that grows with the text."""
        return self.sizes.px(at_100)

    def gap(self, at_100: float) -> int:
        """Return a length between things."""
        return self.sizes.gap(at_100)

    def control(self, at_100: float) -> int:
        """Return the height of what is pressed."""
        return self.sizes.control(at_100)

    def squeeze(self, at_100: float) -> int:
        """Return a length above or below something, which gives way to large text."""
        return self.sizes.squeeze(at_100)

    def page_edges(self) -> tuple[int, int, int, int]:
        """Return the free edges of a page: left, top, right, bottom."""
        return self.gap(22), self.squeeze(17), self.gap(22), self.squeeze(14)

    def ink(self, tone: str = "plain") -> QColor:
        """Return the text colour of a tone."""
        return QColor(self.palette.ink_of(tone))

    def soft(self, tone: str = "plain") -> QColor:
        """Return the soft ground of a tone."""
        return QColor(self.palette.soft_of(tone))


def apply_theme(app: QApplication, palette_name: str = "light", text_scale: int = 100) -> Theme:
    """Put a palette and a text scale on the whole application; widgets get a StyleChange."""
    load_fonts()
    theme = Theme(palette_named(palette_name), Sizes(text_scale))
    app.setProperty(_PROPERTY, theme)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_qt_palette(theme.palette))
    app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme.palette, theme.sizes, families()))
    return theme


def theme_now() -> Theme:
    """Return the theme in use; the design's own before `apply_theme` was called."""
    app = QCoreApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    return found if isinstance(found, Theme) else Theme()


def _qt_palette(colours: Palette) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: colours.paper,
        role.Base: colours.surface,
        role.AlternateBase: colours.paper,
        role.Button: colours.surface,
        role.WindowText: colours.ink,
        role.Text: colours.ink,
        role.ButtonText: colours.ink,
        role.PlaceholderText: colours.ink_2,
        role.Highlight: colours.primary,
        role.HighlightedText: colours.on_primary,
        role.Link: colours.primary,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.surface,
        role.Accent: colours.primary,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.ink_2))
    return made
