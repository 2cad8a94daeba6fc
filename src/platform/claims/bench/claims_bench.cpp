// The claim checker over two hundred printed pages, beside only reading them into words and numbers.
#include <benchmark/benchmark.h>

#include <string>

#include "platform/claims/claims.h"
#include "platform/claims/reading.h"
#include "platform/claims/source.h"

namespace {

/// Five hundred words a page, in the mixture of a yearly report: prose with numbers, lists, tables, headings.
std::string pages(int count) {
    std::string text;
    for (int page = 0; page < count; ++page) {
        const auto n = std::to_string(100 + page);
        text += "## Part " + n + "\n\n";
        for (int i = 0; i < 6; ++i) {
            text +=
                "Referrals in Northmoor rose from 2,560 in 2023-24 to 2,961 in 2024-25, an increase of 401 (15.7%), "
                "and the partnership heard from " +
                n +
                " practitioners at 16 sessions over the year. Of the 40 plans, 12 (30%) were reviewed on time; the "
                "others were looked at by the "
                "subgroup in July 2024 and in March 2025, and what was learned was passed on to schools and early "
                "years settings in Eastvale.\n\n";
        }
        text +=
            "The year had three aims:\n\n- Early help that reaches families soon\n- Neglect, and how it is "
            "recognised\n- Young people who move into "
            "adult services\n\nPartner\t2023-24\t2024-25\nCouncil\t£66,258\t£66,258\nPolice\t£53,417\t£53,417\nTotal "
            "income\t£119,675\t£119,675\n\n";
    }
    return text;
}

const std::string& report() {
    static const auto text = pages(200);
    return text;
}

void read_into_words(benchmark::State& state) {
    for (auto _ : state) {
        const claims::Reading reading{report()};
        benchmark::DoNotOptimize(reading.sentences().size());
    }
}
void check_200_pages(benchmark::State& state) {
    for (auto _ : state) {
        const auto found = claims::check_text(report());
        benchmark::DoNotOptimize(found.size());
    }
}
BENCHMARK(read_into_words)->Name("200 pages/reading them into words")->Unit(benchmark::kMillisecond);
BENCHMARK(check_200_pages)->Name("200 pages/checking their claims")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
