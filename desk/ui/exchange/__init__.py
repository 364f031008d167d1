"""Exchange without a server: packages out, packages and other projects in."""
