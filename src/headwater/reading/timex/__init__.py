"""Time expressions: found in a text, understood, and anchored on a calendar (TIMEX3)."""
