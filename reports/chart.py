"""The trend line, as a drawing that needs no script and no network."""

from typing import Any

import altair
import vl_convert

from reports.week import Week

# Blue and vermilion of Okabe and Ito: told apart by colour-blind readers, and by lightness on a grey print.
WEST = "#0072b2"
LEVEL = 1.645  # a 90 % interval


def wilson(successes: int, total: int, level: float = LEVEL) -> tuple[float, float]:
    """Return Wilson's score interval of a share, between 0 and 1; the whole range where nothing was counted."""
    if total == 0:
        return 0.0, 1.0
    share = successes / total
    centre = share + level**2 / (2 * total)
    spread = level * (share * (1 - share) / total + level**2 / (4 * total**2)) ** 0.5
    scale = 1 + level**2 / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def trend_rows(counts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one row for every week from the first to the last, with the share in per cent and its interval.

    `counts` has the weeks with signals (`week`, `west`, `directional`). A week without any has no share:
    the line breaks there.
    """
    known = {row["week"]: row for row in counts}
    week, last = Week.parse(min(known)), Week.parse(max(known))
    rows = []
    while week.monday <= last.monday:
        row = known.get(str(week), {"week": str(week), "west": 0, "directional": 0})
        low, high = wilson(row["west"], row["directional"])
        share = 100 * row["west"] / row["directional"] if row["directional"] else None
        rows.append(row | {"share": share, "low": 100 * low, "high": 100 * high})
        week = week.back(-1)
    return rows


def trend_svg(counts: list[dict[str, Any]], width: int = 680, height: int = 220) -> str:
    """Return an SVG of the share of west-leaning among directional signals, week by week, with 90 % intervals."""
    axis = altair.Axis(labelAngle=-45, labelOverlap=True)
    scale = altair.Scale(domain=[0, 100])
    base = altair.Chart(altair.InlineData(values=trend_rows(counts))).encode(
        x=altair.X("week:O", title=None, axis=axis)
    )
    share = altair.Y("share:Q", scale=scale, title="west-leaning, %")
    bars = base.transform_filter("isValid(datum.share)").mark_rule(color=WEST, strokeWidth=1.5)
    bars = bars.encode(y=altair.Y("low:Q", scale=scale), y2="high:Q")
    line = base.mark_line(color=WEST, strokeWidth=2).encode(y=share)
    points = base.transform_filter("isValid(datum.share)").mark_point(color=WEST, filled=True, size=50).encode(y=share)
    half = altair.Chart(altair.InlineData(values=[{"half": 50}])).mark_rule(color="#888", strokeDash=[4, 4])
    chart = (half.encode(y="half:Q") + bars + line + points).properties(width=width, height=height)
    return str(vl_convert.vegalite_to_svg(chart.configure_view(stroke=None).to_dict()))
