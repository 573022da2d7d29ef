"""Accounts of staff, for administrators."""

import base64
from dataclasses import dataclass, field

from fastapi import APIRouter
from starlette.responses import Response

from assistant.desk import accounts
from assistant.desk.accounts import Account
from assistant.desk.people import Role
from assistant.errors import AssistantError, NotFound
from assistant.web.forms import Form
from assistant.web.pages import Said
from assistant.web.visits import Post, Posted, Visit, Visitor


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPassword:
    """A password that is shown once."""

    name: str = field(repr=False)
    password: str = field(repr=False)


def _ours(visit: Visit) -> list[str]:
    """Return the companies that this person administers. Raises NotFound where there is none."""
    ours = sorted(tenant for tenant, role in visit.staff.roles.items() if role == "admin")
    if not ours:
        raise NotFound
    return ours


def _seen(visit: Visit) -> list[Account]:
    """Return the accounts of these companies, and those of nobody."""
    ours = set(_ours(visit))
    return [a for a in accounts.accounts(visit.desk) if not a.staff.roles or ours & set(a.staff.roles)]


def _draw(visit: Visit, *, new_password: NewPassword | None = None, said: Said | None = None) -> Response:
    return visit.page(
        "staff.html",
        here="staff",
        people=_seen(visit),
        ours=_ours(visit),
        new_password=new_password,
        said=said,
    )


def _chosen(visit: Visit, form: Form) -> dict[str, Role | None]:
    """Return the roles chosen in a form, for the companies that this person administers."""
    found: dict[str, Role | None] = {}
    for tenant in _ours(visit):
        if f"role-{tenant}" in form.fields:
            value = form.text(f"role-{tenant}")
            found[tenant] = next((role for role in accounts.ROLES if role == value), None)
    return found


def _password(visit: Visit) -> str:
    """Return a new password of 100 random bits, in groups that can be read aloud."""
    letters = base64.b32encode(visit.desk.random(13)).decode().rstrip("=").lower()[:20]
    return "-".join(letters[i : i + 5] for i in range(0, 20, 5))


def _account(post: Post, staff_id: str) -> Account:
    found = next((a for a in _seen(post.visit) if a.staff.id == staff_id), None)
    if found is None:
        raise NotFound
    return found


def router() -> APIRouter:
    """Return the page and its forms."""
    api = APIRouter(prefix="/console/staff", include_in_schema=False)

    @api.get("")
    def show(visit: Visitor) -> Response:
        return _draw(visit)

    @api.post("")
    def add(post: Posted) -> Response:
        visit, form = post.visit, post.form
        roles = {tenant: role for tenant, role in _chosen(visit, form).items() if role}
        name, password = form.text("name"), _password(visit)
        try:
            accounts.add(
                visit.desk,
                email=form.text("email"),
                name=name,
                roles=roles,
                password=password,
                by=visit.staff,
            )
        except AssistantError as error:
            return visit.refused("/console/staff", error)
        return _draw(visit, new_password=NewPassword(name=name, password=password))

    @api.post("/{staff_id}/roles")
    def roles(post: Posted, staff_id: str) -> Response:
        visit, account = post.visit, _account(post, staff_id)
        try:
            for tenant, role in _chosen(visit, post.form).items():
                if account.staff.roles.get(tenant) != role:
                    accounts.set_role(visit.desk, staff_id, tenant, role, by=visit.staff)
        except AssistantError as error:
            return visit.refused("/console/staff", error)
        return visit.done("/console/staff", "Saved.")

    @api.post("/{staff_id}/disable")
    def disable(post: Posted, staff_id: str) -> Response:
        if staff_id == post.visit.staff.id:
            return post.visit.done("/console/staff", "You cannot stop yourself from signing in.", kind="bad")
        accounts.disable(post.visit.desk, _account(post, staff_id).staff.id, by=post.visit.staff)
        return post.visit.done("/console/staff", "Saved.")

    @api.post("/{staff_id}/enable")
    def enable(post: Posted, staff_id: str) -> Response:
        account = _account(post, staff_id)
        accounts.disable(post.visit.desk, account.staff.id, disabled=False, by=post.visit.staff)
        return post.visit.done("/console/staff", "Saved.")

    @api.post("/{staff_id}/password")
    def password(post: Posted, staff_id: str) -> Response:
        account, new = _account(post, staff_id), _password(post.visit)
        accounts.set_password(post.visit.desk, staff_id, new, by=post.visit.staff)
        return _draw(post.visit, new_password=NewPassword(name=account.staff.name, password=new))

    @api.post("/{staff_id}/second-factor")
    def second_factor(post: Posted, staff_id: str) -> Response:
        accounts.remove_totp(post.visit.desk, _account(post, staff_id).staff.id, by=post.visit.staff)
        return post.visit.done("/console/staff", "Saved.")

    return api
