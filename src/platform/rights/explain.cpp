#include "platform/rights/policy.h"

namespace rights {
namespace {

std::string_view words(Part part) {
    switch (part) {
        case Part::all:
            return "";
        case Part::organisation:
            return " (their own organisation's records)";
        case Part::body:
            return " (the records of that group)";
        case Part::person:
            return " (their own records)";
    }
    return "";
}

}  // namespace

std::vector<Right> rights_of(const Policy& policy, const Standing& who, const Footprints& footprints,
                             core::Date today) {
    std::vector<Right> all;
    for (const auto& permission : policy.permissions()) {
        Right right{.permission = &permission, .because = {}};
        for (const auto* appointment : who.held(today)) {
            for (const auto& allowed : permission.roles) {
                if (allowed.role != appointment->role) continue;
                std::string why{card(appointment->role).title};
                why += " for " + footprints.name(appointment->footprint);
                why += appointment->to ? " until " + core::in_words(*appointment->to) : "";
                right.because.push_back(why + std::string{words(allowed.part)});
            }
        }
        all.push_back(std::move(right));
    }
    return all;
}

std::vector<Viewer> viewers(const Policy& policy, const std::vector<Standing>& people, const Record& record,
                            const Footprints& footprints, core::Date today) {
    std::vector<Viewer> all;
    for (auto person : people) {
        // Who could, once signed in as the record asks: that is the question, not who happens to be signed in.
        person.strong = true;
        auto decision = policy.sight(person, record, footprints, today);
        all.push_back({person.account, person.name, decision.sees, std::move(decision.because)});
    }
    return all;
}

}  // namespace rights
