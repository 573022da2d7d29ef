"""How good the answers are: figures over labelled messages, and a page that shows them. Pure."""
