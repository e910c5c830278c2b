package com.xiaomi.privacy.rightsctl.audit;

import picocli.CommandLine.Command;

/** What there is to do with the audit trail. */
@Command(
        name = "audit",
        description = "The audit trail of a running system.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {}
