"""What happened to the open article and in the project: who, when, what, old and new."""
