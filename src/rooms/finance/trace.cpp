#include "rooms/finance/trace.h"

#include <algorithm>
#include <set>

#include "core/figure.h"
#include "platform/publish/cells.h"

namespace finance {
namespace {

using core::Pence;
using figures::Figure;

/// "leicestershire-police": the part of an id that names a line.
std::string part_of_id(std::string_view name) { return publish::slug(name, std::string::npos); }

core::Figure pounds(Pence amount) {
    const auto exact = core::Decimal::of(amount.count, 2);
    return core::Figure::stated(exact, core::Unit::pounds, exact.is_whole() ? 0 : 2);
}

std::string register_of(Book book) {
    switch (book) {
        case Book::contribution:
            return "funding_contributions";
        case Book::expense:
            return "spending";
        case Book::total:
            return "finance_totals";
        case Book::reserve:
            return "reserves";
        case Book::variance:
            return "variances";
        case Book::value:
            return "value_for_money";
    }
    return {};
}

std::string told_value(const Row& row) {
    std::string told = row.amount ? core::shown(*row.amount) : "no amount";
    if (!row.printed.empty()) told = "printed " + row.printed;
    if (row.read_as) told += ", read as " + core::shown(*row.read_as);
    if (row.certainty == "at_least") told = "at least " + told;
    if (row.certainty == "estimate") told = "about " + told;
    return told;
}

/// Makes the figures of one account and scope.
class Maker {
  public:
    Maker(const Account& account, Scope scope, const Titles& titles)
        : account_(account), scope_(scope), titles_(titles) {}

    Figure of(const Row& row, const std::string& kind, const std::string& label, Pence amount) const {
        Figure figure = plain(kind, row.year, part_of_id(row.name), label, amount);
        figure.definition.description = "As recorded, to the penny.";
        figure.rounding = "none: exact to the penny";
        figure.origins = {origin(row)};
        return figure;
    }
    Figure sum(const std::string& kind, const std::string& label, core::ReportingYear year, const Sum& sum) const {
        Figure figure = plain(kind, year, {}, label, sum.amount);
        figure.definition.description =
            sum.by_lines ? "The sum of its lines." : "As the document prints it: the record does not hold every line.";
        figure.rounding = "none: exact to the penny";
        if (sum.by_lines)
            for (const auto* line : sum.lines) figure.origins.push_back(origin(*line));
        if (sum.printed != nullptr) figure.origins.push_back(origin(*sum.printed));
        return figure;
    }
    std::optional<Figure> balance(core::ReportingYear year) const {
        const auto left = finance::balance(account_, scope_, year);
        if (!left) return std::nullopt;
        Figure figure = plain("balance", year, {}, "Contributions less expenditure", *left);
        figure.definition.description = "Contributions less expenditure of the same year; negative: a shortfall.";
        figure.rounding = "none: exact to the penny";
        for (const auto& sum : {income(account_, scope_, year), expenditure(account_, scope_, year)}) {
            for (const auto* line : sum->lines) figure.origins.push_back(origin(*line));
            if (sum->printed != nullptr) figure.origins.push_back(origin(*sum->printed));
        }
        for (const auto* told : rows_of(account_, Book::total, scope_, year, "balance"))
            figure.origins.push_back(origin(*told));
        return figure;
    }
    /// The line's part of the whole, in per cent.
    Figure share(const Figure& line, Pence part, const Figure& whole, Pence of, const std::string& kind) const {
        Figure figure = line;
        const auto own = line.id.substr(line.id.rfind('/'));
        figure.id = prefix(kind, line.period) + (own == "/" + line.period ? "/total" : own);  // a sum's id ends there
        figure.label = line.label + ", share of the whole";
        figure.unit = core::Unit::percentage;
        figure.value = core::Figure::stated(core::ratio(core::Decimal{part.count}, core::Decimal{of.count}, 100, 1),
                                            core::Unit::percentage, 1);
        figure.definition.description = "The line as a share of the total.";
        figure.definition.numerator = line.label;
        figure.definition.denominator = "all of " + core::shown(of);
        figure.rounding = "to one decimal place, half away from zero";
        figure.origins.insert(figure.origins.end(), whole.origins.begin(), whole.origins.end());
        return figure;
    }
    std::optional<Figure> change(const std::optional<Figure>& before, const std::optional<Figure>& now,
                                 const std::string& kind) const {
        if (!before || !now || !before->value || !now->value) return std::nullopt;
        const core::Change moved{*before->value, *now->value};
        Figure figure = *now;
        // Of a line: ".../change-spending/lrscp/children/2024-25/staffing".
        const std::string told = prefix(kind, now->period);
        figure.id = prefix("change-" + kind, now->period) + now->id.substr(std::min(told.size(), now->id.size()));
        figure.label = now->label + ", change from " + before->period_label;
        figure.computed = moved.in_words();
        figure.definition.description = "The difference of two years.";
        figure.rounding = "the difference is exact; the percentage to one decimal place, half away from zero";
        const auto difference = moved.difference();
        figure.value = core::Figure::stated(difference, core::Unit::pounds, difference.is_whole() ? 0 : 2);
        figure.origins.insert(figure.origins.begin(), before->origins.begin(), before->origins.end());
        return figure;
    }
    Figure apportioned(core::ReportingYear year, const char* board, const std::string& label, Pence amount,
                       const std::vector<const Row*>& lines) const {
        Figure figure = plain("apportioned", year, board, label, amount);
        figure.definition.description =
            "The shares of each line as recorded; pence left over go to the largest remainders, so that the parts add "
            "up to the whole.";
        figure.rounding = "to the penny";
        for (const auto* line : lines) figure.origins.push_back(origin(*line));
        return figure;
    }
    figures::Origin origin(const Row& row) const {
        const auto title = titles_.find(row.document);
        return {.record = row.name.empty() ? row.kind : row.name,
                .address = "/finance/" + register_of(row.book) + "/" + row.id,
                .value = told_value(row),
                .document = row.document,
                .title = title == titles_.end() ? row.document : title->second,
                .section = row.section,
                .passage = row.passage,
                .status = row.document.empty() ? "" : "published",
                .loaded_by = row.changed_by,
                .loaded_at = row.changed_at,
                .pack = row.pack,
                .note = row.note};
    }

  private:
    std::string prefix(const std::string& kind, const std::string& year) const {
        return "finance/" + kind + "/" + account_.partnership + "/" + std::string{word(scope_)} + "/" + year;
    }
    Figure plain(const std::string& kind, core::ReportingYear year, const std::string& part, const std::string& label,
                 Pence amount) const {
        Figure figure;
        figure.id = prefix(kind, year.code()) + (part.empty() ? "" : "/" + part);
        figure.label = label + ", " + whose(account_, scope_) + ", " + year.code();
        figure.unit = core::Unit::pounds;
        figure.value = pounds(amount);
        figure.period = figure.period_label = year.code();
        figure.area = account_.partnership;
        figure.area_name = account_.name;
        figure.definition.polarity = "none";
        figure.definition.version = "1";
        return figure;
    }

    const Account& account_;
    Scope scope_;
    const Titles& titles_;
};

/// What a line is matched by from one year to the next.
using Names = std::vector<std::string>;

/// The names of both years in this year's order; those of the year before only come last.
Names names_of(const std::vector<const Row*>& now, const std::vector<const Row*>& before) {
    Names names;
    for (const auto* rows : {&now, &before})
        for (const auto* row : *rows)
            if (std::find(names.begin(), names.end(), row->name) == names.end()) names.push_back(row->name);
    return names;
}

const Row* named(const std::vector<const Row*>& rows, const std::string& name) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row* row) { return row->name == name; });
    return found == rows.end() ? nullptr : *found;
}

std::vector<Line> lines_of(const Maker& make, const std::vector<const Row*>& now, const std::vector<const Row*>& before,
                           const std::string& kind, const std::string& label) {
    std::vector<Line> lines;
    if (now.empty()) return lines;  // a year is not told by the year before it alone
    for (const auto& name : names_of(now, before)) {
        Line line{.name = name};
        const auto* this_year = named(now, name);
        const auto* last_year = named(before, name);
        if (this_year != nullptr) {
            line.certainty = this_year->certainty;
            line.explanation = this_year->text;
            if (const auto amount = meant(*this_year)) line.now = make.of(*this_year, kind, label + name, *amount);
        }
        if (last_year != nullptr)
            if (const auto amount = meant(*last_year)) line.before = make.of(*last_year, kind, label + name, *amount);
        line.change = make.change(line.before, line.now, kind);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::optional<Line> sum_line(const Maker& make, const std::string& kind, const std::string& name,
                             core::ReportingYear year, const std::optional<Sum>& now,
                             const std::optional<Sum>& before) {
    if (!now) return std::nullopt;
    Line line{.name = name};
    line.now = make.sum(kind, name, year, *now);
    if (before) line.before = make.sum(kind, name, year.previous(), *before);
    line.change = make.change(line.before, line.now, kind);
    return line;
}

void add_shares(const Maker& make, Statement& statement, const Sum& whole) {
    if (whole.amount.count <= 0) return;
    for (auto& line : statement.contributions)
        if (const auto* row = named(whole.lines, line.name); row != nullptr && line.now)
            line.share = make.share(*line.now, *meant(*row), *statement.income->now, whole.amount, "share");
    if (!statement.contributions.empty())
        statement.income->share =
            make.share(*statement.income->now, whole.amount, *statement.income->now, whole.amount, "share");
}

void add_boards(const Maker& make, Statement& statement, const std::vector<const Row*>& lines) {
    const char* ids[] = {"children", "adults", "others"};
    const char* names[] = {"The children's partnership or board", "The adults' board", "Others"};
    std::vector<Pence> totals(3);
    std::vector<const Row*> shared;
    for (const auto* line : lines) {
        const auto parts = apportioned(*line);
        if (parts.empty()) continue;
        shared.push_back(line);
        for (std::size_t i = 0; i < parts.size(); ++i) totals[i] = totals[i] + parts[i];
    }
    // A board of whose part no line tells is not one of which nought is told; one board alone shares nothing.
    const auto known = std::count_if(totals.begin(), totals.end(), [](const Pence& one) { return one.count != 0; });
    if (known < 2) return;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (totals[i].count == 0) continue;
        statement.by_board.push_back(
            {.name = names[i], .now = make.apportioned(statement.year, ids[i], names[i], totals[i], shared)});
    }
}

/// What the record told last of the reserve before a year of which it tells no opening.
void add_last_reserve(const Maker& make, Statement& statement, const Account& account) {
    for (auto year = statement.year.previous(); has(account, statement.scope, year); year = year.previous())
        for (const auto& [moment, day] : {std::pair{"closing", year.last()}, std::pair{"opening", year.first()}})
            for (const auto* row : rows_of(account, Book::reserve, statement.scope, year, moment)) {
                const auto amount = reserve_amount(account, *row);
                if (!amount) continue;
                statement.remarks.push_back({"What the reserve held was last told of " + core::in_words(day) + ": ",
                                             make.of(*row, std::string{"reserve-"} + moment, "Reserve", *amount), "."});
                return;
            }
}

void add_reserve(const Maker& make, Statement& statement, const Account& account) {
    bool any = false;
    for (const auto& [moment, name] : {std::pair{"opening", "Reserve at the beginning of the year"},
                                       std::pair{"movement", "Added to or taken from the reserve"},
                                       std::pair{"closing", "Reserve at the end of the year"}}) {
        Line line{.name = name};
        for (const auto* row : rows_of(account, Book::reserve, statement.scope, statement.year, moment)) {
            const auto amount = reserve_amount(account, *row);
            if (!amount) continue;
            line.now = make.of(*row, std::string{"reserve-"} + moment, name, *amount);
            if (row->covers_balance) {
                line.now->definition.description =
                    "The year's shortfall, which the document says was made up from the reserve without telling the "
                    "amount.";
                if (const auto balance = make.balance(statement.year))
                    line.now->origins.insert(line.now->origins.end(), balance->origins.begin(), balance->origins.end());
            }
            if (row->read_as)
                statement.remarks.push_back({"The document prints this reserve with a slip; it is read here as ",
                                             *line.now, ", and the record keeps it as printed."});
        }
        any = any || line.now;
        statement.reserve.push_back(std::move(line));
    }
    if (!any)
        statement.reserve.clear();
    else if (!statement.reserve.front().now)
        add_last_reserve(make, statement, account);
}

void add_remark(const Maker& make, Statement& statement, const std::optional<Sum>& sum, const std::string& what) {
    if (!sum || !sum->difference || *sum->difference == Pence{}) return;
    const bool more = sum->difference->count > 0;
    const Pence apart = more ? *sum->difference : Pence{} - *sum->difference;
    auto figure = make.of(*sum->printed, "not-by-line-" + sum->printed->kind, "Printed total less its lines", apart);
    figure.definition.description = "What the printed total and the sum of the recorded lines differ by.";
    for (const auto* line : sum->lines) figure.origins.push_back(make.origin(*line));
    statement.remarks.push_back(
        more ? Remark{"The lines of " + what + " come to ", std::move(figure), " more than the printed total."}
             : Remark{"Of the printed total of " + what + ", ", std::move(figure), " is not told line by line."});
}

Statement statement_of(const Account& account, Scope scope, core::ReportingYear year, const Titles& titles) {
    const Maker make{account, scope, titles};
    const auto before = year.previous();
    Statement statement{.scope = scope, .year = year};
    const auto rows = [&](Book book, core::ReportingYear of, std::string_view kind = {}) {
        return rows_of(account, book, scope, of, kind);
    };
    statement.contributions = lines_of(make, rows(Book::contribution, year, "cash"),
                                       rows(Book::contribution, before, "cash"), "contribution", "Contribution of ");
    statement.in_kind = lines_of(make, rows(Book::contribution, year, "in_kind"), {}, "in-kind", "In kind: ");
    statement.spending = lines_of(make, rows(Book::expense, year), rows(Book::expense, before), "spending", "");
    const auto in = income(account, scope, year), out = expenditure(account, scope, year);
    statement.income = sum_line(make, "income", "Contributions", year, in, income(account, scope, before));
    statement.expenditure =
        sum_line(make, "expenditure", "Expenditure", year, out, expenditure(account, scope, before));
    if (in) add_shares(make, statement, *in);
    if (auto left = make.balance(year)) {
        const bool short_of = left->value->value().is_negative();
        Line line{.name = short_of ? "Shortfall" : "Left over"};
        line.now = std::move(left);
        line.before = make.balance(before);
        statement.balance = std::move(line);
    }
    add_boards(make, statement, rows(Book::expense, year));
    add_reserve(make, statement, account);
    add_remark(make, statement, in, "contributions");
    add_remark(make, statement, out, "expenditure");
    statement.variances = rows(Book::variance, year);
    statement.values = rows(Book::value, year);
    return statement;
}

}  // namespace

std::string whose(const Account& account, Scope scope) {
    if (scope == Scope::children) return account.name;
    return scope == Scope::adults ? "the adults' board" : "children and adults together";
}

std::vector<Statement> statements(const Account& account, core::ReportingYear year, const Titles& titles) {
    std::vector<Statement> all;
    for (const auto scope : all_scopes)
        if (has(account, scope, year)) all.push_back(statement_of(account, scope, year, titles));
    return all;
}

std::vector<figures::Figure> figures_in(const std::vector<Statement>& all) {
    std::vector<Figure> found;
    const auto take = [&](const Line& line) {
        for (const auto* figure : {&line.now, &line.before, &line.change, &line.share})
            if (*figure) found.push_back(**figure);
    };
    for (const auto& statement : all) {
        for (const auto* lines : {&statement.contributions, &statement.in_kind, &statement.spending,
                                  &statement.by_board, &statement.reserve})
            for (const auto& line : *lines) take(line);
        for (const auto* line : {&statement.income, &statement.expenditure, &statement.balance})
            if (*line) take(**line);
        for (const auto& remark : statement.remarks) found.push_back(remark.figure);
    }
    std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.id < b.id; });
    found.erase(std::unique(found.begin(), found.end(), [](auto& a, auto& b) { return a.id == b.id; }), found.end());
    return found;
}

}  // namespace finance
