"""The check before signing: its list, its marks on the table, and the check of any Word file."""
