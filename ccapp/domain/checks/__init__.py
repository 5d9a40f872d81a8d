"""The check before signing: rules over a plan's table and over any text, each a small function."""
