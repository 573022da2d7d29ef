"""format=flowed undone (RFC 3676): soft line breaks joined, space-stuffing taken off."""


def unflow(text: str, *, delsp: bool = False) -> str:
    """Return *text* with its paragraphs in one line each; *delsp* is the DelSp parameter."""
    done: list[str] = []
    open_depth = -1  # quote depth of a paragraph that goes on; -1: none does
    pieces: list[str] = []
    for line in text.split("\n"):
        depth, content = _quote(line)
        flows = content.endswith(" ") and content != "-- "
        if open_depth >= 0 and (depth != open_depth or content == "-- "):
            done.append("".join(pieces))
            open_depth, pieces = -1, []
        if open_depth < 0:
            pieces = [">" * depth + " " if depth else ""]
        pieces.append(content[:-1] if flows and delsp else content)
        if flows:
            open_depth = depth
        else:
            done.append("".join(pieces))
            open_depth = -1
    if open_depth >= 0:
        done.append("".join(pieces))
    return "\n".join(done)


def _quote(line: str) -> tuple[int, str]:
    content = line.lstrip(">")
    depth = len(line) - len(content)
    return depth, content.removeprefix(" ")
