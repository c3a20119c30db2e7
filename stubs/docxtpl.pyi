from typing import IO

from docx.document import Document
from jinja2 import Environment

class DocxTemplate:
    docx: Document | None
    def __init__(self, template_file: IO[bytes]) -> None: ...
    def render(
        self,
        context: dict[str, object],
        jinja_env: Environment | None = ...,
        autoescape: bool = ...,
    ) -> None: ...
    def render_properties(
        self, context: dict[str, object], jinja_env: Environment | None = ...
    ) -> None: ...
    def render_footnotes(
        self, context: dict[str, object], jinja_env: Environment | None = ...
    ) -> None: ...
