package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.decision.PartRefusal;
import com.xiaomi.privacy.casework.decision.Refusal;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of one category of data.
 *
 * @param granted whether the right is carried out for it
 * @param grounds why not; null where it is granted
 * @param exemptions codes of the tables of the law; null if there is none
 * @param explanation to the person, at most 4000 characters; null where it is granted
 */
record PartBody(
        DataCategory category,
        boolean granted,
        Set<RefusalGround> grounds,
        Set<String> exemptions,
        Personal explanation) {

    /** @param path of this part in the body */
    Optional<PartRefusal> read(String path) {
        return granted
                ? Optional.empty()
                : Optional.of(new PartRefusal(
                        refusal(path + ".grounds", grounds, exemptions),
                        CommandTexts.required(path + ".explanation", explanation)));
    }

    /** A refusal with at least one ground, or an exemption that falls under one. */
    static Refusal refusal(String field, Set<RefusalGround> grounds, Set<String> exemptions) {
        Set<RefusalGround> named = grounds == null ? Set.of() : grounds;
        Set<String> exempt = exemptions == null ? Set.of() : exemptions;
        if (Stream.concat(named.stream(), exempt.stream()).anyMatch(Objects::isNull)) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, "codes only");
        }
        Refusal refusal = new Refusal(named, exempt);
        if (refusal.grounds().isEmpty() && refusal.exemptions().isEmpty()) {
            throw ProblemException.ofField(
                    ProblemType.GROUNDS_MISSING, field, "at least one of the coded grounds of refusal");
        }
        return refusal;
    }
}
