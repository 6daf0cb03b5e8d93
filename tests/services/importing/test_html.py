"""Web pages: the article is kept, what surrounds it is not; notes, tables, tags; nothing is fetched or run."""

from __future__ import annotations

import pytest

from cubatimeline.services.importing import html, mhtml
from cubatimeline.services.importing.model import ImportFault

PROSE = (
    "The Cuban delegation arrived in Moscow on {} and was met at the airport by members of the Presidium, who took it "
    "to the Kremlin, where talks on sugar, oil and credits went on for several days without any result being announced."
)
PARAGRAPHS = [PROSE.format(f"{day} May 1963") for day in (2, 9, 16, 23)]


def page(main: str, head: str = "", around: bool = True) -> bytes:
    nav = (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News of the day</a></li></ul></nav>"
        "<div class='share-buttons'><a href='#'>Share on Facebook</a> <a href='#'>Tweet</a></div>"
    )
    foot = (
        "<aside class='related'><h3>Similar articles</h3><ul><li><a href='/a'>Ten beaches you must see in Varadero</a>"
        "</li><li><a href='/b'>Football results of the week</a></li></ul></aside>"
        "<footer><p>Terms of use. Contact us. All pages by Example Media.</p></footer>"
    )
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{nav if around else ''}"
        f"<main><article>{main}</article></main>{foot if around else ''}</body></html>"
    ).encode()


def prose() -> str:
    return "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def test_article_without_what_surrounds_it() -> None:
    [reading] = html.read(page(f"<h1>The talks in Moscow</h1>{prose()}"))
    for words in PARAGRAPHS:
        assert words in reading.text
    for words in ("Facebook", "Tweet", "Varadero", "Football", "Terms of use", "News of the day"):
        assert words not in reading.text


def test_headings_keep_their_levels() -> None:
    main = f"<h1>The talks</h1>{prose()}<h2>What followed</h2>{prose()}"
    [reading] = html.read(page(main))
    headings = {reading.text[h.start :].partition("\n")[0]: h.level for h in reading.headings}
    assert headings["What followed"] == 2


def test_notes_are_kept_with_their_anchors() -> None:
    called = PARAGRAPHS[0] + " It was told later.<a id='r1' href='#n1'><sup>1</sup></a>"
    notes = "<ol class='footnotes'><li id='n1'>Granma, 3 May 1963. <a href='#r1'>↑</a></li></ol>"
    [reading] = html.read(page(f"<h1>Talks</h1><p>{called}</p>{prose()}{notes}"))
    [note] = reading.footnotes
    assert reading.text[note.start : note.end] == "[1] Granma, 3 May 1963."
    assert reading.text[: note.anchor].endswith("told later.")
    assert reading.text[note.anchor : note.anchor + 3] == "[1]"


def test_tables_are_kept() -> None:
    table = "<table><tr><th>Year</th><th>Tons</th></tr><tr><td>1962</td><td>2,233</td></tr></table>"
    [reading] = html.read(page(f"<h1>Sugar</h1>{prose()}{table}{prose()}"))
    assert "1962 | 2,233" in reading.text


def test_scripts_styles_and_pictures_leave_nothing() -> None:
    bad = (
        "<script>document.write('evil')</script><style>p{color:red}</style><img src='http://example.invalid/x.png' "
        "alt='x'><iframe src='http://example.invalid/'></iframe><noscript>Enable it</noscript>"
    )
    [reading] = html.read(page(f"<h1>Talks</h1>{bad}{prose()}"))
    assert "evil" not in reading.text
    assert "color" not in reading.text


def test_tags_of_libraries_are_the_record() -> None:
    head = (
        "<title>The talks in Moscow | Example Archive</title>"
        "<meta name='citation_title' content='The talks in Moscow'><meta name='citation_author' content='Ruiz, A.'>"
        "<meta name='citation_author' content='Gil, B.'><meta name='citation_publication_date' content='1997/05/03'>"
        "<meta property='og:site_name' content='Example Archive'><link rel='canonical' href='https://example.org/1'>"
    )
    [reading] = html.read(page(f"<h1>The talks in Moscow</h1>{prose()}", head))
    record = reading.record
    assert (record.title, record.creator, record.publisher) == (
        "The talks in Moscow",
        "Ruiz, A.; Gil, B.",
        "Example Archive",
    )
    assert record.address == "https://example.org/1"
    assert record.dates["published"].edtf == "1997-05-03"


def test_linked_data_is_read() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The talks","datePublished":'
        '"2019-10-04T10:00:00Z","author":{"name":"A. Ruiz"},"publisher":{"name":"A Paper"}}</script>'
    )
    [reading] = html.read(page(prose(), head))
    assert (reading.record.title, reading.record.creator, reading.record.publisher) == (
        "The talks",
        "A. Ruiz",
        "A Paper",
    )
    assert reading.record.dates["published"].edtf == "2019-10-04"


def test_a_title_loses_the_name_of_its_site() -> None:
    [reading] = html.read(page(prose(), "<title>A week in May | Example Archive</title>"))
    assert reading.record.title == "A week in May"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8"])
def test_declared_encoding(encoding: str) -> None:
    words = (
        "Встреча с товарищем Микояном состоялась вечером 4 ноября 1962 года в Гаване, в присутствии посла Алексеева. "
        * 3
    )
    data = f"<html><head><meta charset='{encoding}'></head><body><p>{words}</p></body></html>".encode(encoding)
    [reading] = html.read(data)
    assert "Встреча с товарищем Микояном" in reading.text


def test_a_transcript_in_bare_lines_is_taken_whole() -> None:
    lines = "<br>".join(
        f"Line {n}: the delegate said that nothing had been agreed so far, and sat down again." for n in range(30)
    )
    [reading] = html.read(f"<html><body><div>{lines}</div></body></html>".encode())
    assert all(f"Line {n}:" in reading.text for n in range(30))


def test_raised_numbers_do_not_run_into_years() -> None:
    [reading] = html.read(page(f"<h1>Talks</h1><p>{PARAGRAPHS[0]} It began in 1962<sup>3</sup>.</p>{prose()}"))
    assert "19623" not in reading.text


def test_pages_laid_out_in_a_table_keep_their_paragraphs() -> None:
    row = f"<tr><td><a href='/'>Home</a></td><td>{prose()}</td></tr>"
    [reading] = html.read(f"<html><body><table>{row}</table></body></html>".encode())
    assert all(f"\n\n{words}" in f"\n\n{reading.text}" for words in PARAGRAPHS)


def test_typed_text_in_a_page_is_joined() -> None:
    typed = "\n".join(
        ["The delegation arrived in Moscow in the first days of May and was met", "at the airport by mem-"] * 6
    )
    [reading] = html.read(f"<html><body><pre>{typed}\nbers of the Presidium.\n\nThe end.</pre></body></html>".encode())
    assert reading.text.endswith("at the airport by members of the Presidium.\n\nThe end.")


def test_menus_of_bare_links_and_the_name_of_the_site_are_no_text() -> None:
    head = "<meta property='og:site_name' content='Example Blog'><title>Sugar and steel | Example Blog</title>"
    top = "<div id='top'><h1><a href='/'>Example Blog</a></h1><ul><li><a href='/'>Start</a></li></ul></div>"
    foot = "<div id='more'><a href='?t'>Chirper</a> <a href='?f'>Friendbook</a></div>"
    body = f"{top}<h1>Sugar and steel</h1>{prose()}{foot}"
    [reading] = html.read(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert reading.text == "\n\n".join(["Sugar and steel", *PARAGRAPHS])
    assert (reading.record.title, reading.record.publisher) == ("Sugar and steel", "Example Blog")


def test_a_list_of_documents_is_kept_whole() -> None:
    rows = "".join(
        f"<li><div class='date'>May {day}, 1961</div><h3><a href='/{day}'>Protocol No. {day} of the Presidium</a></h3>"
        f"<p>{PARAGRAPHS[day % 4]}</p></li>"
        for day in range(1, 11)
    )
    [reading] = html.read(f"<html><body><main><h1>Documents</h1><ul>{rows}</ul></main></body></html>".encode())
    for day in range(1, 11):
        assert f"May {day}, 1961" in reading.text
        assert f"Protocol No. {day} of" in reading.text


def test_a_page_without_words_says_so() -> None:
    with pytest.raises(ImportFault, match="no text"):
        html.read(b"<html><body><script>x</script></body></html>")


def test_a_page_saved_as_one_file() -> None:
    body = page(f"<h1>The talks in Moscow</h1>{prose()}").decode()
    data = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/talks\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; '
        f"charset=utf-8\r\nContent-Location: https://example.org/talks\r\n\r\n{body}\r\n--b--\r\n"
    ).encode()
    [reading] = mhtml.read(data)
    assert PARAGRAPHS[3] in reading.text
    assert reading.record.address == "https://example.org/talks"
