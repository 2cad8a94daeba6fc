#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "rooms/census/census.h"
#include "rooms/census/cin/check.h"
#include "rooms/census/cin/rule.h"
#include "rooms/census/engine/report.h"
#include "rooms/census/ssda903/check.h"

using namespace census;

namespace {

template <class Rules>
void check_cards(const Rules& rules, std::span<const FieldName> names) {
    std::map<std::string_view, std::vector<Years>> years;
    for (const auto* rule : rules) {
        const Card& card = rule->card;
        INFO(card.code);
        CHECK((rule->check != nullptr) != (rule->check_return != nullptr));
        CHECK(card.statement.ends_with("."));
        CHECK_FALSE(card.message.empty());
        CHECK(card.message.back() != '.');
        CHECK(card.remedy.ends_with("."));
        CHECK_FALSE(card.source.instrument.empty());
        CHECK(card.fields.count > 0);
        CHECK((card.standing == Standing::agreed || !card.judgement.empty()));
        // A code that ends in Q is a query.
        if (names.data() == cin::field_names().data())
            CHECK(card.code.ends_with('Q') == (card.severity == Severity::query));
        for (const Field field : card.fields) CHECK(field < names.size());
        for (const Years& other : years[card.code])
            CHECK((card.years.first > other.last || other.first > card.years.last));
        years[card.code].push_back(card.years);
    }
}

std::string rulebook(int year) {
    std::ostringstream out;
    out << "code,severity,module,fields,message,standing\n";
    const cin::RuleSet rules{year};
    for (const auto* rule : rules.rules()) {
        const Card& card = rule->card;
        out << card.code << ',' << (card.severity == Severity::error ? "error" : "query") << ',' << card.module << ",";
        const char* between = "";
        for (const Field field : card.fields) {
            out << between << cin::field_names()[field].table << '.' << cin::field_names()[field].column;
            between = " ";
        }
        const char* standing = card.standing == Standing::agreed      ? "agreed"
                               : card.standing == Standing::ambiguous ? "ambiguous"
                                                                      : "peer differs";
        out << ",\"" << card.message << "\"," << standing << "\n";
    }
    return out.str();
}

}  // namespace

TEST_CASE("census: every rule's card is complete and its years do not overlap") {
    check_cards(cin::all_rules(), cin::field_names());
    check_cards(ssda903::all_rules(), ssda903::field_names());
}

TEST_CASE("census: each year has its number of rules") {
    CHECK(cin::RuleSet{2023}.rules().size() == 105);
    CHECK(cin::RuleSet{2024}.rules().size() == 105);
    CHECK(cin::RuleSet{2025}.rules().size() == 109);
    CHECK(cin::RuleSet{2026}.rules().size() == 109);
    CHECK(cin::RuleSet{2031}.year() == 2026);
    std::size_t errors = 0;
    const cin::RuleSet newest{2026};
    for (const auto* rule : newest.rules()) errors += rule->card.severity == Severity::error ? 1U : 0U;
    CHECK(errors == 83);
}

TEST_CASE("census: the rulebook changes only where a card changed") {
    for (const int year : {2023, 2024, 2025, 2026}) {
        const auto path = std::string{TEST_DIR} + "/golden/rulebook_cin_" + std::to_string(year) + ".csv";
        if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream{path} << rulebook(year);
        std::ifstream in{path};
        std::ostringstream golden;
        golden << in.rdbuf();
        CHECK(golden.str() == rulebook(year));
    }
}

TEST_CASE("census: the printed rulebook in docs is what the cards say now") {
    for (const std::string collection : {"cin", "ssda903"}) {
        std::ostringstream now, golden, err;
        CHECK(rules_command({.collection = collection}, now, err) == 0);
        const auto path = std::string{SOURCE_DIR} + "/docs/rulebook/" + collection + ".md";
        if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream{path} << now.str();
        golden << std::ifstream{path, std::ios::binary}.rdbuf();
        CHECK(golden.str() == now.str());
        // Every rule once for each stretch of years, and a reason wherever the validator in use today gives another
        // answer.
        for (const auto* rule : cin::all_rules())
            if (collection == "cin")
                CHECK(now.str().find("| " + std::string{rule->card.code} + " | ") != std::string::npos);
    }
    std::ostringstream out, err;
    CHECK(rules_command({.collection = "annex-a"}, out, err) == 2);
    CHECK(rules_command({.collection = "cin", .year = 2024}, out, err) == 0);
    CHECK(out.str().find("| 1570 |") == std::string::npos);
}

TEST_CASE("census: a day is read exactly") {
    CHECK(parse_day("2026-03-31") == day_of(core::day(2026, 3, 31)));
    CHECK(parse_day("1066-04-13") == day_of(core::day(1066, 4, 13)));
    for (const char* wrong :
         {"2025-02-29", "2025-13-01", "2025-1-01", "2025-01-01T00:00:00", "20250101xx", "0000-01-01", ""})
        CHECK(parse_day(wrong) == no_day);
    CHECK(parse_english_day("31/03/2026") == parse_day("2026-03-31"));
    CHECK(parse_english_day("31/04/2026") == no_day);
    CHECK(parse_english_day("01/01/19") == no_day);
}

TEST_CASE("census: working days are counted as they are passed going back") {
    // From Easter Sunday 2024: Good Friday is passed over.
    CHECK(cin::working_days_before(parse_day("2024-03-31"), 1) == parse_day("2024-03-28"));
    CHECK(cin::working_day_before(parse_day("2024-04-01")) == parse_day("2024-03-28"));
    CHECK(cin::working_days_before(parse_day("2026-03-31"), 15) == parse_day("2026-03-10"));
}

TEST_CASE("census: a spreadsheet takes every cell as text") {
    CHECK(inert("=1+1") == "'=1+1");
    CHECK(inert("@x") == "'@x");
    CHECK(inert("-2") == "'-2");
    CHECK(inert("C123") == "C123");
}
