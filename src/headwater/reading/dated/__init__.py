"""What is dated: clauses, kinds of event, stretches of time, and what is the same event."""
