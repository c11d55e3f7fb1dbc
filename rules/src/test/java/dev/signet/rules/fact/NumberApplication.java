package dev.signet.rules.fact;

/** A kind of application that the product does not have: an account asks for a number of its own. */
public record NumberApplication(String number, String purpose) implements Application {

    private static final String AREA = "number";

    public static final class Kind extends ApplicationKind {

        public Kind() {
            super(AREA, "own-number", NumberApplication.class, "OperationDenied.Number");
        }
    }

    @Override
    public String area() {
        return AREA;
    }
}
