"""Collections made up for web pages: many events of every kind of date, and words that try to break out of a page."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.documents import Body, Document, Passage
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.events import Category, Event, Origin, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from tests.store.content import small_content

HOSTILE = "</script><script>window.broken = 1</script> \"&amp; 'q' <img src=x onerror=window.broken=1> <!-- -->"
_FIRST, _LAST = -6000, 18000
_WHO = "Embassy Minister Delegation Fleet Committee Ambassador Institute Factory Congress Battalion".split()
_DOES = "signs visits refuses opens receives answers postpones leaves repeats inspects".split()
_WHAT = "the treaty,a sugar mill,the harbour,an oil agreement,the second letter,a school of aviation,the parade".split(
    ","
)


def many(count: int, seed: int = 1953) -> CollectionContent:
    """Return a collection of so many events in eleven categories, the same each time."""
    dice = Random(seed)
    categories = tuple(
        Category(name, Localised(name.capitalize()), number)
        for number, name in enumerate(
            "diplomacy politics ideology crisis military intelligence economy energy science culture other".split()
        )
    )
    events = tuple(_event(dice, number, categories) for number in range(count))
    evidence = tuple(Evidence(event.id, "talk") for event in events[::3])
    return replace(
        small_content(), categories=categories, events=events, evidence=evidence, relations=(), tours=(), marks={}
    )


def _event(dice: Random, number: int, categories: tuple[Category, ...]) -> Event:
    title = f"{dice.choice(_WHO)} {dice.choice(_DOES)} {dice.choice(_WHAT)} ({number})"
    return Event(
        f"event-{number}", parse(_date(dice)), Localised(title), f"What is known of it. {title}.",
        dice.choice(categories).id, dice.choices((1, 2, 3, 4, 5), (40, 30, 18, 9, 3))[0],
        dice.choices(((), ("havana",), ("ernesto-guevara", "havana")))[0], origin=Origin.USER,
    )  # fmt: skip


def _date(dice: Random) -> str:
    day = dice.randrange(_FIRST, _LAST)
    whole, later = iso_day(day), iso_day(day + dice.randrange(2, 900))
    return dice.choice((
        whole, whole, whole, whole, whole, whole[:7], whole[:4], f"{whole}?", f"{whole}~", f"{whole[:7]}%",
        f"{whole}/{later}", f"{whole[:7]}/{later[:7]}", f"{whole}/..", f"[{whole},{later}]", f"{whole[:3]}X",
    ))  # fmt: skip


def hostile() -> CollectionContent:
    """Return a small collection whose every word tries to become markup or script, with a draft and odd ids."""
    small = small_content()
    text = f"On 3 May 1962 {HOSTILE} was said.\u2028It ended."
    document = Document(
        "talk", Localised(HOSTILE), body=Body.DIGEST, text=text, creator=HOSTILE, address="javascript:window.broken=1"
    )
    entity = Entity("ernesto-guevara", EntityKind.PERSON, Localised(HOSTILE), aliases=(HOSTILE + "2",))
    events = (
        Event("<b> id\"' №1", parse("1962-05-03"), Localised(HOSTILE), HOSTILE, "diplomacy", 5, ("ernesto-guevara",),
              disputed=HOSTILE, origin=Origin.USER),
        Event("draft", parse("1962-05"), Localised("A draft"), "", "diplomacy", 3, origin=Origin.IMPORTED,
              status=Status.DRAFT, confidence=0.5),
    )  # fmt: skip
    evidence = (Evidence(events[0].id, "talk", Passage.cut("talk", text, 14, 14 + len(HOSTILE))),)
    categories = (Category("diplomacy", Localised(HOSTILE), 0),)
    return replace(
        small, title=Localised(HOSTILE), summary=HOSTILE, credits=HOSTILE, categories=categories, entities=(entity,),
        office_lines=(), bands=(), documents=(document,), events=events, evidence=evidence, relations=(), tours=(),
        marks={},
    )  # fmt: skip
