package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.decision.Balancing;
import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * A balancing test as staff write it, each text at most 4000 characters.
 *
 * @param interest what the controller pursues
 * @param necessity why nothing milder serves it
 * @param impact what the processing means for the person, and why the interest outweighs it
 */
record BalancingBody(Personal interest, Personal necessity, Personal impact) {

    Balancing read() {
        return new Balancing(
                CommandTexts.required("balancing.interest", interest),
                CommandTexts.required("balancing.necessity", necessity),
                CommandTexts.required("balancing.impact", impact));
    }
}
