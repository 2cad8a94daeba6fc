#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "core/money.h"
#include "core/period.h"

/// A partnership's money as the records tell it, and what follows from it by adding up. Pure: no store, no clock.
namespace finance {

/// Whose money it is. Amounts of different scopes are never added up.
enum class Scope { children, adults, joint };
constexpr std::array<Scope, 3> all_scopes{Scope::children, Scope::adults, Scope::joint};
std::string_view word(Scope scope);  ///< "children", as in records and ids
std::optional<Scope> parse_scope(std::string_view text);

/// The kinds of record that an account is made of; `kind` of a Row says more.
enum class Book { contribution, expense, total, reserve, variance, value };

/// One record.
struct Row {
    Book book;
    std::string id;  ///< of the register's record
    Scope scope;
    core::ReportingYear year;
    std::string name;  ///< contributor or line
    std::string kind;  ///< cash, in_kind; income, expenditure, balance; opening, movement, closing; else empty
    std::optional<core::Pence> amount;  ///< as published
    std::string printed;                ///< as printed, where that is a slip
    std::optional<core::Pence> read_as;
    std::string certainty;              ///< exact, at_least, estimate; empty: exact
    bool covers_balance = false;        ///< a movement that makes up the year's shortfall
    std::vector<core::Decimal> shares;  ///< per cent of children, adults, others; empty: not told
    std::string text;                   ///< explanation, reason, judgement, what was given
    std::int64_t place = 0;
    std::string document, section, passage, note;
    std::string pack, changed_by, changed_at;
};

/// The amount that sums use: what a slip must be read as, else as published. Empty: none is told.
std::optional<core::Pence> meant(const Row& row);

struct Account {
    std::string partnership;  ///< code
    std::string name;
    std::vector<Row> rows;  ///< by book, year, place, name
};

std::vector<const Row*> rows_of(const Account& account, Book book, Scope scope, core::ReportingYear year,
                                std::string_view kind = {});

/// A funding agreement, for its paragraph.
struct Agreement {
    std::string id, name, scope, period, between, principle, document, section, passage, note;
};

/// A sum and how it stands to what a document prints.
struct Sum {
    core::Pence amount;             ///< the sum of the lines; the printed total where only some lines are known
    std::vector<const Row*> lines;  ///< that were added up
    const Row* printed = nullptr;   ///< the total that a document prints; null: none
    bool by_lines = true;           ///< whether `amount` is the sum of the lines
    /// Lines less the printed total; empty when there is no printed total or no line.
    std::optional<core::Pence> difference = {};
};

/// What the partners gave in money. Empty: the record tells nothing, or says that the total is not told.
std::optional<Sum> income(const Account& account, Scope scope, core::ReportingYear year);
std::optional<Sum> expenditure(const Account& account, Scope scope, core::ReportingYear year);
/// Contributions less expenditure; negative: a shortfall. Empty unless both are known.
std::optional<core::Pence> balance(const Account& account, Scope scope, core::ReportingYear year);
/// The amount of a movement that covers the year's shortfall; else as told.
std::optional<core::Pence> reserve_amount(const Account& account, const Row& row);
/// A line's amount shared between children's partnership, adults' board and others, to the penny; empty when no shares
/// are told. A line of one scope alone whose shares are not told belongs to that scope and is not shared.
std::vector<core::Pence> apportioned(const Row& line);

/// Whether the record tells any money of the scope in the year.
bool has(const Account& account, Scope scope, core::ReportingYear year);
/// Newest first.
std::vector<core::ReportingYear> years_in(const Account& account);

}  // namespace finance
