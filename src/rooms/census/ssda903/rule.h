#pragma once
#include "rooms/census/engine/patterns.h"
#include "rooms/census/ssda903/returns.h"

/// What a rule file of the SSDA903 includes. A rule is asked only where the files it names in its card were handed in.
namespace census::ssda903 {

inline constexpr std::string_view guide = "DfE, SSDA903 (children looked after): guide and validation rules";
inline constexpr int first_year = 2023;
inline constexpr int newest_year = 2027;

/// A child's rows of a table in the order of a date, missing dates last; rows of one date as the file has them.
std::vector<Row> in_order_of(const Return& data, const Days& days, Row child);

/// A date that is given is one.
void date_if_given(Findings& found, const Return& data, const Days& days);
/// Every child of the table is in the header.
void in_header(Findings& found, const Return& data, Column child);
/// The table has a child once.
void once(Findings& found, const Return& data, Column child);
/// The column agrees with the header's, for children who are in both.
void same_birth_as_header(Findings& found, const Return& data, Column birth);

/// The day someone born on `born` is `years` old; `no_day` without a birth date.
Day birthday(Day born, int years);

}  // namespace census::ssda903
