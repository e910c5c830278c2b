package com.xiaomi.privacy.foundation.kms;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key in a key management service, by its address. */
sealed interface KmsKey {

    /** The names under which only this machine answers. */
    Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * A key of Vault's Transit secrets engine.
     *
     * @param server scheme, host and port
     * @param mount where the engine is mounted, for example {@code transit}
     * @param name of the key
     */
    record Vault(URI server, String mount, String name) implements KmsKey {}

    /**
     * A key of AWS.
     *
     * @param arn of the key or of an alias
     */
    record Aws(String arn, String region) implements KmsKey {}

    /**
     * A key of Google Cloud.
     *
     * @param name {@code projects/…/locations/…/keyRings/…/cryptoKeys/…}
     */
    record Google(String name) implements KmsKey {}

    Pattern VAULT =
            Pattern.compile("hcvault(?<http>\\+http)?://(?<server>[A-Za-z0-9.-]+(:\\d+)?|\\[[0-9a-f:]+](:\\d+)?)"
                    + "/(?<mount>[A-Za-z0-9_./-]+)/keys/(?<name>[A-Za-z0-9_.-]+)");
    Pattern AWS = Pattern.compile("aws-kms://(?<arn>arn:[a-z-]+:kms:(?<region>[a-z0-9-]+):\\d+:(key|alias)/.+)");
    Pattern GOOGLE =
            Pattern.compile("gcp-kms://(?<name>projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+)");

    /**
     * The key at an address.
     *
     * @throws KmsFailure if there can be none
     */
    static KmsKey at(String uri) throws KmsFailure {
        Matcher vault = VAULT.matcher(uri);
        if (vault.matches()) {
            boolean plain = vault.group("http") != null;
            URI server = URI.create((plain ? "http://" : "https://") + vault.group("server"));
            return new Vault(checked(server), vault.group("mount"), vault.group("name"));
        }
        Matcher aws = AWS.matcher(uri);
        if (aws.matches()) {
            return new Aws(aws.group("arn"), aws.group("region"));
        }
        Matcher google = GOOGLE.matcher(uri);
        if (google.matches()) {
            return new Google(google.group("name"));
        }
        throw new KmsFailure("rights.keys.kms.uri is none of hcvault://, aws-kms://arn:…, gcp-kms://projects/…");
    }

    /**
     * The address itself.
     *
     * @throws KmsFailure if a key would go over a network unencrypted
     */
    static URI checked(URI server) throws KmsFailure {
        String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
        boolean local = "http".equals(scheme) && THIS_MACHINE.contains(server.getHost());
        if (!local && !"https".equals(scheme)) {
            throw new KmsFailure("the KMS is reached by https, by http on this machine only");
        }
        return server;
    }
}
