"""Two sides of a project compared.

`sides` is what they are; `documents`, `projects` and `files` what differs in each document; `together` tells once what
is equal in many regions; `telling` and `numbers` put it in words, and `writing` is the outputs. `git_setup` lets git
itself show Word files.
"""
