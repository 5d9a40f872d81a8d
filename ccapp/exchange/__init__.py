"""The sync file between offices: bytes in, verified values out. No database, no services."""
