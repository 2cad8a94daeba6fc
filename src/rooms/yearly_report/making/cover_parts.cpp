#include "rooms/yearly_report/making/cover_parts.h"

#include <algorithm>
#include <array>
#include <set>

#include "platform/registers/entity.h"
#include "platform/registers/value.h"
#include "rooms/finance/finance.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/making/requirement_map.h"
#include "rooms/yearly_report/route.h"
#include "rooms/yearly_report/store.h"
#include "rooms/yearly_report/store_judgements.h"
#include "rooms/yearly_report/store_route.h"
#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {
namespace {

using publish::Block;
using publish::List;
using publish::Paragraph;
using publish::Strong;
using publish::Table;
using publish::Text;

using Blocks = std::vector<Block>;

Blocks words(const std::string& text) { return {Paragraph{{Text{text}}}}; }

/// Facts of a topic that speak of the report's year: one without a time is told in no cover report.
std::vector<Fact> facts_of_year(const Cover& cover, const char* topic, const std::set<std::string>& kinds) {
    auto facts = facts_of(
        cover.tx,
        {.partnership = cover.partnership, .topic = topic, .subject = {}, .kind = {}, .area = {}, .period = {}});
    facts.erase(std::remove_if(facts.begin(), facts.end(),
                               [&](const Fact& fact) {
                                   return !kinds.contains(fact.kind) || (fact.period.empty() && fact.on.empty()) ||
                                          !belongs_to(fact, cover.year);
                               }),
                facts.end());
    return facts;
}

Blocks listed(const std::vector<Fact>& facts, bool with_subject) {
    if (facts.empty()) return {};
    List list{.ordered = false, .items = {}};
    for (const auto& fact : facts) {
        publish::Inlines item;
        if (with_subject) item.emplace_back(Strong{fact.subject + ". "});
        item.emplace_back(Text{fact.statement});
        list.items.push_back(std::move(item));
    }
    return {std::move(list)};
}

Blocks purpose(const Cover& cover, const Made& made) {
    if (made.narrated) return {};
    const auto work = find_work(cover.tx, cover.partnership, cover.year);
    const bool out = work && (work->state == State::published || work->state == State::sent);
    return words("To present the report of " + cover.yearly.document.publisher + " on the year " +
                 cover.yearly.document.period +
                 (out ? ", which is published." : " and to invite comments on it before it is published."));
}

Blocks recommendations(const Cover&, const Made& made) {
    if (made.narrated) return {};
    return {List{.ordered = true,
                 .items = {{Text{"Note what was done in the year and how effective it was."}},
                           {Text{"Note the gaps that the report itself names."}},
                           {Text{"Give comments for the safeguarding partners to consider."}}}}};
}

/// The law told here is that of today's partnerships: of a Board before them nothing is said of it.
bool of_a_board(const Cover& cover) { return cover.year < core::ReportingYear{2019}; }

Blocks reasons(const Cover& cover, const Made& made) {
    if (made.narrated) return {};
    if (of_a_board(cover))
        return words("The Board tells once a year what was done to safeguard children and how effective it was.");
    return words(
        "The safeguarding partners publish a report at least once in every twelve months on what they did under their "
        "arrangements and how effective that was (Children Act 2004, section 16G). Whoever reads it here can say what "
        "should be clearer, and take up in its own work what the report shows.");
}

Blocks policy(const Cover& cover, const Made& made) {
    if (made.narrated || of_a_board(cover)) return {};
    return words(
        "The Children Act 2004, sections 16E to 16K, and Working Together to Safeguard Children have the local "
        "authorities, the integrated care board and the chief officer of police arrange together how they and others "
        "safeguard children, and report on it every year.");
}

/// What was decided here, or what the record tells of this year's report; and the route that it has to take.
Blocks timetable(const Cover& cover, const Made&) {
    Table table{.caption = "Who considers the report", .columns = {"Body", "Step", "Date", "Decision"}, .rows = {}};
    const auto told = [](const registers::Record& one, const char* field) {
        return registers::shown(approvals.fields[registers::place_of(approvals, field)],
                                field_of(approvals, one, field));
    };
    const auto work = find_work(cover.tx, cover.partnership, cover.year);
    if (work)
        for (const auto& one : records_of(cover.tx, approvals, work->id)) {
            const auto day = core::parse_date(field_of(approvals, one, "on"));
            table.rows.push_back(
                {field_of(approvals, one, "body"),
                 {{Text{told(one, "step")}}, {Text{day ? core::in_words(*day) : ""}}, {Text{told(one, "decision")}}}});
        }
    if (!table.rows.empty()) return {std::move(table)};
    auto facts = facts_of_year(cover, "approval", {"did", "decision", "next_step"});
    std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
        return (a.on.empty() ? "9999" : a.on) < (b.on.empty() ? "9999" : b.on);
    });
    auto blocks = listed(facts, false);
    List route{.ordered = true, .items = {}};
    for (const auto& step : route_of(cover.tx, {.id = {}, .partnership = cover.partnership, .year = cover.year}))
        route.items.push_back({Text{step.body}});
    if (route.items.empty()) return blocks;
    blocks.emplace_back(Paragraph{{Text{"The route of this partnership's reports, before the partners sign:"}}});
    blocks.emplace_back(std::move(route));
    return blocks;
}

constexpr std::array weights{"verdict", "outcome", "decision", "did"};

std::size_t weight(const Fact& fact) {
    return static_cast<std::size_t>(std::find(weights.begin(), weights.end(), fact.kind) - weights.begin());
}

/// One message a priority: what was decided of it, else what came of it, else what was done; then the weightiest of
/// inspections, training and reviews.
Blocks key_messages(const Cover& cover, const Made&) {
    std::vector<Fact> messages;
    for (const std::string topic : {"priority", "inspection", "training", "review"}) {
        auto facts = facts_of_year(cover, topic.c_str(), {weights.begin(), weights.end()});
        std::stable_sort(facts.begin(), facts.end(),
                         [](const Fact& a, const Fact& b) { return weight(a) < weight(b); });
        std::set<std::string> told;
        const std::size_t most = topic == "priority" ? facts.size() : 2;
        for (auto& fact : facts)
            if (told.size() < most && told.insert(fact.subject).second) messages.push_back(std::move(fact));
    }
    return listed(messages, true);
}

/// Of a year whose outline answers to no requirement there is nothing to map.
Blocks requirements_met(const Cover& cover, const Made&) {
    Table table{.caption = "What the report has to show, and where it does",
                .columns = {"Requirement", "State", "Sections"},
                .rows = {}};
    bool any = false;
    for (const auto& met :
         requirement_map(cover.yearly, cover.year, judgements_of(cover.tx, cover.partnership, cover.year))) {
        std::string sections;
        for (const auto* part : met.parts) sections += (sections.empty() ? "" : "; ") + part->section.title;
        any = any || !met.parts.empty();
        table.rows.push_back({std::string{met.requirement->code} + ": " + std::string{met.requirement->what},
                              {{Text{verdict_in_words(met.verdict()) + (met.judged ? "" : " (proposed)")}},
                               {Text{sections.empty() ? "none" : sections}}}});
    }
    if (!any) return {};
    return {std::move(table)};
}

Blocks consultation(const Cover& cover, const Made& made) {
    constexpr std::size_t most = 8;
    auto facts = facts_of_year(cover, "engagement", {"change"});
    if (facts.size() > most) facts.resize(most);
    auto blocks = listed(facts, true);
    if (!made.narrated && !blocks.empty())
        blocks.insert(blocks.begin(),
                      Paragraph{{Text{"What children and families said changed the work of the year:"}}});
    return blocks;
}

Blocks resources(const Cover& cover, const Made&) {
    return finance::statement(cover.tx, cover.partnership, cover.year, 3);
}

Blocks legal(const Cover& cover, const Made& made) {
    if (made.narrated || of_a_board(cover)) return {};
    return words(
        "The duty to report is that of the safeguarding partners together: Children Act 2004, section 16G(7). The "
        "report asks for no decision that changes a legal duty.");
}

Blocks risk(const Cover& cover, const Made& made) {
    if (made.narrated) return {};
    return listed(facts_of_year(cover, "challenge", {"finding", "statement", "next_step"}), true);
}

Blocks human_rights(const Cover&, const Made& made) {
    if (made.narrated) return {};
    return words("The recommendations of this paper have none.");
}

/// The documents on which the partnership's report and this paper rest.
Blocks papers(const Cover& cover, const Made& made) {
    if (made.narrated) return {};
    std::set<std::string> named;
    for (const auto& part : cover.yearly.parts) named.insert(part.section.document);
    for (const auto& part : cover.parts) named.insert(part.document);
    List list{.ordered = false, .items = {}};
    for (const auto& document : partnership::all_documents(cover.tx))
        if (named.contains(document.code) && document.kind == "source")
            list.items.push_back(
                {Text{document.title + (document.publisher.empty() ? "" : ", " + document.publisher)}});
    if (list.items.empty()) return {};
    return {std::move(list)};
}

struct CoverPart {
    const char* slug;
    const char* title;
    Blocks (*make)(const Cover&, const Made&);
};

constexpr std::array parts{CoverPart{"cover-purpose", "Purpose of the report", purpose},
                           CoverPart{"cover-recommendations", "Recommendations", recommendations},
                           CoverPart{"cover-reasons", "Reasons for recommendations", reasons},
                           CoverPart{"cover-timetable", "Timetable for decisions", timetable},
                           CoverPart{"cover-policy", "Policy framework and previous decisions", policy},
                           CoverPart{"cover-resources", "Resource implications", resources},
                           CoverPart{"cover-key-messages", "Key messages", key_messages},
                           CoverPart{"cover-requirements", "What the report shows", requirements_met},
                           CoverPart{"cover-consultation", "Consultation and engagement", consultation},
                           CoverPart{"cover-legal", "Legal implications", legal},
                           CoverPart{"cover-risk", "Risk management", risk},
                           CoverPart{"cover-equality", "Equality implications", nullptr},
                           CoverPart{"cover-human-rights", "Human rights implications", human_rights},
                           CoverPart{"cover-crime-and-disorder", "Crime and disorder implications", nullptr},
                           CoverPart{"cover-officers", "Officers to contact", nullptr},
                           CoverPart{"cover-papers", "Background papers", papers}};

}  // namespace

std::vector<Section> usual_cover() {
    std::vector<Section> all;
    for (const auto& part : parts)
        all.push_back({.slug = part.slug,
                       .order = static_cast<int>(all.size()),
                       .title = part.title,
                       .kind = SectionKind::cover});
    return all;
}

std::vector<Block> cover_blocks(const Cover& cover, const Section& section, const Made& made) {
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const CoverPart& one) { return section.slug == one.slug; });
    return found == parts.end() || found->make == nullptr ? Blocks{} : found->make(cover, made);
}

}  // namespace yearly_report
