"""The timeline: the picture, its gestures, the overview strip and the hover card."""
