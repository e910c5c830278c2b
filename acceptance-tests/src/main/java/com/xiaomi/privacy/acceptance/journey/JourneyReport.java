package com.xiaomi.privacy.acceptance.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.acceptance.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a finished journey left.
 *
 * @param reference the human-friendly reference
 * @param secrets the codes, tokens, passes and proofs that were used; none of them may be found anywhere afterwards
 * @param screenshot the picture as uploaded
 * @param packageFiles the files in the downloaded package by their paths
 * @param status the last status that intake showed the person
 * @param caseView the last view that case-workflow showed staff
 * @param mails all mails of this journey in the order of arrival, repeated ones included
 * @param took how long each step took
 */
public record JourneyReport(
        SamplePerson person,
        UUID requestId,
        UUID caseId,
        String reference,
        List<String> secrets,
        byte[] screenshot,
        Map<String, byte[]> packageFiles,
        JsonNode status,
        JsonNode caseView,
        List<Mail> mails,
        Map<JourneyStep, Duration> took) {

    public JourneyReport {
        secrets = List.copyOf(secrets);
        packageFiles = Map.copyOf(packageFiles);
        mails = List.copyOf(mails);
        took = Map.copyOf(took);
    }
}
