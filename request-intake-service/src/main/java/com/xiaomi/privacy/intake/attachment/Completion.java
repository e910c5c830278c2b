package com.xiaomi.privacy.intake.attachment;

/** What became of an upload that the person says is complete. */
sealed interface Completion {

    /** It passed and is kept. */
    record Stored(Attachment attachment) implements Completion {}

    /** It is not acceptable; nothing of it is kept. */
    record Rejected(FileRejection why) implements Completion {}

    /** Nothing was uploaded yet. */
    record NothingUploaded() implements Completion {}
}
