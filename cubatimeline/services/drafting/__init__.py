"""Makes drafts of events from what was found in documents, and recognises the same event told more than once.

`drafting.drafts_of` goes through one text; `joining.Joiner` puts the drafts of many documents together.
"""

from __future__ import annotations

from cubatimeline.services.drafting.drafting import drafts_of
from cubatimeline.services.drafting.found import FoundDraft, Reason

__all__ = ["FoundDraft", "Reason", "drafts_of"]
