#include "rooms/finance/commands.h"

#include <algorithm>
#include <map>

#include "core/check.h"
#include "platform/registers/commands.h"
#include "platform/registers/entity.h"
#include "platform/registers/value.h"
#include "rooms/finance/finance.h"
#include "rooms/finance/store.h"

namespace finance {
namespace {

using registers::Cells;
using registers::Entity;

/// What tells the line of a book apart from others of the same register.
struct Kind {
    const char* book;
    const Entity* entity;
    const char* field;  ///< that says which; empty: none
    const char* value;
    const char* name;  ///< the field that holds its name; empty: none
    const char* text;  ///< the field that holds its words; empty: none
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{{"cash", &funding_contributions, "kind", "cash", "contributor", ""},
                                       {"in_kind", &funding_contributions, "kind", "in_kind", "contributor", "what"},
                                       {"spending", &spending, "", "", "line", "explanation"},
                                       {"opening", &reserves, "moment", "opening", "", ""},
                                       {"movement", &reserves, "moment", "movement", "", ""},
                                       {"closing", &reserves, "moment", "closing", "", ""}};
    return all;
}

const Kind& kind_of(const std::string& book) {
    const auto found = std::find_if(kinds().begin(), kinds().end(), [&](const Kind& one) { return one.book == book; });
    core::check(found != kinds().end(), "a line of the page belongs to a book");
    return *found;
}

std::string book_of(const Row& row) {
    if (row.book == Book::contribution) return row.kind == "in_kind" ? "in_kind" : "cash";
    return row.book == Book::expense ? "spending" : row.book == Book::reserve ? row.kind : "";
}

std::string typed(const std::optional<core::Pence>& amount) {
    return amount ? core::Decimal::of(amount->count, 2).plain() : std::string{};
}

bool is_empty(const Entry& entry) { return entry.amount.empty() && entry.text.empty(); }

/// The cells of a line, over those that its record has.
Cells cells_of(const Year& year, const Entry& entry, Cells cells) {
    const auto& kind = kind_of(entry.book);
    const auto& entity = *kind.entity;
    cells.resize(entity.fields.size());
    const auto put = [&](const char* field, const std::string& value) {
        if (*field != '\0') cells[registers::place_of(entity, field)] = value;
    };
    put("partnership", year.partnership);
    put("scope", std::string{word(year.scope)});
    put("year", year.year.code());
    put(kind.field, kind.value);
    put(kind.name, entry.name);
    put(kind.text, entry.text);
    const auto& amount = entity.fields[registers::place_of(entity, "amount")];
    put("amount", registers::read_value(amount, entry.amount).value);
    return cells;
}

}  // namespace

const Entity& entity_of(const std::string& book) { return *kind_of(book).entity; }
bool has_name(const std::string& book) { return *kind_of(book).name != '\0'; }

std::vector<Entry> entries_of(db::ReadTx& tx, const Year& year) {
    const auto account = read_account(tx, year.partnership);
    std::vector<Entry> all;
    for (const auto& kind : kinds()) {
        const std::string book = kind.book;
        std::vector<Entry> now;
        std::map<std::string, std::string> before;
        std::vector<std::string> names;
        for (const auto& row : account.rows) {
            if (row.scope != year.scope || book_of(row) != book) continue;
            if (row.year == year.year.previous()) {
                if (before.emplace(row.name, typed(meant(row))).second) names.push_back(row.name);
            } else if (row.year == year.year) {
                now.push_back({.book = book,
                               .name = row.name,
                               .amount = typed(row.amount),
                               .text = *kind.text != '\0' ? row.text : "",
                               .record = row.id});
                if (const auto record = registers::find(tx, *kind.entity, row.id)) now.back().version = record->version;
            }
        }
        for (auto& entry : now) {
            if (before.contains(entry.name)) entry.before = before[entry.name];
            std::erase(names, entry.name);
        }
        for (const auto& name : names)
            now.push_back({.book = book, .name = name, .amount = {}, .before = before[name]});
        if (now.empty() && *kind.name == '\0') now.push_back({.book = book, .name = {}, .amount = {}});
        all.insert(all.end(), now.begin(), now.end());
    }
    return all;
}

std::vector<EntryProblem> problems_of(const Year& year, const std::vector<Entry>& entries) {
    std::vector<EntryProblem> problems;
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        const auto& kind = kind_of(entry.book);
        if (is_empty(entry)) {
            if (!entry.record.empty())
                problems.push_back({i, "amount", "Enter the amount. To take a line out, withdraw it in the register"});
            else if (has_name(entry.book) && !entry.name.empty() && entry.before.empty())
                problems.push_back({i, "amount", "Enter the amount of " + entry.name});
            continue;
        }
        if (has_name(entry.book) && entry.name.empty())
            problems.push_back({i, "name", "Enter whose or what line it is"});
        const auto& field = kind.entity->fields[registers::place_of(*kind.entity, "amount")];
        if (const auto read = registers::read_value(field, entry.amount); !read.problem.empty()) {
            problems.push_back({i, "amount", (entry.name.empty() ? "" : entry.name + ": ") + read.problem});
            continue;
        }
        if (has_name(entry.book) && !entry.name.empty() && !seen.emplace(entry.book + "/" + entry.name, i).second)
            problems.push_back({i, "name", entry.name + " stands on this page twice"});
        auto cells = cells_of(year, entry, {});
        for (const auto& problem : registers::complete(*kind.entity, cells)) {
            const bool words = problem.field == kind.text;
            if (problem.field == kind.name) continue;  // said above
            problems.push_back({i, words ? "text" : "amount", problem.message});
        }
    }
    return problems;
}

Totals totals_of(const std::vector<Entry>& entries) {
    Totals totals;
    for (const auto& entry : entries) {
        const auto& entity = entity_of(entry.book);
        const auto read = registers::read_value(entity.fields[registers::place_of(entity, "amount")], entry.amount);
        const auto amount = core::Decimal::parse(read.value);
        if (!amount || !read.problem.empty()) continue;
        if (entry.book == "cash") totals.income = totals.income + *amount;
        if (entry.book == "spending") totals.spending = totals.spending + *amount;
    }
    return totals;
}

core::Result<void> enter(audit::WriteTx& tx, const rights::Grant<Edit>& by, const Year& year,
                         const std::vector<Entry>& entries) {
    core::check(by.record() == record_of(year).address, "the grant is for these accounts");
    for (const auto& entry : entries) {
        if (is_empty(entry)) continue;
        const auto& entity = entity_of(entry.book);
        const auto known = entry.record.empty() ? std::nullopt : registers::find(tx, entity, entry.record);
        if (known) {
            auto changed =
                registers::change({tx, by}, entity, known->id, entry.version, cells_of(year, entry, known->cells));
            if (!changed) return tl::unexpected<core::Refusal>(changed.error());
            continue;
        }
        const auto cells = cells_of(year, entry, {});
        if (const auto taken = registers::find_by_key(tx, entity, cells))
            return core::refuse(core::Reason::conflict, registers::key_taken(entity, taken->title).message + ".");
        registers::add({tx, by}, entity, cells);
    }
    return {};
}

rights::Record record_of(const Year& year) {
    std::string footprint = year.partnership;
    for (char& c : footprint)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return {.address = "/finance/entry/" + year.partnership + "/" + year.year.code(),
            .classification = rights::Classification::partnership,
            .footprints = {footprint}};
}

}  // namespace finance
