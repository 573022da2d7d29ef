"""Who is at the console: the session in the cookie, the language, forms that prove where they come from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.errors import AssistantError, NotFound
from assistant.web import pages, textproblems
from assistant.web.console.menu import menu
from assistant.web.door import who
from assistant.web.forms import Form, prove, read_form
from assistant.web.pages import Said
from assistant.web.phrases import Phrases
from assistant.web.reasons import REASONS_AGAINST
from assistant.web.saying import functions
from assistant.web.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A request of somebody who has signed in."""

    site: Site
    request: Request = field(repr=False)
    staff: Staff
    csrf: str = field(repr=False)
    session: str = field(repr=False)  # the id of this sign-in
    p: Phrases

    @property
    def desk(self) -> Desk:
        """The desk whose verbs the page calls."""
        return self.site.desk

    def page(self, template: str, *, status: int = 200, here: str = "", **values: Any) -> HTMLResponse:
        """Render a page of the console; *here* is the entry of the menu that is shown as current."""
        return pages.page(
            self.site,
            self.request,
            f"console/{template}",
            status=status,
            p=self.p,
            staff=self.staff,
            csrf=self.csrf,
            nav=menu(self.site, self.staff, here),
            **{**functions(self.site.settings, self.p, self.names()), **values},
        )

    def names(self) -> dict[str, str]:
        """Return the names of staff, by id."""
        with self.desk.store.read() as rows:
            return rows.people.names()

    def done(self, where: str, text: str = "", *, kind: str = "good", **values: object) -> Response:
        """Go on to *where* after a form; *text* (English) stands on top of the next page."""
        answer: Response = JSONResponse({"to": where}) if self._in_place() else pages.to(where)
        if text:
            pages.say(self.site, answer, Said(kind=kind, text=self.p.say(text, **values)))
        return answer

    def refused(self, where: str, error: AssistantError) -> Response:
        """Say why it was refused: to the script of the page, which keeps the words, or on *where*."""
        text = self.against(str(error))
        if self._in_place():
            return JSONResponse({"refused": text}, 409)
        return pages.say(self.site, pages.to(where), Said(kind="bad", text=text))

    def _in_place(self) -> bool:
        """Return whether the page's script posted the form, and stays where it is when it is refused."""
        return self.request.headers.get("accept") == "application/json"

    def against(self, line: str) -> str:
        """Return the desk's reasons in the reader's language, sentence by sentence."""
        said = self.p.catalogue.gettext(line)
        if said != line:
            return said
        for sentence in REASONS_AGAINST:
            if sentence in line:
                line = line.replace(sentence, self.p.say(sentence))
        return textproblems.said(line, self.p)


def visit(request: Request) -> Visit:
    """Return who asks. Raises SignInFirst, which leads to the door."""
    site: Site = request.app.state.site
    staff, session = who(site, request)
    return Visit(
        site=site,
        request=request,
        staff=staff,
        csrf=session.csrf,
        session=session.id,
        p=pages.language_of(site, request, staff.language),
    )


Visitor = Annotated[Visit, Depends(visit)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A form of somebody who has signed in, proven to come from a page of ours."""

    visit: Visit
    form: Form

    def do(self, where: str, act: Callable[[], object], said: str, *, then: str = "") -> Response:
        """Do *act*; go on to *then*, or *where*, and say so; where the desk refuses, to *where* with why."""
        try:
            act()
        except AssistantError as error:
            return self.visit.refused(where, error)
        return self.visit.done(then or where, said)

    def on_ticket(self, key: str, act: Callable[[], object], said: str, *, then: str = "") -> Response:
        """Do *act*, then show the ticket *key* again, or *then*, with what came of it."""
        return self.do(pages.local(f"/console/tickets/{key}"), act, said, then=then)


async def post(request: Request, visit: Visitor, form: Annotated[Form, Depends(read_form)]) -> Post:
    """Return the form. Raises Forged without the session's token."""
    prove(form, visit.csrf, request)
    return Post(visit=visit, form=form)


Posted = Annotated[Post, Depends(post)]


def one_of(value: str, allowed: Any) -> str:
    """Return *value* where it is one of *allowed*. Raises NotFound otherwise."""
    if value not in allowed:
        raise NotFound
    return value
