"""One module for each schema number above 1, with `upgrade(op)` in Alembic's operations.

A step never changes once released. To add one: raise SCHEMA_VERSION, change schema.py, write `vN.py`, name it in STEPS.
"""

STEPS: dict[int, str] = {}
"""Schema number reached, and the module that reaches it."""
