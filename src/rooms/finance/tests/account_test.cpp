#include <doctest/doctest.h>

#include "rooms/finance/account.h"

namespace {

finance::Row row(finance::Book book, const char* name, std::int64_t pounds, const char* kind = "") {
    return {.book = book,
            .id = name,
            .scope = finance::Scope::children,
            .year = {2024},
            .name = name,
            .kind = kind,
            .amount = core::Pence{pounds * 100},
            .printed = {},
            .read_as = {},
            .certainty = {},
            .shares = {},
            .text = {},
            .document = "report",
            .section = {},
            .passage = {},
            .note = {},
            .pack = {},
            .changed_by = {},
            .changed_at = {}};
}

finance::Account account(std::vector<finance::Row> rows) {
    return {.partnership = "p", .name = "P", .rows = std::move(rows)};
}

using finance::Book;
constexpr auto children = finance::Scope::children;
constexpr core::ReportingYear year{2024};

}  // namespace

TEST_CASE("finance: contributions less expenditure is the balance, to the penny, and a shortfall is negative") {
    auto odd = row(Book::contribution, "B", 0, "cash");
    odd.amount = core::Pence{1};
    const auto money = account({row(Book::contribution, "A", 203092, "cash"), odd, row(Book::expense, "S", 246270)});
    CHECK(finance::balance(money, children, year) == core::Pence{-4317799});
    CHECK(!finance::balance(money, finance::Scope::joint, year));
}

TEST_CASE("finance: what is given in kind is no income") {
    const auto money = account({row(Book::contribution, "A", 100, "cash"), row(Book::contribution, "A", 9, "in_kind")});
    CHECK(finance::income(money, children, year)->amount == core::Pence{10000});
}

TEST_CASE("finance: a printed total stands where only some lines are known, and the difference is told") {
    const auto some = account({row(Book::contribution, "A", 119266, "cash"), row(Book::total, "", 364633, "income")});
    const auto sum = finance::income(some, children, year);
    REQUIRE(sum);
    CHECK(sum->amount == core::Pence{36463300});
    CHECK_FALSE(sum->by_lines);
    CHECK(*sum->difference == core::Pence{-24536700});
    const auto whole = account({row(Book::contribution, "A", 10, "cash"), row(Book::total, "", 10, "income")});
    CHECK(finance::income(whole, children, year)->by_lines);
}

TEST_CASE("finance: scopes are never added up") {
    auto adults = row(Book::contribution, "A", 5, "cash");
    adults.scope = finance::Scope::adults;
    const auto money = account({row(Book::contribution, "A", 7, "cash"), adults});
    CHECK(finance::income(money, children, year)->amount == core::Pence{700});
    CHECK(finance::income(money, finance::Scope::adults, year)->amount == core::Pence{500});
    CHECK(!finance::income(money, finance::Scope::joint, year));
}

TEST_CASE("finance: a slip is kept as published and counted as it must be read") {
    auto reserve = row(Book::reserve, "", 0, "opening");
    reserve.amount = core::Pence{9535};
    reserve.read_as = core::Pence{9535000};
    const auto money = account({reserve});
    CHECK(finance::reserve_amount(money, money.rows.front()) == core::Pence{9535000});
}

TEST_CASE("finance: a movement that covers the shortfall takes exactly that from the reserve") {
    auto movement = row(Book::reserve, "", 0, "movement");
    movement.amount = {};
    movement.covers_balance = true;
    const auto money =
        account({row(Book::contribution, "A", 203092, "cash"), row(Book::expense, "S", 246270), movement});
    CHECK(finance::reserve_amount(money, money.rows.back()) == core::Pence{-4317800});
    const auto unknown = account({movement});
    CHECK(!finance::reserve_amount(unknown, unknown.rows.front()));
}

TEST_CASE("finance: a line shared between boards adds up to the whole, to the penny") {
    auto line = row(Book::expense, "Staffing", 0);
    line.amount = core::Pence{10001};
    CHECK(finance::apportioned(line).empty());
    line.shares = {core::Decimal::of(3333, 2), core::Decimal::of(3333, 2), core::Decimal::of(3334, 2)};
    const auto parts = finance::apportioned(line);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0] + parts[1] + parts[2] == core::Pence{10001});
}
