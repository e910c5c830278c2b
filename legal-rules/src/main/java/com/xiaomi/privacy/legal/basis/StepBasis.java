package com.xiaomi.privacy.legal.basis;

import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.legal.law.Confidence;

/**
 * On what a step rests. Reference data, not legal advice.
 *
 * @param provision of the local law, or of the privacy policy where no law is known
 * @param source where that was read
 * @param confidence how well founded
 */
public record StepBasis(LegalBasis basis, String provision, String source, Confidence confidence) {}
