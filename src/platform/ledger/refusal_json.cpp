#include "platform/ledger/refusal_json.hpp"

namespace layang::ledger {

std::string refusal_text(const Refusal& refusal) {
    Json list = Json::array();
    for (const auto& reason : refusal.reasons()) {
        Json args = Json::object();
        for (const auto& arg : reason.args) args[arg.name] = arg.value;
        list.push_back({{"code", info(reason.code).slug}, {"field", reason.field}, {"rule", reason.rule}, {"args", args}});
    }
    // A quoted text may have been cut inside a character.
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Refusal refusal_of(const std::string& text) {
    std::vector<Error> reasons;
    for (const auto& item : Json::parse(text)) {
        Error error{error_code_of(item.at("code").get<std::string>()).value_or(ErrorCode::kConflict), item.at("field").get<std::string>(),
                    {}, item.at("rule").get<std::string>()};
        for (const auto& [name, value] : item.at("args").items()) error.args.push_back({name, value.get<std::string>()});
        reasons.push_back(std::move(error));
    }
    return Refusal(std::move(reasons));
}

}  // namespace layang::ledger
