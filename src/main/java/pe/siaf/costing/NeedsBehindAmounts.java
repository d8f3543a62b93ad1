package pe.siaf.costing;

import org.springframework.stereotype.Component;

import pe.siaf.programming.CostedBy;
import pe.siaf.programming.FileKey;

/** A costed amount opens the needs that it is the sum of. */
@Component
class NeedsBehindAmounts implements CostedBy {

	@Override
	public String inputs(FileKey key) {
		return NeedsController.path(key) + "/filas";
	}

	@Override
	public String cuts(FileKey key) {
		return NeedsController.path(key) + "/techos";
	}

}
