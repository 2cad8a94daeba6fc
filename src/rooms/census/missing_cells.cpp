#include "rooms/census/missing_cells.h"

namespace census {
namespace {

using cin::Block;

/// What is counted as saying nothing, row by row.
struct Silence {
    const char* name;
    Row (*rows)(const Block&);
    bool (*is_silent)(const Block&, Row);
    bool (*is_asked)(const Block&, Row) = [](const Block&, Row) { return true; };  ///< which rows it is about
};

constexpr Code not_obtained = cin::code::ethnicity["NOBT"];

const Silence silences[]{
    {"Birth date and expected birth date missing", [](const Block& b) { return b.children.count; },
     [](const Block& b, Row row) { return !given(b.children.birth[row]) && !given(b.children.expected_birth[row]); }},
    {"UPN and reason for none missing", [](const Block& b) { return b.children.count; },
     [](const Block& b, Row row) { return b.children.upn[row].length == 0 && !given(b.children.upn_unknown[row]); }},
    {"Sex and gender missing", [](const Block& b) { return b.children.count; },
     [](const Block& b, Row row) { return !given(b.children.sex[row]) && !given(b.children.gender[row]); }},
    {"Ethnicity missing", [](const Block& b) { return b.children.count; },
     [](const Block& b, Row row) { return !given(b.children.ethnicity[row]); }},
    {"Ethnicity not obtained (NOBT)", [](const Block& b) { return b.children.count; },
     [](const Block& b, Row row) { return b.children.ethnicity[row] == not_obtained; }},
    {"Disability not recorded", [](const Block& b) { return b.children.count; },
     [](const Block& b, Row row) { return rows_below(b.disabilities, b.children, row).empty(); }},
    {"Referral source missing", [](const Block& b) { return b.episodes.count; },
     [](const Block& b, Row row) { return !given(b.episodes.source[row]); }},
    {"Primary need missing", [](const Block& b) { return b.episodes.count; },
     [](const Block& b, Row row) { return !given(b.episodes.need[row]); }},
    {"Primary need not stated (N0)", [](const Block& b) { return b.episodes.count; },
     [](const Block& b, Row row) { return b.episodes.need[row] == cin::code::need["N0"]; }},
    {"Finished assessment without factors", [](const Block& b) { return b.assessments.count; },
     [](const Block& b, Row row) { return rows_below(b.factors, b.assessments, row).empty(); },
     [](const Block& b, Row row) { return given(b.assessments.end[row]); }},
    {"Protection plan without review", [](const Block& b) { return b.plans.count; },
     [](const Block& b, Row row) { return rows_below(b.reviews, b.plans, row).empty(); }},
};

/// The columns of an SSDA903 return that say something of nearly every row.
constexpr std::pair<const char*, ssda903::Column> asked_columns[]{
    {"Sex missing", ssda903::Column::header_sex},
    {"Birth date missing", ssda903::Column::header_birth},
    {"Ethnicity missing", ssda903::Column::header_ethnicity},
    {"UPN or reason for none missing", ssda903::Column::header_upn},
    {"Legal status missing", ssda903::Column::episodes_legal_status},
    {"Category of need missing", ssda903::Column::episodes_need},
    {"Placement missing", ssda903::Column::episodes_placement},
    {"Placement provider missing", ssda903::Column::episodes_provider},
    {"Review without a participation code", ssda903::Column::reviews_took_part},
    {"Care leaver without an in-touch code", ssda903::Column::oc3_in_touch},
    {"Care leaver without an activity", ssda903::Column::oc3_activity},
    {"Care leaver without an accommodation", ssda903::Column::oc3_accommodation},
};

}  // namespace

std::vector<std::pair<std::string, std::string>> missing_cells(const cin::Return& data) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const Silence& silence : silences) {
        std::uint64_t silent = 0, of = 0;
        for (const auto& block : data.blocks) {
            const Row rows = silence.rows(*block);
            for (Row row = 0; row < rows; ++row) {
                if (!silence.is_asked(*block, row)) continue;
                ++of;
                silent += silence.is_silent(*block, row) ? 1U : 0U;
            }
        }
        all.emplace_back(silence.name, std::to_string(silent) + "/" + std::to_string(of));
    }
    return all;
}

std::vector<std::pair<std::string, std::string>> missing_cells(const ssda903::Return& data) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [name, column] : asked_columns) {
        const auto& asked = ssda903::spec(column);
        if (!data.now.has(asked.table)) continue;
        const Row rows = data.now.table(asked.table).count;
        Row missing = 0;
        for (Row row = 0; row < rows; ++row) missing += data.value(ssda903::id(column), row).empty() ? 1U : 0U;
        all.emplace_back(name, std::to_string(missing) + "/" + std::to_string(rows));
    }
    return all;
}

}  // namespace census
