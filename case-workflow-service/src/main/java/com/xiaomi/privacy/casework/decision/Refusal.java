package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import java.util.Set;

/**
 * On what a refusal rests: the coded grounds of the privacy policy (§9), and statutory exemptions, each of which falls
 * under one of those grounds.
 *
 * @param exemptions codes of the tables of the law
 */
public record Refusal(Set<RefusalGround> grounds, Set<String> exemptions) {
    public Refusal {
        grounds = Set.copyOf(grounds);
        exemptions = Set.copyOf(exemptions);
    }
}
