package io.loyaltyengine.internal.base;

import io.loyaltyengine.error.Limits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. */
public final class Hash {
    private Hash() {}

    /** The hash of a text, in hex. */
    public static String of(String text) {
        return HexFormat.of().formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A name for a text: itself, or its hash where it is longer than a name can be. */
    public static String name(String text) {
        return text.length() <= Limits.MAX_NAME_LENGTH ? text : of(text);
    }

    private static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
