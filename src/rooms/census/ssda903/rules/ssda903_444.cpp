#include <map>
#include <string_view>
#include <vector>

#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& upn = data.now.texts(Column::header_upn);
    std::map<std::string_view, std::vector<Place>> holders;
    for (Row row = 0; row < upn.table->count; ++row) {
        const std::string_view text = data.read(upn[row]);
        // UN1 to UN5 say why there is none.
        const bool is_reason = text.size() == 3 && text.starts_with("UN") && text[2] >= '1' && text[2] <= '5';
        if (!text.empty() && !is_reason) holders[text].push_back({upn.field, row});
    }
    for (const auto& [text, places] : holders)
        if (places.size() > 1) found.add(upn.table->parent[places.front().row], places);
}

}  // namespace

extern constinit const Rule ssda903_444{.card = {.code = "444",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2026},
                                                 .statement = "A real UPN is not used twice.",
                                                 .message = "Several children have the same UPN",
                                                 .remedy = "Find out whose UPN it is.",
                                                 .source = {.instrument = guide, .provision = "rule 444"},
                                                 .module = "Header",
                                                 .fields = {Column::header_upn}},
                                        .check = check};

}  // namespace census::ssda903
