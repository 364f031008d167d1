"""Review mode: going through the work of others at the speed of a key each."""
