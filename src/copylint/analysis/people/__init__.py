"""People: their roles, ages, pronouns and kin."""
