"""The ledger window: every claim of the project, who said it, on whose word, and where else."""
