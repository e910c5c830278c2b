package com.xiaomi.privacy.casework.legalbasis;

import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.legal.basis.ProcessingStep;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * On what a step of a case rests.
 *
 * @param subject the data system or controller, or the id of the attachment, hold or disclosure; null where a case has the step but once
 * @param provision of the law, or of the privacy policy where no law is known
 * @param lawVersion the tables that say so
 * @param begunAt when the step began, UTC
 * @param consentWithdrawnAt UTC; null unless it rested on consent that the person took back
 */
record NotedBasis(
        ProcessingStep step,
        @Schema(nullable = true) String subject,
        LegalBasis basis,
        String provision,
        String lawVersion,
        Instant begunAt,
        @Schema(nullable = true) Instant consentWithdrawnAt) {}
