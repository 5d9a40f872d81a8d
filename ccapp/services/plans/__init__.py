"""Plans and their tables: listed, edited, arranged, searched; units, people and remarks in them."""
