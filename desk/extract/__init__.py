"""Out of foreign documents: the words of an article, and what the document says of it."""
