package pe.siaf.execution;

/**
 * What became of a request.
 *
 * @param record the record
 * @param act its act
 */
record ActOutcome(ExecutionRecord record, Act act) {
}
