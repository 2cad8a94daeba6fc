#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/audit/audit.h"
#include "platform/registers/editor.h"
#include "platform/registers/reader.h"
#include "platform/registers/registers.h"
#include "platform/registers/store.h"
#include "platform/ui/field_errors.h"
#include "platform/ui/html.h"
#include "platform/ui/page.h"

/// What the pages of a register share.
namespace registers {

/// One request about one entity.
struct Call {
    const Context& context;
    const Entity& entity;
    const http::Request& request;
    const Viewer& viewer;
    std::string id() const { return std::string{request.parameters.get("id")}; }

    /// The only ways to the store. What was read of sealed records is in the audit trail before the answer leaves.
    http::Response read(const std::function<http::Response(Reader&)>& work) const;
    core::Result<void> write(const char* what, const std::string& reason,
                             const std::function<core::Result<void>(Editor&)>& work) const;
    /// The draft under this address is not waited for any more.
    void forget_draft(const std::string& account, const std::string& address) const;
    /// Keeps it; refused as `drafts::keep` refuses.
    core::Result<void> keep_draft(const std::string& account, const drafts::Draft& draft) const;
    /// Whether the viewer may edit some record of this register: for buttons and links.
    bool may_edit() const;
};

http::Response respond(const Call& call, ui::Page page);
/// Reads for the viewer; what was read of sealed records is in the audit trail when it returns.
void read_as(const Context& context, const http::Request& request, const Viewer& viewer,
             const std::function<void(Reader&)>& work);
ui::Shell shell_of(const Context& context, const http::Request& request);
/// The id of who asks; empty: not signed in.
std::string account_of(const Call& call);
/// The token that forms carry; empty: none.
std::string token_of(const Call& call);
/// `what`: "edit", "import". The kind of the process is the entity's with that word.
audit::Process process_of(const Call& call, const char* what, std::string reason = {});

std::string address_of(const Entity& entity, const std::string& id, const char* page = "");
ui::Html link(const std::string& address, const ui::Html& text);
ui::Html paragraph(const ui::Html& content);
/// A form that posts, with its hidden token. `content` brings the buttons. `multipart`: it carries files. `working`:
/// what scripts say once it was sent, where the answer may take a while; one such form a page.
ui::Html form(const Call& call, const std::string& action, const ui::Html& content, bool multipart = false,
              const std::string& working = {});
ui::Html hidden(const char* name, const std::string& value);
/// "31 March 2025 at 2:05pm", London time.
std::string moment(const std::string& iso);
/// "Organisation": the first letter of a sentence.
std::string capital(const std::string& text);
/// In London.
core::Date today_of(const Call& call);
/// "1 organisation", "12 organisations".
std::string counted(const Entity& entity, std::size_t count);
std::vector<ui::Breadcrumb> trail(const Call& call, const Record* record = nullptr);
/// A whole number that a form or an address holds; 0: none, or it is not one.
std::int64_t whole_number(const http::Fields& fields, const char* name);
/// The day in London.
core::Date today_of(const Call& call);
ui::FieldErrors errors_of(const Entity& entity, const std::vector<Problem>& problems);

/// What the references of some cells are called, asked of the store in one go for each entity.
class Titles {
  public:
    void want(const Entity& entity, const Cells& cells);
    void load(Reader& reader);
    /// Empty: the record is not there, or not for the viewer.
    std::string of(const Entity& target, const std::string& id) const;
    /// The record that a key stands for (Field::by_key); empty: not there, or not for the viewer.
    Named named(const Entity& target, const std::string& key) const;
    /// The name of an area or partnership; its code where there is none.
    std::string place(const std::string& code) const;

  private:
    std::shared_ptr<const rights::Footprints> footprints_;
    std::map<const Entity*, std::vector<std::string>> wanted_;
    std::map<const Entity*, std::map<std::string, std::string>> found_;
    std::map<const Entity*, std::vector<std::string>> wanted_keys_;
    std::map<const Entity*, std::map<std::string, Named>> keys_;
};

/// Where the content of a record's file is; `cell`: of the record as it is, or of an earlier version.
std::string address_of_file(const Entity& entity, const std::string& id, const Field& field, const std::string& cell);

/// One value of a record for people: as `shown_value`, and a file as a link to its content.
ui::Html shown_cell(const Entity& entity, const Record& record, std::size_t place, const std::string& canonical,
                    const Titles& titles);
/// One value for people; a reference as a link to what it refers to. Empty when there is none.
ui::Html shown_value(const Field& field, const std::string& canonical, const Titles& titles);
std::string shown_text(const Field& field, const std::string& canonical, const Titles& titles);

}  // namespace registers
