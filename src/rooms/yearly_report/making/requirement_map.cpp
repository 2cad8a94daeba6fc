#include "rooms/yearly_report/making/requirement_map.h"

#include <algorithm>
#include <map>

#include "platform/publish/cells.h"
#include "rooms/yearly_report/making/archive.h"

namespace yearly_report {
namespace {

/// Fewer words than a short paragraph has show nothing.
constexpr std::size_t fewest_words = 25;

bool answers(const Section& section, std::string_view code) {
    return std::find(section.requirements.begin(), section.requirements.end(), code) != section.requirements.end();
}

/// Whether a part, or one that stands in it, tells anything.
bool tells(const Report& report, const Part& part) {
    if (part.state != PartState::parts_only) return part.state == PartState::told;
    return std::any_of(report.parts.begin(), report.parts.end(), [&](const Part& other) {
        return other.section.part_of == part.section.slug && tells(report, other);
    });
}

std::size_t words_of(const std::string& text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n';
        words += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return words;
}

std::size_t words_in(const publish::Document& document) {
    std::size_t words = 0;
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<publish::Paragraph>(&block))
            words += words_of(publish::cell_of(paragraph->content).text);
        if (const auto* list = std::get_if<publish::List>(&block))
            for (const auto& item : list->items) words += words_of(publish::cell_of(item).text);
        if (const auto* table = publish::table_of(block))
            for (const auto& row : table->rows)
                for (const auto& cell : row.cells) words += words_of(publish::cell_of(cell).text);
    }
    return words;
}

/// What the sections themselves give grounds for: a text of some length that rests on figures or facts.
void propose(Met& met, bool told) {
    const auto evidence = met.figures.size() + met.facts.size();
    if (met.parts.empty()) {
        met.proposed = "not";
        met.because = "No section of the outline answers to it.";
    } else if (!told) {
        met.proposed = "not";
        met.because = "Its sections tell nothing.";
    } else if (met.words < fewest_words) {
        met.proposed = "partly";
        met.because = "Its sections say little: " + std::to_string(met.words) + (met.words == 1 ? " word." : " words.");
    } else if (evidence == 0) {
        met.proposed = "partly";
        met.because = "No figure and no fact of the record stands behind what its sections say.";
    } else {
        met.proposed = "met";
        met.because = "Its sections tell " + std::to_string(met.words) + " words, with " +
                      std::to_string(met.figures.size()) + " figures and " + std::to_string(met.facts.size()) +
                      " facts of the record behind them.";
    }
}

int rank(const std::string& verdict) { return verdict == "met" ? 2 : verdict == "partly" ? 1 : 0; }

/// Cells of a Markdown table hold neither bars nor line breaks.
std::string cell(std::string text) {
    for (char& c : text)
        if (c == '|' || c == '\n') c = ' ';
    return text;
}

std::string row_of(const Met& met) {
    const auto& requirement = *met.requirement;
    std::string sections;
    for (const auto* part : met.parts)
        sections +=
            (sections.empty() ? "" : "; ") + part->section.title + (part->state == PartState::gap ? " (empty)" : "");
    const std::string judged = met.judged ? verdict_in_words(met.judged->verdict) + ": " + met.judged->why + " (" +
                                                met.judged->by + ", " + met.judged->on + ")"
                                          : std::string{"Nobody has judged it"};
    return "| " + std::string{requirement.code} + " | " + (requirement.duty == Duty::must ? "must" : "should") + " | " +
           cell(std::string{requirement.what} +
                (requirement.condition.empty() ? "" : " (" + std::string{requirement.condition} + ")")) +
           " | " + source_of(requirement) + " | " + cell(sections) + " | " + std::to_string(met.figures.size()) +
           " figures, " + std::to_string(met.facts.size()) + " facts | " + verdict_in_words(met.proposed) + " | " +
           cell(judged) + " |\n";
}

}  // namespace

std::string source_of(const Requirement& requirement) {
    return std::string{core::instrument(requirement.source.instrument).title} + ", " +
           std::string{requirement.source.provision};
}

bool Met::doubtful() const { return judged && rank(proposed) < rank(judged->verdict); }

std::vector<Met> requirement_map(const Report& report, core::ReportingYear year,
                                 const std::vector<Judgement>& judgements) {
    std::vector<Met> map;
    for (const auto* requirement : requirements_of(year)) {
        Met met{.requirement = requirement, .parts = {}, .figures = {}, .facts = {}, .proposed = {}, .because = {}};
        auto evidence = without_blocks(report.document);
        bool told = false;
        for (const auto& part : report.parts) {
            if (!answers(part.section, requirement->code)) continue;
            met.parts.push_back(&part);
            told = told || tells(report, part);
            if (part.state != PartState::told) continue;
            const auto alone = part_of(report, part);
            evidence.blocks.insert(evidence.blocks.end(), alone.blocks.begin(), alone.blocks.end());
            met.facts.insert(met.facts.end(), part.facts.begin(), part.facts.end());
        }
        met.figures = publish::figures_in(evidence);
        met.words = words_in(evidence);
        propose(met, told);
        for (const auto& one : judgements)
            if (one.requirement == requirement->code) met.judged = one;
        map.push_back(std::move(met));
    }
    return map;
}

std::string requirement_map_markdown(const std::vector<Met>& map, const std::string& title) {
    std::string text =
        "# Requirement map: " + title +
        "\n\nWhat a report on this year has to show, by the law and guidance in force on its last day, what meets it, "
        "and how that was judged. The program proposes a judgement from what the sections tell; a person makes it "
        "(register `requirement_judgements`). Made by `ctest -R yearly_report.requirements_store` with "
        "`UPDATE_GOLDEN=1`.\n\n"
        "| Ref | Duty | The report shows | Source | Sections | Evidence | Proposed | Judged |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const auto& met : map) text += row_of(met);
    text += "\n## How far the cards are checked\n\n";
    // Each mark once, with the requirements that bear it.
    std::vector<std::pair<std::string_view, std::string>> marks;
    for (const auto& met : map) {
        const auto known = std::find_if(marks.begin(), marks.end(),
                                        [&](const auto& one) { return one.first == met.requirement->verified; });
        if (known == marks.end())
            marks.emplace_back(met.requirement->verified, std::string{met.requirement->code});
        else
            known->second += ", " + std::string{met.requirement->code};
    }
    for (const auto& [verified, codes] : marks) text += "- " + codes + ": " + std::string{verified} + "\n";
    return text;
}

}  // namespace yearly_report
