package com.xiaomi.privacy.legal.basis;

/** What is done with personal data because somebody asked for something (POLICY.md, section 5). */
public enum ProcessingStep {
    /** The request is taken in and registered. */
    RECEIVE(true),
    /** It is found out who asks. */
    PROVE_IDENTITY(true),
    /** Staff examine what was asked for. */
    EXAMINE(true),
    /** The person is written to: a question, a fee, the answer. */
    CORRESPOND(true),
    /** A data system carries the right out. */
    FULFIL(true),
    /** The answer is put together. */
    PACKAGE(true),
    /** The package goes to another controller, as the person wants. */
    HAND_OVER(true),
    /** A file that the person sent although nobody had to is looked at and kept. */
    USE_ATTACHMENT(false),
    /** Who did what is written down: the audit trail. */
    KEEP_PROOF(false),
    /** The case is kept after its answer. */
    RETAIN(false),
    /** It is held because somebody may sue, or is sued. */
    HOLD_FOR_CLAIMS(false),
    /** It is held because an authority or another law wants it kept. */
    HOLD_BY_LAW(false),
    /** Data is given to whoever is no part of dealing with the case; always by a provision of its own. */
    DISCLOSE(false);

    private final boolean answers;

    ProcessingStep(boolean answers) {
        this.answers = answers;
    }

    /** Whether it is part of answering, which is a duty only where the law gives the right. */
    public boolean answers() {
        return answers;
    }

    /** Whether a table can say on what it rests. */
    public boolean isInTables() {
        return this != DISCLOSE;
    }
}
