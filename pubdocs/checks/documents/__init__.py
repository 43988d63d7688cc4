"""Rules of what is seen in a Word file alone, whoever made it: one file each."""
