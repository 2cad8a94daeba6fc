#pragma once
#include "rooms/census/engine/code_set.h"

/// The code sets of the SSDA903 as of 2026/27. Source: the SSDA903 guide's lists, as the sector's open validator holds
/// them (see README.md).
namespace census::ssda903 {

namespace codes_of {
inline constexpr std::string_view flag[]{"0", "1"};
inline constexpr std::string_view sex[]{"M", "F", "U"};
inline constexpr std::string_view ethnicity[]{"WBRI", "WIRI", "WIRT", "WROM", "WOTH", "MWBC", "MWBA",
                                              "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
                                              "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"};
inline constexpr std::string_view new_episode[]{"S", "L", "P", "T", "B", "U"};
inline constexpr std::string_view legal_status[]{"C1", "C2", "D1", "E1", "V2", "V3", "V4",
                                                 "L1", "L2", "L3", "J1", "J2", "J3"};
inline constexpr std::string_view need[]{"N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"};
inline constexpr std::string_view placement[]{"A3", "A4", "A5", "A6", "U1", "U2",  "U3",  "U4",  "U5", "U6", "K1",
                                              "K2", "K3", "H5", "P1", "P3", "R1",  "R2",  "R3",  "R5", "S1", "T0",
                                              "T1", "T2", "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14"};
inline constexpr std::string_view provider[]{"PR0", "PR1", "PR2", "PR3", "PR4", "PR5"};
inline constexpr std::string_view ceased[]{"X1",  "E11", "E12", "E2", "E3", "E4A", "E4B", "E13", "E41", "E45", "E46",
                                           "E47", "E48", "E5",  "E6", "E7", "E8",  "E9",  "E14", "E15", "E16", "E17"};
inline constexpr std::string_view place_change[]{"CARPL", "CLOSE", "ALLEG", "STAND", "APPRR",  "CREQB",
                                                 "CREQO", "CHILD", "LAREQ", "PLACE", "CUSTOD", "OTHER"};
inline constexpr std::string_view took_part[]{"PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"};
inline constexpr std::string_view sdq_reason[]{"SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"};
inline constexpr std::string_view in_touch[]{"YES", "NO", "DIED", "REFU", "NREQ", "RHOM"};
inline constexpr std::string_view activity[]{"F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0"};
inline constexpr std::string_view accommodation[]{"B1", "B2", "C1", "C2", "D1", "D2", "E1", "E2", "G1", "G2", "H1",
                                                  "H2", "K1", "K2", "R1", "R2", "S2", "T1", "T2", "U1", "U2", "V1",
                                                  "V2", "W1", "W2", "X2", "Y1", "Y2", "Z1", "Z2", "0"};
inline constexpr std::string_view adopters[]{"1", "2"};
inline constexpr std::string_view adopters_sex[]{"M1", "F1", "MM", "FF", "MF"};
inline constexpr std::string_view adopters_status[]{"L0", "L11", "L12", "L2", "L3", "L4"};
inline constexpr std::string_view reversed[]{"RD1", "RD2", "RD3", "RD4"};
inline constexpr std::string_view permanence[]{"P1", "P2", "P3", "P4", "Z1"};
inline constexpr std::string_view missing[]{"M", "A"};
inline constexpr std::string_view worker_reason[]{"MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC",
                                                  "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS"};
}  // namespace codes_of

namespace code {
inline constexpr CodeSet flag{"flag", codes_of::flag};
inline constexpr CodeSet sex{"sex", codes_of::sex};
inline constexpr CodeSet ethnicity{"ethnicity", codes_of::ethnicity};
inline constexpr CodeSet new_episode{"reason for new episode", codes_of::new_episode};
inline constexpr CodeSet legal_status{"legal status", codes_of::legal_status};
inline constexpr CodeSet need{"category of need", codes_of::need};
inline constexpr CodeSet placement{"placement type", codes_of::placement};
inline constexpr CodeSet provider{"placement provider", codes_of::provider};
inline constexpr CodeSet ceased{"reason episode ceased", codes_of::ceased};
inline constexpr CodeSet place_change{"reason for placement change", codes_of::place_change};
inline constexpr CodeSet took_part{"participation in the review", codes_of::took_part};
inline constexpr CodeSet sdq_reason{"reason for no SDQ score", codes_of::sdq_reason};
inline constexpr CodeSet in_touch{"in touch", codes_of::in_touch};
inline constexpr CodeSet activity{"activity", codes_of::activity};
inline constexpr CodeSet accommodation{"accommodation", codes_of::accommodation};
inline constexpr CodeSet adopters{"number of adopters", codes_of::adopters};
inline constexpr CodeSet adopters_sex{"sex of adopters", codes_of::adopters_sex};
inline constexpr CodeSet adopters_status{"legal status of adopters", codes_of::adopters_status};
inline constexpr CodeSet reversed{"reason the decision was reversed", codes_of::reversed};
inline constexpr CodeSet permanence{"previous permanence", codes_of::permanence};
inline constexpr CodeSet missing{"kind of absence", codes_of::missing};
inline constexpr CodeSet worker_reason{"reason for change of social worker", codes_of::worker_reason};
}  // namespace code

}  // namespace census::ssda903
