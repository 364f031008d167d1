"""The adjudication window: what two to six analysts made of one article, lane under lane, settled by keys."""
