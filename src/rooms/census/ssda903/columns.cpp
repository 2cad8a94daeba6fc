#include "rooms/census/ssda903/columns.h"

#include <algorithm>
#include <array>

#include "rooms/census/ssda903/code_sets.h"

namespace census::ssda903 {
namespace {

using enum TableOf;

constexpr std::array<std::string_view, static_cast<std::size_t>(TableOf::count)> tables{
    "Header", "Episodes",       "Reviews",  "UASC",    "OC2",        "OC3",
    "AD1",    "PlacedAdoption", "PrevPerm", "Missing", "SWEpisodes", "DoLo"};
constexpr std::array<std::string_view, tables.size()> tables_last{
    "Header_last", "Episodes_last",       "Reviews_last",  "UASC_last",    "OC2_last",        "OC3_last",
    "AD1_last",    "PlacedAdoption_last", "PrevPerm_last", "Missing_last", "SWEpisodes_last", "DoLo_last"};

constexpr std::array<ColumnSpec, static_cast<std::size_t>(Column::count)> specs{{
    {header, "CHILD", Holds::child},
    {header, "SEX", Holds::code, &code::sex},
    {header, "DOB", Holds::day},
    {header, "ETHNIC", Holds::code, &code::ethnicity},
    {header, "UPN", Holds::text},
    {header, "MOTHER", Holds::code, &code::flag},
    {header, "MC_DOB", Holds::day},
    {header, "UASC", Holds::code, &code::flag},
    {episodes, "CHILD", Holds::child},
    {episodes, "DECOM", Holds::day},
    {episodes, "RNE", Holds::code, &code::new_episode},
    {episodes, "LS", Holds::code, &code::legal_status},
    {episodes, "CIN", Holds::code, &code::need},
    {episodes, "PLACE", Holds::code, &code::placement},
    {episodes, "PLACE_PROVIDER", Holds::code, &code::provider},
    {episodes, "DEC", Holds::day},
    {episodes, "REC", Holds::code, &code::ceased},
    {episodes, "REASON_PLACE_CHANGE", Holds::code, &code::place_change},
    {episodes, "HOME_POST", Holds::text},
    {episodes, "PL_POST", Holds::text},
    {episodes, "URN", Holds::text},
    {reviews, "CHILD", Holds::child},
    {reviews, "DOB", Holds::day},
    {reviews, "REVIEW", Holds::day},
    {reviews, "REVIEW_CODE", Holds::code, &code::took_part},
    {uasc, "CHILD", Holds::child},
    {uasc, "SEX", Holds::code, &code::sex},
    {uasc, "DOB", Holds::day},
    {uasc, "DUC", Holds::day},
    {oc2, "CHILD", Holds::child},
    {oc2, "DOB", Holds::day},
    {oc2, "SDQ_SCORE", Holds::text},
    {oc2, "SDQ_REASON", Holds::code, &code::sdq_reason},
    {oc2, "CONVICTED", Holds::code, &code::flag},
    {oc2, "HEALTH_CHECK", Holds::code, &code::flag},
    {oc2, "IMMUNISATIONS", Holds::code, &code::flag},
    {oc2, "TEETH_CHECK", Holds::code, &code::flag},
    {oc2, "HEALTH_ASSESSMENT", Holds::code, &code::flag},
    {oc2, "SUBSTANCE_MISUSE", Holds::code, &code::flag},
    {oc2, "INTERVENTION_RECEIVED", Holds::code, &code::flag},
    {oc2, "INTERVENTION_OFFERED", Holds::code, &code::flag},
    {oc3, "CHILD", Holds::child},
    {oc3, "DOB", Holds::day},
    {oc3, "IN_TOUCH", Holds::code, &code::in_touch},
    {oc3, "ACTIV", Holds::code, &code::activity},
    {oc3, "ACCOM", Holds::code, &code::accommodation},
    {ad1, "CHILD", Holds::child},
    {ad1, "DOB", Holds::day},
    {ad1, "DATE_INT", Holds::day},
    {ad1, "DATE_MATCH", Holds::day},
    {ad1, "FOSTER_CARE", Holds::code, &code::flag},
    {ad1, "NB_ADOPTR", Holds::code, &code::adopters},
    {ad1, "SEX_ADOPTR", Holds::code, &code::adopters_sex},
    {ad1, "LS_ADOPTR", Holds::code, &code::adopters_status},
    {placed, "CHILD", Holds::child},
    {placed, "DOB", Holds::day},
    {placed, "DATE_PLACED", Holds::day},
    {placed, "DATE_PLACED_CEASED", Holds::day},
    {placed, "REASON_PLACED_CEASED", Holds::code, &code::reversed},
    {permanence, "CHILD", Holds::child},
    {permanence, "DOB", Holds::day},
    {permanence, "PREV_PERM", Holds::code, &code::permanence},
    {permanence, "LA_PERM", Holds::text},
    {permanence, "DATE_PERM", Holds::day},
    {missing, "CHILD", Holds::child},
    {missing, "DOB", Holds::day},
    {missing, "MISSING", Holds::code, &code::missing},
    {missing, "MIS_START", Holds::day},
    {missing, "MIS_END", Holds::day},
    {workers, "CHILD", Holds::child},
    {workers, "DOB", Holds::day},
    {workers, "SW_ID", Holds::text},
    {workers, "SW_DECOM", Holds::day},
    {workers, "SW_DEC", Holds::day},
    {workers, "SW_REASON", Holds::code, &code::worker_reason},
    {dolo, "CHILD", Holds::child},
    {dolo, "DOB", Holds::day},
    {dolo, "DOLO_START", Holds::day},
    {dolo, "DOLO_END", Holds::day},
}};

constexpr auto names = [] {
    std::array<FieldName, 2 * specs.size()> all{};
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const auto table = static_cast<std::size_t>(specs[i].table);
        all[i] = {tables[table], specs[i].name};
        all[i + specs.size()] = {tables_last[table], specs[i].name};
    }
    return all;
}();

}  // namespace

std::span<const ColumnSpec> columns() { return specs; }
const ColumnSpec& spec(Column column) { return specs[static_cast<std::size_t>(column)]; }
std::string_view table_name(TableOf table) { return tables[static_cast<std::size_t>(table)]; }
std::span<const FieldName> field_names() { return names; }

std::optional<Column> find_column(TableOf table, std::string_view name) {
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (specs[i].table == table && std::equal(name.begin(), name.end(), specs[i].name.begin(), specs[i].name.end(),
                                                  [&](char a, char b) { return upper(a) == b; }))
            return static_cast<Column>(i);
    return std::nullopt;
}

}  // namespace census::ssda903
