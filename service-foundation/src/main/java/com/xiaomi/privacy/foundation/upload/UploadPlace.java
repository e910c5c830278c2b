package com.xiaomi.privacy.foundation.upload;

import java.time.Duration;

/**
 * Where a service takes files in.
 *
 * @param quarantineBucket that people upload to, before anything was checked
 * @param cleanBucket of checked, encrypted files
 * @param validity how long a person can upload a file after announcing it
 */
public record UploadPlace(String quarantineBucket, String cleanBucket, Duration validity) {}
