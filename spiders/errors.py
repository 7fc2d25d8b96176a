"""What a person can put right."""


class BadInput(Exception):
    """A wrong argument, file or setting; the message says what to do."""

    exit_code = 2
