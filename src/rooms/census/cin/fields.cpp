#include "rooms/census/cin/fields.h"

#include <array>

namespace census::cin {
namespace {

struct Named {
    TableOf table;
    std::string_view column;
};

constexpr std::array<std::string_view, static_cast<std::size_t>(TableOf::count)> tables{
    "Header",      "ChildIdentifiers",      "ChildCharacteristics", "Disabilities", "CINdetails",
    "Assessments", "AssessmentFactorsList", "CINplanDates",         "Section47",    "ChildProtectionPlans",
    "Reviews"};

using enum TableOf;

constexpr std::array<Named, static_cast<std::size_t>(Column::count)> columns{{
    {header, ""},
    {header, "Collection"},
    {header, "Year"},
    {header, "ReferenceDate"},
    {header, "LEA"},
    {child_identifiers, "LAchildID"},
    {child_identifiers, "UPN"},
    {child_identifiers, "FormerUPN"},
    {child_identifiers, "UPNunknown"},
    {child_identifiers, "PersonBirthDate"},
    {child_identifiers, "ExpectedPersonBirthDate"},
    {child_identifiers, "GenderCurrent"},
    {child_identifiers, "Sex"},
    {child_identifiers, "PersonDeathDate"},
    {child_characteristics, "LAchildID"},
    {child_characteristics, "Ethnicity"},
    {disabilities, "LAchildID"},
    {disabilities, "Disability"},
    {cin_details, "LAchildID"},
    {cin_details, "CINreferralDate"},
    {cin_details, "ReferralSource"},
    {cin_details, "PrimaryNeedCode"},
    {cin_details, "CINclosureDate"},
    {cin_details, "ReasonForClosure"},
    {cin_details, "DateOfInitialCPC"},
    {cin_details, "ReferralNFA"},
    {assessments, "LAchildID"},
    {assessments, "AssessmentActualStartDate"},
    {assessments, "AssessmentInternalReviewDate"},
    {assessments, "AssessmentAuthorisationDate"},
    {assessments, "AssessmentFactors"},
    {assessment_factors, "LAchildID"},
    {assessment_factors, "AssessmentFactor"},
    {cin_plan_dates, "LAchildID"},
    {cin_plan_dates, "CINPlanStartDate"},
    {cin_plan_dates, "CINPlanEndDate"},
    {section47, "LAchildID"},
    {section47, "S47ActualStartDate"},
    {section47, "InitialCPCtarget"},
    {section47, "DateOfInitialCPC"},
    {section47, "ICPCnotRequired"},
    {child_protection_plans, "LAchildID"},
    {child_protection_plans, "CPPstartDate"},
    {child_protection_plans, "CPPendDate"},
    {child_protection_plans, "InitialCategoryOfAbuse"},
    {child_protection_plans, "LatestCategoryOfAbuse"},
    {child_protection_plans, "NumberOfPreviousCPP"},
    {reviews, "LAchildID"},
    {reviews, "CPPreviewDate"},
}};

constexpr auto names = [] {
    std::array<FieldName, columns.size()> all{};
    for (std::size_t i = 0; i < columns.size(); ++i)
        all[i] = {tables[static_cast<std::size_t>(columns[i].table)], columns[i].column};
    return all;
}();

}  // namespace

std::span<const FieldName> field_names() { return names; }
TableOf table_of(Field field) { return columns[field].table; }
std::string_view table_name(TableOf table) { return tables[static_cast<std::size_t>(table)]; }

}  // namespace census::cin
