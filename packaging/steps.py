"""Slow steps of a first start: run quietly, shown in a line each, logged, and explained when they fail."""

import os
import re
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOG = os.path.join(ROOT, "build", "bootstrap.log")

# What in the output of pip or apt-get tells why it failed, most certain first, and the sentence for it.
REASONS = (
    ("No space left on device", "The disk is full; Desk needs about 500 MB."),
    ("CERTIFICATE_VERIFY_FAILED", "This machine does not trust the certificate of the package server."),
    (
        "NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Temporary failure|"
        "Network is unreachable|Could not resolve|Connection (refused|reset|aborted|timed out)",
        "The package server cannot be reached. Only a first start needs the network: connect, then try again.",
    ),
    ("No matching distribution found for PySide6", "There is no Qt (PySide6) for this system and this Python."),
    ("Could not get lock", "Another program is installing packages: try again when it is done."),
)


class SetupError(Exception):
    """Why Desk cannot be made ready, in sentences for the person at the keyboard."""


def say(text: str) -> None:
    """Tell the person; standard output belongs to desk and pytest."""
    print(text, file=sys.stderr, flush=True)


def step(what: str, command: list[str]) -> tuple[int, str]:
    """Run a command quietly, saying what it is and on a terminal how long it takes; returns its status and output.

    The output is also left in the log, which holds the latest step only.
    """
    terminal = sys.stderr.isatty()
    begun = time.monotonic()
    if not terminal:
        say(what)
    os.makedirs(os.path.dirname(LOG), exist_ok=True)
    with open(LOG, "w+", encoding="utf-8", errors="replace") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT)
        while True:
            if terminal:
                print(f"\r{what} ... {time.monotonic() - begun:.0f} s ", end="", file=sys.stderr, flush=True)
            try:
                status = process.wait(timeout=0.5 if terminal else None)
                break
            except subprocess.TimeoutExpired:
                continue
        if terminal:
            say("")
        log.seek(0)
        return status, log.read()


def must(what: str, command: list[str], failure: str) -> None:
    """Run a step that has to succeed; raises SetupError with the reason, or `failure` where its output tells none."""
    status, output = step(what, command)
    if status:
        reason = next((sentence for pattern, sentence in REASONS if re.search(pattern, output)), failure)
        raise SetupError(f"{reason} What happened is in {LOG}.")
