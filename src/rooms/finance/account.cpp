#include "rooms/finance/account.h"

#include <algorithm>
#include <set>

namespace finance {
namespace {

constexpr std::array<std::string_view, 3> scope_words{"children", "adults", "joint"};

/// Of several documents' totals the last by document code: the same one for every reader.
const Row* printed_total(const Account& account, Scope scope, core::ReportingYear year, std::string_view what) {
    const Row* best = nullptr;
    for (const auto* row : rows_of(account, Book::total, scope, year, what))
        if (best == nullptr || row->document > best->document) best = row;
    return best;
}

std::optional<Sum> sum(std::vector<const Row*> lines, const Row* printed) {
    std::erase_if(lines, [](const Row* row) { return !row->amount; });
    if (lines.empty() && printed == nullptr) return std::nullopt;
    // A total that is said not to be told: what is known of its lines is no total.
    if (printed != nullptr && !printed->amount) return std::nullopt;
    Sum result{.amount = {}, .lines = std::move(lines), .printed = printed};
    for (const auto* line : result.lines) result.amount = result.amount + *meant(*line);
    if (printed == nullptr) return result;
    if (!result.lines.empty()) result.difference = result.amount - *meant(*printed);
    result.by_lines = result.difference && *result.difference == core::Pence{};
    if (!result.by_lines) result.amount = *meant(*printed);
    return result;
}

}  // namespace

std::string_view word(Scope scope) { return scope_words.at(static_cast<std::size_t>(scope)); }

std::optional<Scope> parse_scope(std::string_view text) {
    for (const auto scope : all_scopes)
        if (word(scope) == text) return scope;
    return std::nullopt;
}

std::optional<core::Pence> meant(const Row& row) { return row.read_as ? row.read_as : row.amount; }

std::vector<const Row*> rows_of(const Account& account, Book book, Scope scope, core::ReportingYear year,
                                std::string_view kind) {
    std::vector<const Row*> found;
    for (const auto& row : account.rows)
        if (row.book == book && row.scope == scope && row.year == year && (kind.empty() || row.kind == kind))
            found.push_back(&row);
    return found;
}

std::optional<Sum> income(const Account& account, Scope scope, core::ReportingYear year) {
    return sum(rows_of(account, Book::contribution, scope, year, "cash"),
               printed_total(account, scope, year, "income"));
}

std::optional<Sum> expenditure(const Account& account, Scope scope, core::ReportingYear year) {
    return sum(rows_of(account, Book::expense, scope, year), printed_total(account, scope, year, "expenditure"));
}

std::optional<core::Pence> balance(const Account& account, Scope scope, core::ReportingYear year) {
    const auto in = income(account, scope, year), out = expenditure(account, scope, year);
    if (!in || !out) return std::nullopt;
    return in->amount - out->amount;
}

std::optional<core::Pence> reserve_amount(const Account& account, const Row& row) {
    if (const auto told = meant(row)) return told;
    if (!row.covers_balance) return std::nullopt;
    const auto left = balance(account, row.scope, row.year);
    return left && left->count < 0 ? left : std::nullopt;
}

std::vector<core::Pence> apportioned(const Row& line) {
    if (line.shares.empty() || !line.amount) return {};
    std::vector<std::int64_t> weights;
    for (const auto& share : line.shares) weights.push_back(share.rounded(4).units());
    return core::split(*meant(line), weights);
}

bool has(const Account& account, Scope scope, core::ReportingYear year) {
    return std::any_of(account.rows.begin(), account.rows.end(),
                       [&](const Row& row) { return row.scope == scope && row.year == year; });
}

std::vector<core::ReportingYear> years_in(const Account& account) {
    std::set<core::ReportingYear, std::greater<>> years;
    for (const auto& row : account.rows) years.insert(row.year);
    return {years.begin(), years.end()};
}

}  // namespace finance
