"""Measuring against a floor: what the same job costs at least, in the same process, minutes apart at most.

Absolute times wander from run to run and from machine to machine; the ratio of two things measured in turns does not.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. `floor_ms` is what `floor` costs; `goal` the ratio wished for, if any."""

    name: str
    ours_ms: float
    floor: str
    floor_ms: float
    goal: float | None

    @property
    def ratio(self) -> float:
        return self.ours_ms / self.floor_ms

    def __str__(self) -> str:
        goal = "" if self.goal is None else f"{self.goal:.2f}x"
        return f"| {self.name} | {self.ours_ms:.2f} | {self.floor} | {self.floor_ms:.2f} | {self.ratio:.2f}x | {goal} |"


HEADING = "| what | ms | floor | ms | ratio | goal |\n|---|---|---|---|---|---|"
results: list[Result] = []


def record(name: str, ours_ms: float, floor: str, floor_ms: float, goal: float | None = None) -> Result:
    """Keep a line for the table that is printed when the run ends."""
    result = Result(name, ours_ms, floor, floor_ms, goal)
    results.append(result)
    return result


def cpu_ms(job: Callable[[], object]) -> float:
    """The processor time that one run takes."""
    start = time.process_time_ns()
    job()
    return (time.process_time_ns() - start) / 1e6


def in_turns(ours: Callable[[], object], floor: Callable[[], object], times: int = 9) -> tuple[float, float]:
    """Median processor times of both, run in turns after one run of each to warm up."""
    ours()
    floor()
    pairs = [(cpu_ms(ours), cpu_ms(floor)) for _ in range(times)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def p95(values: list[float]) -> float:
    """The time that 95 of 100 stay below."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]
