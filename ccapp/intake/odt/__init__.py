"""Reads OpenDocument texts (.odt) and spreadsheets (.ods) from their XML: what is shown, with fonts."""
