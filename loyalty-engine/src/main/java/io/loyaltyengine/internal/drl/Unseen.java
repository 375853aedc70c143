package io.loyaltyengine.internal.drl;

/** Characters that nobody sees: two texts with and without one look alike, and are two. */
final class Unseen {
    private static final int JOINER = 0x200D;
    /** What Unicode calls letters, marks or symbols, and shows as nothing or as a blank. */
    private static final String BLANKS = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u2800\u3164\uFFA0";

    private Unseen() {}

    /** Whether one begins at this place of a text. */
    static boolean isIn(String text, int index) {
        int character = text.codePointAt(index);
        int type = Character.getType(character);
        boolean unseen = type == Character.FORMAT || (type == Character.SPACE_SEPARATOR && character != ' ');
        return (unseen && !(character == JOINER && joinsPictures(text, index))) || BLANKS.indexOf(character) >= 0;
    }

    /** A family, or a woman at work, is several pictures in one. */
    private static boolean joinsPictures(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && isPicture(text.codePointBefore(index))
                && isPicture(text.codePointAt(index + 1));
    }

    private static boolean isPicture(int character) {
        int type = Character.getType(character);
        return type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || (character >= 0xFE00 && character <= 0xFE0F);
    }
}
