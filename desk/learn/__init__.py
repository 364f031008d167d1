"""Suggestions: what the text and the work so far make likely; a person decides."""
