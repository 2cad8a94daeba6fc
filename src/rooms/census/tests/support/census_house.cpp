#include "rooms/census/tests/support/census_house.h"
#include "platform/rights/operator.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace census::made {
namespace {

rights::Footprints footprints(db::ReadTx&) {
    rights::Footprints all;
    all.add("LRSCP", "Leicestershire and Rutland");
    for (const char* area : {"E10000018", "E06000017"}) {
        all.add(area, area);
        all.put_inside(area, "LRSCP");
    }
    return all;
}

}  // namespace

House::House(db::Database& store)
    : folder((std::filesystem::temp_directory_path() / ("census_filing." + std::to_string(::getpid()))).string()),
      rooms(house::rooms()),
      ledger((support::load_record(store), store)),
      door({ledger, clock, rights::Keys::of(store), {.cost = rights::Cost::quick}},
           rights::Policy{house::permissions(rooms)}, footprints),
      services{.database = store,
               .clock = clock,
               .shell = shell,
               .figure = [this](db::ReadTx& tx, std::string_view id) { return house::find_figure(rooms, tx, id); },
               .door = &door,
               .settings = {{"returns.folder", folder}, {"returns.most_megabytes", "1"}}},
      worker(store, clock),
      site(door.guard(all_routes()), {.gate = [this](const http::Request& request, std::string_view permission) {
               return door.gate(request, permission);
           }}) {
    services.waiting = [this](db::ReadTx& tx, const rights::Standing& who, core::Date today) {
        return house::waiting(rooms, tx, who, today);
    };
    census::add_jobs(worker, ledger, clock, services.settings);
}
House::~House() {
    std::filesystem::remove_all(folder);
    std::filesystem::remove(folder + ".key");
}

std::vector<http::Route> House::all_routes() {
    std::vector<http::Route> all;
    for (const auto& room : rooms)
        if (room.card->routes != nullptr)
            for (auto& route : room.card->routes(services)) all.push_back(std::move(route));
    return all;
}

Person::Person(House& at, const std::string& name, rights::Role role, const std::string& footprint,
               const std::string& organisation, bool strong)
    : house(at) {
    house.ledger.write({.kind = "test.set_up", .actor = "A test", .at = house.clock.now()}, [&](audit::WriteTx& tx) {
        account =
            rights::add_account(tx, rights::Operator{"A test"}, {.name = name, .email = name + "@example.org"}).value();
        rights::set_state(tx, rights::Operator{"A test"}, account, rights::State::active);
        static_cast<void>(rights::appoint(tx, rights::Operator{"A test"}, account,
                                          {.id = {},
                                           .role = role,
                                           .footprint = footprint,
                                           .organisation = organisation,
                                           .from = core::day(2026, 4, 1),
                                           .to = {}})
                              .value());
    });
    cookie =
        rights::open_for(house.door.office(), account, strong, "a test", {.peer = "127.0.0.1", .agent = "test"}).cookie;
}

http::Response Person::send(http::Message message) {
    message.headers.add("cookie", "cairn-session=" + cookie);
    auto response = house.site.answer(message);
    const std::string mark = "name=\"csrf\" value=\"";
    if (const auto at = response.body.rfind(mark); at != response.body.npos) {
        const auto begin = at + mark.size();
        token = response.body.substr(begin, response.body.find('"', begin) - begin);
    }
    return response;
}

std::string Person::page(const std::string& target) {
    const auto response = get(target);
    INFO(target);
    REQUIRE(response.status == 200);
    return response.body;
}

http::Response Person::post(const std::string& target, std::vector<std::pair<std::string, std::string>> form) {
    form.emplace_back("csrf", token);
    return send(http::post(target, form));
}

http::Response Person::upload(const std::string& choice, const std::string& year,
                              const std::vector<FileOfForm>& files) {
    page("/census/upload");
    const std::string cut = "----cut";
    auto message = http::post("/census/upload", {});
    http::Fields headers;
    for (const auto& [name, value] : message.headers.pairs())
        if (name != "content-type") headers.add(name, value);
    headers.add("content-type", "multipart/form-data; boundary=" + cut);
    message.headers = headers;
    const auto part = [&](const std::string& name, const std::string& more, const std::string& value) {
        message.body += "--" + cut + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" +
                        value + "\r\n";
    };
    part("csrf", "", token);
    if (!choice.empty()) part("for", "", choice);
    part("year", "", year);
    for (const auto& file : files) part(file.field, "; filename=\"" + file.name + "\"", file.content);
    message.body += "--" + cut + "--\r\n";
    return send(std::move(message));
}

std::string text_of_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string example() { return text_of_file(SOURCE_DIR "/data/examples/children-in-need-2026.xml"); }

std::vector<std::string> paths_in(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error}) paths.push_back(entry.path().string());
    return paths;
}

std::size_t files_in(const std::string& folder) { return paths_in(folder).size(); }

std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Location") return value;
    return {};
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace census::made
