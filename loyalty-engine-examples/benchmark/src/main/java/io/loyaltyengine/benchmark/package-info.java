/**
 * How fast the engine decides: beside a programme written by hand, beside other rule engines, and as rules, coupons,
 * lines, lots and so on become more.
 *
 * <p>{@link io.loyaltyengine.benchmark.Contest} lets every {@link io.loyaltyengine.benchmark.Contender} decide the same
 * {@link io.loyaltyengine.benchmark.Workload} by the same 18 rules. All of them give the same decisions, which is tested
 * before anything is measured; {@link io.loyaltyengine.benchmark.Leanest} alone gives no more than their
 * {@link io.loyaltyengine.benchmark.Gist}. What the rules have said is settled by the engine itself for its own rows, and by
 * {@link io.loyaltyengine.benchmark.Settlement}, written by hand, for all the others; so between those others only the
 * way rules are evaluated differs.
 */
@NullMarked
package io.loyaltyengine.benchmark;

import org.jspecify.annotations.NullMarked;
