package com.xiaomi.privacy.acceptance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.system.Metrics;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.acceptance.system.Topics;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.localstack.LocalService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** An alert or a panel that asks for a metric that nobody tells is silent for ever; so each is told by the running services. */
class MonitoringIT {

    private static final Path OBSERVABILITY = ProjectFolder.current().root().resolve("observability");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\bby \\([^)]*\\)|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("\\b[a-z0-9]+(?:_[a-z0-9]+)+\\b");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile");

    private static Set<String> told;
    private static RunningSystem system;
    private static JourneyReport journey;

    @BeforeAll
    static void askTheServicesAfterAJourney() throws IOException, InterruptedException {
        system = SharedSystem.system();
        journey = SharedSystem.undisturbedJourney();
        told = new TreeSet<>();
        for (LocalService service : RunningSystem.SERVICES) {
            Metrics.of(system.endpoints().serviceUrl(service))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .forEach(told::add);
        }
    }

    @Test
    void everyMetricOfAnAlertIsTold() throws IOException {
        assertThat(metrics(alerts())).hasSizeGreaterThan(15).isSubsetOf(told);
    }

    @Test
    void everyMetricOfADashboardIsTold() throws IOException {
        assertThat(metrics(panels())).hasSizeGreaterThan(15).isSubsetOf(told);
    }

    @Test
    void oneTraceLeadsFromTheCallOfThePersonThroughTheTopicsOfAllServices() {
        String begun = traceOf(Topic.REQUESTS, EventType.REQUEST_SUBMITTED);

        assertThat(traceOf(Topic.CASES, EventType.CASE_OPENED)).isEqualTo(begun);
        assertThat(traceOf(Topic.IDENTITY, EventType.VERIFICATION_OPENED)).isEqualTo(begun);
    }

    /** The trace id of the first event of a type that the journey caused (W3C Trace Context, section 3.2). */
    private static String traceOf(Topic topic, EventType type) {
        return new Topics(system.endpoints().kafkaBootstrap())
                .of(topic.topicName()).stream()
                        .filter(event ->
                                journey.requestId().toString().equals(new String(event.key(), StandardCharsets.UTF_8)))
                        .filter(event -> Topics.header(event, "ce_type").equals(Optional.of(type.type())))
                        .flatMap(event -> Topics.header(event, "traceparent").stream())
                        .map(trace -> trace.split("-")[1])
                        .findFirst()
                        .orElseThrow();
    }

    private static Set<String> metrics(List<String> expressions) {
        return expressions.stream()
                .map(expression -> LABELS.matcher(expression).replaceAll(" "))
                .flatMap(expression -> NAME.matcher(expression).results().map(MatchResult::group))
                .filter(name -> !FUNCTIONS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> alerts() throws IOException {
        JsonNode rules = JSON.valueToTree(new Yaml()
                .load(Files.readString(OBSERVABILITY.resolve("prometheus").resolve("alerts.yml"))));
        return rules.findValuesAsText("expr");
    }

    private static List<String> panels() throws IOException {
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> dashboards =
                Files.list(OBSERVABILITY.resolve("grafana").resolve("dashboards"))) {
            for (Path dashboard : dashboards.toList()) {
                expressions.addAll(JSON.readTree(dashboard.toFile()).findValuesAsText("expr"));
            }
        }
        return expressions;
    }
}
