#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "platform/claims/claims.h"
#include "platform/claims/reading.h"

namespace {

claims::Token first_number(const std::string& text) {
    const claims::Reading reading{text};
    for (const auto& sentence : reading.sentences())
        for (const auto& token : sentence.tokens)
            if (token.kind != claims::Token::Kind::word && token.kind != claims::Token::Kind::mark) return token;
    return {};
}
using Kind = claims::Token::Kind;

std::string times(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("claims: numbers mean what the words around them say") {
    const auto is = [](const char* text, Kind kind, const char* value) {
        const auto token = first_number(text);
        CAPTURE(std::string{text});
        CHECK(token.kind == kind);
        CHECK(token.value == *core::Decimal::parse(value));
    };
    is("seven areas", Kind::count, "7");
    is("twenty-five visits", Kind::count, "25");
    is("a hundred and ten", Kind::count, "100");
    is("two hundred and six calls", Kind::count, "206");
    is("1,609 people", Kind::count, "1609");
    is("1.2 million people", Kind::count, "1200000");
    is("15.7 per cent of them", Kind::percent, "15.7");
    is("\xC2\xA3"
       "66,258 was paid",
       Kind::money, "66258");
    is("under section 47 of it", Kind::label, "47");
    is("children aged 15", Kind::age, "15");
    is("within 45 days", Kind::duration, "45");
    is("ranked 137th", Kind::ordinal, "137");
    is("two-thirds of them", Kind::fraction, "2");
    CHECK(first_number("roughly 40 people").bound == claims::Bound::about);
    CHECK(first_number("nearly 800 people").bound == claims::Bound::under);
    CHECK(first_number("more than 80 people").bound == claims::Bound::over);
    CHECK(first_number("in 2023-24 it was").kind == Kind::period);
    CHECK(first_number("on 12th July 2024 it was").month == 7);
    CHECK(first_number("ages 50-74 alone").kind == Kind::range);
}

TEST_CASE("claims: what PDFs leave in a text does not hide a sentence") {
    // Line ends of Windows, a soft hyphen, hard spaces, a footnote mark, a page number in the middle.
    const std::string text = "Of the 48 vis\xC2\xADits,\r\n12\xC2\xA0(30%)<sup>4</sup> were unannounced.\r\n";
    REQUIRE(claims::check_text(text).size() == 1);
    // Only a line that was full can have been torn by the end of its page.
    const std::string torn =
        "The neglect audit that the new subgroup held in the autumn considered eleven cases, seven\n\n12\n\n"
        "in Northtown and three in Easton.\n";
    const auto found = claims::check_text(torn);
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == 1);
    CHECK(claims::check_text("").empty());
    CHECK(claims::check_text("\xFF\xFE\x80 5% of the 7\xC2").size() <= 1);
}

TEST_CASE("claims: odd input takes time in proportion to its size") {
    const auto ms = [](const std::string& text) {
        const auto begin = std::chrono::steady_clock::now();
        claims::check_text(text);
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    };
    for (const char* piece :
         {"9", "1,", "- a ", "5% of the 7 ", "[", "from 5 to 6, ", "&", "<", "a third ",
          "\xC2\xA3"
          "1.",
          "In Aston ", "1-", "#\n", "Total\t1\n", "- x\n", "No children at the end. 5% of children. "}) {
        CAPTURE(std::string{piece});
        const int count = static_cast<int>(60'000 / std::string_view{piece}.size());
        const auto small = ms(times(piece, count)), large = ms(times(piece, 4 * count));
        // Four times the text may take ten times the time on a busy machine; sixteen would be a square.
        CHECK(large < 10 * small + 150);
    }
}
