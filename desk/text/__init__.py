"""Pure functions over str; standard library only."""
