#include "core/decimal.h"
#include "platform/audit/json_text.h"
#include "platform/registers/api/json.h"
#include "platform/registers/asked.h"
#include "platform/registers/commands.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/list.h"
#include "platform/registers/pages/pages.h"

namespace registers {
namespace {

using audit::append_json;

http::Response json(int status, std::string body) {
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
}

http::Response refused_json(const core::Refusal& refusal) {
    std::string body = "{\"error\":";
    append_json(body, refusal.for_user);
    return json(http::status_of(refusal.reason), body + "}");
}

http::Response problems_json(const std::vector<Problem>& problems, int status = 422,
                             const std::string& sentence = "Some fields are not right.") {
    std::string body = "{\"error\":";
    append_json(body, sentence);
    body += ",\"problems\":[";
    for (const auto& problem : problems) {
        if (body.back() != '[') body += ',';
        body += "{\"field\":";
        append_json(body, problem.field);
        body += ",\"message\":";
        append_json(body, problem.message);
        body += '}';
    }
    return json(status, body + "]}");
}

/// What was sent has not the form of a request.
http::Response unread_json(const core::Refusal& refusal, const std::vector<Problem>& problems) {
    return problems.empty() ? refused_json(refusal)
                            : problems_json(problems, http::status_of(refusal.reason), refusal.for_user);
}

/// With the names of the steps that the viewer may take from here.
http::Response record_json(const Call& call, Reader& reader, const Record& record, int status) {
    Titles titles;
    titles.want(call.entity, record.cells);
    titles.load(reader);
    std::vector<Record> one{record};
    reader.work_out(call.entity, one, today_of(call));
    std::string body;
    append_record(body, call.entity, one[0], titles);
    if (call.entity.lifecycle != nullptr) {
        body.back() = ',';
        body += "\"steps\":[";
        for (const auto* step : reader.steps(call.entity, record)) {
            if (body.back() != '[') body += ',';
            append_json(body, step->name);
        }
        body += "]}";
    }
    return json(status, std::move(body));
}

http::Response stored_record(const Call& call, const std::string& id, int status) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find(call.entity, id);
        return record ? record_json(call, reader, *record, status) : refused_json(record.error());
    });
}

/// Someone changed the record since: what it is now, so that the program need not ask.
http::Response conflict_json(const Call& call, const core::Refusal& refusal) {
    if (refusal.reason != core::Reason::conflict) return refused_json(refusal);
    auto now = stored_record(call, call.id(), 200);
    if (now.status != 200) return refused_json(refusal);
    std::string body = "{\"error\":";
    append_json(body, refusal.for_user);
    return json(409, body + ",\"now\":" + now.body + "}");
}

/// Without it nobody would know what the program had seen. Asked once the record is known to be theirs.
std::vector<Problem> version_missing(const Sent& sent) {
    if (sent.version != 0) return {};
    return {{"version", "Give the version of the record that you read"}};
}

void append_change(std::string& body, const Entity& entity, const audit::Change& one) {
    const auto place = find_field(entity, one.field);
    const bool is_file = place && entity.fields[*place].type == Type::file;
    const auto maybe = [&](const std::optional<std::string>& text) {
        if (const auto file = text && is_file ? kept_file(*text) : std::nullopt)
            append_json(body, file->name + " (SHA-256 " + file->hash + ")");
        else if (text)
            append_json(body, *text);
        else
            body += "null";
    };
    body += body.back() == '[' ? "{\"field\":" : ",{\"field\":";
    append_json(body, one.field);
    body += ",\"before\":";
    maybe(one.before);
    body += ",\"after\":";
    maybe(one.after);
    body += '}';
}

}  // namespace

http::Response api_list(const Call& call) {
    auto query = read_query(call.entity, call.request.query);
    const auto asked = read_past_day(call.request.query, today_of(call));
    auto problems = problems_of_query(call.entity, call.request.query);
    if (!asked.problem.empty()) problems.push_back({"on", asked.problem});
    if (!problems.empty()) return problems_json(problems, 422, "The list cannot be asked for in this way.");
    query.on = asked.day;
    return call.read([&](Reader& reader) {
        if (query.on && !reader.has_past(call.entity)) return problems_json({{"on", too_much_past}});
        std::string body = "{\"items\":[";
        auto page = reader.list(call.entity, query);
        if (!query.on) reader.work_out(call.entity, page.rows, today_of(call));
        Titles titles;
        for (const auto& record : page.rows) titles.want(call.entity, record.cells);
        titles.load(reader);
        for (const auto& record : page.rows) {
            if (body.back() != '[') body += ',';
            append_record(body, call.entity, record, titles);
        }
        body +=
            "],\"count\":" + std::to_string(page.count) + ",\"more\":" + (page.more ? "true" : "false") + ",\"next\":";
        ++query.page;
        if (page.has_next)
            append_json(body, http::url("/api" + address_of(call.entity), pairs_of(call.entity, query)));
        else
            body += "null";
        return json(200, body + "}");
    });
}

http::Response api_record(const Call& call) { return stored_record(call, call.id(), 200); }

http::Response api_add(const Call& call) {
    std::vector<Problem> problems;
    const auto sent = read_sent(call.entity, call.request.body, problems);
    if (!sent) return unread_json(sent.error(), problems);
    std::string id;
    const auto saved = call.write("add", sent->reason, [&](Editor& editor) -> core::Result<void> {
        Cells typed(call.entity.fields.size()), cells;
        for (std::size_t i = 0; i < typed.size(); ++i) typed[i] = sent->typed[i].value_or("");
        problems = editor.prepare(call.entity, typed, "", cells);
        if (!problems.empty()) return core::refuse(core::Reason::invalid, "Some fields are not right.");
        const auto added = editor.add(call.entity, cells);
        if (!added) return tl::unexpected(added.error());
        id = *added;
        return {};
    });
    if (!problems.empty()) return problems_json(problems);
    if (!saved) return refused_json(saved.error());
    auto response = stored_record(call, id, 201);
    response.headers.emplace_back("Location", "/api" + address_of(call.entity, id));
    return response;
}

http::Response api_change(const Call& call) {
    std::vector<Problem> problems;
    const auto sent = read_sent(call.entity, call.request.body, problems);
    if (!sent) return unread_json(sent.error(), problems);
    const auto saved = call.write("change", sent->reason, [&](Editor& editor) -> core::Result<void> {
        const auto record = editor.find_to_change(call.entity, call.id());
        if (!record) return tl::unexpected(record.error());
        Cells typed = record->cells, cells;
        for (std::size_t i = 0; i < typed.size(); ++i)
            if (sent->typed[i]) typed[i] = *sent->typed[i];
        problems = editor.prepare(call.entity, typed, call.id(), cells);
        for (auto& problem : version_missing(*sent)) problems.push_back(std::move(problem));
        if (!problems.empty()) return core::refuse(core::Reason::invalid, "Some fields are not right.");
        return editor.change(call.entity, call.id(), sent->version, cells);
    });
    if (!problems.empty()) return problems_json(problems);
    if (!saved) return conflict_json(call, saved.error());
    return stored_record(call, call.id(), 200);
}

http::Response api_withdraw(const Call& call) {
    std::vector<Problem> problems;
    const auto sent = read_sent(call.entity, call.request.body, problems);
    if (!sent) return unread_json(sent.error(), problems);
    if (sent->reason.empty()) return problems_json({{"reason", "Enter why it is withdrawn"}});
    const auto done = call.write("withdraw", sent->reason, [&](Editor& editor) -> core::Result<void> {
        if (const auto record = editor.find_to_change(call.entity, call.id()); !record)
            return tl::unexpected(record.error());
        problems = version_missing(*sent);
        if (!problems.empty()) return core::refuse(core::Reason::invalid, "Some fields are not right.");
        return editor.withdraw(call.entity, call.id(), sent->version, sent->reason);
    });
    if (!problems.empty()) return problems_json(problems);
    if (!done) return conflict_json(call, done.error());
    return stored_record(call, call.id(), 200);
}

http::Response api_step(const Call& call) {
    const auto* step = find_transition(call.entity, call.request.path.substr(call.request.path.rfind('/') + 1));
    std::vector<Problem> problems;
    const auto sent = read_sent(call.entity, call.request.body, problems);
    if (!sent) return unread_json(sent.error(), problems);
    const auto taken = call.write("step", sent->reason, [&](Editor& editor) -> core::Result<void> {
        const auto record = editor.find(call.entity, call.id());
        if (!record) return tl::unexpected(record.error());
        Cells typed = record->cells;
        for (std::size_t i = 0; i < typed.size(); ++i)
            if (sent->typed[i]) typed[i] = *sent->typed[i];
        auto taken_now = editor.step(call.entity, call.id(), sent->version, *step, typed, today_of(call), problems);
        const bool theirs = taken_now || taken_now.error().reason == core::Reason::invalid ||
                            taken_now.error().reason == core::Reason::conflict;
        if (theirs)
            for (auto& problem : version_missing(*sent)) problems.push_back(std::move(problem));
        return problems.empty() ? taken_now : core::refuse(core::Reason::invalid, "Some fields are not right.");
    });
    if (!taken && !problems.empty()) return problems_json(problems);
    if (!taken) return conflict_json(call, taken.error());
    return stored_record(call, call.id(), 200);
}

http::Response api_history(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find(call.entity, call.id());
        if (!record) return refused_json(record.error());
        std::string body = "{\"items\":[";
        for (const auto& entry : reader.history(call.entity, *record, 1000)) {
            body += body.back() == '[' ? "{\"at\":" : ",{\"at\":";
            append_json(body, core::iso(entry.process.at));
            body += ",\"by\":";
            append_json(body, entry.process.actor);
            body += ",\"what\":";
            append_json(body, entry.event.kind);
            body += ",\"said\":";
            append_json(body, said(call.entity, entry.event));
            body += ",\"why\":";
            append_json(body, entry.process.reason);
            body += ",\"changes\":[";
            for (const auto& one : entry.event.changes) append_change(body, call.entity, one);
            body += "]}";
        }
        return json(200, body + "]}");
    });
}

}  // namespace registers
