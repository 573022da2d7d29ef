"""The chat as customers meet it: endpoints, a socket, a plain page, the widget."""
