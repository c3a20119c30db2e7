class Face:
    def __init__(self, blob: bytes) -> None: ...

class Font:
    def __init__(self, face: Face) -> None: ...
    def get_glyph_extents(self, gid: int) -> GlyphExtents | None: ...

class GlyphExtents:
    x_bearing: int
    y_bearing: int
    width: int
    height: int

class GlyphInfo:
    codepoint: int
    cluster: int

class GlyphPosition:
    x_advance: int
    y_advance: int
    x_offset: int
    y_offset: int

class Buffer:
    direction: str
    language: str
    @property
    def glyph_infos(self) -> list[GlyphInfo]: ...
    @property
    def glyph_positions(self) -> list[GlyphPosition]: ...
    def add_str(self, text: str) -> None: ...
    def guess_segment_properties(self) -> None: ...

def shape(font: Font, buffer: Buffer) -> None: ...
