"""`python -m cubatimeline`: the same as the command `cubatimeline`."""

from __future__ import annotations

import sys

from cubatimeline.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
