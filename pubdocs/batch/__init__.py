"""Many documents at once: what is to be made, by whom, and what was made.

`production` is the project, `plan` what is to do; `executors` and `work` do it, `run` hands it out; `manifest` keeps
what was made. `making` is all of it in order.
"""
