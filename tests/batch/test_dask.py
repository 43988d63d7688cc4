"""The same plan on a Dask cluster: a small one, whose workers are processes of this machine."""

import builtins
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from regional import EVERY, GOTLAND

from pubdocs.batch.executors import dask
from pubdocs.batch.plan import ranges
from pubdocs.batch.run import run
from pubdocs.batch.work import Job, Result, Worker
from pubdocs.diagnostics import Fault

distributed = pytest.importorskip("distributed")
dask_config = pytest.importorskip("dask.config")
Command = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    # A worker that is killed is not tried with again: on a busy machine Dask may give up starting new ones.
    once = dask_config.set({"distributed.scheduler.allowed-failures": 0})
    settings = {"threads_per_worker": 1, "processes": True, "dashboard_address": ":0", "silence_logs": 50}
    with once, distributed.LocalCluster(n_workers=2, **settings) as started:
        yield started


@pytest.fixture
def address(cluster: Any) -> str:
    return str(cluster.scheduler_address)


def test_a_cluster_makes_the_same_bytes(project: Any, command: Command, address: str) -> None:
    project.batch(jobs=2)
    expected = project.made()
    for path in sorted(project.output.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    run = command("--executor", f"dask://{address.removeprefix('tcp://')}")
    out, err = run.communicate()
    assert run.returncode == 0, err
    assert out.startswith("5 made, 0 unchanged, 0 failed; 20 files written, 0 removed.\nThe law's rules find ")
    assert sorted(err.splitlines()) == [f"made: {name}" for name in sorted(EVERY)]
    assert project.made() == expected
    again = command("--executor", f"dask://{address.removeprefix('tcp://')}")
    assert again.communicate()[0].startswith("0 made, 5 unchanged, 0 failed; 0 files written, 0 removed.\n")


def test_a_variant_that_fails_there_is_told_as_here(project: Any, command: Command, address: str) -> None:
    project.put(GOTLAND, "purpose: !remove\n")
    run = command("--executor", f"dask://{address.removeprefix('tcp://')}")
    out, err = run.communicate()
    assert run.returncode == 4
    assert out.startswith("4 made, 0 unchanged, 1 failed;")
    assert "error[template.absent-fact]" in err


def good(numbers: range) -> tuple[Result, ...]:
    return tuple(Result(number, {f"{number}": "sum"}, (), ()) for number in numbers)


def deadly(numbers: range) -> tuple[Result, ...]:
    """A worker that is killed at number 5, always."""
    if 5 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return good(numbers)


def unreadable() -> None:
    raise ImportError("no such module here")


class Unreadable:
    """A task that a worker cannot take in."""

    def __reduce__(self) -> Any:
        return unreadable, ()

    def __call__(self, numbers: range) -> tuple[Result, ...]:
        raise NotImplementedError


def test_a_worker_that_dies_spoils_no_other_variant(address: str) -> None:
    with dask(address) as (start, workers):
        results = list(run(deadly, ranges(range(40), workers), start, workers))
    assert sorted(result.number for result in results) == list(range(40))
    assert {result.number: result.findings[0].code for result in results if result.failed} == {5: "batch.worker-died"}


def test_a_cluster_without_our_program_says_so(address: str) -> None:
    with dask(address) as (start, workers):
        results = list(run(Unreadable(), ranges(range(2), workers), start, workers))
    assert [[found.code for found in result.findings] for result in results] == [["batch.worker-failed"]] * 2


def test_a_worker_that_does_not_see_the_folder_says_so(project: Any) -> None:
    opened = project.open()
    job = Job(str(project.root), str(project.root / "elsewhere"), (), (), None, "", opened.digest)
    (result,) = Worker(job)(range(1))
    assert [found.code for found in result.findings] == ["batch.not-shared"]


def test_what_is_sent_is_small_however_large_the_project(project: Any) -> None:
    import pickle

    opened = project.open()
    job = Job(str(project.root), str(project.output), (), (), None, "", opened.digest)
    assert len(pickle.dumps((Worker(job, opened), range(64)))) < 500 + 2 * len(str(project.output))


def test_no_cluster_there() -> None:
    with pytest.raises(Fault) as fault, dask("tcp://127.0.0.1:1", patience=0.3):
        pass
    (found,) = fault.value.diagnostics
    assert found.code == "batch.no-cluster"
    assert found.message.render().startswith("There is no Dask cluster at tcp://127.0.0.1:1: ")


CLUSTER = """
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0") as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""
LOSING = """
import os, signal, sys
from pubdocs.batch.executors import dask
from pubdocs.batch.plan import ranges
from pubdocs.batch.run import run
from pubdocs.diagnostics import Fault
from test_dask import good
address, cluster = sys.argv[1], int(sys.argv[2])
try:
    with dask(address, patience=1) as (start, workers):
        results = run(good, ranges(range(100), workers), start, workers)
        next(results)
        os.kill(cluster, signal.SIGKILL)
        list(results)
except Fault as fault:
    print(*(found.code for found in fault.diagnostics))
"""


def test_a_cluster_that_is_lost() -> None:
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen([sys.executable, "-c", CLUSTER], env=here, **pipes) as cluster:
        try:
            assert cluster.stdout
            line = [sys.executable, "-c", LOSING, cluster.stdout.readline().strip(), str(cluster.pid)]
            done = subprocess.run(line, env=here, capture_output=True, text=True, timeout=120)
        finally:
            cluster.kill()
    assert done.stdout.split() == ["batch.no-cluster"], done.stderr


def test_a_cluster_without_workers_is_waited_for_a_while() -> None:
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0", silence_logs=50) as empty,
        dask(empty.scheduler_address) as (start, workers),
    ):
        assert workers == 0
        executor: Any = start()
        for _ in range(5):
            executor.look()
        with pytest.raises(Fault) as fault:
            executor.look()
    assert [found.message.render() for found in fault.value.diagnostics] == ["The Dask cluster has no workers."]


def test_another_kind_of_address_is_wrong_use(command: Command) -> None:
    run = command("--executor", "127.0.0.1:8786")
    assert "dask://host:port" in run.communicate()[1]
    assert run.returncode == 2


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *more: Any, **named: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(Fault) as fault, dask("tcp://x:1"):
        pass
    (found,) = fault.value.diagnostics
    assert found.code == "batch.no-cluster"
    assert found.hint is not None
    assert "pip install 'pubdocs[dask]'" in found.hint.render()
