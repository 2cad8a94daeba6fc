#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "canonical.h"
#include "platform/ui/charts/bar_chart.h"
#include "platform/ui/charts/funnel_plot.h"
#include "platform/ui/charts/line_chart.h"
#include "platform/ui/charts/pairs.h"
#include "platform/ui/charts/sparkline.h"
#include "platform/ui/charts/structure_chart.h"
#include "platform/ui/charts/xmr.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

// What the real record and real people bring: every kind of chart with each kind of awkward number and text.
namespace {

using Values = std::vector<ui::Value>;

constexpr double infinite = std::numeric_limits<double>::infinity();

bool has_negative(const Values& values) {
    return std::any_of(values.begin(), values.end(),
                       [](const ui::Value& one) { return one && std::isfinite(*one) && *one < 0; });
}

struct Drawn {
    std::string kind;
    std::string html;
};

std::vector<std::string> names(const Values& values, const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < values.size(); ++i) all.push_back(text + " " + std::to_string(i + 1));
    return all;
}

std::vector<Drawn> of_two_sides(const Values& values, const std::string& text) {
    ui::BeforeAfter pair{.id = "p", .title = text, .unit = "%", .before = text, .after = text, .rows = {}};
    ui::DivergingBar survey{.id = "d", .title = text, .answers = {text + " no", text + " yes"}, .rows = {}};
    ui::PopulationPyramid pyramid{.id = "a", .title = text, .left = text, .right = text, .bands = {}};
    for (const auto& value : values) {
        pair.rows.push_back({.name = text, .before = value, .after = 1});
        survey.rows.push_back({.question = text, .counts = {value, 1}});
        pyramid.bands.push_back({text, value, 1});
    }
    std::vector<Drawn> all{{"before and after", ui::render(pair).str()}};
    // Counts of people are not below zero: one that is would be a mistake of the program, which says so.
    if (has_negative(values)) {
        CHECK_THROWS(ui::render(survey));
        CHECK_THROWS(ui::render(pyramid));
        return all;
    }
    all.push_back({"survey answers", ui::render(survey).str()});
    all.push_back({"population pyramid", ui::render(pyramid).str()});
    return all;
}

std::vector<Drawn> over_time(const Values& values, const std::string& text) {
    const auto periods = names(values, text);
    const ui::LineChart line{
        .id = "l", .title = text, .unit = text, .periods = periods, .series = {{.name = text, .values = values}}};
    ui::FunnelPlot funnel{.id = "f", .title = text, .kind = ui::FunnelKind::rate, .points = {}};
    for (const auto& value : values) funnel.points.push_back({text, value.value_or(0), 10'000});
    std::vector<Drawn> all{{"line", ui::render(line).str()},
                           {"funnel", ui::render(funnel).str()},
                           {"sparkline", ui::render(ui::Sparkline{.label = text, .values = values}).str()}};
    // A control chart is of a time.
    const ui::XmrChart control{.id = "x", .title = text, .unit = text, .periods = periods, .values = values};
    if (values.empty())
        CHECK_THROWS(ui::render(control));
    else
        all.push_back({"control chart", ui::render(control).str()});
    return all;
}

/// Each kind of chart of these values, with this text wherever a text stands.
std::vector<Drawn> every_chart(const Values& values, const std::string& text = "Referrals") {
    auto all = over_time(values, text);
    for (auto& one : of_two_sides(values, text)) all.push_back(std::move(one));
    const bool any_negative = has_negative(values);
    ui::BarChart bars{.id = "b",
                      .title = text,
                      .unit = text,
                      .categories = names(values, text),
                      .series = {{.name = text, .values = values}, {.name = text + " too", .values = values}}};
    all.push_back({"bars", ui::render(bars).str()});
    // What is stacked are parts of a whole: a negative part is a mistake of the program, which says so.
    for (const auto how : {ui::Bars::stacked, ui::Bars::shares}) {
        bars.bars = how;
        if (any_negative)
            CHECK_THROWS(ui::render(bars));
        else
            all.push_back({"stacked bars", ui::render(bars).str()});
    }
    const ui::StructureChart structure{.id = "s",
                                       .title = text,
                                       .bodies = {{.id = "a", .name = text}, {.id = "c", .name = text}},
                                       .lines = {{"c", "a", ui::Line::advises}}};
    all.push_back({"structure", ui::render(structure).str()});
    return all;
}

/// Nothing that a browser could not draw, or that a reader would take for a number.
void check_numbers(const std::vector<Drawn>& all) {
    CHECK(all.size() >= 7);  // ten, without those that refuse
    for (const auto& one : all) {
        CAPTURE(one.kind);
        CAPTURE(one.html);
        for (const char* broken : {"nan", "NaN", "inf%", "\"inf", "\"-inf", ">inf", "width=\"-", "height=\"-", "r=\"-"})
            CHECK(one.html.find(broken) == std::string::npos);
        CHECK(canonical(one.html).find("svg") != std::string::npos);
    }
}

}  // namespace

TEST_CASE("bad input: missing and infinite values in every chart") {
    check_numbers(every_chart({3, {}, 5}));
    check_numbers(every_chart({{}, {}, {}}));
    check_numbers(every_chart({infinite, 2, -infinite, std::nan("")}));
    check_numbers(every_chart({infinite, infinite}));
}

TEST_CASE("bad input: a series with one point, and with none, in every chart") {
    check_numbers(every_chart({7}));
    check_numbers(every_chart({{}}));
    check_numbers(every_chart({}));
}

TEST_CASE("bad input: all zeros in every chart") {
    check_numbers(every_chart({0, 0, 0, 0}));
    check_numbers(every_chart({0}));
}

TEST_CASE("bad input: negative values in every chart") {
    check_numbers(every_chart({-4, 2, -1}));
    check_numbers(every_chart({-4, -2, -1}));
}

TEST_CASE("bad input: very large and very small values in every chart") {
    check_numbers(every_chart({1e300, 1}));
    check_numbers(every_chart({1e-300, 2e-300}));
}

TEST_CASE("bad input: text with markup is shown as text by every chart") {
    for (const auto& one : every_chart({1, 2, 3}, "</title><script>alert('x')</script>\" onload=\"y & <b>")) {
        CAPTURE(one.kind);
        CHECK(one.html.find("<script") == std::string::npos);
        CHECK(one.html.find("<b>") == std::string::npos);
        CHECK(one.html.find("\" onload=\"") == std::string::npos);
        CHECK(one.html.find("&lt;script") != std::string::npos);
    }
}

TEST_CASE("bad input: right-to-left text and letters of every script in every chart") {
    const std::string text = "حماية الأطفال 2024 – שלום – Zoë – 儿童 – \xF0\x9F\x91\xA7";
    for (const auto& one : every_chart({1, 2, 3}, text)) {
        CAPTURE(one.kind);
        CHECK(one.html.find(text) != std::string::npos);
    }
}

TEST_CASE("bad input: very long words stay whole in every chart") {
    const std::string text(400, 'w');
    for (const auto& one : every_chart({1, 2, 3}, text)) {
        CAPTURE(one.kind);
        CHECK(one.html.find(text) != std::string::npos);
    }
}

TEST_CASE("bad input: a table of 10,000 rows is whole, and text with markup in it stays text") {
    ui::Table table{.head = {"Name", "Value"}, .rows = {}};
    for (int i = 0; i < 10'000; ++i) table.rows.push_back({ui::Html{"<i>" + std::to_string(i)}, ui::numeric("1")});
    const auto html = ui::scroll_area("Ten thousand", ui::render(table)).str();
    std::size_t rows = 0;
    for (auto at = html.find("<tr"); at != std::string::npos; at = html.find("<tr", at + 1)) ++rows;
    CHECK(rows == 10'001);
    CHECK(html.find("&lt;i&gt;9999<") != std::string::npos);
    CHECK(html.find("<i>") == std::string::npos);
}
