#pragma once
#include <span>
#include <vector>

#include "core/date.h"

namespace core {

/// A number of working days, so that it cannot be taken for a number of days.
struct WorkingDays {
    int count = 0;
    friend auto operator<=>(const WorkingDays&, const WorkingDays&) = default;
};

/// Whether the day of the event is itself day 1 of the period. Ordinary reading of "within n working days of": it is
/// not (day 0 = the event, day 1 = the next working day). The census validation of Data to Insight counts it.
enum class EventDay { is_day_zero, is_day_one };

/// The working days of England: not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales
/// (Banking and Financial Dealings Act 1971). Immutable; safe to share between threads.
class Calendar {
  public:
    /// `holidays` in any order; those on a weekend change nothing. Covers the years from the first to the last holiday:
    /// `covers` says so, and a computation outside treats weekdays as working days.
    explicit Calendar(std::vector<Date> holidays);

    bool covers(Date date) const;
    bool is_working_day(Date date) const;
    /// The first working day on or after `date`.
    Date on_or_after(Date date) const;
    /// The last day of a period of `limit` working days that begins with `event`. `limit.count` of 0 gives the event's
    /// own day. An event on a day that is no working day counts from the next one on.
    Date due(Date event, WorkingDays limit, EventDay counting = EventDay::is_day_zero) const;
    /// Working days after `from` up to and including `to`; negative when `to` is before `from`.
    WorkingDays between(Date from, Date to) const;
    std::span<const Date> holidays() const { return holidays_; }

  private:
    std::vector<Date> holidays_;  // sorted, weekdays only
};

}  // namespace core
