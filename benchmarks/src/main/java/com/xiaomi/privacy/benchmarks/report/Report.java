package com.xiaomi.privacy.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.benchmarks.audit.AuditResult;
import com.xiaomi.privacy.benchmarks.casework.CommandResult;
import com.xiaomi.privacy.benchmarks.casework.ReportsResult;
import com.xiaomi.privacy.benchmarks.clock.ClockResult;
import com.xiaomi.privacy.benchmarks.identity.CodeResult;
import com.xiaomi.privacy.benchmarks.intake.IntakeResult;
import com.xiaomi.privacy.benchmarks.keys.KeyResult;
import com.xiaomi.privacy.benchmarks.kills.KillResult;
import com.xiaomi.privacy.benchmarks.mails.MailResult;
import com.xiaomi.privacy.benchmarks.packages.PackageResult;
import com.xiaomi.privacy.benchmarks.queue.QueueResult;
import com.xiaomi.privacy.benchmarks.relay.RelayResult;
import com.xiaomi.privacy.benchmarks.retention.RetentionResult;
import com.xiaomi.privacy.benchmarks.system.Machine;
import com.xiaomi.privacy.benchmarks.tasks.TaskResult;
import com.xiaomi.privacy.benchmarks.uploads.UploadResult;
import com.xiaomi.privacy.benchmarks.webhooks.WebhookResult;

/**
 * All that one run measured.
 *
 * @param at when it began, UTC, ISO 8601 to the second
 * @param revision the commit measured; with {@code +changes} if the sources had changes that are in no commit
 * @param serviceHeap heap of the measured service
 * @param intake null if not measured
 * @param relay null if not measured
 * @param uploads null if not measured
 * @param codes null if not measured
 * @param queues null if not measured
 * @param clock null if not measured
 * @param commands null if not measured
 * @param reports null if not measured
 * @param tasks null if not measured
 * @param packages null if not measured
 * @param retention null if not measured
 * @param audit null if not measured
 * @param keys null if not measured
 * @param mails null if not measured
 * @param kills null if not measured
 * @param webhooks null if not measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        String at,
        String revision,
        Machine machine,
        String serviceHeap,
        IntakeResult intake,
        RelayResult relay,
        UploadResult uploads,
        CodeResult codes,
        QueueResult queues,
        ClockResult clock,
        CommandResult commands,
        ReportsResult reports,
        TaskResult tasks,
        PackageResult packages,
        RetentionResult retention,
        AuditResult audit,
        KeyResult keys,
        MailResult mails,
        KillResult kills,
        WebhookResult webhooks) {}
