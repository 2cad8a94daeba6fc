#include <benchmark/benchmark.h>

#include <random>

#include "platform/disclosure/figures.h"

namespace {

constexpr int areas = 150, tables = 40, rows = 5, columns = 5;

/// A national publication: for each of 150 areas 40 tables of five by five with their totals, a third of the cells
/// small, and areas in pairs with a partnership over them.
std::vector<disclosure::Datum> a_publication() {
    std::mt19937 random{1};
    std::vector<disclosure::Datum> data;
    for (int t = 0; t < tables; ++t)
        for (int pair = 0; pair < areas / 3; ++pair) {
            std::vector<std::int64_t> of_both((rows + 1) * (columns + 1), 0);
            for (int area = 0; area < 3; ++area) {
                std::vector<std::int64_t> cells((rows + 1) * (columns + 1), 0);
                for (int r = 0; r < rows; ++r)
                    for (int c = 0; c < columns; ++c) {
                        const auto value = static_cast<std::int64_t>(random() % 3 == 0 ? random() % 6 : random() % 200);
                        for (const int at : {r * (columns + 1) + c, r * (columns + 1) + columns,
                                             rows * (columns + 1) + c, rows * (columns + 1) + columns})
                            cells[static_cast<std::size_t>(at)] += value;
                    }
                if (area == 2) cells = of_both;
                for (int r = 0; r <= rows; ++r)
                    for (int c = 0; c <= columns; ++c) {
                        const auto at = static_cast<std::size_t>(r * (columns + 1) + c);
                        of_both[at] += area == 2 ? 0 : cells[at];
                        std::string breakdown = r < rows ? "row=" + std::to_string(r) : "";
                        if (c < columns) breakdown += (breakdown.empty() ? "" : ";") + ("column=" + std::to_string(c));
                        const auto code = std::to_string(pair) + (area == 2 ? "" : area == 0 ? "a" : "b");
                        data.push_back({.id = std::to_string(t) + "/" + code + "/" + breakdown,
                                        .series = std::to_string(t),
                                        .subject = "Child protection",
                                        .area = code,
                                        .period = "2024-25",
                                        .breakdown = breakdown,
                                        .unit = core::Unit::count,
                                        .value = core::Decimal{cells[at]},
                                        .numerator = {},
                                        .denominator = {},
                                        .document = "r"});
                    }
            }
        }
    return data;
}

void publication(benchmark::State& state) {
    const auto data = a_publication();
    std::vector<disclosure::Area> all;
    for (int pair = 0; pair < areas / 3; ++pair) {
        const auto code = std::to_string(pair);
        all.push_back({.code = code, .parts = {code + "a", code + "b"}});
    }
    std::size_t withheld = 0;
    for (auto _ : state) withheld = disclosure::decide(*disclosure::find_profile("dfe"), data, all).withheld.size();
    state.counters["figures"] = static_cast<double>(data.size());
    state.counters["withheld"] = static_cast<double>(withheld);
}
BENCHMARK(publication)->Name("disclosure/150_areas_40_tables")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
