"""Days: dates, weekdays and lengths of time."""
