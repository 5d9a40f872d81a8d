"""Files out: page rules as data, one layout of positioned primitives, and the painters that replay it."""
