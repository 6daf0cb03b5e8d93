"""What a file says of itself, as XMP: the same packet in PDF, SVG, PNG and TIFF (ISO 16684-1)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from cubatimeline.services.figures.sheets import About
from cubatimeline.services.interchange import words as words_of

MAKER = "Cuba Timeline"
_SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
)


def rdf(about: About) -> str:
    """Return what is known of a figure as RDF, without a clock."""
    parts = [
        _one("dc:title", about.title), _many("dc:creator", "Seq", about.author),
        _one("dc:description", about.subject or about.alt), _many("dc:language", "Bag", about.language),
        _one("dc:rights", about.licence), _plain("dc:source", about.address), _plain("pdf:Keywords", keywords(about)),
        _plain("pdf:Producer", MAKER), _plain("xmp:CreatorTool", MAKER),
        _one("Iptc4xmpCore:AltTextAccessibility", about.alt), _one("Iptc4xmpCore:ExtDescrAccessibility", about.long),
    ]  # fmt: skip
    if about.made:
        parts += [_plain(name, f"{about.made}T00:00:00Z") for name in ("xmp:CreateDate", "xmp:ModifyDate")]
    return f'<rdf:RDF {_SPACES}><rdf:Description rdf:about="">{"".join(parts)}</rdf:Description></rdf:RDF>'


def packet(about: About) -> bytes:
    """Return the whole packet as it stands in a file."""
    head, tail = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>', '<?xpacket end="r"?>'
    return f'{head}<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf(about)}</x:xmpmeta>{tail}'.encode()


def clean(words: str) -> str:
    """Return words as XML takes them: signs escaped, control characters left out (XML 1.0, 2.2)."""
    return escape(words_of.clean(words))


def keywords(about: About) -> str:
    """Return version of the collection, licence and address in one line."""
    return "; ".join(part for part in (about.version, about.licence, about.address) if part)


def _plain(name: str, value: str) -> str:
    return f"<{name}>{clean(value)}</{name}>" if value else ""


def _one(name: str, value: str) -> str:
    """Return words in the one language that they are in."""
    item = f'<rdf:Alt><rdf:li xml:lang="x-default">{clean(value)}</rdf:li></rdf:Alt>'
    return f"<{name}>{item}</{name}>" if value else ""


def _many(name: str, kind: str, value: str) -> str:
    return f"<{name}><rdf:{kind}><rdf:li>{clean(value)}</rdf:li></rdf:{kind}></{name}>" if value else ""
