#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "rooms/census/mask.h"

/// How `cairn census indicators` tells what it counted.
namespace census {

/// One return, or several of one kind and year together.
struct ToldReturn {
    std::string file;        ///< empty: several together
    std::string unusable;    ///< why it could not be counted; the rest is then empty
    std::string collection;  ///< "CIN" or "SSDA903"
    std::string authority;
    int year = 0;
    std::vector<MaskedFigure> figures{};
    std::vector<std::string_view> not_told{};  ///< breakdowns whose field the return does not have
};

struct Telling {
    std::vector<std::string_view> by;            ///< words of by_names()
    bool areas = false;                          ///< each authority beside the whole
    std::optional<disclosure::Profile> profile;  ///< by which figures are masked; empty: none is
};

/// {"profile","files":[...],"together":[...]}: every value with its numerator, denominator and 95% interval (Wilson's
/// of a share, Byar's of a count), in percent for a share; null where it is withheld.
void write_json(std::ostream& out, const std::vector<ToldReturn>& files, const std::vector<ToldReturn>& together,
                const Telling& telling);
/// For people.
void write_text(std::ostream& out, const std::vector<ToldReturn>& files, const std::vector<ToldReturn>& together,
                const Telling& telling);
/// The owner's log, as CSV: each figure that is withheld, and whether it is small or protects another. It tells what
/// the masks hide and is not for publication.
void write_log(std::ostream& out, const std::vector<ToldReturn>& files, const std::vector<ToldReturn>& together);

}  // namespace census
