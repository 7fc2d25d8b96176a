"""XML of strangers: feeds and sitemaps, read without entities, without network, and with small mistakes forgiven."""

from lxml import etree

from spiders.listed import BadListing


def read_xml(content: bytes) -> etree._Element:
    """Return the root of a document; raise `BadListing` where it is no XML at all."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content.strip(), parser)
    except etree.XMLSyntaxError as error:
        raise BadListing("bad-listing") from error
    # recover=True makes a tree of nothing out of text that is no XML.
    if root is None:
        raise BadListing("bad-listing")
    return root


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments."""
    # Not `QName`: it refuses the names that a broken document can hold.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element, *names: str) -> list[etree._Element]:
    """Return the children of these names, whatever their namespace, in the order of the names."""
    return [child for name in names for child in element if name_of(child) == name]


def text_of(element: etree._Element, *names: str) -> str | None:
    """Return the text of the first child of these names that has any, white space as single spaces."""
    texts = ["".join(str(part) for part in child.itertext()) for child in children(element, *names)]
    return next((" ".join(text.split()) for text in texts if text.strip()), None)
