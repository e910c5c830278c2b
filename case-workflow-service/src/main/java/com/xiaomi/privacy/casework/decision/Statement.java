package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Optional;
import java.util.Set;

/**
 * What whoever decides says about it.
 *
 * @param text to the person where the decision refuses, otherwise a note for colleagues
 * @param language BCP 47 tag of the text; empty for the language of the request
 * @param basis on what the processing rests that the decision is about; empty for the duty to answer
 * @param evidence what the decision relies on
 * @param balancing of an objection that is refused
 */
public record Statement(
        Optional<Personal> text,
        Optional<String> language,
        Optional<LegalBasis> basis,
        Set<EvidenceItem> evidence,
        Optional<Balancing> balancing) {
    public Statement {
        evidence = Set.copyOf(evidence);
    }
}
