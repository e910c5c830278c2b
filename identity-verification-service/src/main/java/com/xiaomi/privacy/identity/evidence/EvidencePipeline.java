package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import com.xiaomi.privacy.foundation.upload.UploadPipelines;
import com.xiaomi.privacy.foundation.upload.UploadPlace;
import com.xiaomi.privacy.identity.IdentityConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The way of evidence through this service's buckets. */
@Singleton
class EvidencePipeline {

    @Produces
    @Singleton
    UploadPipeline<Evidence> pipeline(UploadPipelines pipelines, IdentityConfig config, EvidenceFiles files) {
        return pipelines.open(
                new UploadPlace(config.quarantineBucket(), config.evidenceBucket(), config.uploadValidity()), files);
    }

    @Produces
    @Singleton
    DurableWork sweep(UploadPipeline<Evidence> pipeline) {
        return pipeline.sweep();
    }
}
