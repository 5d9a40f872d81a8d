"""Pages of paper on the screen: painted, leafed through, found on, printed."""
