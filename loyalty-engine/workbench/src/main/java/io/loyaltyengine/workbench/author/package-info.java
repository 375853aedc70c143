/** What an editor knows of rules and scenarios while they are being written: what is wrong, what fits, what a word means. */
@org.jspecify.annotations.NullMarked
package io.loyaltyengine.workbench.author;
