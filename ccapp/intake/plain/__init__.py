"""Plain text: tab-separated and comma-separated values, Markdown tables, and one cell per line."""
