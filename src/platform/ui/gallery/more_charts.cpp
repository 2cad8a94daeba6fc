#include "platform/ui/charts/funnel_plot.h"
#include "platform/ui/charts/pairs.h"
#include "platform/ui/charts/sparkline.h"
#include "platform/ui/charts/structure_chart.h"
#include "platform/ui/charts/xmr.h"
#include "platform/ui/components/table.h"
#include "platform/ui/gallery/parts.h"
#include "platform/ui/layout.h"

namespace ui {
namespace {

// The numbers of the gallery show shapes, not facts.
std::vector<std::string> months(std::size_t n) {
    constexpr const char* names[] = {"Apr", "May", "Jun", "Jul", "Aug", "Sep",
                                     "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};
    std::vector<std::string> all;
    for (std::size_t i = 0; i < n; ++i)
        all.push_back(std::string{names[i % 12]} + " " + std::to_string(2023 + (i + 3) / 12));
    return all;
}

Html control_charts() {
    const std::vector<Value> values{62, 66, 59, 64, 61, 68, 60, 63, 65, 58, 64, 62, 70, 71, 69, 72, 74, 70, 73, 90};
    return render(XmrChart{.id = "xmr",
                           .title = "Example: conferences in time",
                           .unit = "%",
                           .periods = months(values.size()),
                           .values = values,
                           .better = Better::high,
                           .target = 80}) +
           render(XmrChart{.id = "xmr-anew",
                           .title = "Example: limits computed anew",
                           .unit = "contacts",
                           .periods = months(14),
                           .values = {210, 204, {}, 215, 208, 211, 206, 320, 331, 318, 325, 329, 322, 327},
                           .rebases = {{.period = 7, .reason = "contacts of the new front door are counted."}}});
}

Html structure() {
    return render(
        StructureChart{.id = "structure",
                       .title = "Example: how the partnership is governed",
                       .bodies = {{.id = "sp", .name = "Safeguarding partners", .note = "police, health, council"},
                                  {.id = "ex", .name = "Executive"},
                                  {.id = "is", .name = "Independent Scrutineer"},
                                  {.id = "qa", .name = "Quality assurance and performance group"},
                                  {.id = "cr", .name = "Case review group"},
                                  {.id = "tr", .name = "Training group"},
                                  {.id = "yp", .name = "Young advisors"}},
                       .lines = {{.from = "ex", .to = "sp"},
                                 {.from = "is", .to = "sp", .kind = Line::advises},
                                 {.from = "qa", .to = "ex"},
                                 {.from = "cr", .to = "ex"},
                                 {.from = "tr", .to = "ex"},
                                 {.from = "yp", .to = "ex", .kind = Line::advises},
                                 {.from = "yp", .to = "qa"}}});
}

Html pairs() {
    Html all;
    all += example(
        "Sparklines in a table",
        scroll_area(
            "Sparklines",
            render(Table{
                .head = {"Indicator", "Eight years", numeric("2024-25")},
                .rows = {
                    {"Referrals",
                     render(Sparkline{.label = "Rising", .values = {241, 253, {}, 228, 239, 247, 256, 296}}),
                     numeric("296")},
                    {"Plans", render(Sparkline{.label = "Level", .values = {21, 20, 22, 21, 20, 21, 21, 21}}),
                     numeric("21")},
                    {"One value", render(Sparkline{.label = "One value", .values = {{}, 5, {}}}), numeric("")}}})));
    all +=
        example("Before and after",
                render(BeforeAfter{.id = "course",
                                   .title = "Example: confidence before and after a course",
                                   .unit = "%",
                                   .before = "Before",
                                   .after = "After",
                                   .rows = {{.name = "I know the pathway", .before = 48, .after = 91},
                                            {.name = "I can talk with the child about it", .before = 62, .after = 84},
                                            {.name = "I know whom to ask", .before = 77, .after = {}}},
                                   .row_name = "Statement"}));
    all +=
        example("Survey answers",
                render(DivergingBar{.id = "survey",
                                    .title = "Example: do practitioners use the toolkit?",
                                    .answers = {"Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"},
                                    .rows = {{.question = "I know it exists", .counts = {2, 4, 6, 30, 22}},
                                             {.question = "I have used it", .counts = {9, 18, 11, 17, 9}},
                                             {.question = "It helped", .counts = {0, 0, 0, 0, 0}}}}));
    return all;
}

}  // namespace

GalleryPage gallery_more_charts() {
    Html all = pairs();
    all += example("Control charts", control_charts());
    all +=
        example("Funnel plot",
                render(FunnelPlot{.id = "funnel",
                                  .title = "Example: children on a plan by area",
                                  .kind = FunnelKind::rate,
                                  .points = {{"Area A", 511, 147439},
                                             {"Area B", 28, 8012},
                                             {"Area C", 610, 121000},
                                             {"Area D", 240, 81000},
                                             {"Area E", 190, 52000},
                                             {"Area F", 330, 98000},
                                             {"Area G", 60, 24000},
                                             {"Area H", 0, 0}},
                                  .base_name = "children"}) +
                    render(FunnelPlot{
                        .id = "funnel-share",
                        .title = "Example: repeat plans by area",
                        .kind = FunnelKind::proportion,
                        .points = {{"Area A", 153, 618}, {"Area B", 7, 38}, {"Area C", 40, 260}, {"Area D", 90, 310}},
                        .base_name = "plans started"}));
    all += example("Population pyramid",
                   render(PopulationPyramid{.id = "pyramid",
                                            .title = "Example: children by age",
                                            .left = "Boys",
                                            .right = "Girls",
                                            .bands = {{.ages = "16 to 17", .left = 8410, .right = 7985},
                                                      {.ages = "10 to 15", .left = 26120, .right = 24870},
                                                      {.ages = "5 to 9", .left = 20940, .right = 19810},
                                                      {.ages = "1 to 4", .left = 15320, .right = 14650},
                                                      {.ages = "under 1", .left = 3610, .right = {}}}}));
    all += example("Structure", structure());
    return {.slug = "more-charts", .title = "More charts", .content = all};
}

}  // namespace ui
