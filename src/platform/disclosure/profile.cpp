#include "platform/disclosure/profile.h"

#include <algorithm>

#include "core/check.h"
#include "core/csv.h"
#include "core/decimal.h"
#include "platform/reference/reference.h"

namespace disclosure {
namespace {

std::vector<std::string> parted(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(';', at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::int64_t number(const std::string& text) {
    const auto value = core::Decimal::parse(text);
    core::check(value && value->is_whole(), "a profile's numbers are whole");
    return value->rounded(0).units();
}

std::vector<Profile> read_profiles() {
    std::string_view text = reference::file("disclosure_profiles.csv");
    while (text.starts_with('#')) text.remove_prefix(text.find('\n') + 1);  // source and date, for people
    core::Faults faults;
    const auto table = core::read_csv(text, "disclosure_profiles.csv", faults);
    core::check(faults.empty(), "disclosure_profiles.csv can be read");
    std::vector<Profile> all;
    for (const auto& row : table.rows) {
        const auto& cells = row.cells;
        core::check(cells.size() == 12, "a profile has twelve columns");
        all.push_back({.code = cells[0],
                       .version = cells[1],
                       .from = core::parse_date(cells[2]),
                       .to = core::parse_date(cells[3]),
                       .name = cells[4],
                       .most = number(cells[5]),
                       .symbol = cells[6],
                       .secondary = cells[7] == "yes",
                       .round_local = number(cells[8]),
                       .round_national = number(cells[9]),
                       .subjects = parted(cells[10]),
                       .source = cells[11]});
    }
    return all;
}

}  // namespace

bool Profile::treats(std::string_view subject) const {
    return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
}

const std::vector<Profile>& profiles() {
    static const std::vector<Profile> all = read_profiles();
    return all;
}

std::optional<Profile> find_profile(std::string_view code, core::Date on) {
    for (const auto& one : profiles())
        if (one.code == code && (!one.from || *one.from <= on) && (!one.to || on <= *one.to)) return one;
    return std::nullopt;
}

std::optional<Profile> find_profile(std::string_view code) {
    std::optional<Profile> newest;
    for (const auto& one : profiles())
        if (one.code == code && (!newest || newest->from < one.from)) newest = one;
    return newest;
}

}  // namespace disclosure
