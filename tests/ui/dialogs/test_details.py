from dataclasses import replace

from pytestqt.qtbot import QtBot

from desk.model.article import Article, Source
from desk.ui.dialogs.details import DetailsDialog
from tests.builders import an_article

SOURCE = Source(outlet="Line\nbreak", published="sometime in 2019", url="https://example.org", file="<b>a</b>.txt")
ARTICLE = an_article("some text", title="A  title\nof two lines", source=SOURCE)


def a_dialog(qtbot: QtBot, article: Article = ARTICLE) -> DetailsDialog:
    dialog = DetailsDialog(article)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_looking_changes_nothing_however_odd_the_fields(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)
    assert dialog.article() == ARTICLE
    assert dialog.ok.isEnabled()


def test_what_was_typed_is_in_the_article_and_nothing_else(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)
    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, " New title ")
    dialog.fields.lines["url"].selectAll()
    qtbot.keyClicks(dialog.fields.lines["url"], " ")
    qtbot.keyClicks(dialog.fields.lines["author"], "Ana")
    wanted = replace(ARTICLE, title="New title", source=replace(SOURCE, url=None, author="Ana"))
    assert dialog.article() == wanted


def test_a_date_that_is_none_is_only_refused_when_it_was_typed(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)
    qtbot.keyClicks(dialog.fields.lines["published"], "!")
    assert not dialog.ok.isEnabled()


def test_the_text_is_shown_as_unchangeable(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)
    assert dialog.sha256.text() == ARTICLE.text_sha256
    assert dialog.sha256.isReadOnly()
