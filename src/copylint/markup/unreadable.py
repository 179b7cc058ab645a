"""What is said of a file that cannot be read as a story."""


class Unreadable(Exception):  # noqa: N818 - it is no fault of the program
    """A file that is no story; the message is one sentence that says why."""


class Foreign(Unreadable):
    """A file whose text can be read, but which holds nothing that a newsroom sends, such as a program's settings."""
