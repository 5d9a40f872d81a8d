"""Vietnamese text: cleaning at every input, folding for matching."""
