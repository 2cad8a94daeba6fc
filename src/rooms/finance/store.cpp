#include "rooms/finance/store.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "core/check.h"
#include "platform/registers/store.h"
#include "rooms/finance/finance.h"
#include "rooms/partnership/partnership.h"

namespace finance {
namespace {

using registers::Entity;
using registers::Record;

/// The live records of one partnership. The condition is in the words of the unique index, so that it serves.
void each_of(db::ReadTx& tx, const Entity& entity, const std::string& partnership, Rows which,
             const std::function<void(const Record&)>& take) {
    const db::Query query{
        "finance." + entity.name + ".of_partnership",
        "select " + registers::record_columns(entity, "") + " from " + registers::table_of(entity) +
            " where withdrawn_at is null and coalesce(\"partnership\", '') = :partnership order by id collate \"C\"",
        registers::record_types(entity)};
    tx.each(query, {{"partnership", partnership}}, [&](const db::Row& row) {
        const auto record = registers::record_of(entity, row);
        if (which == Rows::all || !cell(entity, record.cells, "document").empty()) take(record);
    });
}

/// The text of a field that not every register of this room has.
std::string maybe(const Entity& entity, const Record& record, std::string_view field) {
    const auto place = registers::find_field(entity, field);
    return place ? record.cells[*place] : std::string{};
}

std::optional<core::Pence> money(const Entity& entity, const Record& record, std::string_view field) {
    return core::parse_pence(maybe(entity, record, field));
}

Row row_of(Book book, const Entity& entity, const Record& record) {
    const auto scope = parse_scope(maybe(entity, record, "scope"));
    const auto year = core::ReportingYear::parse(maybe(entity, record, "year"));
    core::check(scope && year, "a record of finance has a scope and a year");
    Row row{.book = book,
            .id = record.id,
            .scope = *scope,
            .year = *year,
            .name = maybe(entity, record, book == Book::contribution ? "contributor" : "line"),
            .kind = {},
            .amount = money(entity, record, "amount"),
            .printed = maybe(entity, record, "printed"),
            .read_as = money(entity, record, "read_as"),
            .certainty = maybe(entity, record, "certainty"),
            .covers_balance = maybe(entity, record, "covers_balance") == "yes",
            .shares = {},
            .text = {},
            .place = core::Decimal::parse(maybe(entity, record, "place")).value_or(core::Decimal{}).units(),
            .document = maybe(entity, record, "document"),
            .section = maybe(entity, record, "section"),
            .passage = maybe(entity, record, "passage"),
            .note = maybe(entity, record, "note"),
            .pack = record.pack,
            .changed_by = record.changed_by,
            .changed_at = record.changed_at};
    for (const char* field : {"kind", "moment"}) row.kind += maybe(entity, record, field);
    if (book == Book::total) row.kind = maybe(entity, record, "what");
    for (const char* field : {"explanation", "cause", "judgement"}) row.text += maybe(entity, record, field);
    if (book == Book::contribution) row.text = maybe(entity, record, "what");
    const bool shared = !maybe(entity, record, "children_share").empty() ||
                        !maybe(entity, record, "adults_share").empty() || !maybe(entity, record, "other_share").empty();
    if (shared)
        for (const char* field : {"children_share", "adults_share", "other_share"})
            row.shares.push_back(core::Decimal::parse(maybe(entity, record, field)).value_or(core::Decimal{}));
    return row;
}

}  // namespace

Account read_account(db::ReadTx& tx, const std::string& partnership, Rows which) {
    const auto found = partnership::find_partnership(tx, partnership);
    Account account{.partnership = partnership, .name = found ? found->name : partnership, .rows = {}};
    const std::pair<Book, const Entity*> books[] = {{Book::contribution, &funding_contributions},
                                                    {Book::expense, &spending},
                                                    {Book::total, &finance_totals},
                                                    {Book::reserve, &reserves},
                                                    {Book::variance, &variances},
                                                    {Book::value, &value_for_money}};
    for (const auto& [book, entity] : books)
        each_of(tx, *entity, partnership, which, [&, book = book, entity = entity](const Record& record) {
            account.rows.push_back(row_of(book, *entity, record));
        });
    const auto order = [](const Row& row) {
        return std::tie(row.book, row.year, row.scope, row.place, row.name, row.kind, row.document, row.id);
    };
    std::sort(account.rows.begin(), account.rows.end(),
              [&](const Row& a, const Row& b) { return order(a) < order(b); });
    return account;
}

std::map<std::string, std::string> titles_of_documents(db::ReadTx& tx) {
    std::map<std::string, std::string> titles;
    for (const auto& document : partnership::all_documents(tx)) titles[document.code] = document.title;
    return titles;
}

std::vector<Agreement> agreements_of(db::ReadTx& tx, const std::string& partnership, Rows which) {
    std::vector<Agreement> found;
    const auto& entity = funding_agreements;
    const db::Query query{
        "finance.agreements",
        "select " + registers::record_columns(entity, "") + " from " + registers::table_of(entity) +
            " where withdrawn_at is null and \"partnership\" = :partnership order by \"code\" collate \"C\"",
        registers::record_types(entity)};
    tx.each(query, {{"partnership", partnership}}, [&](const db::Row& row) {
        const auto record = registers::record_of(entity, row);
        const auto get = [&](std::string_view field) { return maybe(entity, record, field); };
        if (which == Rows::published && get("document").empty()) return;
        found.push_back({record.id, get("name"), get("scope"), get("period"), get("between"), get("principle"),
                         get("document"), get("section"), get("passage"), get("note")});
    });
    return found;
}

}  // namespace finance
