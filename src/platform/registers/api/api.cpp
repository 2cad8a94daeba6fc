#include "core/decimal.h"
#include "platform/audit/json_text.h"
#include "platform/registers/api/json.h"
#include "platform/registers/commands.h"
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

http::Response not_found(const Call& call) {
    return refused_json({core::Reason::not_found, "There is no such " + call.entity.one + ".", ""});
}

http::Response problems_json(const std::vector<Problem>& problems) {
    std::string body = "{\"error\":\"Some fields are not right.\",\"problems\":[";
    for (const auto& problem : problems) {
        if (body.back() != '[') body += ',';
        body += "{\"field\":";
        append_json(body, problem.field);
        body += ",\"message\":";
        append_json(body, problem.message);
        body += '}';
    }
    return json(422, body + "]}");
}

http::Response record_json(const Call& call, db::ReadTx& tx, const Record& record, int status) {
    Titles titles;
    titles.want(call.entity, record.cells);
    titles.load(tx);
    std::string body;
    append_record(body, call.entity, record, titles);
    return json(status, std::move(body));
}

http::Response stored_record(const Call& call, const std::string& id, int status) {
    http::Response response = not_found(call);
    call.context.database.read([&](db::ReadTx& tx) {
        if (const auto record = find(tx, call.entity, id)) response = record_json(call, tx, *record, status);
    });
    return response;
}

}  // namespace

http::Response api_list(const Call& call) {
    auto query = read_query(call.entity, call.request.query);
    std::string body = "{\"items\":[";
    call.context.database.read([&](db::ReadTx& tx) {
        const auto page = list(tx, call.entity, query);
        Titles titles;
        for (const auto& record : page.rows) titles.want(call.entity, record.cells);
        titles.load(tx);
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
        body += '}';
    });
    return json(200, std::move(body));
}

http::Response api_record(const Call& call) { return stored_record(call, call.id(), 200); }

http::Response api_add(const Call& call) {
    const auto sent = read_sent(call.entity, call.request.body);
    if (!sent) return refused_json(sent.error());
    std::string id;
    std::vector<Problem> problems;
    audit::Ledger ledger{call.context.database};
    const auto saved =
        ledger.attempt(process_of(call, "add", sent->reason), [&](audit::WriteTx& tx) -> core::Result<void> {
            Cells typed(call.entity.fields.size()), cells;
            for (std::size_t i = 0; i < typed.size(); ++i) typed[i] = sent->typed[i].value_or("");
            References references{tx};
            problems = prepare(tx, references, call.entity, typed, "", cells);
            if (!problems.empty()) return core::refuse(core::Reason::invalid, "Some fields are not right.");
            id = add(tx, call.entity, cells);
            return {};
        });
    if (!problems.empty()) return problems_json(problems);
    if (!saved) return refused_json(saved.error());
    auto response = stored_record(call, id, 201);
    response.headers.emplace_back("Location", "/api" + address_of(call.entity, id));
    return response;
}

http::Response api_change(const Call& call) {
    const auto sent = read_sent(call.entity, call.request.body);
    if (!sent) return refused_json(sent.error());
    std::vector<Problem> problems;
    audit::Ledger ledger{call.context.database};
    const auto saved =
        ledger.attempt(process_of(call, "change", sent->reason), [&](audit::WriteTx& tx) -> core::Result<void> {
            const auto record = find(tx, call.entity, call.id());
            if (!record) return core::refuse(core::Reason::not_found, "There is no such " + call.entity.one + ".");
            Cells typed = record->cells, cells;
            for (std::size_t i = 0; i < typed.size(); ++i)
                if (sent->typed[i]) typed[i] = *sent->typed[i];
            References references{tx};
            problems = prepare(tx, references, call.entity, typed, call.id(), cells);
            if (!problems.empty()) return core::refuse(core::Reason::invalid, "Some fields are not right.");
            const auto changed = change(tx, call.entity, call.id(), sent->version, cells);
            if (!changed) return tl::unexpected(changed.error());
            retitle(tx, call.context.entities, call.entity, call.id());
            return {};
        });
    if (!problems.empty()) return problems_json(problems);
    if (!saved) return refused_json(saved.error());
    return stored_record(call, call.id(), 200);
}

http::Response api_withdraw(const Call& call) {
    const auto sent = read_sent(call.entity, call.request.body);
    if (!sent) return refused_json(sent.error());
    if (sent->reason.empty()) return problems_json({{"reason", "Enter why it is withdrawn"}});
    audit::Ledger ledger{call.context.database};
    const auto done = ledger.attempt(process_of(call, "withdraw", sent->reason), [&](audit::WriteTx& tx) {
        return withdraw(tx, call.entity, call.id(), sent->version, sent->reason);
    });
    if (!done) return refused_json(done.error());
    return stored_record(call, call.id(), 200);
}

http::Response api_history(const Call& call) {
    http::Response response = not_found(call);
    call.context.database.read([&](db::ReadTx& tx) {
        if (!find(tx, call.entity, call.id())) return;
        std::string body = "{\"items\":[";
        const auto maybe = [&](const std::optional<std::string>& text) {
            if (text)
                append_json(body, *text);
            else
                body += "null";
        };
        for (const auto& entry : audit::history(tx, {table_of(call.entity), call.id()})) {
            body += body.back() == '[' ? "{\"at\":" : ",{\"at\":";
            append_json(body, core::iso(entry.process.at));
            body += ",\"by\":";
            append_json(body, entry.process.actor);
            body += ",\"what\":";
            append_json(body, entry.event.kind);
            body += ",\"why\":";
            append_json(body, entry.process.reason);
            body += ",\"changes\":[";
            for (const auto& one : entry.event.changes) {
                body += body.back() == '[' ? "{\"field\":" : ",{\"field\":";
                append_json(body, one.field);
                body += ",\"before\":";
                maybe(one.before);
                body += ",\"after\":";
                maybe(one.after);
                body += '}';
            }
            body += "]}";
        }
        response = json(200, body + "]}");
    });
    return response;
}

}  // namespace registers
