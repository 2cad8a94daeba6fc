#pragma once
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "rooms/census/engine/rule.h"

namespace census {

/// The rules of one census year in the order of their codes.
template <class Rule>
class RuleSetOf {
  public:
    /// `year` is one of those that the rules are written for: the caller chooses the nearest.
    RuleSetOf(std::span<const Rule* const> all, int year) : year_(year) {
        for (const Rule* rule : all)
            if (rule->card.years.hold(year)) rules_.push_back(rule);
        std::sort(rules_.begin(), rules_.end(),
                  [](const Rule* a, const Rule* b) { return comes_before(a->card.code, b->card.code); });
    }

    int year() const { return year_; }
    std::span<const Rule* const> rules() const { return rules_; }
    const Card& card(std::uint16_t rule) const { return rules_[rule]->card; }

    /// The rule's place in `rules()`; nothing when the year has no such rule.
    std::optional<std::uint16_t> find(std::string_view code) const {
        for (std::size_t i = 0; i < rules_.size(); ++i)
            if (rules_[i]->card.code == code) return static_cast<std::uint16_t>(i);
        return std::nullopt;
    }

    /// Judges what can be judged within the block; `only` limits it to one rule.
    template <class Block>
    void check(const Block& block, Findings& found, std::optional<std::uint16_t> only = {}) const {
        for (std::uint16_t i = 0; i < rules_.size(); ++i) {
            if (rules_[i]->check == nullptr || (only && *only != i)) continue;
            found.begin(i);
            rules_[i]->check(block, found);
        }
    }

    /// Judges what needs the whole return.
    template <class Return>
    void check_return(const Return& data, Findings& found, std::optional<std::uint16_t> only = {}) const {
        for (std::uint16_t i = 0; i < rules_.size(); ++i) {
            if (rules_[i]->check_return == nullptr || (only && *only != i)) continue;
            found.begin(i);
            rules_[i]->check_return(data, found);
        }
    }

  private:
    /// 100 before 1103 before 1560Q before INT01: by number where there is one, then by the rest.
    static bool comes_before(std::string_view a, std::string_view b) {
        const auto digits = [](std::string_view code) {
            return std::min(code.find_first_not_of("0123456789"), code.size());
        };
        const std::size_t na = digits(a), nb = digits(b);
        if ((na == 0) != (nb == 0)) return nb == 0;
        return na != nb ? na < nb : a < b;
    }

    int year_;
    std::vector<const Rule*> rules_;
};

}  // namespace census
