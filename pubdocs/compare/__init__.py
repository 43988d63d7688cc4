"""Documents beside one another: what differs between two, or between the variants of an agreement."""
