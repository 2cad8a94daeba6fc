#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace db {

/// A program run beside us, found on the PATH, without a shell. What it says on standard error is kept.
class Child {
  public:
    struct Plan {
        std::vector<std::string> arguments;    ///< the first is the program
        std::vector<std::string> environment;  ///< NAME=value, in place of ours of the same name
        bool feed = false;                     ///< we write its standard input; else it is empty
        bool collect = false;                  ///< we read its standard output; else it goes nowhere
    };

    /// Throws core::Failure when it cannot be started (`package` is what Debian calls its package).
    Child(const Plan& plan, const std::string& package);
    /// Ends the program when it was not waited for.
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// False once it has closed its standard input.
    bool write(std::string_view text);
    void close_input();
    /// The next piece of its output; empty at the end.
    std::string read();
    void close_output();
    /// Waits; true when it ended with status 0.
    bool wait();
    /// The last line of what it said on standard error.
    std::string complaint() const;

  private:
    std::string name_;
    int process_ = -1;
    int input_ = -1;
    int output_ = -1;
    int errors_ = -1;
};

}  // namespace db
