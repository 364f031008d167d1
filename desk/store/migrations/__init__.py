"""One module for each schema number above 1, with `upgrade(op)` in Alembic's operations.

A step never changes once released. To add one: raise SCHEMA_VERSION, change schema.py, write `vN.py`, name it in STEPS.
"""

STEPS: dict[int, str] = {
    2: "desk.store.migrations.v2",
    3: "desk.store.migrations.v3",
}
"""Schema number reached, and the module that reaches it."""
