package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.intake.PersonSearch;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.client.TimeParameter;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a data system has erased: read after a backup was restored, and as proof. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SuppressionResource {

    private final SuppressionList list;
    private final SuppressionKeys keys;
    private final ErasureProof proof;
    private final ErasureRemainders remainders;
    private final Caller caller;

    SuppressionResource(
            SuppressionList list,
            SuppressionKeys keys,
            ErasureProof proof,
            ErasureRemainders remainders,
            Caller caller) {
        this.list = list;
        this.keys = keys;
        this.proof = proof;
        this.remainders = remainders;
        this.caller = caller;
    }

    /**
     * Whom the calling data system has erased, with the keys under which it knows them again. Each page is noted in the audit
     * trail of the system.
     *
     * @param system of the data protection officer, who reads for a system without a connector; a system need not say it
     * @param changedSince RFC 3339, time of the backup that was restored; everybody if it is left out
     * @param after the {@code next} of the page before
     */
    @GET
    @Path("/suppressions")
    @RolesAllowed({Roles.DATA_SYSTEM, Roles.DPO})
    public SuppressionPage suppressions(
            @QueryParam("system") String system,
            @QueryParam("changedSince") String changedSince,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        Actor by = caller.has(Roles.DATA_SYSTEM) ? caller.machine() : caller.staff();
        String read = systemOf(by, system);
        List<Suppression> found = list.read(
                read, TimeParameter.read("changedSince", changedSince).orElse(Instant.EPOCH), after, limit + 1, by);
        boolean isLast = found.size() <= limit;
        List<Suppression> shown = isLast ? found : found.subList(0, limit);
        Map<UUID, List<Remaining>> kept = keptOf(shown);
        return new SuppressionPage(
                read,
                shown.stream()
                        .map(each -> each.person().keyId())
                        .distinct()
                        .flatMap(keyId -> keys.of(read, keyId).map(key -> KeyBody.of(keyId, key)).stream())
                        .toList(),
                shown.stream().map(each -> SuppressionBody.of(each, kept)).toList(),
                isLast ? null : shown.getLast().taskId());
    }

    /** Where somebody was erased, in the order of erasure. By POST, so that no address ever holds whom staff look for. */
    @POST
    @Path("/suppression-searches")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.DPO, Roles.LEGAL})
    public ErasureList searchSuppressions(@NotNull @Valid ErasedPersonBody person) {
        List<Suppression> found = proof.of(PersonSearch.byOne(person.miId(), person.email()), caller.staff());
        Map<UUID, List<Remaining>> kept = keptOf(found);
        return new ErasureList(found.stream()
                .map(each -> new ErasureBody(
                        each.system(),
                        each.caseId(),
                        each.taskId(),
                        each.erasedAt(),
                        each.categories(),
                        kept.getOrDefault(each.taskId(), List.of())))
                .toList());
    }

    private static String systemOf(Actor by, String asked) {
        if (by instanceof Actor.Machine machine) {
            if (asked != null && !asked.equals(machine.client())) {
                throw ProblemException.of(
                        ProblemType.NOT_FOUND, "A system reads its own list only; leave 'system' out.");
            }
            return machine.client();
        }
        if (asked == null) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "system", "must name a data system");
        }
        return asked;
    }

    private Map<UUID, List<Remaining>> keptOf(List<Suppression> shown) {
        return remainders.keptOf(shown.stream().map(Suppression::taskId).toList()).stream()
                .collect(Collectors.groupingBy(
                        ErasureRemainder::taskId, Collectors.mapping(ErasureRemainder::said, Collectors.toList())));
    }

    /**
     * Some of those that a system has erased.
     *
     * @param keys under which the hashes of this page were made; one that is missing was taken out of use
     * @param next where the next page begins; null if there is none
     */
    record SuppressionPage(
            String system,
            List<KeyBody> keys,
            List<SuppressionBody> items,
            @Schema(nullable = true) UUID next) {}

    /**
     * A key of the system.
     *
     * @param key 32 bytes, base64
     */
    record KeyBody(int keyId, String key) {

        static KeyBody of(int keyId, byte[] key) {
            return new KeyBody(keyId, Base64.getEncoder().encodeToString(key));
        }

        @Override
        public String toString() {
            return "KeyBody[" + keyId + "]";
        }
    }

    /**
     * Somebody whom the system has erased.
     *
     * @param erasedAt UTC; what came to be later is not meant
     * @param changedAt UTC; later than the erasure if something that the law wanted kept was erased since
     * @param categories what was erased; empty for all
     * @param kept what the law wants the system to keep, which a restored backup rightly has; empty if nothing
     * @param keyId of the key under which the hashes were made
     * @param emailHash HMAC-SHA-256 of {@code email:} and the address, hexadecimal; null if none was known
     * @param miIdHash HMAC-SHA-256 of {@code mi-id:} and the number, hexadecimal; null if none was known
     */
    record SuppressionBody(
            UUID taskId,
            Instant erasedAt,
            Instant changedAt,
            List<DataCategory> categories,
            List<Remaining> kept,
            int keyId,
            @Schema(nullable = true) String emailHash,
            @Schema(nullable = true) String miIdHash) {

        static SuppressionBody of(Suppression of, Map<UUID, List<Remaining>> kept) {
            return new SuppressionBody(
                    of.taskId(),
                    of.erasedAt(),
                    of.changedAt(),
                    of.categories(),
                    kept.getOrDefault(of.taskId(), List.of()),
                    of.person().keyId(),
                    of.person().email().orElse(null),
                    of.person().miId().orElse(null));
        }
    }

    /**
     * Whom to look for: one of both.
     *
     * @param miId null if by e-mail address
     * @param email null if by Mi ID
     */
    record ErasedPersonBody(
            @PersonalText(max = 20, pattern = PersonalText.MI_ID, message = "must be 1 to 20 digits")
            @Schema(maxLength = 20)
            Personal miId,

            @PersonalText(max = 320, pattern = PersonalText.EMAIL, message = "must be an e-mail address")
            @Schema(maxLength = 320)
            Personal email) {}

    /** Where somebody was erased; empty if nowhere. */
    record ErasureList(List<ErasureBody> items) {}

    /**
     * One erasure.
     *
     * @param erasedAt UTC
     * @param categories what was erased; empty for all
     * @param kept what the law wants the system to keep; empty if nothing
     */
    record ErasureBody(
            String system,
            UUID caseId,
            UUID taskId,
            Instant erasedAt,
            List<DataCategory> categories,
            List<Remaining> kept) {}
}
