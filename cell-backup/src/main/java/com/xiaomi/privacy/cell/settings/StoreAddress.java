package com.xiaomi.privacy.cell.settings;

import java.net.URI;
import java.util.List;

/**
 * The S3 store of a service.
 *
 * @param buckets those for contents that are kept; neither quarantine nor the bucket of the audit anchors
 */
public record StoreAddress(URI endpoint, String region, String accessKey, String secretKey, List<String> buckets) {

    public StoreAddress {
        buckets = List.copyOf(buckets);
    }

    @Override
    public String toString() {
        return "StoreAddress[" + endpoint + "]";
    }
}
