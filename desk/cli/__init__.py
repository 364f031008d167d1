"""The commands; headless, imports no Qt. One module per family; each command is a function of its parsed arguments."""
