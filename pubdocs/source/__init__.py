"""From files to facts: the YAML tree with positions, overlays, binding."""
