"""Values: numbers, what they count, and what is said of them."""
