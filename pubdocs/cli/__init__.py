"""The commands: click only, one file a command, loaded when used."""


def main() -> None:
    """The `pubdocs` command: run what the command line says, and end with its exit code."""
    import sys

    from pubdocs.cli.edge import run

    sys.exit(run())
