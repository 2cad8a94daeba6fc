#include "platform/registers/pages/parts.h"

#include "core/decimal.h"
#include "core/london.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/markdown.h"

namespace registers {

http::Response respond(const Call& call, ui::Page page) {
    page.section = address_of(call.entity);
    if (call.context.shell_for) return {.body = ui::page(call.context.shell_for(call.request), page).str()};
    return {.body = ui::page(call.context.shell, page).str()};
}

std::string account_of(const Call& call) {
    return call.context.person ? call.context.person(call.request).account : std::string{};
}

std::string token_of(const Call& call) { return call.context.csrf ? call.context.csrf(call.request) : std::string{}; }

http::Response no_such_record(const Call& call) {
    return http::error(404, "There is no such " + call.entity.one + ", or you may not see it.");
}

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
    if (!instant) return iso;
    const auto local = core::iso(*instant + core::london_offset(*instant));
    return core::in_words(core::london_date(*instant)) + " at " + local.substr(11, 5);
}

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
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].type == Type::reference && !cells[i].empty())
            wanted_[entity.fields[i].refers_to].push_back(cells[i]);
}

void Titles::load(db::ReadTx& tx) {
    for (const auto& [entity, ids] : wanted_) found_[entity].merge(titles(tx, *entity, ids));
    wanted_.clear();
}

std::string Titles::of(const Entity& target, const std::string& id) const {
    const auto all = found_.find(&target);
    if (all == found_.end()) return {};
    const auto one = all->second.find(id);
    return one == all->second.end() ? "" : one->second;
}

std::string shown_text(const Field& field, const std::string& canonical, const Titles& titles) {
    if (field.type != Type::reference || canonical.empty()) return shown(field, canonical);
    const auto title = titles.of(*field.refers_to, canonical);
    return title.empty() ? "A " + field.refers_to->one + " that is no longer there" : title;
}

ui::Html shown_value(const Field& field, const std::string& canonical, const Titles& titles) {
    const auto text = shown_text(field, canonical, titles);
    if (field.type == Type::reference && !canonical.empty()) return link(address_of(*field.refers_to, canonical), text);
    if (field.type != Type::narrative) return text;
    return ui::element("div", {{"class", "cairn-narrative"}}, ui::markdown(text, 3));
}

}  // namespace registers
