#include "core/calendar.h"

#include <algorithm>

#include "core/check.h"

namespace core {
namespace {

bool is_weekend(Date date) {
    const std::chrono::weekday weekday{date};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

/// Weekdays after 1970-01-01 (a Thursday) up to and including `date`; a running count whose differences are exact.
long weekdays_up_to(Date date) {
    const long n = date.time_since_epoch().count() + 3;  // days since Monday 1969-12-29
    const long weeks = n >= 0 ? n / 7 : (n - 6) / 7;
    const long rest = n - weeks * 7;  // 0 Monday .. 6 Sunday
    return weeks * 5 + std::min(rest + 1, 5L);
}

}  // namespace

Calendar::Calendar(std::vector<Date> holidays) : holidays_(std::move(holidays)) {
    std::erase_if(holidays_, is_weekend);
    std::sort(holidays_.begin(), holidays_.end());
    holidays_.erase(std::unique(holidays_.begin(), holidays_.end()), holidays_.end());
}

bool Calendar::covers(Date date) const {
    return !holidays_.empty() && year_of(date) >= year_of(holidays_.front()) &&
           year_of(date) <= year_of(holidays_.back());
}

bool Calendar::is_working_day(Date date) const {
    return !is_weekend(date) && !std::binary_search(holidays_.begin(), holidays_.end(), date);
}

Date Calendar::on_or_after(Date date) const {
    while (!is_working_day(date)) date += std::chrono::days{1};
    return date;
}

Date Calendar::due(Date event, WorkingDays limit, EventDay counting) const {
    check(limit.count >= 0, "a period of working days is not negative");
    int left = limit.count;
    if (left == 0) return event;
    Date date = event;
    if (counting == EventDay::is_day_one) {
        date = on_or_after(event);
        --left;
    }
    while (left > 0) {
        date = on_or_after(date + std::chrono::days{1});
        --left;
    }
    return date;
}

WorkingDays Calendar::between(Date from, Date to) const {
    if (to < from) return {-between(to, from).count};
    const auto first = std::upper_bound(holidays_.begin(), holidays_.end(), from);
    const auto last = std::upper_bound(holidays_.begin(), holidays_.end(), to);
    return {static_cast<int>(weekdays_up_to(to) - weekdays_up_to(from) - (last - first))};
}

}  // namespace core
