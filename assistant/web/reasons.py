"""The fixed sentences with which the desk refuses something: the pages say them in the reader's language."""

from assistant.casework import approval, behalf, guards, identity, replychecks
from assistant.casework.refusal import LACKS
from assistant.desk import revising
from assistant.desk.review import handing, joint

_NO_LINE = {approval.NOT_OPEN, guards.NO_SUCH_MOVE}

REASONS_AGAINST: tuple[str, ...] = tuple(
    sorted(
        {
            value
            for module in (handing, approval, behalf, guards, identity, joint, replychecks, revising)
            for name, value in vars(module).items()
            if name.isupper() and not name.startswith("_") and isinstance(value, str) and " " in value
        }
        - _NO_LINE
        | set(LACKS.values()),
        key=len,
        reverse=True,
    )
)
"""The fixed sentences with which the desk refuses something; the catalogues hold them too."""
