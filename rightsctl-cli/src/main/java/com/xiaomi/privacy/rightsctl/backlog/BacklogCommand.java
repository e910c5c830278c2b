package com.xiaomi.privacy.rightsctl.backlog;

import com.xiaomi.privacy.rightsctl.backlog.ServiceMetrics.Unreadable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what waits inside services. */
@Command(
        name = "backlog",
        description = {
            "Shows what waits in the databases of services, as each counts it every minute: events for the broker (outbox), events that came"
                    + " before an earlier one of their request (inbox), work that is due, and work that keeps failing.",
            "Their metrics are not routed from outside: run it where they are reached (in a pod, or with 'kubectl port-forward').",
            "Ends with 1 if a service can't be asked."
        },
        mixinStandardHelpOptions = true)
public final class BacklogCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "URL",
            arity = "1..*",
            description = "A service's own address, for example http://localhost:8083.")
    private List<URI> services;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        int worst = ExitCode.OK;
        for (URI service : services) {
            try {
                spec.commandLine().getOut().println(service + ": " + line(ServiceMetrics.of(service)));
            } catch (Unreadable e) {
                spec.commandLine().getErr().println("rightsctl backlog: " + service + ": " + e.getMessage());
                worst = ExitCode.SOFTWARE;
            }
        }
        return worst;
    }

    private static String line(ServiceMetrics metrics) throws Unreadable {
        return "outbox %s, inbox %s, work %s, %,d keep failing"
                .formatted(
                        waiting(metrics, "outbox_waiting", "outbox_waiting_oldest_seconds"),
                        waiting(metrics, "inbox_waiting", "inbox_waiting_oldest_seconds"),
                        waiting(metrics, "work_due", "work_due_oldest_seconds"),
                        Math.round(metrics.value("work_failing")));
    }

    private static String waiting(ServiceMetrics metrics, String count, String oldest) throws Unreadable {
        long waiting = Math.round(metrics.value(count));
        return waiting == 0
                ? "0"
                : String.format(Locale.ROOT, "%,d (the oldest for %.0f s)", waiting, metrics.value(oldest));
    }
}
