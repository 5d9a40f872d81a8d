"""The only place that speaks SQL: the data folder, its database, the journal under every write."""
