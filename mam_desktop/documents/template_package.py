"""What a council's template file may be made of: nothing that acts, fetches or hides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from mam_desktop.documents.template_looks import Sheet, sheets_of
from mam_desktop.documents.template_unseen import has_unseen_number, unseen_by
from mam_desktop.errors import DocumentTrouble
from mam_desktop.texts import _

LARGEST_FILE = 10_000_000
LARGEST_UNPACKED = 60_000_000
LARGEST_PART = 30_000_000
MOST_PARTS = 500

BODY = "word/document.xml"
_FORBIDDEN_PARTS = (
    (re.compile(r"vbaProject|vbaData", re.IGNORECASE), "macros"),
    (re.compile(r"^word/(embeddings|activeX)/|oleObject|\.bin$", re.IGNORECASE), "embedded"),
    (re.compile(r"afchunk|\.(html?|mht|rtf)$", re.IGNORECASE), "other_document"),
    (re.compile(r"\.svg$", re.IGNORECASE), "svg"),
    (re.compile(r"^word/comments", re.IGNORECASE), "comments"),
)
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)[^\s{}]+", re.IGNORECASE)
_HARMLESS_CODES = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF", "REF", "PAGEREF", "SEQ", "TOC"}
    | {"HYPERLINK"}
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ACTING = {
    f"{_W}object": "embedded",
    f"{_W}control": "embedded",
    f"{_W}altChunk": "other_document",
    f"{_W}subDoc": "other_document",
    f"{_W}ins": "tracked",
    f"{_W}del": "tracked",
    f"{_W}moveFrom": "tracked",
    f"{_W}moveTo": "tracked",
}


_ACTING_ANYWHERE = {
    "mailMerge": "mail_merge",
    "OLEObject": "embedded",
    "webVideoPr": "embedded",
    "webExtension": "embedded",
}
_ACTING_LINKS = {
    "oleobject": "embedded",
    "control": "embedded",
    "activexcontrolbinary": "embedded",
    "package": "embedded",
    "video": "embedded",
    "audio": "embedded",
    "media": "embedded",
    "afchunk": "other_document",
    "subdocument": "other_document",
    "frame": "other_document",
    "vbaproject": "macros",
    "wordvbadata": "macros",
    "keymapcustomizations": "macros",
    "attachedtoolbars": "macros",
    "comments": "comments",
    "recipientdata": "mail_merge",
    "mailmergesource": "mail_merge",
}
"""What acts or holds more than words, by the name of the link that leads to it."""
_PICTURE_OR_FONT = re.compile(
    r"\.(png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|svg|odttf|bin|html?|mht|rtf)$", re.IGNORECASE
)
"""Parts that are not XML. Those of them that are refused are refused by their own names."""


@dataclass(frozen=True, slots=True)
class Package:
    """An opened template: the XML of each part, and what is forbidden in it, in plain words."""

    trees: Mapping[str, etree._Element]
    forbidden: tuple[str, ...]


def open_package(data: bytes) -> Package:
    """Open a template without ever unpacking more than a template needs.

    Raises:
        DocumentTrouble: it is no Word document, is damaged, or grows far beyond its size.

    """
    if len(data) > LARGEST_FILE:
        raise DocumentTrouble(_("The template is too large: at most 10 MB, please."))
    try:
        with ZipFile(BytesIO(data)) as package:
            return _opened(package)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise DocumentTrouble(
            _("This is not a Word document (.docx), or it is damaged.")
        ) from error


def _opened(package: ZipFile) -> Package:
    _check_size(package)
    names = package.namelist()
    if len(set(names)) != len(names) or not {BODY, "[Content_Types].xml"} <= set(names):
        raise DocumentTrouble(_("This is not a Word document (.docx), or it is damaged."))
    trees = {name: _tree(package.read(name)) for name in names if _is_xml(name)}
    found = dict.fromkeys((*_of_names(names), *_of_types(trees), *_of_trees(trees)))
    return Package(trees, tuple(found))


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_size(package: ZipFile) -> None:
    """Look at what the file says of itself; zipfile itself stops a part that lies about it."""
    parts = package.infolist()
    sizes = [part.file_size for part in parts]
    if (
        len(parts) > MOST_PARTS
        or sum(sizes) > LARGEST_UNPACKED
        or max(sizes, default=0) > (LARGEST_PART)
    ):
        raise DocumentTrouble(_("The template is far larger unpacked than it looks."))


def _tree(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DocumentTrouble(_("The template defines words of its own in XML; that is refused."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentTrouble(_("The template is damaged: it cannot be read.")) from error
    if tree.getroottree().docinfo.internalDTD is not None:
        # Written in another encoding than the words that are looked for above.
        raise DocumentTrouble(_("The template defines words of its own in XML; that is refused."))
    return tree


def _of_names(names: list[str]) -> Iterator[str]:
    for name in names:
        for pattern, what in _FORBIDDEN_PARTS:
            if pattern.search(name):
                yield _words(what, name)
        if not _is_xml(name) and not name.endswith("/") and not _PICTURE_OR_FONT.search(name):
            yield _("{name}: a part of this kind is refused").format(name=name)
        if ".." in name.split("/") or name.startswith("/"):
            yield _("{name}: a part with such a name is refused").format(name=name)


def _of_types(trees: Mapping[str, etree._Element]) -> Iterator[str]:
    kinds = [one.get("ContentType", "") or "" for one in trees["[Content_Types].xml"]]
    if any("macroEnabled" in kind for kind in kinds):
        yield _words("macros", "[Content_Types].xml")
    for one in trees["[Content_Types].xml"]:
        name = one.get("PartName") or "." + (one.get("Extension") or "")
        if (one.get("ContentType") or "").lower().endswith("xml") and not _is_xml(name):
            # It would be read as text and was not looked at as such.
            yield _("{name}: a part of this kind is refused").format(name=name)


def _of_trees(trees: Mapping[str, etree._Element]) -> Iterator[str]:
    sheets = sheets_of(trees)
    for name, tree in trees.items():
        if name.lower().endswith(".rels"):
            yield from _of_links(name, tree)
        elif name != "[Content_Types].xml":
            yield from _of_elements(name, tree)
            yield from _of_looks(name, tree, sheets)
    for style in dict.fromkeys(one for sheet in sheets for one in sheet.hidden_of_ours()):
        yield _(
            "The style “{style}”, which the minutes are written in, makes words that nobody can"
            " see; make it plain"
        ).format(style=style[:60])


def _of_links(name: str, tree: etree._Element) -> Iterator[str]:
    for one in tree:
        kind = (one.get("Type", "") or "").rpartition("/")[2]
        target = one.get("Target", "") or ""
        if kind.lower() in _ACTING_LINKS:
            yield _words(_ACTING_LINKS[kind.lower()], name)
        if (one.get("TargetMode", "") or "").lower() == "external":
            if kind == "hyperlink" and _SAFE_LINK.fullmatch(target):
                continue
            yield _(
                "{name}: it points outside the file ({kind}: {target}); nothing may be fetched"
            ).format(name=name, kind=kind, target=target[:80])
        elif "://" in target or target.startswith(("\\\\", "//")):
            yield _("{name}: it points outside the file ({target})").format(
                name=name, target=target[:80]
            )


def _of_elements(name: str, tree: etree._Element) -> Iterator[str]:
    for one in tree.iter(etree.Element):
        what = _ACTING.get(one.tag) or _ACTING_ANYWHERE.get(str(one.tag).rpartition("}")[2])
        if what is not None:
            yield _words(what, name)
        elif one.tag == f"{_W}fldSimple":
            yield from _of_code(name, one.get(f"{_W}instr", "") or "")
        for key, value in one.attrib.items():
            if key.rpartition("}")[2] in ("src", "href") and re.search(r"://|^\\\\|^//", value):
                yield _("{name}: it points outside the file ({target})").format(
                    name=name, target=value[:80]
                )
    for code in _codes(tree):
        yield from _of_code(name, code)


def _of_looks(name: str, tree: etree._Element, sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield words that nobody sees, by their own look or by that of a style."""
    for run in tree.iter(f"{_W}r"):
        style = unseen_by(run, sheets)
        if style:
            yield _(
                "{name}: the style “{style}” makes words that nobody can see; take it off, or make"
                " it plain"
            ).format(name=name, style=style[:60])
        elif style is not None:
            yield _words("unseen", name)
    if any(map(has_unseen_number, tree.iter(f"{_W}lvl"))):
        yield _words("unseen", name)


def _codes(tree: etree._Element) -> Iterator[str]:
    """Yield the code of each field of Word's, put together from the runs it is torn into."""
    depth, parts = 0, [""]
    for one in tree.iter(f"{_W}fldChar", f"{_W}instrText"):
        kind = one.get(f"{_W}fldCharType")
        if kind == "begin":
            depth += 1
            parts.append("")
        elif kind in ("separate", "end"):
            yield parts[-1]
            parts[-1] = ""
            if kind == "end" and depth:
                depth -= 1
                parts.pop()
        else:
            parts[-1] += one.text or ""
    yield parts[-1]


def _of_code(name: str, code: str) -> Iterator[str]:
    first, *rest = code.split() or [""]
    leads_out = first.upper() == "HYPERLINK" and not all(
        one.startswith("\\") or _SAFE_LINK.fullmatch(one.strip('"')) for one in rest[:1]
    )
    if (first and first.upper() not in _HARMLESS_CODES) or leads_out:
        yield _("{name}: Word’s own field {code} is refused; page numbers are fine").format(
            name=name, code=first[:40]
        )


def _words(what: str, name: str) -> str:
    told = {
        "macros": _("{name}: it holds macros; save it as a plain .docx"),
        "embedded": _("{name}: it holds an embedded object or control; take it out"),
        "other_document": _("{name}: another document is linked in; take it out"),
        "svg": _("{name}: an SVG picture can fetch things; save it as PNG"),
        "comments": _("{name}: it holds comments, which would go out with each copy; delete them"),
        "unseen": _("{name}: it has words that nobody can see; take them out or make them plain"),
        "mail_merge": _("{name}: it asks a database when it is opened; take the mail merge out"),
        "tracked": _("{name}: it holds tracked changes; accept or reject them"),
    }
    return told[what].format(name=name)
