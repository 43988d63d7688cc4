"""What changed between two versions of an agreement, as the law sees it: kinds of change, notices and letters of them.

`differing` finds where facts differ, `rules` says what each is called, `judging` which kind it is, `telling` puts it in
words; `changes` is the whole of it.
"""
