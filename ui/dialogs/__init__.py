"""Small questions that block the window for a moment."""
