"""The same projects as the store's tests have."""

from tests.store.conftest import another, article, bench

__all__ = ["another", "article", "bench"]
