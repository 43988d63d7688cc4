import subprocess
from collections.abc import Callable, Mapping
from functools import cache as once
from importlib.util import find_spec
from typing import NamedTuple

import pytest
from versions_of import pair

from pubdocs.cache import Cache
from pubdocs.redline.making import redline
from pubdocs.word.package import Package

Settled = Callable[[Mapping[str, Package]], dict[str, tuple[Package, Package]]]
DATE = "2026-03-02T00:00:00Z"


class Redlined(NamedTuple):
    """Two versions of a document, and the redline between them."""

    old: Package
    new: Package
    made: Package


@pytest.fixture(scope="session")
def library() -> None:
    """The library that compares; without it a test is skipped."""
    for name in ("python_redlines", "python_redlines_docxodus"):
        if find_spec(name) is None:
            pytest.skip("needs the extra redline")


@pytest.fixture(scope="session")
def redlined(library: None, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Redlined]:
    """The redline of a case, made once."""
    kept = Cache(tmp_path_factory.mktemp("kept"))

    @once
    def made(case: str) -> Redlined:
        old, new = pair(case, tmp_path_factory.mktemp(case), kept)
        return Redlined(old, new, redline(old, new, "Region Exempel", DATE))

    return made


_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub Settle(folder As String, count As Integer)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim format(0) As New com.sun.star.beans.PropertyValue
  format(0).Name = "FilterName" : format(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  commands = Array("AcceptAllTrackedChanges", "RejectAllTrackedChanges")
  For index = 0 To count - 1
    For which = 0 To 1
      document = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; index &amp; ".docx", "_blank", 0, hidden())
      For again = 0 To 1 ' once may leave a change inside a field
        dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; commands(which), "", 0, Array())
      Next
      document.storeToURL(folder &amp; "/" &amp; index &amp; "-" &amp; which &amp; ".docx", format())
      document.close(True)
    Next
  Next
End Sub
</script:module>
"""


@pytest.fixture(scope="session")
def settled_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """Packages as LibreOffice saves them, with all changes accepted and with all rejected."""
    profile = tmp_path_factory.mktemp("profile")
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]

    def settle(packages: Mapping[str, Package]) -> dict[str, tuple[Package, Package]]:
        folder = tmp_path_factory.mktemp("settled")
        for index, package in enumerate(packages.values()):
            (folder / f"{index}.docx").write_bytes(package.to_bytes())
        subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
        basic = profile / "user/basic/Standard"
        (basic / "Settling.xba").write_text(_MACRO, encoding="utf-8")
        listed = (basic / "script.xlb").read_text(encoding="utf-8")
        listed = listed.replace("</library:library>", '<library:element library:name="Settling"/></library:library>')
        (basic / "script.xlb").write_text(listed, encoding="utf-8")
        call = f'macro:///Standard.Settling.Settle("{folder.as_uri()}",{len(packages)})'
        subprocess.run([*office, call], check=True, capture_output=True, timeout=300)

        def opened(index: int, which: int) -> Package:
            return Package.open((folder / f"{index}-{which}.docx").read_bytes(), "x.docx")

        return {name: (opened(index, 0), opened(index, 1)) for index, name in enumerate(packages)}

    return settle
