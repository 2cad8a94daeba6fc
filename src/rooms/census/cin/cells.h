#pragma once
#include "rooms/census/cin/census.h"

/// Which element of the census fills which column, in the order the guide lists them. Both readers go by these.
namespace census::cin {

/// One element that holds a value, and the column it fills: one of the four pointers is set.
template <class T>
struct Cell {
    std::string_view name;
    Days T::*days = nullptr;
    Codes T::*codes = nullptr;
    Texts T::*texts = nullptr;
    Numbers T::*numbers = nullptr;
};

inline constexpr Cell<Children> identifier_cells[]{
    {.name = "LAchildID", .texts = &Children::identifier},
    {.name = "UPN", .texts = &Children::upn},
    {.name = "FormerUPN", .texts = &Children::former_upn},
    {.name = "UPNunknown", .codes = &Children::upn_unknown},
    {.name = "PersonBirthDate", .days = &Children::birth},
    {.name = "ExpectedPersonBirthDate", .days = &Children::expected_birth},
    {.name = "GenderCurrent", .codes = &Children::gender},
    {.name = "Sex", .codes = &Children::sex},
    {.name = "PersonDeathDate", .days = &Children::death},
};
inline constexpr Cell<Children> characteristic_cells[]{{.name = "Ethnicity", .codes = &Children::ethnicity}};
inline constexpr Cell<Disabilities> disability_cells[]{{.name = "Disability", .codes = &Disabilities::code}};
inline constexpr Cell<Episodes> episode_cells[]{
    {.name = "CINreferralDate", .days = &Episodes::referral},
    {.name = "ReferralSource", .codes = &Episodes::source},
    {.name = "PrimaryNeedCode", .codes = &Episodes::need},
    {.name = "CINclosureDate", .days = &Episodes::closure},
    {.name = "ReasonForClosure", .codes = &Episodes::reason},
    {.name = "DateOfInitialCPC", .days = &Episodes::conference},
    {.name = "ReferralNFA", .codes = &Episodes::nfa},
};
inline constexpr Cell<Assessments> assessment_cells[]{
    {.name = "AssessmentActualStartDate", .days = &Assessments::start},
    {.name = "AssessmentInternalReviewDate", .days = &Assessments::review},
    {.name = "AssessmentAuthorisationDate", .days = &Assessments::end},
};
inline constexpr Cell<Factors> factor_cells[]{{.name = "AssessmentFactors", .codes = &Factors::code}};
inline constexpr Cell<CinPlans> cin_plan_cells[]{
    {.name = "CINPlanStartDate", .days = &CinPlans::start},
    {.name = "CINPlanEndDate", .days = &CinPlans::end},
};
inline constexpr Cell<Enquiries> enquiry_cells[]{
    {.name = "S47ActualStartDate", .days = &Enquiries::start},
    {.name = "InitialCPCtarget", .days = &Enquiries::target},
    {.name = "DateOfInitialCPC", .days = &Enquiries::conference},
    {.name = "ICPCnotRequired", .codes = &Enquiries::not_required},
};
inline constexpr Cell<ProtectionPlans> plan_cells[]{
    {.name = "CPPstartDate", .days = &ProtectionPlans::start},
    {.name = "CPPendDate", .days = &ProtectionPlans::end},
    {.name = "InitialCategoryOfAbuse", .codes = &ProtectionPlans::first_category},
    {.name = "LatestCategoryOfAbuse", .codes = &ProtectionPlans::latest_category},
    {.name = "NumberOfPreviousCPP", .numbers = &ProtectionPlans::previous},
};
inline constexpr Cell<Reviews> review_cells[]{{.name = "CPPreviewDate", .days = &Reviews::date}};

void keep_unreadable(Block& block, Field field, Row row, std::string_view text, std::uint64_t at);
/// For a text that is not in the column's set as it stands.
Code unknown_code_of(Block& block, const Codes& column, std::string_view text);

/// Fills one cell from its text, without spaces around it; empty text leaves it missing. What cannot be read is kept
/// apart with its place in the file.
inline void fill(Block& block, Days& column, Row row, std::string_view text, std::uint64_t at) {
    if (text.empty()) return;
    const Day day = parse_day(text);
    column.values[row] = day;
    if (!given(day)) keep_unreadable(block, column.field, row, text, at);
}
inline void fill(Block& block, Codes& column, Row row, std::string_view text) {
    if (text.empty()) return;
    const Code code = column.set->find(text);
    column.values[row] = known(code) ? code : unknown_code_of(block, column, text);
}
void fill(Block& block, Texts& column, Row row, std::string_view text);
void fill(Block& block, Numbers& column, Row row, std::string_view text, std::uint64_t at);

template <class T>
void fill(Block& block, T& table, const Cell<T>& cell, Row row, std::string_view text, std::uint64_t at) {
    if (cell.days != nullptr) return fill(block, table.*cell.days, row, text, at);
    if (cell.codes != nullptr) return fill(block, table.*cell.codes, row, text);
    if (cell.texts != nullptr) return fill(block, table.*cell.texts, row, text);
    fill(block, table.*cell.numbers, row, text, at);
}

/// Whether the cell has a value already.
template <class T>
bool filled(const T& table, const Cell<T>& cell, Row row) {
    if (cell.days != nullptr) return given((table.*cell.days)[row]);
    if (cell.codes != nullptr) return given((table.*cell.codes)[row]);
    if (cell.texts != nullptr) return (table.*cell.texts)[row].length != 0;
    return (table.*cell.numbers)[row] != no_number;
}

}  // namespace census::cin
