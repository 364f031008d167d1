"""What an import found and did, as one JSON document that can be kept: every file, article, notice and problem."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desk import __version__
from desk.actions.drafts import Draft, Drafts, DraftState, FileRead, Twin
from desk.actions.intake import Intake
from desk.actions.loading import many
from desk.formats.format import Options
from desk.text.canon import canonical
from desk.whole import whole


def report_of(drafts: Drafts, result: Intake | None = None) -> dict[str, Any]:
    """The report; `result` is what loading them came to, None where nothing was loaded.

    Fields without a value are left out. Of each article `included` says whether it was, or would be, imported, `twin`
    what it is like, and `findings` where each field stood, in the names that the export's `provenance` has for them: of
    several for one field the last one holds, as what is typed by hand comes last. Raises OSError where the drafts'
    texts cannot be read any more.
    """
    counts = Counter(str(draft.state) for draft in drafts)
    return {
        "format": "desk-import-report",
        "version": 1,
        "generator": f"desk {__version__}",
        "imported": result is not None,
        "origin": drafts.origin,
        "summary": summary_of(drafts) if result is None else result.summary,
        "states": {str(state): counts[state] for state in DraftState},
        "files": [_file(drafts, file) for file in drafts.files],
        "problems": [*drafts.problems, *(_told(result.problems, drafts) if result is not None else ())],
        "notes": [*map(str, drafts.notices), *(_noted(result.notes, drafts) if result is not None else ())],
    }


def save_report(path: Path, drafts: Drafts, result: Intake | None = None) -> None:
    """Writes the report to a file, UTF-8, whole or not at all; OSError where that cannot be done."""
    report = (json.dumps(report_of(drafts, result), ensure_ascii=False, indent=2) + "\n").encode()
    if path.is_symlink() or (path.exists() and not path.is_file()):
        # As /dev/stdout is: what it leads to is to be written, and it is to stay.
        path.write_bytes(report)
        return
    with whole(path) as stream:
        stream.write(report)


def summary_of(drafts: Drafts) -> str:
    """One sentence on what would be imported."""
    wanted = sum(1 for _ in drafts.wanted())
    known = sum(draft.state in (DraftState.KNOWN, DraftState.REPEATS) and not draft.included for draft in drafts)
    problems = len(drafts.problems) + sum(len(file.problems) for file in drafts.files)
    parts = [f"{many(wanted, 'article')} would be imported"]
    if known:
        parts.append(f"{known:,} already in the project or among these")
    if near := sum(draft.state is DraftState.NEAR for draft in drafts):
        parts.append("1 near copy" if near == 1 else f"{near:,} near copies")
    if problems:
        parts.append(many(problems, "problem"))
    return ", ".join(parts) + "."


def _file(drafts: Drafts, file: FileRead) -> dict[str, Any]:
    return _given(
        file=canonical(str(file.path)).text,
        reader=file.reader,
        encoding=file.encoding,
        options=_options(file.options),
        sha256=file.sha256,
        articles=[_article(drafts[n], drafts) for n in file.drafts if drafts[n].state is not DraftState.PROBLEM],
        notices=[notice.text for notice in drafts.notices_of(file.number)],
        problems=list(file.problems)
        or [drafts[n].problem for n in file.drafts if drafts[n].state is DraftState.PROBLEM],
    )


def _article(draft: Draft, drafts: Drafts) -> dict[str, Any]:
    return _given(
        number=draft.number,
        part=draft.part,
        title=draft.title,
        language=draft.language,
        words=draft.words,
        length=draft.length,
        text_sha256=draft.text_sha256,
        source=_given(**asdict(draft.source)),
        annotations=draft.annotations or None,
        state=str(draft.state),
        twin=None if draft.twin is None else _twin(draft.twin, drafts),
        included=draft.included,
        edited=sorted(draft.edited),
        findings=[_given(**asdict(finding)) for finding in drafts.findings(draft.number)],
    )


def _twin(twin: Twin, drafts: Drafts) -> dict[str, Any]:
    file = None if twin.draft is None else canonical(str(drafts.file_of(twin.draft).path)).text
    return _given(
        article=twin.article,
        number=twin.draft,
        file=file,
        similarity=round(twin.similarity, 3),
        held=round(twin.held, 3),
    )


def _options(options: Options) -> dict[str, Any]:
    columns = None if options.columns is None else [list(pair) for pair in options.columns.fields]
    return _given(encoding=options.encoding, columns=columns, whole=options.whole or None)


def _told(problems: Iterable[str], drafts: Drafts) -> list[str]:
    """The problems that belong to no file: those of the files stand with them."""
    of_files = {problem for file in drafts.files for problem in file.problems} | set(drafts.problems)
    return [problem for problem in problems if problem not in of_files]


def _noted(notes: Iterable[str], drafts: Drafts) -> list[str]:
    of_files = {str(notice) for file in drafts.files for notice in file.notices} | set(map(str, drafts.notices))
    return [note for note in notes if note not in of_files]


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {})}
