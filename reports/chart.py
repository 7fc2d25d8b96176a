"""The trend line, as a drawing that needs no script and no network."""

from typing import Any

import altair
import vl_convert

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
    """Add to each week's counts (`west`, `directional`) the share in per cent and its interval."""
    rows = []
    for row in counts:
        if row["directional"]:
            low, high = wilson(row["west"], row["directional"])
            share = row["west"] / row["directional"]
            rows.append(row | {"share": 100 * share, "low": 100 * low, "high": 100 * high})
    return rows


def trend_svg(counts: list[dict[str, Any]], width: int = 680, height: int = 220) -> str:
    """Return an SVG of the share of west-leaning among directional signals, week by week, with 90 % intervals."""
    base = altair.Chart(altair.InlineData(values=trend_rows(counts))).encode(
        x=altair.X("week:O", title=None, axis=altair.Axis(labelAngle=0, labelOverlap=True))
    )
    scale = altair.Scale(domain=[0, 100])
    band = base.mark_errorbar(color=WEST, thickness=1.5, ticks=True).encode(
        y=altair.Y("low:Q", scale=scale, title="west-leaning, % of directional signals"), y2="high:Q"
    )
    line = base.mark_line(color=WEST, strokeWidth=2, point=altair.OverlayMarkDef(color=WEST, size=45)).encode(
        y=altair.Y("share:Q", scale=scale)
    )
    half = (
        altair.Chart(altair.InlineData(values=[{"half": 50}]))
        .mark_rule(color="#888", strokeDash=[4, 4])
        .encode(y="half:Q")
    )
    chart = (half + band + line).properties(width=width, height=height).configure_view(stroke=None)
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))
