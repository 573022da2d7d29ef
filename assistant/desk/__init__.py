"""The verbs of the desk, a module and a transaction each; the ports they need stand in `ports`."""
