package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import com.xiaomi.privacy.foundation.upload.UploadPipelines;
import com.xiaomi.privacy.foundation.upload.UploadPlace;
import com.xiaomi.privacy.intake.IntakeConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The way of attachments through this service's buckets. */
@Singleton
class AttachmentPipeline {

    @Produces
    @Singleton
    UploadPipeline<Attachment> pipeline(UploadPipelines pipelines, IntakeConfig config, Attachments attachments) {
        return pipelines.open(
                new UploadPlace(config.quarantineBucket(), config.cleanBucket(), config.uploadValidity()), attachments);
    }

    @Produces
    @Singleton
    DurableWork sweep(UploadPipeline<Attachment> pipeline) {
        return pipeline.sweep();
    }
}
