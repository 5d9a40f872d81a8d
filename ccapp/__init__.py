"""ccapp: administrative-reform plans of a commune office, offline. No toolkit below this package."""

from __future__ import annotations

import logging

# Without a data folder there is no log file, and nothing may reach the user's terminal raw.
logging.getLogger("ccapp").addHandler(logging.NullHandler())
logging.getLogger("ccapp").propagate = False
logging.raiseExceptions = False  # a log that cannot be written must not fill the terminal either

__version__ = "0.1.0"
