#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/figure.h"
#include "platform/claims/check.h"

namespace claims {

/// One value of the record, as its source tells it.
struct Observed {
    std::string indicator;  ///< code
    std::string name;       ///< of the indicator
    int version = 1;
    core::Unit unit = core::Unit::count;
    int decimals = 0;
    std::string measure;  ///< at_date, during_period, average or since
    std::string area, area_name;
    std::string period;
    std::string previous;   ///< code of the same period a year before
    std::string breakdown;  ///< "source=Police;sex=Female"; empty: the total
    core::Decimal value;
    std::optional<std::int64_t> numerator, denominator;
    std::string document, section, passage;
};

/// Who is told to hold what.
struct Appointed {
    std::string person;        ///< name
    std::string role;          ///< "delegated_safeguarding_partner"
    std::string organisation;  ///< name; empty: none told
    std::string post;          ///< title; empty: none told
    std::string as_published;  ///< the document's own words, where they tell it otherwise
    std::string from, to;      ///< ISO days; empty: open
    std::string document, section;
};

/// What the record-mode checks read. `parts_of`: for each joint area, the areas that make it up.
struct Record {
    std::vector<Observed> observed;
    std::vector<Appointed> appointed;
    std::map<std::string, std::vector<std::string>> parts_of;
};

/// One check of the record is one file in record/.
struct RecordCheck {
    Card card;
    void (*run)(const Record& record, std::vector<Finding>& found);
};

/// Generated from the folder.
std::span<const RecordCheck* const> all_record_checks();

/// Everything found in the record, by document and section.
std::vector<Finding> check_record(const Record& record);

/// The finding about one value, with its document, section and passage.
Finding about(const Observed& observed, const Card& card, Verdict verdict, std::string recomputed);

/// "21" or "60%": as the unit has it.
std::string shown(const Observed& observed);

/// The value as a token for `misfit`: percentages keep the decimals of their value.
Token stated(const Observed& observed);

/// The parts of a breakdown: "source=Police;sex=Female" -> {source: Police, sex: Female}.
std::map<std::string, std::string> dimensions_of(const std::string& breakdown);

/// Whether values of this indicator may be added up over breakdowns and areas.
bool is_additive(const Observed& observed);

}  // namespace claims
