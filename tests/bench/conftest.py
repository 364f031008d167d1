import pytest

from .floors import HEADING, results


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if results:
        terminalreporter.write_line("")
        terminalreporter.write_line(HEADING)
        for result in results:
            terminalreporter.write_line(str(result))
