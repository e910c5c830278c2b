package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.casework.trail.ServiceTrailBody.TrailState;
import com.xiaomi.privacy.casework.trail.ServiceTrails.Part;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.anchor.AnchorReport;
import com.xiaomi.privacy.foundation.audit.BadEntry;
import com.xiaomi.privacy.foundation.audit.TrailVerification.Verification;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Checks every entry that any service ever recorded. */
@Path("/api/v1/audit/verification")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
public class VerificationResource {

    private final ServiceTrails trails;
    private final CaseTrails looks;
    private final Caller caller;

    VerificationResource(ServiceTrails trails, CaseTrails looks, Caller caller) {
        this.trails = trails;
        this.looks = looks;
        this.caller = caller;
    }

    /** What the check found in each service, in its chains and in its anchors. It takes as long as reading all entries; one runs at a time. */
    @GET
    public VerificationBody trailVerification() {
        looks.checked(caller.staff());
        List<Part<Verification>> chains = trails.verify();
        Map<String, Optional<AnchorReport>> anchors =
                trails.anchors().stream().collect(Collectors.toMap(Part::service, Part::answer));
        List<ServiceVerificationBody> services = chains.stream()
                .map(part -> ServiceVerificationBody.of(
                        part, anchors.get(part.service()).orElse(null)))
                .toList();
        return new VerificationBody(
                services.stream().allMatch(ServiceVerificationBody::isIntact),
                services.stream()
                        .allMatch(service ->
                                service.anchors() != null && service.anchors().isWhole()),
                services);
    }

    /**
     * The check of all.
     *
     * @param intact whether every service was there and no entry of any was changed, removed or put elsewhere, by its chain or by the
     *     anchors that could be read
     * @param anchored whether every service's trail is also what was anchored, in objects that nobody can delete
     */
    record VerificationBody(boolean intact, boolean anchored, List<ServiceVerificationBody> services) {}

    /**
     * The check of one service; all numbers are null if it could not be asked.
     *
     * @param chains of requests, data systems and members of staff
     * @param badChains that are not as they were written
     * @param backwards entries that are older than the one before them: a clock was set back, which is no tampering
     * @param seconds from the first row to the last
     * @param firstBad in order of chain ids; null unless the trail was tampered with
     * @param anchors what the comparison with the anchors found; null if that can't be known now
     */
    record ServiceVerificationBody(
            String service,
            TrailState state,
            @Schema(nullable = true) Long chains,
            @Schema(nullable = true) Long entries,
            @Schema(nullable = true) Long badChains,
            @Schema(nullable = true) Long backwards,
            @Schema(nullable = true) Double seconds,
            @Schema(nullable = true) Long entriesPerSecond,
            @Schema(nullable = true) BadEntry firstBad,
            @Schema(nullable = true) AnchorReport anchors) {

        private boolean isIntact() {
            return state == TrailState.INTACT && (anchors == null || anchors.tampered() == 0);
        }

        private static ServiceVerificationBody of(Part<Verification> part, AnchorReport anchors) {
            return part.answer()
                    .map(found -> of(part.service(), found, anchors))
                    .orElseGet(() -> new ServiceVerificationBody(
                            part.service(), TrailState.UNAVAILABLE, null, null, null, null, null, null, null, anchors));
        }

        private static ServiceVerificationBody of(String service, Verification found, AnchorReport anchors) {
            return new ServiceVerificationBody(
                    service,
                    found.firstBad() == null ? TrailState.INTACT : TrailState.TAMPERED,
                    found.chains(),
                    found.entries(),
                    found.badChains(),
                    found.backwards(),
                    found.seconds(),
                    Math.round(found.entries() / found.seconds()),
                    found.firstBad(),
                    anchors);
        }
    }
}
