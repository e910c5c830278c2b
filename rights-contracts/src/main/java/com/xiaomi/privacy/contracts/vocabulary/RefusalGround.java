package com.xiaomi.privacy.contracts.vocabulary;

/** The ten coded grounds on which a request may be refused (privacy policy §9). No other ground exists. */
public enum RefusalGround {
    NOT_MEANINGFUL,
    MANIFESTLY_UNFOUNDED,
    EXCESSIVE,
    HARMS_OTHERS_PRIVACY,
    EXTREMELY_UNREALISTIC,
    DISPROPORTIONATE_TECHNICAL_WORK,
    NOT_REQUIRED_BY_LOCAL_LAW,
    INFORMATION_MADE_PUBLIC,
    GIVEN_IN_CONFIDENCE,
    DEFEATS_FRAUD_OR_SECURITY_USE
}
