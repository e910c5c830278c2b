package com.xiaomi.privacy.identity.evidence;

import static com.xiaomi.privacy.identity.evidence.DocumentPart.ACCESS_NUMBER;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.ADDRESS;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.DATE_OF_BIRTH;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.DATE_OF_EXPIRY;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.DATE_OF_PURCHASE;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.DATE_OF_SIGNING;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.DOCUMENT_NUMBER;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.ISSUER;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.LICENCE_CLASSES;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.MACHINE_READABLE_ZONE;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.NAME;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.NAMES_OF_BOTH;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.NATIONALITY;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.ORDER_OR_DEVICE_NUMBER;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.OTHER_ITEMS;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.OTHER_PERSONS;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.PAYMENT_DATA;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.PHOTO;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.PHYSICAL_FEATURES;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.SCOPE_OF_AUTHORITY;
import static com.xiaomi.privacy.identity.evidence.DocumentPart.SIGNATURE;

import java.util.List;

/**
 * Kinds of evidence that are accepted, each with what we need to read on it and what the person should black out (after the
 * EDPB Guidelines 01/2022, no. 79: what is not needed may be blackened). Reference data that a lawyer must check.
 */
public enum EvidenceKind {
    PASSPORT(
            ReviewSubject.IDENTITY,
            List.of(NAME, DATE_OF_EXPIRY, ISSUER),
            List.of(
                    PHOTO,
                    DATE_OF_BIRTH,
                    DOCUMENT_NUMBER,
                    MACHINE_READABLE_ZONE,
                    NATIONALITY,
                    PHYSICAL_FEATURES,
                    SIGNATURE)),
    ID_CARD(
            ReviewSubject.IDENTITY,
            List.of(NAME, DATE_OF_EXPIRY, ISSUER),
            List.of(
                    PHOTO,
                    DATE_OF_BIRTH,
                    DOCUMENT_NUMBER,
                    ACCESS_NUMBER,
                    MACHINE_READABLE_ZONE,
                    NATIONALITY,
                    PHYSICAL_FEATURES,
                    ADDRESS,
                    SIGNATURE)),
    DRIVING_LICENCE(
            ReviewSubject.IDENTITY,
            List.of(NAME, DATE_OF_EXPIRY, ISSUER),
            List.of(PHOTO, DATE_OF_BIRTH, DOCUMENT_NUMBER, LICENCE_CLASSES, ADDRESS, SIGNATURE)),
    /** Shows that an account or device is theirs, for example the receipt of a purchase. */
    ACCOUNT_PROOF(
            ReviewSubject.IDENTITY,
            List.of(NAME, ORDER_OR_DEVICE_NUMBER, DATE_OF_PURCHASE),
            List.of(PAYMENT_DATA, ADDRESS, OTHER_ITEMS)),
    /** Shows that they may act for another, for example a power of attorney. */
    AUTHORITY(
            ReviewSubject.MANDATE,
            List.of(NAMES_OF_BOTH, SCOPE_OF_AUTHORITY, DATE_OF_SIGNING, SIGNATURE),
            List.of(DOCUMENT_NUMBER, ADDRESS, PAYMENT_DATA, OTHER_PERSONS));

    private final ReviewSubject subject;
    private final List<DocumentPart> readable;
    private final List<DocumentPart> blackOut;

    EvidenceKind(ReviewSubject subject, List<DocumentPart> readable, List<DocumentPart> blackOut) {
        this.subject = subject;
        this.readable = readable;
        this.blackOut = blackOut;
    }

    /** What it is to show. */
    public ReviewSubject subject() {
        return subject;
    }

    /** What must stay readable. */
    List<DocumentPart> readable() {
        return readable;
    }

    /** What we do not need to see. */
    List<DocumentPart> blackOut() {
        return blackOut;
    }
}
