#pragma once
#include <chrono>
#include <string>
#include <vector>

/// The built program, run as people run it: from outside, on a store of the test's own.
namespace support {

/// What a run left behind.
struct Ran {
    int status = 0;  ///< the exit status; 128 + the signal when one ended it, as shells tell it
    std::string out;
    std::string err;
};

/// A run of cairn that goes on beside the test: a server, or a load that will be killed. Killed at the end of its
/// scope.
class Process {
  public:
    /// `database` becomes CAIRN_DATABASE; empty: the variable is not set.
    Process(const std::string& database, const std::vector<std::string>& arguments);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// Standard output so far.
    std::string out() const;
    /// Waits until standard output holds a whole line and gives the first one. Empty when the program ended or 60 s
    /// went by before.
    std::string first_line();
    void signal(int number);
    /// Waits for its end. Safe to call again.
    Ran wait();
    /// True when it has ended by itself by now.
    bool ended();

  private:
    int pid_ = -1;
    int out_ = -1;  ///< files without a name: no pipe that could fill up
    int err_ = -1;
    bool reaped_ = false;
    int wait_status_ = 0;
};

/// Runs cairn to its end.
Ran cairn(const std::string& database, const std::vector<std::string>& arguments);

/// The port in the line that `cairn serve` prints; 0 when there is none.
int port_of(const std::string& line);

/// "HTTP/1.1 200 OK..." of a GET on 127.0.0.1, with the body; empty when nobody answers. `headers`: more of them, each
/// with its line end.
std::string get(int port, const std::string& path, const std::string& headers = {});

/// The folder of the pack that comes with Cairn.
std::string published_pack();

}  // namespace support
