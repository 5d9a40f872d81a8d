"""The home page: its list, numbers, found lines and what waits."""
