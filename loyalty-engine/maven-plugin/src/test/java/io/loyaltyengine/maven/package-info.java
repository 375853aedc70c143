@NullMarked
package io.loyaltyengine.maven;

import org.jspecify.annotations.NullMarked;
