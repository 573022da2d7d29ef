"""What may be said: the knowledge base, its citations, the comparison with the published text."""
