#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& score = data.now.texts(Column::oc2_sdq_score);
    const auto fails = [&](Row row) {
        std::string_view text = data.read(score[row]);
        if (text.empty()) return false;
        // "20.0" is how some systems write a whole number.
        if (const auto point = text.find('.');
            point != std::string_view::npos && text.find_first_not_of('0', point + 1) == std::string_view::npos)
            text = text.substr(0, point);
        const Number number = parse_number(text);
        return number < 0 || number > 40;
    };
    flag(found, *score.table, fails, score);
}

}  // namespace

extern constinit const Rule ssda903_180{.card = {.code = "180",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2023},
                                                 .statement = "An SDQ score is a whole number from 0 to 40.",
                                                 .message = "The SDQ score is no whole number from 0 to 40",
                                                 .remedy = "Enter the score.",
                                                 .source = {.instrument = guide, .provision = "rule 180"},
                                                 .module = "OC2",
                                                 .fields = {Column::oc2_sdq_score}},
                                        .check = check};

}  // namespace census::ssda903
