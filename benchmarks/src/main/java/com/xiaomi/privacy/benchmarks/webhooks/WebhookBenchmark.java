package com.xiaomi.privacy.benchmarks.webhooks;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.PlayedEvents;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import com.xiaomi.privacy.localstack.testing.StaffTokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One tool and several are told of cases that were opened, of which nobody gets a mail. */
public final class WebhookBenchmark {

    // As many as the service calls at once.
    private static final int PLACES = 2;
    private static final List<Integer> TOOLS = List.of(1, 2, 8);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String INTEGRATOR = "integrator";
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeasuredSystem system;
    private final int calls;

    /**
     * Readies a measurement.
     *
     * @param calls at each number of tools
     */
    public WebhookBenchmark(MeasuredSystem system, int calls) {
        this.system = system;
        this.calls = calls;
    }

    /** The service may call this machine. */
    public static Map<String, String> configuration() {
        return Map.of("rights.notification.webhooks.private-networks", "127.0.0.0/8");
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     * @throws BenchmarkFailure if a tool was not told of an event, or twice
     */
    public WebhookResult run(Consumer<String> progress) throws SQLException, IOException, InterruptedException {
        StaffTokens tokens = new StaffTokens(system.staffIssuer());
        String integrator = new StaffAccounts(system.staffIssuer()).add(INTEGRATOR);
        try (HttpClient http = HttpClient.newHttpClient();
                Tools tools = new Tools();
                PlayedEvents events = new PlayedEvents(system);
                Connection connection = system.connect()) {
            List<WebhookResult.Step> steps = new ArrayList<>();
            for (int number : TOOLS) {
                List<RegisteredTool> registered = new ArrayList<>();
                for (int i = 0; i < number; i++) {
                    registered.add(RegisteredTool.register(
                            http, system, tools.url(Integer.toString(i)), tokens.of(integrator)));
                }
                WebhookResult.Step step = step(tools, events, registered);
                progress.accept("%d tools: %.0f calls/s, plain client %.0f calls/s"
                        .formatted(number, step.perSecond(), step.plainPerSecond()));
                steps.add(step);
                for (RegisteredTool one : registered) {
                    one.remove(http);
                }
                removeWork(connection);
            }
            return new WebhookResult(tools.latest().body().length(), PLACES, steps);
        }
    }

    /** Work that would come a minute later, to find everything told, and weigh on the next step. */
    private static void removeWork(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM scheduled_tasks WHERE task_name = 'call-webhook' AND NOT picked");
        }
    }

    private WebhookResult.Step step(Tools tools, PlayedEvents events, List<RegisteredTool> registered)
            throws SQLException, InterruptedException {
        int number = registered.size();
        int each = calls / number;
        int clients = Math.min(number, PLACES);
        // For the just-in-time compiler.
        tell(tools, events, number, Math.max(1, each / 10));
        double perSecond = tell(tools, events, number, each);

        Tools.Call latest = tools.latest();
        Signature signature = registered.get(Integer.parseInt(latest.tool())).signature();
        requireSigned(latest, signature);
        PlainCalls plain = new PlainCalls(tools.url(latest.tool()), signature, latest.body());
        plain.call(Math.max(1, calls / 10), clients);
        double plainPerSecond = plain.call(each * number, clients);
        return new WebhookResult.Step(
                number, each * number, perSecond, clients, plainPerSecond, Ratio.of(perSecond, plainPerSecond));
    }

    /** Has cases opened, so many; calls per second until each tool was told of each. */
    private double tell(Tools tools, PlayedEvents events, int number, int cases)
            throws SQLException, InterruptedException {
        tools.forget();
        long begin = System.nanoTime();
        events.sendAll(Stream.generate(WebhookBenchmark::opened).limit(cases).toList());
        system.awaitClosely("all tools are told", PATIENCE, () -> tools.messages() == cases * number);
        double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        if (tools.calls() != cases * number) {
            throw new BenchmarkFailure("%d calls were made where %d were due".formatted(tools.calls(), cases * number));
        }
        return cases * number / seconds;
    }

    private static CaseEvent.Opened opened() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new CaseEvent.Opened(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Right.ACCESS,
                "GDPR (EU) 2016/679",
                null,
                CaseState.AWAITING_IDENTITY,
                now,
                null);
    }

    private static void requireSigned(Tools.Call call, Signature signature) {
        try {
            if (!signature.of(call.id(), call.timestamp(), call.body()).equals(call.signature())) {
                throw new BenchmarkFailure("A call was not signed with the tool's secret.");
            }
        } catch (GeneralSecurityException e) {
            throw new BenchmarkFailure("This Java has no HMAC-SHA256", e);
        }
    }
}
