package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.exemption.Exemption;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a decision must satisfy before a second person is asked. Pure: knows nothing of rows and clocks. */
public final class DecisionRules {

    /** Grounds that say nothing about whose interests weigh more. */
    private static final Set<RefusalGround> FORMAL =
            EnumSet.of(RefusalGround.NOT_MEANINGFUL, RefusalGround.MANIFESTLY_UNFOUNDED, RefusalGround.EXCESSIVE);

    private DecisionRules() {}

    /**
     * What is decided about.
     *
     * @param directMarketing whether the person objects to direct marketing, perhaps besides other processing
     * @param categories the data that the case treats; empty for all
     * @param language of the request, BCP 47
     * @param exemptions those that the law of the place has against the right
     * @param attachments of the request, as far as the person did not take them back
     */
    public record Matter(
            Right right,
            boolean directMarketing,
            Set<DataCategory> categories,
            String language,
            List<Exemption> exemptions,
            Set<UUID> attachments) {
        public Matter {
            categories = Set.copyOf(categories);
            exemptions = List.copyOf(exemptions);
            attachments = Set.copyOf(attachments);
        }
    }

    /** What speaks against a grant; empty if nothing does. */
    public static Optional<Rejection> objection(Matter matter, Statement statement) {
        return evidence(matter, statement);
    }

    /** What speaks against a refusal; empty if nothing does. */
    public static Optional<Rejection> objection(Matter matter, Refusal refusal, Statement statement) {
        return first(
                evidence(matter, statement),
                language(matter, statement),
                exemptions(matter, refusal),
                matter.right() == Right.OBJECTION && matter.directMarketing()
                        ? Optional.of(Rejection.REFUSAL_NOT_POSSIBLE)
                        : Optional.empty(),
                balancing(matter, List.of(refusal), statement));
    }

    /** What speaks against a decision in part; empty if nothing does. */
    public static Optional<Rejection> objection(
            Matter matter, Map<DataCategory, Optional<PartRefusal>> parts, Statement statement) {
        List<Refusal> refusals = refusals(parts);
        boolean foreign = !matter.categories().isEmpty() && !matter.categories().containsAll(parts.keySet());
        return first(
                foreign ? Optional.of(Rejection.CATEGORY_ELSEWHERE) : Optional.empty(),
                evidence(matter, statement),
                language(matter, statement),
                refusals.stream()
                        .flatMap(refusal -> exemptions(matter, refusal).stream())
                        .findFirst(),
                directMarketing(matter, parts),
                balancing(matter, refusals, statement));
    }

    /** The refusals among the parts. */
    public static List<Refusal> refusals(Map<DataCategory, Optional<PartRefusal>> parts) {
        return parts.values().stream()
                .flatMap(Optional::stream)
                .map(PartRefusal::refusal)
                .toList();
    }

    /** All grounds that the person hears of: those named, and those under which the exemptions fall. */
    public static Set<RefusalGround> grounds(Collection<Refusal> refusals, List<Exemption> exemptions) {
        Map<String, RefusalGround> byCode =
                exemptions.stream().collect(Collectors.toMap(Exemption::code, Exemption::ground));
        return refusals.stream()
                .flatMap(refusal -> Stream.concat(
                        refusal.grounds().stream(),
                        refusal.exemptions().stream()
                                .filter(byCode::containsKey)
                                .map(byCode::get)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RefusalGround.class)));
    }

    /** The same parts, each with all grounds that the person hears of. */
    public static Map<DataCategory, Optional<PartRefusal>> grounded(
            Map<DataCategory, Optional<PartRefusal>> parts, List<Exemption> exemptions) {
        Map<DataCategory, Optional<PartRefusal>> grounded = new EnumMap<>(DataCategory.class);
        parts.forEach((category, because) -> grounded.put(
                category,
                because.map(part -> new PartRefusal(
                        new Refusal(
                                grounds(List.of(part.refusal()), exemptions),
                                part.refusal().exemptions()),
                        part.explanation()))));
        return grounded;
    }

    /** Who refuses writes to the person, so in the person's language; a dialect of it will do. */
    private static Optional<Rejection> language(Matter matter, Statement statement) {
        return statement
                .language()
                .filter(tag -> !primary(tag).equals(primary(matter.language())))
                .map(tag -> Rejection.ANOTHER_LANGUAGE);
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    private static Optional<Rejection> evidence(Matter matter, Statement statement) {
        boolean known = statement.evidence().stream()
                .filter(item -> item.kind() == EvidenceItem.Kind.ATTACHMENT)
                .allMatch(item -> matter.attachments().contains(item.id()));
        return known ? Optional.empty() : Optional.of(Rejection.EVIDENCE_UNKNOWN);
    }

    private static Optional<Rejection> exemptions(Matter matter, Refusal refusal) {
        Set<String> applicable =
                matter.exemptions().stream().map(Exemption::code).collect(Collectors.toSet());
        return applicable.containsAll(refusal.exemptions())
                ? Optional.empty()
                : Optional.of(Rejection.EXEMPTION_NOT_APPLICABLE);
    }

    /** Direct marketing always stops (privacy policy §8; GDPR Art. 21(3)). */
    private static Optional<Rejection> directMarketing(Matter matter, Map<DataCategory, Optional<PartRefusal>> parts) {
        Optional<PartRefusal> marketing = parts.get(DataCategory.MARKETING);
        boolean goesOn = marketing == null ? matter.directMarketing() : marketing.isPresent();
        return matter.right() == Right.OBJECTION && goesOn
                ? Optional.of(Rejection.REFUSAL_NOT_POSSIBLE)
                : Optional.empty();
    }

    /** An objection is refused on the matter only after weighing (privacy policy §8; GDPR Art. 21(1)). */
    private static Optional<Rejection> balancing(Matter matter, List<Refusal> refusals, Statement statement) {
        boolean onTheMatter =
                grounds(refusals, matter.exemptions()).stream().anyMatch(ground -> !FORMAL.contains(ground));
        return matter.right() == Right.OBJECTION
                        && onTheMatter
                        && statement.balancing().isEmpty()
                ? Optional.of(Rejection.BALANCING_MISSING)
                : Optional.empty();
    }

    @SafeVarargs
    private static Optional<Rejection> first(Optional<Rejection>... objections) {
        return Stream.of(objections).flatMap(Optional::stream).findFirst();
    }
}
