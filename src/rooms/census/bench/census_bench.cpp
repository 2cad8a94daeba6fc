// How long the whole check of a return takes (read the file, judge it by every rule, hold the findings), beside only
// parsing the same file with pugixml in place, expat and libxml2's SAX. Everything in one run, turn by turn, the best
// of several; peak memory of each size in a process of its own. Each size gets its verdict against the limits below;
// one that is missed makes the program fail.
//
//   census_bench [--children 1000,10000,100000] [FILE...]
#include <expat.h>
#include <fmt/format.h>
#include <libxml/parser.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <pugixml.hpp>
#include <sstream>
#include <thread>

#include "../tests/support/return_writer.h"
#include "rooms/census/cin/check.h"
#include "rooms/census/cin/indicator.h"

namespace {

constexpr double most_times_the_parse = 2, most_times_the_file = 1.5, most_times_flat = 1.5;

/// Says whether a limit is kept, and remembers one that is not.
class Verdicts {
  public:
    void give(const std::string& what, double measured, double limit) {
        const bool kept = measured <= limit;
        fmt::print("  {}: {} {:.2f}, at most {:.2f}\n", kept ? "kept  " : "MISSED", what, measured, limit);
        missed_ = missed_ || !kept;
    }
    bool all_kept() const { return !missed_; }

  private:
    bool missed_ = false;
};

using Seconds = std::chrono::duration<double>;

/// Time by the clock and processor time of all threads: on a machine that others use, only the second can be compared.
struct Cost {
    double clock = 1e9;
    double processor = 1e9;
    void take(Cost other) {
        clock = std::min(clock, other.clock);
        processor = std::min(processor, other.processor);
    }
};

double processor_seconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return of(used.ru_utime) + of(used.ru_stime);
}

template <class Work>
Cost cost_of(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    const double processor = processor_seconds();
    work();
    return {.clock = Seconds(std::chrono::steady_clock::now() - begin).count(),
            .processor = processor_seconds() - processor};
}

void parse_pugixml(std::vector<char>& buffer) {
    pugi::xml_document document;
    if (!document.load_buffer_inplace(buffer.data(), buffer.size())) std::abort();
}

void parse_expat(const std::string& text) {
    const XML_Parser parser = XML_ParserCreate(nullptr);
    long count = 0;
    XML_SetUserData(parser, &count);
    XML_SetElementHandler(
        parser, [](void* n, const char*, const char**) { ++*static_cast<long*>(n); },
        [](void* n, const char*) { ++*static_cast<long*>(n); });
    XML_SetCharacterDataHandler(parser, [](void* n, const char*, int length) { *static_cast<long*>(n) += length; });
    if (XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_ERROR) std::abort();
    XML_ParserFree(parser);
}

void parse_libxml2(const std::string& text) {
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = [](void* n, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int,
                                const xmlChar**) { ++*static_cast<long*>(n); };
    handler.endElementNs = [](void* n, const xmlChar*, const xmlChar*, const xmlChar*) { ++*static_cast<long*>(n); };
    handler.characters = [](void* n, const xmlChar*, int length) { *static_cast<long*>(n) += length; };
    long count = 0;
    if (xmlSAXUserParseMemory(&handler, &count, text.data(), static_cast<int>(text.size())) != 0) std::abort();
}

struct Outcome {
    std::size_t children = 0;
    std::size_t findings = 0;
};

Outcome check(const std::string& path, unsigned threads) {
    const auto opened = census::open_bytes(path);
    if (!opened) std::abort();
    const auto& bytes = *opened;
    census::Oddities oddities;
    const auto checked = census::cin::check_xml(*bytes, {.threads = threads}, oddities);
    if (!checked) {
        fmt::print("{}\n", checked.error().for_user);
        std::exit(1);
    }
    Outcome outcome;
    for (const auto& block : checked->data.blocks) outcome.children += block->children.count;
    outcome.findings = checked->findings.all().size();
    return outcome;
}

/// Peak memory of a check in a process of its own, and of one that does nothing.
template <class Work>
long peak_kilobytes(Work work) {
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        std::_Exit(0);
    }
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    return used.ru_maxrss;
}

/// What the program itself takes, whatever the file: its code, its libraries, its threads; the check of one child.
struct Memory {
    long idle = 0;
    long program = 0;
    long check = 0;
};

Memory memory_of(const std::string& path, const std::string& one_child) {
    return {.idle = peak_kilobytes([] {}),
            .program = peak_kilobytes([&] { check(one_child, 0); }),
            .check = peak_kilobytes([&] { check(path, 0); })};
}

/// Microseconds of processors for one child.
double measure(const std::string& path, const std::string& one_child, Verdicts& verdicts) {
    // Before anything large is in this process: a child process begins with what its parent holds.
    const Memory memory = memory_of(path, one_child);

    std::ifstream in{path, std::ios::binary};
    std::stringstream read;
    read << in.rdbuf();
    const std::string text = read.str();
    in.close();
    const int turns = text.size() > 50'000'000 ? 5 : 15;
    Cost pugixml, expat, libxml2, one, all;
    Outcome outcome;
    for (int turn = 0; turn < turns; ++turn) {
        std::vector<char> buffer{text.begin(), text.end()};
        pugixml.take(cost_of([&] { parse_pugixml(buffer); }));
        all.take(cost_of([&] { outcome = check(path, 0); }));
        libxml2.take(cost_of([&] { parse_libxml2(text); }));
        one.take(cost_of([&] { check(path, 1); }));
        if (turn < 5) expat.take(cost_of([&] { parse_expat(text); }));
    }
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    const double fastest = std::min({pugixml.clock, expat.clock, libxml2.clock});
    const double cheapest = std::min({pugixml.processor, expat.processor, libxml2.processor});
    fmt::print("{}: {:.1f} MB, {} children, {} findings\n", path, megabytes, outcome.children, outcome.findings);
    fmt::print("  parse only: pugixml in place {:.4f} s, expat {:.4f} s, libxml2 SAX {:.4f} s\n", pugixml.clock,
               expat.clock, libxml2.clock);
    fmt::print("  whole check, {} threads: {:.4f} s, {:.0f} MB/s, {:.2f} us a child: {:.2f} x the fastest parse\n",
               std::thread::hardware_concurrency(), all.clock, megabytes / all.clock,
               1e6 * all.clock / static_cast<double>(outcome.children), all.clock / fastest);
    fmt::print("  whole check, one thread: {:.4f} s: {:.2f} x the fastest parse\n", one.clock, one.clock / fastest);
    fmt::print(
        "  processor time: parse {:.4f} s (pugixml {:.4f}), check {:.4f} s on one thread, {:.4f} s on all: "
        "{:.2f} x and {:.2f} x; over {} cores {:.2f} x\n",
        cheapest, pugixml.processor, one.processor, all.processor, one.processor / cheapest, all.processor / cheapest,
        std::thread::hardware_concurrency(),
        all.processor / cheapest / std::max(1U, std::thread::hardware_concurrency()));
    const auto of_file = [&](long kilobytes) { return static_cast<double>(kilobytes) * 1024 / 1e6 / megabytes; };
    fmt::print(
        "  peak memory {:.1f} MB, of which {:.1f} MB before a file is opened or for a file of one child (code, "
        "libraries, "
        "threads; {:.1f} MB of a process that ends at once): {:.2f} x the file with the program, {:.2f} x without\n",
        static_cast<double>(memory.check) / 1024, static_cast<double>(memory.program) / 1024,
        static_cast<double>(memory.idle) / 1024, of_file(memory.check), of_file(memory.check - memory.program));
    verdicts.give("times the fastest parse, by the clock", all.clock / fastest, most_times_the_parse);
    verdicts.give("times the file in memory, the program itself left out", of_file(memory.check - memory.program),
                  most_times_the_file);
    // A file smaller than the program's code cannot be read in less memory than the code takes.
    if (megabytes > 10) verdicts.give("times the file in memory, all told", of_file(memory.check), most_times_the_file);
    return 1e6 * all.processor / static_cast<double>(outcome.children);
}

/// Many authorities, each checked and turned into indicators by breakdown, one after another on all cores.
void measure_many(const std::filesystem::path& folder, std::uint32_t authorities, std::uint32_t size) {
    const auto path = (folder / "authority.xml").string();
    peak_kilobytes([&] { std::ofstream{path, std::ios::binary} << census::made::cin_return({.children = size}); });
    std::size_t children = 0;
    const Cost cost = cost_of([&] {
        for (std::uint32_t i = 0; i < authorities; ++i) {
            const auto opened = census::open_bytes(path);
            census::Oddities oddities;
            const auto checked = census::cin::check_xml(**opened, {}, oddities);
            if (!checked) std::abort();
            for (const auto& block : checked->data.blocks) children += block->children.count;
            if (census::cin::tally(checked->data).empty()) std::abort();
        }
    });
    fmt::print(
        "{} authorities of {} children, checked and turned into indicators: {:.2f} s, {:.2f} s of processors, "
        "{:.2f} us a child\n",
        authorities, size, cost.clock, cost.processor, 1e6 * cost.processor / static_cast<double>(children));
    std::filesystem::remove(path);
}

}  // namespace

int main(int count, char** words) {
    std::vector<std::uint32_t> sizes{1000, 10000, 100000};
    std::vector<std::string> files;
    for (int i = 1; i < count; ++i) {
        if (std::strcmp(words[i], "--children") == 0 && i + 1 < count) {
            sizes.clear();
            std::stringstream list{words[++i]};
            for (std::string each; std::getline(list, each, ',');)
                sizes.push_back(static_cast<std::uint32_t>(std::stoul(each)));
        } else {
            files.emplace_back(words[i]);
        }
    }
    const auto folder = std::filesystem::temp_directory_path() / ("census_bench." + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    // Written by processes of their own, so that their memory is not part of what is measured.
    const auto made = [&](std::uint32_t size) {
        const auto path = (folder / (std::to_string(size) + ".xml")).string();
        peak_kilobytes([&] { std::ofstream{path, std::ios::binary} << census::made::cin_return({.children = size}); });
        return path;
    };
    Verdicts verdicts;
    const auto one_child = made(1);
    std::vector<double> costs;
    for (const auto& file : files) measure(file, one_child, verdicts);
    if (files.empty()) {
        for (const std::uint32_t size : sizes) {
            const auto path = made(size);
            costs.push_back(measure(path, one_child, verdicts));
            std::filesystem::remove(path);
        }
        measure_many(folder, 150, 5000);
        const auto [least, most] = std::minmax_element(costs.begin(), costs.end());
        if (costs.size() > 1)
            verdicts.give("times the cost of a child, the dearest size beside the cheapest", *most / *least,
                          most_times_flat);
    }
    std::filesystem::remove_all(folder);
    return verdicts.all_kept() ? 0 : 1;
}
