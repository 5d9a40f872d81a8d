"""ccapp: administrative-reform plans of a commune office, offline. No toolkit below this package."""

from __future__ import annotations

__version__ = "0.1.0"
