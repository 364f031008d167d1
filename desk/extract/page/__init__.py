"""The article on a web page: its text line by line, what the page says of it, and what else stood there."""
