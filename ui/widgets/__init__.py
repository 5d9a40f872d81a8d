"""Parts of pages: they show values and tell the page what was done; none calls another page."""
