package pe.siaf.interchange;

/** The systems that units work with beside this one and hand over from. */
public enum OtherSystem {

	/** Administrative management: requests of certification, orders and what came. */
	SIGA,

	/** Contracts with the State. */
	SEACE,

	/** Positions and payrolls. */
	AIRHSP

}
