"""The facts: typed values, the model, the catalogue, Swedish wording."""
