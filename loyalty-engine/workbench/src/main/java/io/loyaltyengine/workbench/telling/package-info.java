/** What is told to an author, as lines to be read: an explanation, how two programmes differ, what is tried, a brochure. */
@org.jspecify.annotations.NullMarked
package io.loyaltyengine.workbench.telling;
