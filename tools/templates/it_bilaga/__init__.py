"""The IT appendix of a region's care choices, as Region Dalarna issues it (domain/forms)."""

from tools.templates.it_bilaga.it_bilaga import APPENDIX

DOCUMENTS = {"it-bilaga": APPENDIX}
