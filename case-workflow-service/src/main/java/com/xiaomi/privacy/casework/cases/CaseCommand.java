package com.xiaomi.privacy.casework.cases;

import java.util.Locale;

/** What can be asked of a case, and the facts that move it. */
public enum CaseCommand {
    /** The law wants to know who is asking. */
    REQUIRE_IDENTITY,
    /** The person proved who they are. */
    CONFIRM_IDENTITY,
    /** Nobody proved in time who they are; a person closes the case after a notice. */
    CLOSE_UNPROVEN,
    /** The proof came after all. */
    PROVE_LATE,
    /** An agent makes the case their own. */
    TAKE,
    /** The agent lets it go. */
    GIVE_BACK,
    /** The right is carried out. */
    GRANT,
    /** The right is to be carried out and can't be undone: a second person looks first. */
    PROPOSE_GRANT,
    /** The right is to be carried out for some data and refused for others: a second person looks first. */
    GRANT_IN_PART,
    /** The right is to be refused: a second person looks first. */
    REFUSE,
    /** The second person agrees to carry it out. */
    APPROVE_GRANT,
    /** The second person agrees to refuse. */
    APPROVE_REFUSAL,
    /** The second person disagrees. */
    SEND_BACK,
    /** All data systems have answered and the package, if the right has one, is made. */
    FINISH_FULFILMENT,
    /** The second person lets the answer leave the house. */
    RELEASE,
    /** Staff asked the person something that the case waits for. */
    ASK_QUESTION,
    /** The person answered. */
    ANSWER_QUESTION,
    /** A fee was quoted that the case waits for. */
    QUOTE_FEE,
    /** The person accepts the fee. */
    ACCEPT_FEE,
    /** The person declines the fee; a person decides what follows. */
    DECLINE_FEE,
    /** The person has not answered the fee in time; a person decides what follows. */
    LAPSE_FEE,
    /** Staff go on without the person's answer to a question or a fee. */
    RESUME_REVIEW,
    /** The case asks for what another case of the same person asks for. */
    MERGE,
    /** It does not, after all. */
    UNMERGE,
    /** The answer takes longer, as the law allows. */
    EXTEND,
    /** A part goes its own way. */
    SPLIT,
    /** It is taken up again without an appeal. */
    REOPEN,
    /** The person contests the decision. */
    APPEAL,
    /** Its retention is over: nothing of it leads to a person any more. */
    ANONYMISE,
    /** The person no longer wants it. */
    WITHDRAW,
    /** A person gives the case to an agent. */
    ASSIGN,
    /** The rule gives the case to the agent who fits and has least to do. */
    ASSIGN_BY_RULE,
    /** The agent gives the case to another one. */
    HAND_OVER,
    /** The case is put before the data protection officer or the grievance officer. */
    ESCALATE,
    /** It no longer is. */
    DE_ESCALATE;

    /** The form in events, audit entries and timelines, for example {@code give-back}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
