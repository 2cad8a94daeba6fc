#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/disclosure/counted.h"
#include "platform/disclosure/profile.h"
#include "platform/figures/figures.h"

namespace disclosure {

/// An area and what it is made up of.
struct Area {
    std::string code;
    bool national = false;           ///< a country or region: told rounded, and in no sum with its parts
    std::vector<std::string> parts;  ///< codes of areas that make it up completely; empty: of none that are told
};

/// What disclosure control must know of a figure: no words, no origins.
struct Datum {
    std::string id;
    std::string series;   ///< values of one series add up: "referrals/1"; empty: stands alone
    std::string subject;  ///< what is counted: "Child protection"
    std::string area, period, breakdown;
    core::Unit unit = core::Unit::count;
    std::optional<core::Decimal> value;
    std::optional<std::int64_t> numerator, denominator;
    std::string document;  ///< parts of several documents' values of one thing
};
Datum datum_of(const figures::Figure& figure);

/// What an earlier publication told: the true value, and whether it was withheld then.
struct Earlier {
    Datum datum;
    bool withheld = false;
};

enum class Why {
    small,       ///< a count of 1 to the profile's limit, or the base, numerator or complement of one
    secondary,   ///< withheld so that a small one cannot be worked out
    built_on,    ///< computed from one that is withheld
    unprotected  ///< small and withheld, yet what has been published before already tells it
};

/// One mask, for the owner's log. The published reason does not tell small from secondary: that would tell too much.
struct Mask {
    std::string id;
    Why why = Why::small;
};

/// The answer for a set of figures.
struct Masks {
    Profile profile;
    std::map<std::string, Mask> withheld;  ///< by id
    std::map<std::string, bool> national;  ///< areas that are countries or regions
    Counting counting = {};                ///< as given
    std::size_t cells = 0, relations = 0;

    bool has(const std::string& id) const { return withheld.contains(id); }
};

/// Decides over everything given together: tables, areas, years, shares with their bases, and what was published
/// before. The order of what is given does not matter.
Masks decide(const Profile& profile, const std::vector<Datum>& data, const std::vector<Area>& areas,
             const std::vector<Earlier>& earlier = {}, const Counting& counting = {});

/// The areas that stand in sums with these: their parts, what they are parts of, and so on.
std::vector<std::string> connected(const std::vector<Area>& areas, const std::vector<std::string>& codes);

/// Takes out of a figure everything that tells its value: number, base, working, and what its records say.
figures::Figure masked(const figures::Figure& figure, const Profile& profile);

/// Withheld, rounded or as it is. A figure computed from others follows them.
figures::Figure treated(const figures::Figure& figure, const Masks& masks);
/// Whether `treated` would withhold it.
bool is_withheld(const figures::Figure& figure, const Masks& masks);

/// Why a small count is shown all the same: the line that says so. Null: it is not small, or no line does.
const Counted* shown_although_small(const figures::Figure& figure, const Masks& masks);

/// "withheld by the rule dfe, version 2020 ...": for readers.
std::string reason(const Profile& profile);
/// For the owner's log: "small count", "secondary".
std::string in_words(Why why);

}  // namespace disclosure
