package com.xiaomi.privacy.acceptance.journey;

/**
 * An invented person who asks for her data.
 *
 * @param miId digits
 * @param account their user name at the stand-in for the Xiaomi Account
 * @param country ISO 3166-1 alpha-2
 * @param language BCP 47
 * @param furtherInformation what she writes in the form
 * @param fileName of her screenshot
 */
public record SamplePerson(
        String name,
        String email,
        String miId,
        String account,
        String country,
        String language,
        String furtherInformation,
        String fileName) {

    /** Somebody in India. */
    public static SamplePerson asha() {
        return new SamplePerson(
                "Asha Devarabhotla",
                "asha.devarabhotla@example.in",
                "9876501234",
                "mi.asha",
                "IN",
                "hi",
                "Mera prashn Bengaluru ki dukaan ke baare mein hai.",
                "devarabhotla-bill.png");
    }

    /** Somebody whom the sample data system knows, and who asks for everything. */
    public static SamplePerson mia() {
        return new SamplePerson(
                "Mia Sample",
                "mi.sample@example.com",
                "6200001234",
                "mi.sample",
                "DE",
                "en",
                "All of it, please, from the Sonnenallee on.",
                "screenshot-sample.png");
    }

    /** The one whom the sample data system knows. */
    public static SamplePerson erika() {
        return new SamplePerson(
                "Erika Mustermann",
                "erika.mustermann@example.org",
                "1234567890",
                "mi.erika",
                "DE",
                "de",
                "Mich interessiert besonders der Luftreiniger aus der Heidestrasse.",
                "bildschirmfoto-mustermann.png");
    }
}
