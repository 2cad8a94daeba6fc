#include <nlohmann/json.hpp>

#include "platform/publish/document.h"

namespace publish {
namespace {

using Json = nlohmann::ordered_json;

Json inline_json(const Inline& part) {
    struct Visit {
        Json operator()(const Text& one) const { return {{"text", one.text}}; }
        Json operator()(const Strong& one) const { return {{"text", one.text}, {"strong", true}}; }
        Json operator()(const Emphasis& one) const { return {{"text", one.text}, {"emphasis", true}}; }
        Json operator()(const Link& one) const { return {{"text", one.text}, {"link", one.address}}; }
        Json operator()(const FigureText& one) const { return {{"text", one.shown}, {"figure", one.figure.id}}; }
    };
    return std::visit(Visit{}, part);
}

Json inlines_json(const Inlines& parts) {
    Json json = Json::array();
    for (const auto& part : parts) json.push_back(inline_json(part));
    return json;
}

struct BlockJson {
    Json operator()(const Heading& heading) const {
        return {{"kind", "heading"}, {"level", heading.level}, {"text", heading.text}};
    }
    Json operator()(const Paragraph& paragraph) const {
        Json json{{"kind", "paragraph"}};
        if (paragraph.number > 0) json["number"] = paragraph.number;
        json["content"] = inlines_json(paragraph.content);
        return json;
    }
    Json operator()(const List& list) const {
        Json items = Json::array();
        for (const auto& item : list.items) items.push_back(inlines_json(item));
        return {{"kind", "list"}, {"ordered", list.ordered}, {"items", items}};
    }
    Json operator()(const Table& table) const {
        Json rows = Json::array();
        for (const auto& row : table.rows) {
            Json cells = Json::array();
            for (const auto& cell : row.cells) cells.push_back(inlines_json(cell));
            rows.push_back({{"header", row.header}, {"cells", cells}});
        }
        return {{"kind", "table"}, {"caption", table.caption}, {"columns", table.columns}, {"rows", rows}};
    }
    Json operator()(const Chart& chart) const {
        Json json = (*this)(chart.data);
        json["drawn_as"] = word(chart.drawing);
        json["alternative"] = chart.alternative;
        json["unit"] = chart.unit;
        return json;
    }
    Json operator()(const Structure& structure) const {
        Json json = (*this)(structure.data);
        json["drawn_as"] = "structure";
        json["alternative"] = structure.alternative;
        return json;
    }
    static const char* word(Drawing drawing) {
        switch (drawing) {
            case Drawing::bars:
                return "bars";
            case Drawing::lines:
                return "lines";
            case Drawing::before_after:
                return "before_after";
        }
        return "";
    }
};

}  // namespace

std::string to_json(const Disclosed<Document>& disclosed) {
    const Document& document = *disclosed;
    Json json{{"title", document.title},
              {"publisher", document.publisher},
              {"period", document.period},
              {"language", document.language},
              {"about", document.about}};
    json["blocks"] = Json::array();
    for (const auto& block : document.blocks) json["blocks"].push_back(std::visit(BlockJson{}, block));
    json["figures"] = Json::parse(figures::to_json(figures_in(document)));
    return json.dump(2) + "\n";
}

}  // namespace publish
