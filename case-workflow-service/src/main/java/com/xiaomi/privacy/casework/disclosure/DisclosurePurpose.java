package com.xiaomi.privacy.casework.disclosure;

import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import java.util.Locale;

/** What personal data left the house for. */
public enum DisclosurePurpose {
    /** A data system needs identifiers to find the person. */
    FULFILMENT_TASK,
    /** The person downloads their package. */
    PACKAGE_DOWNLOAD,
    /** The package goes to another controller, as the person wants. */
    HANDOVER,
    /** An authority or a court is given what a law lets or makes it ask for. */
    ORDERED_BY_LAW,
    /** An affiliate helps to handle the request. */
    HANDLING;

    /** On what it rests that somebody outside of the case gets data for this, beside the provision that two people looked at. */
    LegalBasis basis() {
        return this == ORDERED_BY_LAW ? LegalBasis.LEGAL_OBLIGATION : LegalBasis.LEGITIMATE_INTEREST;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
