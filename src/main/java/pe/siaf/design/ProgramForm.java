package pe.siaf.design;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A program to be opened. */
class ProgramForm {

	@Pattern(regexp = "\\d{4}", message = "{design.program.code.invalid}")
	private String code = "";

	@NotBlank(message = "{design.program.name.empty}")
	@Size(max = 200, message = "{design.program.name.long}")
	private String name = "";

	public String getCode() {
		return this.code;
	}

	public void setCode(String code) {
		this.code = code.strip();
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name.strip();
	}

}
