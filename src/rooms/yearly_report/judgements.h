#pragma once
#include <string>

namespace registers {
struct Entity;
}

namespace yearly_report {

/// Whether a report meets a requirement, as somebody judged it: the program proposes, a person decides.
extern const registers::Entity requirement_judgements;

struct Judgement {
    std::string requirement;  ///< code: "YR-3"
    std::string verdict;      ///< "met", "partly", "not"
    std::string why, by, on;  ///< `on`: ISO day
    std::string id = {};      ///< of the record
};

/// "Met", "Met in part", "Not met"; the word itself for another.
std::string verdict_in_words(const std::string& verdict);

}  // namespace yearly_report
