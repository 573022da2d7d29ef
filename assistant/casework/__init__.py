"""What the desk keeps: types and fields, deadlines, states, identity, drafts and approvals, journal. Pure."""
