"""Wire conventions."""

from copylint.story import Story


def recognise(story: Story) -> Story:
    """The story with datelines, bylines and desk notes told from the body."""
    return story
