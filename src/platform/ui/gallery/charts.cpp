#include <limits>

#include "platform/ui/charts/bar_chart.h"
#include "platform/ui/charts/line_chart.h"
#include "platform/ui/gallery/parts.h"

namespace ui {

// The numbers of the gallery show shapes, not facts.
GalleryPage gallery_charts() {
    const std::vector<std::string> years{"2017-18", "2018-19", "2019-20", "2020-21",
                                         "2021-22", "2022-23", "2023-24", "2024-25"};
    Html all;
    all += example(
        "Line with a gap and a break",
        render(LineChart{.id = "line",
                         .title = "Example: referrals in two areas",
                         .unit = "referrals",
                         .periods = years,
                         .series = {{.name = "Area A", .values = {2410, 2530, {}, 2280, 2390, 2475, 2560, 2961}},
                                    {.name = "Area B", .values = {310, 290, 305, {}, 280, 330, 345, 361}}},
                         .breaks = {{.period = 4, .reason = "contacts without a referral are no longer counted."}}}));
    all += example(
        "One series",
        render(LineChart{.id = "line-one",
                         .title = "Example: share decided in one working day",
                         .unit = "%",
                         .periods = years,
                         .series = {{.name = "Area A", .values = {71.2, 74.5, 73.9, 80.1, 82.4, 85, 84.2, 88.7}}},
                         .decimals = 1}));
    all += example("Grouped bars", render(BarChart{.id = "bars",
                                                   .title = "Example: referrals by who made them",
                                                   .unit = "referrals",
                                                   .categories = {"Police", "Schools", "Health services",
                                                                  "Individuals, friends and family", "Other"},
                                                   .series = {{.name = "2023-24", .values = {912, 540, 389, 201, 97}},
                                                              {.name = "2024-25", .values = {1044, 498, 431, 188, {}}}},
                                                   .category_name = "Source"}));
    all += example("Stacked bars", render(BarChart{.id = "stack",
                                                   .title = "Example: children on a plan by category",
                                                   .unit = "children",
                                                   .categories = {"2022-23", "2023-24", "2024-25"},
                                                   .series = {{.name = "Neglect", .values = {102, 98, 110}},
                                                              {.name = "Emotional abuse", .values = {61, 75, 70}},
                                                              {.name = "Physical abuse", .values = {21, 17, 19}},
                                                              {.name = "Sexual abuse", .values = {9, 8, 12}}},
                                                   .bars = Bars::stacked,
                                                   .category_name = "Year"}));
    all += example("Shares", render(BarChart{.id = "shares",
                                             .title = "Example: answers by agency",
                                             .unit = "answers",
                                             .categories = {"Police", "Health"},
                                             .series = {{.name = "Agree", .values = {40, 12}},
                                                        {.name = "Neither", .values = {5, 9}},
                                                        {.name = "Disagree", .values = {3, 8}}},
                                             .bars = Bars::shares,
                                             .category_name = "Agency"}));
    return {.slug = "charts", .title = "Charts: lines and bars", .content = all};
}

GalleryPage gallery_awkward() {
    const double infinite = std::numeric_limits<double>::infinity();
    Html all;
    all += example("One point", render(LineChart{.id = "one",
                                                 .title = "One point",
                                                 .unit = "children",
                                                 .periods = {"2024-25"},
                                                 .series = {{.name = "A", .values = {12}}}}));
    all += example("No points", render(LineChart{.id = "none",
                                                 .title = "No points",
                                                 .unit = "children",
                                                 .periods = {"2023-24", "2024-25"},
                                                 .series = {{.name = "A", .values = {{}, {}}}}}));
    all += example("All zero", render(LineChart{.id = "zero",
                                                .title = "All zero",
                                                .unit = "children",
                                                .periods = {"2022-23", "2023-24", "2024-25"},
                                                .series = {{.name = "A", .values = {0, 0, 0}}}}));
    all += example("Negative values", render(LineChart{.id = "negative",
                                                       .title = "Negative values",
                                                       .unit = "£",
                                                       .periods = {"Q1", "Q2", "Q3", "Q4"},
                                                       .series = {{.name = "A", .values = {-3.5, 2, -1, 4.25}}},
                                                       .decimals = 2}));
    all += example("Infinite values", render(LineChart{.id = "infinite",
                                                       .title = "Infinite values",
                                                       .unit = "",
                                                       .periods = {"Q1", "Q2", "Q3"},
                                                       .series = {{.name = "A", .values = {1, infinite, 3}}}}));
    all += example("Bars: negative and missing",
                   render(BarChart{.id = "bars-negative",
                                   .title = "Change on the year before",
                                   .unit = "£",
                                   .categories = {"Training", "Staff", "Reviews", "Website"},
                                   .series = {{.name = "Change", .values = {-1200, 3400, 0, {}}}}}));
    all += example("Bars: all zero", render(BarChart{.id = "bars-zero",
                                                     .title = "Nothing happened",
                                                     .unit = "cases",
                                                     .categories = {"North", "South"},
                                                     .series = {{.name = "Cases", .values = {0, 0}}}}));
    return {.slug = "awkward-charts", .title = "Charts with awkward data", .content = all};
}

}  // namespace ui
