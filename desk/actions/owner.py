"""Which process writes an import, told so that another can see whether it still runs."""

import os
import socket
import sys
from pathlib import Path


def this_process() -> str:
    """This process as `host:pid:start`; the start is empty where the system does not tell it easily."""
    return f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"


def is_running(owner: str) -> bool:
    """Whether that process still runs; of another machine we cannot know and say yes."""
    parts = owner.rsplit(":", 2)
    if len(parts) != 3 or not parts[1].isdigit():
        return False
    host, pid, started = parts[0], int(parts[1]), parts[2]
    if host != socket.gethostname():
        return True
    return _exists(pid) and (not started or _started(pid) == started)


def _started(pid: int) -> str:
    """When a process started, in the kernel's ticks (proc(5), field 22); empty where there is no /proc."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]


def _exists(pid: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        synchronize = 0x00100000
        handle = ctypes.windll.kernel32.OpenProcess(synchronize, False, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
