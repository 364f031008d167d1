"""Documents of office programs and PDF: their words as lines, what was set aside, and what they state of themselves.

Each kind of file is a module with a FORMAT of its own; `prose` is what they share: how the lines become articles.
"""
