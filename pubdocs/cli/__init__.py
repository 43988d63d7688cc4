"""The commands: click only, one file a command, loaded when used."""


def main() -> None:
    """The `pubdocs` command: run what the command line says, and end with its exit code."""
    import gc
    import sys

    # Python looks for circles of garbage every 700 new objects, and at the end through all there are. Loading this
    # program alone makes many times that, and a process that ends needs no tidying: together a fifth of a short run.
    gc.set_threshold(20_000)
    from pubdocs.cli.edge import run

    code = run()
    gc.freeze()
    sys.exit(code)
