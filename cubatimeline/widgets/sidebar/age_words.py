"""Ages in words, as the cards of the sidebar tell them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cubatimeline.services.ages import Age, Life


def age_words(age: Age | None) -> str:
    """Return "aged 34", "aged 33 or 34", "aged 30 to 35", "not yet born", "no longer alive"; "" where not known."""

    def words(text: str) -> str:
        return QCoreApplication.translate("Ages", text)

    if age is None:
        return ""
    if age.life is Life.UNBORN:
        return words("not yet born")
    if age.life is Life.DEAD:
        return words("no longer alive")
    if age.least == age.most:
        return words("aged %1").replace("%1", str(age.most))
    between = words("aged %1 or %2") if age.most == age.least + 1 else words("aged %1 to %2")
    return between.replace("%1", str(age.least)).replace("%2", str(age.most))
