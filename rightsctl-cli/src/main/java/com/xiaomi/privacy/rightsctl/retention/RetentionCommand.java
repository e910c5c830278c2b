package com.xiaomi.privacy.rightsctl.retention;

import picocli.CommandLine.Command;

/** What goes when its retention is over. */
@Command(
        name = "retention",
        description = "What goes when its retention is over.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class RetentionCommand {}
