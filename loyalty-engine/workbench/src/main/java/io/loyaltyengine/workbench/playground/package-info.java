/** The playground: a page in the browser, for this machine alone, in which rules are written and tried. */
@org.jspecify.annotations.NullMarked
package io.loyaltyengine.workbench.playground;
