#pragma once
#include <string>

namespace support {

/// A small pack of made rows in a folder of its own, in order until a test spoils it. Everything in it is made up: the
/// partnership "made" and its two areas stand for nobody.
class MadePack {
  public:
    /// Two packs of the same name that differ in `variant` differ in every value and in which rows they have.
    /// At most 480 observations.
    explicit MadePack(char variant = 'A', int observations = 4);
    ~MadePack();
    MadePack(const MadePack&) = delete;
    MadePack& operator=(const MadePack&) = delete;

    const std::string& folder() const { return folder_; }
    std::string read(const std::string& file) const;
    void write(const std::string& file, const std::string& bytes);
    void add(const std::string& file, const std::string& bytes) { write(file, read(file) + bytes); }
    /// Throws std::logic_error unless `from` stands in the file: a test that spoils nothing shows nothing.
    void replace(const std::string& file, const std::string& from, const std::string& to);
    void remove(const std::string& file);

  private:
    std::string folder_;
};

}  // namespace support
