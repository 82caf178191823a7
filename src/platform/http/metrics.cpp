#include <algorithm>
#include <array>
#include <mutex>

#include <fmt/format.h>

#include "platform/http/http.hpp"

namespace layang::http {

/// Upper bounds of the latency histogram, in seconds, inclusive.
static constexpr std::array kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0};

struct Metrics::Inside {
    struct Histogram {
        std::array<std::uint64_t, kBounds.size() + 1> counts{};
        double sum = 0;
    };

    mutable std::mutex mutex;
    std::map<std::string, std::map<std::string, double>> counters;
    std::map<std::string, std::map<std::string, Histogram>> histograms;
    std::map<std::string, std::function<double()>> gauges;
};

namespace {

/// {a="x",b="y"} with OpenMetrics escapes, without the braces.
std::string label_text(const std::map<std::string, std::string>& labels) {
    std::string text;
    for (const auto& [name, value] : labels) {
        if (!text.empty()) text += ',';
        text += name + "=\"";
        for (const char c : value) {
            if (c == '\n') text += "\\n";
            else if (c == '"' || c == '\\') text += '\\', text += c;
            else text += c;
        }
        text += '"';
    }
    return text;
}

/// A bound as OpenMetrics writes it, always with a point: it is a label, and "1" and "1.0" would be two.
std::string bound_text(double seconds) {
    auto text = fmt::format("{}", seconds);
    return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::string in_braces(const std::string& labels) { return labels.empty() ? "" : '{' + labels + '}'; }

void write_histogram(std::string& out, const std::string& name, const std::string& labels, const auto& histogram) {
    const std::string comma = labels.empty() ? "" : ",";
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        total += histogram.counts[i];
        const auto bound = i < kBounds.size() ? bound_text(kBounds[i]) : "+Inf";
        out += fmt::format("{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels, comma, bound, total);
    }
    out += fmt::format("{0}_sum{1} {2}\n{0}_count{1} {3}\n", name, in_braces(labels), histogram.sum, total);
}

}  // namespace

Metrics::Metrics() : inside_(std::make_unique<Inside>()) {}
Metrics::~Metrics() = default;

void Metrics::count(const std::string& name, const std::map<std::string, std::string>& labels, double by) {
    const auto text = label_text(labels);
    const std::lock_guard lock(inside_->mutex);
    inside_->counters[name][text] += by;
}

void Metrics::observe_seconds(const std::string& name, const std::map<std::string, std::string>& labels, double seconds) {
    const auto text = label_text(labels);
    const auto bucket = static_cast<std::size_t>(std::ranges::lower_bound(kBounds, seconds) - kBounds.begin());
    const std::lock_guard lock(inside_->mutex);
    auto& histogram = inside_->histograms[name][text];
    ++histogram.counts[bucket];
    histogram.sum += seconds;
}

void Metrics::gauge(const std::string& name, std::function<double()> read) {
    const std::lock_guard lock(inside_->mutex);
    if (read) inside_->gauges[name] = std::move(read);
    else inside_->gauges.erase(name);
}

std::string Metrics::text() const {
    std::string out;
    const std::lock_guard lock(inside_->mutex);
    for (const auto& [name, series] : inside_->counters) {
        out += "# TYPE " + name + " counter\n";
        for (const auto& [labels, value] : series) out += fmt::format("{}_total{} {}\n", name, in_braces(labels), value);
    }
    for (const auto& [name, series] : inside_->histograms) {
        out += "# TYPE " + name + " histogram\n";
        for (const auto& [labels, histogram] : series) write_histogram(out, name, labels, histogram);
    }
    for (const auto& [name, read] : inside_->gauges) out += fmt::format("# TYPE {0} gauge\n{0} {1}\n", name, read());
    return out + "# EOF\n";
}

}  // namespace layang::http
