"""The heading above the article."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.model.article import Article, Source
from desk.ui.panels.heading import Heading
from desk.ui.theme import DARK, LIGHT, Theme, apply


@pytest.mark.parametrize(("first", "then"), [(LIGHT, DARK), (DARK, LIGHT)], ids=["to dark", "to light"])
def test_where_an_article_is_from_stays_readable_in_another_theme(
    qapp: QApplication, qtbot: QtBot, first: Theme, then: Theme
) -> None:
    apply(qapp, first)
    heading = Heading()
    qtbot.addWidget(heading)
    heading.resize(600, 80)
    heading.show_article(
        Article(id="a", batch="b", title="Title", text_sha256="0" * 64, length=5, source=Source(outlet="Harbour Wire"))
    )
    heading.show()
    qtbot.waitExposed(heading)
    apply(qapp, then)
    where = heading._where
    assert where.palette().color(where.foregroundRole()) == QColor(then.muted)
    heading.hide()
    apply(qapp, LIGHT)
