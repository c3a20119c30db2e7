"""Sizes that grow with the text: 100 to 200 per cent."""

from dataclasses import dataclass

from mam_desktop.ui.theme.tokens import read_tokens

SMALLEST_SCALE, LARGEST_SCALE = 100, 200
_WORDS_PX = 20
"""The part of a control's height, at 100 per cent, that is a line of words."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Every length on the lead's screens; text grows by the whole scale, gaps by half of it."""

    text_scale: int = SMALLEST_SCALE

    def __post_init__(self) -> None:
        kept = max(SMALLEST_SCALE, min(LARGEST_SCALE, self.text_scale))
        object.__setattr__(self, "text_scale", kept)

    def px(self, at_100: float) -> int:
        """Return a length that belongs to text: letters, icons, controls."""
        return round(at_100 * self.text_scale / 100)

    def gap(self, at_100: float) -> int:
        """Return a length between things."""
        return round(at_100 * (1 + (self.text_scale / 100 - 1) / 2))

    def control(self, at_100: float) -> int:
        """Return the height of what is pressed: its words grow, the room round them stays."""
        words = min(at_100, _WORDS_PX)
        return round(at_100 + words * (self.text_scale / 100 - 1))

    def squeeze(self, at_100: float) -> int:
        """Return a length above or below something: it gives way where the text is large."""
        return round(at_100 * (1 - (self.text_scale / 100 - 1) / 3))

    def text(self, role: str) -> int:
        """Return the height of `small`, `body`, `lead` or `title` text."""
        return self.px(read_tokens().font_px[role])

    def radius(self, what: str) -> int:
        """Return the radius of a `control`, `card` or `column`."""
        return read_tokens().radius_px[what]

    @property
    def is_large(self) -> bool:
        """Say whether side panels must give way to text."""
        return self.text_scale >= 150
