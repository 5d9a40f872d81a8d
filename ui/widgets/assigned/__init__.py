"""A superior's document in hand, and what of it the plan covers."""
