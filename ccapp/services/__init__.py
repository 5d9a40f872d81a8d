"""The user's verbs: one call, one transaction, one answer of what changed."""
