package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.foundation.client.ClientConfig;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Reads the bytes of a message as they were sent, because a signature is over them: no more than any message needs. */
@ApplicationScoped
public class PartnerBody {

    private final int most;

    PartnerBody(ClientConfig config) {
        this.most = config.maxJsonBytes();
    }

    /** @throws ProblemException {@link ProblemType#PAYLOAD_TOO_LARGE} */
    public byte[] read(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(most + 1);
        if (sent.length > most) {
            throw ProblemException.of(ProblemType.PAYLOAD_TOO_LARGE, "Send at most " + most + " bytes.");
        }
        return sent;
    }
}
