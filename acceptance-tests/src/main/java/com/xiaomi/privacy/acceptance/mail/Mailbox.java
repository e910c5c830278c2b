package com.xiaomi.privacy.acceptance.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one address' mailbox through the mail server's REST API. */
public final class Mailbox {
    private final PatientHttp http;
    private final URI messages;

    /** @param api base URL of the mail server's REST API */
    public Mailbox(PatientHttp http, URI api, String address) {
        this.http = http;
        this.messages = URI.create(
                "%s/api/user/%s/messages".formatted(api, URLEncoder.encode(address, StandardCharsets.UTF_8)));
    }

    /** All mails, in the order of arrival; none if nothing has ever come. */
    public List<Mail> mails() {
        var answer = http.send(HttpRequest.newBuilder(messages));
        List<Mail> mails = new ArrayList<>();
        // The server makes the mailbox when the first mail comes, and says "bad request" until then.
        if (answer.status() == 400 || answer.status() == 404) {
            return mails;
        }
        for (JsonNode message : answer.require(200).json()) {
            mails.add(Mail.parse(message.path("mimeMessage").asText()));
        }
        return mails;
    }
}
