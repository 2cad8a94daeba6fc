#pragma once
#include <cstdint>
#include <string>

/// Made-up Children in Need returns of any size, for tests and benchmarks. Nobody in them exists.
namespace census::made {

struct Wanted {
    std::uint32_t children = 100;
    int year = 2026;  ///< the period is 1 April of the year before to 31 March
    int authority = 201;
    std::uint64_t seed = 1;
    double faults = 0.02;  ///< share of the dates, codes and flags of a child that are spoilt, roughly one a child
};

/// The same text for the same wishes, indented by two as authorities' systems write it; about 1.2 kB a child. The
/// shares by age, source, need, length of assessments and so on are plausible and nothing more.
std::string cin_return(const Wanted& wanted);

}  // namespace census::made
