"""Whether the service is alive, ready and well: for load balancers and Prometheus, without personal data."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from fastapi import APIRouter
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.desk.mailboxes import Health
from assistant.errors import AssistantError
from assistant.web.chat.bell import Bell
from assistant.web.site import Site

log = logging.getLogger(__name__)

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)


class Meters:
    """The numbers of this process, in a registry of its own."""

    def __init__(
        self, counts: Callable[[], Mapping[str, int]], mailboxes: Callable[[], Sequence[Health]], bell: Bell
    ) -> None:
        """*counts* are the desk's numbers, *mailboxes* how each is; both are asked at each reading."""
        self.registry = CollectorRegistry()
        self.answers = Counter(
            "assistant_http_answers", "Answers by route and class of status.", ["route", "status"],
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "assistant_http_seconds", "Time to the first byte of an answer, by route.", ["route"],
            buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        self.registry.register(_Desk(counts, mailboxes, bell))

    def text(self) -> bytes:
        """Return all numbers in Prometheus' text format."""
        return generate_latest(self.registry)


class _Desk(Collector):
    """Reads the desk's numbers when it is asked, and says when they cannot be read."""

    def __init__(
        self, counts: Callable[[], Mapping[str, int]], mailboxes: Callable[[], Sequence[Health]], bell: Bell
    ) -> None:
        self.counts, self.mailboxes, self.bell = counts, mailboxes, bell

    def collect(self) -> Iterator[Metric]:
        desk = GaugeMetricFamily("assistant_desk", "What waits and stands at the desk.", labels=["what"])
        well = GaugeMetricFamily(
            "assistant_mailbox_well", "Whether the last round went well; nothing missing, nothing stuck.",
            labels=["mailbox"],
        )  # fmt: skip
        missing = GaugeMetricFamily(
            "assistant_mailbox_missing", "Mails in the folder that the ledger does not know.",
            labels=["mailbox"],
        )  # fmt: skip
        leaving = GaugeMetricFamily(
            "assistant_mailbox_leaving", "Mails with a copy of an ID that are still to be deleted there.",
            labels=["mailbox"],
        )  # fmt: skip
        answered = GaugeMetricFamily(
            "assistant_mailbox_answered_seconds", "When the server last gave what is new (Unix time).",
            labels=["mailbox"],
        )  # fmt: skip
        up = 1
        try:
            for what, number in sorted(self.counts().items()):
                desk.add_metric([what], number)
            for row in self.mailboxes():
                name, seen = [row.cursor.mailbox], row.cursor
                well.add_metric(name, row.well)
                missing.add_metric(name, seen.missing)
                leaving.add_metric(name, len(row.leaving))
                answered.add_metric(name, seen.ok_at.timestamp() if seen.ok_at else 0)
        except AssistantError:
            up = 0
        yield from (desk, well, missing, leaving, answered)
        yield GaugeMetricFamily("assistant_database_up", "Whether the database answers.", value=up)
        yield GaugeMetricFamily("assistant_chat_sockets", "Open chat sockets.", value=self.bell.listeners)


class Measure:
    """Counts and times each answer by its route, never by its address (addresses hold references)."""

    def __init__(self, app: ASGIApp, *, meters: Meters) -> None:
        """*meters* keeps the numbers."""
        self.app, self.meters = app, meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a watch running."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = time.perf_counter()

        async def timed(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "other")
                self.meters.seconds.labels(route).observe(time.perf_counter() - begun)
                self.meters.answers.labels(route, f"{message['status'] // 100}xx").inc()
            await send(message)

        await self.app(scope, receive, timed)


def router(site: Site, meters: Meters) -> APIRouter:
    """Return the three addresses."""
    api = APIRouter(tags=["health"])

    @api.get("/healthz", summary="Whether the process is alive", response_class=PlainTextResponse)
    def alive() -> PlainTextResponse:
        """Answers as long as the process does; asks nobody else."""
        return PlainTextResponse("ok\n")

    @api.get("/readyz", summary="Whether it can do its work")
    def ready() -> JSONResponse:
        """Looks at the database and at what else this process runs; 503 with what is wrong."""
        found = _look(site)
        wrong = {name: line for name, line in found.items() if line}
        body = {"ready": not wrong, "checks": {name: line or "ok" for name, line in found.items()}}
        return JSONResponse(body, status_code=503 if wrong else 200)

    @api.get("/metrics", summary="Numbers for Prometheus", response_class=PlainTextResponse)
    def metrics() -> Response:
        """Counts and times only."""
        return Response(meters.text(), headers={"content-type": CONTENT_TYPE_LATEST})

    return api


def _look(site: Site) -> dict[str, str]:
    found = {}
    try:
        site.desk.store.ping()
        found["database"] = ""
    except AssistantError as error:
        found["database"] = str(error)
    for name, probe in site.probes.items():
        try:
            found[name] = probe()
        except Exception:
            log.exception("the probe %s failed", name)
            found[name] = "cannot be looked at; see the log"
    return found
