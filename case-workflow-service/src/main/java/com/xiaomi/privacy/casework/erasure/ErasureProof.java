package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.erasure.Suppressions.KeyOfSystem;
import com.xiaomi.privacy.casework.intake.PersonSearch;
import com.xiaomi.privacy.casework.search.PersonLookups;
import com.xiaomi.privacy.contracts.suppression.SuppressionHash;
import com.xiaomi.privacy.foundation.audit.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows that somebody was erased, to whoever names them: the only way left to find them. */
@ApplicationScoped
class ErasureProof {

    private static final int MOST = 1000;

    private final Suppressions suppressions;
    private final SuppressionKeys keys;
    private final PersonLookups lookups;

    ErasureProof(Suppressions suppressions, SuppressionKeys keys, PersonLookups lookups) {
        this.suppressions = suppressions;
        this.keys = keys;
        this.lookups = lookups;
    }

    /** Where somebody was erased, in the order of erasure; each search is audited. */
    @Transactional
    List<Suppression> of(PersonSearch person, Actor.Staff by) {
        Set<String> emails = new HashSet<>();
        Set<String> miIds = new HashSet<>();
        for (KeyOfSystem known : suppressions.keys()) {
            keys.of(known.system(), known.keyId()).ifPresent(key -> {
                if (person.miId() == null) {
                    emails.add(SuppressionHash.ofEmail(key, person.email()));
                } else {
                    miIds.add(SuppressionHash.ofMiId(key, person.miId()));
                }
            });
        }
        List<Suppression> found = suppressions.ofHashes(emails, miIds, MOST);
        lookups.note(found.stream().map(Suppression::requestId), person.by(), by);
        return found;
    }
}
