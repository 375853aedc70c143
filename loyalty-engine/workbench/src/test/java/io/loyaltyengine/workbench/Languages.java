package io.loyaltyengine.workbench;

/** The languages of the program. */
public final class Languages {
    public static final Texts ENGLISH = Texts.in("en");
    public static final Texts GERMAN = Texts.in("de");

    private Languages() {}
}
