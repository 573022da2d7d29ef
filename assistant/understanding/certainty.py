"""From which score on a label is as good as sure, and from which a further right counts."""

SURE_99 = 0.955
"""Of the messages whose main label has at least this score, 99 in 100 are labelled rightly.

Fixed on the development set: `assistant eval` prints it as the threshold for 99 % precision.
"""

FURTHER_RIGHT = 0.3
"""Beside a sure right, another this likely is given and opens its ticket.

It is missed more easily, and missing it is worse; the customer is told what was read, and may object.
"""
