"""Reads files of many formats into documents: text, outline, notes, pages, languages, and a proposed record.

How to add a format
    1. Write `<format>.py` beside `rtf.py` with one function, `read(data: bytes) -> list[Reading]`: one reading for each
       document in the file. Give the words paragraph by paragraph to a `composing.Composer`, headings with their level,
       notes by `note` with `composing.call` where they are called, pages by `page`; it counts the offsets. What the
       format says of the document goes into a `ProposedRecord`; `properties.py` reads dates, names and languages.
    2. Name it in `kinds.Format`, its endings in `kinds._BY_ENDING`, and in `kinds.recognise` the bytes that show it.
    3. A file that gives no document raises `ImportFault`: one sentence with the reason, one with the mend. Doubts about
       a document that is read go into the remarks. Nothing is fetched, run, or written to disk; zip files are opened by
       `archives.Archive` and XML is read by `markup.parse`, which keep the limits. Heavy libraries are imported inside
       the function that needs them.
    4. Add the format to `EVERY` in `tests/services/importing/test_reading.py`: the tests of damage, doubles and
       pickling take it up from there; and a sound and a damaged file of it to `tests/services/importing/awkward.py`.

Language, doubles, guessed headings, and what the text's own header says are added by `reading.py` for all formats.
"""
