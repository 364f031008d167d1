"""Verbs: functions from values to Transactions, and the workbench that carries them out."""
