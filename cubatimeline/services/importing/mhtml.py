"""Web pages saved as one file (MHTML, RFC 2557): the page in it is read as `html` does, pictures are passed over."""

from __future__ import annotations

from email import message_from_bytes, policy

from cubatimeline.services.importing import html
from cubatimeline.services.importing.composing import Reading
from cubatimeline.services.importing.model import ImportFault


def read(data: bytes) -> list[Reading]:
    """Read the page in an MHTML file.

    Raises:
        ImportFault: there is no page in it.
    """
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            address = part.get("Content-Location", "") or message.get("Snapshot-Content-Location", "")
            if isinstance(content, bytes) and content:
                return [html.read_page(content, part.get_content_charset() or "", str(address))]
    raise ImportFault("There is no page in the file.", "Save the page again, as one file or as HTML.")
