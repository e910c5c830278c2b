package com.xiaomi.privacy.connector.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.ConnectorJson;
import com.xiaomi.privacy.connector.conformance.Conformance.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a connector from outside. Exit codes: 0 it keeps the contract, 1 it does not, 2 wrong arguments.
 *
 * <pre>
 * java -cp example-connector-1.0.0.jar com.xiaomi.privacy.connector.conformance.ConformanceMain
 *     --system NAME --rights ACCESS,ERASURE --person person.json
 *     (--kafka HOST:PORT | --webhook URL) [--port 8099] [--seconds 30]
 * </pre>
 *
 * It then waits until the connector has been started with the addresses that it prints, on test data that it may change and erase.
 */
public final class ConformanceMain {
    private static final PrintStream OUT = System.out;
    private static final int WRONG_ARGUMENTS = 2;
    private static final String DEFAULT_PORT = "8099";
    private static final String DEFAULT_SECONDS = "30";

    private ConformanceMain() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if (!options.keySet().containsAll(List.of("--system", "--rights", "--person"))
                || options.containsKey("--kafka") == options.containsKey("--webhook")) {
            OUT.println("Usage: --system NAME --rights ACCESS,ERASURE --person person.json"
                    + " (--kafka HOST:PORT | --webhook URL) [--port " + DEFAULT_PORT + "] [--seconds " + DEFAULT_SECONDS
                    + "]");
            System.exit(WRONG_ARGUMENTS);
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(Map<String, String> options) throws IOException {
        ObjectMapper json = ConnectorJson.mapper();
        Person person = json.readValue(Path.of(options.get("--person")).toFile(), Person.class);
        try (StandInDesk desk = new StandInDesk(Integer.parseInt(options.getOrDefault("--port", DEFAULT_PORT)), json);
                PlayedNews news = new PlayedNews(way(options, desk))) {
            OUT.printf("Start the connector with the API at %s and the issuer %s.%n", desk.origin(), desk.issuer());
            List<Verdict> verdicts = new Conformance(
                            desk,
                            news,
                            options.get("--system"),
                            List.of(options.get("--rights").split(",")),
                            person,
                            Duration.ofSeconds(Long.parseLong(options.getOrDefault("--seconds", DEFAULT_SECONDS))))
                    .run();
            verdicts.forEach(verdict -> OUT.printf(
                    "%s  %s%s%n",
                    verdict.holds() ? "ok  " : "FAIL",
                    verdict.check(),
                    verdict.holds() ? "" : ": " + verdict.problem()));
            return verdicts.stream().allMatch(Verdict::holds);
        }
    }

    private static PlayedNews.Way way(Map<String, String> options, StandInDesk desk) {
        String webhook = options.get("--webhook");
        return webhook == null
                ? new KafkaWay(options.get("--kafka"))
                : new WebhookWay(URI.create(webhook), desk.seal());
    }
}
