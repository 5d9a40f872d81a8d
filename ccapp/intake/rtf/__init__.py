"""Reads Rich Text Format with its tables (RTF Specification 1.9.1)."""
