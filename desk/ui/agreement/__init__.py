"""The agreement window: how far people agree, as a table and as charts that we paint ourselves.

A plotting library was not taken: two kinds of chart are drawn here, a matrix and bars, and every one that we know of
(pyqtgraph, matplotlib) brings numpy along, which takes longer to import than this window takes to open.
"""
