"""Days as Chinese readers write them."""

from __future__ import annotations

from datetime import date


def day_text(day: date | None) -> str:
    """2021年1月1日; "" where there is no day."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
