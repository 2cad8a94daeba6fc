#include "platform/db/sql_text.h"

#include <doctest/doctest.h>

using Names = std::vector<std::string>;

TEST_CASE("db: the names of a statement's parameters are found once each, in order") {
    CHECK(db::scan_sql("select :b, :a, :b, :a_2").names == Names{"b", "a", "a_2"});
    CHECK(db::scan_sql("select 1").names.empty());
}

TEST_CASE("db: colons in quotes, comments and casts are no parameters") {
    CHECK(db::scan_sql("select ':a', 'it''s :b', \":c\", x::text").names.empty());
    const auto text = db::scan_sql("select 1 -- isn't :a\n, /* nor 'is :b */ :c");
    CHECK(text.names == Names{"c"});
    CHECK(text.sql == "select 1  \n,   :c");
    CHECK(db::scan_sql("select 'never closed :a").names.empty());
    CHECK(db::scan_sql("/* never closed :a").names.empty());
    CHECK(db::scan_sql("-- to the end :a").names.empty());
    CHECK(db::scan_sql("select 3 - 1, 4 / 2").sql == "select 3 - 1, 4 / 2");
}

TEST_CASE("db: text that one of the engines would refuse is found before either sees it") {
    using namespace std::string_literals;
    for (const auto& good :
         {""s, "plain"s, "O'Neill \"x\" \\"s, "Llŷn, naïve, ẞ"s, "👩‍👧 雪"s, "\x7F"s, "\xF4\x8F\xBF\xBF"s}) {
        CAPTURE(good);
        CHECK_FALSE(db::text_fault(good));
    }
    CHECK(db::text_fault("a\0b"s) == "a NUL byte");
    // cut short, overlong (2, 3, 4 bytes), surrogate, beyond U+10FFFF, bare continuation, Latin-1
    for (const auto& bad : {"\xC3"s, "\xE2\x82"s, "\xF0\x9F\x98"s, "\xC0\xAF"s, "\xE0\x9F\xBF"s, "\xF0\x8F\xBF\xBF"s,
                            "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\x80"s, "caf\xE9"s, "\xFF"s}) {
        CAPTURE(bad.size());
        CHECK(db::text_fault(bad) == "bytes that are not UTF-8");
    }
}
