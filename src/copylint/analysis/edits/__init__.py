"""What an earlier version of the story says: what was replaced, and what of the old still stands."""
