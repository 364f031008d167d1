"""Files that hold web pages: pages as a browser saves them, and archives of them.

What these formats share stands in `article.py`.
"""
