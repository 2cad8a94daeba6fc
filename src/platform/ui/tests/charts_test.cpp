#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "canonical.h"
#include "platform/ui/charts/bar_chart.h"
#include "platform/ui/charts/funnel_plot.h"
#include "platform/ui/charts/line_chart.h"
#include "platform/ui/charts/pairs.h"
#include "platform/ui/charts/sparkline.h"
#include "platform/ui/charts/structure_layout.h"

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

std::size_t count(const ui::Html& html, std::string_view part) {
    std::size_t found = 0;
    for (auto at = html.str().find(part); at != std::string::npos; at = html.str().find(part, at + 1)) ++found;
    return found;
}
bool has(const ui::Html& html, std::string_view part) { return count(html, part) > 0; }

/// What every chart owes its readers, and no browser chokes on.
void check_chart(const ui::Html& html) {
    CHECK(has(html, "<figure class=\"cairn-chart\""));
    CHECK(has(html, "role=\"img\""));
    CHECK(has(html, "<table class=\"govuk-table\""));
    CHECK_FALSE(has(html, "style="));
    CHECK_FALSE(has(html, "nan"));
    CHECK_FALSE(has(html, "inf%"));
    CHECK_FALSE(has(html, "\"inf"));
    CHECK_FALSE(has(html, "width=\"-"));
    CHECK(canonical(html.str()).find("</figure>") != std::string::npos);
}

ui::LineChart line(std::vector<ui::Value> values) {
    std::vector<std::string> periods;
    for (std::size_t i = 0; i < values.size(); ++i) periods.push_back("P" + std::to_string(i + 1));
    return {
        .id = "c", .title = "T", .unit = "children", .periods = periods, .series = {{.name = "A", .values = values}}};
}

}  // namespace

TEST_CASE("charts: numbers are written as people read them") {
    CHECK(ui::format_number(2961) == "2,961");
    CHECK(ui::format_number(1234567.891, 2) == "1,234,567.89");
    CHECK(ui::format_number(15.65, 1) == "15.7");
    CHECK(ui::format_number(0.5) == "1");
    CHECK(ui::format_number(-0.4) == "0");
    CHECK(ui::format_number(-3) == "−3");
    CHECK(ui::format_number(999) == "999");
}

TEST_CASE("charts: an axis has round ends and holds all values") {
    const auto scale = ui::scale_for({2410, 2961});
    CHECK(scale.low == 0);
    CHECK(scale.high == 3000);
    CHECK(scale.share(1500) == doctest::Approx(0.5));
    CHECK(ui::scale_for({}).ticks.size() == 2);
    CHECK(ui::scale_for({0, 0}).high == 1);
    CHECK(ui::scale_for({-5, -1}).high == 0);
    CHECK(ui::scale_for({-5, -1}).low == -5);
    const auto near = ui::scale_for({71.2, 88.7}, ui::Start::near_values);
    CHECK(near.low == 70);
    CHECK(near.high == 90);
    for (const double value : {1e-9, 1e12, -3.7, 0.1})
        for (const double other : {0.0, 5.0}) {
            const auto s = ui::scale_for({value, other});
            CHECK(s.low <= std::min({value, other, 0.0}) + 1e-12);
            CHECK(s.high >= std::max(value, other) - 1e-12);
            CHECK(s.ticks.size() < 20);
        }
}

TEST_CASE("line chart: a missing value leaves a gap, and a break cuts the line") {
    auto chart = line({1, 2, {}, 4, 5});
    CHECK(count(ui::render(chart), "class=\"cairn-chart__line") == 2);
    chart = line({1, 2, 3, 4});
    CHECK(count(ui::render(chart), "class=\"cairn-chart__line") == 3);
    chart.breaks = {{.period = 2, .reason = "counted differently <now>"}};
    const auto html = ui::render(chart);
    CHECK(count(html, "class=\"cairn-chart__line") == 2);
    CHECK(has(html, "Break before P3: counted differently &lt;now&gt;"));
    CHECK(has(html, "P3 (break in the series)"));
    check_chart(html);
}

TEST_CASE("line chart: awkward data is drawn or said, never broken") {
    for (const auto& values : std::vector<std::vector<ui::Value>>{{},
                                                                  {{}},
                                                                  {7},
                                                                  {0, 0, 0},
                                                                  {-3, -1},
                                                                  {-3, 2},
                                                                  {infinite, 1, -infinite},
                                                                  {std::nan(""), 2},
                                                                  {1e300, -1e300},
                                                                  {5, 5, 5}})
        check_chart(ui::render(line(values)));
    CHECK(has(ui::render(line({infinite, 1})), ">not available<"));
    CHECK(has(ui::render(line({{}})), "A: no values."));
    CHECK(has(ui::render(line({7})), "A: 7 children in P1."));
    auto wrong = line({1, 2});
    wrong.series.front().values.push_back(3);
    CHECK_THROWS(ui::render(wrong));
}

TEST_CASE("line chart: every series has its own shape as well as its colour") {
    auto chart = line({1, 2});
    for (int i = 0; i < 7; ++i) chart.series.push_back({.name = "S<" + std::to_string(i), .values = {i, i + 1}});
    const auto html = ui::render(chart);
    check_chart(html);
    CHECK(has(html, "cairn-chart__series--6"));
    CHECK(has(html, "S&lt;6"));
    CHECK(count(html, "<th scope=\"col\"") == 9);
}

TEST_CASE("bar chart: grouped, stacked and shares") {
    ui::BarChart chart{.id = "b",
                       .title = "T",
                       .unit = "children",
                       .categories = {"One", "Two"},
                       .series = {{.name = "A", .values = {1, 3}}, {.name = "B", .values = {3, {}}}}};
    auto html = ui::render(chart);
    check_chart(html);
    CHECK(has(html, "width=\"33.33%\""));
    CHECK(has(html, "width=\"100.00%\""));
    CHECK(has(html, "not available"));
    chart.bars = ui::Bars::stacked;
    html = ui::render(chart);
    CHECK(has(html, "x=\"25.00%\" width=\"75.00%\""));
    CHECK(has(html, ">4</span>"));
    chart.bars = ui::Bars::shares;
    html = ui::render(chart);
    CHECK(count(html, "width=\"100.00%\"") == 1);
    chart.series.front().values.front() = -1;
    CHECK_THROWS(ui::render(chart));
}

TEST_CASE("bar chart: awkward data") {
    for (const auto& values :
         std::vector<std::vector<ui::Value>>{{0, 0}, {-4, -2}, {-4, 2}, {{}, {}}, {infinite, 1}, {1e300, 1}})
        check_chart(ui::render(ui::BarChart{.id = "b",
                                            .title = "T",
                                            .unit = "",
                                            .categories = {"x", "y"},
                                            .series = {{.name = "A", .values = values}}}));
    check_chart(ui::render(ui::BarChart{.id = "b", .title = "T", .unit = "", .categories = {}, .series = {}}));
}

TEST_CASE("pairs: both sides are written, a missing one is said") {
    const auto html = ui::render(ui::BeforeAfter{
        .id = "p",
        .title = "T",
        .unit = "%",
        .before = "Before",
        .after = "After",
        .rows = {{.name = "a", .before = 48, .after = 91}, {.name = "b", .before = {}, .after = infinite}}});
    check_chart(html);
    CHECK(has(html, "48% <span aria-hidden=\"true\">→</span> 91%"));
    CHECK(has(html, "b: not available, then not available."));
}

TEST_CASE("survey answers: each row is a share of its own answers") {
    const ui::DivergingBar chart{
        .id = "d",
        .title = "T",
        .answers = {"No", "Neither", "Yes"},
        .rows = {{.question = "q", .counts = {1, 2, 1}}, {.question = "none", .counts = {0, {}, 0}}}};
    const auto html = ui::render(chart);
    check_chart(html);
    CHECK(has(html, "n = 4"));
    CHECK(has(html, "no answers"));
    CHECK(has(html, "1 (25%)"));
    // 1 against and half of 2 in the middle: the row is balanced, so it begins at the left edge and ends at the right.
    CHECK(has(html, "x=\"0.00%\" width=\"25.00%\""));
    auto wrong = chart;
    wrong.rows.front().counts = {1, 2};
    CHECK_THROWS(ui::render(wrong));
}

TEST_CASE("population pyramid: awkward data") {
    check_chart(ui::render(ui::PopulationPyramid{.id = "p",
                                                 .title = "T",
                                                 .left = "Boys",
                                                 .right = "Girls",
                                                 .bands = {{"0 to 4", 0, 0}, {"5 to 9", {}, infinite}}}));
    check_chart(
        ui::render(ui::PopulationPyramid{.id = "p", .title = "T", .left = "Boys", .right = "Girls", .bands = {}}));
}

TEST_CASE("sparkline: gaps stay gaps") {
    CHECK(count(ui::render(ui::Sparkline{.label = "<l>", .values = {1, 2, {}, 3}}), "<line") == 1);
    for (const auto& values : std::vector<std::vector<ui::Value>>{{}, {{}}, {1}, {0, 0}, {infinite}}) {
        const auto html = ui::render(ui::Sparkline{.label = "l", .values = values});
        CHECK_FALSE(has(html, "nan"));
        CHECK_FALSE(has(html, "inf"));
    }
}

TEST_CASE("funnel plot: Wilson's limits of a proportion, Byar's of a rate") {
    // Wilson for 25 of 100 at 95 %: 0.1755 to 0.3430. Byar for 25 events: 16.18 to 36.91.
    const auto share = ui::funnel_limits(ui::FunnelKind::proportion, 0.25, 100);
    CHECK(share.low_95 == doctest::Approx(0.1755).epsilon(0.001));
    CHECK(share.high_95 == doctest::Approx(0.3430).epsilon(0.001));
    CHECK(share.low_998 < share.low_95);
    CHECK(share.high_998 > share.high_95);
    const auto rate = ui::funnel_limits(ui::FunnelKind::rate, 0.0025, 10'000);
    CHECK(rate.low_95 * 10'000 == doctest::Approx(16.18).epsilon(0.001));
    CHECK(rate.high_95 * 10'000 == doctest::Approx(36.91).epsilon(0.001));
    const auto html =
        ui::render(ui::FunnelPlot{.id = "f",
                                  .title = "T",
                                  .kind = ui::FunnelKind::rate,
                                  .points = {{"In", 100, 10'000}, {"Out", 200, 10'000}, {"Empty", 3, 0}}});
    check_chart(html);
    CHECK(has(html, "Out is above the 99.8% limit."));
    CHECK(has(html, "left out: no base"));
    for (const auto& points : std::vector<std::vector<ui::FunnelPoint>>{
             {}, {{"a", 0, 10}}, {{"a", 0, 0}}, {{"a", 5, 5}}, {{"a", infinite, 5}}})
        check_chart(
            ui::render(ui::FunnelPlot{.id = "f", .title = "T", .kind = ui::FunnelKind::proportion, .points = points}));
}

TEST_CASE("funnel plot: limits of fewer than 10 expected events are exact") {
    // 6 events in 147,439: 0.149 to 0.886 per 10,000 (check value, exact).
    const auto few = ui::funnel_limits(ui::FunnelKind::rate, 6.0 / 147'439, 147'439);
    CHECK(few.low_95 * 10'000 == doctest::Approx(0.149).epsilon(0.005));
    CHECK(few.high_95 * 10'000 == doctest::Approx(0.886).epsilon(0.002));
    const auto none = ui::funnel_limits(ui::FunnelKind::rate, 0, 8'012);
    CHECK(none.low_998 == 0);
    CHECK(none.high_95 * 10'000 == doctest::Approx(4.60).epsilon(0.002));
}

TEST_CASE("funnel plot: limits are widened for over-dispersion only where there is any, and the chart says so") {
    ui::FunnelPlot plot{.id = "f", .title = "T", .kind = ui::FunnelKind::rate, .points = {}};
    for (int i = 0; i < 20; ++i) plot.points.push_back({"Area", i % 2 == 0 ? 125.0 : 75.0, 10'000});
    CHECK(ui::funnel_dispersion(plot, 0.01) == doctest::Approx(6.25));
    CHECK(has(ui::render(plot), "without adjustment for over-dispersion (φ = 6.25)"));
    CHECK(has(ui::render(plot), "above the 95% limit"));
    plot.adjust = true;
    CHECK(has(ui::render(plot), "adjusted for over-dispersion (φ = 6.25)"));
    CHECK_FALSE(has(ui::render(plot), "above the 95% limit"));
    for (auto& point : plot.points) point.events = 100;
    CHECK(has(ui::render(plot), "there is no over-dispersion (φ = 0.00)"));
}

TEST_CASE("structure: each body stands below all it reports to") {
    ui::StructureChart chart{.id = "s",
                             .title = "T",
                             .bodies = {{.id = "a", .name = "Partners"},
                                        {.id = "b", .name = "Executive"},
                                        {.id = "c", .name = "Group"},
                                        {.id = "d", .name = "Scrutineer"}},
                             .lines = {{"c", "b"}, {"b", "a"}, {"c", "a"}, {"d", "a", ui::Line::advises}}};
    CHECK(ui::rows_of(chart) == std::vector<std::size_t>{0, 1, 2, 0});
    const auto html = ui::render(chart);
    CHECK(count(html, "cairn-chart__report--advises") == 2);  // in the key and in the drawing
    CHECK(has(html, "Executive, Partners"));
    chart.lines.push_back({"a", "c"});  // a circle is drawn and does no harm
    CHECK(ui::rows_of(chart).size() == 4);
    check_chart(ui::render(chart));
    chart.lines.push_back({"x", "a"});
    CHECK_THROWS(ui::render(chart));
    check_chart(ui::render(ui::StructureChart{
        .id = "s", .title = "T", .bodies = {{.id = "a", .name = std::string(200, 'x')}}, .lines = {}}));
}

TEST_CASE("structure: lines run between rows and at the edges, each on its own, and through no body") {
    ui::StructureChart chart{.id = "s", .title = "T", .bodies = {}, .lines = {}};
    for (const char* id : {"city", "counties", "delivery"}) chart.bodies.push_back({.id = id, .name = id});
    chart.lines = {{"delivery", "city"}, {"delivery", "counties"}};
    for (int i = 0; i < 7; ++i) {
        const auto id = "group " + std::to_string(i);
        chart.bodies.push_back({.id = id, .name = id});
        chart.lines.push_back({id, "delivery"});
    }
    chart.lines.push_back({"group 0", "city"});
    chart.lines.push_back({"group 1", "counties"});
    chart.bodies.push_back({.id = "adviser", .name = "Adviser"});
    chart.lines.push_back({"adviser", "group 2", ui::Line::advises});
    const auto index = ui::structure_index_of(chart);
    const auto layout = ui::lay_out(chart, index);
    CHECK(layout.width <= 960);  // the column of a report
    CHECK(layout.row[index.at("adviser")] >= layout.row[index.at("delivery")]);
    std::set<int> trunks;
    for (std::size_t n = 0; n < layout.nets.size(); ++n) {
        const auto& net = layout.nets[n];
        const auto gaps = ui::gaps_of(layout, net);
        CHECK((net.trunk > 0) == (gaps.size() > 1));
        if (net.trunk > 0) CHECK(trunks.insert(net.trunk).second);
        for (const auto& box : layout.boxes) {
            CHECK((net.trunk < box.x || net.trunk > box.x + ui::structure_box_width));
            for (const auto gap : gaps) {
                const int y = layout.lane_of(gap, n);
                CHECK((y < box.y || y > box.y + box.height));
            }
        }
    }
    for (std::size_t gap = 0; gap < layout.lanes.size(); ++gap) {
        std::set<int> heights;
        for (const auto n : layout.lanes[gap]) CHECK(heights.insert(layout.lane_of(gap, n)).second);
    }
    std::map<std::size_t, int> in_row;
    for (const auto row : layout.row) CHECK(++in_row[row] <= 4);
}

TEST_CASE("bars: an axis runs to the end that is asked for") {
    const ui::BarChart chart{.id = "b",
                             .title = "T",
                             .unit = "%",
                             .categories = {"A", "B"},
                             .series = {{"2024-25", {67, 27}}},
                             .axis = ui::BarAxis::below,
                             .top = 100};
    const auto html = ui::render(chart).str();
    CHECK(html.find("width=\"67.00%\"") != std::string::npos);  // of a hundred, not of the longest
    CHECK(html.find(">100%</text>") != std::string::npos);
    auto plain = chart;
    plain.axis = ui::BarAxis::none;
    plain.top = {};
    CHECK(ui::render(plain).str().find("</text>") == std::string::npos);
}
