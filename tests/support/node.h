#pragma once
#include <memory>
#include <string>
#include <vector>

/// Programs of npm packages in tests: real servers that Cairn talks to.
namespace support {

/// node_modules/node/bin/node running a script, until the end of its scope. Its standard input is closed then, which
/// such scripts take as the sign to stop.
class NodeProgram {
  public:
    /// Check `has_node` for the packages that the script needs first.
    NodeProgram(const std::string& script, const std::vector<std::string>& arguments);
    ~NodeProgram();
    NodeProgram(const NodeProgram&) = delete;
    NodeProgram& operator=(const NodeProgram&) = delete;

    /// The next line of its output; empty when there is none within thirty seconds.
    std::string line();
    /// Gives it a line of input.
    void say(const std::string& text);

  private:
    int pid_ = 0, input_ = -1, output_ = -1;
    std::string buffer_;
};

/// Whether node and the package are installed. Without them prints "SKIPPED: no <package>", and fails when CI is set.
bool has_node(const std::string& package);

}  // namespace support
