package com.xiaomi.privacy.acceptance.journey;

/** The journey cannot go on. The message names the step and the reason. */
public final class JourneyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final JourneyStep step;

    JourneyFailure(JourneyStep step, RuntimeException cause) {
        super("The journey ended at \"%s\": %s".formatted(step.words(), reason(cause)), cause);
        this.step = step;
    }

    private static String reason(RuntimeException cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Where it ended. */
    public JourneyStep step() {
        return step;
    }
}
