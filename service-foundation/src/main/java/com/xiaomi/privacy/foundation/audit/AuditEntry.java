package com.xiaomi.privacy.foundation.audit;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What happened, for the trail.
 *
 * @param chainId the request it belongs to; entries of one request form one chain
 * @param apart whether it belongs to no request, but to a member of the staff, a data system, or a service and its keys, whose chain this is
 * @param action a code, for example {@code case.granted}
 * @param facts ids, codes and document hashes by name; never personal data
 */
public record AuditEntry(UUID chainId, boolean apart, Actor actor, String action, SortedMap<String, String> facts) {

    public AuditEntry {
        facts = new TreeMap<>(facts);
    }

    /** An entry of a request, without facts. */
    public static AuditEntry of(UUID requestId, Actor actor, String action) {
        return new AuditEntry(requestId, false, actor, action, new TreeMap<>());
    }

    /** An entry that belongs to no request, without facts. */
    public static AuditEntry apart(UUID chainId, Actor actor, String action) {
        return new AuditEntry(chainId, true, actor, action, new TreeMap<>());
    }

    /** The same entry with one more fact. */
    public AuditEntry with(String name, Object value) {
        SortedMap<String, String> more = new TreeMap<>(facts);
        more.put(name, String.valueOf(value));
        return new AuditEntry(chainId, apart, actor, action, more);
    }
}
