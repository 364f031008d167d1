"""Merging another file into a project: compared, planned, asked about, and done as one Transaction."""

from desk.actions.joining.carrying import Merge, carry_out, clear, do, forget, survey
from desk.actions.joining.plan import Answer, Answers, Conflict, Counts, Plan, Question

__all__ = [
    "Answer",
    "Answers",
    "Conflict",
    "Counts",
    "Merge",
    "Plan",
    "Question",
    "carry_out",
    "clear",
    "do",
    "forget",
    "survey",
]
