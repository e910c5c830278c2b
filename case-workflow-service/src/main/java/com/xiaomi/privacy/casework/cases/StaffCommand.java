package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.decision.PartRefusal;
import com.xiaomi.privacy.casework.decision.Refusal;
import com.xiaomi.privacy.casework.decision.ReopeningReason;
import com.xiaomi.privacy.casework.decision.Statement;
import com.xiaomi.privacy.casework.fee.FeeItem;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a human of the staff wants of a case.
 *
 * @param expectedVersion the version they saw
 * @param parties the capacities their roles give them
 */
public record StaffCommand(UUID caseId, long expectedVersion, Actor.Staff staff, Set<Party> parties, Act act) {

    public StaffCommand {
        parties = Set.copyOf(parties);
    }

    /** What is wanted, with what it needs. */
    public sealed interface Act {}

    /** Who works on the case. */
    public sealed interface Work extends Act {

        /** Its row in the state table. */
        CaseCommand command();
    }

    /**
     * Give it to an agent.
     *
     * @param to {@code sub} of the agent
     */
    public record Assign(UUID to) implements Work {
        @Override
        public CaseCommand command() {
            return CaseCommand.ASSIGN;
        }
    }

    /** Give it to the agent who fits and has least to do. */
    public record AssignByRule() implements Work {
        @Override
        public CaseCommand command() {
            return CaseCommand.ASSIGN_BY_RULE;
        }
    }

    /**
     * Give one's own case to another agent.
     *
     * @param to {@code sub} of the agent
     */
    public record HandOver(UUID to, Optional<Personal> note) implements Work {
        @Override
        public CaseCommand command() {
            return CaseCommand.HAND_OVER;
        }
    }

    /** Put it before a role. */
    public record Escalate(EscalationRole to, Personal note) implements Work {
        @Override
        public CaseCommand command() {
            return CaseCommand.ESCALATE;
        }
    }

    /** Take it back from the role it was put before. */
    public record DeEscalate(Optional<Personal> note) implements Work {
        @Override
        public CaseCommand command() {
            return CaseCommand.DE_ESCALATE;
        }
    }

    /** Make the case one's own. */
    public record Take() implements Act {}

    /** Let it go. */
    public record GiveBack() implements Act {}

    /** Carry the right out, or propose so where that can't be undone. */
    public record Grant(Statement statement) implements Act {}

    /**
     * Propose to carry the right out for some data and to refuse it for others.
     *
     * @param parts what becomes of each category of data: an empty refusal grants it
     * @param directMarketing whether the person objects to direct marketing, as intake knows
     */
    public record GrantInPart(
            Map<DataCategory, Optional<PartRefusal>> parts, Statement statement, boolean directMarketing)
            implements Act {
        public GrantInPart {
            parts = Map.copyOf(parts);
        }
    }

    /**
     * Propose to refuse.
     *
     * @param statement its text explains the refusal to the person
     * @param directMarketing whether the person objects to direct marketing, as intake knows
     */
    public record Refuse(Refusal refusal, Statement statement, boolean directMarketing) implements Act {}

    /**
     * Take the longer time that the law allows.
     *
     * @param explanation to the person
     */
    public record Extend(ExtensionReason reason, Personal explanation) implements Act {}

    /** Let a part of the data go its own way, in a case of its own. */
    public record Split(Set<DataCategory> categories) implements Act {
        public Split {
            categories = Set.copyOf(categories);
        }
    }

    /** Take a closed case up again without an appeal. */
    public record Reopen(ReopeningReason reason, Optional<Personal> note) implements Act {}

    /** Agree to what another person proposed. */
    public record Approve() implements Act {}

    /** Disagree with what was proposed. */
    public record SendBack(Optional<Personal> note) implements Act {}

    /**
     * Quote a fee.
     *
     * @param items what it is made up of, at least one
     * @param currency ISO 4217
     * @param calculation how it was counted, for the person
     * @param extraCopy whether the person asked for a further copy, as intake knows
     */
    public record QuoteFee(List<FeeItem> items, String currency, Personal calculation, boolean extraCopy)
            implements Act {
        public QuoteFee {
            items = List.copyOf(items);
        }

        /** The sum, in the smallest unit of the currency. */
        public long amountMinor() {
            return items.stream().mapToLong(FeeItem::amountMinor).sum();
        }
    }

    /** Go on without the person's answer. */
    public record ResumeReview() implements Act {}

    /** Close as a duplicate of another case. */
    public record Merge(UUID into) implements Act {}

    /** Take up again what was closed as a duplicate. */
    public record Unmerge() implements Act {}

    /** Close it because nobody proved in time who they are. */
    public record CloseUnproven() implements Act {}

    /** Let the answer leave the house. */
    public record Release() implements Act {}
}
