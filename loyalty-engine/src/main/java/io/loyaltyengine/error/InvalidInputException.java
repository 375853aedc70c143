package io.loyaltyengine.error;

/** An input was refused at the door: nothing was evaluated, nothing awarded. */
public final class InvalidInputException extends LoyaltyException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with a value, for a program to act upon. */
    public enum Code {
        /** A required value is absent or null. */
        MISSING,
        /** The value cannot be read as what it should be. */
        MALFORMED,
        /** A number, amount or time lies outside its documented limits. */
        OUT_OF_RANGE,
        /** A text or a document is longer than its limit. */
        TOO_LONG,
        /** A list or map has more entries than its limit. */
        TOO_MANY,
        /** Something with this name already stands in the same list. */
        DUPLICATE,
        /** The name is not known here: a field, a currency, a tier, a type, a schema. */
        UNKNOWN,
        /** The value is good in itself but does not fit the programme, the customer or the other values. */
        MISMATCH
    }

    private final String path;
    private final Code code;
    private final String problem;
    private final Fault fault;

    /**
     * Names what is wrong and where.
     *
     * @param path where the value stands, such as {@code lines[2].quantity}; empty for the input as a whole
     * @param problem one sentence, with the value in backticks, that reads on after the path
     */
    public InvalidInputException(String path, Code code, String problem) {
        this(path, code, problem, Fault.CALLER);
    }

    private InvalidInputException(String path, Code code, String problem, Fault fault) {
        super(path.isEmpty() ? "The input " + problem : "The value of `" + path + "` " + problem, null);
        this.path = path;
        this.code = code;
        this.problem = problem;
        this.fault = fault;
    }

    /** The same problem seen from further out: {@code parent} is put before the path. */
    public InvalidInputException within(String parent) {
        if (parent.isEmpty()) {
            return this;
        }
        String joined = path.isEmpty() || path.startsWith("[") ? parent + path : parent + "." + path;
        return like(joined, fault);
    }

    /** The same problem of another's making. */
    public InvalidInputException by(Fault other) {
        return other == fault ? this : like(path, other);
    }

    private InvalidInputException like(String otherPath, Fault otherFault) {
        InvalidInputException like = new InvalidInputException(otherPath, code, problem, otherFault);
        like.setStackTrace(getStackTrace());
        return like;
    }

    /** Where the value stands, such as {@code lines[2].quantity}; empty for the input as a whole. */
    public String path() {
        return path;
    }

    public Code code() {
        return code;
    }

    /** The caller's, unless it is about what the host has stored, such as the customer's state. */
    @Override
    public Fault fault() {
        return fault;
    }
}
