#pragma once
#include <memory>
#include <vector>

#include "platform/registers/kept_files.h"
#include "platform/registers/pages/parts.h"

namespace registers {

/// The files of one form, while it arrives: each goes to the store in pieces.
class ArrivingFiles : public http::FileSink {
  public:
    explicit ArrivingFiles(std::string owner) : owner_(std::move(owner)) {}

    void begin(const Context& context, const Entity& entity, const http::File& file);
    void take(std::string_view bytes) override;
    const std::vector<std::unique_ptr<ArrivingFile>>& files() const { return files_; }

  private:
    std::string owner_;
    std::vector<std::unique_ptr<ArrivingFile>> files_;
    bool wanted_ = false;  ///< the file that is arriving is of a field of the form
};

/// For http::Route::sink.
core::Result<std::shared_ptr<http::FileSink>> begin_file(const Context& context, const Entity& entity,
                                                         const http::Request& request);

}  // namespace registers
