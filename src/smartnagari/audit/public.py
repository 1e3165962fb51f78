"""What other apps may use of the audit log. Anything not named here is private to ``audit``.

Acts are recorded through ``kernel.trail``.
"""

from .actions import record_read, record_reads, seal_pending
from .anchoring import ChainBroken, anchor_head, write_anchors
from .export import csv_lines, json_lines
from .queries.access import reads_by, reads_of
from .queries.anchors import last_anchor, unwritten_anchors
from .queries.chain import head_of_chain, oldest_unsealed, verify_chain
from .queries.entries import entries, latest_entries
from .types import Anchor, Break, ChainReport, Entry, Read, Seal, SealedEntry, Selection, SignedAnchor

__all__ = [
    "Anchor",
    "Break",
    "ChainBroken",
    "ChainReport",
    "Entry",
    "Read",
    "Seal",
    "SealedEntry",
    "Selection",
    "SignedAnchor",
    "anchor_head",
    "csv_lines",
    "entries",
    "head_of_chain",
    "json_lines",
    "last_anchor",
    "latest_entries",
    "oldest_unsealed",
    "reads_by",
    "reads_of",
    "record_read",
    "record_reads",
    "seal_pending",
    "unwritten_anchors",
    "verify_chain",
    "write_anchors",
]
