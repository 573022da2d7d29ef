"""What keeps a long-running process from stopping everybody for a moment, now and then."""

import gc
import sys

_TURN = 0.001  # seconds that a thread may compute while others wait; Python's 5 ms add up on an answer's way
_FULL_PASS_AFTER = 100  # middle passes of the collector (Python: 10)


def keep_steady() -> None:
    """Call once all that stays has been read.

    What was read at the start is left out of the garbage collector's full passes, and these come more
    seldom: with 1,000 open chats each stops everybody for a tenth of a second. Nearly all memory is given
    back without them.
    """
    gc.collect()
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _FULL_PASS_AFTER)
    sys.setswitchinterval(_TURN)
