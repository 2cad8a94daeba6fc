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

}  // namespace yearly_report
