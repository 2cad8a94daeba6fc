#pragma once
#include <optional>
#include <string>

#include "core/statistics.h"
#include "platform/figures/figures.h"

/// How sure a share or rate is: only where its base is told, and only of what is counted.
namespace figures {

/// The 95% interval of a percentage (Wilson) or a rate per 10,000 (Byar; exact below ten events), in the figure's own
/// unit. Empty: no base is told (none is ever assumed), the population itself is
/// told of, the numerator is more than the base, or another unit.
std::optional<core::Interval> interval(const Figure& figure);

/// The limits to one decimal place, half away from zero: as they are told everywhere.
struct Limits {
    core::Decimal low, high;
};
std::optional<Limits> limits(const Figure& figure);

/// "95% interval 31.7 to 37.8"; empty where there is none. To one decimal place.
std::string interval_in_words(const Figure& figure);

/// How a share or rate moved, as far as chance allows to say.
enum class Movement { no_clear_change, better, worse, higher, lower };

/// Compares the earlier with the later value. `no_clear_change` when a difference of this size is well within chance
/// (the 95% interval of the difference of two shares after Newcombe, or of the ratio of two rates, holds "none"). Rates
/// and shares whose polarity is known are better or worse. Empty where one of them has no base: then chance cannot be
/// judged.
std::optional<Movement> movement(const Figure& before, const Figure& after);

/// The same for two counts over equal times, which need no base: the ratio of two Poisson counts
/// (core::ratio_interval). Empty where one is no whole number. Never better or worse: a count alone does not tell.
std::optional<Movement> count_movement(const core::Figure& before, const core::Figure& after);

/// "no clear change", "clearly higher: better", "clearly lower"; empty where chance cannot be judged.
std::string in_words(std::optional<Movement> movement);

}  // namespace figures
