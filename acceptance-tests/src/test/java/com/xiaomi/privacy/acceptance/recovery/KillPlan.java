package com.xiaomi.privacy.acceptance.recovery;

import com.xiaomi.privacy.acceptance.journey.JourneyStep;
import com.xiaomi.privacy.acceptance.journey.Teller;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.localstack.LocalService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Kills services in the middle of a journey, each as soon as its step is waiting for something, and restarts them. */
final class KillPlan implements Teller {
    private final RunningSystem system;
    private final List<Kill> open;
    private final List<Kill> done = new ArrayList<>();
    private JourneyStep present;

    /** @param kills at most one for each step */
    KillPlan(RunningSystem system, List<Kill> kills) {
        this.system = system;
        this.open = new ArrayList<>(kills);
    }

    /** One kill. */
    record Kill(Moment moment, JourneyStep step, LocalService service) {}

    /** When in the step. */
    enum Moment {
        /** Before the step's first call, while what the step before set off is still on its way. */
        AT_FIRST,
        /** While the step waits; a step that does not have to wait is over before. */
        WHILE_WAITING
    }

    /** The kills that took place. */
    List<Kill> done() {
        return List.copyOf(done);
    }

    /** How often a service was killed. */
    long killsOf(LocalService service) {
        return done.stream().filter(kill -> kill.service() == service).count();
    }

    @Override
    public void begins(JourneyStep step) {
        present = step;
        carryOut(Moment.AT_FIRST);
    }

    @Override
    public void waits() {
        carryOut(Moment.WHILE_WAITING);
    }

    @Override
    public void ends(JourneyStep step, Duration took, String detail) {
        // A step that had no need to wait is followed by its kill, so that no kill is left out.
        carryOut(Moment.WHILE_WAITING);
        System.out.printf("  %-16s %5.1f s%n", step, took.toMillis() / 1000.0);
    }

    private void carryOut(Moment moment) {
        for (Kill kill : List.copyOf(open)) {
            if (kill.step() == present && kill.moment() == moment) {
                open.remove(kill);
                system.kill(kill.service());
                system.restart(kill.service());
                done.add(kill);
            }
        }
    }
}
