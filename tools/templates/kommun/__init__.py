"""A municipal form in tables: Bilaga 1 (the controller's instruction), Bilaga 2 (the sub-processors, on wide pages).

The sentences are our own. What a clause is called by (its bookmark) is the same as in SKR's forms, so that an
agreement written for one of them comes out in this one; a heading that holds several of their clauses has the name of
each.
"""

from tools.templates.kommun.bilaga_1 import INSTRUCTION
from tools.templates.kommun.bilaga_2 import SUBPROCESSORS

DOCUMENTS = {"bilaga-1": INSTRUCTION, "bilaga-2": SUBPROCESSORS}
