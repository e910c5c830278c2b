package com.xiaomi.privacy.benchmarks.webhooks;

import java.util.List;

/**
 * How fast tools are called. Every tool was told of every event once, with a signature that holds; otherwise there is no result.
 *
 * @param bodyBytes size of an event
 * @param places how many calls the service makes at once at most, one for each tool
 */
public record WebhookResult(int bodyBytes, int places, List<Step> steps) {

    public WebhookResult {
        steps = List.copyOf(steps);
    }

    /**
     * As many calls by the service and by a plain client.
     *
     * @param perSecond calls, from the events until the last call
     * @param clients of the baseline, each with one call after the other
     * @param ratio of both rates
     */
    public record Step(int tools, int calls, double perSecond, int clients, double plainPerSecond, double ratio) {}
}
