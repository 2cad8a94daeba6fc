#include "rooms/yearly_report/making/tokens.h"

#include <algorithm>
#include <charconv>

#include "rooms/finance/finance.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/computed.h"
#include "rooms/yearly_report/making/grid.h"
#include "rooms/yearly_report/store.h"
#include "rooms/yearly_report/token_forms.h"

namespace yearly_report {
namespace {

using publish::Inline;
using publish::Resolved;
using publish::Token;

scorecard::Wanted wanted_by(const Token& token, const std::string& period_name) {
    scorecard::Wanted wanted{.indicator = given(token, "indicator"),
                             .area = given(token, "area"),
                             .period = given(token, period_name),
                             .breakdown = given(token, "breakdown")};
    const std::string version = given(token, "version");
    std::from_chars(version.data(), version.data() + version.size(), wanted.version);
    return wanted;
}

/// A change that was published as such, with the words of its direction: they follow the value. `how`: "change" for
/// "up 1.5%", "moved" for "rose by 1.5%".
std::string told_as(const figures::Figure& figure, const std::string& how) {
    if (how.empty() || !figure.value) return figures::shown(figure);
    const auto value = figure.value->value();
    const bool noun = how == "change";
    if (value.units() == 0) return noun ? "no change" : "did not change";
    const auto size = core::Figure::stated(value.absolute(), figure.value->unit(), value.decimals()).shown();
    if (noun) return (value.is_negative() ? "down " : "up ") + size;
    return (value.is_negative() ? "fell by " : "rose by ") + size;
}

core::Result<Resolved> figure(scorecard::Tracer& tracer, const Token& token) {
    const auto wanted = wanted_by(token, "period");
    auto found = tracer.find(wanted);
    if (!found)
        return core::refuse(core::Reason::not_found,
                            "The record holds no value of \"" + wanted.indicator + "\" for \"" + wanted.area + "\", " +
                                wanted.period + (wanted.breakdown.empty() ? "" : ", " + wanted.breakdown) + ".");
    auto text = figure_text(std::move(*found));
    text.shown = told_as(text.figure, given(token, "told"));
    text.when_withheld = given(token, "withheld");
    return Resolved{Inline{std::move(text)}};
}

core::Result<Resolved> change(scorecard::Tracer& tracer, const Token& token) {
    auto moved = tracer.change(wanted_by(token, "to"), given(token, "from"));
    if (!moved) return tl::unexpected<core::Refusal>(moved.error());
    auto text = figure_text(std::move(*moved));
    text.when_withheld = given(token, "withheld");
    return Resolved{Inline{std::move(text)}};
}

}  // namespace

publish::FigureText figure_text(figures::Figure figure) {
    std::string shown = figures::shown(figure);
    return {.figure = std::move(figure), .shown = std::move(shown)};
}

core::Result<Resolved> Tokens::resolve(const Token& token) {
    if (auto fits = check_form(token); !fits) return tl::unexpected<core::Refusal>(fits.error());
    if (token.kind == "period") return Resolved{Inline{publish::Text{core::Period::parse(token.rest)->label()}}};
    if (token.kind == "figure") return figure(tracer_, token);
    if (token.kind == "change") return change(tracer_, token);
    if (token.kind == "facts") return facts(token);
    if (token.kind == "table" || token.kind == "chart") {
        auto grid = grid_of(tx_, tracer_, token);
        if (!grid) return tl::unexpected<core::Refusal>(grid.error());
        if (token.kind == "table") return Resolved{std::vector<publish::Block>{std::move(grid->table)}};
        auto chart = chart_of(std::move(*grid), *drawing_of(token.rest));
        chart.top = top_of(token);
        return Resolved{std::vector<publish::Block>{std::move(chart)}};
    }
    if (token.kind == "money") {
        auto amount = finance::figure_by_id(tx_, given(token, "figure"));
        if (!amount)
            return core::refuse(core::Reason::not_found,
                                "The record holds no amount \"" + given(token, "figure") + "\".");
        return Resolved{Inline{figure_text(std::move(*amount))}};
    }
    const char* part = token.kind == "structure" ? "governance-chart" : "finance";
    auto blocks = compute(part, {tx_, tracer_, partnership_, year_, 2});
    if (blocks.empty())
        return core::refuse(core::Reason::not_found, "The record holds nothing for \"" + token.kind + "\".");
    return Resolved{std::move(blocks)};
}

publish::Inlines Tokens::inlines_of(const std::string& markdown, core::Faults& faults) {
    publish::Inlines content;
    const auto blocks = publish::read_narrative(
        markdown, "published_facts.csv", [this](const Token& token) { return resolve(token); }, faults,
        publish::Numbers::taken);
    for (const auto& block : blocks) {
        const auto* paragraph = std::get_if<publish::Paragraph>(&block);
        if (paragraph == nullptr) continue;
        if (!content.empty()) content.emplace_back(publish::Text{" "});
        content.insert(content.end(), paragraph->content.begin(), paragraph->content.end());
    }
    return content;
}

core::Result<Resolved> Tokens::facts(const Token& token) {
    auto found = facts_of(tx_, {.partnership = partnership_,
                                .topic = given(token, "topic"),
                                .subject = given(token, "subject"),
                                .kind = given(token, "kind"),
                                .area = given(token, "area"),
                                .period = given(token, "period")});
    if (given(token, "period").empty())
        found.erase(
            std::remove_if(found.begin(), found.end(), [this](const Fact& fact) { return !belongs_to(fact, year_); }),
            found.end());
    if (found.empty())
        return core::refuse(
            core::Reason::not_found,
            "The record holds no published fact on the topic \"" + given(token, "topic") + "\"" +
                (given(token, "subject").empty() ? "" : ", subject \"" + given(token, "subject") + "\"") +
                (given(token, "kind").empty() ? "" : ", kind \"" + given(token, "kind") + "\"") + ".");
    publish::List list{.ordered = false, .items = {}};
    core::Faults faults;
    for (const auto& fact : found) {
        publish::Inlines item;
        if (given(token, "subject").empty()) item.emplace_back(publish::Strong{fact.subject + ". "});
        for (auto& part : inlines_of(fact.statement, faults)) item.push_back(std::move(part));
        if (!fact.figure.empty()) {
            // Figures without a sentence round them are told with what they are.
            const char* before = " (";
            for (auto& part : inlines_of(fact.figure, faults)) {
                const auto* figure = std::get_if<publish::FigureText>(&part);
                if (figure == nullptr) continue;
                item.emplace_back(publish::Emphasis{before + figure->figure.label + ": "});
                item.push_back(std::move(part));
                before = "; ";
            }
            item.emplace_back(publish::Text{")"});
        }
        list.items.push_back(std::move(item));
    }
    if (!faults.empty())
        return core::refuse(core::Reason::invalid, "A published fact on \"" + given(token, "topic") +
                                                       "\" asks for what is not there: " + faults.front().what);
    for (const auto& fact : found) told_facts_.push_back({fact.id, fact.subject});
    return Resolved{std::vector<publish::Block>{std::move(list)}};
}

}  // namespace yearly_report
