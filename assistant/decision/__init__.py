"""Understanding to decision: a closed set of outcomes, the rules in one ordered table. Pure."""
