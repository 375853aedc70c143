/**
 * From a folder to rules that decide: {@link io.loyaltyengine.internal.load.RuleFolder} reads texts, which
 * {@link io.loyaltyengine.internal.load.RuleResources} finds on a class path,
 * {@link io.loyaltyengine.internal.load.ProgrammeFiles} makes a programme of them, which is compiled, or found compiled in
 * a {@link io.loyaltyengine.internal.load.PrebuiltFile} or a {@link io.loyaltyengine.internal.load.RuleCache}, and
 * {@link io.loyaltyengine.internal.load.RuleLoading} hands out what evaluates it.
 */
@NullMarked
package io.loyaltyengine.internal.load;

import org.jspecify.annotations.NullMarked;
