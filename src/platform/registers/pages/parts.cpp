#include "platform/registers/pages/parts.h"

#include "core/decimal.h"
#include "core/london.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/markdown.h"
#include "platform/ui/moj.h"

namespace registers {

namespace {

/// The registers of the room, as tabs: from each, the others.
ui::Html siblings(const Call& call) {
    ui::SubNavigation tabs{.items = {}, .label = "Registers"};
    for (const auto* entity : call.context.entities)
        if (entity->room == call.entity.room)
            tabs.items.push_back(
                {.text = capital(entity->many), .href = address_of(*entity), .active = entity == &call.entity});
    if (tabs.items.size() < 2) return {};
    // On a telephone they would fill the screen before the page begins: there they are folded.
    ui::Html items;
    for (const auto& item : tabs.items)
        items += ui::element("li", {}, item.active ? ui::element("strong", {}, item.text) : link(item.href, item.text));
    return ui::element("div", {{"class", "cairn-wide-only"}}, ui::render(tabs)) +
           ui::element("div", {{"class", "cairn-narrow-only"}},
                       ui::render(ui::Details{.summary = "Other registers",
                                              .content = ui::element("ul", {{"class", "govuk-list"}}, items)}));
}

}  // namespace

http::Response respond(const Call& call, ui::Page page) {
    const auto shell = shell_of(call.context, call.request);
    // The room has one place in the menu, whichever of its registers that leads to.
    for (const auto& place : shell.navigation)
        if (place.href.starts_with("/" + call.entity.room + "/")) page.section = place.href;
    page.is_section_front = page.is_section_front && page.section == address_of(call.entity);
    page.beside += siblings(call);
    return {.body = ui::page(shell, page).str()};
}

ui::Shell shell_of(const Context& context, const http::Request& request) {
    return context.shell_for ? context.shell_for(request) : context.shell;
}

http::Response Call::read(const std::function<http::Response(Reader&)>& work) const {
    http::Response response;
    read_as(context, request, viewer, [&](Reader& reader) { response = work(reader); });
    return response;
}

core::Result<void> Call::write(const char* what, const std::string& reason,
                               const std::function<core::Result<void>(Editor&)>& work) const {
    return audit::Ledger{context.database}.attempt(process_of(*this, what, reason), [&](audit::WriteTx& tx) {
        Editor editor{tx, viewer, context.entities};
        return work(editor);
    });
}

void Call::forget_draft(const std::string& account, const std::string& address) const {
    // Looked for first: most forms were never kept, and a write waits for other writers.
    bool kept = false;
    context.database.read(
        [&](db::ReadTx& tx) { kept = drafts::find(tx, account, address, context.clock.now()).has_value(); });
    if (kept) context.database.write([&](db::WriteTx& tx) { drafts::drop(tx, account, address); });
}

core::Result<void> Call::keep_draft(const std::string& account, const drafts::Draft& draft) const {
    const auto kept = drafts::keep(context.database, account, draft);
    if (!kept) return tl::unexpected(kept.error());
    return {};
}

bool Call::may_edit() const {
    return viewer.sees_everything() ||
           viewer.policy().decide(edit_permission(entity), viewer.who(), viewer.today()).allowed;
}

void read_as(const Context& context, const http::Request& request, const Viewer& viewer,
             const std::function<void(Reader&)>& work) {
    std::optional<Reader> reader;
    context.database.read([&](db::ReadTx& tx) { work(reader.emplace(tx, viewer)); });
    if (reader->sealed().empty()) return;
    const Person person = context.person ? context.person(request) : Person{};
    const audit::Process process{
        .kind = read_event, .actor = person.name, .at = context.clock.now(), .reason = {}, .account = person.account};
    audit::Ledger{context.database}.write(process, [&](audit::WriteTx& tx) {
        for (const auto& subject : reader->sealed()) tx.record({.kind = read_event, .subject = subject});
    });
}

std::string account_of(const Call& call) {
    return call.context.person ? call.context.person(call.request).account : std::string{};
}

std::string token_of(const Call& call) { return call.context.csrf ? call.context.csrf(call.request) : std::string{}; }

audit::Process process_of(const Call& call, const char* what, std::string reason) {
    const Person person = call.context.person ? call.context.person(call.request) : Person{};
    return {.kind = call.entity.room + "." + call.entity.name + "." + what,
            .actor = person.name,
            .at = call.context.clock.now(),
            .reason = std::move(reason),
            .account = person.account};
}

std::string address_of(const Entity& entity, const std::string& id, const char* page) {
    return address_of(entity) + "/" + http::encode(id) + page;
}

ui::Html link(const std::string& address, const ui::Html& text) {
    return ui::element("a", {{"class", "govuk-link"}, {"href", address}}, text);
}

ui::Html paragraph(const ui::Html& content) { return ui::element("p", {{"class", "govuk-body"}}, content); }

ui::Html hidden(const char* name, const std::string& value) {
    return ui::element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

ui::Html form(const Call& call, const std::string& action, const ui::Html& content, bool multipart,
              const std::string& working) {
    ui::Attributes attributes{{"method", "post"}, {"action", action}, {"novalidate", "novalidate"}};
    if (multipart) attributes.push_back({"enctype", "multipart/form-data"});
    ui::Html token, status;
    if (call.context.csrf) token = hidden("csrf", call.context.csrf(call.request));
    if (!working.empty()) {
        attributes.push_back({"id", "long"});
        attributes.push_back({"data-cairn-working", working});
        status = ui::status_line("longworking-status", "");
    }
    return ui::element("form", attributes, token + content + status);
}

std::string moment(const std::string& iso) {
    const auto instant = core::parse_instant(iso);
    return instant ? core::in_words(*instant) : iso;
}

std::int64_t whole_number(const http::Fields& fields, const char* name) {
    const auto value = core::Decimal::parse(fields.get(name));
    return value && value->is_whole() ? value->rounded(0).units() : 0;
}

core::Date today_of(const Call& call) { return core::london_date(call.context.clock.now()); }

std::string capital(const std::string& text) {
    std::string sentence = text;
    if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
        sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    return sentence;
}

std::string counted(const Entity& entity, std::size_t count) {
    return core::grouped(static_cast<std::int64_t>(count)) + " " + (count == 1 ? entity.one : entity.many);
}

std::vector<ui::Breadcrumb> trail(const Call& call, const Record* record) {
    std::vector<ui::Breadcrumb> crumbs{{.text = capital(call.entity.many), .href = address_of(call.entity)}};
    if (record != nullptr) crumbs.push_back({.text = record->title, .href = address_of(call.entity, record->id)});
    return crumbs;
}

ui::FieldErrors errors_of(const Entity& entity, const std::vector<Problem>& problems) {
    ui::FieldErrors errors;
    for (const auto& problem : problems) {
        const auto place = find_field(entity, problem.field);
        const bool date = place && entity.fields[*place].type == Type::date;
        errors.add(problem.field, problem.message, date ? problem.field + "-day" : "");
    }
    return errors;
}

void Titles::want(const Entity& entity, const Cells& cells) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (entity.fields[i].type == Type::reference && !cells[i].empty())
            wanted_[entity.fields[i].refers_to].push_back(cells[i]);
        if (entity.fields[i].by_key != nullptr)
            for (auto& key : keys_of(entity.fields[i], cells[i]))
                wanted_keys_[entity.fields[i].by_key].push_back(std::move(key));
    }
}

void Titles::load(Reader& reader) {
    footprints_ = reader.viewer().footprints();
    for (const auto& [entity, ids] : wanted_) found_[entity].merge(reader.titles(*entity, ids));
    wanted_.clear();
    for (const auto& [entity, keys] : wanted_keys_) keys_[entity].merge(reader.named(*entity, keys));
    wanted_keys_.clear();
}

std::string Titles::of(const Entity& target, const std::string& id) const {
    const auto all = found_.find(&target);
    if (all == found_.end()) return {};
    const auto one = all->second.find(id);
    return one == all->second.end() ? "" : one->second;
}

Named Titles::named(const Entity& target, const std::string& key) const {
    const auto all = keys_.find(&target);
    if (all == keys_.end()) return {};
    const auto one = all->second.find(key);
    return one == all->second.end() ? Named{} : one->second;
}

std::string Titles::place(const std::string& code) const {
    return footprints_ == nullptr ? code : footprints_->name(code);
}

std::string shown_text(const Field& field, const std::string& canonical, const Titles& titles) {
    if (field.footprint && !canonical.empty()) return titles.place(canonical);
    if (field.by_key != nullptr) {
        std::string text;
        for (const auto& key : keys_of(field, canonical)) {
            const auto title = titles.named(*field.by_key, key).title;
            text += (text.empty() ? "" : "; ") + (title.empty() ? key : title);
        }
        return text;
    }
    if (field.type != Type::reference || canonical.empty()) return shown(field, canonical);
    const auto title = titles.of(*field.refers_to, canonical);
    return title.empty() ? "Not for you to see" : title;
}

std::string address_of_file(const Entity& entity, const std::string& id, const Field& field, const std::string& cell) {
    const auto file = kept_file(cell);
    return http::url(address_of(entity, id, "/files/") + field.name, {{"file", file ? file->id : std::string{}}});
}

ui::Html shown_cell(const Entity& entity, const Record& record, std::size_t place, const std::string& canonical,
                    const Titles& titles) {
    const auto& field = entity.fields[place];
    const auto file = field.type == Type::file ? kept_file(canonical) : std::nullopt;
    if (!file) return shown_value(field, canonical, titles);
    return link(address_of_file(entity, record.id, field, canonical), in_words(*file));
}

ui::Html shown_value(const Field& field, const std::string& canonical, const Titles& titles) {
    if (field.by_key != nullptr) {
        ui::Html all;
        for (const auto& key : keys_of(field, canonical)) {
            const auto [id, title] = titles.named(*field.by_key, key);
            if (!all.empty()) all += ui::Html{"; "};
            all += id.empty() ? ui::Html{key} : link(address_of(*field.by_key, id), title);
        }
        return all;
    }
    const auto text = shown_text(field, canonical, titles);
    if (field.type == Type::reference && !canonical.empty() && !titles.of(*field.refers_to, canonical).empty())
        return link(address_of(*field.refers_to, canonical), text);
    if (field.type != Type::narrative || text.empty()) return text;
    return ui::element("div", {{"class", "cairn-narrative"}}, ui::markdown(text, 3));
}

}  // namespace registers
