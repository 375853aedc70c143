package io.loyaltyengine.benchmark;

import io.loyaltyengine.benchmark.Workload.Sale;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** How many evaluations each contender makes of the same workload; every one in a JVM to itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Contest {
    private static final int SALES = 16;
    /** Of the engine's form, so that no other contender's JVM has to load the engine. */
    private static final RuleSetId RULES = new RuleSetId("core", "1.0", "0".repeat(64));

    private final List<Sale> sales = Workload.sales();
    private final CouponCatalogue coupons = Workload.coupons();
    private Contender contender = new ByHand(RULES);

    @Param
    public Way way = Way.BY_HAND;

    @Setup
    public void enter() {
        contender = way.contender(RULES);
        WarmUp.with(() -> sales.stream().map(this::decided).toList());
    }

    /** Lets the contender decide all sales once. */
    @Benchmark
    @OperationsPerInvocation(SALES)
    public void decide(Blackhole decided) {
        for (Sale sale : sales) {
            decided.consume(decided(sale));
        }
    }

    private Answer decided(Sale sale) {
        return contender.decide(sale.customer(), sale.purchase(), coupons);
    }
}
