"""Desk: highlight entities and claims in news articles, review them, take them away as JSON."""

__version__ = "0.1.0"
