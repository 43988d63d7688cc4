"""The repository's batch, stopped at random moments in every way and run again.

`python -m benchmarks.kills` does the same with every agreement in every region.
"""

import os
import random

import pytest

from benchmarks.kills import Files, Repository, turns
from benchmarks.kills import turn as stopped_and_run_again


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, Files, float]:
    found = Repository(tmp_path_factory.mktemp("kills"), everywhere=False)
    found.whole()
    found.clear()
    return found, *found.whole()


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_the_whole_repository_stopped_at_random_moments(repository: tuple[Repository, Files, float]) -> None:
    found, expected, seconds = repository
    seed = random.SystemRandom().randrange(10**6)
    print(f"python -m benchmarks.kills --times 1 --seed {seed}")  # pytest shows it if the test fails
    variants = {name.rpartition("/")[0] for name in expected} - {""}
    assert len(variants) > 40
    for way, moment in turns(seed, 1, seconds):
        assert sum(stopped_and_run_again(found, expected, way, moment)) == len(variants), (way, moment)


def test_two_at_once_that_nobody_stops(repository: tuple[Repository, Files, float]) -> None:
    found, expected, _ = repository
    found.clear()
    runs = [found.start("-q") for _ in range(2)]
    assert [run.communicate() for run in runs] == [("", "")] * 2
    assert found.made() == expected
    assert found.sums_hold()
