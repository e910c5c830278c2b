package com.xiaomi.privacy.casework.packaging;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What people read in their packages, in English here and in the other languages in {@code messages/}. */
@MessageBundle(value = "pack", locale = "en")
interface PackageTexts {

    @Message("Your data")
    String title();

    @Message("Request {reference}, answered by {controller} under {law}.")
    String about(String reference, String controller, String law);

    @Message("Where your data is")
    String sources();

    @Message("Nothing about you is held here.")
    String nothingHeld();

    @Message("This system could give only a part ({reason}).")
    String partly(String reason);

    @Message("Data")
    String category();

    @Message("What for")
    String purpose();

    @Message("On what basis")
    String legalBasis();

    @Message("Where it comes from")
    String origin();

    @Message("from you")
    String fromYou();

    @Message("Who else gets it")
    String recipients();

    @Message("nobody")
    String nobody();

    @Message("Other countries")
    String transfers();

    @Message("none")
    String none();

    @Message("How long it is kept")
    String retention();

    @Message("{period} after {after}")
    String keptFor(String period, String after);

    @Message("Has to be kept by law: {category}, {ground}, {period} after {after}")
    String retained(String category, String ground, String period, String after);

    @Message("Files")
    String files();

    @Message("bytes")
    String bytes();

    @Message("What you sent us")
    String attachments();

    @Message("What we hold back")
    String heldBack();

    @Message("{path}: in part, {ground}")
    String heldBackInPart(String path, String ground);

    @Message("{path}: all of it, {ground}")
    String heldBackEntirely(String path, String ground);

    @Message("the rights of others")
    String groundThirdParty();

    @Message("trade secrets")
    String groundTradeSecret();

    @Message("security")
    String groundSecurity();

    @Message("privileged")
    String groundPrivilege();

    @Message("Your rights")
    String rights();

    @Message(
            "You may ask for correction or erasure of this data or for restriction of its processing, object to the processing, and"
                    + " receive it in a machine-readable form, as far as your law gives these rights.")
    String furtherRights();

    @Message("You may lodge a complaint with the supervisory authority: {authority}.")
    String complaint(String authority);

    @Message(
            "A list of everything in this package, with the digest of each file, is in manifest.json; its signature is in"
                    + " manifest.json.signature.json. Files that end in .csv open in a spreadsheet.")
    String howToRead();

    @Message(
            "This text is a translation that no person has checked yet. Where it differs, the English page index.en.html counts.")
    String notReviewed();
}
