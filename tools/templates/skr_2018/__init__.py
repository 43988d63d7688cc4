"""SKR's older form, of 2018: Bilaga 1 (the controller's instruction), Bilaga 2 (the sub-processors).

Headings and the lead-in of Bilaga 1 are the form's own words (domain/forms). What the form has no clause for stands
where a reader would look for it, under a subheading, and only where the agreement states it.
"""

from tools.templates.skr_2018.bilaga_1 import INSTRUCTION
from tools.templates.skr_2018.bilaga_2 import SUBPROCESSORS

DOCUMENTS = {"bilaga-1": INSTRUCTION, "bilaga-2": SUBPROCESSORS}
