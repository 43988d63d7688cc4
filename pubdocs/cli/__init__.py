"""The commands: click only, one file a command, loaded when used."""
