"""Sizes that grow with the text: 100 to 200 per cent."""

from dataclasses import dataclass

from mam_desktop.ui.theme.tokens import read_tokens

SMALLEST_SCALE, LARGEST_SCALE = 100, 200


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
