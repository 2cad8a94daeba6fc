#pragma once
#include <functional>
#include <set>
#include <string>

#include "program.h"

namespace access_test {

/// In which file of this folder a route has its trial: those of returns, and those of the yearly report and the
/// accounts that it tells, need the published record.
enum class Story { office, returns, report };
inline Story story_of(const std::string& pattern) {
    return pattern.starts_with("/census/")                                              ? Story::returns
           : pattern.starts_with("/reports/") || pattern.starts_with("/finance/entry/") ? Story::report
                                                                                        : Story::office;
}

/// What people do, each with every one of its statements failing in turn, and last with none.
class Trials {
  public:
    Trials(Program& program, db::Database& store) : program_(program), store_(store) {}

    /// Runs the request until it succeeds; gives that answer. As long as a statement fails the answer must be a page of
    /// error, and the store, with the letters that wait in it, as before. `transactions`: how many the command takes by
    /// its design; what the earlier ones wrote then stands when a later one fails.
    /// `pattern`: the route's, as its room declares it.
    http::Response run(const std::string& pattern, Person& who, const std::function<http::Message()>& make,
                       int transactions = 1);
    /// The same for a command that first opens a sealed record: who did is in the audit trail, in a transaction of its
    /// own, before anything else is done. All but the trail is as before.
    http::Response run_on_sealed(const std::string& pattern, Person& who, const std::function<http::Message()>& make);
    /// A command that writes nothing: its route is covered too.
    http::Response reads(const std::string& pattern, Person& who, const http::Message& message);

    /// What else must be as before when a statement fails: files. As text; none unless set.
    std::function<std::string()> outside = [] { return std::string{}; };

    /// The routes of a story that change something and had no trial. Those of registers are told once for all
    /// registers, as
    /// "{register}/new": one machinery serves them all.
    std::set<std::string> without_trial(Story story) const;
    int failures() const { return failures_; }

  private:
    std::string covered(const std::string& pattern) const;
    std::string everything(bool with_trail = true) const;
    bool succeeds(const std::string& pattern, const http::Response& answer, int statement);

    Program& program_;
    db::Database& store_;
    std::set<std::string> covered_;
    int failures_ = 0;
};

}  // namespace access_test
