#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// Other programs, run without a shell.
namespace process {

/// A program run beside us, found on the PATH, without a shell. What it says on standard error is kept.
class Child {
  public:
    struct Plan {
        std::vector<std::string> arguments;    ///< the first is the program
        std::vector<std::string> environment;  ///< NAME=value, in place of ours of the same name
        bool feed = false;                     ///< we write its standard input; else it is empty
        bool collect = false;                  ///< we read its standard output; else it goes nowhere
        std::string output_file = {};          ///< into which it writes, unless we read; empty: it goes nowhere
        /// It leads a group of its own: what it starts ends with it when we end it, and a key pressed at our terminal
        /// does not reach it.
        bool group = false;
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
    /// The same for at most `most`; then it is ended, and `was_late` says so.
    bool wait_for(std::chrono::milliseconds most);
    bool was_late() const { return late_; }
    /// The last line of what it said on standard error.
    std::string complaint() const;

  private:
    void end(int signal) const;
    bool is_over(std::chrono::milliseconds most) const;

    std::string name_;
    int process_ = -1;
    bool group_ = false;
    bool late_ = false;
    int input_ = -1;
    int output_ = -1;
    int errors_ = -1;
};

/// Whether a program of this name stands on the PATH.
bool is_on_path(const std::string& program);

}  // namespace process
