"""Print the ratios, ours against rivals in the same run, each with its target: `make bench`.

python -m benchmarks [--quick] [--long] [documents] [processes] [batches] [clauses]

--quick: fewer rounds. --long: also a batch of 10,000 documents. Words choose some of the four parts.
"""

import sys
from collections.abc import Callable, Sequence

from benchmarks import batches, clauses, documents, processes


def main(arguments: Sequence[str]) -> None:
    quick, long = "--quick" in arguments, "--long" in arguments
    parts: dict[str, Callable[[], None]] = {
        "documents": lambda: documents.compare(1 if quick else 5),
        "processes": lambda: processes.compare(3 if quick else 11),
        "batches": lambda: batches.compare(1 if quick else 3, long=long),
        "clauses": lambda: clauses.compare(3 if quick else 7),
    }
    chosen = [word for word in arguments if not word.startswith("--")] or parts
    for name in chosen:
        parts[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
