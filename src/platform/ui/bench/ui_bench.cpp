// Rendering, for bench/compare.mjs, which sets it beside the official Nunjucks templates:
//   ui_bench                    Google Benchmark as usual
//   ui_bench --html DIR         writes what is rendered, so that the two can be compared
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "platform/ui/components.h"
#include "platform/ui/tests/fixture_options.h"

namespace {

using fixtures::Json;

const std::filesystem::path components =
    std::filesystem::path{SOURCE_DIR} / "node_modules/govuk-frontend/dist/govuk/components";

/// A table as a room has it: plain rows of text.
struct Record {
    std::string reference, title, agency, due, state, note;
};

const std::vector<Record>& records() {
    static const std::vector<Record> all = [] {
        std::vector<Record> rows;
        for (int i = 1; i <= 200; ++i) {
            const auto n = std::to_string(i);
            rows.push_back(
                {"A-" + n, "Update the pathway & tell schools " + n, "Police", "3 June 2025", "Late", "Due <soon>"});
        }
        return rows;
    }();
    return all;
}

std::string table() {
    ui::Table table{.head = {"Reference", "Title", "Agency", "Due", "State", "Note"},
                    .rows = {},
                    .caption = "Actions",
                    .first_cell_is_header = true};
    table.rows.reserve(records().size());
    for (const auto& r : records()) table.rows.push_back({r.reference, r.title, r.agency, r.due, r.state, r.note});
    return ui::render(table).str();
}

template <class Field>
void label_field(Field& field, const std::string& n) {
    field.hint = "As on the letter " + n;
    field.error = "Enter the value of field " + n;
}

std::string form() {
    std::string html;
    ui::ErrorSummary summary{.title = "There is a problem"};
    for (int i = 1; i <= 30; ++i)
        summary.errors.push_back(
            {.text = "Enter the value of field " + std::to_string(i), .href = "#field-" + std::to_string(i)});
    html += ui::render(summary).str();
    for (int i = 1; i <= 30; ++i) {
        const auto n = std::to_string(i);
        const auto name = "field-" + n;
        const ui::Label label{.text = "Field " + n};
        if (i % 5 == 1) {
            ui::Input input{.name = name, .label = label, .value = "typed " + n};
            label_field(input, n);
            html += ui::render(input).str();
        } else if (i % 5 == 2) {
            ui::Textarea textarea{.name = name, .label = label, .value = "typed <text> " + n};
            label_field(textarea, n);
            html += ui::render(textarea).str();
        } else if (i % 5 == 3) {
            ui::Select select{.name = name, .label = label, .items = {}, .value = "c"};
            for (const char* letter : {"a", "b", "c", "d", "e"})
                select.items.push_back({.text = std::string{"Choice "} + letter, .value = letter});
            label_field(select, n);
            html += ui::render(select).str();
        } else if (i % 5 == 4) {
            ui::Radios radios{.name = name, .items = {}, .fieldset = "Field " + n, .value = "c"};
            for (const char* letter : {"a", "b", "c", "d"})
                radios.items.push_back({.text = std::string{"Choice "} + letter, .value = letter});
            label_field(radios, n);
            html += ui::render(radios).str();
        } else {
            ui::DateInput date{.id = name, .fieldset = "Field " + n, .name_prefix = name};
            date.day->value = "31";
            date.month->value = "13";
            date.year->value = "2025";
            label_field(date, n);
            html += ui::render(date).str();
        }
    }
    return html;
}

struct Fixture {
    const fixtures::Mapper* mapper;
    Json options;
};

/// All fixtures of the npm package. Each round goes from untyped options to our types and on to HTML.
const std::vector<Fixture>& fixture_set() {
    static fixtures::Mappers mappers;
    static const std::vector<Fixture> all = [] {
        fixtures::add_form_mappers(mappers);
        fixtures::add_content_mappers(mappers);
        fixtures::add_navigation_mappers(mappers);
        std::vector<Fixture> found;
        std::vector<std::filesystem::path> folders;
        for (const auto& folder : std::filesystem::directory_iterator{components}) folders.push_back(folder.path());
        std::sort(folders.begin(), folders.end());
        for (const auto& folder : folders) {
            std::ifstream stream{folder / "fixtures.json"};
            if (!stream) continue;
            const auto json = Json::parse(stream);
            for (const auto& fixture : json.at("fixtures"))
                found.push_back({&mappers.at(folder.filename().string()), fixture.at("options")});
        }
        if (found.empty()) throw std::runtime_error("no fixtures: run npm ci");
        return found;
    }();
    return all;
}

std::string all_fixtures() {
    std::string html;
    for (const auto& fixture : fixture_set()) html += (*fixture.mapper)(fixture.options).str();
    return html;
}

void measure(benchmark::State& state, std::string (*render)()) {
    for (auto _ : state) {
        auto html = render();
        benchmark::DoNotOptimize(html);
        state.counters["bytes"] = static_cast<double>(html.size());
    }
}
BENCHMARK_CAPTURE(measure, table, table);
BENCHMARK_CAPTURE(measure, form, form);
BENCHMARK_CAPTURE(measure, fixtures, all_fixtures);

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::strcmp(argv[1], "--html") == 0) {
        const std::filesystem::path out = argv[2];
        std::ofstream{out / "table.html"} << table();
        std::ofstream{out / "form.html"} << form();
        std::ofstream{out / "fixtures.html"} << all_fixtures();
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
