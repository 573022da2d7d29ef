"""From which score on a label is as good as sure."""

SURE_99 = 0.955
"""Of the messages whose main label has at least this score, 99 in 100 are labelled rightly.

Fixed on the development set: `assistant eval` prints it as the threshold for 99 % precision.
"""
