"""Cuba Timeline: documents on a timeline where every mark can be checked."""

__version__ = "0.1.0"
