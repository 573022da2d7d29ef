"""The staff console, a module a page."""
