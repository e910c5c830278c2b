package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;

/**
 * What became of an upload that the person says is complete.
 *
 * @param <F> the service's row of a file
 */
public sealed interface Completion<F> {

    /** It passed and is kept. */
    record Stored<F>(F file) implements Completion<F> {}

    /** It is not acceptable; nothing of it is kept. */
    record Rejected<F>(FileRejection why) implements Completion<F> {}

    /** Nothing was uploaded yet. */
    record NothingUploaded<F>() implements Completion<F> {}

    /** The time for it is over, or the person took it back; nothing of it is kept. */
    record Over<F>() implements Completion<F> {}

    /**
     * The file that is kept.
     *
     * @throws ProblemException if none is
     */
    default F orProblem() {
        return switch (this) {
            case Stored<F>(F file) -> file;
            case Rejected<F>(FileRejection why) ->
                throw ProblemException.ofField(ProblemType.FILE_REJECTED, "file", why.words());
            case NothingUploaded<F>() ->
                throw ProblemException.ofField(ProblemType.FILE_MISSING, "file", "Send the file first.");
            case Over<F>() ->
                throw ProblemException.ofField(
                        ProblemType.FILE_MISSING, "file", "The time to send it is over. Announce the file again.");
        };
    }
}
