#include "platform/claims/record.h"

namespace claims {
namespace {

constexpr const Card card{
    .code = "record_posts",
    .title = "One person for two organisations at one time",
    .recomputes =
        "the entries of each person, by their days and organisations, and the document's own words against them",
    .tolerance = "asked about, not called wrong: a post may be shared"};

bool overlap(const Appointed& a, const Appointed& b) {
    return (a.to.empty() || b.from.empty() || b.from <= a.to) && (b.to.empty() || a.from.empty() || a.from <= b.to);
}

/// Words of the document that tell an entry otherwise than the same person's others.
void check_published(const Record& record, const Appointed& one, std::vector<Finding>& found) {
    if (one.as_published.empty()) return;
    int others = 0;
    for (const auto& other : record.appointed)
        others += &other != &one && other.person == one.person && other.organisation == one.organisation &&
                          other.as_published.empty()
                      ? 1
                      : 0;
    found.push_back({.passage = one.as_published + " (" + one.role + ", " + one.from + " to " + one.to + ")",
                     .line = 0,
                     .place = one.document + ", " + one.section,
                     .stated = one.as_published,
                     .recomputed = one.person + " is told for " + one.organisation +
                                   (others > 0 ? " in " + std::to_string(others) + " other entries" : ""),
                     .verdict = others > 0 ? Verdict::wrong : Verdict::cannot_be_checked,
                     .check = card.code});
}

void run(const Record& record, std::vector<Finding>& found) {
    for (const auto& one : record.appointed) check_published(record, one, found);
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
