package com.xiaomi.privacy.localstack.keycloak;

import com.xiaomi.privacy.localstack.RunningStack;
import com.xiaomi.privacy.localstack.testing.LoopbackCookies;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser with cookies of its own at the pages of the sign-in server. */
final class Browser {
    /** The challenge of {@link #VERIFIER}, as RFC 7636 has it in its appendix B. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final String realm;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new LoopbackCookies()).build();
    private final String client;
    private final String redirect;

    private Browser(String realm, String client, String redirect) {
        this.realm = RunningStack.get().endpoints().issuer(realm);
        this.client = client;
        this.redirect = redirect;
    }

    /** At the front end of staff. */
    static Browser atTheFrontEnd() {
        return new Browser(
                "staff", "privacy-staff", RunningStack.get().endpoints().originUrl() + "/staff/signed-in");
    }

    /** At the portal of people. */
    static Browser atThePortal() {
        return new Browser(
                "customer", "privacy-portal", RunningStack.get().endpoints().originUrl() + "/signed-in");
    }

    /** At Keycloak's own pages about the accounts of staff. */
    static Browser atTheAccountConsole() {
        return new Browser(
                "staff", "account-console", RunningStack.get().endpoints().issuer("staff") + "/account/");
    }

    /** Signs in with a password alone, as accounts of tests without a second factor may. */
    Page signIn(String user, String password) throws Exception {
        return submit(open(Map.of()), Map.of("username", user, "password", password));
    }

    /** Begins a sign-in with these parameters besides the usual ones. */
    Page open(Map<String, String> more) throws Exception {
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "client_id",
                client,
                "response_type",
                "code",
                "scope",
                "openid",
                "redirect_uri",
                redirect,
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        query.putAll(more);
        return get("/protocol/openid-connect/auth?" + Keycloak.encode(query));
    }

    /** A page of the realm. */
    Page get(String path) throws Exception {
        return follow(HttpRequest.newBuilder(URI.create(realm + path)).build());
    }

    /** Sends the form of a page, with what is hidden in it. */
    Page submit(Page page, Map<String, String> fields) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(page.hidden());
        form.putAll(fields);
        return follow(Keycloak.post(page.action(), form));
    }

    /** Trades the code that a sign-in came back with for tokens. */
    HttpResponse<String> tokens(Page signedIn) throws Exception {
        return http.send(
                Keycloak.post(
                        URI.create(realm + "/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", client,
                                "redirect_uri", redirect,
                                "code", signedIn.returned("code").orElseThrow(),
                                "code_verifier", VERIFIER)),
                BodyHandlers.ofString());
    }

    /** A call of the realm with an access token. */
    HttpResponse<String> call(String method, String path, String accessToken) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(realm + path))
                        .header("Authorization", "Bearer " + accessToken)
                        .header("Accept", "application/json")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** Goes on until there is a page, or the browser would come back to the client. */
    private Page follow(HttpRequest first) throws Exception {
        HttpResponse<String> answer = http.send(first, BodyHandlers.ofString());
        Optional<String> next = answer.headers().firstValue("Location");
        while (next.isPresent() && !next.get().startsWith(redirect)) {
            answer = http.send(
                    HttpRequest.newBuilder(answer.uri().resolve(next.get())).build(), BodyHandlers.ofString());
            next = answer.headers().firstValue("Location");
        }
        return new Page(answer);
    }

    /** What the browser shows, or the address at which it came back to the client. */
    record Page(HttpResponse<String> answer) {

        /** The HTML of a field, if the page has one of this name. */
        Optional<String> field(String name) {
            return first("<input[^>]*\\sname=\"" + Pattern.quote(name) + "\"[^>]*>", answer.body())
                    .map(Matcher::group);
        }

        /** A parameter with which the browser came back. */
        Optional<String> returned(String name) {
            return answer.headers()
                    .firstValue("Location")
                    .flatMap(address -> first("[?&]" + name + "=([^&]+)", address))
                    .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8));
        }

        /** What the page sends back unseen. */
        Map<String, String> hidden() {
            return Pattern.compile("<input type=\"hidden\"[^>]*\\sname=\"([^\"]+)\"[^>]*\\svalue=\"([^\"]*)\"")
                    .matcher(answer.body())
                    .results()
                    .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2)));
        }

        private URI action() {
            String address = first("<form[^>]*\\saction=\"([^\"]+)\"", answer.body())
                    .orElseThrow(() -> new AssertionError("No form: " + answer.statusCode() + answer.body()))
                    .group(1);
            return answer.uri().resolve(address.replace("&amp;", "&"));
        }

        private static Optional<Matcher> first(String pattern, String text) {
            Matcher found = Pattern.compile(pattern).matcher(text);
            return found.find() ? Optional.of(found) : Optional.empty();
        }
    }
}
