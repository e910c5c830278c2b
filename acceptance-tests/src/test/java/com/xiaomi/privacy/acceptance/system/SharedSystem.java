package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.acceptance.journey.Journey;
import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.journey.Teller;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one started system of all tests in this module, on the stack that all modules share. It ends with this JVM. */
public final class SharedSystem {
    private static RunningSystem system;
    private static Map<Path, Long> formerSizes = Map.of();
    private static JourneyReport undisturbed;
    private static final List<JourneyReport> ALL_JOURNEYS = new ArrayList<>();

    private SharedSystem() {}

    /** The system; started, on empty servers, when it is asked for the first time. */
    public static synchronized RunningSystem system() {
        if (system == null) {
            Endpoints endpoints = SharedStack.endpoints();
            requireUnused(endpoints);
            SharedStack.reset();
            formerSizes = sizes(endpoints);
            system = RunningSystem.startOn(endpoints, ProjectFolder.current(), System.out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop the system"));
        }
        return system;
    }

    /** What a journey left that nothing disturbed; played when it is asked for the first time. */
    public static synchronized JourneyReport undisturbedJourney() {
        if (undisturbed == null) {
            undisturbed = play(Teller.silent());
        }
        return undisturbed;
    }

    /** Plays another journey. */
    public static synchronized JourneyReport play(Teller teller) {
        JourneyReport report = new Journey(system().addresses(), SamplePerson.erika(), teller).play();
        ALL_JOURNEYS.add(report);
        return report;
    }

    /** What all journeys so far left. */
    public static synchronized List<JourneyReport> journeys() {
        return List.copyOf(ALL_JOURNEYS);
    }

    /** How long a log or trace file was before the system started; what stands before that is other tests'. */
    public static synchronized long formerSize(Path file) {
        return formerSizes.getOrDefault(file, 0L);
    }

    private static void requireUnused(Endpoints endpoints) {
        for (LocalService service : RunningSystem.SERVICES) {
            try {
                Health.status(endpoints.serviceUrl(service), "/q/health/live");
            } catch (IOException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new StackException("The system already runs in %s: stop ./run first.".formatted(endpoints.home()));
        }
    }

    /** The logs of our own programs begin anew with each start. */
    private static boolean goesOn(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith("example-connector")
                && RunningSystem.SERVICES.stream().noneMatch(service -> name.startsWith(service.serviceName()));
    }

    private static Map<Path, Long> sizes(Endpoints endpoints) {
        Map<Path, Long> sizes = new HashMap<>();
        // Only these: among the servers' data files come and go.
        for (Path folder : List.of(endpoints.home().resolve("logs"), endpoints.traces())) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(SharedSystem::goesOn)
                        .toList()) {
                    sizes.put(file, Files.size(file));
                }
            } catch (IOException e) {
                throw new StackException(folder + " cannot be read", e);
            }
        }
        return sizes;
    }
}
