package com.xiaomi.privacy.contracts.vocabulary;

/** On what a processing step rests (privacy policy §5; GDPR Art. 6(1)(a), (b), (c), (f)). */
public enum LegalBasis {
    CONSENT,
    CONTRACT,
    LEGAL_OBLIGATION,
    LEGITIMATE_INTEREST
}
