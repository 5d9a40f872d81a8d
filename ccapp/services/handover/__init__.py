"""The sync file: how offices know each other, what goes out and comes in, receipts, own machines."""
