"""What a reader of the desk can meet in place of a page."""


class NotFound(Exception):
    """Nothing in the database has this identity."""


class BadRequest(Exception):
    """A filter, a form or an address that cannot be read; the message says what to do."""
