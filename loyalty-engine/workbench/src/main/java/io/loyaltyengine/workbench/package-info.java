/** The program of those who write rules: one class for each command. */
@org.jspecify.annotations.NullMarked
package io.loyaltyengine.workbench;
