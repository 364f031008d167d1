"""The commands as scripts see them: what they do, what they say where, and how they end."""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from desk import __version__
from desk.cli.main import COMMANDS, main, wants_window
from desk.model.annotation import Annotation
from desk.model.change import Change, Transaction
from desk.store.store import Store
from tests.builders import EVENT, ORG, PERSON, a_claim, a_mention, a_workbench

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "resources" / "schemas" / "desk-annotations-1.schema.json").read_text(encoding="utf-8"))
GOLDEN = ROOT / "tests" / "data" / "export-1.json"
TEXTS = ("Ann Lee met Bob. 😀 They talked.", "سلام Ann Lee.")


@pytest.fixture
def desk(capsys):
    """Runs a command: its exit status, standard output, standard error."""

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def project(tmp_path):
    """A project with two articles; one has a mention and a claim by Ana and a mention by Ben."""
    workbench, (first, second) = a_workbench(tmp_path, *TEXTS)
    ben = workbench.store.person("Ben")
    added: list[Annotation] = [
        a_mention(first, TEXTS[0], "Ann Lee", author=workbench.person.id),
        a_mention(first, TEXTS[0], "Bob", author=ben.id),
        a_claim(first, TEXTS[0], "Ann Lee met Bob", label=EVENT, author=workbench.person.id),
    ]
    workbench.do(Transaction("Label three", tuple(Change(None, each) for each in added)))
    workbench.store.close()
    return tmp_path / "test.desk", first, second


def timeless(path):
    return re.sub(rb'"exported_at": "[^"]+"', b'"exported_at": ""', path.read_bytes())


def broken_quote(path):
    """Alters a quote as only other hands than ours can."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("""UPDATE annotation SET spans = replace(spans, '"Bob"', '"Rob"')""")
        raw.commit()


def test_new_makes_an_empty_project_with_the_usual_labels(desk, tmp_path):
    status, out, err = desk("new", tmp_path / "mine.desk")
    assert (status, err) == (0, "")
    assert out.startswith("Made mine.desk with ")
    store = Store.open(tmp_path / "mine.desk")
    with store.reading() as reading:
        assert reading.project().name == "mine"
        assert "PERSON" in reading.labels()
    store.close()


def test_new_gives_the_file_its_suffix_and_other_commands_find_it_without(desk, tmp_path):
    assert desk("new", tmp_path / "mine")[0] == 0
    assert (tmp_path / "mine.desk").exists()
    assert desk("list", tmp_path / "mine")[0] == 0


def test_new_takes_labels_from_a_file(desk, tmp_path):
    labels = {"format": "desk-labels", "version": 1, "labels": [{"id": "X", "kind": "entity", "name": "X"}]}
    (tmp_path / "labels.json").write_text(json.dumps(labels))
    assert (
        desk("new", tmp_path / "mine.desk", "--labels", tmp_path / "labels.json")[1]
        == "Made mine.desk with 1 labels.\n"
    )


def test_new_refuses_to_overwrite_and_leaves_nothing_half_made(desk, tmp_path):
    (tmp_path / "mine.desk").write_text("precious")
    assert desk("new", tmp_path / "mine.desk") == (2, "", "mine.desk: there is already a file of this name.\n")
    assert (tmp_path / "mine.desk").read_text() == "precious"
    status, _, err = desk("new", tmp_path / "other.desk", "--labels", tmp_path / "gone.json")
    assert (status, err) == (2, "gone.json cannot be read: no such file or directory.\n")
    assert not (tmp_path / "other.desk").exists()


def test_import_walks_folders_reports_encodings_and_skips_what_is_there(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_bytes("one café\r\n".encode("cp1252"))
    (folder / "deep" / "b.txt").write_bytes(b"two")
    (folder / ".hidden.txt").write_bytes(b"unseen")
    (folder / "deep" / "circle").symlink_to(folder, target_is_directory=True)
    status, out, err = desk("import", tmp_path / "p.desk", folder)
    assert (status, out) == (0, "2 articles imported.\n")
    assert "a.txt: Read as windows-1252, which is a guess: the file does not tell." in err
    assert desk("import", tmp_path / "p.desk", folder)[:2] == (0, "0 articles imported, 2 already in the project.\n")


def test_one_bad_file_does_not_stop_the_others(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    (tmp_path / "a.txt").write_bytes(b"good")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "c.css").write_bytes(b"p { color: red }")
    (tmp_path / "d.txt").write_bytes(b"good too")
    files = [tmp_path / name for name in ("a.txt", "b.txt", "gone.txt", "c.css", "d.txt")]
    status, out, err = desk("import", tmp_path / "p.desk", *files)
    assert (status, out) == (1, "2 articles imported, 3 problems.\n")
    assert err.splitlines() == [
        "2 files: Read as utf-8.",
        "b.txt cannot be read: it is a PNG picture, not text.",
        "gone.txt cannot be read: no such file or directory.",
        "c.css cannot be read: no format for files ending in .css is known.",
    ]


def test_an_import_of_nothing_but_bad_files_ends_with_2(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    assert desk("import", tmp_path / "p.desk", tmp_path / "gone.txt")[0] == 2
    assert json.loads(desk("list", tmp_path / "p.desk", "--json")[1])["articles"] == []


def test_a_format_can_be_named_and_must_exist(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    (tmp_path / "page.html").write_bytes(b"<p>as it stands</p>")
    assert desk("import", tmp_path / "p.desk", tmp_path / "page.html", "--format", "text")[0] == 0
    status, out, err = desk("import", tmp_path / "p.desk", tmp_path / "page.html", "--format", "scroll")
    assert (status, out) == (2, "")
    assert err.startswith("There is no format “scroll”; there are ")
    assert "text" in err


def test_annotations_without_an_author_become_those_of_the_named_one(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    mention = {"label": "PERSON", "spans": [{"start": 0, "end": 3, "text": "Ann"}]}
    document = {
        "format": "desk-annotations",
        "version": 1,
        "labels": [{"id": "PERSON", "kind": "entity", "name": "Person"}],
        "articles": [{"text": "Ann left.", "mentions": [mention]}],
    }
    (tmp_path / "in.json").write_text(json.dumps(document))
    assert desk("import", tmp_path / "p.desk", tmp_path / "in.json", "--author", "Zoë")[0] == 0
    desk("export", tmp_path / "p.desk", "-o", tmp_path / "out.json")
    exported = json.loads((tmp_path / "out.json").read_bytes())
    assert [person["name"] for person in exported["people"]] == ["Zoë"]
    assert exported["articles"][0]["mentions"][0]["author"] == exported["people"][0]["id"]
    assert desk("import", tmp_path / "p.desk", tmp_path / "in.json", "--author", " ")[0] == 2


def test_an_export_imported_into_an_empty_project_and_exported_again_is_the_same(desk, project, tmp_path):
    path, *_ = project
    assert desk("export", path, "--format", "json", "-o", tmp_path / "one.json") == (
        0,
        "Exported 2 articles with 3 annotations to one.json.\n",
        "",
    )
    desk("new", tmp_path / "again.desk")
    assert desk("import", tmp_path / "again.desk", tmp_path / "one.json") == (0, "2 articles imported.\n", "")
    desk("export", tmp_path / "again.desk", "-o", tmp_path / "two.json")
    assert timeless(tmp_path / "one.json") == timeless(tmp_path / "two.json")
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads((tmp_path / "two.json").read_bytes()))
    assert desk("check", tmp_path / "again.desk")[0] == 0


def test_the_golden_export_goes_in_and_out_unchanged(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    assert desk("import", tmp_path / "p.desk", GOLDEN) == (0, "2 articles imported.\n", "")
    desk("export", tmp_path / "p.desk", "-o", tmp_path / "out.json")
    written = timeless(tmp_path / "out.json").replace(f"desk {__version__}".encode(), b"desk 0.1.0")
    assert written == timeless(GOLDEN)


def test_export_to_standard_output_is_the_document_and_nothing_else(desk, project):
    path, *_ = project
    status, out, err = desk("export", path, "--format", "json", "-o", "-")
    assert (status, err) == (0, "")
    assert [len(article["mentions"]) for article in json.loads(out)["articles"]] == [2, 0]


def test_export_can_be_limited_to_articles_and_authors(desk, project):
    path, first, second = project
    one = json.loads(desk("export", path, "-o", "-", "--article", second.id)[1])
    assert [article["id"] for article in one["articles"]] == [second.id]
    both = json.loads(desk("export", path, "-o", "-", "--article", second.id, first.id, "--author", "Ben")[1])
    assert [len(article["mentions"]) for article in both["articles"]] == [1, 0]
    assert [person["name"] for person in both["people"]] == ["Ben"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--article", "gone"], "There is no article “gone” in the project."),
        (["--author", "Nobody", "Ben"], "Nobody named “Nobody” works in the project."),
        (["--format", "text"], "Plain text can only be read."),
    ],
)
def test_export_of_what_is_not_there_is_refused(desk, project, tmp_path, more, sentence):
    assert desk("export", project[0], "-o", tmp_path / "out.json", *more) == (2, "", sentence + "\n")
    assert not (tmp_path / "out.json").exists()


def test_export_does_not_replace_the_project_itself(desk, project):
    before = project[0].read_bytes()
    assert desk("export", project[0], "-o", project[0])[0] == 2
    assert project[0].read_bytes() == before


def test_export_into_a_folder_that_is_not_there_is_refused_in_a_sentence(desk, project, tmp_path):
    status, out, err = desk("export", project[0], "-o", tmp_path / "gone" / "out.json")
    assert (status, out, err) == (2, "", "out.json cannot be written: no such file or directory.\n")


def test_an_annotation_that_lost_its_text_is_left_out_named_and_makes_the_export_partial(desk, project, tmp_path):
    path, first, _ = project
    broken_quote(path)
    status, out, err = desk("export", path, "-o", tmp_path / "out.json")
    assert (status, out) == (1, "Exported 2 articles with 2 annotations to out.json. 1 could not be written.\n")
    assert first.id in err
    assert [len(a["mentions"]) for a in json.loads((tmp_path / "out.json").read_bytes())["articles"]] == [1, 0]


def test_formats_are_listed_with_what_they_lose(desk):
    status, out, err = desk("formats")
    assert (status, err) == (0, "")
    assert "Writing json loses: nothing." in out
    found = {each["name"]: each for each in json.loads(desk("formats", "--json")[1])}
    assert (found["json"]["reads"], found["json"]["writes"], found["json"]["losses"]) == (True, True, [])
    assert (found["text"]["reads"], found["text"]["writes"]) == (True, False)


def test_list_shows_each_article_with_its_count(desk, project):
    path, first, second = project
    status, out, err = desk("list", path)
    assert (status, err) == (0, "")
    assert re.search(rf"^{first.id} +new +2 +1  Article 1$", out, re.MULTILINE)
    listed = json.loads(desk("list", path, "--json")[1])
    assert listed["project"]["name"] == "Test"
    assert [(a["id"], a["title"], a["state"], a["annotations"]) for a in listed["articles"]] == [
        (first.id, "Article 1", "new", 3),
        (second.id, "Article 2", "new", 0),
    ]


def test_a_title_cannot_play_with_the_terminal(desk, tmp_path):
    desk("new", tmp_path / "p.desk")
    article = {"id": "a", "text": "x", "title": "two\nlines \u202eand \u2066marks\u2069"}
    document = {"format": "desk-annotations", "version": 1, "labels": [], "articles": [article]}
    (tmp_path / "in.json").write_text(json.dumps(document))
    desk("import", tmp_path / "p.desk", tmp_path / "in.json")
    assert desk("list", tmp_path / "p.desk")[1].splitlines()[1].endswith("  two lines and marks")
    assert json.loads(desk("list", tmp_path / "p.desk", "--json")[1])["articles"][0]["title"] == article["title"]


def test_list_goes_on_beyond_a_page(desk, tmp_path):
    workbench, articles = a_workbench(tmp_path, *(f"text {number}" for number in range(450)))
    workbench.store.close()
    listed = json.loads(desk("list", tmp_path / "test.desk", "--json")[1])["articles"]
    assert [each["id"] for each in listed] == [article.id for article in articles]


def test_history_tells_who_did_what_oldest_first(desk, tmp_path):
    workbench, _ = a_workbench(tmp_path, "one")
    workbench.undo()
    workbench.store.close()
    status, out, err = desk("history", tmp_path / "test.desk")
    assert (status, err) == (0, "")
    assert [line.split(maxsplit=3)[1:] for line in out.splitlines()[1:]] == [
        ["Ana", "do", "Import (undone)"],
        ["Ana", "undo", "Import"],
    ]
    entries = json.loads(desk("history", tmp_path / "test.desk", "--json")[1])["history"]
    assert [(e["seq"], e["by"]["name"], e["kind"], e["title"], e["undone"]) for e in entries] == [
        (1, "Ana", "do", "Import", True),
        (2, "Ana", "undo", "Import", False),
    ]


def test_history_as_json_tells_old_and_new_values(desk, tmp_path):
    workbench, (article,) = a_workbench(tmp_path, "Tehran said so.")
    made = a_mention(article, "Tehran said so.", "Tehran", label=ORG, author=workbench.person.id)
    workbench.do(Transaction("Tag", (Change(None, made),)))
    workbench.do(Transaction("Change", (Change(made, replace(made, label=PERSON.id, note="“”")),)))
    workbench.undo()
    workbench.store.close()
    entries = json.loads(desk("history", tmp_path / "test.desk", "--json")[1])["history"]
    told = [[(c["kind"], c.get("field"), c.get("old"), c.get("new")) for c in e["changes"]] for e in entries[1:]]
    assert told == [
        [("mention", None, None, f"Tehran, {ORG.name}")],
        [("mention", "label", ORG.name, PERSON.name), ("mention", "note", None, "“”")],
        [("mention", "label", PERSON.name, ORG.name), ("mention", "note", "“”", None)],
    ]
    assert (entries[3]["target"], entries[2]["undone"]) == (entries[2]["id"], True)


def test_check_is_content_with_a_sound_project(desk, project):
    assert desk("check", project[0]) == (0, "test.desk is sound.\n", "")
    status, out, err = desk("check", project[0], "--json")
    assert (status, json.loads(out), err) == (0, {"project": "test.desk", "ok": True, "findings": []}, "")


def test_check_lists_what_is_off_and_ends_with_1(desk, project):
    path, first, _ = project
    broken_quote(path)
    status, out, err = desk("check", path)
    assert (status, out) == (1, "")
    assert err.startswith("test.desk: annotation ")
    assert first.id in err
    status, out, _ = desk("check", path, "--json")
    found = json.loads(out)
    assert (status, found["ok"], [each["kind"] for each in found["findings"]]) == (1, False, ["annotation"])


def test_backup_is_a_project_of_its_own_and_never_the_same_file(desk, project, tmp_path):
    path, first, _ = project
    assert desk("backup", path, "-o", tmp_path / "copy.desk") == (0, "Copied test.desk to copy.desk.\n", "")
    assert desk("check", tmp_path / "copy.desk")[0] == 0
    assert first.id in desk("list", tmp_path / "copy.desk")[1]
    status, out, err = desk("backup", path, "-o", path)
    assert (status, out, err) == (2, "", "test.desk: a project cannot be copied onto itself.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["history"],
        ["check"],
        ["backup", "-o", "copy.desk"],
        ["import", "x.txt"],
        ["export", "-o", "x.json"],
    ],
)
def test_what_is_no_project_is_refused_in_a_sentence(desk, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    name, *more = arguments
    assert desk(name, "gone.desk", *more) == (2, "", "gone.desk: there is no such file.\n")
    Path("words.desk").write_text("no project at all, only some words" * 100)
    assert desk(name, "words.desk", *more) == (2, "", "words.desk: this file is not a Desk project.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["words.desk"]


@pytest.mark.parametrize(
    "arguments", [["list"], ["new"], ["nonsense"], ["export", "p"], ["--nonsense"], ["p", "q"], []]
)
def test_wrong_usage_ends_with_2_and_says_how(desk, arguments):
    status, out, err = desk(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: desk")


def test_a_wrong_argument_is_told_with_the_commands_own_usage(desk):
    _, _, err = desk("import", "p")
    assert err.startswith("usage: desk import [-h]")
    assert err.endswith("desk import: error: the following arguments are required: FILE\n")


@pytest.mark.parametrize("argument", ["", ".", "/", ".."])
def test_a_project_without_a_name_is_wrong_usage(desk, argument):
    assert desk("new", argument) == (2, "", "A project needs the name of a file.\n")


def test_help_and_version_work_everywhere(desk):
    assert desk("--version") == (0, f"desk {__version__}\n", "")
    for arguments in (
        ["--help"],
        *([name, "--help"] for name in COMMANDS),
    ):
        status, out, err = desk(*arguments)
        assert (status, err) == (0, "")
        assert out.startswith("usage: desk")


def test_the_window_is_for_no_argument_or_a_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("here").touch()
    assert all(map(wants_window, ([], ["p.desk"], ["some/where/p.DESK"], ["here"])))
    assert not any(map(wants_window, (["list"], ["--help"], ["lst"], ["p.desk", "q"], ["list", "p.desk"])))
