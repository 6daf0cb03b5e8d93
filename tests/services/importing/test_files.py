"""Walking folders and archives: order, limits, links, and files that may not be read."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest

from cubatimeline.services.importing.files import Source, files_in
from cubatimeline.services.importing.limits import Limits
from cubatimeline.services.importing.model import ImportFault
from tests.services.importing.samples import docx, w_paragraph, zipped

SMALL = Limits(file=50_000, total=100_000, ratio=50, ratio_from=10_000, members=20, depth=2, folders=5)


def names(*paths: Path, limits: Limits = SMALL) -> list[str]:
    return [source.name for source in files_in(paths, limits)]


def faults(path: Path, limits: Limits = SMALL) -> dict[str, str]:
    found = {}
    for source in files_in([path], limits):
        try:
            source.read()
        except ImportFault as fault:
            found[source.name] = f"{fault.message} {fault.mend}"
    return found


def test_folders_are_walked_by_name_and_paths_as_given(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    folder = tmp_path.name
    assert names(tmp_path) == [f"{folder}/{name}" for name in ("a.txt", "b/1.txt", "b/2.txt", "c.txt")]
    assert names(tmp_path / "c.txt", tmp_path / "a.txt") == ["c.txt", "a.txt"]


def test_walking_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    walk = files_in([tmp_path, tmp_path / "gone.txt"])
    assert next(walk).fault is None
    fault = next(walk).fault
    assert fault is not None
    assert fault.mend


def test_files_in_archives_are_read(tmp_path: Path) -> None:
    inner = zipped({"deep.txt": "deep"})
    (tmp_path / "a.zip").write_bytes(zipped({"b.txt": "two", "a.txt": "one", "more/in.zip": inner, "__MACOSX/x": "x"}))
    found = list(files_in([tmp_path / "a.zip"], SMALL))
    assert [(each.name, each.read()) for each in found] == [
        ("a.zip/a.txt", b"one"),
        ("a.zip/b.txt", b"two"),
        ("a.zip/more/in.zip/deep.txt", b"deep"),
    ]


def test_a_source_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": "one"}))
    [source] = files_in([tmp_path / "a.zip"], SMALL)
    sent: Source = pickle.loads(pickle.dumps(source))
    assert sent.read() == b"one"
    [bad] = files_in([tmp_path / "gone"], SMALL)
    assert pickle.loads(pickle.dumps(bad)).fault.mend == bad.fault.mend  # type: ignore[union-attr]


def test_documents_that_are_zip_files_stay_whole(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(w_paragraph("Words.")))
    assert names(tmp_path / "a.docx") == ["a.docx"]


def test_names_that_lead_out_of_an_archive_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped({"../out.txt": "x", "/root.txt": "y"}))
    assert [source.read() for source in files_in([tmp_path / "in" / "a.zip"], SMALL)] == [b"x", b"y"]
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_names_in_old_russian_archives(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("plain.txt", "x")
    data = out.getvalue().replace(b"plain.txt", "письмо.tx".encode("cp866"))
    (tmp_path / "a.zip").write_bytes(data)
    assert names(tmp_path / "a.zip") == ["a.zip/письмо.tx"]


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({"bomb.txt": b"0" * 40_000}, "times its size"),
        ({"large.txt": os.urandom(60_000)}, "read at most"),
        ({f"{n}.txt": b"x" for n in range(30)}, "files"),
        ({f"{n}.bin": os.urandom(40_000) for n in range(4)}, "unpack to"),
        ({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": "x"})})})}, "deep"),
    ],
)
def test_archives_beyond_the_limits_are_refused(tmp_path: Path, files: dict[str, bytes], word: str) -> None:
    (tmp_path / "x.zip").write_bytes(zipped(files))
    assert word in " ".join(faults(tmp_path / "x.zip").values())


def test_a_size_that_is_a_lie_is_found_out(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"0" * 40_000})
    lying = data.replace((40_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (tmp_path / "x.zip").write_bytes(lying)
    assert len(faults(tmp_path / "x.zip")) == 1


def test_links_that_lead_round_are_walked_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    (tmp_path / "z").symlink_to(tmp_path / "a")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    found = names(tmp_path)
    assert sum(name.endswith("x.txt") for name in found) == 1
    assert "link" in faults(tmp_path)[f"{tmp_path.name}/broken.txt"]


def test_deep_folders_end_somewhere(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*"abcdefgh")
    folder.mkdir(parents=True)
    (folder / "x.txt").write_text("x")
    assert "deep" in "".join(faults(tmp_path).values())


def test_litter_and_parts_of_saved_pages_are_passed_over(tmp_path: Path) -> None:
    for name in (
        ".DS_Store",
        "~$a.docx",
        "._a.txt",
        ".git/config",
        "page.html",
        "page_files/x.js",
        "other_files/x.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [name.partition("/")[2] for name in names(tmp_path)] == ["other_files/x.txt", "page.html"]


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe" in "".join(faults(tmp_path).values())


def test_files_without_permission_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")
    plain = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return plain(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", refuse)
    assert "may not read" in faults(tmp_path)[f"{tmp_path.name}/a.txt"]
