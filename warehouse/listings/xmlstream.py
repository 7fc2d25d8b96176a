"""Large XML files element by element: without entities, without network, and with errors that name line and column."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from lxml import etree

from warehouse.errors import BadInput
from warehouse.listings.csvrows import open_bytes


def elements(path: Path, names: Sequence[str]) -> Iterator[etree._Element]:
    """Yield the elements of these names as they end, whatever their namespace; each is emptied after its use."""
    with open_bytes(path) as file:
        try:
            stream = etree.iterparse(
                file, events=("end",), tag=[f"{{*}}{name}" for name in names],
                resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            )  # fmt: skip
            for _, element in stream:
                if element.getroottree().docinfo.doctype:
                    raise BadInput(f"{path}: it declares a document type, which no published list does: it is not read")
                yield element
                element.clear()
                # The emptied elements before it would still be held, all hundred thousand of them.
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            line, column = error.position
            raise BadInput(
                f"{path}, line {line}, column {column}: {error.msg}: the file is cut off or damaged"
            ) from error


def root_of(path: Path) -> tuple[str, dict[str, str]]:
    """Return the name of the root element without its namespace, and its attributes."""
    with open_bytes(path) as file:
        try:
            for _, element in etree.iterparse(
                file, events=("start",), resolve_entities=False, no_network=True, load_dtd=False
            ):
                return name_of(element), {str(key): str(value) for key, value in element.attrib.items()}
        except etree.XMLSyntaxError as error:
            line, column = error.position
            raise BadInput(f"{path}, line {line}, column {column}: {error.msg}: no XML") from error
    raise BadInput(f"{path}: an empty file")


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def inside(element: etree._Element, *path: str) -> list[etree._Element]:
    """Return the descendants reached by a path of names, whatever their namespace."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent if name_of(child) == name]
    return found


def text_in(element: etree._Element, *path: str) -> str | None:
    """Return the text of the first descendant reached by a path that has any."""
    texts = (" ".join((child.text or "").split()) for child in inside(element, *path))
    return next((text for text in texts if text), None)


def day_in(element: etree._Element) -> date | None:
    """Return the day of an element with the children Year, Month and Day; None where it is not known exactly."""
    year, month, day = (text_in(element, part) for part in ("Year", "Month", "Day"))
    return date(int(year), int(month), int(day)) if year and month and day else None
