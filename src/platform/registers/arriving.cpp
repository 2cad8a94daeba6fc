#include "platform/registers/arriving.h"

#include "platform/registers/pages/form_fields.h"

namespace registers {

void ArrivingFiles::begin(const Context& context, const Entity& entity, const http::File& file) {
    wanted_ = false;
    for (const auto& field : entity.fields) {
        if (field.type != Type::file || file.field != field.name + file_ending) continue;
        files_.push_back(
            std::make_unique<ArrivingFile>(context.database, field, file.name, owner_, context.clock.now()));
        wanted_ = true;
    }
}

void ArrivingFiles::take(std::string_view bytes) {
    if (wanted_) files_.back()->take(bytes);
}

core::Result<std::shared_ptr<http::FileSink>> begin_file(const Context& context, const Entity& entity,
                                                         const http::Request& request) {
    auto files = std::dynamic_pointer_cast<ArrivingFiles>(request.sink);
    if (files == nullptr)
        files = std::make_shared<ArrivingFiles>(context.person ? context.person(request).account : std::string{});
    files->begin(context, entity, request.files.back());
    return files;
}

}  // namespace registers
