package com.xiaomi.privacy.rightsctl.deadletter;

import picocli.CommandLine.Command;

/** What a consumer group could not apply. */
@Command(
        name = "dead-letters",
        description =
                "Events that a consumer group could not apply; the later ones of the same request wait behind them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand {}
