"""Form: tokens, sentences, quotations and the marks of copy."""
