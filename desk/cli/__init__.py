"""The commands; headless, imports no Qt."""
