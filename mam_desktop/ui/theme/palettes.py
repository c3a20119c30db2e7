"""The three named palettes: light (the design's), dark and high contrast."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from mam_desktop.ui.theme.tokens import read_tokens

TONES = ("plain", "primary", "voice", "can", "could_if", "panel", "private", "attention")
"""What a chip, a card or a message can be about; each has a text colour and a soft ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Every colour on every screen, by what it is for; `#RRGGBB`."""

    name: str
    outlined: bool
    """Whether soft grounds need a line round them to be seen."""
    paper: str
    surface: str
    sunken: str
    ink: str
    ink_2: str
    line: str
    primary: str
    primary_soft: str
    on_primary: str
    hover: str
    voice: str
    voice_soft: str
    voice_edge: str
    can: str
    can_soft: str
    could_if: str
    could_if_soft: str
    panel: str
    panel_soft: str
    private: str
    private_soft: str
    private_stripe: str
    attention: str
    attention_soft: str
    heart: str
    avatar_family: str
    avatar_service: str
    on_avatar: str
    scrim: str
    focus: str
    focus_edge: str
    family_paper: str
    family_voice_paper: str
    family_ink: str
    family_ink_2: str
    family_voice: str
    family_can: str
    family_could_if: str
    family_panel: str

    def ink_of(self, tone: str) -> str:
        """Return the text colour of a tone."""
        if tone == "quiet":
            return self.ink_2
        return str(getattr(self, tone)) if tone in TONES[1:] else self.ink

    def soft_of(self, tone: str) -> str:
        """Return the soft ground of a tone."""
        return str(getattr(self, f"{tone}_soft")) if tone in TONES[1:] else self.sunken


_LIGHT_BESIDE_TOKENS = {
    "on_primary": "#FFFFFF",
    "hover": "#F7F3EB",
    "private_stripe": "#F1D9E8",
    "heart": "#B4324B",
    "avatar_family": "#B45309",
    "avatar_service": "#0B5C5E",
    "on_avatar": "#FFFFFF",
    "scrim": "#C8C5C1",
    "focus_edge": "#1D2B2F",
    "family_ink": "#1D2B2F",
}

DARK = Palette(
    name="dark",
    outlined=False,
    paper="#14191B",
    surface="#1E2629",
    sunken="#0D1112",
    ink="#EDF2F1",
    ink_2="#B6C3C5",
    line="#3D4A4F",
    primary="#6FD0CA",
    primary_soft="#173A3B",
    on_primary="#04282A",
    hover="#28343A",
    voice="#F2C14E",
    voice_soft="#3A2E10",
    voice_edge="#E8A317",
    can="#86D8A6",
    can_soft="#16372A",
    could_if="#98C7F7",
    could_if_soft="#172F4A",
    panel="#CBB8F3",
    panel_soft="#30264A",
    private="#F2AEDC",
    private_soft="#3E1F37",
    private_stripe="#4A2743",
    attention="#F9AE8E",
    attention_soft="#46220F",
    heart="#FF8FA3",
    avatar_family="#F2B07A",
    avatar_service="#6FD0CA",
    on_avatar="#10191B",
    scrim="#070A0B",
    focus="#FFD400",
    focus_edge="#000000",
    family_paper="#14191B",
    family_voice_paper="#241D0B",
    family_ink="#F4F8F7",
    family_ink_2="#C9D4D6",
    family_voice="#F7CF72",
    family_can="#A2E4BC",
    family_could_if="#B4D6FA",
    family_panel="#D9CBF8",
)

CONTRAST = Palette(
    name="contrast",
    outlined=True,
    paper="#000000",
    surface="#000000",
    sunken="#000000",
    ink="#FFFFFF",
    ink_2="#FFFFFF",
    line="#FFFFFF",
    primary="#FFE600",
    primary_soft="#262200",
    on_primary="#000000",
    hover="#333333",
    voice="#FFD98A",
    voice_soft="#000000",
    voice_edge="#FFD98A",
    can="#8CFFB4",
    can_soft="#000000",
    could_if="#9AD0FF",
    could_if_soft="#000000",
    panel="#DCC8FF",
    panel_soft="#000000",
    private="#FFB3E6",
    private_soft="#000000",
    private_stripe="#331129",
    attention="#FFB48F",
    attention_soft="#000000",
    heart="#FF9DAE",
    avatar_family="#FFD0A0",
    avatar_service="#FFFFFF",
    on_avatar="#000000",
    scrim="#000000",
    focus="#FFD400",
    focus_edge="#000000",
    family_paper="#000000",
    family_voice_paper="#000000",
    family_ink="#FFFFFF",
    family_ink_2="#FFFFFF",
    family_voice="#FFD98A",
    family_can="#8CFFB4",
    family_could_if="#9AD0FF",
    family_panel="#DCC8FF",
)


@cache
def light() -> Palette:
    """Return the design's own palette."""
    tokens = read_tokens().colour | _LIGHT_BESIDE_TOKENS
    known = {one.name for one in fields(Palette)} - {"name", "outlined"}
    return Palette(name="light", outlined=False, **{name: tokens[name] for name in known})


def palette_named(name: str) -> Palette:
    """Return a palette by its name; an unknown name gives the light one."""
    known: Mapping[str, Palette] = {"dark": DARK, "contrast": CONTRAST}
    return known.get(name) or light()
