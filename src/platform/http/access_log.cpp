#include "platform/http/access_log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/json.hpp"

namespace layang::http {
namespace {
std::string quoted(std::string_view text) { return Json(text).dump(-1, ' ', true, Json::error_handler_t::replace); }
}  // namespace

std::string access_line(const AccessEntry& entry) {
    return fmt::format(R"({{"time":"{}","level":"info","event":"request","method":{},"route":{},"status":{},"ms":{:.2f},"bytes":{},"trace":"{}"}})",
                       to_string(entry.at), quoted(entry.method), quoted(entry.route), entry.status, entry.ms, entry.bytes, entry.trace);
}

std::string failure_line(Instant at, std::string_view event, std::string_view what, std::string_view trace) {
    return fmt::format(R"({{"time":"{}","level":"error","event":{},"what":{},"trace":{}}})", to_string(at), quoted(event), quoted(what),
                       quoted(trace));
}

void write_log_line(const std::string& line) {
    static const auto logger = [] {
        auto made = std::make_shared<spdlog::logger>("layang", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%v");
        return made;
    }();
    logger->info(spdlog::string_view_t(line));
}

}  // namespace layang::http
