"""Where things stand on the timeline: numbers only, no painting and no toolkit.

Time is in day numbers (float, days since 1970-01-01), lengths are in pixels of whatever the caller draws on.
"""
