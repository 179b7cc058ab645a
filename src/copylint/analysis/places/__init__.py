"""Places: what the copy says of them."""
