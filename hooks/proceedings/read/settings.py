"""What may stand in mkdocs.yml besides the event: a setting works, or is refused with the way.

MkDocs ignores much in silence; and what stands there takes the place of the same setting in
`BASE`, so that with `hooks: []` a bare site would be published in the place of the proceedings.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec

from proceedings.problems import Place, Problem, did_you_mean, shortened
from proceedings.read.compose import QUOTES
from proceedings.read.decode import ODD
from proceedings.read.foreign import VARIABLE, is_text
from proceedings.read.source import MappingNode, Node, ScalarNode, SequenceNode, Source

BASE = "hooks/mkdocs.base.yml"
"""Where the settings stand that every conference shares."""
HOOK = "hooks/mkdocs_hooks.py"
SHARED = {"docs_dir": "docs", "use_directory_urls": "true"}
THEME = {"name": "material", "custom_dir": "hooks/overrides"}
EXTENSIONS = ("attr_list", "md_in_html")
"""What stands in `BASE` and cannot be otherwise; mkdocs.yml may repeat it."""

Problems = Iterator[Problem]

_LOOK = "Delete it, and write “{}” below “look” in extra.proceedings. README.md says how."
_PUBLISHED = "All of docs/ is published. Delete it, and move what is not to be published elsewhere."
_NAVIGATION = "The navigation is made of the record and of the pages in docs/. Delete it."
_REPOSITORY = "No page shows it. Delete it; a page in docs/ may link to a repository."
_REFUSED = {
    "nav": _NAVIGATION,
    "pages": _NAVIGATION,
    "not_in_nav": _NAVIGATION,
    "exclude_docs": _PUBLISHED,
    "draft_docs": _PUBLISHED,
    "extra_css": _LOOK.format("style"),
    "extra_javascript": "The site loads no scripts but its own. Delete it.",
    "extra_templates": "Delete it, and put the finished file into docs/.",
    "copyright": "Delete it, and write “rights” and “rights_url” in extra.proceedings.",
    "site_author": "The speakers are cited as authors. Delete it.",
    "repo_url": _REPOSITORY,
    "repo_name": _REPOSITORY,
    "edit_uri": _REPOSITORY,
    "edit_uri_template": _REPOSITORY,
    "validation": "Links are checked the same way for every conference. Delete it.",
    "google_analytics": "The site counts no visits. Delete it.",
}
_REFUSED_OF_THEME = {
    "logo": _LOOK.format("logo"),
    "favicon": _LOOK.format("icon"),
    "icon": _LOOK.format("icon"),
    "palette": _LOOK.format("accent"),
    "font": _LOOK.format("style"),
    "language": "The language of the record is “language” in extra.proceedings. Delete it.",
}

_HOST = r"(?:\[[0-9A-Fa-f:.]+\]|[^\s<>\"'`\\{}|^/?#@:\[\].]+(?:\.[^\s<>\"'`\\{}|^/?#@:\[\].]+)*)"
_SITE_URL = re.compile(
    rf"https?://{_HOST}(?::(?P<port>[0-9]{{1,5}}))?(?P<path>/[^\s<>\"'`\\{{}}|^?#]*)?"
)
"""An absolute address that others can be made of by adding a path."""


def setting_problems(settings: Source) -> Problems:
    """What is wrong with mkdocs.yml, the event aside.

    Args:
        settings: the file, as MkDocs reads it.

    Yields:
        What MkDocs could not read, what it would ignore, and what would take the site away.
    """
    yield from settings.problems
    root = settings.root
    if root is None:
        return
    if not isinstance(root, MappingNode):
        message = "The file must hold settings. Write lines like “site_name: …”."
        yield Problem(settings.place(), message)
        return
    for key, cure in _REQUIRED.items():
        if key not in root.values:
            yield Problem(settings.place(), f"“{key}” is missing. {cure}")
    for key, node in root.values.items():
        if key in _RULES:
            found = _RULES[key](settings, key, node)
            yield from (one for one in found if one.place not in settings.reported)
        elif key in _REFUSED:
            yield _refused(settings, (), key, _REFUSED[key])
        else:
            guess = did_you_mean(key, _RULES)
            message = f"“{shortened(key, 30)}” is no setting of MkDocs.{guess}"
            yield Problem(settings.key_place((), key), f"{message} Correct it, or delete it.")


_REQUIRED = {
    "INHERIT": f"Without it MkDocs knows nothing of this code. Add the line “INHERIT: {BASE}”.",
    "site_name": "It stands in the header of every page. Add a line “site_name: …”.",
}


def _refused(settings: Source, steps: tuple[str, ...], key: str, cure: str) -> Problem:
    name = ".".join((*steps, key))
    place = settings.key_place(steps, key)
    return Problem(place, f"“{shortened(name, 40)}” is not used here. {cure}")


def _inherits(settings: Source, key: str, node: Node) -> Problems:
    if not isinstance(node, ScalarNode) or posixpath.normpath(node.value) != BASE:
        message = f"The settings that every conference shares are not read. Write “{key}: {BASE}”."
        yield Problem(settings.place((key,)), message)


def _text(settings: Source, key: str, node: Node) -> Problems:
    place = settings.place((key,))
    if not isinstance(node, ScalarNode):
        yield Problem(place, f"“{key}” must be text. Put the whole text in quotation marks.")
    elif _is_unset(node) and key not in _REQUIRED:
        return
    elif not node.value.strip():
        cure = "Write it." if key in _REQUIRED else "Write it, or delete the line."
        yield Problem(place, f"“{key}”: The text is empty. {cure}")
    elif not is_text(node):
        message = f"“{key}” must be text, which “{node.value}” is not to MkDocs."
        yield Problem(place, f"{message} Put it in quotation marks.")
    elif ODD.search(node.value):
        yield Problem(place, f"“{key}”: A character that cannot be seen stands here. Delete it.")


def _flag(settings: Source, key: str, node: Node) -> Problems:
    if not _is(node, "true") and not _is(node, "false") and not _is_unset(node):
        yield Problem(settings.place((key,)), f"“{key}”: Write true or false here.")


def _list(settings: Source, key: str, node: Node) -> Problems:
    if not isinstance(node, SequenceNode) and not _is_null(node):
        message = f"“{key}” must be a list. Begin each of its items with “- ”, or delete the key."
        yield Problem(settings.place((key,)), message)


def _address(settings: Source, key: str, node: Node) -> Problems:
    given = node.value if isinstance(node, ScalarNode) else "a list"
    if not given or _is_null(node) or _is_address(given):  # none: the hook says so
        return
    whose = ""
    if isinstance(node, ScalarNode) and node.style.startswith(VARIABLE):
        whose = f" (the variable {node.style.removeprefix(VARIABLE)})"
    message = (
        f"“{shortened(given)}”{whose} cannot be the site’s address. Write one like "
        "https://proceedings.example.org/: with nothing behind the path, no “//” or “..” in it, no "
        "name before an “@”, no port above 65535, no spaces, quotation marks or characters that "
        "cannot be seen."
    )
    yield Problem(settings.place((key,)), message)


def _is_address(given: str) -> bool:
    """Whether others can be made of it by adding a path, and it is what browsers make of it."""
    match = _SITE_URL.fullmatch(given)
    if not match or ODD.search(given):
        return False
    steps = (match["path"] or "").removesuffix("/").split("/")[1:]
    dots = ("", ".", "..")
    return int(match["port"] or 0) <= 65535 and not any(
        step.lower().replace("%2e", ".") in dots for step in steps
    )


def _shared(settings: Source, key: str, node: Node) -> Problems:
    if not _is(node, SHARED[key]):
        message = f"“{key}” must be “{SHARED[key]}”, as {BASE} has it. Delete it."
        yield Problem(settings.key_place((), key), message)


def _theme(settings: Source, key: str, node: Node) -> Problems:
    if not isinstance(node, MappingNode):
        message = f"The theme is “{THEME['name']}” with this site’s own frame. Delete “{key}”."
        yield Problem(settings.key_place((), key), message)
        return
    for name, value in node.values.items():
        if not _is(value, THEME.get(name)):
            if name in THEME:
                message = f"“{key}.{name}” must be “{THEME[name]}”, as {BASE} has it. Delete it."
                yield Problem(settings.key_place((key,), name), message)
            else:
                cure = _REFUSED_OF_THEME.get(name, "Delete it.")
                yield _refused(settings, (key,), name, cure)


def _extra(settings: Source, key: str, node: Node) -> Problems:
    if isinstance(node, MappingNode):
        for name in node.values:
            if name != "proceedings":
                guess = did_you_mean(name, ["proceedings"])
                cure = f"{guess.strip()} Correct it, or delete it." if guess else "Delete it."
                yield _refused(settings, (key,), name, cure)


def _hooks(settings: Source, key: str, node: Node) -> Problems:
    if HOOK not in [name for name, _ in _names(settings, node)]:
        message = (
            f"Without {HOOK} the site would be built without the proceedings. Add it to this list, "
            "or delete “hooks”."
        )
        yield Problem(settings.key_place((), key), message)


def _plugins(settings: Source, key: str, node: Node) -> Problems:
    if isinstance(node, ScalarNode):
        yield from _list(settings, key, node)
        return
    names = _names(settings, node)
    installed = {one.name for one in entry_points(group="mkdocs.plugins")} if names else set()
    for name, place in names:
        if name in ("search", "material/search"):
            message = "The site has a search of its own. Delete this plugin, and its settings."
        elif installed.isdisjoint((name, f"{THEME['name']}/{name}")):
            message = (
                f"No plugin “{shortened(name, 30)}” is installed. Install it, or delete it here."
            )
        else:
            continue
        yield Problem(place, message)


def _extensions(settings: Source, key: str, node: Node) -> Problems:
    if isinstance(node, ScalarNode) and node.value:
        yield from _list(settings, key, node)
        return
    names = {name.removeprefix("markdown.extensions.") for name, _ in _names(settings, node)}
    lacking = [] if "extra" in names else [name for name in EXTENSIONS if name not in names]
    if lacking:
        message = (
            f"This list takes the place of the one in {BASE} and lacks {' and '.join(lacking)}, "
            f"which the site needs. Add what is lacking, or delete “{key}”."
        )
        yield Problem(settings.key_place((), key), message)
    known = {one.name for one in entry_points(group="markdown.extensions")} if names else set()
    for name, place in _names(settings, node):
        if name not in known and not _is_module(name):
            message = (
                f"No extension “{shortened(name, 30)}” is installed. Install it, or delete it here."
            )
            yield Problem(place, message)


def extension_names(settings: Source) -> list[str]:
    """The extensions of Markdown that mkdocs.yml names in the place of those of `BASE`."""
    node = settings.node(("markdown_extensions",)) if settings.root else None
    return [name for name, _ in _names(settings, node)] if node else []


def _names(settings: Source, node: Node) -> list[tuple[str, Place]]:
    """The names in a list of which each item may have settings, and where they stand."""
    found = []
    for item in node.items if isinstance(node, SequenceNode) else [node]:
        for name in item.keys.values() if isinstance(item, MappingNode) else [item]:
            if isinstance(name, ScalarNode) and name.value:
                found.append((name.value, Place(settings.file, name.line, name.column)))
    return found


def _is(node: Node, value: str | None) -> bool:
    """Whether a node is this word, path, or one of YAML 1.1's truth values."""
    if not isinstance(node, ScalarNode) or value is None:
        return False
    if value in _FLAGS:
        return node.value.lower() in _FLAGS[value] and node.style not in QUOTES
    return posixpath.normpath(node.value) == value


def _is_unset(node: Node) -> bool:
    """Whether a node names a variable that is not set, so that MkDocs takes its own value."""
    return isinstance(node, ScalarNode) and node.style == VARIABLE


def _is_null(node: Node) -> bool:
    if not isinstance(node, ScalarNode) or node.style not in ("", VARIABLE):
        return False
    return node.value in ("", "~", "null")


def _is_module(name: str) -> bool:
    try:
        return find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False


_FLAGS = {"true": ("true", "yes", "on"), "false": ("false", "no", "off")}
_RULES: dict[str, Callable[[Source, str, Node], Problems]] = {
    "INHERIT": _inherits,
    "site_name": _text,
    "site_description": _text,
    "site_url": _address,
    "site_dir": _text,  # which folder it may be: `site_dir`
    "docs_dir": _shared,
    "use_directory_urls": _shared,
    "theme": _theme,
    "extra": _extra,
    "hooks": _hooks,
    "plugins": _plugins,
    "markdown_extensions": _extensions,
    "strict": _flag,
    "dev_addr": _text,
    "watch": _list,
    "remote_branch": _text,
    "remote_name": _text,
}
"""The settings that may be there, each with what must be right with it."""
