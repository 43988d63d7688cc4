"""SKR's form of February 2023: Bilaga 1 (the controller's instruction), Bilaga 2 (the sub-processors).

Headings and the two lead-ins are the form's own words (domain/forms). A fact that the form asks for stands right under
its heading; what the law asks for beside it follows under subheadings, each only where the agreement states it.
"""

from tools.templates.skr_2023.bilaga_1 import INSTRUCTION
from tools.templates.skr_2023.bilaga_2 import SUBPROCESSORS

DOCUMENTS = {"bilaga-1": INSTRUCTION, "bilaga-2": SUBPROCESSORS}
