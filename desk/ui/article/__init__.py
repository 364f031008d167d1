"""The article: text laid out with room for labels, annotations painted on it, and what mouse and keys do there."""
