"""`python -m cubatimeline`: the same as the command `cubatimeline`."""

from __future__ import annotations

import sys

from cubatimeline.app.cli import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # In the packed program the processes of an import are the program itself, started with words for them.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
