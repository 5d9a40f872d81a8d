"""Units as officers write them: one cell split into mentions, mentions matched to the units of an office."""
