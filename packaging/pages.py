"""Writes resources/pages/ from the code itself, so that it cannot tell anything else.

    .venv/bin/python packaging/pages.py            # rewrite the pages
    .venv/bin/python packaging/pages.py --check    # exit 1 where one is not what the code says

keys.md: every key and command, from the window's table; commands.md: those of the command line; formats.md: every
reader and writer; json.md: the JSON, from its schema; review.md and agreement.md: the rules of review and the measures;
settings.md: what the settings file may say.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "pages"


def main() -> int:
    """Rewrites or checks the pages."""
    sys.path.insert(0, str(ROOT))
    check, stale = "--check" in sys.argv[1:], []
    made = pages()
    for name, text in made.items():
        path = FOLDER / name
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(str(path.relative_to(ROOT)))
            continue
        FOLDER.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    stale += [str(path.relative_to(ROOT)) for path in FOLDER.glob("*.md") if path.name not in made]
    if stale:
        print(f"Not what the code says: {', '.join(stale)}. Run packaging/pages.py.", file=sys.stderr)
    return 1 if stale else 0


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    import pages_data
    import pages_review
    import pages_window

    return {
        "keys.md": pages_window.keys(),
        "commands.md": pages_data.commands(),
        "formats.md": pages_data.formats(),
        "json.md": pages_data.the_json(),
        "review.md": pages_review.review(),
        "agreement.md": pages_review.agreement(),
        "settings.md": pages_data.settings(),
    }


if __name__ == "__main__":
    sys.exit(main())
