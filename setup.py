"""Puts `data/` and `resources/`, which stand beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = ("data", "resources")


class BuildWithFiles(build_py):
    """Copies the shipped folders to where `services/shipped.py` looks first, unless installed editable."""

    def run(self):
        super().run()
        if self.editable_mode:
            return
        for source, target in self._files():
            self.mkpath(str(target.parent))
            self.copy_file(str(source), str(target), preserve_mode=False)

    def get_source_files(self):
        return [*super().get_source_files(), *(str(source) for source, _ in self._files())]

    def get_outputs(self, include_bytecode=True):
        return [*super().get_outputs(include_bytecode), *(str(target) for _, target in self._files())]

    def _files(self):
        library = Path(self.build_lib)
        for folder in SHIPPED:
            for source in sorted(Path(folder).rglob("*")):
                if source.is_file():
                    yield source, library / "cubatimeline" / source


setup(cmdclass={"build_py": BuildWithFiles})
