/**
 * Figures over many customers: who leads, who stays, what it costs and what it is worth. Pure functions of what a host has
 * stored, of states and decisions; no rule asks them, and nothing here changes anything.
 *
 * <ul>
 *   <li>{@link io.loyaltyengine.figures.Leaderboard}: ranks by any score, with a declared {@link
 *       io.loyaltyengine.figures.TieRule}, and what is missing to the next rank
 *   <li>{@link io.loyaltyengine.figures.Sums}: what decisions add up to, and from that the reward rate and the breakage rate
 *   <li>{@link io.loyaltyengine.figures.Retention}: how many customers of the start are still there at the end; churn
 *   <li>{@link io.loyaltyengine.figures.NetPromoterScore}: how many would recommend the shop, less those who would not
 *   <li>{@link io.loyaltyengine.figures.Figures}: what is owed to all customers, and what one is worth
 * </ul>
 *
 * <p>All arithmetic is decimal and exact, and each result is rounded once, half-up: rates are shares of 1 at scale {@value
 * io.loyaltyengine.figures.Figures#RATE_SCALE} ({@code 0.0125} is 1.25 %), as {@link
 * io.loyaltyengine.model.points.PointsEarned#turnoverShare} is; amounts of money have the scale of their currency. What has
 * no answer, a share of nothing, is an empty {@link java.util.Optional}, never zero. Bad input ends in an {@link
 * io.loyaltyengine.error.InvalidInputException} that names the place, such as {@code customers[17].currency}. The order of
 * what is handed in makes no difference.
 *
 * <p>Decisions and customers are taken one by one and need not be in memory together; a stream of decisions is added up by
 * {@code decisions.reduce(Sums.NONE, Sums::plus, Sums::plus)}.
 */
@NullMarked
package io.loyaltyengine.figures;

import org.jspecify.annotations.NullMarked;
