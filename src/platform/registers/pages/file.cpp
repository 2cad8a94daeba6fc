#include "platform/registers/media.h"
#include "platform/registers/pages/pages.h"

namespace registers {

/// The content of a record's file, to whoever may see the record: always to be saved, never to be run in our pages.
http::Response show_file(const Call& call) {
    return call.read([&](Reader& reader) {
        const auto record = reader.find(call.entity, call.id());
        if (!record) return http::refused(record.error());
        const auto place = find_field(call.entity, call.request.parameters.get("field"));
        const bool is_file = place && call.entity.fields[*place].type == Type::file;
        std::string wanted{call.request.query.get("file")};
        if (const auto now = is_file && wanted.empty() ? kept_file(record->cells[*place]) : std::nullopt)
            wanted = now->id;
        auto attached = is_file ? reader.attached(call.entity, *record, *place, wanted) : std::nullopt;
        if (!attached) return http::error(404, "This " + call.entity.one + " has no such file.");
        auto response = http::download(std::string{card_of(attached->file.media).content_type}, attached->file.name,
                                       std::move(attached->content));
        response.headers.emplace_back("X-Content-Type-Options", "nosniff");
        response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
        return response;
    });
}

}  // namespace registers
