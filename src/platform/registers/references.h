#pragma once
#include <map>
#include <string>

#include "platform/registers/value.h"

namespace registers {

/// Finds the record that a person or a file means: by its id, by its key (where the key is one field), or by its name.
/// Remembers what it found: files name the same record many times.
class References {
  public:
    explicit References(db::ReadTx& tx) : tx_(tx) {}
    /// `typed` is not empty. The reading's value is the record's id.
    Reading resolve(const Field& field, const std::string& typed);

  private:
    Reading look_up(const Field& field, const std::string& typed);

    db::ReadTx& tx_;
    std::map<std::pair<const Entity*, std::string>, Reading> found_;
};

/// Live records of an entity to choose from, by title: id and title. Empty when there are more than `most`.
std::vector<std::pair<std::string, std::string>> options(db::ReadTx& tx, const Entity& entity, std::size_t most);

}  // namespace registers
