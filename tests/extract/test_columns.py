"""What the columns of a table are taken for, by name and by content."""

import pytest

from desk.extract.columns import distinct, is_header, propose
from desk.text import newsdates

LONG = "The council voted on Tuesday to extend the ferry contract for another five years, officials said. " * 5


def is_date(cell):
    return newsdates.parse(cell) is not None


def proposed(names, *rows):
    """What is proposed for a table, as a dict, and whether it is certain."""
    proposal = propose(names, rows, is_date)
    return dict(proposal.fields), proposal.certain


@pytest.mark.parametrize(
    ("names", "row"),
    [
        (("id", "headline", "byline", "publisher", "link", "publishedAt", "content"), ()),
        (("Nr.", "Überschrift", "Autor", "Zeitung", "Adresse", "Datum", "Volltext"), ()),
        (("identifiant", "Titre", "Auteur", "Source", "Lien", "Date de publication", "Texte"), ()),
        (("ID", "título", "autor", "fuente", "enlace", "fecha", "contenido"), ()),
        (("شناسه", "تیتر", "نویسنده", "منبع", "لینک", "تاریخ", "متن"), ()),
        (("المعرف", "العنوان", "الكاتب", "المصدر", "الرابط", "التاريخ", "النص"), ()),
        (("编号", "标题", "作者", "来源", "链接", "发布时间", "正文"), ()),
        (("id", "Заголовок", "Автор", "Источник", "Ссылка", "Дата", "Текст"), ()),
        (("_id", "article.title", "article.author.name", "source.name", "article.url", "date_publish", "maintext"), ()),
    ],
)
def test_columns_are_known_by_their_names_in_many_languages(names, row):
    cells = ("17", "Ferry contract extended", "Ann Lee", "Example Post", "https://example.org/1", "2026-03-04", LONG)
    fields, certain = proposed(names, cells)
    usual = ["news_id", "title", "author", "outlet", "url", "published", "text"]
    expected = dict(zip(names, usual, strict=True))
    expected.pop("identifiant", None)
    assert fields == expected
    assert certain


def test_columns_without_telling_names_are_known_by_what_they_hold():
    fields, certain = proposed(("a", "b", "c", "d"), ("x", "4 March 2026", "https://example.org/1", LONG))
    assert (fields, certain) == ({"b": "published", "c": "url", "d": "text"}, True)


def test_two_long_columns_without_telling_names_are_not_chosen_between():
    assert proposed(("a", "b"), (LONG, LONG + "More.")) == ({}, False)


def test_two_columns_of_dates_without_telling_names_are_not_chosen_between():
    assert proposed(("a", "b", "text"), ("2026-03-04", "2026-03-05", LONG))[0] == {"text": "text"}


def test_short_columns_are_no_articles():
    assert proposed(("a", "b"), ("x", "some words")) == ({}, False)


def test_of_several_columns_that_might_be_the_text_the_longest_is():
    assert proposed(("content", "body"), ("teaser", LONG)) == ({"body": "text"}, True)


def test_a_text_much_shorter_than_another_column_is_proposed_but_not_certain():
    assert proposed(("text", "notes"), ("short words", LONG)) == ({"text": "text"}, False)


def test_a_column_called_data_is_a_date_only_where_it_holds_dates():
    assert proposed(("data", "testo"), ("4 marzo 2026", LONG))[0] == {"data": "published", "testo": "text"}
    assert proposed(("data", "testo"), ("anything", LONG))[0] == {"testo": "text"}


def test_a_column_called_text_with_addresses_in_it_is_not_the_text():
    assert proposed(("text", "b"), ("https://example.org/1", "x"))[0] == {"text": "url"}


def test_the_id_of_an_author_is_not_that_of_the_article():
    assert proposed(("author.id", "author.name", "text"), ("3", "Ann", LONG))[0] == {
        "author.name": "author",
        "text": "text",
    }


def test_an_empty_table_proposes_nothing_certain():
    assert proposed(("text", "title")) == ({"title": "title"}, False)


@pytest.mark.parametrize(
    ("first", "rest", "header"),
    [
        (("text",), [("words",)], True),
        (("spalte", "wert"), [("x", "12"), ("y", "13")], True),
        (("left", "right"), [("x" * 50, "y"), ("x" * 60, "z")], True),
        (("12", "words"), [("13", "other")], False),
        (("https://example.org", "words"), [("https://example.org/2", "w")], False),
        (("same", "same"), [("x" * 50, "y")], False),
        (("Ferry", "Boat"), [("Quay", "Pier")], False),
        (("", ""), [("a", "b")], False),
        ((LONG, "title"), [("a", "b")], False),
    ],
)
def test_a_first_row_is_a_header_only_where_it_looks_like_one(first, rest, header):
    assert is_header(first, rest) is header


def test_columns_get_names_that_differ():
    assert distinct(["a", "", "a", " a ", "column 2"]) == ("a", "column 2", "a (2)", "a (3)", "column 2 (2)")
