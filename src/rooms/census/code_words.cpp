#include "rooms/census/code_words.h"

#include <algorithm>
#include <span>

#include "rooms/census/cin/code_sets.h"
#include "rooms/census/ssda903/code_sets.h"

namespace census {
namespace {

struct Word {
    std::string_view code, words;
};

// In our own words, after the lists that the code sets are from (see README.md).
constexpr Word sexes[]{{"M", "Male"}, {"F", "Female"}, {"U", "Not recorded, or not yet known"}};
constexpr Word ethnicities[]{{"WBRI", "White British"},
                             {"WIRI", "White Irish"},
                             {"WIRT", "Traveller of Irish heritage"},
                             {"WROM", "Gypsy or Roma"},
                             {"WOTH", "Any other White background"},
                             {"MWBC", "White and Black Caribbean"},
                             {"MWBA", "White and Black African"},
                             {"MWAS", "White and Asian"},
                             {"MOTH", "Any other mixed background"},
                             {"AIND", "Indian"},
                             {"APKN", "Pakistani"},
                             {"ABAN", "Bangladeshi"},
                             {"AOTH", "Any other Asian background"},
                             {"BCRB", "Black Caribbean"},
                             {"BAFR", "Black African"},
                             {"BOTH", "Any other Black background"},
                             {"CHNE", "Chinese"},
                             {"OOTH", "Any other ethnic group"},
                             {"REFU", "Declined to say"},
                             {"NOBT", "Not obtained"}};
constexpr Word needs[]{{"N0", "Not stated"},
                       {"N1", "Abuse or neglect"},
                       {"N2", "Child's disability or illness"},
                       {"N3", "Parent's illness or disability"},
                       {"N4", "Family in acute stress"},
                       {"N5", "Family dysfunction"},
                       {"N6", "Socially unacceptable behaviour"},
                       {"N7", "Low income"},
                       {"N8", "Absent parenting"},
                       {"N9", "Cases other than children in need"}};
constexpr Word abuse[]{
    {"NEG", "Neglect"}, {"PHY", "Physical"}, {"SAB", "Sexual"}, {"EMO", "Emotional"}, {"MUL", "Multiple"}};
constexpr Word sources[]{{"1A", "Family member, relative or carer"},
                         {"1B", "Acquaintance"},
                         {"1C", "The child"},
                         {"1D", "Another individual"},
                         {"2A", "Schools"},
                         {"2B", "Education services"},
                         {"3A", "GP"},
                         {"3B", "Health visitor"},
                         {"3C", "School nurse"},
                         {"3D", "Other primary health services"},
                         {"3E", "Accident and emergency"},
                         {"3F", "Other health services"},
                         {"4", "Housing"},
                         {"5A", "Authority: adult social care"},
                         {"5B", "Authority: other internal"},
                         {"5C", "Another authority"},
                         {"5D", "Authority: early help"},
                         {"6", "Police"},
                         {"7", "Other legal agency"},
                         {"8", "Other"},
                         {"9", "Anonymous"},
                         {"10", "Source not known"}};
constexpr Word reasons[]{{"RC1", "Adopted"},
                         {"RC2", "Died"},
                         {"RC3", "Child arrangements order"},
                         {"RC4", "Special guardianship order"},
                         {"RC5", "Moved to another authority's services"},
                         {"RC6", "Moved to adult services"},
                         {"RC7", "Services ended for any other reason"},
                         {"RC8", "Assessed, no further action"},
                         {"RC9", "Assessed, referred to early help"}};
constexpr Word factors[]{{"1A", "Alcohol: child"},
                         {"1B", "Alcohol: parent or carer"},
                         {"1C", "Alcohol: another in the household"},
                         {"2A", "Drugs: child"},
                         {"2B", "Drugs: parent or carer"},
                         {"2C", "Drugs: another in the household"},
                         {"3A", "Domestic abuse: child"},
                         {"3B", "Domestic abuse: parent or carer"},
                         {"3C", "Domestic abuse: another in the household"},
                         {"4A", "Mental health: child"},
                         {"4B", "Mental health: parent or carer"},
                         {"4C", "Mental health: another in the household"},
                         {"5A", "Learning disability: child"},
                         {"5B", "Learning disability: parent or carer"},
                         {"5C", "Learning disability: another in the household"},
                         {"6A", "Physical disability or illness: child"},
                         {"6B", "Physical disability or illness: parent or carer"},
                         {"6C", "Physical disability or illness: another in the household"},
                         {"7A", "Young carer"},
                         {"8B", "Privately fostered: overseas, returning"},
                         {"8C", "Privately fostered: overseas, staying"},
                         {"8D", "Privately fostered: from the UK, in education"},
                         {"8E", "Privately fostered: from the UK, family arrangement"},
                         {"8F", "Privately fostered: other"},
                         {"9A", "Unaccompanied asylum seeker"},
                         {"10A", "Going missing"},
                         {"11A", "Child sexual exploitation"},
                         {"12A", "Trafficking"},
                         {"13A", "Gangs"},
                         {"14A", "Socially unacceptable behaviour"},
                         {"15A", "Self-harm"},
                         {"16A", "Neglect"},
                         {"17A", "Emotional abuse"},
                         {"18A", "Physical abuse (old code)"},
                         {"18B", "Physical abuse by a child"},
                         {"18C", "Physical abuse by an adult"},
                         {"19A", "Sexual abuse (old code)"},
                         {"19B", "Sexual abuse by a child"},
                         {"19C", "Sexual abuse by an adult"},
                         {"20", "Other"},
                         {"21", "No factor identified"},
                         {"22A", "Female genital mutilation"},
                         {"23A", "Abuse linked to faith or belief"},
                         {"24A", "Child criminal exploitation"}};
constexpr Word legal[]{{"C1", "Interim care order"},
                       {"C2", "Full care order"},
                       {"D1", "Freeing order"},
                       {"E1", "Placement order"},
                       {"V2", "Section 20, with agreement"},
                       {"V3", "Short breaks"},
                       {"V4", "Short breaks"},
                       {"L1", "Police protection"},
                       {"L2", "Emergency protection order"},
                       {"L3", "Child assessment order"},
                       {"J1", "Remand"},
                       {"J2", "Detained under PACE"},
                       {"J3", "Youth rehabilitation order with residence"}};
constexpr Word placements[]{{"A3", "Placed for adoption with current carers, with consent"},
                            {"A4", "Placed for adoption with others, with consent"},
                            {"A5", "Placed for adoption with current carers, by order"},
                            {"A6", "Placed for adoption with others, by order"},
                            {"U1", "Fostered by a relative or friend, long term"},
                            {"U2", "Fostered by a relative or friend, for adoption"},
                            {"U3", "Fostered by a relative or friend"},
                            {"U4", "Fostered, long term"},
                            {"U5", "Fostered, for adoption"},
                            {"U6", "Fostered"},
                            {"K1", "Secure home"},
                            {"K2", "Children's home"},
                            {"K3", "Supported accommodation"},
                            {"H5", "Semi-independent living (before 2023)"},
                            {"P1", "With parents"},
                            {"P3", "Residential employment"},
                            {"R1", "Care home"},
                            {"R2", "Hospital"},
                            {"R3", "Family centre"},
                            {"R5", "Custody"},
                            {"S1", "Residential school"},
                            {"T0", "Temporary"},
                            {"T1", "Temporary"},
                            {"T2", "Temporary"},
                            {"T3", "Temporary"},
                            {"T4", "Temporary"},
                            {"Z1", "Other (before 2025)"},
                            {"Z11", "Other"},
                            {"Z12", "Other"},
                            {"Z13", "Other"},
                            {"Z14", "Other"}};
constexpr Word ceased[]{{"X1", "A new episode begins"},
                        {"E11", "Adopted"},
                        {"E12", "Adopted"},
                        {"E2", "Died"},
                        {"E3", "Another authority took over"},
                        {"E4A", "Returned home, planned"},
                        {"E4B", "Returned home, not planned"},
                        {"E13", "To relatives without parental responsibility"},
                        {"E41", "Child arrangements order"},
                        {"E45", "Special guardianship: former carers, related"},
                        {"E46", "Special guardianship: former carers, not related"},
                        {"E47", "Special guardianship: others, related"},
                        {"E48", "Special guardianship: others, not related"},
                        {"E5", "Independent, with support"},
                        {"E6", "Independent, without support"},
                        {"E7", "Adult residential care"},
                        {"E8", "Other"},
                        {"E9", "Custody"},
                        {"E14", "Remand ended"},
                        {"E15", "Found to be adult"},
                        {"E16", "Moved abroad"},
                        {"E17", "Stayed with carers at 18"}};
constexpr Word absences[]{{"M", "Missing"}, {"A", "Away without authorisation"}};

std::span<const Word> words_of_parts(const IndicatorCard& card) {
    const auto is = [&](const auto& codes) { return card.parts.data() == std::data(codes); };
    if (is(cin::codes_of::referral_source)) return sources;
    if (is(cin::codes_of::closure_reason)) return reasons;
    if (is(cin::codes_of::factor)) return factors;
    if (is(cin::codes_of::abuse)) return abuse;
    if (is(ssda903::codes_of::legal_status)) return legal;
    if (is(ssda903::codes_of::placement)) return placements;
    if (is(ssda903::codes_of::ceased)) return ceased;
    if (is(ssda903::codes_of::missing)) return absences;
    return {};
}

std::span<const Word> words_of(const KeptFigure& figure) {
    if (figure.by == "sex") return sexes;
    if (figure.by == "ethnicity") return ethnicities;
    if (figure.by == "need") return needs;
    if (figure.by == "category") return abuse;
    const IndicatorCard* card = figure.by == "part" ? find_indicator(figure.indicator) : nullptr;
    return card == nullptr ? std::span<const Word>{} : words_of_parts(*card);
}

}  // namespace

std::string label_of(const KeptFigure& figure) {
    const auto words = words_of(figure);
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& one) { return one.code == figure.of; });
    return found == words.end() ? figure.of : std::string{found->words} + " (" + figure.of + ")";
}

std::string title_of_breakdown(std::string_view by) {
    constexpr Word titles[]{{"part", "What it is made of"},
                            {"sex", "By sex"},
                            {"age", "By age"},
                            {"ethnicity", "By ethnicity"},
                            {"ethnic_group", "By ethnic group"},
                            {"disability", "By disability"},
                            {"need", "By primary need"},
                            {"category", "By category of abuse"},
                            {"quarter", "By quarter"}};
    const auto* found = std::find_if(std::begin(titles), std::end(titles), [&](auto& one) { return one.code == by; });
    return std::string{found == std::end(titles) ? by : found->words};
}

}  // namespace census
