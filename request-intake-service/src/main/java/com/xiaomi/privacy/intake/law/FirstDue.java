package com.xiaomi.privacy.intake.law;

import java.time.LocalDate;

/**
 * The due date that is named when a request arrives.
 *
 * @param due last day for the answer, at the controller's place
 * @param law name of the law, or that the controller's published period counts
 */
public record FirstDue(LocalDate due, DueStatus status, String law) {}
