"""What is written for The Timeline Project keeps to the rules of its own reader, which refuses a whole file else."""

import re
import xml.sax

from hypothesis import given, settings

from cubatimeline.services.interchange.exporting import written
from cubatimeline.services.interchange.formats import Format
from tests.services.interchange.exchanges import exchanges

ONE, MAYBE, ANY = "1", "?", "*"
EVENT = (
    "start1 end1 text1 progress? fuzzy? locked? ends_today? category? description? alert? hyperlink? icon? "
    "default_color? milestone?"
)
RULES = {
    "timeline": "version1 timetype? eras? categories1 events1 view1 now?",
    "eras": "era*",
    "categories": "category*",
    "category": "name1 color1 progress_color? done_color? font_color? parent?",
    "events": "event*",
    "event": EVENT,
    "view": "displayed_period? hidden_categories?",
    "displayed_period": "start1 end1",
    "hidden_categories": "name*",
}
"""Children in their order, and how often each may come, as the reader asks for; elements within an event are leaves."""


class _Rules(xml.sax.handler.ContentHandler):
    """Goes through a file as that reader does."""

    def __init__(self):
        super().__init__()
        self.path, self.children, self.texts = [], [[]], []
        self.text = ""
        self.leaves = []

    def startElement(self, name, attrs):
        assert attrs.getLength() == 0
        assert not self.text.strip()
        self.path.append(name)
        self.children.append([])
        self.text = ""

    def endElement(self, name):
        children = self.children.pop()
        self.path.pop()
        rule = None if self.path[-1:] == ["event"] else RULES.get(name)
        if rule is None:
            assert children == []
            self.leaves.append(("/".join((*self.path, name)), self.text))
        else:
            pattern = "".join(f"(?:{each[:-1]},)" + ("" if each[-1] == ONE else each[-1]) for each in rule.split())
            assert re.fullmatch(pattern, "".join(f"{child}," for child in children)), (name, children)
        self.children[-1].append(name)
        self.text = ""

    def characters(self, content):
        self.text += content


def _leaves(data):
    rules = _Rules()
    xml.sax.parseString(data, rules)
    return rules.leaves


@settings(max_examples=100, deadline=None)
@given(exchange=exchanges())
def test_every_file_keeps_to_the_rules(exchange):
    data, _ = written(exchange, Format.TIMELINE_PROJECT)
    leaves = _leaves(data)
    categories = {text for path, text in leaves if path == "timeline/categories/category/name"}
    for path, text in leaves:
        name = path.rpartition("/")[2]
        if name in ("start", "end"):
            assert re.fullmatch(r"-?\d+-\d\d-\d\d \d\d:\d\d:\d\d", text)
        elif name in ("fuzzy", "locked", "ends_today"):
            assert text in ("True", "False")
        elif name.endswith("color"):
            assert re.fullmatch(r"\d{1,3},\d{1,3},\d{1,3}", text)
        elif path == "timeline/events/event/category":
            assert text in categories
        elif path == "timeline/events/event/text":
            assert text[:1] not in ("(", "[")
    assert ("timeline/timetype", "gregoriantime") in leaves
