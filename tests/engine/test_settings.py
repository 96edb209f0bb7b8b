"""mkdocs.yml besides the event: held against MkDocs itself. What is said of it is in `bad/`."""

from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from corpus import changed, valid
from proceedings.problems import ProblemsFound
from proceedings.project import CONFIG, check_settings
from proceedings.read import settings
from support import ROOT

NOT_SET_BY_HAND = {"config_file_path", "mdx_configs"}


def test_what_must_be_as_the_base_has_it_is_so_there() -> None:
    base = yaml.safe_load((ROOT / settings.BASE).read_text("utf-8"))
    assert {key: str(base[key]).lower() for key in settings.SHARED} == settings.SHARED
    assert base["theme"].items() >= settings.THEME.items()
    assert settings.HOOK in base["hooks"]
    assert set(settings.EXTENSIONS) <= set(map(str, base["markdown_extensions"]))


def test_every_setting_of_mkdocs_is_used_or_refused() -> None:
    known = settings._RULES.keys() | settings._REFUSED.keys()
    assert {name for name, _ in MkDocsConfig._schema} - NOT_SET_BY_HAND - known == set()
    assert settings._RULES.keys() & settings._REFUSED.keys() == set()


def refused(project: Path) -> list[str]:
    try:
        check_settings(project)
    except ProblemsFound as found:
        return [problem.message for problem in found.problems]
    return []


@pytest.mark.parametrize(
    ("value", "is_right"),
    [
        *(
            (value, True)
            for value in ("", "https://x.org", "http://localhost:8000/", "http://[::1]/")
        ),
        *((f"https://x.org/{path}", True) for path in ("a", "a/b/", "~me/", "a&b/", "%20/", "é/")),
        *(
            (value, False)
            for value in ("x.org", "/x/", "//x.org/", "ftp://x.org/", "https://", "no")
        ),
        *(
            (f"https://x.org/{end}", False)
            for end in ("?a=1", "#a", "a b/", "a\nb", '"', "'", "<b>")
        ),
        *((f"https://{host}/", False) for host in ("a@x.org", "x .org", "x..org", ".", "x.org:y")),
        ('https://x.org/"><script>alert(1)</script>/', False),
        *((f"https://x.org:{port}/", port <= 65535) for port in (8000, 65535, 65536, 99999)),
        *((f"https://x.org/{path}", False) for path in ("../", "a/../", "./", "/", "a//", "%2E./")),
        ("https://x.org/a..b/.c/", True),
    ],
)
def test_the_address_from_the_environment(
    value: str, is_right: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = valid(tmp_path / "project")
    path = project / CONFIG
    change = "site_name: → site_url: !ENV [SITE_URL, 'https://example.org/']⏎site_name:"
    path.write_text(changed(path.read_text("utf-8"), change), "utf-8")
    monkeypatch.setenv("SITE_URL", value)
    said = refused(project)
    assert len(said) == (0 if is_right else 1)
    assert all("(the variable SITE_URL) cannot be the site’s address" in one for one in said)
