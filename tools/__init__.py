"""What the repository needs to make itself; no part of the installed package."""
