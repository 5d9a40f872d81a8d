"""PDF: glyphs and ruled lines of each page put together again as paragraphs and tables."""
