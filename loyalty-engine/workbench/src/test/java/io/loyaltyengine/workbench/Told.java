package io.loyaltyengine.workbench;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the program says to a command line, and its exit code. */
record Told(int code, String out, String err) {
    static Told by(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Workbench.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Told(code, lines(out), lines(err));
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
