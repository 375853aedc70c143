/** Decides loyalty: points, tiers, badges and coupons, from rules written in DRL. */
@SuppressWarnings("requires-automatic") // Drools has names for its modules, and no descriptors.
module io.loyaltyengine {
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires org.drools.canonicalmodel;
    requires org.slf4j;
    // Annotations are for whoever has them.
    requires static org.jspecify;
    // A till does without what compiles rules.
    requires static org.drools.compiler;
    requires static org.drools.model.codegen;
    requires static org.kie.api;
    requires static org.kie.internal.api;
    requires static org.kie.memorycompiler;

    // Jackson makes records.
    opens io.loyaltyengine.json to
            com.fasterxml.jackson.databind;

    exports io.loyaltyengine;
    exports io.loyaltyengine.error;
    exports io.loyaltyengine.explain;
    exports io.loyaltyengine.figures;
    exports io.loyaltyengine.json;
    exports io.loyaltyengine.model;
    exports io.loyaltyengine.model.coupons;
    exports io.loyaltyengine.model.points;
    exports io.loyaltyengine.model.rewards;
    exports io.loyaltyengine.model.standing;
}
