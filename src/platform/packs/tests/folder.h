#pragma once
#include <string>
#include <vector>

#include "platform/packs/load.h"

/// A made pack in a folder of its own, gone at the end of its scope: places, and what was counted in them.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::string& path() const { return path_; }
    void write(const std::string& file, const std::string& text) const;
    void remove(const std::string& file) const;
    core::Result<packs::Pack> read(core::Faults& faults) const;
    /// Against what a store holds.
    core::Result<packs::Pack> read(db::Database& database, core::Faults& faults) const;

    /// What a room would declare: places.csv and counts.csv.
    static const std::vector<packs::File>& files();

  private:
    std::string path_;
};
