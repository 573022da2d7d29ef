"""Pages and endpoints: the staff console, the chat, health."""
