"""The data folder: first start, backup and restore, drives, the demonstration."""
