#include "rooms/yearly_report/making/computed.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/period.h"
#include "rooms/finance/finance.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/making/performance.h"
#include "rooms/yearly_report/store.h"

namespace yearly_report {
namespace {

using publish::Inlines;
using publish::Table;
using publish::Text;

/// What published facts of one topic say about each subject, as a table.
struct FactsTable {
    const char* topic;
    const char* caption;
    const char* subject;
    std::vector<std::pair<const char*, std::vector<std::string>>> columns;  ///< header; kinds told in it
};

std::string when(const Fact& fact) {
    if (const auto day = core::parse_date(fact.on)) return core::in_words(*day);
    if (const auto period = core::Period::parse(fact.period)) return period->label();
    return {};
}

/// By the day of what is told first of each; what has no day comes last.
void by_time(std::vector<std::string>& order, const std::map<std::string, std::vector<Fact>>& by_subject) {
    const auto moment = [&](const std::string& subject) {
        for (const auto& fact : by_subject.at(subject)) {
            if (const auto day = core::parse_date(fact.on)) return *day;
            if (const auto period = core::Period::parse(fact.period)) return period->last();
        }
        return core::Date::max();
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const std::string& a, const std::string& b) { return moment(a) < moment(b); });
}

std::vector<publish::Block> table_of(const FactsTable& asked, const Making& making) {
    std::vector<std::string> order;
    std::map<std::string, std::vector<Fact>> by_subject;
    for (auto& fact : facts_of(making.tx, {.partnership = making.partnership,
                                          .topic = asked.topic,
                                          .subject = {},
                                          .kind = {},
                                          .area = {},
                                          .period = {}})) {
        if (!belongs_to(fact, making.year)) continue;
        if (!by_subject.contains(fact.subject)) order.push_back(fact.subject);
        by_subject[fact.subject].push_back(std::move(fact));
    }
    if (order.empty()) return {};
    by_time(order, by_subject);
    Table table{.caption = asked.caption, .columns = {asked.subject, "When"}, .rows = {}};
    for (const auto& column : asked.columns) table.columns.emplace_back(column.first);
    for (const auto& subject : order) {
        Table::Row row{subject, {}};
        std::string moment;
        for (const auto& fact : by_subject[subject])
            if (moment.empty()) moment = when(fact);
        row.cells.push_back({Text{moment.empty() ? "not recorded" : moment}});
        for (const auto& column : asked.columns) {
            std::string told;
            for (const auto& fact : by_subject[subject])
                if (std::find(column.second.begin(), column.second.end(), fact.kind) != column.second.end())
                    told += (told.empty() ? "" : " ") + fact.statement;
            row.cells.push_back({Text{told.empty() ? "not recorded" : told}});
        }
        table.rows.push_back(std::move(row));
    }
    return {std::move(table)};
}

std::vector<publish::Block> national_reviews(const Making& making) {
    return table_of({"national_publication",
                     "National publications, and how each was considered",
                     "Publication",
                     {{"How it was considered", {"consideration", "did", "decision", "statement"}},
                      {"What came of it", {"outcome", "change", "next_step", "verdict"}}}},
                    making);
}

std::vector<publish::Block> audits(const Making& making) {
    return table_of({"audit",
                     "Audits of the year",
                     "Audit",
                     {{"What was looked at", {"did", "statement"}},
                      {"What was found", {"finding", "outcome", "verdict"}},
                      {"What follows", {"next_step", "decision", "change"}}}},
                    making);
}

std::vector<publish::Block> money(const Making& making) {
    return finance::statement(making.tx, making.partnership, making.year, making.level + 1);
}

/// Of these bodies those that a line ties to the partnership, near or far: its chart tells of no other
/// partnership that happens to stand in the same store. By code, with the name.
std::map<std::string, std::string> tied_to(const std::string& partnership, const std::vector<partnership::Body>& all) {
    std::map<std::string, std::string> tied;
    for (std::size_t before = 0, first = 1; first == 1 || tied.size() != before; first = 0) {
        before = tied.size();
        for (const auto& body : all) {
            bool ties = body.code == partnership || tied.contains(body.code);
            for (const auto* lines : {&body.parents, &body.dotted})
                for (const auto& to : *lines) ties = ties || tied.contains(to);
            if (!ties) continue;
            tied[body.code] = body.name;
            for (const auto* lines : {&body.parents, &body.dotted})
                for (const auto& to : *lines)
                    for (const auto& other : all)
                        if (other.code == to) tied[to] = other.name;
        }
    }
    return tied;
}

/// The partnership's bodies of the report's year, and who reported to whom: drawn, and in words.
std::vector<publish::Block> governance(const Making& making) {
    publish::Structure structure{
        .alternative = {},
        .bodies = {},
        .lines = {},
        .data = {
            .caption = "Structure of the partnership", .columns = {"Body", "Reports to", "Feeds into"}, .rows = {}}};
    const auto bodies = partnership::structure_in(making.tx, making.year);
    const auto names = tied_to(making.partnership, bodies);
    const auto told = [&](const std::vector<std::string>& codes) {
        std::string text;
        for (const auto& code : codes)
            if (names.contains(code)) text += (text.empty() ? "" : "; ") + names.at(code);
        return text.empty() ? std::string{"no body"} : text;
    };
    for (const auto& body : bodies) {
        if (!names.contains(body.code)) continue;
        structure.bodies.push_back({.id = body.code, .name = body.name});
        for (const auto& to : body.parents)
            if (names.contains(to)) structure.lines.push_back({body.code, to});
        for (const auto& to : body.dotted)
            if (names.contains(to)) structure.lines.push_back({body.code, to, true});
        structure.data.rows.push_back({body.name, {{Text{told(body.parents)}}, {Text{told(body.dotted)}}}});
        structure.alternative += body.name + " reports to " + told(body.parents) + ". ";
    }
    if (structure.bodies.empty()) return {};
    return {std::move(structure)};
}

struct Part {
    const char* slug;
    std::vector<publish::Block> (*make)(const Making&);
};

constexpr std::array parts{Part{"performance-data", performance_data}, Part{"finance", money},
                           Part{"governance-chart", governance}, Part{"national-reviews", national_reviews},
                           Part{"audits", audits}};

const Part* find_part(std::string_view slug) {
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return one.slug == slug; });
    return found == parts.end() ? nullptr : &*found;
}

}  // namespace

std::vector<publish::Block> signatories(const Making& making) {
    const auto partnership = partnership::find_partnership(making.tx, making.partnership);
    if (!partnership) return {};
    Table table{.caption = "Who answers for this report", .columns = {"Name", "Office"}, .rows = {}};
    for (const auto& one : partnership::signatories_of(making.tx, *partnership, making.year))
        table.rows.push_back({one.name, {{Text{one.office.empty() ? one.organisation : one.office}}}});
    if (table.rows.empty()) return {};
    return {std::move(table)};
}

bool can_compute(std::string_view slug) { return find_part(slug) != nullptr; }

std::string computed_parts() {
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : ", ") + std::string{part.slug};
    return all;
}

std::vector<publish::Block> compute(std::string_view slug, const Making& making) {
    const auto* part = find_part(slug);
    return part == nullptr ? std::vector<publish::Block>{} : part->make(making);
}

}  // namespace yearly_report
