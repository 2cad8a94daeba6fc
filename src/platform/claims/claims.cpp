#include "platform/claims/claims.h"

#include <algorithm>

#include "core/check.h"
#include "platform/claims/check.h"
#include "platform/claims/known.h"
#include "platform/claims/record.h"

namespace claims {

std::string_view words_for(Verdict verdict) {
    switch (verdict) {
        case Verdict::wrong:
            return "wrong";
        case Verdict::loosely_rounded:
            return "loosely rounded";
        case Verdict::different_base:
            return "different base";
        case Verdict::cannot_be_checked:
            return "cannot be checked";
    }
    return {};
}

std::vector<Finding> check_text(std::string_view text, std::span<const figures::Figure> known) {
    const Reading reading{text};
    Findings findings;
    for (const auto* check : all_checks()) {
        findings.begin(check->card);
        check->run(reading, findings);
    }
    check_known(reading, known, findings);
    auto found = findings.take();
    std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) { return a.line < b.line; });
    return found;
}

std::vector<Card> cards() {
    std::vector<Card> all;
    for (const auto* check : all_checks()) all.push_back(check->card);
    all.push_back(known_card());
    for (const auto* check : all_record_checks()) all.push_back(check->card);
    std::sort(all.begin(), all.end(), [](const Card& a, const Card& b) { return a.code < b.code; });
    return all;
}

Card card_of(std::string_view code) {
    const auto all = cards();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Card& card) { return card.code == code; });
    core::check(found != all.end(), "a finding bears the code of a card");
    return *found;
}

std::string cards_in_markdown() {
    std::string page =
        "| Check | What it finds | What it recomputes | What is still right |\n| --- | --- | --- | --- |\n";
    for (const auto& card : cards()) {
        page += "| `" + std::string{card.code} + "` | " + std::string{card.title} + " | " +
                std::string{card.recomputes} + " | " + std::string{card.tolerance} + " |\n";
    }
    return page;
}

}  // namespace claims
