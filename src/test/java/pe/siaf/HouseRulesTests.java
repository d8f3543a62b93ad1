package pe.siaf;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;

import pe.siaf.rules.RuleViolation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The rules of the house that the compiler doesn't know. */
class HouseRulesTests {

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("pe.siaf");

	private static final Set<String> INEXACT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

	/** Handlers that anybody may call. */
	private static final Set<String> PUBLIC_HANDLERS = Set.of("pe.siaf.identity.LoginController.show");

	@Test
	void no_figure_is_inexact() {
		fields().should(new ArchCondition<JavaField>("not be double or float") {
			@Override
			public void check(JavaField field, ConditionEvents events) {
				if (INEXACT.contains(field.getRawType().getName())) {
					events.add(SimpleConditionEvent.violated(field, field.getFullName()));
				}
			}
		}).check(CODE);
		methods().should(new ArchCondition<JavaMethod>("neither take nor give double or float") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				boolean inexact = INEXACT.contains(method.getRawReturnType().getName())
						|| method.getRawParameterTypes().stream().map(JavaClass::getName).anyMatch(INEXACT::contains);
				if (inexact) {
					events.add(SimpleConditionEvent.violated(method, method.getFullName()));
				}
			}
		}).check(CODE);
	}

	@Test
	void each_handler_says_who_may_call_it() {
		methods().that(new DescribedPredicate<JavaMethod>("handle requests") {
			@Override
			public boolean test(JavaMethod method) {
				return method.isMetaAnnotatedWith(RequestMapping.class)
						&& !PUBLIC_HANDLERS.contains(method.getOwner().getName() + "." + method.getName());
			}
		}).should(new ArchCondition<JavaMethod>("carry @PreAuthorize, themselves or on their class") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				if (!method.isAnnotatedWith(PreAuthorize.class)
						&& !method.getOwner().isAnnotatedWith(PreAuthorize.class)) {
					events.add(SimpleConditionEvent.violated(method, method.getFullName()));
				}
			}
		}).check(CODE);
	}

	@Test
	void a_refusal_names_its_figures_in_the_order_of_its_message() {
		classes().that(new DescribedPredicate<JavaClass>("refuse") {
			@Override
			public boolean test(JavaClass type) {
				return type.getConstructorCallsFromSelf()
					.stream()
					.anyMatch((call) -> call.getTargetOwner().isEquivalentTo(RuleViolation.class));
			}
		}).should(new ArchCondition<JavaClass>("use Figures.of, since Map.of of two or more has no order") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getMethodCallsFromSelf()
					.stream()
					.filter((call) -> call.getTargetOwner().isEquivalentTo(Map.class) && call.getName().equals("of")
							&& call.getTarget().getRawParameterTypes().size() > 2
							&& standsIn(call.getLineNumber(), type))
					.forEach((call) -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
			}
		}).allowEmptyShould(true).check(CODE);
	}

	private static boolean standsIn(int line, JavaClass type) {
		return type.getConstructorCallsFromSelf()
			.stream()
			.anyMatch((call) -> call.getTargetOwner().isEquivalentTo(RuleViolation.class)
					&& Math.abs(call.getLineNumber() - line) <= 2);
	}

	@Test
	void nobody_prints_to_the_console_but_the_command_line() {
		noClasses().that()
			.resideOutsideOfPackages("pe.siaf.exchange..", "pe.siaf.local..")
			.should()
			.accessField(System.class, "out")
			.orShould()
			.accessField(System.class, "err")
			.check(CODE);
	}

}
