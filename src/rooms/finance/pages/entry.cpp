#include "core/money.h"
#include "platform/db/db.h"
#include "platform/house/drafting.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/finance/commands.h"
#include "rooms/finance/pages/asked.h"
#include "rooms/finance/pages/pages.h"
#include "rooms/partnership/partnership.h"

// A year's accounts on one page: what each partner paid and gave, what was spent, what is left. It adds up before it is
// stored, and all of it is stored or none.
namespace finance {
namespace {

constexpr std::size_t blank_lines = 2;
constexpr std::size_t most_lines = 200;

struct Part {
    const char* book;
    const char* title;
    const char* another;  ///< label of a new line's name
};
constexpr Part parts[] = {{"cash", "Contributions in money", "Another contributor"},
                          {"in_kind", "Given in kind", "Another contributor in kind"},
                          {"spending", "Expenditure", "Another line"},
                          {"opening", "Reserve at the beginning of the year", ""},
                          {"movement", "Added to the reserve (taken from it: negative)", ""},
                          {"closing", "Reserve at the end of the year", ""}};

std::optional<Year> year_of(const house::Services& services, const http::Request& request) {
    const auto year = core::ReportingYear::parse(request.parameters.get("year"));
    const std::string code{request.parameters.get("partnership")};
    const auto given = request.method == http::Method::post ? request.form.get("scope") : request.query.get("scope");
    const auto scope = parse_scope(given.empty() ? "children" : std::string{given});
    bool known = false;
    services.database.read([&](db::ReadTx& tx) { known = partnership::find_partnership(tx, code).has_value(); });
    if (!year || !scope || !known) return std::nullopt;
    return Year{code, *scope, *year};
}

std::string name_of(std::size_t line, const char* field) { return "line-" + std::to_string(line) + "-" + field; }

/// The lines as they were sent.
std::vector<Entry> typed_entries(const http::Request& request) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < most_lines; ++i) {
        const std::string book{request.form.get(name_of(i, "book"))};
        bool known = false;
        for (const auto& part : parts) known = known || book == part.book;
        if (!known) break;
        const auto words = [&](const char* field) {
            ui::FieldErrors ignored;
            return ui::parse_text(request.form.get(name_of(i, field)),
                                  {.field = "", .what = "", .required = false, .max_length = 1000}, ignored);
        };
        Entry entry{.book = book, .name = words("name"), .amount = words("amount"), .text = words("text")};
        entry.before = words("before");
        entry.record = words("record");
        const auto version = words("version");
        if (version.size() < 12) entry.version = std::strtoll(version.c_str(), nullptr, 10);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string pounds(const core::Decimal& amount) {
    return core::Figure::stated(amount, core::Unit::pounds, amount.is_whole() ? 0 : 2).shown();
}

ui::Html hidden(const std::string& name, const std::string& value) {
    return ui::element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

ui::Html line_fields(const Part& part, const Entry& entry, std::size_t i, const ui::FieldErrors& errors) {
    const bool fresh = has_name(entry.book) && entry.record.empty() && entry.before.empty();
    ui::Html html = hidden(name_of(i, "book"), entry.book) + hidden(name_of(i, "record"), entry.record) +
                    hidden(name_of(i, "version"), std::to_string(entry.version)) +
                    hidden(name_of(i, "before"), entry.before);
    if (fresh)
        html += ui::render(ui::Input{.name = name_of(i, "name"),
                                     .label = {.text = part.another},
                                     .error = ui::error_for(errors, name_of(i, "name")),
                                     .value = entry.name});
    else
        html += hidden(name_of(i, "name"), entry.name);
    const std::string label = fresh ? std::string{"Its amount"} : entry.name.empty() ? part.title : entry.name;
    const auto before = core::Decimal::parse(entry.before);
    ui::Input amount{.name = name_of(i, "amount"),
                     .label = {.text = label},
                     .error = ui::error_for(errors, name_of(i, "amount")),
                     .value = entry.amount};
    amount.classes = "govuk-input--width-10";
    amount.inputmode = "decimal";
    amount.prefix = ui::Affix{.text = "£"};
    if (before) amount.hint = "The year before: " + pounds(*before);
    html += ui::render(amount);
    if (entry.book == "in_kind")
        html += ui::render(ui::Textarea{.name = name_of(i, "text"),
                                        .label = {.text = fresh ? "What was given" : "What " + entry.name + " gave"},
                                        .error = ui::error_for(errors, name_of(i, "text")),
                                        .value = entry.text,
                                        .rows = 2});
    else
        html += hidden(name_of(i, "text"), entry.text);
    return html;
}

std::vector<ui::Html> fields_of(const Year& year, const std::vector<Entry>& entries, const ui::FieldErrors& errors) {
    std::vector<ui::Html> fields{hidden("scope", std::string{word(year.scope)})};
    std::size_t i = 0;
    for (const auto& part : parts) {
        ui::Html lines;
        std::size_t blank = 0;
        for (const auto& entry : entries) {
            if (entry.book != part.book) continue;
            blank += entry.name.empty() && entry.amount.empty() ? 1 : 0;
            lines += line_fields(part, entry, i++, errors);
        }
        for (; has_name(part.book) && blank < blank_lines; ++blank)
            lines += line_fields(part, {.book = part.book, .name = {}, .amount = {}}, i++, errors);
        fields.push_back(ui::element("h2", {{"class", "govuk-heading-m"}}, part.title) + lines);
    }
    return fields;
}

ui::Html totals_part(const std::vector<Entry>& entries) {
    const auto totals = totals_of(entries);
    const auto balance = totals.balance();
    const bool short_of = balance.is_negative();
    return ui::render(ui::SummaryList{.rows = {{.key = "Contributions in money", .value = pounds(totals.income)},
                                               {.key = "Expenditure", .value = pounds(totals.spending)},
                                               {.key = short_of ? "Shortfall" : "Balance",
                                                .value = pounds(short_of ? core::Decimal{} - balance : balance)}}});
}

http::Response page_of(const house::Services& services, const http::Request& request, const Year& year,
                       const std::vector<Entry>& entries, const ui::FieldErrors& errors) {
    const std::string here = record_of(year).address;
    const std::string title = "Enter the accounts of " + year.year.code();
    std::string name = year.partnership;
    services.database.read([&](db::ReadTx& tx) { name = partnership::find_partnership(tx, year.partnership)->name; });
    ui::Form form{
        .csrf = services.door->form_token(request),
        .fields = fields_of(year, entries, errors),
        .submit = "Save the accounts",
        .action = here,
        .beside_submit = ui::render(ui::Button{
            .text = "Add up without saving", .name = "do", .value = "add_up", .classes = "govuk-button--secondary"}),
        .warn_unsaved = true,
        .id = "accounts"};
    std::vector<ui::Html> scopes;
    for (const auto scope : all_scopes)
        if (scope != year.scope)
            scopes.push_back(ui::link(http::url(here, {{"scope", std::string{word(scope)}}}),
                                      scope == Scope::children ? "The children's partnership alone"
                                      : scope == Scope::adults ? "The adults' board alone"
                                                               : "Children and adults together"));
    ui::Html links;
    for (const auto& one : scopes) links += ui::element("li", {}, one);
    const std::string whose = year.scope == Scope::children ? "the children's partnership alone"
                              : year.scope == Scope::adults ? "the adults' board alone"
                                                            : "children and adults together";
    const ui::Html content =
        ui::heading(title, name) +
        ui::element("p", {{"class", "govuk-body"}},
                    "The money of " + whose +
                        ". Lines of the year before stand ready; one without an amount is left "
                        "out. Shares between boards, variance notes and value for money are told in the registers.") +
        totals_part(entries) + ui::form(form) +
        ui::element("h2", {{"class", "govuk-heading-m"}}, "Other money of the same year") +
        ui::element("ul", {{"class", "govuk-list"}}, links);
    return {.body = ui::page(house::shell(services, request),
                             {.title = title,
                              .content = content,
                              .errors = errors,
                              .breadcrumbs = {{.text = "Finance", .href = "/finance"}, {.text = title, .href = {}}},
                              .section = "/finance",
                              .width = ui::Width::two_thirds})
                        .str()};
}

}  // namespace

http::Response show_entry(const house::Services& services, const http::Request& request) {
    const auto year = year_of(services, request);
    if (!year) return http::error(404, "There are no such accounts.");
    std::vector<Entry> entries;
    services.database.read([&](db::ReadTx& tx) { entries = entries_of(tx, *year); });
    return page_of(services, request, *year, entries, {});
}

http::Response save_entry(const house::Services& services, const http::Request& request) {
    const auto year = year_of(services, request);
    if (!year) return http::error(404, "There are no such accounts.");
    const auto entries = typed_entries(request);
    ui::FieldErrors errors;
    for (const auto& one : problems_of(*year, entries)) errors.add(name_of(one.entry, one.field.c_str()), one.message);
    if (request.form.get("do") == "add_up" || !errors.empty())
        return page_of(services, request, *year, entries, errors);
    const auto grant = services.door->grant<Edit>(request, record_of(*year));
    if (!grant) return http::refused(grant.error());
    const auto done =
        services.door->office().ledger.attempt(services.door->process(request, "finance.enter"),
                                               [&](audit::WriteTx& tx) { return enter(tx, *grant, *year, entries); });
    if (done) return http::redirect(address_of(year->partnership, year->year));
    errors.add(name_of(0, "amount"), done.error().for_user);
    auto response = page_of(services, request, *year, entries, errors);
    response.status = http::status_of(done.error().reason);
    return response;
}

}  // namespace finance
