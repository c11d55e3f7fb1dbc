package dev.signet.bulk.recipients;

/** The whole file is refused; nothing of it is kept. */
final class FileRefused extends RuntimeException {

    private final transient RecipientList.Failure failure;

    FileRefused(RecipientList.Failure failure) {
        super(failure.messageZh(), null, false, false);
        this.failure = failure;
    }

    static FileRefused because(String key, Object... values) {
        return new FileRefused(
                new RecipientList.Failure(ListTexts.TEXTS.zh(key, values), ListTexts.TEXTS.en(key, values)));
    }

    RecipientList.Failure failure() {
        return failure;
    }
}
