#pragma once
#include <optional>
#include <span>

#include "rooms/census/engine/table.h"

namespace census::ssda903 {

/// The columns of the SSDA903 (children looked after), by table. Last year's return has the same ones beside this
/// year's: see `last_year`.
enum class Column : Field {
    header_child,
    header_sex,
    header_birth,
    header_ethnicity,
    header_upn,
    header_mother,
    header_child_birth,
    header_uasc_flag,
    episodes_child,
    episodes_start,
    episodes_new_episode,
    episodes_legal_status,
    episodes_need,
    episodes_placement,
    episodes_provider,
    episodes_end,
    episodes_ceased,
    episodes_place_change,
    episodes_home_postcode,
    episodes_placement_postcode,
    episodes_urn,
    reviews_child,
    reviews_birth,
    reviews_date,
    reviews_took_part,
    uasc_child,
    uasc_sex,
    uasc_birth,
    uasc_ceased,
    oc2_child,
    oc2_birth,
    oc2_sdq_score,
    oc2_sdq_reason,
    oc2_convicted,
    oc2_health_check,
    oc2_immunisations,
    oc2_teeth_check,
    oc2_health_assessment,
    oc2_substance_misuse,
    oc2_intervention_received,
    oc2_intervention_offered,
    oc3_child,
    oc3_birth,
    oc3_in_touch,
    oc3_activity,
    oc3_accommodation,
    ad1_child,
    ad1_birth,
    ad1_decided,
    ad1_matched,
    ad1_foster_carer,
    ad1_adopters,
    ad1_adopters_sex,
    ad1_adopters_status,
    placed_child,
    placed_birth,
    placed_date,
    placed_ceased,
    placed_ceased_reason,
    permanence_child,
    permanence_birth,
    permanence_kind,
    permanence_authority,
    permanence_date,
    missing_child,
    missing_birth,
    missing_kind,
    missing_start,
    missing_end,
    workers_child,
    workers_birth,
    workers_worker,
    workers_start,
    workers_end,
    workers_reason,
    dolo_child,
    dolo_birth,
    dolo_start,
    dolo_end,
    count
};

enum class TableOf {
    header,
    episodes,
    reviews,
    uasc,
    oc2,
    oc3,
    ad1,
    placed,
    permanence,
    missing,
    workers,
    dolo,
    count
};

/// The column in last year's return.
constexpr Field last_year(Column column) {
    return static_cast<Field>(static_cast<Field>(column) + static_cast<Field>(Column::count));
}
constexpr Field id(Column column) { return static_cast<Field>(column); }

/// What a column holds.
enum class Holds { child, text, day, code };
struct ColumnSpec {
    TableOf table;
    std::string_view name;
    Holds holds;
    const CodeSet* set = nullptr;
};

/// By `Column`.
std::span<const ColumnSpec> columns();
const ColumnSpec& spec(Column column);
/// "Episodes"
std::string_view table_name(TableOf table);
/// By field, this year's columns and then last year's ("Episodes_last").
std::span<const FieldName> field_names();
/// The column of a table by the name it has in the files, in either case.
std::optional<Column> find_column(TableOf table, std::string_view name);

}  // namespace census::ssda903
