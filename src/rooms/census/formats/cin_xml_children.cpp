#include "rooms/census/formats/cin_xml_children.h"

#include <cstring>

#include "rooms/census/cin/cells.h"

namespace census::cin {
namespace {

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

class ChildReader {
  public:
    ChildReader(const char* buffer, std::uint64_t buffer_at, Block& block, Oddities& oddities)
        : block_(block), oddities_(oddities), buffer_(buffer), buffer_at_(buffer_at) {}

    void read_child(pugi::xml_node node) {
        const Row child = block_.children.add();
        Next cell = 0;
        bool identified = false, characterised = false;
        for (const auto module : node.children()) {
            if (!is_element(module)) continue;
            const char* name = local_name(module);
            if (std::strcmp(name, "CINdetails") == 0) {
                read_episode(module, child);
            } else if (std::strcmp(name, "ChildIdentifiers") == 0) {
                note_repeat(module, identified);
                for (const auto each : module.children())
                    read_cell(each, block_.children, identifier_cells, child, cell);
            } else if (std::strcmp(name, "ChildCharacteristics") == 0) {
                note_repeat(module, characterised);
                read_characteristics(module, child);
            } else {
                note_unknown(module);
            }
        }
    }

    void note_unknown(pugi::xml_node node) {
        if (is_element(node)) oddities_.note(Oddities::Kind::unknown_element, node.name(), at(node));
    }

  private:
    using Next = std::size_t;

    void read_characteristics(pugi::xml_node node, Row child) {
        Next cell = 0, disability = 0;
        for (const auto each : node.children()) {
            if (is_element(each) && std::strcmp(local_name(each), "Disabilities") == 0) {
                for (const auto code : each.children()) {
                    if (!is_element(code)) continue;
                    if (std::strcmp(local_name(code), "Disability") != 0) {
                        note_unknown(code);
                        continue;
                    }
                    const Row row = block_.disabilities.add(child);
                    read_cell(code, block_.disabilities, disability_cells, row, disability);
                }
            } else {
                read_cell(each, block_.children, characteristic_cells, child, cell);
            }
        }
    }

    void read_episode(pugi::xml_node node, Row child) {
        const Row episode = block_.episodes.add(child);
        Next cell = 0;
        for (const auto each : node.children())
            if (is_element(each) && !read_module(each, episode))
                read_cell(each, block_.episodes, episode_cells, episode, cell);
    }

    /// False when the element is none of the blocks that an episode holds.
    bool read_module(pugi::xml_node node, Row episode) {
        const char* name = local_name(node);
        switch (name[0]) {
            case 'A':
                return std::strcmp(name, "Assessments") == 0 && read_assessment(node, episode);
            case 'S':
                return std::strcmp(name, "Section47") == 0 &&
                       read_row(node, block_.enquiries, enquiry_cells, block_.enquiries.add(episode));
            case 'C':
                if (std::strcmp(name, "CINPlanDates") == 0)
                    return read_row(node, block_.cin_plans, cin_plan_cells, block_.cin_plans.add(episode));
                return std::strcmp(name, "ChildProtectionPlans") == 0 && read_plan(node, episode);
            // The block of the 2026/27 return has no rules yet.
            case 'P':
                return std::strcmp(name, "PreProceedingsandFGDM") == 0;
            default:
                return false;
        }
    }

    template <class T, std::size_t n>
    bool read_row(pugi::xml_node node, T& table, const Cell<T> (&cells)[n], Row row) {
        Next cell = 0;
        for (const auto each : node.children()) read_cell(each, table, cells, row, cell);
        return true;
    }

    bool read_assessment(pugi::xml_node node, Row episode) {
        const Row assessment = block_.assessments.add(episode);
        Next cell = 0, factor = 0;
        for (const auto each : node.children()) {
            if (!is_element(each)) continue;
            if (std::strcmp(local_name(each), "FactorsIdentifiedAtAssessment") != 0) {
                read_cell(each, block_.assessments, assessment_cells, assessment, cell);
                continue;
            }
            for (const auto code : each.children()) {
                if (!is_element(code)) continue;
                if (std::strcmp(local_name(code), "AssessmentFactors") != 0) {
                    note_unknown(code);
                    continue;
                }
                read_cell(code, block_.factors, factor_cells, block_.factors.add(assessment), factor);
            }
        }
        return true;
    }

    bool read_plan(pugi::xml_node node, Row episode) {
        const Row plan = block_.plans.add(episode);
        Next cell = 0;
        for (const auto each : node.children()) {
            if (!is_element(each)) continue;
            if (std::strcmp(local_name(each), "Reviews") != 0) {
                read_cell(each, block_.plans, plan_cells, plan, cell);
                continue;
            }
            // A Reviews without the element of its date makes no row: see census.md on the table.
            Row review = no_row;
            Next date = 0;
            for (const auto inner : each.children()) {
                if (!is_element(inner)) continue;
                if (review == no_row && std::strcmp(local_name(inner), "CPPreviewDate") == 0)
                    review = block_.reviews.add(plan);
                if (review == no_row)
                    note_unknown(inner);
                else
                    read_cell(inner, block_.reviews, review_cells, review, date);
            }
        }
        return true;
    }

    /// Puts an element's text into its cell. `next` is the cell expected now: elements nearly always come in order, so
    /// one comparison finds the cell and verifies its name.
    template <class T, std::size_t n>
    void read_cell(pugi::xml_node node, T& table, const Cell<T> (&cells)[n], Row row, Next& next) {
        if (!is_element(node)) return;
        const char* name = node.name();
        for (int attempt = 0; attempt < 2; ++attempt, name = local_name(node)) {
            for (std::size_t tried = 0; tried < n; ++tried) {
                const std::size_t i = next + tried < n ? next + tried : next + tried - n;
                if (std::strcmp(name, cells[i].name.data()) != 0) continue;
                next = i + 1 < n ? i + 1 : 0;
                store(node, table, cells[i], row);
                return;
            }
        }
        note_unknown(node);
    }

    template <class T>
    void store(pugi::xml_node node, T& table, const Cell<T>& cell, Row row) {
        const std::string_view text = trimmed(text_of(node, pieces_));
        if (filled(table, cell, row)) return oddities_.note(Oddities::Kind::repeated_element, cell.name, at(node));
        fill(block_, table, cell, row, text, at(node));
    }

    void note_repeat(pugi::xml_node node, bool& seen) {
        if (seen) oddities_.note(Oddities::Kind::repeated_element, local_name(node), at(node));
        seen = true;
    }

    std::uint64_t at(pugi::xml_node node) const {
        return buffer_at_ + static_cast<std::uint64_t>(node.name() - buffer_);
    }

    Block& block_;
    Oddities& oddities_;
    const char* buffer_;
    std::uint64_t buffer_at_;
    std::string pieces_;
};

}  // namespace

const char* local_name(pugi::xml_node node) {
    const char* name = node.name();
    const char* colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

std::string_view text_of(pugi::xml_node node, std::string& pieces) {
    if (!node.first_child()) return node.value();
    pieces = node.value();
    for (const auto part : node.children())
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) pieces += part.value();
    return pieces;
}

void read_children(pugi::xml_node parent, const char* buffer, std::uint64_t buffer_at, Block& block,
                   Oddities& oddities) {
    ChildReader reader{buffer, buffer_at, block, oddities};
    for (const auto node : parent.children()) {
        if (!is_element(node)) continue;
        if (std::strcmp(local_name(node), "Child") == 0)
            reader.read_child(node);
        else
            reader.note_unknown(node);
    }
}

}  // namespace census::cin
