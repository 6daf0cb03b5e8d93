"""Files written by hand in the manner of other programs, with the odd things that these and their users write."""

from __future__ import annotations

import json

TIMELINEJS = "\ufeff" + json.dumps(
    {
        "title": {"text": {"headline": "Cuba &amp; the <em>world</em>", "text": "<p>About</p>"}},
        "scale": "human",
        "events": [
            {
                "start_date": {"year": "1962", "month": "10", "day": "16", "hour": "", "display_date": ""},
                "end_date": {"year": "", "month": "", "day": ""},
                "text": {
                    "headline": "Photographs on the<br>President’s desk",
                    "text": "<p>First paragraph.</p>\n<p>Second &amp; last.<script>alert(1)</script></p>",
                },
                "media": {
                    "url": "https://example.org/photo.jpg", "caption": "Seen from <i>above</i>", "credit": "An archive",
                    "thumbnail": "",
                },
                "group": "Crisis",
                "background": {"color": "#123456"},
                "autolink": True,
            },
            {"start_date": {"year": -44, "month": 3}, "text": {"headline": "A senator falls"}, "unique_id": "ides"},
            {
                "start_date": {"year": 1962, "month": 10, "day": 27, "hour": 9, "minute": 5},
                "text": {"headline": "Over Banes", "text": None},
                "group": "crisis",
                "media": None,
            },
            {
                "start_date": {"year": "1,960"},
                "end_date": {"year": 1969.0, "month": 12},
                "text": {"headline": "A long decade"},
            },
            {"text": {"headline": "Without a start"}},
            {"start_date": {"year": 1962, "month": 2, "day": 30}, "text": {"headline": "No such day"}},
            "not a slide",
        ],
        "eras": [{"start_date": {"year": "1953"}, "end_date": {"year": "1959"}, "text": {"headline": "Batista"}}],
    },
    ensure_ascii=False,
)  # fmt: skip

TIMELINEJS_SHEET = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Type,Group,Background\r\n"
    ",,,,,,,,,From a sheet,,,,,,title,,\r\n"
    '"1,962",10,16,,,,,,,"Photographs, shown","One line\nand another",,,,,,Crisis,\r\n'
    "1962,10,27,2:30 PM,,,,,,Over Banes,,,,,,,Crisis,#ffffff\r\n"
    "1962,,,,1963,,,,,Months of letters,,,,,,,,\r\n"
    ",,,,,,,,,,,,,,,,,\r\n"
    ",10,,,,,,,,No year,,,,,,,,\r\n"
    "1953,,,,1959,,,,,Batista,,,,,,era,,\r\n"
)

TIMELINE_PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<timeline>
  <version>2.6.0 (abcdef 2022-05-01)</version>
  <timetype>gregoriantime</timetype>
  <eras>
    <era><name>Perestroika</name><start>1985-01-01 00:00:00</start><end>1991-12-31 23:59:59</end>
      <color>200,200,200</color><ends_today>False</ends_today></era>
  </eras>
  <categories>
    <category><name>World</name><color>188,188,188</color><font_color>0,0,0</font_color></category>
    <category><name>Cuba</name><color>255,0,0</color><progress_color>1,1,1</progress_color><done_color>1,1,1</done_color>
      <font_color>0,0,0</font_color><parent>World</parent></category>
  </categories>
  <events>
    <event><start>1962-10-14 00:00:00</start><end>1962-10-28 00:00:00</end><text>[1]The crisis</text>
      <fuzzy>False</fuzzy><locked>False</locked><ends_today>False</ends_today><category>Cuba</category></event>
    <event><start>1962-10-16 00:00:00</start><end>1962-10-16 00:00:00</end><text>(1)The photographs</text>
      <progress>50</progress><fuzzy>False</fuzzy><locked>True</locked><ends_today>False</ends_today>
      <category>Cuba</category><icon>iVBORw0KGgo=</icon><default_color>200,200,200</default_color></event>
    <event><start>1962-10-01 00:00:00</start><end>1962-10-31 00:00:00</end><text>Talks somewhere in the month</text>
      <fuzzy>True</fuzzy><locked>False</locked><ends_today>False</ends_today></event>
    <event><start>1962-10-20 00:00:00</start><end>1962-10-25 00:00:00</end><text>About then</text>
      <fuzzy>True</fuzzy><locked>False</locked><ends_today>False</ends_today></event>
    <event><start>1962-02-07 00:00:00</start><end>2024-03-05 11:12:13</end><text>Embargo</text><progress>0</progress>
      <fuzzy>False</fuzzy><locked>False</locked><ends_today>True</ends_today><description>Still there.</description>
      <alert>1963-01-01 00:00:00;look</alert><hyperlink>https://example.org</hyperlink></event>
    <event><start>-43-03-15 10:30:00</start><end>-43-03-15 10:30:00</end><text> (in brackets)</text>
      <milestone>True</milestone></event>
    <event><start>1962-11-20 00:00:00</start><end></end><text>Quarantine lifted</text></event>
    <event><start>1962-02-30 00:00:00</start><end>1962-03-01 00:00:00</end><text>No such day</text></event>
    <event><start>soon</start><end>later</end><text>No time</text></event>
  </events>
  <view>
    <displayed_period><start>1962-01-01 00:00:00</start><end>1963-01-01 00:00:00</end></displayed_period>
    <hidden_categories><name>World</name></hidden_categories>
  </view>
  <now>2024-03-05 11:12:13</now>
</timeline>
"""

CALENDAR = "\r\n".join((
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Some Program//EN", "X-WR-CALNAME:October",
    "BEGIN:VTIMEZONE", "TZID:Custom Moscow", "BEGIN:STANDARD", "DTSTART:19500101T000000", "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0300", "END:STANDARD", "END:VTIMEZONE",
    "BEGIN:VEVENT", "UID:one@example.org", "DTSTAMP:20240101T000000Z", "DTSTART;VALUE=DATE:19621016",
    "DTEND;VALUE=DATE:19621029", "SUMMARY:Thirteen days\\, counted", "DESCRIPTION:Two lines\\nof", "  words",
    "CATEGORIES:Crisis,Cuba", "URL:https://example.org/x", "END:VEVENT",
    "BEGIN:VEVENT", "UID:two", "DTSTART;TZID=Custom Moscow:19621027T101500", "DTEND;TZID=Custom Moscow:19621027T111500",
    "SUMMARY:Meeting\\; Moscow", "LOCATION:Moscow\\, Kremlin", "CATEGORIES:Crisis", "BEGIN:VALARM", "ACTION:DISPLAY",
    "TRIGGER:-PT15M", "DESCRIPTION:x", "END:VALARM", "END:VEVENT",
    "BEGIN:VEVENT", "UID:three", "DTSTART:19621027T194500Z", "SUMMARY:Call", "END:VEVENT",
    "BEGIN:VEVENT", "UID:four", "DTSTART;VALUE=DATE:19630101", "RRULE:FREQ=YEARLY;COUNT=3", "SUMMARY:Anniversary",
    "END:VEVENT",
    "BEGIN:VEVENT", "UID:five", "DTSTART:somewhen", "SUMMARY:Broken", "END:VEVENT",
    "BEGIN:VEVENT", "UID:six", "SUMMARY:Without a start", "END:VEVENT",
    "BEGIN:VTODO", "UID:seven", "DUE;VALUE=DATE:19621028", "SUMMARY:Letter due", "END:VTODO",
    "BEGIN:VEVENT", "UID:one@example.org", "DTSTART:19621029T090000", "DURATION:PT1H30M", "SUMMARY:With a duration",
    "END:VEVENT",
    "END:VCALENDAR", "",
))  # fmt: skip

RIS = (
    '\ufeffProvider: Some Library\r\nContent: text/plain; charset="utf-8"\r\n\r\n'
    "TY  - PCOMM\r\nAU  - Khrushchev, Nikita S.\r\nA2  - Castro, Fidel\r\nTI  - Letter to Castro\r\n"
    "DA  - 1962/10/30/\r\nPY  - 1962///October 30\r\nAB  - First line\r\n  goes on\r\nN1  - <p>A note</p>\r\n"
    "N1  - Another\r\nAV  - f. 52, op. 1\r\nDB  - RGASPI\r\nXX  - odd\r\nUR  - https://example.org/1\r\nLA  - ru\r\n"
    "ER  - \r\n\r\n"
    "TY  - JOUR\nA1  - Smith, Ann\nA1  - Díaz, José\nT1  - Two authors\nJO  - Cold War Studies\nVL  - 3\nSP  - 10\n"
    "Y1  - 2005/03//\nER  -\n"
    "TY  - BOOK\r\nAU  - No Title\r\nER  - \r\n"
    "TY  - BOOK\r\nTI  - Without an end\r\nPY  - c. 1964\r\n"
    "TY  - GEN\r\nTI  - The last\r\nPY  - 1970\r\nER  - \r\n"
)

BIBTEX = r"""% written by hand
@string{wc = "Wilson Center"}
@STRING(cwihp = {Cold War International History Project})
@comment{ not an entry }
@article{kh62,
  author = "Khrushchev, Nikita S. and {Foreign Ministry of the USSR} and Castro, Fidel and others",
  title = {{The Letter} of the {\'E}poca, \~n and {\"u}ber {\ss} \& more},
  journal = wc # " " # cwihp,
  date = {1962-10-26~/1962-10-28?},
  month = oct, year = 1962, volume = 3, pages = {1--9},
  abstract = {Fifty \% of it.
     In two lines.},
  url = {https://example.org/a_b?c=%20d},
}
@book{kh62, title = {The same key again}}
@InProceedings{plain, title = "An old entry", month = "oct", year = {1964}, booktitle = {Proceedings}}
@misc{untitled, author = {Nobody}}
@book{broken, title = {never closed
@book{after, title = {After the damage}, year = 1999}
"""

CSL = json.dumps(
    [
        {
            "id": 17, "type": "article-journal", "title": "Sugar &amp; <i>oil</i>",
            "author": [
                {"family": "Díaz", "given": "José", "suffix": "Jr."}, {"literal": "Ministry of Trade"},
                {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"},
            ],
            "issued": {"date-parts": [["1962", "10", 16], [1962, 10, 28]]}, "container-title": "Trade", "volume": "3",
        },
        {"id": "circa", "type": "manuscript", "title": "About", "issued": {"date-parts": [[1962, 10]], "circa": True}},
        {"id": "season", "type": "book", "title": "Spring", "issued": {"date-parts": [[1963]], "season": 1}},
        {"id": "raw", "type": "report", "title": "Raw", "issued": {"raw": "3 March 1961"}, "archive": "AVPRF",
         "archive_location": "f. 104"},
        {"id": "bc", "type": "book", "title": "Old", "issued": {"date-parts": [[-44, 3, 15]]}},
        {"id": "nothing", "type": "book"},
        "no item",
        {"id": "raw", "type": "interview", "title": "Twice", "issued": {}},
    ],
    ensure_ascii=False,
)  # fmt: skip

EXCEL_TABLE = (
    "Fecha;Fin;Título;Descripción;Categoría;Lugares\r\n"
    '16/10/1962;28/10/1962;Crisis;"Trece días;\nde octubre";Ejército;La Habana; Moscú\r\n'
    "22920;;Día contado;;;\r\n"
    "c. 1961;;Más o menos;;;\r\n"
    "44 a. C.;;Antes;;;\r\n"
    ";;Sin fecha;;;\r\n"
    "31/02/1962;;No existe;;;\r\n"
    "16/10/62;;Dos cifras;;;\r\n"
    "1962-10-16 00:00:00;;De un programa;;;\r\n"
    "1962-02-07;hoy;Embargo;;;\r\n"
    "1963;1962;Al revés;;;\r\n"
    "1964;;;;;\r\n"
)
