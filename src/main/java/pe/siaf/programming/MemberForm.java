package pe.siaf.programming;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to add a member of the commission.
 *
 * @param personName the person
 * @param post the person's post
 * @param seat for what the person sits there
 * @param designatedBy the act of designation
 */
record MemberForm(@NotBlank(message = "{programming.member.name.missing}") @Size(max = 120) @Nullable String personName,
		@NotBlank(message = "{programming.member.post.missing}") @Size(max = 120) @Nullable String post,
		@NotBlank(message = "{programming.member.seat.missing}") @Pattern(
				regexp = "|CHAIR|PROGRAM|ADMINISTRATION|SUPPLY|PERSONNEL|INFRASTRUCTURE|INVESTMENT|MONITORING|FORMULATING_UNIT|UNIT",
				message = "{programming.member.seat.missing}") @Nullable String seat,
		@NotBlank(message = "{programming.member.act.missing}") @Size(max = 120) @Nullable String designatedBy) {

	static MemberForm blank() {
		return new MemberForm("", "", "", "");
	}

}
