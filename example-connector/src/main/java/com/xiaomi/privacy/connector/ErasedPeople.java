package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.contracts.suppression.SuppressionHash;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whom the system had erased, as the API tells it after a backup was restored: known by hashes under the system's own keys. */
public final class ErasedPeople {
    private final Map<Integer, byte[]> keys;
    private final List<Erased> all;

    /**
     * Those that the system was told of.
     *
     * @param keys of the system, by their ids
     * @param all in the order of their tasks
     */
    public ErasedPeople(Map<Integer, byte[]> keys, List<Erased> all) {
        this.keys = Map.copyOf(keys);
        this.all = List.copyOf(all);
    }

    static ErasedPeople of(List<Page> pages) {
        Map<Integer, byte[]> keys = pages.stream()
                .flatMap(page -> page.keys().stream())
                .distinct()
                .collect(Collectors.toMap(Key::keyId, key -> Base64.getDecoder().decode(key.key())));
        return new ErasedPeople(
                keys, pages.stream().flatMap(page -> page.items().stream()).toList());
    }

    /**
     * The erasures of somebody, in the order of their tasks: those in which everything that was known of the person fits.
     *
     * @param email null if the system knows none
     * @param miId null if the system knows none
     */
    public List<Erased> of(String email, String miId) {
        Map<Integer, Hashes> known = keys.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, key -> Hashes.of(key.getValue(), email, miId)));
        return all.stream()
                .filter(erased -> known.containsKey(erased.keyId()))
                .filter(erased -> known.get(erased.keyId()).fit(erased))
                .toList();
    }

    /** All erasures, in the order of their tasks. */
    public List<Erased> all() {
        return all;
    }

    private record Hashes(String email, String miId) {

        static Hashes of(byte[] key, String email, String miId) {
            return new Hashes(
                    email == null ? null : SuppressionHash.ofEmail(key, email),
                    miId == null ? null : SuppressionHash.ofMiId(key, miId));
        }

        boolean fit(Erased erased) {
            boolean isKnown = erased.emailHash() != null || erased.miIdHash() != null;
            return isKnown && fits(erased.emailHash(), email) && fits(erased.miIdHash(), miId);
        }

        private static boolean fits(String listed, String own) {
            return listed == null || listed.equals(own);
        }
    }

    /**
     * Somebody who was erased.
     *
     * @param taskId the task by which it was done
     * @param erasedAt UTC; what the system got to know later is not meant
     * @param categories what was erased; empty for all
     * @param emailHash null if no address was known
     * @param miIdHash null if no Xiaomi account was known
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Erased(
            UUID taskId, Instant erasedAt, Set<String> categories, int keyId, String emailHash, String miIdHash) {

        public Erased {
            categories = categories == null ? Set.of() : Set.copyOf(categories);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Key(int keyId, String key) {
        @Override
        public String toString() {
            return "Key[" + keyId + "]";
        }
    }

    /** @param next null if this is the last page */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<Key> keys, List<Erased> items, UUID next) {}
}
