package com.xiaomi.privacy.acceptance.journey;

/** The steps of the journey, in order, in plain words. */
public enum JourneyStep {
    SYSTEM_REGISTERED("Dora, the data protection officer, registers a system that holds customers' data"),
    SUBMITTED("Erika asks for a copy of her data"),
    UPLOADED("She adds a screenshot"),
    CONFIRMED("An e-mail confirms that her request has arrived"),
    IDENTITY_REQUIRED("Her case is opened and asks who she is"),
    CODE_SENT("A one-time code reaches her by e-mail"),
    CODE_ENTERED("She enters the code, which shows that the e-mail address is hers"),
    ACCOUNT_SHOWN("She signs in to the account that she named, and her case goes to the privacy team"),
    PROOF_CONFIRMED("An e-mail says so, lest somebody else did it in her name"),
    TAKEN("Agent Anna signs in, reads the request and takes the case"),
    GRANTED("Anna grants it"),
    GRANT_TOLD("An e-mail tells Erika that it is being done"),
    PACKED("The data system answers, and the package is made"),
    RELEASED("Bruno, a second person, releases the package"),
    OUTCOME_SENT("An e-mail tells Erika the outcome"),
    PROVED_AFRESH("Erika proves afresh who she is"),
    DOWNLOADED("She downloads her package"),
    AGREED("Status and timeline agree everywhere");

    private final String words;

    JourneyStep(String words) {
        this.words = words;
    }

    /** What happens, in plain words. */
    public String words() {
        return words;
    }
}
