@org.jspecify.annotations.NullMarked
package io.loyaltyengine.workbench.mistakes;
