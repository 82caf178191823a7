#include <doctest/doctest.h>

#include "platform/http/http.hpp"

namespace layang::http::metrics_test {

TEST_CASE("http metrics: the text is OpenMetrics, with escaped labels and an end") {
    Metrics metrics;
    metrics.count("hits", {{"route", "a\"b\\c\nd"}, {"status", "200"}});
    metrics.count("hits", {{"route", "a\"b\\c\nd"}, {"status", "200"}}, 2);
    metrics.gauge("depth", [] { return 4.0; });
    CHECK(metrics.text() ==
          "# TYPE hits counter\nhits_total{route=\"a\\\"b\\\\c\\nd\",status=\"200\"} 3\n"
          "# TYPE depth gauge\ndepth 4\n# EOF\n");
    metrics.gauge("depth", {});
    CHECK(metrics.text().find("depth") == std::string::npos);
}

TEST_CASE("http metrics: a histogram's buckets add up, and a bound belongs to its bucket") {
    Metrics metrics;
    for (const double seconds : {0.001, 0.002, 100.0}) metrics.observe_seconds("took", {{"route", "/"}}, seconds);
    const auto text = metrics.text();
    CHECK(text.find("took_bucket{route=\"/\",le=\"0.001\"} 1\n") != std::string::npos);
    CHECK(text.find("took_bucket{route=\"/\",le=\"0.0025\"} 2\n") != std::string::npos);
    CHECK(text.find("took_bucket{route=\"/\",le=\"10.0\"} 2\n") != std::string::npos);
    CHECK(text.find("took_bucket{route=\"/\",le=\"+Inf\"} 3\n") != std::string::npos);
    CHECK(text.find("took_sum{route=\"/\"} 100.003\n") != std::string::npos);
    CHECK(text.find("took_count{route=\"/\"} 3\n") != std::string::npos);
}

}  // namespace layang::http::metrics_test
