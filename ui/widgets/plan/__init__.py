"""The table of a plan in use: grid, cells, editors, filters, find and replace, the path above it."""
