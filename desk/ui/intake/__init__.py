"""Bringing files in: what was found in them is looked at, corrected and chosen from before it is imported."""
