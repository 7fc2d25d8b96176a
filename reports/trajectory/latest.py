"""Which week a run is made for where none is named."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reports.week import Week


def last_whole_week(now: datetime) -> Week:
    """Return the last ISO week that has ended in Belgrade."""
    today = now.astimezone(ZoneInfo("Europe/Belgrade")).date()
    return Week(today - timedelta(days=today.weekday() + 7))
