#pragma once
#include <array>
#include <string_view>

#include "rooms/census/engine/finding.h"

namespace census {

enum class Severity { error, query };

/// The census years in which a rule holds, both inclusive: 2026 is the return of 1 April 2025 to 31 March 2026.
struct Years {
    int first;
    int last = 9999;
    constexpr bool hold(int year) const { return first <= year && year <= last; }
};

/// Where the rule is written.
struct Source {
    std::string_view instrument;
    std::string_view provision;
};

/// How sure the reading is. Where the national wording and the validator in use today part, ours follows the wording;
/// where the wording allows two readings, ours follows the validator, so that an authority gets one answer.
enum class Standing { agreed, ambiguous, peer_differs };

/// The columns a rule points at.
struct FieldList {
    std::array<Field, 12> fields{};
    std::size_t count = 0;

    template <class... Columns>
    constexpr FieldList(Columns... columns)  // NOLINT: a card lists its fields in braces
        : fields{static_cast<Field>(columns)...}, count(sizeof...(columns)) {}
    constexpr const Field* begin() const { return fields.data(); }
    constexpr const Field* end() const { return fields.data() + count; }
};

/// What a rule is, beside what it does.
struct Card {
    std::string_view code;
    Severity severity;
    Years years;
    std::string_view statement;  ///< what must hold, in our own words
    std::string_view message;    ///< what is wrong where it does not
    std::string_view remedy;     ///< what to do about it
    Source source;
    std::string_view module;  ///< the part of the return it is about; "(return)" for the whole
    FieldList fields;
    Standing standing = Standing::agreed;
    std::string_view judgement = {};  ///< where readings part, and which one is ours
};

/// One rule over a return whose parts are `Block`s. Most rules look at one child at a time and are called once for
/// each block; a few need all of `Return`. Immutable; safe to call from several threads at once.
template <class Block, class Return>
struct RuleOf {
    Card card;
    void (*check)(const Block&, Findings&) = nullptr;
    void (*check_return)(const Return&, Findings&) = nullptr;
};

}  // namespace census
