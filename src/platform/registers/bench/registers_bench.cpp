// What a register of 100,000 records costs: importing it, its list page (filtered, sorted, searched), saving one
// record; and a store with a million events brought forward. Ends with 1 when a limit is not held.
//   registers_bench [rows [events]]        on SQLite in a temporary folder
//   CAIRN_BENCH_POSTGRES=postgresql://... registers_bench    on PostgreSQL too, in a schema of its own
//   CAIRN_BENCH_STORE=address registers_bench [rows]         on that store alone, filled when it is empty and kept
//
// The list is asked for by a member of one partnership who signed in with a second factor: the register holds the
// records of four, some of them restricted or sealed, so what is measured includes whose each record is. The limits
// are times by the clock. On a machine that has other work a limit may be missed for that reason alone: the line says
// so, and it counts as missed all the same.
#include <fmt/core.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <span>

#include "core/embedded.h"
#include "platform/db/testing.h"
#include "platform/registers/bench/bookings.h"
#include "platform/registers/commands.h"
#include "platform/registers/editor.h"
#include "platform/registers/files/import.h"
#include "platform/registers/references.h"
#include "platform/registers/schema.h"
#include "platform/rights/operator.h"

namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> drafts_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
}  // namespace embedded

namespace {

using bookings::agencies;
using bookings::both;
using bookings::House;
using Clock = std::chrono::steady_clock;

/// Of the whole program: on SQLite all work is done in it, however busy the machine is.
double cpu_ms() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double ms_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// What else the machine does, in words; empty while it has a processor to spare.
std::string busy() {
    double load = 0;
    if (getloadavg(&load, 1) != 1 || load <= static_cast<double>(::sysconf(_SC_NPROCESSORS_ONLN))) return {};
    return fmt::format("; machine busy: load {:.1f}", load);
}

bool held = true;

/// One figure against its limit; `ms` by the clock, which decides, and by the processor.
void judge(const std::string& what, double clock_ms, double processor_ms, double limit_ms) {
    const bool within = clock_ms < limit_ms;
    fmt::print("  {:<44} {:>9.2f} ms of {:.0f} ({:.2f} of it; of the processor {:.2f} ms): {}{}\n", what, clock_ms,
               limit_ms, clock_ms / limit_ms, processor_ms, within ? "held" : "NOT HELD", within ? "" : busy());
    held = held && within;
}

double at_share(std::vector<double>& times, double share) {
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

void tell(const char* what, std::vector<double>& times) {
    fmt::print("  {:<44} median {:>8.2f} ms   p99 {:>8.2f} ms   worst {:>8.2f} ms\n", what, at_share(times, 0.5),
               at_share(times, 0.99), times.back());
}

audit::Process process() {
    return {.kind = "bench.write",
            .actor = "Bench",
            .at = core::Instant{std::chrono::seconds{1'774'947'600}},
            .reason = {},
            .account = {}};
}

void migrate(db::Database& database) {
    std::vector<db::Migration> all;
    const auto add = [&](const char* part, std::span<const core::EmbeddedFile> files) {
        for (const auto& file : files) all.push_back({part, std::string{file.path}, file.bytes});
    };
    add("audit", embedded::audit_migrations());
    add("drafts", embedded::drafts_migrations());
    add("registers", embedded::registers_migrations());
    const auto sql = registers::create_sql(agencies) + registers::create_sql(bookings::bookings);
    all.push_back({"bench", "0001_bench.sql", sql});
    db::migrate(database, all);
}

void import_csv(db::Database& database, const registers::Entity& entity, const std::string& csv) {
    audit::Ledger{database}.write(process(), [&](audit::WriteTx& tx) {
        core::Faults faults;
        const auto file = registers::read_table(csv, "bench.csv", faults);
        const auto plan = registers::plan_import(tx, entity, file, "bench.csv", faults);
        if (plan.refused != 0 || !plan.faults.empty()) fmt::print("  the file is refused\n");
        registers::apply_plan({tx, rights::Operator{"A test"}}, both, entity, plan);
    });
}

void import(db::Database& database, int rows) {
    import_csv(database, agencies, bookings::agencies_csv());
    const auto csv = bookings::bookings_csv(rows);
    const auto begin = Clock::now();
    const double cpu = cpu_ms();
    import_csv(database, bookings::bookings, csv);
    const double taken = ms_since(begin), of_processor = cpu_ms() - cpu;
    judge(fmt::format("import of {} rows", rows), taken, of_processor, 10'000.0 * std::max(rows, 1) / 100'000);
}

/// Taking an import back, as the page of it does.
void undo(const std::string& url, int rows) {
    const auto database = db::Database::open(url);
    migrate(*database);
    import_csv(*database, agencies, bookings::agencies_csv());
    import_csv(*database, bookings::bookings, bookings::bookings_csv(rows));
    audit::Head head;
    database->read([&](db::ReadTx& tx) { head = audit::head(tx); });
    const auto begin = Clock::now();
    const double cpu = cpu_ms();
    const auto viewer = registers::Viewer{rights::Operator{"A test"}};
    const auto undone = audit::Ledger{*database}.attempt(process(), [&](audit::WriteTx& tx) {
        return registers::Editor{tx, viewer, both}.undo(bookings::bookings, 2);
    });
    const double taken = ms_since(begin), of_processor = cpu_ms() - cpu;
    if (!undone) fmt::print("  NOT undone: {}\n", undone.error().for_user), held = false;
    judge(fmt::format("undo of that import of {} rows", rows), taken, of_processor,
          10'000.0 * std::max(rows, 1) / 100'000);
}

struct Kind {
    const char* name;
    std::vector<const char*> targets;
    bool limited = true;
    bool small = false;  ///< asked by the member of the partnership that has next to no records
};

const std::vector<Kind> kinds{
    {"list, sorted", {"?sort=name", "?sort=-booked", "?sort=cost", "?sort=-places", "?sort=-code", ""}},
    {"list, filtered and sorted",
     {"?sector=health&sort=-booked", "?paid=no&sort=cost", "?sector=school&paid=yes&sort=name",
      "?booked_from=2020-01-01&booked_to=2020-02-01&sort=-cost", "?booked_from=2012-01-01&sort=booked&sector=police",
      "?booked_from=2019-01-01&sector=police&paid=not_known&sort=places", "?agency=1&sort=-booked",
      "?agency=1&paid=no&sort=name", "?sector=police&paid=no&booked_from=2020-01-01&booked_to=2020-02-01&sort=cost"}},
    {"list, where few are for the viewer",
     {"?sort=name", "", "?sector=health&sort=-booked", "?paid=no&sort=cost", "?booked_from=2019-01-01&sort=-cost"},
     true,
     true},
    {"list, searched, filtered and sorted",
     {"?q=rapid+review&sort=-booked", "?q=neglect&sector=health&sort=cost", "?q=early+help+tran&sort=name",
      "?q=12345&sort=-cost"}},
    {"search of all registers", {"/search?q=rapid+review", "/search?q=early+help+tran", "/search?q=12345"}},
    {"list, far pages", {"?sort=name&page=40", "?sector=health&sort=-booked&page=40"}, false}};

/// "agency=1" stands for one of the agencies, whose id is made up anew in each store.
std::string address_of(const char* target, const std::string& agency) {
    std::string address = (*target == '/' ? "" : "/bench/bookings") + std::string{target};
    if (const auto at = address.find("agency=1"); at != std::string::npos) address.replace(at, 8, "agency=" + agency);
    return address;
}

void pages(db::Database& database) {
    const House house{database, "A"}, small{database, "E"};
    std::string agency;
    database.read([&](db::ReadTx& tx) { agency = registers::options(tx, agencies, bookings::many_agencies)[7].first; });
    for (const auto& kind : kinds) {
        std::vector<double> times, of_processor;
        for (int round = 0; round < 40; ++round)
            for (const char* target : kind.targets) {
                const auto begin = Clock::now();
                const double cpu = cpu_ms();
                const auto answer = (kind.small ? small : house).get(address_of(target, agency));
                if (answer.status != 200) fmt::print("  {} answered {}\n", target, answer.status);
                if (round < 2) continue;
                times.push_back(ms_since(begin));
                of_processor.push_back(cpu_ms() - cpu);
            }
        tell(kind.name, times);
        if (kind.limited)
            judge(std::string{kind.name} + ", p99", at_share(times, 0.99), at_share(of_processor, 0.99), 10);
    }
    for (const auto& kind : kinds)
        for (const char* target : kind.targets) {
            std::vector<double> times;
            for (int i = 0; i < 15; ++i) {
                const auto begin = Clock::now();
                static_cast<void>((kind.small ? small : house).get(address_of(target, agency)));
                times.push_back(ms_since(begin));
            }
            const double before = cpu_ms();
            static_cast<void>((kind.small ? small : house).get(address_of(target, agency)));
            const double median = at_share(times, 0.5), of_processor = cpu_ms() - before;
            fmt::print("      {:<82} median {:>7.2f}   least {:>7.2f}   of the processor {:>7.2f} ms\n", target, median,
                       times.front(), of_processor);
        }
}

/// The form of a new record, sent and answered.
void save(db::Database& database) {
    const House house{database, "A"};
    std::vector<double> times;
    const double cpu = cpu_ms();
    // So many that the hundredth part of them is more than two.
    constexpr int saves = 1000;
    for (int i = 0; i < saves; ++i) {
        const auto begin = Clock::now();
        const auto answer = house.post("/bench/bookings/new", {{"code", fmt::format("S{}-{}", ::getpid(), i)},
                                                               {"name", "Saved one"},
                                                               {"sector", "health"},
                                                               {"booked-day", "1"},
                                                               {"booked-month", "2"},
                                                               {"booked-year", "2026"},
                                                               {"places", "3"},
                                                               {"cost", "12.50"},
                                                               {"paid", "yes"},
                                                               {"notes", "some words"},
                                                               {"partnership", "A"}});
        times.push_back(ms_since(begin));
        if (answer.status != 303) fmt::print("  the form answered {}\n", answer.status);
    }
    const double of_processor = (cpu_ms() - cpu) / saves;
    tell("save one record", times);
    if (database.engine() == db::Engine::sqlite) judge("save one record, p99", at_share(times, 0.99), of_processor, 5);
}

/// A store as an earlier version left it, with `events` in its trail, brought forward: new tables, new columns.
void forward(const std::string& url, int events) {
    const auto database = db::Database::open(url);
    auto earlier = agencies;
    earlier.fields.resize(1);
    earlier.title = {"code"};
    const auto old_table = registers::create_sql(earlier);
    std::vector<db::Migration> all;
    for (const auto& file : embedded::audit_migrations()) all.push_back({"audit", std::string{file.path}, file.bytes});
    all.push_back({"bench", "0001_bench.sql", old_table});
    db::migrate(*database, all);
    constexpr int in_one = 50'000;
    for (int done = 0; done < events; done += in_one)
        audit::Ledger{*database}.write(process(), [&](audit::WriteTx& tx) {
            for (int i = done; i < std::min(done + in_one, events); ++i)
                tx.record({.kind = "bench.agencies.changed",
                           .subject = {"bench_agencies", std::to_string(i % 10'000)},
                           .changes = {{"name", "before " + std::to_string(i), "after"}}});
        });
    audit::Head noted;
    std::string columns;
    database->read([&](db::ReadTx& tx) {
        noted = audit::head(tx);
        columns = registers::pending_migration(tx, both);
    });
    for (const auto& file : embedded::registers_migrations())
        all.push_back({"registers", std::string{file.path}, file.bytes});
    all.push_back({"bench", "0002_columns.sql", columns});
    const auto begin = Clock::now();
    db::migrate(*database, all);
    const double taken = ms_since(begin);
    const auto verifying = Clock::now();
    audit::Verdict verdict;
    database->read([&](db::ReadTx& tx) { verdict = audit::verify(tx, noted); });
    const bool whole = verdict.faults.empty() && verdict.head == noted && noted.number == events;
    fmt::print("  {} events brought forward in {:.0f} ms; every one there and the chain unbroken: {} ({:.0f} ms)\n",
               noted.number, taken, whole ? "yes" : "NO", ms_since(verifying));
    if (!whole) held = false;
}

void run(const std::string& name, const std::string& url, int rows) {
    fmt::print("{}\n", name);
    const auto database = db::Database::open(url);
    if (db::is_empty(*database)) {
        migrate(*database);
        import(*database, rows);
    }
    pages(*database);
    save(*database);
}

void on_postgres(const std::string& server, const std::function<void(const std::string&)>& work) {
    static int number = 0;
    const std::string schema = "cairn_bench_" + std::to_string(::getpid()) + "_" + std::to_string(++number);
    db::testing::ask_postgres(server, "create schema " + schema);
    work(server + (server.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema);
    db::testing::ask_postgres(server, "drop schema " + schema + " cascade");
}

int number_of(int argc, char** argv, int place, int otherwise) {
    const std::string_view asked = argc > place ? argv[place] : "";
    std::from_chars(asked.data(), asked.data() + asked.size(), otherwise);
    return otherwise;
}

}  // namespace

int main(int argc, char** argv) {
    const int rows = number_of(argc, argv, 1, 100'000), events = number_of(argc, argv, 2, 1'000'000);
    if (const char* store = std::getenv("CAIRN_BENCH_STORE")) {
        run("The store named", store, rows);
        return held ? 0 : 1;
    }
    const char* where = std::getenv("CAIRN_BENCH_FOLDER");
    auto folder = std::string{where == nullptr ? "/tmp" : where} + "/cairn-bench-XXXXXX";
    if (::mkdtemp(folder.data()) == nullptr) return 3;
    run("SQLite, full synchronous", folder + "/store.db", rows);
    undo(folder + "/undo.db", rows);
    forward(folder + "/forward.db", events);
    std::filesystem::remove_all(folder);
    if (const char* server = std::getenv("CAIRN_BENCH_POSTGRES")) {
        on_postgres(server, [&](const std::string& url) { run("PostgreSQL", url, rows); });
        on_postgres(server, [&](const std::string& url) { undo(url, rows); });
        on_postgres(server, [&](const std::string& url) { forward(url, events); });
    } else {
        fmt::print("SKIPPED: no PostgreSQL\n");
    }
    return held ? 0 : 1;
}
