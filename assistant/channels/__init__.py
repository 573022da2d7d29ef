"""The edges: SMTP in, IMAP in, SMTP out. They store first and then say so."""
