#include "platform/publish/disclose.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "core/csv.h"
#include "platform/publish/cells.h"
#include "platform/publish/telling_words.h"

namespace publish {

/// The only maker of a Disclosed.
class Control {
  public:
    template <class T>
    static Disclosed<T> passes(T value) {
        return Disclosed<T>{std::move(value)};
    }
};

namespace {

bool is_hidden(const FigureText& one, const disclosure::Masks& masks) {
    return one.figure.value && disclosure::is_withheld(one.figure, masks);
}

/// In a sentence that tells other numbers too: nobody reads "(c) of 10".
constexpr std::string_view withheld_in_words = "a number that is withheld";

/// Whether anything is told otherwise now.
bool treat(Inlines& inlines, const disclosure::Masks& masks, bool sentence) {
    bool any = false;
    for (auto& part : inlines) {
        auto* told = std::get_if<FigureText>(&part);
        if (told == nullptr) continue;
        auto treated = disclosure::treated(told->figure, masks);
        const bool same = treated.value.has_value() == told->figure.value.has_value() &&
                          figures::shown(treated) == figures::shown(told->figure);
        if (same) continue;
        const bool withheld = !treated.value && told->figure.value;
        told->shown = !withheld || !sentence        ? figures::shown(treated)
                      : told->when_withheld.empty() ? std::string{withheld_in_words}
                                                    : told->when_withheld;
        told->figure = std::move(treated);
        any = true;
    }
    return any;
}

/// A block that holds figures is named here, or the program does not compile.
struct Treat {
    const disclosure::Masks& masks;
    void operator()(Heading&) const {}
    void operator()(Paragraph& paragraph) const { sentences(paragraph.content); }
    void operator()(List& list) const {
        for (auto& item : list.items) sentences(item);
        // Items of which nothing is left say so once.
        bool said = false;
        std::erase_if(list.items, [&](const Inlines& item) { return is_left_out(item) && std::exchange(said, true); });
    }
    /// Words tell of numbers too: "fell to" beside one that is withheld.
    void sentences(Inlines& inlines) const {
        leave_out_telling(inlines, [&](const FigureText& one) { return is_hidden(one, masks); });
        treat(inlines, masks, true);
    }
    bool table_told_otherwise(Table& table) const {
        bool any = false;
        for (auto& row : table.rows)
            for (auto& cell : row.cells) any = treat(cell, masks, false) || any;
        return any;
    }
    void operator()(Table& table) const { table_told_otherwise(table); }
    // What is drawn is read from the table; the words are written anew, for they tell the values.
    void operator()(Chart& chart) const {
        if (table_told_otherwise(chart.data)) chart.alternative = in_words(drawn_part(chart));
    }
    void operator()(Structure& structure) const {
        if (table_told_otherwise(structure.data)) structure.alternative = in_words(structure.data);
    }
};

std::vector<figures::Figure> withheld_in(const Document& draft, const disclosure::Masks& masks) {
    auto found = figures_in(draft);
    std::erase_if(found, [&](const auto& figure) {
        return (!figure.value && figure.computed.empty()) || !disclosure::is_withheld(figure, masks);
    });
    return found;
}

/// Small numbers that stand: what they count is not a child, or the law asks for them.
struct Small {
    std::string label, why, source;
};
/// Every one: what stands is either said by whoever answers for the indicator, or of a subject that counts no children.
std::vector<Small> shown_small(const Document& draft, const disclosure::Masks& masks) {
    std::vector<Small> found;
    const core::Decimal least{1}, most{masks.profile.most};
    for (const auto& figure : figures_in(draft)) {
        const bool count = figure.unit == core::Unit::count && figure.value && figure.computed_from.empty();
        if (!count || figure.value->value() < least || figure.value->value() > most ||
            disclosure::is_withheld(figure, masks))
            continue;
        if (const auto* why = disclosure::shown_although_small(figure, masks))
            found.push_back({figure.label, why->why, why->source});
        else
            found.push_back({figure.label,
                             figure.subject.empty()
                                 ? std::string{"What it counts is not children"}
                                 : "Of the subject \"" + figure.subject + "\", which counts no children",
                             masks.profile.name});
    }
    return found;
}

void add_shown(Document& document, const disclosure::Masks& masks) {
    const auto shown = shown_small(document, masks);
    if (shown.empty()) return;
    Table table{.caption = "Small numbers that are shown, and why",
                .columns = {"Figure", "Why it is shown", "Source"},
                .rows = {},
                .numeric = {false, false, false}};
    for (const auto& one : shown) table.rows.push_back({one.label, {{Text{one.why}}, {Text{one.source}}}});
    document.blocks.emplace_back(std::move(table));
}

/// What readers are told. Small and secondary look alike: to tell them apart would tell that the one is small and the
/// other is not.
void add_section(Document& document, const std::vector<figures::Figure>& withheld, const disclosure::Masks& masks) {
    const auto& profile = masks.profile;
    document.blocks.emplace_back(Heading{2, "Numbers that are withheld, and why"});
    document.blocks.emplace_back(Paragraph{
        {Text{"Small numbers could let a child be recognised. They are treated by this rule: " + profile.name + ". " +
              profile.source + "."}}});
    if (withheld.empty()) {
        document.blocks.emplace_back(Paragraph{{Text{"Nothing had to be withheld."}}});
        add_shown(document, masks);
        return;
    }
    document.blocks.emplace_back(
        Paragraph{{Text{"\"" + profile.symbol +
                        "\" stands where a number is withheld: because it is small, or because a small one could be "
                        "worked out from it. Which of the two it is, is not told."}}});
    Table table{.caption = "Withheld numbers",
                .columns = {"Figure", "Shown as", "Reason"},
                .rows = {},
                .numeric = {false, false}};
    for (const auto& figure : withheld)
        table.rows.push_back({figure.label,
                              {{Text{profile.symbol}},
                               {Text{figure.computed.empty() ? "small, or protects a small number"
                                                             : "computed from a withheld number"}}}});
    document.blocks.emplace_back(std::move(table));
    add_shown(document, masks);
}

void each_datum(const figures::Figure& figure, const std::function<void(const figures::Figure&)>& visit) {
    for (const auto& one : figure.computed_from) each_datum(one, visit);
    if (figure.computed_from.empty()) visit(figure);
}

}  // namespace

Disclosed<Document> disclose(Document draft, const disclosure::Masks& masks, Notes notes) {
    if (masks.profile.most == 0) return as_published(std::move(draft));
    const auto withheld = withheld_in(draft, masks);
    for (auto& block : draft.blocks) std::visit(Treat{masks}, block);
    if (notes == Notes::always || !withheld.empty()) add_section(draft, withheld, masks);
    return Control::passes(std::move(draft));
}

core::Faults words_beside_withheld(const Document& draft, const disclosure::Masks& masks) {
    core::Faults faults;
    const auto look = [&](Inlines inlines) {
        auto first = cell_of(inlines).text;
        first = first.substr(0, std::min(first.find(' ', 40), first.size()));  // at the end of a word
        if (leave_out_telling(inlines, [&](const FigureText& one) { return is_hidden(one, masks); }) > 0)
            faults.push_back({"\"" + first + "...\"", 0, "",
                              "A sentence tells in words of a number that will be withheld, and would be left out.",
                              "Say it without words such as fell, doubled or a third."});
    };
    for (const auto& block : draft.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) look(paragraph->content);
        if (const auto* list = std::get_if<List>(&block))
            for (const auto& item : list->items) look(item);
    }
    return faults;
}

Disclosed<Document> as_published(Document draft) { return Control::passes(std::move(draft)); }

Disclosed<Document> for_record_holders(Document draft, const std::string& why) {
    if (!draft.about.empty()) draft.about += " ";
    draft.about += "Not for publication: " + why;
    return Control::passes(std::move(draft));
}

std::vector<disclosure::Datum> data_of(const Document& draft) {
    std::vector<disclosure::Datum> data;
    std::set<std::string> seen;
    for (const auto& figure : figures_in(draft))
        each_datum(figure, [&](const figures::Figure& one) {
            if (seen.insert(one.id).second) data.push_back(disclosure::datum_of(one));
        });
    return data;
}

std::string log_of(const Document& draft, const disclosure::Masks& masks) {
    std::string log = core::csv_line({"figure", "label", "profile", "version", "reason"});
    for (const auto& figure : withheld_in(draft, masks)) {
        const auto mask = masks.withheld.find(figure.id);
        const auto why = mask == masks.withheld.end() ? disclosure::Why::built_on : mask->second.why;
        log += core::csv_line(
            {figure.id, figure.label, masks.profile.code, masks.profile.version, disclosure::in_words(why)});
    }
    return log;
}

}  // namespace publish
