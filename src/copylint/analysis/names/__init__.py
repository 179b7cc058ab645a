"""Names: who and what is named, in which spellings."""
