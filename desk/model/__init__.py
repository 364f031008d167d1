"""Immutable values of the domain; standard library only."""
