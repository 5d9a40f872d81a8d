"""Plain tables for Qt views, handed values and testable without a window."""
