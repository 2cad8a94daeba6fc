#pragma once
#include <doctest/doctest.h>

#include "platform/http/routes.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/schema.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

/// A register with a field that is a file, as its manager has it.
namespace files_site {

using registers::Classification;
using registers::Entity;
using registers::Media;
using registers::Need;
using registers::Type;

inline const Entity reports{.room = "sample",
                            .name = "reports",
                            .one = "report",
                            .many = "reports",
                            .meaning = "A report with its paper.",
                            .fields = {{.name = "name", .label = "Name", .need = Need::required, .in_list = true},
                                       {.name = "closeness",
                                        .label = "Closeness",
                                        .type = Type::choice,
                                        .choices = {{"partnership", "Partnership"}, {"sealed", "Sealed"}}},
                                       {.name = "paper",
                                        .label = "Paper",
                                        .type = Type::file,
                                        .media = {Media::pdf, Media::plain_text},
                                        .most_bytes = 700'000,
                                        .in_list = true}},
                            .title = {"name"},
                            .key = {"name"},
                            .scope = {.classification = "closeness"}};

struct Sent {
    std::string name, bytes;
};

/// The register behind its pages, for whoever `who` is.
struct Site {
    explicit Site(db::Database& store) : database(store), routes(all_routes(), {.gate = gate()}) {
        static const std::string table = registers::create_sql(reports);
        auto migrations = sample::migrations();
        migrations.push_back({"reports", "0001_reports.sql", table});
        db::migrate(database, migrations);
    }
    http::Response get(const std::string& target) const { return routes.answer(http::get(target)); }
    http::Response send(const std::string& target, const std::vector<std::pair<std::string, std::string>>& fields,
                        const std::optional<Sent>& file = {}) const {
        std::string body;
        for (const auto& [name, value] : fields)
            body += "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
        if (file)
            body += "--B\r\nContent-Disposition: form-data; name=\"paper-file\"; filename=\"" + file->name +
                    "\"\r\nContent-Type: text/html\r\n\r\n" + file->bytes + "\r\n";
        auto message = http::get(target);
        message.method = "POST";
        message.headers.add("content-type", "multipart/form-data; boundary=B");
        message.body = body + "--B--\r\n";
        return routes.answer(message);
    }
    http::Response json(const std::string& target, const std::string& body) const {
        auto message = http::get(target);
        message.method = "POST";
        message.headers.add("content-type", "application/json");
        message.body = body;
        return routes.answer(message);
    }
    std::optional<registers::Record> record(const std::string& name) const {
        std::optional<registers::Record> found;
        database.read([&](db::ReadTx& tx) {
            found = registers::find_by_key(tx, reports, sample::cells(reports, {{"name", name}}));
        });
        return found;
    }
    std::optional<registers::KeptFile> file(const std::string& name) const {
        return registers::kept_file(registers::cell(reports, record(name)->cells, "paper"));
    }
    std::string add(const std::string& name, const Sent& sent, const std::string& closeness = "") const {
        const auto answer = send("/sample/reports/new", {{"name", name}, {"closeness", closeness}}, sent);
        REQUIRE(answer.status == 303);
        return record(name)->id;
    }
    std::int64_t count(const char* sql) const {
        std::int64_t number = 0;
        const db::Query query{std::string{"test: "} + sql, sql, {db::Column::integer}};
        database.read([&](db::ReadTx& tx) { number = tx.first(query)->integer(0); });
        return number;
    }

    db::Database& database;
    sample::Clock clock;
    ui::Shell shell{.assets = {}, .partnership = "Sampleshire"};
    rights::Policy policy{{{"sample.read", "read", rights::every_role()}, {"sample.edit", "change", {{role}}}}};
    static constexpr rights::Role role = rights::Role::business_manager;
    rights::Standing who = standing("p1");
    http::Routes routes;

    static rights::Standing standing(const std::string& account, rights::Role as = role) {
        return {.account = account,
                .name = "Sam Okafor",
                .organisation = {},
                .strong = true,
                .appointments = {{.id = "a",
                                  .role = as,
                                  .footprint = "A",
                                  .body = {},
                                  .organisation = {},
                                  .from = core::day(2026, 1, 1),
                                  .to = {}}},
                .grants = {},
                .exclusions = {}};
    }

  private:
    std::vector<http::Route> all_routes() {
        static const std::vector<const Entity*> all{&reports};
        return registers::routes(
            {.database = database,
             .clock = clock,
             .shell = shell,
             .entities = all,
             .viewer = [this](const http::Request&) -> registers::Viewer {
                 return {policy, who, std::make_shared<rights::Footprints>(), core::day(2026, 3, 31)};
             },
             .person =
                 [this](const http::Request&) {
                     return registers::Person{who.name, who.account};
                 }},
            all);
    }
    http::Gate gate() {
        return [this](const http::Request&, std::string_view permission) -> std::optional<http::Response> {
            if (policy.decide(permission, who, core::day(2026, 3, 31)).allowed) return std::nullopt;
            return http::error(403, "You may not.");
        };
    }
};

inline bool has(const http::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

inline std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

inline std::string page_of(const std::string& id, const char* page = "") { return "/sample/reports/" + id + page; }

/// All bytes there are, over more than one part.
inline std::string long_pdf() {
    std::string bytes = "%PDF-1.7\n";
    for (int i = 0; i < 500'000; ++i) bytes += static_cast<char>(i * 7 + i / 251);
    return bytes;
}

}  // namespace files_site
