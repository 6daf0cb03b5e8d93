"""Data in the formats of other programs: out of a collection and into it, with a report of what could not travel.

How to add a format
    1. Write `<format>.py` beside `ris.py` with `write(exchange, report, language) -> bytes`, `read(data, report) ->
       Exchange`, or both. An `Exchange` holds the values of the domain; a reader gives events with an empty id or
       category where the format has none.
    2. A date that the other program would show as surer or coarser than it is goes beside its own fields in EDTF
       (`dates.py`), and is told with `report.lose(Loss.SHOWN_DATE, id)`. What a writer leaves out whole it tells with
       `report.leave_out`. All other losses are found by reading the file back (`comparing.py`), so that none is silent;
       for a format that is only written, the writer tells each.
    3. A reader never gives up over one bad row: `report.reject(place, reason, mend)`, and on with the next. Only a file
       that is not of the format at all raises `ImportFault`. Nothing is fetched and nothing is run.
    4. Name it in `formats.Format` with its endings, what it carries and its words for a file dialog, and in
       `recognise.py` the bytes that show it.
    5. Add it to the samples in `tests/services/interchange/`, with files as the other program writes them.
"""
