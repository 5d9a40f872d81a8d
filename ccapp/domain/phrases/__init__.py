"""The insides of the deadline reader: words, tokens, calendar, rules; its face is `domain/deadline.py`."""
