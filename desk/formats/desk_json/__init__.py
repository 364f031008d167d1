"""Desk's own JSON: everything the app knows, for scripts, and to be read back without loss.

The document is described in `resources/schemas/desk-annotations-1.schema.json`. It is laid out so that it can be
written as it comes and looked through with the simplest tools: one line for each label, person, article, mention and
claim.
"""

from desk.formats.desk_json.reader import read, sniff
from desk.formats.desk_json.writer import write
from desk.formats.format import Format

FORMAT = Format(
    name="json",
    title="Desk JSON",
    suffixes=(".json",),
    sniff=sniff,
    begins=b"{",
    read=read,
    reviews=True,
    write=write,
)
