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

/// The same areas and tables as most releases print them: eight categories and their total in each of five years.
std::vector<disclosure::Datum> over_years() {
    std::mt19937 random{2};
    std::vector<disclosure::Datum> data;
    for (int t = 0; t < tables; ++t)
        for (int year = 2020; year < 2025; ++year)
            for (int pair = 0; pair < areas / 3; ++pair) {
                std::vector<std::int64_t> of_both(9, 0);
                for (int area = 0; area < 3; ++area) {
                    std::vector<std::int64_t> cells(9, 0);
                    for (std::size_t c = 0; c < 8; ++c) {
                        cells[c] = static_cast<std::int64_t>(random() % 3 == 0 ? random() % 6 : random() % 200);
                        cells[8] += cells[c];
                    }
                    if (area == 2) cells = of_both;
                    for (std::size_t c = 0; c < 9; ++c) {
                        of_both[c] += area == 2 ? 0 : cells[c];
                        const auto code = std::to_string(pair) + (area == 2 ? "" : area == 0 ? "a" : "b");
                        const auto period = std::to_string(year) + "-" + std::to_string(year - 1999);
                        const auto breakdown = c < 8 ? "column=" + std::to_string(c) : std::string{};
                        data.push_back({.id = std::to_string(t) + "/" + code + "/" + period + "/" + breakdown,
                                        .series = std::to_string(t),
                                        .subject = "Child protection",
                                        .area = code,
                                        .period = period,
                                        .breakdown = breakdown,
                                        .unit = core::Unit::count,
                                        .value = core::Decimal{cells[c]},
                                        .numerator = {},
                                        .denominator = {},
                                        .document = "r"});
                    }
                }
            }
    return data;
}

void run(benchmark::State& state, const std::vector<disclosure::Datum>& data) {
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
void crossed(benchmark::State& state) { run(state, a_publication()); }
BENCHMARK(crossed)->Name("disclosure/150_areas_40_tables")->Unit(benchmark::kMillisecond);
void years(benchmark::State& state) { run(state, over_years()); }
BENCHMARK(years)->Name("disclosure/150_areas_40_tables_five_years")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
