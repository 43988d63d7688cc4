"""The small tag language of templates and texts: what it may say, and what each name means.

A whitelist on Jinja's syntax tree: names, attributes and items of the data, our filters and functions, if, for over
data, comparisons. No arithmetic, set, macro, include or foreign calls. So every template ends, and every name is
checked in all branches, against the types of the model, before anything is filled.
"""
