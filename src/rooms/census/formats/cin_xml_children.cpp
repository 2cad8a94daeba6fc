#include "rooms/census/formats/cin_xml_children.h"

#include <cstring>

#include "rooms/census/cin/cells.h"
#include "rooms/census/formats/plain_xml.h"

namespace census::cin {
namespace {

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

/// Calls `work` with each element below the node. Not pugixml's own ranges, whose iterators cost a fifth of the walk.
template <class Work>
void each_element(pugi::xml_node parent, Work work) {
    for (auto node = parent.first_child(); node; node = node.next_sibling())
        if (is_element(node)) work(node);
}

template <std::size_t n>
bool is(std::string_view name, const char (&wanted)[n]) {
    return name.size() == n - 1 && std::memcmp(name.data(), wanted, n - 1) == 0;
}

/// Elements that a parser has found.
class Parsed {
  public:
    using Element = pugi::xml_node;

    std::string_view name(Element node) const { return prefixed_ ? local_name(node) : node.name(); }
    static std::string_view full_name(Element node) { return node.name(); }
    static const char* place(Element node) { return node.name(); }
    std::string_view text(Element node) { return text_of(node, pieces_); }
    template <class Work>
    void each(Element node, Work work) {
        each_element(node, work);
    }
    void begin_child(Element node) { prefixed_ = std::strchr(node.name(), ':') != nullptr; }

  private:
    bool prefixed_ = false;  ///< this child's elements have a namespace prefix
    std::string pieces_;
};

/// Elements as they are met in the text.
class Met {
  public:
    using Element = PlainXml::Element&;

    explicit Met(PlainXml& xml) : xml_(xml) {}
    static std::string_view name(Element element) { return element.name; }
    static std::string_view full_name(Element element) { return element.name; }
    static const char* place(Element element) { return element.name.data(); }
    std::string_view text(Element element) { return xml_.text(element); }
    template <class Work>
    void each(Element element, Work work) {
        xml_.each(element, work);
    }
    static void begin_child(Element) {}

  private:
    PlainXml& xml_;
};

/// Puts one child after another into a block; `Source` knows what an element is.
template <class Source>
class ChildReader {
  public:
    using Element = typename Source::Element;

    ChildReader(Source source, const char* buffer, std::uint64_t buffer_at, Block& block, Oddities& oddities)
        : source_(std::move(source)), block_(block), oddities_(oddities), buffer_(buffer), buffer_at_(buffer_at) {}

    void read_child(Element node) {
        source_.begin_child(node);
        const Row child = block_.children.add();
        Next cell = 0;
        bool identified = false, characterised = false;
        source_.each(node, [&](Element module) {
            const std::string_view name = source_.name(module);
            if (is(name, "CINdetails")) {
                read_episode(module, child);
            } else if (is(name, "ChildIdentifiers")) {
                note_repeat(module, identified);
                source_.each(module,
                             [&](Element each) { read_cell(each, block_.children, identifier_cells, child, cell); });
            } else if (is(name, "ChildCharacteristics")) {
                note_repeat(module, characterised);
                read_characteristics(module, child);
            } else {
                note_unknown(module);
            }
        });
    }

    void note_unknown(Element node) {
        oddities_.note(Oddities::Kind::unknown_element, source_.full_name(node), at(node));
    }

  private:
    using Next = std::size_t;

    void read_characteristics(Element node, Row child) {
        Next cell = 0, disability = 0;
        source_.each(node, [&](Element each) {
            if (!is(source_.name(each), "Disabilities"))
                return read_cell(each, block_.children, characteristic_cells, child, cell);
            source_.each(each, [&](Element code) {
                if (!is(source_.name(code), "Disability")) return note_unknown(code);
                const Row row = block_.disabilities.add(child);
                read_cell(code, block_.disabilities, disability_cells, row, disability);
            });
        });
    }

    void read_episode(Element node, Row child) {
        const Row episode = block_.episodes.add(child);
        Next cell = 0;
        source_.each(node, [&](Element each) {
            if (!read_module(each, episode)) read_cell(each, block_.episodes, episode_cells, episode, cell);
        });
    }

    /// False when the element is none of the blocks that an episode holds.
    bool read_module(Element node, Row episode) {
        const std::string_view name = source_.name(node);
        switch (name.empty() ? '\0' : name.front()) {
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
    bool read_row(Element node, T& table, const Cell<T> (&cells)[n], Row row) {
        Next cell = 0;
        source_.each(node, [&](Element each) { read_cell(each, table, cells, row, cell); });
        return true;
    }

    bool read_assessment(Element node, Row episode) {
        const Row assessment = block_.assessments.add(episode);
        Next cell = 0, factor = 0;
        source_.each(node, [&](Element each) {
            if (!is(source_.name(each), "FactorsIdentifiedAtAssessment"))
                return read_cell(each, block_.assessments, assessment_cells, assessment, cell);
            source_.each(each, [&](Element code) {
                if (!is(source_.name(code), "AssessmentFactors")) return note_unknown(code);
                read_cell(code, block_.factors, factor_cells, block_.factors.add(assessment), factor);
            });
        });
        return true;
    }

    bool read_plan(Element node, Row episode) {
        const Row plan = block_.plans.add(episode);
        Next cell = 0;
        source_.each(node, [&](Element each) {
            if (is(source_.name(each), "Reviews"))
                read_review(each, plan);
            else
                read_cell(each, block_.plans, plan_cells, plan, cell);
        });
        return true;
    }

    /// A Reviews without the element of its date makes no row.
    void read_review(Element node, Row plan) {
        Row review = no_row;
        Next date = 0;
        source_.each(node, [&](Element each) {
            if (!is(source_.name(each), "CPPreviewDate")) return note_unknown(each);
            if (review == no_row) review = block_.reviews.add(plan);
            read_cell(each, block_.reviews, review_cells, review, date);
        });
    }

    /// Puts an element's text into its cell. `next` is the cell expected now: elements nearly always come in order, so
    /// one comparison finds the cell and verifies its name.
    template <class T, std::size_t n>
    void read_cell(Element node, T& table, const Cell<T> (&cells)[n], Row row, Next& next) {
        const std::string_view name = source_.name(node);
        for (std::size_t tried = 0; tried < n; ++tried) {
            const std::size_t i = next + tried < n ? next + tried : next + tried - n;
            if (!same(name, cells[i].name)) continue;
            next = i + 1 < n ? i + 1 : 0;
            return store(node, table, cells[i], row);
        }
        note_unknown(node);
    }

    template <class T>
    void store(Element node, T& table, const Cell<T>& cell, Row row) {
        const std::string_view text = core::trimmed(source_.text(node));
        if (filled(table, cell, row)) return oddities_.note(Oddities::Kind::repeated_element, cell.name, at(node));
        fill(block_, table, cell, row, text, at(node));
    }

    void note_repeat(Element node, bool& seen) {
        if (seen) oddities_.note(Oddities::Kind::repeated_element, source_.name(node), at(node));
        seen = true;
    }

    std::uint64_t at(Element node) const {
        return buffer_at_ + static_cast<std::uint64_t>(source_.place(node) - buffer_);
    }

    Source source_;
    Block& block_;
    Oddities& oddities_;
    const char* buffer_;
    std::uint64_t buffer_at_;
};

void note_unreadable(const Block& block, std::size_t from, Oddities& oddities) {
    for (const Unreadable& each : std::span{block.unreadable}.subspan(from))
        oddities.note(each.field == id(Column::previous_plans) ? Oddities::Kind::unreadable_number
                                                               : Oddities::Kind::unreadable_date,
                      field_names()[each.field].column, each.at, block.read(each.text));
}

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
    ChildReader<Parsed> reader{{}, buffer, buffer_at, block, oddities};
    each_element(parent, [&](pugi::xml_node node) {
        if (is(std::string_view{local_name(node)}, "Child"))
            reader.read_child(node);
        else
            reader.note_unknown(node);
    });
    note_unreadable(block, unreadable_before, oddities);
}

bool read_plain_children(std::string_view text, std::uint64_t text_at, Block& block, Oddities& oddities) {
    PlainXml xml{text};
    ChildReader<Met> reader{Met{xml}, text.data(), text_at, block, oddities};
    xml.each([&](PlainXml::Element& element) {
        if (is(element.name, "Child"))
            reader.read_child(element);
        else
            reader.note_unknown(element);
    });
    note_unreadable(block, 0, oddities);
    return xml.is_plain();
}

}  // namespace census::cin
