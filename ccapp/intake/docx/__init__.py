"""Reads Word 2007+ files from their raw XML: what a person sees on the page, with spans and fonts."""
