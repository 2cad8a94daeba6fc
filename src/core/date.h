#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// A calendar day, with no hour and no zone.
using Date = std::chrono::sys_days;

/// A moment, in whole seconds UTC.
using Instant = std::chrono::sys_seconds;

/// A day from its parts. Throws `Bug` when there is no such day: use `parse_date` for input.
Date day(int year, unsigned month, unsigned day);

/// "2025-03-31" and nothing else; empty when it has another form or the day does not exist.
std::optional<Date> parse_date(std::string_view iso);

/// "2025-03-31"
std::string iso(Date date);
/// "31 March 2025"
std::string in_words(Date date);
/// "2025-03-31T09:30:00Z"
std::string iso(Instant instant);
/// The form that `iso(Instant)` writes, and nothing else.
std::optional<Instant> parse_instant(std::string_view iso);

int year_of(Date date);
unsigned month_of(Date date);
unsigned day_of(Date date);

/// The same day of the month `months` later (or earlier), clipped to the month's end: 31 August + 6 = 28 or 29
/// February.
Date add_months(Date date, int months);

/// Completed years from `born` to `at`; someone born on 29 February is a year older on 1 March of a common year
/// (Family Law Reform Act 1969 s.9: an age is reached at the beginning of the anniversary). Negative before birth.
int age_on(Date born, Date at);

/// Where time comes from. Commands take one; nothing else may ask the time.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// The machine's clock.
const Clock& system_clock();

}  // namespace core
