"""Documents for Swedish data-processing agreements (PUB-avtal), from YAML to Word."""

__version__ = "0.1.0"
