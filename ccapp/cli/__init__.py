"""The terminal: verbs, objects and exit codes of the contract."""
