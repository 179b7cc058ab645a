"""Relations: who says what, what is called what, what happened where."""
