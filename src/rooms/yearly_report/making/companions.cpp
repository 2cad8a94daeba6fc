#include "rooms/yearly_report/making/companions.h"

#include <algorithm>

#include "platform/registers/entity.h"
#include "platform/registers/value.h"
#include "rooms/finance/finance.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/requirement_map.h"
#include "rooms/yearly_report/making/tokens.h"
#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {
namespace {

using publish::Block;
using publish::Emphasis;
using publish::Heading;
using publish::Inlines;
using publish::List;
using publish::Paragraph;
using publish::Strong;
using publish::Table;
using publish::Text;

/// Writes one of the two, part after part; a part that nothing tells of says so.
class Writer {
  public:
    Writer(db::ReadTx& tx, const Report& yearly, const std::string& partnership, core::ReportingYear year)
        : tx_(tx), tracer_(tx), tokens_(tx, tracer_, partnership, year), partnership_(partnership), year_(year) {
        report.document = yearly.document;
        report.document.blocks.clear();
    }

    Report report;

    void title(const std::string& words) {
        report.document.title = words;
        report.document.blocks.emplace_back(Heading{1, words});
    }
    void part(const std::string& slug, const std::string& words, std::vector<Block> blocks) {
        auto& all = report.document.blocks;
        Part made{.section = {}, .state = PartState::told, .first = all.size(), .end = 0};
        made.section.slug = slug;
        made.section.title = words;
        all.emplace_back(Heading{2, words});
        if (blocks.empty()) {
            made.state = PartState::gap;
            all.emplace_back(Paragraph{{Emphasis{"Nothing is recorded for this part yet."}}});
        }
        for (auto& block : blocks) all.push_back(std::move(block));
        made.end = all.size();
        report.parts.push_back(std::move(made));
    }
    static std::vector<Block> words(const std::string& text) { return {Paragraph{{Text{text}}}}; }

    /// Published facts of a topic and of these kinds, at most `most`, told one by one.
    std::vector<Block> facts(const std::string& topic, const std::vector<std::string>& kinds, std::size_t most) {
        std::vector<Block> blocks;
        for (const auto& kind : kinds) {
            const publish::Token token{.kind = "facts", .with = {{"topic", topic}, {"kind", kind}}, .rest = {}};
            auto told = tokens_.resolve(token);
            if (!told) continue;
            for (auto& block : std::get<std::vector<Block>>(*told)) {
                auto& list = std::get<List>(block);
                if (list.items.size() > most) list.items.resize(most);
                blocks.push_back(std::move(block));
            }
        }
        return blocks;
    }

    db::ReadTx& tx() { return tx_; }
    const std::string& partnership() const { return partnership_; }
    core::ReportingYear year() const { return year_; }

  private:
    db::ReadTx& tx_;
    scorecard::Tracer tracer_;
    Tokens tokens_;
    std::string partnership_;
    core::ReportingYear year_;
};

/// What the approval steps recorded here say, as a table.
std::vector<Block> timetable(Writer& writer) {
    const auto work = find_work(writer.tx(), writer.partnership(), writer.year());
    Table table{.caption = "Who considers the report", .columns = {"Body", "Step", "Date", "Decision"}, .rows = {}};
    const auto told = [](const registers::Record& one, const char* field) {
        return registers::shown(approvals.fields[registers::place_of(approvals, field)],
                                field_of(approvals, one, field));
    };
    if (work)
        for (const auto& one : records_of(writer.tx(), approvals, work->id)) {
            const auto day = core::parse_date(field_of(approvals, one, "on"));
            table.rows.push_back(
                {field_of(approvals, one, "body"),
                 {{Text{told(one, "step")}}, {Text{day ? core::in_words(*day) : ""}}, {Text{told(one, "decision")}}}});
        }
    if (table.rows.empty()) return writer.facts("approval", {"statement", "did", "decision", "next_step"}, 20);
    return {std::move(table)};
}

std::vector<Block> requirements_part(const Report& yearly, core::ReportingYear year) {
    Table table{.caption = "What the report has to show, and where it does",
                .columns = {"Requirement", "State", "Sections"},
                .rows = {}};
    for (const auto& met : requirement_map(yearly, year)) {
        std::string sections;
        for (const auto* part : met.parts) sections += (sections.empty() ? "" : "; ") + part->section.title;
        table.rows.push_back({std::string{met.requirement->code} + ": " + std::string{met.requirement->what},
                              {{Text{in_words(met.state)}}, {Text{sections.empty() ? "none" : sections}}}});
    }
    return {std::move(table)};
}

std::vector<Block> background_papers(Writer& writer) {
    List list{.ordered = false, .items = {}};
    for (const auto& document : partnership::all_documents(writer.tx()))
        if (document.kind == "source" && document.covers == writer.year().code())
            list.items.push_back(
                {Text{document.title + (document.publisher.empty() ? "" : ", " + document.publisher)}});
    if (list.items.empty()) return {};
    return {std::move(list)};
}

void finish(Report& report) {
    for (auto& fault : publish::faults_of(report.document)) report.faults.push_back(std::move(fault));
}

}  // namespace

Report write_cover(db::ReadTx& tx, const Report& yearly, const std::string& partnership, core::ReportingYear year) {
    Writer writer{tx, yearly, partnership, year};
    const std::string name = yearly.document.publisher;
    writer.title("Cover report: " + yearly.document.title);
    writer.part("purpose", "Purpose of the report",
                Writer::words("To present the report of " + name + " on the year " + yearly.document.period +
                              " and to invite comments on it before it is published."));
    writer.part("recommendations", "Recommendations",
                {List{.ordered = true,
                      .items = {{Text{"Note what was done in the year and how effective it was."}},
                                {Text{"Note the gaps that the report itself names."}},
                                {Text{"Give comments for the safeguarding partners to consider."}}}}});
    writer.part("timetable", "Timetable for decisions", timetable(writer));
    writer.part("background", "Background",
                Writer::words("The safeguarding partners publish a report at least once in every twelve months on what "
                              "they did under their arrangements and how effective that was (Children Act 2004, "
                              "section 16G)."));
    writer.part("requirements", "What the report shows", requirements_part(yearly, year));
    writer.part("consultation", "Consultation and engagement", writer.facts("engagement", {"did", "change"}, 8));
    writer.part("resources", "Resource implications", finance::statement(tx, partnership, year, 3));
    writer.part(
        "legal", "Legal implications",
        Writer::words(
            "The duty to report is that of the safeguarding partners together: Children Act 2004, section 16G(7). "
            "The report asks for no decision that changes a legal duty."));
    writer.part("risk", "Risk management", writer.facts("challenge", {"finding", "statement", "next_step"}, 8));
    writer.part("equality", "Equality implications", writer.facts("priority", {"finding"}, 8));
    writer.part("papers", "Background papers", background_papers(writer));
    finish(writer.report);
    return std::move(writer.report);
}

Report write_child(db::ReadTx& tx, const Report& yearly, const std::string& partnership, core::ReportingYear year) {
    Writer writer{tx, yearly, partnership, year};
    constexpr std::size_t few = 6;
    writer.title("Keeping children safe in " + year.code() + ": the short version");
    writer.part(
        "about", "What this is",
        Writer::words("People in councils, the police, health and schools work together so that children are safe. "
                      "Every year they have to tell everyone what they did. This is the short version, for children "
                      "and young people."));
    writer.part("heard", "What you told us, and what changed",
                writer.facts("engagement", {"quote_paraphrase", "change", "outcome"}, few));
    writer.part("did", "What we did", writer.facts("priority", {"did"}, few));
    writer.part("worked", "What got better", writer.facts("priority", {"outcome"}, few));
    writer.part("next", "What comes next", writer.facts("priority", {"next_step"}, few));
    writer.part(
        "talk", "If you are worried",
        Writer::words(
            "Tell a grown-up you trust: a teacher, a nurse, a police officer. You can talk to Childline at any time, "
            "free, and nobody has to know. If you are in danger now, call the emergency number."));
    finish(writer.report);
    return std::move(writer.report);
}

}  // namespace yearly_report
