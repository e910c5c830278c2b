package com.xiaomi.privacy.casework.trail;

import com.xiaomi.privacy.casework.NeighboursConfig;
import com.xiaomi.privacy.foundation.access.ServiceCall;
import com.xiaomi.privacy.foundation.anchor.AnchorCheck;
import com.xiaomi.privacy.foundation.anchor.AnchorReport;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.audit.TrailVerification;
import com.xiaomi.privacy.foundation.audit.TrailVerification.Verification;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.startup.Transience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The trail of the whole house: each service keeps its part, and is asked for it at the moment of use. */
@ApplicationScoped
public class ServiceTrails {

    private static final Logger LOG = Logger.getLogger(ServiceTrails.class);

    private final AuditTrail own;
    private final TrailVerification ownVerification;
    private final AnchorCheck ownAnchors;
    private final TrailClient chains;
    private final VerificationClient verifications;
    private final String self;
    private final Map<String, URI> others = new LinkedHashMap<>();

    ServiceTrails(
            AuditTrail own,
            TrailVerification ownVerification,
            AnchorCheck ownAnchors,
            @RestClient TrailClient chains,
            @RestClient VerificationClient verifications,
            @ConfigProperty(name = "quarkus.application.name") String self,
            NeighboursConfig neighbours) {
        this.own = own;
        this.ownVerification = ownVerification;
        this.ownAnchors = ownAnchors;
        this.chains = chains;
        this.verifications = verifications;
        this.self = self;
        others.put("request-intake-service", neighbours.intakeUrl());
        others.put("identity-verification-service", neighbours.identityUrl());
        others.put("notification-service", neighbours.notificationUrl());
    }

    /** What all services recorded of a request; one that can't be asked now is named. */
    public MergedTrail of(UUID requestId) {
        return MergedTrail.of(
                requestId, all(Optional.of(own.checked(requestId)), service -> chains.chain(service, requestId)));
    }

    /**
     * Has every service check all of its trail: this one first, then the others at once.
     *
     * @throws ProblemException {@link ProblemType#CHECK_RUNNING} if one of them is doing so already
     */
    List<Part<Verification>> verify() {
        return all(Optional.of(ownVerification.require()), verifications::verification);
    }

    /** Has every service compare its trail with what it anchored, in the order of {@link #verify}; empty where that can't be known now. */
    List<Part<AnchorReport>> anchors() {
        return all(ownAnchors(), verifications::anchors);
    }

    private Optional<AnchorReport> ownAnchors() {
        try {
            return Optional.of(ownAnchors.check());
        } catch (IOException e) {
            LOG.warnf("the anchors of %s can't be read now: %s", self, Transience.describe(e));
            return Optional.empty();
        }
    }

    private <T> List<Part<T>> all(Optional<T> mine, Function<URI, T> question) {
        List<Part<T>> parts = new ArrayList<>(List.of(new Part<>(self, mine)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<Optional<T>>> asked = new LinkedHashMap<>();
            others.forEach((name, address) -> asked.put(
                    name, CompletableFuture.supplyAsync(() -> ifThere(name, () -> question.apply(address)), threads)));
            asked.forEach((name, answer) -> parts.add(new Part<>(name, answer.join())));
            return parts;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <T> Optional<T> ifThere(String name, Supplier<T> question) {
        try {
            return Optional.of(ServiceCall.found(question, Response.Status.CONFLICT)
                    .orElseThrow(TrailVerification::alreadyRunning));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            // Also if the sign-in server gives no token to ask with.
            if (!Transience.isTransient(e)) {
                // Without the cause: its text may repeat what the other one said.
                throw new IllegalStateException(name + " refused to tell its trail: " + Transience.describe(e));
            }
            LOG.warnf("the trail of %s can't be read now: %s", name, Transience.describe(e));
            return Optional.empty();
        }
    }

    /**
     * What one service answered.
     *
     * @param answer empty if it could not be asked
     */
    record Part<T>(String service, Optional<T> answer) {}
}
