"""What every table shares: columns, headings, heights of rows, lines to tick."""
