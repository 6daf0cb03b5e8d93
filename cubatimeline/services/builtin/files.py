"""Reads the YAML files of the built-in collection, and finds the line on which each of their values stands."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cubatimeline.domain.errors import DataError

Step = str | int
"""One step from a value into what it holds: a key, or a place in a list."""


class _Loader(yaml.CSafeLoader):
    """As the parent, but a key that stands twice in one mapping is an error and not silently the last one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        mapping = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            seen: set[str] = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
                seen.add(key.value)
        return mapping


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file, or the front matter of one.

    Attributes:
        path: relative to the data folder, with "/" between folders.
        value: what it holds.
        node: where in the file it stands, for `line`.
        before: lines of the file before the YAML begins.
    """

    path: str
    value: Any
    node: yaml.Node | None
    before: int = 0

    def line(self, *steps: Step) -> int:
        """Return the line (from 1) of the value that `steps` lead to, or of the last one on the way that is there."""
        node = self.node
        line = 1 if node is None else node.start_mark.line + 1
        for step in steps:
            node, line = _into(node, step, line)
        return line + self.before

    def error(self, message: str, mend: str, *steps: Step) -> DataError:
        """Return an error about the value that `steps` lead to."""
        return DataError(self.path, self.line(*steps), message, mend)


def _into(node: yaml.Node | None, step: Step, line: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child, child.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if key.value == step:
                return child, key.start_mark.line + 1
    return None, line


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file: an event, an entity, the front matter of a document ...

    Attributes:
        value: its fields.
        steps: the way to it from the whole of the file.
    """

    file: DataFile
    value: dict[str, Any]
    steps: tuple[Step, ...] = ()

    def error(self, message: str, mend: str, *steps: Step) -> DataError:
        """Return an error about this entry, or about the field in it that `steps` lead to."""
        return self.file.error(message, mend, *self.steps, *steps)


def read_text(folder: Path, path: str) -> str:
    """Return the text of a file.

    Raises:
        DataError: it is not there, or is no UTF-8.
    """
    try:
        return (folder / path).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(path, 0, f"the file cannot be read ({error.strerror}).", "Put it back.") from error
    except UnicodeDecodeError as error:
        raise DataError(path, 0, "the file is not in UTF-8.", "Save it in UTF-8.") from error


def read_yaml(path: str, text: str, before: int = 0) -> DataFile:
    """Read YAML; `before` lines of the file stand before `text`.

    Raises:
        DataError: the text is no YAML, or has a key twice.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        value = None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = 0 if mark is None else mark.line + 1 + before
        raise DataError(path, line, f"{error.problem}.", "Mend the YAML there, or on the line above.") from error
    except (yaml.YAMLError, ValueError) as error:
        raise DataError(path, 0, f"the YAML cannot be read: {error}.", "Mend what it names.") from error
    finally:
        loader.dispose()
    return DataFile(path, value, node, before)
