"""Tables: what the language and the world have, whatever the story says."""
