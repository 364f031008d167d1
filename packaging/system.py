"""What the system itself has to bring: the libraries that Qt's wheels leave to it, and its package manager.

Whether a library is there is found by loading Qt, never by the names of packages.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence

from steps import SetupError, must, step

LOAD = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError as error:
        print(error)
"""

# Libraries with their packages in Debian and in Arch. dnf and zypper know the libraries themselves.
PACKAGES = {
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libGLX.so.0": ("libglx0", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libX11.so.6": ("libx11-6", "libx11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libstdc++.so.6": ("libstdc++6", "gcc-libs"),
    "libwayland-client.so.0": ("libwayland-client0", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "wayland"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib"),
    "libzstd.so.1": ("libzstd1", "zstd"),
}


def missing_libraries(python: str, files: Sequence[str]) -> list[str]:
    """The system libraries without which that Python cannot load these shared libraries, sorted.

    The loader stops at the first one; ldd then names the rest. A failure of another kind stands for itself.
    """
    trial = subprocess.run([python, "-c", LOAD, *files], check=True, stdout=subprocess.PIPE, text=True)
    missing = {error.partition(": cannot open shared object file")[0] for error in trial.stdout.splitlines()}
    if missing and shutil.which("ldd"):
        listing = subprocess.run(["ldd", *files], check=False, capture_output=True, text=True).stdout
        missing.update(re.findall(r"(\S+) => not found", listing))
    return sorted(missing)


def install_libraries(libraries: Sequence[str]) -> None:
    """Install what holds these libraries, as far as it is known; raises SetupError where that takes a person."""
    known = [PACKAGES[name] for name in libraries if name in PACKAGES]
    debian = [package for package, _ in known]
    if not (known and may_install()):
        capabilities = [f"{name}()(64bit)" for name in libraries if ".so" in name]
        command = install_command(debian, rpm=capabilities, arch=[package for _, package in known])
        raise SetupError(f"Qt cannot load; this system lacks {', '.join(libraries)}. {advice(command)}")
    apt_install(debian)


def install_venv(version: str) -> None:
    """Install Debian's venv module for that Python, which Debian keeps apart; SetupError where it takes a person."""
    package = f"python{version}-venv"
    if not may_install():
        command = install_command([package], rpm=[], arch=[])
        raise SetupError(f"This Python comes without its modules venv and ensurepip. {advice(command)}")
    apt_install([package])


def install_command(debian: Sequence[str], *, rpm: Sequence[str], arch: Sequence[str]) -> str | None:
    """The one command with which this system's package manager installs them; None where it is not known."""
    managers = (
        ("apt-get", ("install", "-y"), debian),
        ("dnf", ("install", "-y"), rpm),
        ("zypper", ("install", "-y"), rpm),
        ("pacman", ("-S", "--needed"), arch),
    )
    for manager, options, packages in managers:
        if packages and shutil.which(manager):
            sudo = () if is_root() else ("sudo",)
            return shlex.join([*sudo, manager, *options, *sorted(set(packages))])
    return None


def advice(command: str | None) -> str:
    """What the person can do."""
    return f"This installs it:\n  {command}" if command else "Install the packages that hold it, then try again."


def may_install() -> bool:
    """Whether packages can be installed here without asking anybody: root on Debian or Ubuntu."""
    return is_root() and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether this is the superuser; never so on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(packages: Sequence[str]) -> None:
    """Install Debian packages; the lists are refreshed first, for a fresh image has none."""
    names = sorted(set(packages))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    step("Refreshing the system's package lists", ["apt-get", "update"])
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    must(f"Installing {' '.join(names)}", command, f"apt-get cannot install {' '.join(names)}.")
