"""Plans of other offices held here: decisions on them, whose they are, what became of the offices."""
