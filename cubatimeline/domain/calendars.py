"""Day numbers to calendar fields and back; nothing else.

A day number counts whole days from 1970-01-01 (day 0) in the proleptic Gregorian calendar with astronomical years (year 0
is 1 BCE). A calendar day is never a timestamp.
"""

from __future__ import annotations
