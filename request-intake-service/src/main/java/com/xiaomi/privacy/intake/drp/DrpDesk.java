package com.xiaomi.privacy.intake.drp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.access.AuthorizationScheme;
import com.xiaomi.privacy.intake.drp.DrpMessage.Exercise;
import com.xiaomi.privacy.intake.drp.DrpMessage.Revoke;
import com.xiaomi.privacy.intake.drp.DrpMessage.Setup;
import com.xiaomi.privacy.intake.partner.PartnerRequests;
import com.xiaomi.privacy.intake.partner.PartnerResult;
import com.xiaomi.privacy.intake.partner.PartnerStanding;
import com.xiaomi.privacy.intake.partner.Progress;
import com.xiaomi.privacy.intake.request.TrackingToken;
import io.quarkus.runtime.util.HashUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Does what agents ask for, once a message has passed the checks of 3.07 in their order. */
@ApplicationScoped
class DrpDesk {

    private static final Logger LOG = Logger.getLogger(DrpDesk.class);

    private final DrpAgents agents;
    private final DrpTokens tokens;
    private final DrpSubmission submission;
    private final PartnerRequests requests;
    private final ObjectMapper json;
    private final Clock clock;

    DrpDesk(
            DrpAgents agents,
            DrpTokens tokens,
            DrpSubmission submission,
            PartnerRequests requests,
            ObjectMapper json,
            Clock clock) {
        this.agents = agents;
        this.tokens = tokens;
        this.submission = submission;
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The agent to whom a token belongs.
     *
     * @param authorization the header; null if there was none
     * @throws DrpRefusal if it belongs to none that is listed
     */
    DrpAgent agentWith(String authorization) {
        return AuthorizationScheme.BEARER
                .secret(authorization)
                .map(TrackingToken::sent)
                .flatMap(tokens::agentWith)
                .flatMap(agents::withId)
                .orElseThrow(DrpRefusal::unknownToken);
    }

    /** A token for whoever has the key of the agent; empty, whatever is wrong, for others. */
    Optional<TrackingToken> setUp(String agentId, byte[] body) {
        try {
            DrpAgent agent = agents.withId(agentId).orElseThrow(DrpRefusal::unknownToken);
            Setup message = read(signed(body, agent), Setup.class);
            EnvelopeCheck.require(message.envelope(), agent, agents.businessId(), clock.instant());
            Optional<TrackingToken> token = tokens.issue(agent, EnvelopeCheck.time("issued-at", message.issuedAt()));
            LOG.infof("agent %s %s", agent.id(), token.isPresent() ? "has a new token" : "repeats an old message");
            return token;
        } catch (DrpRefusal refusal) {
            // The protocol tells the caller nothing; the operator may want to know.
            LOG.infof("no token for an agent: %s", refusal.getMessage());
            return Optional.empty();
        }
    }

    /** Takes a request in; the same one again is answered with how it goes. */
    DrpStatus exercise(DrpAgent agent, byte[] body) {
        SignedMessage signed = signed(body, agent);
        Exercise message = read(signed, Exercise.class);
        EnvelopeCheck.require(message.envelope(), agent, agents.businessId(), clock.instant());
        return switch (requests.take(submission.of(message, agent, HashUtil.sha256(signed.document())))) {
            case PartnerResult.Taken(UUID requestId) -> status(agent, requestId);
            case PartnerResult.IdReused() ->
                throw DrpRefusal.conflict("'agent-request-id' stands for another request: choose a new one.");
        };
    }

    /** How a request of the agent goes. */
    DrpStatus status(DrpAgent agent, UUID requestId) {
        return requests.standing(agent.partner(), requestId).map(DrpStatus::of).orElseThrow(DrpDesk::notTheirs);
    }

    /** Takes a request of the agent back. */
    DrpStatus revoke(DrpAgent agent, UUID requestId, byte[] body) {
        read(signed(body, agent), Revoke.class);
        PartnerStanding standing = requests.revoke(agent.partner(), requestId).orElseThrow(DrpDesk::notTheirs);
        if (standing.progress() != Progress.REVOKED) {
            throw DrpRefusal.conflict("The request has ended and can't be taken back any more: ask for its status.");
        }
        return DrpStatus.of(standing);
    }

    private static SignedMessage signed(byte[] body, DrpAgent by) {
        SignedMessage message = SignedMessage.decode(body)
                .orElseThrow(() -> DrpRefusal.correctable(
                        "Send the signature with the JSON behind it, as base64 and nothing else (3.07.1)."));
        if (!by.hasSigned(message)) {
            throw DrpRefusal.forbidden("The signature is not that of the agent to whom the token belongs.");
        }
        return message;
    }

    private <T extends DrpMessage> T read(SignedMessage message, Class<T> type) {
        T read;
        try {
            read = json.readValue(message.document(), type);
        } catch (IOException e) {
            // Without the cause: its message repeats the document.
            throw DrpRefusal.correctable("The signed document must be JSON as the protocol shows it.");
        }
        if (read == null) {
            throw DrpRefusal.correctable("The signed document must be a JSON object.");
        }
        return read;
    }

    /** The same for another's request and for none. */
    private static DrpRefusal notTheirs() {
        return DrpRefusal.forbidden("No request of this agent has this id.");
    }
}
