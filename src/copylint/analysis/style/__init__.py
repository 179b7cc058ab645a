"""Style: where copy that has a choice between two conventions makes it, and how."""
