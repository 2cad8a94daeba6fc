#include "rooms/census/filing.h"

#include <algorithm>

namespace census {
namespace {

template <class State>
struct Words {
    State state;
    std::string_view word;
    std::string_view title;
};

constexpr std::array<Words<FilingState>, 7> states{{
    {FilingState::waiting, "waiting", "Being checked"},
    {FilingState::checked, "checked", "Checked"},
    {FilingState::unusable, "unusable", "Cannot be read"},
    {FilingState::submitted, "submitted", "Submitted"},
    {FilingState::sent_back, "sent_back", "Sent back"},
    {FilingState::accepted, "accepted", "Accepted"},
    {FilingState::withdrawn, "withdrawn", "Withdrawn"},
}};
constexpr std::array<Words<Mark>, 3> marks{{
    {Mark::open, "open", "Open"},
    {Mark::explained, "explained", "Explained"},
    {Mark::corrected, "corrected", "Corrected"},
}};

template <class All, class State>
const auto& of(const All& all, State state) {
    return *std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.state == state; });
}

}  // namespace

std::string_view word(FilingState state) { return of(states, state).word; }
std::string_view title(FilingState state) { return of(states, state).title; }
std::optional<FilingState> parse_filing_state(std::string_view text) {
    for (const auto& one : states)
        if (one.word == text) return one.state;
    return {};
}

std::string sealed_address(const std::string& id) { return "/census/returns/" + id; }
std::string submission_address(const std::string& id) { return "/census/submissions/" + id; }

std::string_view word(Mark mark) { return of(marks, mark).word; }
std::string_view title(Mark mark) { return of(marks, mark).title; }
std::optional<Mark> parse_mark(std::string_view text) {
    for (const auto& one : marks)
        if (one.word == text) return one.state;
    return {};
}

}  // namespace census
