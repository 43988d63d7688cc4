"""`python -m pubdocs` is the `pubdocs` command."""

from pubdocs.cli import main

if __name__ == "__main__":
    main()
