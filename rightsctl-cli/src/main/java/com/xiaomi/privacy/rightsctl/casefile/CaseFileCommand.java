package com.xiaomi.privacy.rightsctl.casefile;

import picocli.CommandLine.Command;

/** What there is to do with an exported case file. */
@Command(
        name = "case-file",
        description = "Case files as they are exported for authorities.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class CaseFileCommand {}
