#include "rooms/census/formats/cin_xml_children.h"

#include <cstring>

#include "rooms/census/cin/cells.h"

namespace census::cin {
namespace {

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

/// Calls `work` with each element below the node. Not pugixml's own ranges: every element of a return passes here, and
/// their iterators cost a fifth of the walk.
template <class Work>
void each_element(pugi::xml_node parent, Work work) {
    for (auto node = parent.first_child(); node; node = node.next_sibling())
        if (is_element(node)) work(node);
}

bool is(const char* name, const char* wanted) { return std::strcmp(name, wanted) == 0; }

class ChildReader {
  public:
    ChildReader(const char* buffer, std::uint64_t buffer_at, Block& block, Oddities& oddities)
        : block_(block), oddities_(oddities), buffer_(buffer), buffer_at_(buffer_at) {}

    void read_child(pugi::xml_node node) {
        prefixed_ = std::strchr(node.name(), ':') != nullptr;
        const Row child = block_.children.add();
        Next cell = 0;
        bool identified = false, characterised = false;
        each_element(node, [&](pugi::xml_node module) {
            const char* name = name_of(module);
            if (is(name, "CINdetails")) {
                read_episode(module, child);
            } else if (is(name, "ChildIdentifiers")) {
                note_repeat(module, identified);
                each_element(module,
                             [&](auto each) { read_cell(each, block_.children, identifier_cells, child, cell); });
            } else if (is(name, "ChildCharacteristics")) {
                note_repeat(module, characterised);
                read_characteristics(module, child);
            } else {
                note_unknown(module);
            }
        });
    }

    void note_unknown(pugi::xml_node node) { oddities_.note(Oddities::Kind::unknown_element, node.name(), at(node)); }

  private:
    using Next = std::size_t;

    void read_characteristics(pugi::xml_node node, Row child) {
        Next cell = 0, disability = 0;
        each_element(node, [&](pugi::xml_node each) {
            if (!is(name_of(each), "Disabilities"))
                return read_cell(each, block_.children, characteristic_cells, child, cell);
            each_element(each, [&](pugi::xml_node code) {
                if (!is(name_of(code), "Disability")) return note_unknown(code);
                const Row row = block_.disabilities.add(child);
                read_cell(code, block_.disabilities, disability_cells, row, disability);
            });
        });
    }

    void read_episode(pugi::xml_node node, Row child) {
        const Row episode = block_.episodes.add(child);
        Next cell = 0;
        each_element(node, [&](pugi::xml_node each) {
            if (!read_module(each, episode)) read_cell(each, block_.episodes, episode_cells, episode, cell);
        });
    }

    /// False when the element is none of the blocks that an episode holds.
    bool read_module(pugi::xml_node node, Row episode) {
        const char* name = name_of(node);
        switch (name[0]) {
            case 'A':
                return is(name, "Assessments") && read_assessment(node, episode);
            case 'S':
                return is(name, "Section47") &&
                       read_row(node, block_.enquiries, enquiry_cells, block_.enquiries.add(episode));
            case 'C':
                if (is(name, "CINPlanDates"))
                    return read_row(node, block_.cin_plans, cin_plan_cells, block_.cin_plans.add(episode));
                return is(name, "ChildProtectionPlans") && read_plan(node, episode);
            // The block of the 2026/27 return has no rules yet.
            case 'P':
                return is(name, "PreProceedingsandFGDM");
            default:
                return false;
        }
    }

    template <class T, std::size_t n>
    bool read_row(pugi::xml_node node, T& table, const Cell<T> (&cells)[n], Row row) {
        Next cell = 0;
        each_element(node, [&](pugi::xml_node each) { read_cell(each, table, cells, row, cell); });
        return true;
    }

    bool read_assessment(pugi::xml_node node, Row episode) {
        const Row assessment = block_.assessments.add(episode);
        Next cell = 0, factor = 0;
        each_element(node, [&](pugi::xml_node each) {
            if (!is(name_of(each), "FactorsIdentifiedAtAssessment"))
                return read_cell(each, block_.assessments, assessment_cells, assessment, cell);
            each_element(each, [&](pugi::xml_node code) {
                if (!is(name_of(code), "AssessmentFactors")) return note_unknown(code);
                read_cell(code, block_.factors, factor_cells, block_.factors.add(assessment), factor);
            });
        });
        return true;
    }

    bool read_plan(pugi::xml_node node, Row episode) {
        const Row plan = block_.plans.add(episode);
        Next cell = 0;
        each_element(node, [&](pugi::xml_node each) {
            if (is(name_of(each), "Reviews"))
                read_review(each, plan);
            else
                read_cell(each, block_.plans, plan_cells, plan, cell);
        });
        return true;
    }

    /// A Reviews without the element of its date makes no row.
    void read_review(pugi::xml_node node, Row plan) {
        Row review = no_row;
        Next date = 0;
        each_element(node, [&](pugi::xml_node each) {
            if (!is(name_of(each), "CPPreviewDate")) return note_unknown(each);
            if (review == no_row) review = block_.reviews.add(plan);
            read_cell(each, block_.reviews, review_cells, review, date);
        });
    }

    /// Puts an element's text into its cell. `next` is the cell expected now: elements nearly always come in order, so
    /// one comparison finds the cell and verifies its name.
    template <class T, std::size_t n>
    void read_cell(pugi::xml_node node, T& table, const Cell<T> (&cells)[n], Row row, Next& next) {
        const char* name = name_of(node);
        for (std::size_t tried = 0; tried < n; ++tried) {
            const std::size_t i = next + tried < n ? next + tried : next + tried - n;
            if (!is(name, cells[i].name.data())) continue;
            next = i + 1 < n ? i + 1 : 0;
            return store(node, table, cells[i], row);
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

    const char* name_of(pugi::xml_node node) const { return prefixed_ ? local_name(node) : node.name(); }

    Block& block_;
    Oddities& oddities_;
    const char* buffer_;
    std::uint64_t buffer_at_;
    bool prefixed_ = false;  ///< this child's elements have a namespace prefix
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
    const std::size_t unreadable_before = block.unreadable.size();
    ChildReader reader{buffer, buffer_at, block, oddities};
    each_element(parent, [&](pugi::xml_node node) {
        if (is(local_name(node), "Child"))
            reader.read_child(node);
        else
            reader.note_unknown(node);
    });
    for (const Unreadable& each : std::span{block.unreadable}.subspan(unreadable_before))
        oddities.note(each.field == id(Column::previous_plans) ? Oddities::Kind::unreadable_number
                                                               : Oddities::Kind::unreadable_date,
                      field_names()[each.field].column, each.at, block.read(each.text));
}

}  // namespace census::cin
