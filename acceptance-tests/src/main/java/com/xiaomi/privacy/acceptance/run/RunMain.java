package com.xiaomi.privacy.acceptance.run;

import com.xiaomi.privacy.acceptance.journey.Journey;
import com.xiaomi.privacy.acceptance.journey.JourneyFailure;
import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.localstack.StackException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the whole system, plays the journey with sample data, shows where everything is, and stays until Ctrl-C; with
 * {@code --once} ends after the journey. Exit codes: 0 done, 1 the system did not start, 2 wrong arguments, 3 the
 * journey failed.
 */
public final class RunMain {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private static final int NOT_STARTED = 1;
    private static final int WRONG_ARGUMENTS = 2;
    private static final int JOURNEY_FAILED = 3;

    private RunMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> options = List.of(arguments);
        if (!options.isEmpty() && !options.equals(List.of("--once"))) {
            ERR.println("Usage: ./run [--once]");
            System.exit(WRONG_ARGUMENTS);
        }
        System.exit(run(options.contains("--once")));
    }

    private static int run(boolean once) throws InterruptedException {
        long begin = System.nanoTime();
        ProjectFolder project = ProjectFolder.current();
        OUT.println("Starting the servers, then the services ...");
        try (RunningSystem system = startStoppable(project)) {
            OUT.printf("Everything is ready after %.1f s.%n%n", (System.nanoTime() - begin) / 1e9);
            SamplePerson person = SamplePerson.erika();
            try {
                new Journey(system.addresses(), person, new ConsoleTeller(OUT)).play();
            } catch (JourneyFailure e) {
                ERR.printf("%n%s%nThe logs are in %s%n", e.getMessage(), system.logs());
                return JOURNEY_FAILED;
            }
            OUT.printf("%nThe journey is over, %.1f s after the start.%n", (System.nanoTime() - begin) / 1e9);
            if (!once) {
                new AddressTable(OUT).print(system, person.email());
                OUT.println("Press Ctrl-C to stop everything.");
                new CountDownLatch(1).await();
            }
            return 0;
        } catch (StackException e) {
            ERR.println(e.getMessage());
            return NOT_STARTED;
        }
    }

    /** The children would end with this JVM anyhow; the hook lets them finish and waits until they are gone. */
    private static RunningSystem startStoppable(ProjectFolder project) {
        RunningSystem system = RunningSystem.start(project, project.stackHome(), line -> OUT.println("  " + line));
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop the system"));
        return system;
    }
}
