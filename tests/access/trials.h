#pragma once
#include <set>
#include <string>

#include "program.h"

namespace access_test {

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
    /// A command that writes nothing: its route is covered too.
    http::Response reads(const std::string& pattern, Person& who, const http::Message& message);

    /// The routes that change something and had no trial. Those of registers are told once for all registers, as
    /// "{register}/new": one machinery serves them all.
    std::set<std::string> without_trial(const std::function<bool(const std::string&)>& asked) const;
    int failures() const { return failures_; }

  private:
    std::string covered(const std::string& pattern) const;

    Program& program_;
    db::Database& store_;
    std::set<std::string> covered_;
    int failures_ = 0;
};

}  // namespace access_test
