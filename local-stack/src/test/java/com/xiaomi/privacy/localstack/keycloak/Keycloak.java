package com.xiaomi.privacy.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.RunningStack;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in as people and machines do. */
final class Keycloak {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LOGIN_FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-in-length";

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new LoopbackCookies())
            .build();

    /** Like a browser, and unlike the JDK, sends secure cookies to 127.0.0.1 without TLS too. */
    private static final class LoopbackCookies extends CookieManager {
        @Override
        public void put(URI url, Map<String, List<String>> headers) throws IOException {
            super.put(url, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    }

    /** The answer of the token endpoint to a user's name and password. */
    HttpResponse<String> passwordGrant(String realm, String client, String user, String password) throws Exception {
        return token(
                realm, Map.of("grant_type", "password", "client_id", client, "username", user, "password", password));
    }

    /** The answer of the token endpoint to a service's secret. */
    HttpResponse<String> clientCredentials(String client, String secret) throws Exception {
        return token("staff", Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /** Signs in at the portal by way of the stand-in for the Xiaomi Account, as a browser would. */
    HttpResponse<String> signInWithXiaomiAccount(String user) throws Exception {
        String origin = RunningStack.get().endpoints().originUrl() + "/";
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", "privacy-portal");
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("redirect_uri", origin);
        query.put("kc_idp_hint", "xiaomi-account");
        query.put("code_challenge", challenge());
        query.put("code_challenge_method", "S256");
        HttpResponse<String> form = follow(
                HttpRequest.newBuilder(realm("customer", "/protocol/openid-connect/auth?" + encode(query)))
                        .build(),
                origin);
        Matcher action = LOGIN_FORM.matcher(form.body());
        if (!action.find()) {
            throw new IOException("There is no login form: " + form.statusCode() + " " + form.uri());
        }
        Map<String, String> credentials = Map.of("username", user, "password", LocalCredentials.password(user));
        HttpResponse<String> back =
                follow(post(URI.create(action.group(1).replace("&amp;", "&")), credentials), origin);
        Matcher code = CODE.matcher(back.headers().firstValue("Location").orElse(""));
        if (!code.find()) {
            throw new IOException("The sign-in does not return to the portal: " + back.statusCode() + " " + back.uri());
        }
        return token(
                "customer",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "privacy-portal",
                        "redirect_uri",
                        origin,
                        "code",
                        code.group(1),
                        "code_verifier",
                        VERIFIER));
    }

    /** Follows redirects until there is a page, or until the next step would leave Keycloak. */
    private HttpResponse<String> follow(HttpRequest first, String end) throws Exception {
        HttpResponse<String> answer = browser.send(first, BodyHandlers.ofString());
        while (answer.statusCode() / 100 == 3) {
            URI next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            if (next.toString().startsWith(end)) {
                return answer;
            }
            answer = browser.send(HttpRequest.newBuilder(next).build(), BodyHandlers.ofString());
        }
        return answer;
    }

    /** What the access token of an answer says. */
    static JsonNode claims(HttpResponse<String> answer) throws IOException {
        String token = JSON.readTree(answer.body()).path("access_token").asText();
        String payload = token.split("\\.")[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload));
    }

    private HttpResponse<String> token(String realm, Map<String, String> form) throws Exception {
        return browser.send(post(realm(realm, "/protocol/openid-connect/token"), form), BodyHandlers.ofString());
    }

    private static HttpRequest post(URI url, Map<String, String> form) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
    }

    private static URI realm(String realm, String path) {
        return URI.create(RunningStack.get().endpoints().issuer(realm) + path);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
