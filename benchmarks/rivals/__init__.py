"""The rivals, each as its own documentation shows it."""
