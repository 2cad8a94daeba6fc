#include "rooms/yearly_report/making/requirement_map.h"

#include <algorithm>

#include "rooms/yearly_report/making/archive.h"

namespace yearly_report {
namespace {

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

std::string source_of(const Requirement& requirement) {
    return std::string{core::instrument(requirement.source.instrument).title} + ", " +
           std::string{requirement.source.provision};
}

}  // namespace

std::vector<Met> requirement_map(const Report& report, core::ReportingYear year) {
    std::vector<Met> map;
    for (const auto* requirement : requirements_of(year)) {
        Met met{.requirement = requirement, .parts = {}};
        publish::Document evidence = report.document;
        evidence.blocks.clear();
        bool told = false;
        for (const auto& part : report.parts) {
            if (!answers(part.section, requirement->code)) continue;
            met.parts.push_back(&part);
            told = told || tells(report, part);
            const auto alone = part_of(report, part);
            evidence.blocks.insert(evidence.blocks.end(), alone.blocks.begin(), alone.blocks.end());
        }
        met.figures = publish::figures_in(evidence).size();
        met.state = met.parts.empty() ? MetBy::nothing : told ? MetBy::sections : MetBy::gap;
        map.push_back(std::move(met));
    }
    return map;
}

std::string in_words(MetBy state) {
    switch (state) {
        case MetBy::sections:
            return "Met";
        case MetBy::gap:
            return "Gap: its sections tell nothing";
        case MetBy::nothing:
            return "Gap: no section";
    }
    return {};
}

std::string requirement_map_markdown(const Report& report, core::ReportingYear year) {
    std::string text =
        "# Requirement map: " + report.document.title +
        "\n\nWhat a report on this year has to show, by the law and guidance in force on its last day, and what meets "
        "it. Made by `ctest -R yearly_report.requirements_store` with `UPDATE_GOLDEN=1`.\n\n"
        "| Ref | Duty | The report shows | Source | Sections | Figures | State |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n";
    const auto map = requirement_map(report, year);
    for (const auto& met : map) {
        const auto& requirement = *met.requirement;
        std::string sections;
        for (const auto* part : met.parts)
            sections += (sections.empty() ? "" : "; ") + part->section.title +
                        (part->state == PartState::gap ? " (empty)" : "");
        text += "| " + std::string{requirement.code} + " | " + (requirement.duty == Duty::must ? "must" : "should") +
                " | " + std::string{requirement.what} +
                (requirement.condition.empty() ? "" : " (" + std::string{requirement.condition} + ")") + " | " +
                source_of(requirement) + " | " + sections + " | " + std::to_string(met.figures) + " | " +
                in_words(met.state) + " |\n";
    }
    text += "\n## How far each card is checked\n\n";
    for (const auto& met : map)
        text += "- " + std::string{met.requirement->code} + ": " + std::string{met.requirement->verified} + "\n";
    return text;
}

}  // namespace yearly_report
