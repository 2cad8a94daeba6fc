#include "rooms/scorecard/pages/parts.h"

#include <algorithm>
#include <charconv>

#include "platform/figures/interval.h"
#include "platform/http/http.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/layout.h"

namespace scorecard {
namespace {}  // namespace

ui::Html linked_value(const figures::Figure& figure) {
    return ui::link(figures::address(figure), figures::shown(figure));
}

ui::Html linked_value(const Indicator& indicator, const Observation& observation) {
    figures::Figure figure;
    figure.id = figure_id(observation);
    const auto value = value_of(indicator, observation);
    return ui::link(figures::address(figure), value ? value->shown() : missing_in_words(observation.missing));
}

bool sees_all(const house::Services& services, const http::Request& request) {
    return services.door != nullptr && services.door->may(request, "scorecard.read_small");
}

std::vector<Observation> seen(db::ReadTx& tx, bool all, std::vector<Observation> observations) {
    return all ? std::move(observations) : as_public(tx, std::move(observations));
}

figures::Figure bare_figure(const Indicator& indicator, const Observation& observation) {
    figures::Figure figure;
    figure.unit = indicator.unit;
    figure.value = value_of(indicator, observation);
    figure.definition.polarity = indicator.polarity;
    return figure;
}

ui::Html interval_below(const Indicator& indicator, const Observation& observation) {
    const auto words = figures::interval_in_words(bare_figure(indicator, observation));
    return words.empty() ? ui::Html{} : ui::element("span", {{"class", "cairn-period"}}, words);
}

std::string polarity_in_words(const std::string& polarity) {
    if (polarity == "high") return "Higher is better";
    if (polarity == "low") return "Lower is better";
    return "Neither higher nor lower is better by itself";
}

std::string unit_in_words(core::Unit unit) {
    switch (unit) {
        case core::Unit::percentage:
            return "%";
        case core::Unit::rate_per_10000:
            return "per 10,000";
        case core::Unit::pounds:
            return "£";
        case core::Unit::years:
            return "years";
        case core::Unit::minutes:
            return "minutes";
        case core::Unit::rank:
            return "rank";
        case core::Unit::average:
            return "average";
        case core::Unit::count:
            return "number";
    }
    return {};
}

std::string measure_in_words(const std::string& measure) {
    if (measure == "at_date") return "A count on one day";
    if (measure == "during_period") return "A count over a period";
    if (measure == "change") return "A change or a difference";
    if (measure == "average") return "An average over a period";
    return "A count since a starting day";
}

ui::Pages pages_of(const http::Request& request, std::size_t items, std::size_t per_page) {
    const auto asked = request.query.get("page");
    std::size_t page = 1;
    std::from_chars(asked.data(), asked.data() + asked.size(), page);
    ui::Pages pages{.page = 1, .per_page = per_page, .items = items, .address = [path = request.path](std::size_t n) {
                        return http::url(path, {{"page", n == 1 ? "" : std::to_string(n)}});
                    }};
    pages.page = std::clamp(page, std::size_t{1}, pages.count());
    return pages;
}

std::string indicator_address(const std::string& code) { return "/scorecard/indicators/" + http::encode(code); }

}  // namespace scorecard
