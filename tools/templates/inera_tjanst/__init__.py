"""Inera's form for one service: its description, and the terms that go before the general instructions."""

from tools.templates.inera_tjanst.tjanstespecifika_villkor import SERVICE

DOCUMENTS = {"tjanstespecifika-villkor": SERVICE}
