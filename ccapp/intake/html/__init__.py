"""Reads web pages: of Word, Excel and LibreOffice, of document systems, and from the clipboard."""
