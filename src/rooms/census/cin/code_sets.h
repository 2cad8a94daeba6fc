#pragma once
#include "rooms/census/engine/code_set.h"

/// The code sets of the Children in Need census. Source: the CIN census guide's code lists, as the sector's open
/// validators and data model hold them (see README.md).
namespace census::cin {

namespace codes_of {
inline constexpr std::string_view flag[]{"true", "1", "false", "0"};
inline constexpr std::string_view sex[]{"M", "F", "U"};
inline constexpr std::string_view gender[]{"1", "2", "0", "9"};
inline constexpr std::string_view upn_unknown[]{"UN1", "UN2", "UN3", "UN4", "UN5", "UN6", "UN7"};
inline constexpr std::string_view ethnicity[]{"WBRI", "WIRI", "WIRT", "WROM", "WOTH", "MWBC", "MWBA",
                                              "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
                                              "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"};
inline constexpr std::string_view disability[]{"NONE", "MOB", "HAND", "PC",  "INC", "COMM", "LD",
                                               "HEAR", "VIS", "BEH",  "CON", "AUT", "DDA"};
inline constexpr std::string_view referral_source[]{"1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E",
                                                    "3F", "4",  "5A", "5B", "5C", "5D", "6",  "7",  "8",  "9",  "10"};
inline constexpr std::string_view need[]{"N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9"};
inline constexpr std::string_view closure_reason[]{"RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8", "RC9"};
inline constexpr std::string_view abuse[]{"NEG", "PHY", "SAB", "EMO", "MUL"};
inline constexpr std::string_view factor[]{"1A",  "1B",  "1C",  "2A",  "2B",  "2C",  "3A",  "3B",  "3C",  "4A",  "4B",
                                           "4C",  "5A",  "5B",  "5C",  "6A",  "6B",  "6C",  "7A",  "8B",  "8C",  "8D",
                                           "8E",  "8F",  "9A",  "10A", "11A", "12A", "13A", "14A", "15A", "16A", "17A",
                                           "18A", "18B", "18C", "19A", "19B", "19C", "20",  "21",  "22A", "23A", "24A"};
}  // namespace codes_of

namespace code {
inline constexpr CodeSet flag{"flag", codes_of::flag};
inline constexpr CodeSet sex{"sex", codes_of::sex};
inline constexpr CodeSet gender{"gender", codes_of::gender};
inline constexpr CodeSet upn_unknown{"reason for no UPN", codes_of::upn_unknown};
inline constexpr CodeSet ethnicity{"ethnicity", codes_of::ethnicity};
inline constexpr CodeSet disability{"disability", codes_of::disability};
inline constexpr CodeSet referral_source{"referral source", codes_of::referral_source};
inline constexpr CodeSet need{"primary need", codes_of::need};
inline constexpr CodeSet closure_reason{"reason for closure", codes_of::closure_reason};
inline constexpr CodeSet abuse{"category of abuse", codes_of::abuse};
inline constexpr CodeSet factor{"assessment factor", codes_of::factor};
}  // namespace code

/// XML writes a flag in four ways; a cell that is empty or holds anything else is neither yes nor no.
constexpr bool yes(Code cell) { return cell == code::flag["true"] || cell == code::flag["1"]; }
constexpr bool no(Code cell) { return cell == code::flag["false"] || cell == code::flag["0"]; }

}  // namespace census::cin
