/** Recorded transactions through two programmes: what would have been given, to whom, and by which rule. */
@org.jspecify.annotations.NullMarked
package io.loyaltyengine.workbench.whatif;
