package com.xiaomi.privacy.rightsctl.report;

import picocli.CommandLine.Command;

/** What there is to report. */
@Command(
        name = "report",
        description = "Reports without personal data.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ReportCommand {}
