package com.xiaomi.privacy.identity.evidence;

/** A part of a document that a person is told to leave readable or to black out. Front ends translate the code. */
public enum DocumentPart {
    NAME("Full name"),
    NAMES_OF_BOTH("Names of both people: who gives the authority and who has it"),
    DATE_OF_BIRTH("Date of birth"),
    DATE_OF_EXPIRY("Date of expiry"),
    ISSUER("Kind of document and the authority that issued it"),
    PHOTO("Photo"),
    DOCUMENT_NUMBER("Number of the document"),
    ACCESS_NUMBER("Card access number"),
    MACHINE_READABLE_ZONE("Machine-readable zone: the lines with many '<'"),
    NATIONALITY("Nationality and place of birth"),
    PHYSICAL_FEATURES("Height and colour of the eyes"),
    ADDRESS("Address"),
    SIGNATURE("Signature"),
    LICENCE_CLASSES("Classes and restrictions of the licence"),
    ORDER_OR_DEVICE_NUMBER("Number of the order, or of the device"),
    DATE_OF_PURCHASE("Date of the purchase"),
    PAYMENT_DATA("Prices, card and account numbers"),
    OTHER_ITEMS("Other things bought"),
    SCOPE_OF_AUTHORITY("What the authority is for"),
    DATE_OF_SIGNING("Date of signing, and how long it holds"),
    OTHER_PERSONS("Other people");

    private final String words;

    DocumentPart(String words) {
        this.words = words;
    }

    /** In English. */
    public String words() {
        return words;
    }
}
