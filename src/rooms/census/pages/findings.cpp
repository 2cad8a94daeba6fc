#include <algorithm>

#include "core/decimal.h"
#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"
#include "platform/ui/listing.h"
#include "platform/ui/moj.h"
#include "rooms/census/engine/report.h"
#include "rooms/census/pages/parts.h"

namespace census {
namespace {

constexpr std::size_t findings_on_a_page = 50;

/// What is asked of the list; comes from the address and goes back into it.
struct Asked {
    std::string rule, severity, mark, words;

    explicit Asked(const http::Fields& query)
        : rule(query.get("rule")), severity(query.get("severity")), mark(query.get("mark")), words(query.get("q")) {}
    std::vector<std::pair<std::string, std::string>> pairs() const {
        return {{"rule", rule}, {"severity", severity}, {"mark", mark}, {"q", words}};
    }
    bool any() const { return !rule.empty() || !severity.empty() || !mark.empty() || !words.empty(); }
};

bool is_query(const Results& results, const std::string& code) {
    const Card* card = find_rule(results.collection, results.rules_of, code);
    return card != nullptr && card->severity == Severity::query;
}

const MarkRow* mark_of(const Opened& opened, const KeptFinding& finding) {
    const auto found = opened.marks.find(vault::mark(opened.owner, finding.name()));
    return found == opened.marks.end() ? nullptr : &found->second;
}

std::string note_of(const Opened& opened, const MarkRow* mark) {
    if (mark == nullptr || mark->note.empty()) return {};
    return vault::open(opened.owner, mark->note).value_or("");
}

bool holds(const std::string& text, const std::string& word) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

/// The places in `results.findings` of those asked for, in their order.
std::vector<std::size_t> chosen(const Opened& opened, const Asked& asked) {
    std::vector<std::size_t> all;
    const auto& findings = opened.results.findings;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto& one = findings[i];
        if (!asked.rule.empty() && one.rule != asked.rule) continue;
        if (!asked.severity.empty() && is_query(opened.results, one.rule) != (asked.severity == "query")) continue;
        if (!asked.words.empty() && !holds(one.child, asked.words) && !holds(one.record, asked.words)) continue;
        if (!asked.mark.empty()) {
            const auto* mark = mark_of(opened, one);
            if (word(mark == nullptr ? Mark::open : mark->mark) != asked.mark) continue;
        }
        all.push_back(i);
    }
    return all;
}

ui::Html cells_of(const KeptFinding& finding) {
    ui::Html items;
    for (const auto& place : finding.places) {
        const bool is_identifier = place.column == "LAchildID" || place.column == "CHILD";
        items += ui::element("li", {},
                             place.table + ", row " + std::to_string(place.row + 1) + ", " + place.column +
                                 (is_identifier ? "" : ": " + (place.value.empty() ? "missing" : place.value)));
    }
    return ui::element("ul", {{"class", "govuk-list govuk-!-font-size-16"}}, items);
}

ui::Html marked(const Opened& opened, const KeptFinding& finding, std::size_t number) {
    const auto* mark = mark_of(opened, finding);
    const Mark state = mark == nullptr ? Mark::open : mark->mark;
    ui::Html cell = ui::render(
        ui::Tag{.text = title(state), .classes = state == Mark::open ? "govuk-tag--yellow" : "govuk-tag--green"});
    const auto note = note_of(opened, mark);
    if (!note.empty()) cell += ui::element("p", {{"class", "govuk-body-s"}}, note + " (" + mark->by + ")");
    if (opened.filing.is_in_work())
        cell += ui::element(
            "p", {{"class", "govuk-body-s"}},
            ui::link(http::url(sealed_address(opened.filing.id) + "/mark", {{"finding", std::to_string(number)}}),
                     "Mark this finding"));
    return cell;
}

ui::Html rule_head(const Opened& opened, const Asked& asked, const std::string& code) {
    const Card* card = find_rule(opened.results.collection, opened.results.rules_of, code);
    ui::Html head = subheading(code + (card == nullptr ? ""
                                                       : (is_query(opened.results, code) ? ", query: " : ", error: ") +
                                                             std::string{card->message}));
    if (card == nullptr) return head;
    head += paragraph("What must hold: " + std::string{card->statement}) + paragraph(std::string{card->remedy});
    if (!card->judgement.empty())
        head += ui::render(
            ui::Details{.summary = "How this rule is read", .content = paragraph(std::string{card->judgement})});
    if (opened.filing.is_in_work() && asked.rule == code)
        head += paragraph(ui::link(http::url(sealed_address(opened.filing.id) + "/mark", {{"rule", code}}),
                                   "Mark all findings of rule " + code));
    return head;
}

ui::Html list_of(const Opened& opened, const Asked& asked, const std::vector<std::size_t>& all,
                 const ui::Pages& pages) {
    ui::Html content;
    const auto last = std::min(pages.first() + findings_on_a_page, all.size());
    for (std::size_t i = pages.first(); i < last;) {
        const std::string& rule = opened.results.findings[all[i]].rule;
        ui::Table table{.head = {"Child", "Record", "Cells", "Mark"}, .rows = {}, .first_cell_is_header = true};
        std::string child = "\n";
        for (; i < last && opened.results.findings[all[i]].rule == rule; ++i) {
            const auto& one = opened.results.findings[all[i]];
            const std::string name = one.child.empty() ? "no identifier" : one.child;
            table.rows.push_back(
                {one.child == child ? ui::element("span", {{"class", "govuk-visually-hidden"}}, name) : ui::Html{name},
                 one.record, cells_of(one), marked(opened, one, all[i])});
            child = one.child;
        }
        content += rule_head(opened, asked, rule) + ui::scroll_area("Findings of rule " + rule, ui::render(table));
    }
    return content;
}

ui::Html filter_of(const Opened& opened, const Asked& asked) {
    std::vector<ui::SelectItem> rules{{.text = "All rules", .value = ""}};
    std::string last;
    for (const auto& one : opened.results.findings)
        if (one.rule != last) rules.push_back({.text = last = one.rule, .value = one.rule});
    const auto select = [](const char* name, const char* label, std::vector<ui::SelectItem> items,
                           const std::string& value) {
        return ui::render(
            ui::Select{.name = name, .label = {.text = label}, .items = std::move(items), .value = value});
    };
    return ui::render(ui::Input{.name = "q", .label = {.text = "Child or record"}, .value = asked.words}) +
           select("rule", "Rule", std::move(rules), asked.rule) +
           select("severity", "Kind",
                  {{.text = "Errors and queries", .value = ""},
                   {.text = "Errors", .value = "error"},
                   {.text = "Queries", .value = "query"}},
                  asked.severity) +
           select("mark", "Mark",
                  {{.text = "Any", .value = ""},
                   {.text = "Open", .value = "open"},
                   {.text = "Explained", .value = "explained"},
                   {.text = "Corrected", .value = "corrected"}},
                  asked.mark);
}

std::size_t number_of(std::string_view text, std::size_t otherwise) {
    std::size_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || value > 100'000'000) return otherwise;
        value = value * 10 + static_cast<std::size_t>(c - '0');
    }
    return text.empty() ? otherwise : value;
}

}  // namespace

http::Response show_findings(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    const Asked asked{request.query};
    const std::string address = sealed_address(opened->filing.id) + "/findings";
    const auto all = chosen(*opened, asked);
    ui::Pages pages{.page = std::max<std::size_t>(1, number_of(request.query.get("page"), 1)),
                    .per_page = findings_on_a_page,
                    .items = all.size(),
                    .address = [&](std::size_t page) {
                        auto pairs = asked.pairs();
                        pairs.emplace_back("page", std::to_string(page));
                        return http::url(address, pairs);
                    }};
    pages.page = std::min(pages.page, pages.count());
    ui::Html list =
        ui::element("p", {{"class", "govuk-body"}, {"role", "status"}}, ui::showing(pages, "finding", "findings"));
    auto csv = asked.pairs(), xlsx = asked.pairs();
    csv.emplace_back("format", "csv");
    xlsx.emplace_back("format", "xlsx");
    list += paragraph(ui::Html{"Download these findings: "} + ui::link(http::url(address + "/export", csv), "CSV") +
                      " " + ui::link(http::url(address + "/export", xlsx), "XLSX"));
    if (all.empty())
        list += ui::render(ui::EmptyState{
            .title = asked.any() ? "No finding is like this" : "No findings",
            .content = paragraph(asked.any() ? "Change or clear the filter." : "No rule reports a record.")});
    list += list_of(*opened, asked, all, pages) + ui::pagination(pages);
    ui::Filter filter{.options = filter_of(*opened, asked)};
    if (asked.any()) filter.selected = {{.categories = {}, .clear_href = address}};
    return shown(desk, request,
                 {.title = "Findings",
                  .content = ui::heading("Findings", title_of(opened->filing)) +
                             return_navigation(opened->filing, "Findings") + ui::filter_layout(address, filter, list),
                  .breadcrumbs = way_to(opened->filing, "Findings"),
                  .section = "/census",
                  .width = ui::Width::wide,
                  .notice = request.query.get("marked").empty() ? ui::Content{} : ui::Content{"The mark was saved."}});
}

http::Response export_findings(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    const auto all = chosen(*opened, Asked{request.query});
    publish::Table table{.caption = "Findings",
                         .columns = {"Rule", "Kind", "Message", "What to do", "Child", "Record", "Table", "Row",
                                     "Column", "Mark", "Note"},
                         .rows = {}};
    for (const std::size_t i : all) {
        const auto& one = opened->results.findings[i];
        const Card* card = find_rule(opened->results.collection, opened->results.rules_of, one.rule);
        const auto* mark = mark_of(*opened, one);
        for (const auto& place : one.places) {
            publish::Table::Row row{one.rule, {}};
            for (const std::string& cell :
                 {std::string{is_query(opened->results, one.rule) ? "query" : "error"},
                  card == nullptr ? std::string{} : std::string{card->message},
                  card == nullptr ? std::string{} : std::string{card->remedy}, inert(one.child), one.record,
                  place.table, std::to_string(place.row + 1), place.column,
                  std::string{word(mark == nullptr ? Mark::open : mark->mark)}, inert(note_of(*opened, mark))})
                row.cells.push_back({publish::Text{cell}});
            table.rows.push_back(std::move(row));
        }
    }
    const std::string name = "findings-" + opened->filing.id;
    const auto document =
        publish::for_record_holders({.title = "Findings, " + title_of(opened->filing),
                                     .publisher = "Cairn",
                                     .period = std::to_string(opened->filing.year),
                                     .about = "Identifiers only. Rows count from 0 in the order of the file.",
                                     .blocks = {std::move(table)}},
                                    "each line is about one child, for those who correct the return.");
    if (request.query.get("format") == "xlsx")
        return http::download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx",
                              publish::to_xlsx(document));
    return http::download("text/csv; charset=utf-8", name + ".csv", publish::to_csv(document).front().bytes);
}

namespace {

/// What is to be marked: one finding by its number, or all of a rule.
struct Target {
    std::vector<const KeptFinding*> findings;
    std::string back, query_name, query_value;
};

Target target_of(const Opened& opened, const http::Fields& fields) {
    Target target;
    const std::string rule{fields.get("rule")};
    const auto& all = opened.results.findings;
    if (!rule.empty()) {
        for (const auto& one : all)
            if (one.rule == rule) target.findings.push_back(&one);
        target.query_name = "rule";
        target.query_value = rule;
    } else if (const auto number = number_of(fields.get("finding"), all.size()); number < all.size()) {
        target.findings.push_back(&all[number]);
        target.query_name = "finding";
        target.query_value = std::to_string(number);
    }
    if (!target.findings.empty())
        target.back =
            http::url(sealed_address(opened.filing.id) + "/findings", {{"rule", target.findings.front()->rule}});
    return target;
}

http::Response mark_page(const Desk& desk, const http::Request& request, const Opened& opened, const Target& target,
                         const ui::FieldErrors& errors, const std::string& chosen_mark, const std::string& note) {
    const auto& first = *target.findings.front();
    const Card* card = find_rule(opened.results.collection, opened.results.rules_of, first.rule);
    const bool many = target.findings.size() > 1;
    ui::Html content = ui::heading(many ? "Mark " + core::grouped(static_cast<std::int64_t>(target.findings.size())) +
                                              " findings of rule " + first.rule
                                        : "Mark a finding of rule " + first.rule,
                                   title_of(opened.filing));
    if (card != nullptr) content += paragraph(std::string{card->message} + ". " + std::string{card->remedy});
    if (!many)
        content +=
            paragraph("Child " + (first.child.empty() ? "without identifier" : first.child) + ", " + first.record) +
            cells_of(first);
    const ui::Radios radios{
        .name = "mark",
        .items = {{.text = "Explained", .value = "explained", .hint = ui::Hint{.text = "The record is right as it is"}},
                  {.text = "Corrected",
                   .value = "corrected",
                   .hint = ui::Hint{.text = "In your system; the next upload will show it"}},
                  {.text = "Open", .value = "open", .hint = ui::Hint{.text = "Takes a mark back"}}},
        .fieldset = ui::Fieldset{.legend = ui::Legend{.text = "What became of it?"}},
        .error = ui::error_for(errors, "mark"),
        .value = chosen_mark};
    const ui::Textarea area{
        .name = "note",
        .label = {.text = "Note"},
        .hint = ui::Hint{.text = "Seen by your authority only. The same finding in your next upload keeps it."},
        .error = ui::error_for(errors, "note"),
        .value = note};
    content += ui::form({.csrf = csrf(desk, request),
                         .fields = {ui::element("input", {{"type", "hidden"},
                                                          {"name", target.query_name == "rule" ? "rule" : "finding"},
                                                          {"value", target.query_value}}),
                                    ui::render(radios), ui::render(area)},
                         .submit = "Save",
                         .action = sealed_address(opened.filing.id) + "/mark",
                         .beside_submit = ui::link(target.back, "Cancel")});
    return shown(desk, request,
                 {.title = "Mark findings",
                  .content = content,
                  .errors = errors,
                  .back = target.back,
                  .section = "/census",
                  .width = ui::Width::two_thirds});
}

constexpr auto no_finding = "This finding is not there. The return may have been checked again.";

}  // namespace

http::Response show_mark(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    const auto target = target_of(*opened, request.query);
    if (target.findings.empty()) return http::error(404, no_finding);
    const auto* mark = mark_of(*opened, *target.findings.front());
    const bool one = target.findings.size() == 1 && mark != nullptr;
    return mark_page(desk, request, *opened, target, {}, one ? std::string{word(mark->mark)} : "",
                     one ? note_of(*opened, mark) : "");
}

http::Response do_mark(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    const auto target = target_of(*opened, request.form);
    if (target.findings.empty()) return http::error(404, no_finding);
    ui::FieldErrors errors;
    const auto mark = parse_mark(request.form.get("mark"));
    if (!mark) errors.add("mark", "Select what became of it");
    const auto note = ui::parse_text(
        request.form.get("note"),
        {.field = "note", .what = "the note", .required = mark == Mark::explained, .max_length = 1000}, errors);
    if (!errors.empty())
        return mark_page(desk, request, *opened, target, errors, std::string{request.form.get("mark")},
                         std::string{request.form.get("note")});
    const auto done = write(desk, request, "census.mark", [&](audit::WriteTx& tx) -> core::Result<void> {
        std::set<std::string> seen;
        for (const auto* finding : target.findings) {
            const auto key = vault::mark(opened->owner, finding->name());
            if (!seen.insert(key).second) continue;
            const Marking marking{
                .finding = key, .mark = *mark, .note = note.empty() ? "" : vault::seal(opened->owner, note)};
            if (auto set = mark_finding(tx, opened->grant, opened->filing, marking); !set) return set;
        }
        return {};
    });
    if (!done) return http::refused(done.error());
    return http::redirect(target.back + "&marked=yes");
}

}  // namespace census
