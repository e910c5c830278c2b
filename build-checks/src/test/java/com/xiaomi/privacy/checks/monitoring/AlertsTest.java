package com.xiaomi.privacy.checks.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.localstack.compose.ComposeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** Alerts and dashboards are right by Prometheus' own tool, lead to the runbook, and look at every service. */
class AlertsTest {

    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final String FOLDER = "observability/prometheus/";
    private static final String RULE = "k8s/components/monitoring/prometheus-rule.yaml";
    private static final String RULE_HEAD = """
            # Written by the build from observability/prometheus/alerts.yml: AlertsTest, with -Ddocs.update=true.
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: privacy-support
              namespace: privacy-support
            spec:
            """;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    private final List<JsonNode> alerts = yaml(FOLDER + "alerts.yml").findValues("rules").stream()
            .flatMap(rules -> StreamSupport.stream(rules.spliterator(), false))
            .toList();

    @ParameterizedTest
    @CsvSource({"check rules, alerts.yml", "check config, prometheus.yml", "test rules, alerts.test.yml"})
    void prometheus_own_tool_finds_nothing_wrong(String command, String file) throws Exception {
        Path promtool = PROJECT.resolve(".local-stack/promtool/usr/bin/promtool");
        assumeTrue(Files.isExecutable(promtool), "scripts/promtool has not fetched Prometheus' tool");
        List<String> words = Stream.concat(
                        Stream.of(promtool.toString()), Stream.concat(Stream.of(command.split(" ")), Stream.of(file)))
                .toList();

        Process process = new ProcessBuilder(words)
                .directory(PROJECT.resolve(FOLDER).toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    @Test
    void every_alert_leads_to_a_section_of_the_runbook_and_has_a_test() {
        Set<String> sections = HEADING.matcher(PROJECT.text("docs/runbook.md"))
                .results()
                .map(heading -> anchor(heading.group(1)))
                .collect(Collectors.toSet());
        Set<String> tested = Set.copyOf(yaml(FOLDER + "alerts.test.yml").findValuesAsText("alertname"));

        assertThat(alerts).hasSizeGreaterThan(15).allSatisfy(alert -> {
            assertThat(alert.path("annotations").path("runbook_url").asText().split("#", 2))
                    .hasSize(2)
                    .satisfies(link -> assertThat(link[0]).isEqualTo("docs/runbook.md"))
                    .satisfies(link -> assertThat(sections).contains(link[1]));
            assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
            assertThat(tested).contains(alert.path("alert").asText());
        });
        assertThat(alerts.stream().map(alert -> alert.path("alert").asText())).doesNotHaveDuplicates();
    }

    @Test
    void kubernetes_has_the_same_rules() throws IOException {
        String groups = PROJECT.text(FOLDER + "alerts.yml");
        String rule = RULE_HEAD
                + groups.substring(groups.indexOf("groups:"))
                        .lines()
                        .map(line -> line.isEmpty() ? line : "  " + line)
                        .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PROJECT.resolve(RULE), rule);
        }

        assertThat(PROJECT.text(RULE)).isEqualTo(rule);
    }

    @Test
    void every_service_is_looked_at_where_it_answers() {
        ComposeFile compose = ComposeFile.parse(PROJECT.text("docker-compose.yml"));
        JsonNode jobs = yaml(FOLDER + "prometheus.yml").path("scrape_configs");
        assertThat(jobs).hasSize(1);
        JsonNode targets = jobs.path(0).path("static_configs");

        assertThat(targets).hasSize(Module.services().size()).allSatisfy(target -> {
            String service = target.path("labels").path("service").asText();
            String address = target.path("targets").path(0).asText();
            assertThat(compose.services()).contains(service);
            assertThat(compose.config("routes")).contains(address);
            assertThat(address).startsWith(service + ":");
        });
    }

    @Test
    void every_panel_asks_the_prometheus_that_is_there_and_has_a_place_of_its_own() throws IOException {
        String source = yaml("observability/grafana/provisioning/datasources/prometheus.yml")
                .path("datasources")
                .path(0)
                .path("uid")
                .asText();
        List<String> boards = PROJECT.filesBelow("observability/grafana/dashboards", ".json");
        assertThat(boards).isNotEmpty();
        for (String board : boards) {
            JsonNode panels = JSON.readTree(PROJECT.text(board)).path("panels");
            assertThat(panels).as(board).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.path("datasource").path("uid").asText()).isEqualTo(source);
                assertThat(panel.path("targets").findValuesAsText("expr"))
                        .isNotEmpty()
                        .doesNotContain("");
            });
            assertThat(panels.findValues("gridPos")).doesNotHaveDuplicates();
        }
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }

    private static JsonNode yaml(String path) {
        return JSON.valueToTree(new Yaml().<Object>load(PROJECT.text(path)));
    }
}
