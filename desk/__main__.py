"""The one command, `desk`: a window, or one of the commands without any of Qt."""

import sys


def main() -> int:
    """What the arguments ask for; gives the exit status."""
    arguments = sys.argv[1:]
    if arguments:
        from desk.cli.main import main as command
        from desk.cli.main import wants_window

        if not wants_window(arguments):
            return command(arguments)
    from desk.app import main as window

    return window(arguments)


if __name__ == "__main__":
    sys.exit(main())
