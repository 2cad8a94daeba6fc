#include "platform/ui/charts/xmr.h"

#include <doctest/doctest.h>

#include <limits>

namespace {

std::vector<ui::Value> steady(std::size_t n) {
    std::vector<ui::Value> values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(i % 2 == 0 ? 49 : 51);
    return values;
}

std::string marks(const std::vector<ui::Value>& values) {
    std::string all;
    for (const auto& point : ui::xmr(values).points) {
        constexpr char letters[] = {'.', 'o', 't', 'n', 's'};
        const char letter = letters[static_cast<int>(point.signal)];
        all += point.high && letter != '.' ? static_cast<char>(letter - 32) : letter;
    }
    return all;
}

}  // namespace

TEST_CASE("xmr: limits are the mean and 2.66 mean moving ranges") {
    const auto result = ui::xmr({10, 12, 11, 13, 10});
    CHECK(*result.mean == doctest::Approx(11.2));
    // Moving ranges 2, 1, 2, 3: mean 2.
    CHECK(*result.upper == doctest::Approx(11.2 + 2.66 * 2));
    CHECK(*result.lower == doctest::Approx(11.2 - 2.66 * 2));
}

TEST_CASE("xmr: a moving range above 3.267 of their mean is left out") {
    auto values = steady(20);
    values.push_back(100);
    const auto result = ui::xmr(values);
    // The jump of 51 would widen the limits; without it every range is 2.
    CHECK(*result.upper - *result.mean == doctest::Approx(2.66 * 2));
    CHECK(result.points.back().signal == ui::Signal::outside);
}

TEST_CASE("xmr: the four signals") {
    CHECK(marks(steady(20)) == "....................");
    auto outside = steady(12);
    outside.push_back(60);
    CHECK(marks(outside).back() == 'O');
    // Seven points rising: six steps are not enough of a run with five, seven points are.
    CHECK(marks({50, 48, 52, 49, 50, 51, 52, 53, 54, 50, 48, 51}).find('T') == std::string::npos);
    CHECK(marks({52, 48, 49, 50, 51, 52, 53, 54, 50, 52, 49, 51}).find("TTTTTTT") == 1);
    CHECK(marks({48, 54, 53, 52, 51, 50, 49, 48, 52, 49, 53, 50}).find("ttttttt") == 1);
    // Seven on one side of the mean, six are chance.
    auto shift = steady(13);
    for (int i = 0; i < 7; ++i) shift.push_back(i % 2 == 0 ? 52.5 : 53.5);
    CHECK(marks(shift).substr(13) == "SSSSSSS");
    // Two of three beyond two thirds of the way to the same limit.
    auto near = steady(20);
    near.insert(near.end(), {55.2, 50, 55.2, 49});
    CHECK(marks(near).substr(20) == "N.N.");
}

TEST_CASE("xmr: gaps end runs, and few values give no limits") {
    auto shift = steady(13);
    for (int i = 0; i < 7; ++i) shift.push_back(i % 2 == 0 ? 52.5 : 53.5);
    shift[16] = {};
    CHECK(marks(shift).find('S') == std::string::npos);
    CHECK_FALSE(ui::xmr({}).mean);
    CHECK_FALSE(ui::xmr({5}).upper);
    CHECK_FALSE(ui::xmr({5, {}, 6}).upper);
    CHECK_FALSE(ui::xmr({std::numeric_limits<double>::infinity()}).mean);
}

TEST_CASE("xmr chart: says the meaning in words, warns of few values and judges the target") {
    std::vector<ui::Value> values = steady(12);
    values.push_back(70);
    std::vector<std::string> periods;
    for (std::size_t i = 0; i < values.size(); ++i) periods.push_back("M" + std::to_string(i));
    ui::XmrChart chart{.id = "x",
                       .title = "T",
                       .unit = "%",
                       .periods = periods,
                       .values = values,
                       .better = ui::Better::low,
                       .target = 10};
    const auto has = [&](std::string_view part) { return ui::render(chart).str().find(part) != std::string::npos; };
    CHECK(has("concern: above the upper limit"));
    CHECK(has("cannot be expected to be met unless something changes"));
    CHECK_FALSE(has("Trial limits"));
    chart.better = ui::Better::high;
    CHECK(has("improvement: above the upper limit"));
    CHECK(has("can be expected to be met every time"));
    chart.target = 50;
    CHECK(has("met or missed by chance"));
    chart.better = ui::Better::neither;
    CHECK(has("change: above the upper limit"));
    chart.rebases = {{.period = 12, .reason = "a new front door"}};
    CHECK(has("Limits computed anew from M12: a new front door"));
    CHECK(has("Trial limits: they rest on 1 value, fewer than 12."));
    CHECK_FALSE(has("nan"));
    for (const auto& awkward : std::vector<std::vector<ui::Value>>{{{}}, {1}, {0, 0, 0}, {-1, -5, -2}}) {
        chart = {.id = "x",
                 .title = "T",
                 .unit = "",
                 .periods = std::vector<std::string>(awkward.size(), "p"),
                 .values = awkward};
        CHECK_FALSE(has("nan"));
        CHECK_FALSE(has("inf"));
    }
}
