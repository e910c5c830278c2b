package com.xiaomi.privacy.casework.bulk;

import com.xiaomi.privacy.casework.cases.CaseCommands;
import com.xiaomi.privacy.casework.cases.CommandReader;
import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.foundation.problem.Problem;
import com.xiaomi.privacy.foundation.problem.ProblemMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Carries out many commands, each in a transaction of its own: what becomes of one does not touch the others. */
@ApplicationScoped
class BulkCommands {

    private final CommandReader reader;
    private final CaseCommands commands;
    private final RightsCases cases;

    BulkCommands(CommandReader reader, CaseCommands commands, RightsCases cases) {
        this.reader = reader;
        this.commands = commands;
        this.cases = cases;
    }

    /** One result for each command, in the same order. */
    List<Result> execute(List<BulkBody.Item> items) {
        return items.stream().map(this::execute).toList();
    }

    private Result execute(BulkBody.Item item) {
        try {
            return switch (commands.execute(reader.read(item.caseId(), item.version(), item.command(), item.body()))) {
                case Applied ignored -> done(item.caseId(), Result.Outcome.APPLIED);
                case AlreadyApplied ignored -> done(item.caseId(), Result.Outcome.ALREADY_APPLIED);
                case Rejected rejected ->
                    Result.refused(
                            item.caseId(), Rejections.problem(rejected.reason()).toProblem());
            };
        } catch (RuntimeException e) {
            // Also what is nobody's fault ends this command only.
            return Result.refused(item.caseId(), ProblemMapper.ofPart(e));
        }
    }

    private Result done(UUID caseId, Result.Outcome outcome) {
        long version = QuarkusTransaction.requiringNew()
                .call(() -> cases.findById(caseId).version());
        return new Result(caseId, outcome, version, null);
    }

    /**
     * What became of one command.
     *
     * @param version of the case now; null if the command was refused
     * @param problem why it was refused (RFC 9457); null unless it was
     */
    @Schema(name = "BulkResult")
    record Result(
            UUID caseId,
            Outcome outcome,
            @Schema(nullable = true) Long version,
            @Schema(nullable = true) Problem problem) {

        static Result refused(UUID caseId, Problem problem) {
            return new Result(caseId, Outcome.REFUSED, null, problem);
        }

        /** What became of it. */
        @Schema(name = "BulkOutcome")
        enum Outcome {
            /** Done. */
            APPLIED,
            /** The case is already where the command leads; nothing changed. */
            ALREADY_APPLIED,
            /** Nothing changed. */
            REFUSED
        }
    }
}
