#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{.code = "record_posts",
                .title = "One person for two organisations at one time",
                .recomputes = "the appointments of each person, by their days and organisations",
                .tolerance = "asked about, not called wrong: a post may be shared"};

bool overlap(const Appointed& a, const Appointed& b) {
    return (a.to.empty() || b.from.empty() || b.from <= a.to) && (b.to.empty() || a.from.empty() || a.from <= b.to);
}

void run(const Record& record, std::vector<Finding>& found) {
    const auto& all = record.appointed;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            if (all[i].person != all[j].person || all[i].organisation.empty() || all[j].organisation.empty()) continue;
            if (all[i].organisation == all[j].organisation || !overlap(all[i], all[j])) continue;
            found.push_back({.passage = all[i].person + ", " + all[i].role + " for " + all[i].organisation,
                             .line = 0,
                             .place = all[i].document + ", " + all[i].section,
                             .stated = all[i].organisation,
                             .recomputed = "holds " + all[j].role + " for " + all[j].organisation + " at the same time",
                             .verdict = Verdict::cannot_be_checked,
                             .check = card.code});
        }
}

}  // namespace

extern const RecordCheck record_posts;
const RecordCheck record_posts{.card = card, .run = run};

}  // namespace claims
