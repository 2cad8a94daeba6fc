#include <array>
#include <chrono>

#include "platform/claims/check.h"

namespace claims {
namespace {

constexpr std::array<std::string_view, 8> days{"",         "Monday", "Tuesday",  "Wednesday",
                                               "Thursday", "Friday", "Saturday", "Sunday"};

void run(const Reading& text, Findings& found) {
    for (const auto& sentence : text.sentences())
        for (const auto& token : sentence.tokens) {
            if (token.kind != Token::Kind::date || token.day == 0) continue;
            // Without a year, 29 February may be meant.
            const std::chrono::year_month_day date{std::chrono::year{token.year == 0 ? 2024 : token.year},
                                                   std::chrono::month{static_cast<unsigned>(token.month)},
                                                   std::chrono::day{static_cast<unsigned>(token.day)}};
            if (!date.ok()) {
                found.tell(sentence, Verdict::wrong, words_of(sentence, token), "there is no such day");
                continue;
            }
            if (token.weekday == 0 || token.year == 0) continue;
            const auto weekday = std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding();
            if (static_cast<int>(weekday) != token.weekday)
                found.tell(sentence, Verdict::wrong, words_of(sentence, token),
                           "that day was a " + std::string{days[weekday]});
        }
}

}  // namespace

extern const Check date_exists;
const Check date_exists{.card = {.code = "date_exists",
                                 .title = "A day that does not exist, or falls on another weekday",
                                 .recomputes = "the calendar",
                                 .tolerance = "none; 29 February passes where no year is told"},
                        .run = run};

}  // namespace claims
