"""Paper: print and export, draft rounds, opinions, signature, issue and what comes after it."""
