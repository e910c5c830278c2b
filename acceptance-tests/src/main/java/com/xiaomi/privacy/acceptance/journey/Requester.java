package com.xiaomi.privacy.acceptance.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.xiaomi.privacy.acceptance.http.Answer;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the person does, call by call. */
public final class Requester {
    private final PatientHttp http;
    private final URI origin;
    private final SamplePerson person;
    private final List<String> secrets = new ArrayList<>();

    private String reference;
    private String trackingToken;
    private String pass;
    private String session;

    /** @param origin scheme and host, without a path */
    public Requester(PatientHttp http, URI origin, SamplePerson person) {
        this.http = http;
        this.origin = origin;
        this.person = person;
    }

    /** The same person with the same request where the system is reached by another address. */
    Requester at(URI otherOrigin) {
        Requester moved = new Requester(http, otherOrigin, person);
        moved.reference = reference;
        moved.trackingToken = trackingToken;
        return moved;
    }

    /** Takes the whole request back. */
    void withdraw() {
        http.send(withPass(json("/requests/" + reference + "/withdrawal", JsonNodeFactory.instance.objectNode())))
                .require(200, 201, 204);
    }

    /** Asks for access. */
    public JsonNode submit() {
        return submit(access());
    }

    /** Asks for rights, each as the API has it. */
    JsonNode submit(ArrayNode rights) {
        JsonNode receipt = trySubmit(rights).require(201).json();
        reference = receipt.path("reference").textValue();
        trackingToken = receipt.path("trackingToken").textValue();
        secrets.add(trackingToken);
        return receipt;
    }

    private static ArrayNode access() {
        ArrayNode rights = JsonNodeFactory.instance.arrayNode();
        rights.addObject().put("right", "ACCESS");
        return rights;
    }

    /** Asks for access, whatever comes of it. */
    public Answer trySubmit() {
        return trySubmit(access());
    }

    private Answer trySubmit(ArrayNode rights) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("language", person.language()).put("requesterKind", "SELF");
        form.putObject("contact")
                .put("name", person.name())
                .put("email", person.email())
                .put("miId", person.miId());
        form.put("furtherInformation", person.furtherInformation()).put("policyVersion", "2024-12-16");
        form.set("rights", rights);
        HttpRequest.Builder call = json("/requests?country=" + person.country(), form)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return http.send(call);
    }

    /** Trades the tracking token for a new pass, which the following calls use. */
    public void takePass() {
        HttpRequest.Builder call = HttpRequest.newBuilder(api("/requests/" + reference + "/pass"))
                .header("Authorization", "Tracking " + trackingToken)
                .POST(BodyPublishers.noBody());
        pass = http.send(call).require(200).json().path("pass").textValue();
        secrets.add(pass);
    }

    /** The status with what is asked of the person and the timeline. */
    JsonNode status() {
        return http.send(withPass(HttpRequest.newBuilder(api("/requests/" + reference))))
                .require(200)
                .json();
    }

    /** Uploads a file straight to the object store and has it checked. */
    public JsonNode upload(byte[] file, String mediaType) {
        ObjectNode announcement = JsonNodeFactory.instance.objectNode();
        announcement
                .put("fileName", person.fileName())
                .put("mediaType", mediaType)
                .put("sizeBytes", file.length);
        String attachments = "/requests/" + reference + "/attachments";
        JsonNode place = http.send(withPass(json(attachments, announcement)))
                .require(201)
                .json();
        sendForm(place.path("upload"), file);
        String complete = attachments + "/" + place.path("attachmentId").textValue() + "/complete";
        return http.send(withPass(HttpRequest.newBuilder(api(complete)).POST(BodyPublishers.noBody())))
                .require(200)
                .json();
    }

    /** As a browser does: the fields of the form, then the file. */
    private void sendForm(JsonNode upload, byte[] file) {
        String boundary = UUID.randomUUID().toString();
        StringBuilder head = new StringBuilder();
        upload.path("fields")
                .properties()
                .forEach(field -> head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, field.getKey(), field.getValue().textValue())));
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\r\n".formatted(boundary));
        String tail = "\r\n--%s--\r\n".formatted(boundary);
        http.send(HttpRequest.newBuilder(URI.create(upload.path("url").textValue()))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .method(
                                upload.path("method").textValue(),
                                BodyPublishers.ofByteArrays(List.of(
                                        head.toString().getBytes(StandardCharsets.UTF_8),
                                        file,
                                        tail.getBytes(StandardCharsets.UTF_8)))))
                .require(200, 204);
    }

    /** Enters a code. */
    Answer enterCode(String verificationId, String code) {
        secrets.add(code);
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("code", code);
        return http.send(inSession(withPass(json("/verifications/" + verificationId + "/code", entry))));
    }

    /** Shows that the account is hers. */
    JsonNode showAccount(String verificationId, String accountToken) {
        secrets.add(accountToken);
        ObjectNode signIn = JsonNodeFactory.instance.objectNode().put("accountToken", accountToken);
        return http.send(withPass(json("/verifications/" + verificationId + "/account", signIn)))
                .require(200)
                .json();
    }

    JsonNode verification(String verificationId) {
        return http.send(withPass(HttpRequest.newBuilder(api("/verifications/" + verificationId))))
                .require(200)
                .json();
    }

    /** Asks for a new code. */
    Answer askForCode(String verificationId, String purpose) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("purpose", purpose);
        Answer answer = http.send(inSession(withPass(json("/verifications/" + verificationId + "/resend", wish))));
        answer.header("Set-Cookie").map(set -> set.split(";", 2)[0]).ifPresent(this::remember);
        return answer;
    }

    private void remember(String cookie) {
        session = cookie;
        secrets.add(cookie.substring(cookie.indexOf('=') + 1));
    }

    /** Downloads the package of a case with a fresh proof of identity. */
    Answer download(UUID caseId, String proof) {
        secrets.add(proof);
        return http.send(
                inSession(withPass(HttpRequest.newBuilder(api("/requests/" + reference + "/package?case=" + caseId))))
                        .header("Identity-Proof", proof));
    }

    /** All secrets used so far. */
    public List<String> secrets() {
        return List.copyOf(secrets);
    }

    private HttpRequest.Builder withPass(HttpRequest.Builder call) {
        return call.header("Authorization", "Bearer " + pass);
    }

    /** As the browser does that got a cookie. */
    private HttpRequest.Builder inSession(HttpRequest.Builder call) {
        return session == null ? call : call.header("Cookie", session);
    }

    private HttpRequest.Builder json(String path, ObjectNode body) {
        return HttpRequest.newBuilder(api(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    private URI api(String path) {
        return URI.create(origin + "/api/v1" + path);
    }
}
