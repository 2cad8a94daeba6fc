#include "rooms/yearly_report/making/outline_writer.h"

#include <algorithm>

#include "platform/packs/load.h"

namespace yearly_report {

using publish::Heading;

void OutlineWriter::write(const std::vector<Section>& outline, const Make& make) {
    for (const auto& section : outline)
        write_section(section,
                      std::any_of(outline.begin(), outline.end(),
                                  [&](const Section& other) { return other.part_of == section.slug; }),
                      make);
}

void OutlineWriter::write_section(const Section& section, bool has_parts, const Make& make) {
    auto& blocks = report_.document.blocks;
    Part part{.section = section, .state = PartState::gap, .first = blocks.size(), .end = 0};
    blocks.emplace_back(Heading{section.level, section.title});
    const std::size_t bare = blocks.size();
    add_narrative(section);
    for (auto& block : make(section, {tracer_, tokens_, blocks.size() != bare})) blocks.push_back(std::move(block));
    if (blocks.size() != bare)
        part.state = PartState::told;
    else if (has_parts)
        part.state = PartState::parts_only;
    else
        blocks.emplace_back(publish::Paragraph{{publish::Emphasis{"Nothing is recorded for this section yet."}}});
    part.end = blocks.size();
    part.facts = tokens_.take_told_facts();
    report_.parts.push_back(std::move(part));
}

/// The section's prose. A first heading of level one repeats the title and is left out; the others move below it.
void OutlineWriter::add_narrative(const Section& section) {
    const std::string path = partnership_ + "/" + year_.code() + "/" + section.slug + ".md";
    const auto draft = drafts_.find(section.slug);
    const auto markdown = draft == drafts_.end() ? packs::narrative(tx_, path) : std::optional{draft->second};
    if (!markdown) return;
    auto blocks = publish::read_narrative(
        *markdown, "narrative/" + path, [this](const publish::Token& token) { return tokens_.resolve(token); },
        report_.faults);
    for (auto& block : blocks) {
        if (auto* heading = std::get_if<Heading>(&block)) {
            if (heading->level == 1) continue;
            heading->level += section.level - 1;
        }
        report_.document.blocks.push_back(std::move(block));
    }
}

}  // namespace yearly_report
