#pragma once
#include <span>

#include "rooms/census/engine/table.h"

namespace census::cin {

/// The columns of the Children in Need census by which rules name places. The tables and their names are those that
/// authorities know from the validator in use today.
enum class Column : Field {
    header,
    header_collection,
    header_year,
    header_reference_date,
    header_lea,
    child,  ///< ChildIdentifiers.LAchildID
    upn,
    former_upn,
    upn_unknown,
    birth,
    expected_birth,
    gender,
    sex,
    death,
    characteristics,  ///< ChildCharacteristics.LAchildID
    ethnicity,
    disability_row,
    disability,
    episode,  ///< CINdetails.LAchildID
    referral,
    source,
    need,
    closure,
    closure_reason,
    episode_conference,
    nfa,
    assessment,
    assessment_start,
    assessment_review,
    assessment_end,
    factors,
    factor_row,
    factor,
    cin_plan,
    cin_plan_start,
    cin_plan_end,
    section47,
    section47_start,
    conference_target,
    conference,
    conference_not_required,
    plan,
    plan_start,
    plan_end,
    first_category,
    latest_category,
    previous_plans,
    review,
    review_date,
    count
};

enum class TableOf {
    header,
    child_identifiers,
    child_characteristics,
    disabilities,
    cin_details,
    assessments,
    assessment_factors,
    cin_plan_dates,
    section47,
    child_protection_plans,
    reviews,
    count
};

constexpr Field id(Column column) { return static_cast<Field>(column); }

/// By `Column`: the names of its table and column.
std::span<const FieldName> field_names();
TableOf table_of(Field field);
/// "CINdetails"
std::string_view table_name(TableOf table);

}  // namespace census::cin
