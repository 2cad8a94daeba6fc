#include <doctest/doctest.h>

#include "core/check.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"
#include "sample.h"

namespace {

using registers::Field;
using registers::read_value;
using registers::Type;

std::string value(Type type, std::string_view typed) {
    Field field{.name = "f", .label = "Field", .type = type};
    if (type == Type::choice || type == Type::choices)
        field.choices = {{"a", "First one"}, {"b", "Second one"}, {"c", "Third one"}};
    const auto reading = read_value(field, typed);
    return reading.problem.empty() ? reading.value : "! " + reading.problem;
}

}  // namespace

TEST_CASE("registers: dates are read as people in England write them") {
    for (const char* typed : {"2025-03-31", "31/3/2025", "31.03.2025", "31 March 2025", "31 mar 2025", " 31-3-2025 "})
        CHECK(value(Type::date, typed) == "2025-03-31");
    for (const char* typed :
         {"3/31/2025", "31/3/25", "30 2 2025", "soon", "31/3", "1/2/3/2025", "31 3 99999", "١/٢/٢٠٢٥"})
        CHECK(value(Type::date, typed) == "! Field must be a real date, such as 31 3 2025");
    CHECK(value(Type::date, "1 1 1066") == "! Field must be between 1800 and 2200");
}

TEST_CASE("registers: numbers and money are exact, and say what is wrong with them") {
    CHECK(value(Type::count, "1,234") == "1234");
    CHECK(value(Type::count, "12.5") == "! Field must be a whole number, such as 12");
    CHECK(value(Type::count, "-1") == "! Field must be 0 to 1,000,000,000,000");
    CHECK(value(Type::count, "99999999999999999999") == "! Field must be a whole number, such as 12");
    CHECK(value(Type::percentage, "12.50%") == "12.5");
    CHECK(value(Type::percentage, "101") == "! Field must be 0 to 100");
    CHECK(value(Type::money, "£1,250.5") == "1250.50");
    CHECK(value(Type::money, "-3") == "-3.00");
    CHECK(value(Type::money, "12,50") == "! Field must be an amount of money, such as 1,250 or 1,250.50");
}

TEST_CASE("registers: choices are known by value or label, in any case") {
    CHECK(value(Type::choice, "FIRST ONE") == "a");
    CHECK(value(Type::choice, "d") == "! Field must be First one, Second one or Third one");
    CHECK(value(Type::choices, "c; a;a") == "a;c");
    CHECK(value(Type::choices, "a;x") == "! Field must be First one, Second one or Third one");
    CHECK(value(Type::yes_no_not_known, "Not known") == "not_known");
}

TEST_CASE("registers: text keeps what people write and refuses what no one can read") {
    CHECK(value(Type::text, "  مركز 👩‍👧 Llŷn ") == "مركز 👩‍👧 Llŷn");
    CHECK(value(Type::text, "a\nb") == "! Field must not contain line breaks or control characters");
    CHECK(value(Type::narrative, "a\r\nb\rc") == "a\nb\nc");
    CHECK(value(Type::narrative, "a\x07") == "! Field must not contain line breaks or control characters");
    CHECK(value(Type::text, std::string(200, 'x')).size() == 200);
    CHECK(value(Type::text, std::string(201, 'x')) == "! Field must be 200 characters or fewer");
    std::string emoji;
    for (int i = 0; i < 200; ++i) emoji += "👩";
    CHECK(value(Type::text, emoji) == emoji);
    CHECK(value(Type::text, "\xED\xA0\x80").substr(0, 7) == "! Field");
    CHECK(value(Type::text, std::string_view{"a\0b", 3}).substr(0, 7) == "! Field");
}

TEST_CASE("registers: values go to the store and back unchanged") {
    for (const auto& [type, text] : std::vector<std::pair<Type, std::string>>{{Type::money, "-0.05"},
                                                                              {Type::money, "1250.50"},
                                                                              {Type::count, "0"},
                                                                              {Type::percentage, "12.5"},
                                                                              {Type::percentage, "0.0001"},
                                                                              {Type::percentage, "100"},
                                                                              {Type::date, "2025-03-31"},
                                                                              {Type::text, ""}}) {
        const Field field{.name = "f", .label = "Field", .type = type};
        CAPTURE(text);
        CHECK(registers::canonical(field, registers::stored(field, text)) == text);
    }
    CHECK(registers::shown({.name = "f", .label = "F", .type = Type::money}, "-1250.50") == "-£1,250.50");
    CHECK(registers::shown({.name = "f", .label = "F", .type = Type::date}, "2025-03-31") == "31 March 2025");
}

TEST_CASE("registers: a wrong declaration is told whole, at start") {
    CHECK_NOTHROW(registers::check_declaration(sample::visits));
    registers::Entity wrong = sample::visits;
    wrong.key = {"nothing"};
    wrong.fields[0].refers_to = nullptr;
    wrong.fields[1].name = "Version";
    try {
        registers::check_declaration(wrong);
        FAIL("it is wrong");
    } catch (const core::Bug& bug) {
        const std::string told = bug.what();
        CHECK(told.find("has no field nothing") != std::string::npos);
        CHECK(told.find("sample_visits.provider") != std::string::npos);
        CHECK(told.find("sample_visits.Version") != std::string::npos);
    }
}

TEST_CASE("registers: words are cut the same for both stores") {
    CHECK(registers::plain_words("O’Neill-Šmith, ÉCOLE № 7") == "o neill smith  ecole № 7");
    CHECK(registers::match_of(db::Engine::sqlite, "Rapid \"rev*") == "\"rapid\"* \"rev\"*");
    CHECK(registers::match_of(db::Engine::postgresql, "Rapid 'rev:*") == "'rapid':* & 'rev':*");
    CHECK(registers::match_of(db::Engine::sqlite, "- !").empty());
}
