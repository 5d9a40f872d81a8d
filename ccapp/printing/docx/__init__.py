"""Word files out: Office Open XML written directly, with nothing that Word 2007 or WPS does not know."""
