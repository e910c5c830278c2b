package com.xiaomi.privacy.acceptance.run;

import com.xiaomi.privacy.acceptance.journey.JourneyStep;
import com.xiaomi.privacy.acceptance.journey.Teller;
import java.io.PrintStream;
import java.time.Duration;

/** Tells the journey on the console: a line per step, a dot per second of waiting. */
final class ConsoleTeller implements Teller {
    private static final int WAITS_PER_DOT = 10;

    private final PrintStream out;
    private int number;
    private int waits;

    ConsoleTeller(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(JourneyStep step) {
        number++;
        waits = 0;
        out.printf("%3d. %s ", number, step.words());
        out.flush();
    }

    @Override
    public void waits() {
        waits++;
        if (waits % WAITS_PER_DOT == 0) {
            out.print(".");
            out.flush();
        }
    }

    @Override
    public void ends(JourneyStep step, Duration took, String detail) {
        out.printf("(%.1f s)%n     %s%n", took.toMillis() / 1000.0, detail);
    }
}
