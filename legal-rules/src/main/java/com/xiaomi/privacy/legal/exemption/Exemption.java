package com.xiaomi.privacy.legal.exemption;

import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Confidence;
import java.util.Set;

/**
 * A rule of a law by which a right need not be granted, wholly or for a part of the data. Reference data, not legal advice.
 *
 * @param code names it in decisions; never changes once used
 * @param places codes of the tables' places, or the name of their group (`EEA`, `US`)
 * @param rights the rights it stands against
 * @param ground the ground of the privacy policy (§9) under which the person hears of it
 * @param article where the law says so
 * @param text what it says, in one English sentence
 * @param source where it was read; "from knowledge" if nowhere
 * @param confidence how well founded
 */
public record Exemption(
        String code,
        Set<String> places,
        Set<Right> rights,
        RefusalGround ground,
        String article,
        String text,
        String source,
        Confidence confidence) {}
