"""The review: accept, reject or correct a signal."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse

from reports.desk.corrections import FIELDS
from reports.desk.desk import Correction, Desk, desk_of
from reports.desk.errors import BadRequest, NotFound
from reports.desk.texts import texts

VERDICTS = ("accept", "reject", "correct")
LONGEST_REASON = 1_000


async def take(request: Request) -> RedirectResponse:
    """Take a decision, and lead to the signal as it is seen now."""
    form = await request.form(max_fields=10, max_part_size=10_000)
    answers = {name: value for name, value in form.items() if isinstance(value, str)}
    signal_id = answers.get("signal_id", "")
    await run_in_threadpool(_decide, desk_of(request), signal_id, answers)
    return RedirectResponse(f"/signal/{signal_id}{'?part=1' if answers.get('part') else ''}", 303)


def _decide(desk: Desk, signal_id: str, answers: dict[str, str]) -> None:
    verdict = answers.get("verdict", "")
    if verdict not in VERDICTS:
        raise BadRequest(f"a verdict is one of {', '.join(VERDICTS)}")
    if not desk.database.named("signal", {"signal_id": signal_id}):
        raise NotFound
    field, _, value = answers.get("change", "").partition("=") if verdict == "correct" else ("", "", "")
    if verdict == "correct" and (field not in FIELDS or value not in texts("en")[field]):
        raise BadRequest("choose what is to be corrected, and to what")
    why = answers.get("why", "").strip()[:LONGEST_REASON]
    desk.add_correction(Correction(signal_id, verdict, field or None, value or None, why or None))
    desk.database.reread()
