package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many cases have something in common, if they are enough that nobody is told apart.
 *
 * @param figure what is counted
 * @param outcome with which they were closed; null for other figures
 * @param cases at least {@link SmallCounts#SMALLEST}
 */
record CountRow(
        Figure figure, Right right, @Schema(nullable = true) Outcome outcome, long cases) {}
