"""Every hostile text in every field, and every page of it opened."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from engine import test_hostile as few
from support import Publish


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, publish: Publish) -> few.Pair:
    assert len(few.PAYLOADS) > 2 * len(few.FEW)
    return few.pair_of(few.PAYLOADS, tmp_path_factory.mktemp("hostile"), publish)


@pytest.mark.parametrize(
    "holds",
    [
        few.test_pages_have_the_same_elements_and_show_just_the_text,
        few.test_no_text_was_shortened_in_this_test,
        few.test_the_search_index_holds_just_the_text,
        few.test_vcards_hold_just_the_text,
    ],
    ids=lambda holds: holds.__name__,
)
def test_text_is_just_text(holds: Callable[[few.Pair], None], pair: few.Pair) -> None:
    holds(pair)


def test_no_script_runs(pair: few.Pair, tab: Page) -> None:
    assert few.running(pair.hostile, pair.pages[0], tab) == []


def test_search_results_show_just_the_text(pair: few.Pair, tab: Page) -> None:
    few.test_search_results_show_just_the_text(pair, tab)
