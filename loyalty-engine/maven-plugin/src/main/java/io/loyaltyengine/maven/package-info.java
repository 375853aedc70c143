/** Goals of Maven for whoever has rules in a project: check them, and compile them for a till. */
@NullMarked
package io.loyaltyengine.maven;

import org.jspecify.annotations.NullMarked;
