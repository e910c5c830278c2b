package com.xiaomi.privacy.intake.request;

/** What became of a submission. */
public sealed interface SubmissionResult {

    /** Taken in, or taken in earlier with the same key and body: the same answer. */
    record Accepted(SubmissionAnswer answer) implements SubmissionResult {}

    /** The key stands for another body. */
    record KeyReused() implements SubmissionResult {}
}
