"""Tables whose rows are articles: CSV and TSV, sheets of spreadsheet programs, lists of JSON objects.

Each kind of file is a module with a FORMAT of its own; `rows` is what they share: which column holds what, and how a
row becomes an article.
"""
