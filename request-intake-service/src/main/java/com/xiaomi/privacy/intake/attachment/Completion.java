package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.files.FileRejection;

/** What became of an upload that the person says is complete. */
sealed interface Completion {

    /** It passed and is kept. */
    record Stored(Attachment attachment) implements Completion {}

    /** It is not acceptable; nothing of it is kept. */
    record Rejected(FileRejection why) implements Completion {}

    /** Nothing was uploaded yet. */
    record NothingUploaded() implements Completion {}

    /** The time for it is over, or the person took it back; nothing of it is kept. */
    record Over() implements Completion {}
}
