package com.xiaomi.privacy.localstack.testing;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs a customer in as a browser does: from the customer realm to the provider's login form and back with a code. Each
 * instance is one browser with its own cookies.
 */
public final class CustomerSignIn {
    /** The provider that stands for the Xiaomi Account. */
    public static final String XIAOMI_ACCOUNT = "xiaomi-account";

    /** The client that people use. */
    public static final String PORTAL = "privacy-portal";

    private static final Pattern LOGIN_FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-in-length";

    private final String realm;
    private final String portal;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new LoopbackCookies())
            .build();

    /**
     * A browser that has not been used yet.
     *
     * @param realm issuer of the customer realm
     * @param origin where sign-ins return to
     */
    public CustomerSignIn(String realm, URI origin) {
        this.realm = realm;
        this.portal = origin + "/signed-in";
    }

    /** The access token of a person of the stand-in realm, signed in at the portal. */
    public String accessToken(String user) {
        return member(signIn(XIAOMI_ACCOUNT, user, Map.of()), "access_token");
    }

    /** The access token of a person of the stand-in realm, signed in at another client that returns to the same address. */
    public String accessToken(String client, String user) {
        return member(signIn(client, XIAOMI_ACCOUNT, user, Map.of()), "access_token");
    }

    /**
     * Signs in at the portal.
     *
     * @param provider the alias of the identity provider
     * @param more parameters of the authorization request besides the usual ones
     * @return the answer of the token endpoint
     */
    public HttpResponse<String> signIn(String provider, String user, Map<String, String> more) {
        return signIn(PORTAL, provider, user, more);
    }

    private HttpResponse<String> signIn(String client, String provider, String user, Map<String, String> more) {
        HttpResponse<String> back = authorize(client, portal, provider, user, more);
        Matcher code = CODE.matcher(back.headers().firstValue("Location").orElse(""));
        if (!code.find()) {
            throw new StackException("The sign-in does not return with a code: " + back.statusCode() + " "
                    + back.headers().firstValue("Location").orElse(back.uri().toString()));
        }
        return exchange(client, portal, code.group(1));
    }

    /** Trades a code for tokens. */
    public HttpResponse<String> exchange(String client, String redirect, String code) {
        return post(Map.of(
                "grant_type", "authorization_code",
                "client_id", client,
                "redirect_uri", redirect,
                "code", code,
                "code_verifier", VERIFIER));
    }

    /** New tokens for a refresh token. */
    public HttpResponse<String> refresh(String refreshToken) {
        return post(Map.of("grant_type", "refresh_token", "client_id", PORTAL, "refresh_token", refreshToken));
    }

    /** Ends the session that the refresh token belongs to. */
    public HttpResponse<String> signOut(String refreshToken) {
        return send(form(
                URI.create(realm + "/protocol/openid-connect/logout"),
                Map.of("client_id", PORTAL, "refresh_token", refreshToken)));
    }

    /**
     * Goes from the authorization request to the redirect that ends it.
     *
     * @return the redirect to the client, with a code or an error
     */
    public HttpResponse<String> authorize(
            String client, String redirect, String provider, String user, Map<String, String> more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client);
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("redirect_uri", redirect);
        query.put("kc_idp_hint", provider);
        query.put("code_challenge", challenge());
        query.put("code_challenge_method", "S256");
        query.putAll(more);
        URI start = URI.create(realm + "/protocol/openid-connect/auth?" + encode(query));
        HttpResponse<String> page = follow(HttpRequest.newBuilder(start).build(), redirect);
        Matcher action = LOGIN_FORM.matcher(page.body());
        if (page.statusCode() / 100 == 3 || !action.find()) {
            return page;
        }
        Map<String, String> credentials = Map.of("username", user, "password", LocalCredentials.password(user));
        return follow(form(URI.create(action.group(1).replace("&amp;", "&")), credentials), redirect);
    }

    /** A text member of a JSON answer. */
    public static String member(HttpResponse<String> answer, String name) {
        Matcher value =
                Pattern.compile("\"" + Pattern.quote(name) + "\":\"([^\"]*)\"").matcher(answer.body());
        if (!value.find()) {
            throw new StackException("There is no " + name + " in the answer: " + answer.statusCode());
        }
        return value.group(1);
    }

    /** Follows redirects until there is a page, or until the next step would leave Keycloak. */
    private HttpResponse<String> follow(HttpRequest first, String end) {
        HttpResponse<String> answer = send(first);
        while (answer.statusCode() / 100 == 3) {
            URI next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            if (next.toString().startsWith(end)) {
                return answer;
            }
            answer = send(HttpRequest.newBuilder(next).build());
        }
        return answer;
    }

    private HttpResponse<String> post(Map<String, String> form) {
        return send(form(URI.create(realm + "/protocol/openid-connect/token"), form));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException("Keycloak does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The sign-in was interrupted", e);
        }
    }

    private static HttpRequest form(URI url, Map<String, String> form) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
