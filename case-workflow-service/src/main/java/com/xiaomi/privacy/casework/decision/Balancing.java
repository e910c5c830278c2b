package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * The balancing test of an objection that is refused (GDPR Art. 21(1)): in words, for whoever examines the decision.
 *
 * @param interest what the controller pursues
 * @param necessity why nothing milder serves it
 * @param impact what the processing means for the person, and why the interest outweighs it all the same
 */
public record Balancing(Personal interest, Personal necessity, Personal impact) {}
