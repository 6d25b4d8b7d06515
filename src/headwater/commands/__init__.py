"""The commands that ask a store, one file a group; `output` prints what they all print."""
