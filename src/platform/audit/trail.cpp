#include "platform/audit/audit.h"

#include <charconv>
#include "platform/audit/chain.h"

namespace audit {
namespace {

using db::Column;

// One shape for every question about events.
const std::string select_entries =
    "select e.number, e.kind, e.subject_kind, e.subject, e.changes, e.note, p.kind, p.actor, p.account, p.at, "
    "p.reason, p.number, e.hash from audit_events e join audit_processes p on p.number = e.process ";
const std::vector<Column> entry_columns{Column::integer, Column::text,    Column::text, Column::text, Column::text,
                                        Column::text,    Column::text,    Column::text, Column::text, Column::text,
                                        Column::text,    Column::integer, Column::text};

const db::Query of_subject{"audit: history of a record",
                           select_entries +
                               "where e.subject_kind = :kind and e.subject = :id and e.number < :before "
                               "order by e.number desc limit :most",
                           entry_columns};
const db::Query of_any{"audit: what happened",
                       select_entries + "where e.number < :before order by e.number desc limit :most", entry_columns};
const db::Query in_process{"audit: events of a process",
                           select_entries + "where e.process = :process order by e.number", entry_columns};
const db::Query in_process_of_kind{
    "audit: events of a process about a kind",
    select_entries + "where e.process = :process and e.subject_kind = :kind order by e.number limit :most",
    entry_columns};
const db::Query done_to{
    "audit: processes about a kind",
    "select p.number, p.kind, p.actor, p.account, p.at, p.reason, count(*) from audit_events e "
    "join audit_processes p on p.number = e.process where e.subject_kind = :kind and e.kind <> :but "
    "and p.at >= :from and p.at <= :to group by p.number, p.kind, p.actor, p.account, p.at, "
    "p.reason order by p.number desc limit :most offset :skip",
    {Column::integer, Column::text, Column::text, Column::text, Column::text, Column::text, Column::integer}};
const db::Query of_kind_until{"audit: what happened to a kind until",
                              select_entries + "where e.subject_kind = :kind and p.at <= :at order by e.number",
                              entry_columns};
const db::Query counted{
    "audit: how many events of a kind",
    "select count(*) from (select 1 from audit_events where subject_kind = :kind limit :most) counted",
    {Column::integer}};
const db::Query until{"audit: changes of a record until",
                      "select e.subject, e.changes from audit_events e join audit_processes p on p.number = e.process "
                      "where e.subject_kind = :kind and e.subject = :id and p.at <= :at order by e.number",
                      {Column::text, Column::text}};
const db::Query all_until{"audit: changes of a kind until",
                          "select e.subject, e.changes from audit_events e join audit_processes p on p.number = "
                          "e.process where e.subject_kind = :kind and p.at <= :at order by e.number",
                          {Column::text, Column::text}};
const db::Query chain_end{
    "audit: head", "select events, hash from audit_chain where one = 1", {Column::integer, Column::text}};
const db::Query links{"audit: links of the chain",
                      select_entries + "where e.number > :after order by e.number limit 5000", entry_columns};

constexpr std::size_t most_faults = 100;

Entry entry_of(const db::Row& row, bool with_changes = true) {
    Entry entry{.number = row.integer(0),
                .event = {.kind = row.text(1), .subject = {row.text(2), row.text(3)}, .note = row.text(5)},
                .process = {.kind = row.text(6),
                            .actor = row.text(7),
                            .at = core::parse_instant(row.text(9)).value_or(core::Instant{}),
                            .reason = row.text(10),
                            .account = row.text(8)},
                .process_number = row.integer(11)};
    if (with_changes) entry.event.changes = changes_of(row.text(4));
    return entry;
}

std::int64_t below(std::int64_t before) { return before > 0 ? before : INT64_MAX; }

void fold(State& state, const std::vector<Change>& changes) {
    for (const auto& change : changes) {
        if (change.after)
            state[change.field] = *change.after;
        else
            state.erase(change.field);
    }
}

}  // namespace

Head head(db::ReadTx& tx) {
    const auto row = tx.first(chain_end);
    return row ? Head{row->integer(0), row->text(1)} : Head{};
}

Verdict verify(db::ReadTx& tx, const std::optional<Head>& noted) {
    Verdict verdict{.head = head(tx), .faults = {}};
    const auto fault = [&](std::string sentence) {
        if (verdict.faults.size() < most_faults) verdict.faults.push_back(std::move(sentence));
    };
    Head seen;
    bool noted_found = !noted || noted->number == 0;
    for (bool more = true; more;) {
        more = false;
        tx.each(links, {{"after", seen.number}}, [&](const db::Row& row) {
            more = true;
            const Entry entry = entry_of(row, false);
            if (entry.number != seen.number + 1)
                fault("Events " + std::to_string(seen.number + 1) + " to " + std::to_string(entry.number - 1) +
                      " are missing.");
            const auto hash =
                hash_of(seen.hash, entry.number, entry.process_number, entry.process, entry.event, row.text(4));
            if (hash != row.text(12))
                fault("Event " + std::to_string(entry.number) + " was altered, or the one before it.");
            seen = {entry.number, row.text(12)};
            if (noted && seen == *noted) noted_found = true;
        });
    }
    if (seen != verdict.head)
        fault("The chain ends at event " + std::to_string(seen.number) + ", but its recorded end is event " +
              std::to_string(verdict.head.number) + ".");
    if (!noted_found)
        fault("The end that was noted, event " + std::to_string(noted->number) + ", is no longer part of the chain.");
    return verdict;
}

std::vector<Entry> history(db::ReadTx& tx, const Subject& subject, std::size_t most, std::int64_t before) {
    std::vector<Entry> entries;
    tx.each(of_subject,
            {{"kind", subject.kind},
             {"id", subject.id},
             {"before", below(before)},
             {"most", static_cast<std::int64_t>(most)}},
            [&](const db::Row& row) { entries.push_back(entry_of(row)); });
    return entries;
}

std::vector<Entry> recent(db::ReadTx& tx, const std::vector<std::string>& kinds, std::size_t most,
                          std::int64_t before) {
    std::vector<Entry> entries;
    std::vector<db::Bind> binds{{"before", below(before)}, {"most", static_cast<std::int64_t>(most)}};
    // A few kinds at most: each its own parameter.
    std::vector<std::string> names;
    std::string list;
    for (std::size_t i = 0; i < kinds.size(); ++i) names.push_back("kind" + std::to_string(i));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        list += (i == 0 ? ":" : ", :") + names[i];
        binds.push_back({names[i], kinds[i]});
    }
    const db::Query of_kinds{"audit: what happened to " + std::to_string(kinds.size()) + " kinds",
                             select_entries + "where e.subject_kind in (" + list +
                                 ") and e.number < :before order by e.number desc limit :most",
                             entry_columns};
    tx.each(kinds.empty() ? of_any : of_kinds, binds, [&](const db::Row& row) { entries.push_back(entry_of(row)); });
    return entries;
}

std::optional<Head> parse_head(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return {};
    Head head{.hash = std::string{text.substr(colon + 1)}};
    const auto digits = text.substr(0, colon);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), head.number);
    const bool hexadecimal = head.hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (error != std::errc{} || end != digits.data() + digits.size() || head.number < 1 || head.hash.size() != 64 ||
        !hexadecimal)
        return {};
    return head;
}

std::vector<Entry> of_process(db::ReadTx& tx, std::int64_t process) {
    std::vector<Entry> entries;
    tx.each(in_process, {{"process", process}}, [&](const db::Row& row) { entries.push_back(entry_of(row)); });
    return entries;
}

std::vector<Entry> of_process(db::ReadTx& tx, std::int64_t process, const std::string& kind, std::size_t most) {
    std::vector<Entry> entries;
    tx.each(in_process_of_kind, {{"process", process}, {"kind", kind}, {"most", static_cast<std::int64_t>(most)}},
            [&](const db::Row& row) { entries.push_back(entry_of(row)); });
    return entries;
}

std::vector<Deed> deeds(db::ReadTx& tx, const std::string& kind, const std::string& but, core::Instant from,
                        core::Instant to, std::size_t most, std::size_t skip) {
    std::vector<Deed> all;
    tx.each(done_to,
            {{"kind", kind},
             {"but", but},
             {"from", core::iso(from)},
             {"to", core::iso(to)},
             {"most", static_cast<std::int64_t>(most)},
             {"skip", static_cast<std::int64_t>(skip)}},
            [&](const db::Row& row) {
                all.push_back({.process_number = row.integer(0),
                               .process = {.kind = row.text(1),
                                           .actor = row.text(2),
                                           .at = core::parse_instant(row.text(4)).value_or(core::Instant{}),
                                           .reason = row.text(5),
                                           .account = row.text(3)},
                               .events = static_cast<std::size_t>(row.integer(6))});
            });
    return all;
}

void each_until(db::ReadTx& tx, const std::string& kind, core::Instant at,
                const std::function<void(const Entry&)>& take) {
    tx.each(of_kind_until, {{"kind", kind}, {"at", core::iso(at)}}, [&](const db::Row& row) { take(entry_of(row)); });
}

std::size_t count_events(db::ReadTx& tx, const std::string& kind, std::size_t most) {
    const auto row = tx.first(counted, {{"kind", kind}, {"most", static_cast<std::int64_t>(most) + 1}});
    return static_cast<std::size_t>(row->integer(0));
}

std::optional<State> state_at(db::ReadTx& tx, const Subject& subject, core::Instant at) {
    std::optional<State> state;
    tx.each(until, {{"kind", subject.kind}, {"id", subject.id}, {"at", core::iso(at)}}, [&](const db::Row& row) {
        if (!state) state.emplace();
        fold(*state, changes_of(row.text(1)));
    });
    return state;
}

std::map<std::string, State> states_at(db::ReadTx& tx, const std::string& kind, core::Instant at) {
    std::map<std::string, State> states;
    tx.each(all_until, {{"kind", kind}, {"at", core::iso(at)}},
            [&](const db::Row& row) { fold(states[row.text(0)], changes_of(row.text(1))); });
    return states;
}

}  // namespace audit
