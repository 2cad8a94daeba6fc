#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/disclosure/profile.h"

/// What a series counts, where its subject alone does not tell. The owner of an indicator says it, with the reason.
namespace disclosure {

enum class Counts {
    children,  ///< small numbers are protected whatever the subject
    others,    ///< teams, events, forms: no child can be recognised
    by_law     ///< the statute asks for the number itself to be published
};
struct Counted {
    std::string dimension;  ///< of breakdowns: "abuse-category"; empty: the total, and breakdowns without a line
    Counts counts = Counts::children;
    std::string why, source;  ///< for readers
};
/// By series.
using Counting = std::map<std::string, std::vector<Counted>, std::less<>>;

/// Empty for another word than "children", "others" and "by_law".
std::optional<Counts> parse_counts(std::string_view word);

/// The line that holds for values of this breakdown ("sex=F;age=1"); null: none does.
const Counted* counted_as(const Counting& counting, std::string_view series, std::string_view breakdown);

/// Whether the profile protects small values of this series and breakdown.
bool protects(const Profile& profile, const Counting& counting, std::string_view subject, std::string_view series,
              std::string_view breakdown);

}  // namespace disclosure
