package pe.siaf.browser;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import pe.siaf.ceiling.CeilingFixture;
import pe.siaf.costing.ANeedsTable;
import pe.siaf.design.ADraft;
import pe.siaf.execution.APurchase.Pages;

/**
 * Every page of the system, filled, empty and with errors, each with somebody who sees
 * it.
 */
final class EveryPage {

	private static final String UNIT_LINE = "/presupuesto/lineas/2025/001650/0001-00-0-2.6.7.1.4.3";

	private static final String SEND = "main form[data-keep] button[type=submit].go";

	private EveryPage() {
	}

	/**
	 * What the application answers with a page: the patterns of all handlers that read
	 * and name a template.
	 * @param mapping the application's handlers
	 * @return their patterns, without the expressions that bound their variables
	 */
	static Set<String> patterns(RequestMappingHandlerMapping mapping) {
		return mapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> drawsAPage(entry.getValue()) && reads(entry.getKey()))
			.flatMap((entry) -> entry.getKey().getPatternValues().stream())
			.filter((pattern) -> !pattern.startsWith("/api/"))
			.map((pattern) -> pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[\\d,]+})*}", "{$1}"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean drawsAPage(HandlerMethod handler) {
		Class<?> answer = handler.getReturnType().getParameterType();
		return handler.getBeanType().getPackageName().startsWith("pe.siaf")
				&& (answer == String.class || answer == Object.class)
				&& !handler.hasMethodAnnotation(ResponseBody.class)
				&& !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class);
	}

	private static boolean reads(RequestMappingInfo mapping) {
		Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
		return methods.isEmpty() || methods.contains(RequestMethod.GET);
	}

	/**
	 * The pages of catalogues, figures and administration.
	 * @param waiting address of an import that waits for its decision
	 * @param rejected address of an import with findings
	 * @param proof address of a proof that ran
	 * @return the pages
	 */
	static List<Page> reading(String waiting, String rejected, String proof) {
		return List.of(Page.of("/login", ""), Page.of("/login", "", "/login?error"), Page.of("/", "presupuesto.ue"),
				Page.of("/", "analista.mef"), Page.of("/", "inei"), Page.of("/documentos", "auditor"),
				Page.of("/documentos", "inei"), Page.of("/buscar", "auditor", "/buscar?q=0149"),
				Page.of("/buscar", "auditor", "/buscar?q=zzzz"), Page.of("/ayuda", "auditor"),
				Page.of("/ayuda/metodo", "auditor"), Page.of("/ayuda/metodo/{step}", "auditor", "/ayuda/metodo/causas"),
				Page.of("/ayuda/metodo/{step}", "responsable.pp", "/ayuda/metodo/accesos"), Page.of("/ui", "auditor"),
				Page.of("/error", "auditor").answering(404),
				Page.of("/fails/{how}", "auditor", "/fails/mistake").answering(500),
				Page.of("/fails/{how}", "auditor", "/fails/stale").answering(409),
				Page.of("/fails/{how}", "auditor", "/fails/away").answering(503),
				Page.of("/fails/forbidden", "inei").answering(403), Page.of("/perfil", "analista.mef"),
				Page.of("/contrasena", "auditor"), Page.of("/contrasena", "auditor").sending("main form button.go"),
				Page.of("/perfil/fichas", "auditor"), Page.of("/perfil/sesiones", "auditor"),
				Page.of("/perfil/segundo-factor", "auditor"), Page.of("/perfil/segundo-factor", "tesoro.mef"),
				Page.of("/usuarios", "admin"), Page.of("/usuarios", "admin", "/usuarios?q=zzzz"),
				Page.of("/usuarios/nuevo", "admin"), Page.of("/usuarios/nuevo", "admin").sending("main form button.go"),
				Page.of("/usuarios/{username}", "admin", "/usuarios/analista.mef"), Page.of("/auditoria", "auditor"),
				Page.of("/auditoria", "auditor", "/auditoria?person=zzzz"), Page.of("/auditoria/sellos", "auditor"),
				Page.of("/control/prueba", "auditor"), Page.of("/control/prueba/{id}", "auditor", proof),
				Page.of("/importaciones", "rector.mef"),
				Page.of("/importaciones", "presupuesto.ue", "/importaciones?kind=siaf-export&state=REJECTED&year=2025"),
				Page.of("/importaciones/{id}", "presupuesto.ue", waiting),
				Page.of("/importaciones/{id}", "presupuesto.ue", rejected), Page.of("/clasificadores", "auditor"),
				Page.of("/clasificadores/{path}", "auditor", "/clasificadores/clasificador-economico?year=2025"),
				Page.of("/clasificadores/{path}", "auditor", "/clasificadores/clasificador-economico?year=2025&q=zzzz"),
				Page.of("/clasificadores/{path}/{code}", "auditor", "/clasificadores/categorias/0149?year=2025"),
				Page.of("/clasificadores/cadenas", "auditor", "/clasificadores/cadenas?year=2025"),
				Page.of("/costeo/catalogo", "auditor", "/costeo/catalogo?year=2026"),
				Page.of("/costeo/catalogo", "rector.mef", "/costeo/catalogo?year=2026&q=zzzz"),
				Page.of("/costeo/catalogo/{item}", "auditor", "/costeo/catalogo/B580100010002?year=2026"),
				Page.of("/costeo/comparacion", "auditor", "/costeo/comparacion?year=2027"),
				Page.of("/costeo/necesidades", "auditor"), Page.of("/costeo/necesidades", "presupuesto.ue"),
				Page.of("/costeo/kits", "auditor", "/costeo/kits?year=2026"),
				Page.of("/costeo/kits", "rector.mef", "/costeo/kits?year=2026&q=zzzz"),
				Page.of("/costeo/kits/{year}/{kit}", "auditor", "/costeo/kits/2026/1"),
				Page.of("/costeo/kits/{year}/{kit}", "rector.mef", "/costeo/kits/2026/1?categoria=I-1&place=160301"),
				Page.of("/costeo/kits/nuevo", "rector.mef"), Page.of("/costeo/kits/nuevo", "rector.mef").sending(SEND),
				Page.of("/costeo/kits/{year}/{kit}/items/nuevo", "rector.mef", "/costeo/kits/2026/1/items/nuevo"),
				Page.of("/costeo/kits/{year}/{kit}/items/nuevo", "rector.mef", "/costeo/kits/2026/1/items/nuevo")
					.sending(SEND),
				Page.of("/costeo/kits/{year}/{kit}/items/{item}", "rector.mef",
						"/costeo/kits/2026/1/items/B710100010001"),
				Page.of("/objetivos", "auditor"), Page.of("/objetivos", "rector.mef", "/objetivos?q=zzzz"),
				Page.of("/instituciones", "auditor", "/instituciones?year=2025"),
				Page.of("/instituciones/{secEjec}", "auditor", "/instituciones/001650?year=2025"),
				Page.of("/ejecucion/tipos-de-cambio", "rector.mef"),
				Page.of("/ejecucion/tipos-de-cambio", "auditor", "/ejecucion/tipos-de-cambio?moneda=CLP"),
				Page.of("/proveedores", "auditor"), Page.of("/proveedores", "auditor", "/proveedores?q=zzzz"),
				Page.of("/proveedores/{ruc}", "auditor", "/proveedores/20131370645"), Page.of("/ciclo", "auditor"),
				Page.of("/ciclo", "rector.mef"), Page.of("/ciclo/{year}", "rector.mef", "/ciclo/2027"),
				Page.of("/ciclo/{year}", "auditor", "/ciclo/2025"),
				Page.of("/feriados", "auditor", "/feriados?year=2026"),
				Page.of("/feriados", "admin", "/feriados?year=1999"),
				Page.of("/feriados", "admin", "/feriados?year=2026").sending(SEND),
				Page.of("/programas", "auditor", "/programas?year=2025"),
				Page.of("/programas/{code}", "auditor", "/programas/0149?year=2025"),
				Page.of("/programas/{code}", "auditor", "/programas/0001?year=2025"),
				Page.of("/programas/{code}/accesos", "auditor", "/programas/0149/accesos?year=2025"),
				Page.of("/programas/{code}/accesos", "rector.mef", "/programas/0149/accesos?year=2025"),
				Page.of("/programas/{code}/articulacion", "auditor", "/programas/0149/articulacion?year=2025"),
				Page.of("/territorio", "auditor", "/territorio?year=2025&q=lima"),
				Page.of("/territorio/{ubigeo}", "auditor", "/territorio/150000?year=2025"),
				Page.of("/programas/{code}/articulacion/unidades", "auditor",
						"/programas/0149/articulacion/unidades?year=2025"),
				Page.of("/programas/{code}/accesos/generacion", "responsable.pp",
						"/programas/0149/accesos/generacion?year=2025"),
				Page.of("/programas/{code}/accesos/nuevo", "responsable.pp", "/programas/0149/accesos/nuevo?year=2025"),
				Page.of("/programas/{code}/accesos/nuevo", "responsable.pp", "/programas/0149/accesos/nuevo?year=2025")
					.sending(SEND),
				Page.of("/programas/{code}/marco-logico", "auditor", "/programas/0149/marco-logico?year=2025"),
				Page.of("/indicadores", "auditor"),
				Page.of("/indicadores/{code}", "auditor", "/indicadores/ENDES-DC5?year=2025"),
				Page.of("/indicadores/{code}", "auditor", "/indicadores/3732?year=2025"),
				Page.of("/nacional", "analista.mef", "/nacional?year=2021"),
				Page.of("/nacional/detalle", "analista.mef", "/nacional/detalle?year=2021&by=departmentTarget"),
				Page.of("/nacional/detalle", "analista.mef", "/nacional/detalle?year=2021&category=0001&by=year"),
				Page.of("/alertas", "analista.mef", "/alertas?year=2021"),
				Page.of("/consulta", "auditor", "/consulta?year=2025&by=category"),
				Page.of("/presupuesto/lineas", "auditor", "/presupuesto/lineas?year=2025&by=item&category=0149"),
				Page.of("/presupuesto/lineas", "auditor", "/presupuesto/lineas?year=2025"),
				Page.of("/presupuesto/lineas/{year}/{unit}/{line}", "logistica.ue", UNIT_LINE),
				Page.of("/presupuesto/lineas/{year}/{unit}/{line}", "auditor", UNIT_LINE + "?asOf=2025-06-30"),
				Page.of("/presupuesto/metas/{year}/{unit}/{secFunc}", "auditor", "/presupuesto/metas/2025/001650/0002"),
				Page.of("/presupuesto/pca", "auditor", "/presupuesto/pca?year=2025"),
				Page.of("/contabilidad", "contabilidad.mef", "/contabilidad?year=2025"),
				Page.of("/contabilidad/{year}/{unit}", "contabilidad.ue", "/contabilidad/2025/001650"),
				Page.of("/contabilidad/{year}/{unit}/diario", "contabilidad.ue", "/contabilidad/2025/001650/diario"),
				Page.of("/contabilidad/{year}/{unit}/expedientes", "contabilidad.ue",
						"/contabilidad/2025/001650/expedientes?por=month&por=rubro"),
				Page.of("/contabilidad/{year}/{unit}/certificado", "contabilidad.ue",
						"/contabilidad/2025/001650/certificado"),
				Page.of("/contabilidad/{year}/{unit}/certificado", "auditor", "/contabilidad/2026/001650/certificado"),
				Page.of("/cierre", "rector.mef"), Page.of("/cierre", "contabilidad.mef"),
				Page.of("/contabilidad/{year}/{unit}/cierre", "contabilidad.ue", "/contabilidad/2026/001650/cierre"),
				Page.of("/contabilidad/{year}/{unit}/cierre", "auditor", "/contabilidad/2025/001650/cierre"),
				Page.of("/contabilidad/{year}/{unit}/mayor/{account}", "contabilidad.ue",
						"/contabilidad/2026/001650/mayor/2103"),
				Page.of("/contabilidad/{year}/{unit}/mayor/{account}", "auditor",
						"/contabilidad/2025/001650/mayor/9999"),
				Page.of("/contabilidad/{year}/{unit}/estados", "contabilidad.ue", "/contabilidad/2025/001650/estados"),
				Page.of("/contabilidad/{year}/{unit}/estados/{statement}", "contabilidad.ue",
						"/contabilidad/2026/001650/estados/ef-1"),
				Page.of("/contabilidad/{year}/{unit}/estados/{statement}", "auditor",
						"/contabilidad/2025/001650/estados/ep-1?hasta=10"),
				Page.of("/contabilidad/{year}/{unit}/estados/{statement}", "contabilidad.mef",
						"/contabilidad/2025/001650/estados/conciliacion"),
				Page.of("/contabilidad/{year}/{unit}/ajustes", "contabilidad.ue", "/contabilidad/2025/001650/ajustes"),
				Page.of("/contabilidad/{year}/{unit}/ajustes/nuevo", "contabilidad.ue",
						"/contabilidad/2025/001650/ajustes/nuevo?plantilla=depreciacion"),
				Page.of("/contabilidad/{year}/{unit}/ajustes/nuevo", "contabilidad.ue",
						"/contabilidad/2025/001650/ajustes/nuevo?plantilla=apertura")
					.sending(SEND),
				Page.of("/contabilidad/{year}/{unit}/ajustes/{number}", "contabilidad.ue",
						"/contabilidad/2025/001650/ajustes/1"),
				Page.of("/contabilidad/{year}/{unit}/ajustes/{number}", "administracion.ue",
						"/contabilidad/2025/001650/ajustes/2"),
				Page.of("/contabilidad/{year}/{unit}/ajustes/{number}/editar", "contabilidad.ue",
						"/contabilidad/2025/001650/ajustes/1/editar"),
				Page.of("/contabilidad/{year}/{unit}/meses", "contabilidad.ue", "/contabilidad/2025/001650/meses"),
				Page.of("/contabilidad/{year}/{unit}/meses", "contabilidad.mef", "/contabilidad/2025/001650/meses"),
				Page.of("/ejecucion/meses", "rector.mef", "/ejecucion/meses?year=2025"),
				Page.of("/ejecucion/meses", "contabilidad.ue", "/ejecucion/meses?year=2026"),
				Page.of("/contabilidad/{year}/{unit}/sin-asiento", "contabilidad.ue",
						"/contabilidad/2025/001650/sin-asiento"));
	}

	/**
	 * The pages of modifications, on the demonstration's notes.
	 * @param request address of a request of the PCA
	 * @return the pages
	 */
	static List<Page> modifying(String request) {
		String sent = "/modificaciones/2025/001650/0000000001-0001";
		String draft = "/modificaciones/2025/001650/0000000002-0001";
		String note = "/modificaciones/{year}/{unit}/{note}";
		return List.of(Page.of("/modificaciones", "auditor", "/modificaciones?year=2025"),
				Page.of("/modificaciones", "presupuesto.ue", "/modificaciones?year=2025&q=zzzz"),
				Page.of(note, "titular.pliego", sent), Page.of(note, "presupuesto.ue", draft),
				Page.of(note, "auditor", sent), Page.of(note + "/editar", "presupuesto.ue", draft + "/editar"),
				Page.of("/modificaciones/nueva", "presupuesto.ue", "/modificaciones/nueva?year=2025"),
				Page.of("/modificaciones/nueva", "presupuesto.ue", "/modificaciones/nueva?year=2025").sending(SEND),
				Page.of("/modificaciones/resoluciones", "titular.pliego", "/modificaciones/resoluciones?year=2025"),
				Page.of("/modificaciones/resoluciones", "auditor", "/modificaciones/resoluciones?year=2026"),
				Page.of("/presupuesto/revisiones-pca", "presupuesto.pliego", "/presupuesto/revisiones-pca?year=2025"),
				Page.of("/presupuesto/revisiones-pca", "rector.mef", "/presupuesto/revisiones-pca?year=2026"),
				Page.of("/presupuesto/revisiones-pca/{year}/{unit}/{number}", "presupuesto.pliego", request),
				Page.of("/presupuesto/revisiones-pca/nueva", "presupuesto.pliego",
						"/presupuesto/revisiones-pca/nueva?year=2025"));
	}

	/**
	 * The pages of revenue, on the demonstration's records.
	 * @return the pages
	 */
	static List<Page> earning() {
		String record = "/ingresos/{year}/{unit}/{record}";
		String owed = "/ingresos/2025/001650/0000000001";
		String draft = "/ingresos/2025/001650/0000000003";
		return List.of(Page.of("/ingresos", "auditor", "/ingresos?year=2025"),
				Page.of("/ingresos", "tesoreria.ue", "/ingresos?year=2025&q=zzzz"),
				Page.of("/ingresos/presupuesto", "auditor", "/ingresos/presupuesto?year=2025"),
				Page.of("/ingresos/presupuesto", "auditor", "/ingresos/presupuesto?year=2025&rubro=19"),
				Page.of("/ingresos/nuevo", "tesoreria.ue", "/ingresos/nuevo?year=2025"),
				Page.of("/ingresos/nuevo", "tesoreria.ue", "/ingresos/nuevo?year=2025&directo=true").sending(SEND),
				Page.of(record, "tesoreria.ue", owed), Page.of(record, "tesoreria.ue", draft),
				Page.of(record, "administracion.ue", "/ingresos/2025/001650/0000000002"),
				Page.of(record + "/editar", "tesoreria.ue", draft + "/editar"),
				Page.of(record + "/{step}", "tesoreria.ue", owed + "/collect"),
				Page.of(record + "/{step}", "tesoreria.ue", owed + "/annul"));
	}

	/**
	 * The pages of the treasury, on the demonstration's limits and purses.
	 * @param batch address of a batch of payments that waits for signatures
	 * @return the pages
	 */
	static List<Page> keepingMoney(String batch) {
		String calendar = "/tesoreria/calendario/{year}/{unit}";
		return List.of(Page.of("/tesoreria/calendario", "tesoro.mef", "/tesoreria/calendario?year=2025"),
				Page.of("/tesoreria/calendario", "auditor", "/tesoreria/calendario?year=2026"),
				Page.of(calendar, "tesoro.mef", "/tesoreria/calendario/2025/001650"),
				Page.of(calendar, "tesoreria.ue", "/tesoreria/calendario/2025/001650"),
				Page.of(calendar, "auditor", "/tesoreria/calendario/2026/000143"),
				Page.of("/tesoreria/bolsas", "tesoro.mef", "/tesoreria/bolsas?year=2025"),
				Page.of("/tesoreria/lotes", "tesoreria.ue", "/tesoreria/lotes?year=2026"),
				Page.of("/tesoreria/lotes", "auditor", "/tesoreria/lotes?year=2025"),
				Page.of("/tesoreria/lotes/nuevo", "tesoreria.ue", "/tesoreria/lotes/nuevo?year=2026"),
				Page.of("/tesoreria/lotes/nuevo", "tesoreria.ue", "/tesoreria/lotes/nuevo?year=2025"),
				Page.of("/tesoreria/lotes/{year}/{unit}/{batch}", "administracion.ue", batch),
				Page.of("/tesoreria/lotes/{year}/{unit}/{batch}", "tesoreria.ue", batch),
				Page.of("/tesoreria/bancos", "auditor", "/tesoreria/bancos?year=2026"),
				Page.of("/tesoreria/reversiones", "tesoreria.ue", "/tesoreria/reversiones?year=2026"),
				Page.of("/tesoreria/reversiones", "tesoro.mef", "/tesoreria/reversiones?year=2026"),
				Page.of("/tesoreria/bancos/{year}/{unit}/{bankAccount}", "tesoreria.ue",
						"/tesoreria/bancos/2026/001650/CUT"),
				Page.of("/tablas", "rector.mef"), Page.of("/tablas/{yearlyTable}", "rector.mef", "/tablas/anticipos"),
				Page.of("/tablas/{yearlyTable}", "tesoro.mef", "/tablas/detracciones?year=2026"),
				Page.of("/tablas/{yearlyTable}", "auditor", "/tablas/operaciones?year=2000"),
				Page.of("/tesoreria/cuentas", "auditor"),
				Page.of("/tesoreria/cuentas", "auditor", "/tesoreria/cuentas?q=zzzz"),
				Page.of("/tesoreria/cuentas/{ruc}", "logistica.ue", "/tesoreria/cuentas/20131370645"),
				Page.of("/tesoreria/bolsas", "auditor", "/tesoreria/bolsas?year=2026"),
				Page.of("/tesoreria/bolsas/{year}/{unit}/{purse}", "tesoro.mef", "/tesoreria/bolsas/2025/001650/09-0"));
	}

	/**
	 * The pages of a purchase.
	 * @param papers its documents
	 * @return the pages
	 */
	static List<Page> buying(Pages papers) {
		String document = "/ejecucion/{stage}/{year}/{unit}/{document}";
		return List.of(Page.of("/ejecucion/certificaciones", "auditor", "/ejecucion/certificaciones?year=2026"),
				Page.of("/ejecucion/certificaciones", "auditor", "/ejecucion/certificaciones?year=2026&q=zzzz"),
				Page.of("/ejecucion/expedientes", "auditor", "/ejecucion/expedientes?year=2026"),
				Page.of("/ejecucion/expedientes/{year}/{unit}/{number}", "auditor", papers.file()),
				Page.of("/ejecucion/expedientes/{year}/{unit}/{number}", "logistica.ue", papers.file()),
				Page.of("/ejecucion/expedientes/{year}/{unit}/{number}/reasignar", "logistica.ue",
						papers.file() + "/reasignar"),
				Page.of("/ejecucion/expedientes/{year}/{unit}/{number}/reasignar", "logistica.ue",
						papers.file() + "/reasignar")
					.sending(SEND),
				Page.of("/ejecucion/reasignaciones", "auditor", "/ejecucion/reasignaciones?year=2026"),
				Page.of("/ejecucion/reasignaciones", "auditor", "/ejecucion/reasignaciones?year=2025"),
				Page.of(document, "logistica.ue", papers.draft()), Page.of(document, "presupuesto.ue", papers.sent()),
				Page.of(document, "presupuesto.ue", papers.sent()).sending("form[action$='/reject'] button"),
				Page.of(document, "logistica.ue", papers.rejected()),
				Page.of(document, "administracion.ue", papers.approved()), Page.of(document, "auditor", papers.paid()),
				Page.of(document + "/corregir", "logistica.ue", papers.draft() + "/corregir"),
				Page.of(document + "/{change}", "logistica.ue", papers.approved() + "/increase"),
				Page.of(document + "/{change}", "logistica.ue", papers.approved() + "/reduce").sending(SEND),
				Page.of(document + "/siguiente", "logistica.ue", papers.approved() + "/siguiente"),
				Page.of(document + "/siguiente", "logistica.ue", papers.approved() + "/siguiente").sending(SEND),
				Page.of("/ejecucion/certificaciones/nueva", "logistica.ue",
						"/ejecucion/certificaciones/nueva?year=2025"),
				Page.of("/ejecucion/certificaciones/nueva", "logistica.ue",
						"/ejecucion/certificaciones/nueva?year=2025")
					.sending(SEND));
	}

	/**
	 * The pages of the chain beside its documents.
	 * @param reassignment one that waits
	 * @param purchase a contract and an order
	 * @param payroll one that waits for the head of administration
	 * @param advances one with an account that waits, one that is owed
	 * @return the pages
	 */
	static List<Page> chaining(String reassignment, List<String> purchase, List<String> advances, String payroll) {
		String pay = "/planillas/{year}/{unit}/{payroll}";
		String advance = "/anticipos/{year}/{unit}/{advance}";
		String one = "/ejecucion/reasignaciones/{year}/{unit}/{reassignment}";
		String contract = "/contratos/{unit}/{contract}";
		String order = "/ordenes/{year}/{unit}/{order}";
		return List.of(Page.of(one, "presupuesto.ue", reassignment), Page.of(one, "logistica.ue", reassignment),
				Page.of("/control/senales", "auditor", "/control/senales?year=2026"),
				Page.of("/control/senales/{signal}", "auditor", "/control/senales/GHOST_TARGET?year=2026"),
				Page.of("/control/senales/{signal}", "auditor", "/control/senales/SPLIT?year=2012"),
				Page.of("/planillas", "auditor", "/planillas?year=2026"),
				Page.of("/planillas", "personal.ue", "/planillas?year=2027"),
				Page.of("/planillas/nueva", "personal.ue", "/planillas/nueva?year=2026"),
				Page.of("/planillas/nueva", "personal.ue", "/planillas/nueva?year=2026").sending(SEND),
				Page.of(pay, "administracion.ue", payroll), Page.of(pay, "auditor", payroll),
				Page.of("/continuidad", "logistica.ue"), Page.of("/continuidad/registros", "auditor"),
				Page.of("/continuidad/registros", "administracion.ue", "/continuidad/registros?estado=DISCARDED"),
				Page.of("/continuidad/navegadores", "administracion.ue"),
				Page.of("/anticipos", "auditor", "/anticipos?year=2026"),
				Page.of("/anticipos", "logistica.ue", "/anticipos?year=2026&q=zzzz"),
				Page.of("/anticipos/nuevo", "logistica.ue", "/anticipos/nuevo?year=2026"),
				Page.of("/anticipos/nuevo", "logistica.ue", "/anticipos/nuevo?year=2026").sending(SEND),
				Page.of(advance, "contabilidad.ue", advances.get(0)), Page.of(advance, "logistica.ue", advances.get(1)),
				Page.of("/contratos", "auditor"), Page.of("/contratos", "logistica.ue", "/contratos?q=zzzz"),
				Page.of("/contratos/sancionados", "auditor"), Page.of("/contratos/nuevo", "logistica.ue"),
				Page.of("/contratos/nuevo", "logistica.ue").sending(SEND),
				Page.of(contract, "logistica.ue", purchase.get(0)), Page.of(contract, "auditor", purchase.get(0)),
				Page.of("/tesoreria/plan", "auditor"),
				Page.of("/tesoreria/plan", "tesoreria.ue", "/tesoreria/plan?year=2026"),
				Page.of("/tesoreria/plan", "auditor", "/tesoreria/plan?year=2025&unidad=001650"),
				Page.of("/sentencias", "auditor"),
				Page.of("/sentencias", "contabilidad.ue", "/sentencias?estado=withdrawn"),
				Page.of("/sentencias/nueva", "contabilidad.ue"),
				Page.of("/sentencias/nueva", "contabilidad.ue").sending(SEND),
				Page.of("/sentencias/{unit}/{judgment}", "contabilidad.ue", "/sentencias/001650/3"),
				Page.of("/sentencias/{unit}/{judgment}", "administracion.ue", "/sentencias/001650/3"),
				Page.of("/garantias", "auditor"), Page.of("/garantias", "tesoreria.ue", "/garantias?estado=CALLED"),
				Page.of("/garantias/nueva", "tesoreria.ue"), Page.of("/garantias/nueva", "tesoreria.ue").sending(SEND),
				Page.of("/garantias/{unit}/{letter}", "tesoreria.ue", purchase.get(3)),
				Page.of("/garantias/{unit}/{letter}", "auditor", purchase.get(3)), Page.of("/interfaces", "auditor"),
				Page.of("/interfaces", "logistica.ue", "/interfaces?sistema=AIRHSP"),
				Page.of("/interfaces/mensajes/{unit}/{message}", "logistica.ue", purchase.get(4)),
				Page.of("/interfaces/mensajes/{unit}/{message}", "auditor", purchase.get(4)),
				Page.of("/previsiones", "auditor", "/previsiones?year=2026"),
				Page.of("/previsiones", "logistica.ue", "/previsiones?year=2012"),
				Page.of("/previsiones/nueva", "logistica.ue", "/previsiones/nueva?year=2026"),
				Page.of("/previsiones/nueva", "logistica.ue", "/previsiones/nueva?year=2026").sending(SEND),
				Page.of("/previsiones/{year}/{unit}/{forecast}", "presupuesto.ue", purchase.get(2)),
				Page.of("/previsiones/{year}/{unit}/{forecast}", "auditor", purchase.get(2)),
				Page.of("/ordenes", "auditor", "/ordenes?year=2026"),
				Page.of("/ordenes", "logistica.ue", "/ordenes?year=2026&q=zzzz"),
				Page.of("/ordenes/nueva", "logistica.ue", "/ordenes/nueva?year=2026"),
				Page.of("/ordenes/nueva", "logistica.ue", "/ordenes/nueva?year=2026").sending(SEND),
				Page.of(order, "administracion.ue", purchase.get(1)), Page.of(order, "auditor", purchase.get(1)));
	}

	/**
	 * The chart of accounts and what changes it.
	 * @param requests one that is written and has something in its way, one that waits
	 * @return the pages
	 */
	static List<Page> accounting(List<String> requests) {
		String chart = "/contabilidad/plan-de-cuentas";
		String one = chart + "/{year}/{request}";
		return List.of(Page.of(chart, "auditor", chart + "?year=2025"),
				Page.of(chart, "contabilidad.ue", chart + "?year=2079&q=zzzz"),
				Page.of(chart + "/nueva", "contabilidad.ue", chart + "/nueva?year=2025"),
				Page.of(chart + "/nueva", "contabilidad.ue", chart + "/nueva?year=2025").sending(SEND),
				Page.of(one, "contabilidad.ue", requests.get(0)), Page.of(one, "contabilidad.mef", requests.get(1)),
				Page.of(one + "/editar", "contabilidad.ue", requests.get(0) + "/editar"));
	}

	/**
	 * The pages of a design.
	 * @param draft where it is
	 * @return the pages
	 */
	static List<Page> designing(ADraft.Pages draft) {
		String version = "/programas/{code}/versiones/{version}";
		String designer = "responsable.pp";
		return List.of(Page.of("/programas/nuevo", "rector.mef"),
				Page.of("/programas/nuevo", "rector.mef").sending("main form button.go"),
				Page.of("/programas/{code}/ejercicios", designer, "/programas/0149/ejercicios"),
				Page.of(version + "/ejercicio", designer, draft.exercise() + "/ejercicio"),
				Page.of(version + "/ejercicio", "auditor", draft.exercise() + "/ejercicio"),
				Page.of(version + "/equipo", designer, draft.exercise() + "/equipo"),
				Page.of("/programas/{code}/versiones", designer, "/programas/0149/versiones"),
				Page.of(version, designer, draft.page()), Page.of(version, "analista.mef", draft.page()),
				Page.of(version + "/matriz", designer, draft.page() + "/matriz"),
				Page.of(version + "/matriz", "auditor", draft.page() + "/matriz"),
				Page.of(version + "/hallazgos", "auditor", draft.page() + "/revision"),
				Page.of(version + "/revision", designer, draft.page() + "/revision"),
				Page.of(version + "/diagnostico", designer, draft.page() + "/diagnostico"),
				Page.of(version + "/equipo", designer, draft.page() + "/equipo"),
				Page.of(version + "/nodos/{id}", designer, draft.page() + "/nodos/" + draft.product()),
				Page.of(version + "/partes/{part}/nuevo", designer, draft.page() + "/partes/cause/nuevo"),
				Page.of(version + "/partes/{part}/nuevo", designer, draft.page() + "/partes/cause/nuevo")
					.sending("main form button.go"),
				Page.of(version + "/partes/{part}/{id}", designer, draft.page() + "/partes/cause/" + draft.cause()),
				Page.of(version + "/comentarios", "analista.mef", draft.page() + "/comentarios"),
				Page.of(version + "/historia", designer, draft.page() + "/historia"),
				Page.of(version + "/comparar", "auditor", draft.page() + "/comparar?con=" + draft.original()),
				Page.of("/indicadores/{code}/fichas", designer, "/indicadores/3892/fichas"),
				Page.of("/indicadores/{code}/fichas/comparar", "auditor", draft.sheets()),
				Page.of("/indicadores/{code}/fichas/{year}/{version}", designer, draft.sheet()),
				Page.of("/indicadores/{code}/fichas/{year}/{version}", "auditor", draft.sheet()));
	}

	/**
	 * The pages of a unit's programming.
	 * @return the pages
	 */
	static List<Page> programming() {
		String file = "/programacion/{year}/{process}/{unit}";
		String here = "/programacion/2027/multianual/001650";
		String officer = "presupuesto.ue";
		return List.of(Page.of("/programacion", officer), Page.of("/programacion", "analista.mef"),
				Page.of("/programacion", "auditor", "/programacion?q=zzzz"), Page.of(file, officer, here),
				Page.of(file, "auditor", here), Page.of(file + "/metas", officer, here + "/metas"),
				Page.of(file + "/metas", "auditor", here + "/metas?q=zzzz"),
				Page.of(file + "/meses", officer, here + "/meses"),
				Page.of(file + "/productos", officer, here + "/productos"),
				Page.of(file + "/montos", officer, here + "/montos?meta=0001"),
				Page.of(file + "/montos", officer, here + "/montos?meta=0001").sending(SEND),
				Page.of(file + "/montos/{line}", "auditor", here + "/montos/0001-00-0-2.6.7.1.4.3"),
				Page.of(file + "/ingresos", officer, here + "/ingresos"),
				Page.of(file + "/ingresos", officer, here + "/ingresos").sending(SEND),
				Page.of(file + "/comision", officer, here + "/comision"),
				Page.of(file + "/comision", officer, here + "/comision").sending(SEND),
				Page.of(file + "/revision", "auditor", here + "/revision"),
				Page.of(file + "/metas/nueva", officer, here + "/metas/nueva?programa=9001"),
				Page.of(file + "/metas/nueva", officer, here + "/metas/nueva?programa=9001").sending(SEND),
				Page.of(file + "/metas/{secFunc}/puntos", officer, here + "/metas/0001/puntos"),
				Page.of(file + "/metas/{secFunc}", officer, here + "/metas/0001"),
				Page.of(file + "/metas/{secFunc}", officer, here + "/metas/0001").sending(SEND));
	}

	/**
	 * The pages of opening budgets.
	 * @return the pages
	 */
	static List<Page> opening() {
		String pliego = "/apertura/{year}/{pliego}";
		String here = "/apertura/2027/09-096";
		String whole = "/programacion/consolidado/{year}/{process}/{pliego}";
		return List.of(Page.of("/apertura", "titular.pliego"), Page.of("/apertura", "auditor", "/apertura?year=2019"),
				Page.of(pliego, "titular.pliego", here), Page.of(pliego, "presupuesto.ue", here),
				Page.of(pliego + "/informe", "auditor", here + "/informe"),
				Page.of(pliego + "/informe", "titular.pliego", here + "/informe?por=meta&por=detalle"),
				Page.of("/apertura", "rector.mef"), Page.of(pliego + "/ley", "auditor", here + "/ley"),
				Page.of(pliego + "/sustento", "titular.pliego", here + "/sustento"),
				Page.of(whole, "presupuesto.pliego", "/programacion/consolidado/2027/multianual/09-096?revisar=true"),
				Page.of(whole, "auditor", "/programacion/consolidado/2027/formulacion/09-096"));
	}

	/**
	 * The pages of a needs table.
	 * @param pages where they are
	 * @return the pages
	 */
	static List<Page> costing(ANeedsTable.Pages pages) {
		String table = pages.table();
		String officer = "presupuesto.ue";
		String pattern = "/costeo/necesidades/{year}/{process}/{unit}";
		return List.of(Page.of(pattern, officer, table), Page.of(pattern, "auditor", table),
				Page.of(pattern + "/filas", officer, table + "/filas"),
				Page.of(pattern + "/filas", officer, table + "/filas?q=zzzz"),
				Page.of(pattern + "/filas/{need}", officer, table + "/filas/" + pages.need()),
				Page.of(pattern + "/nueva", officer, table + "/nueva"),
				Page.of(pattern + "/nueva", officer, table + "/nueva").sending(SEND),
				Page.of(pattern + "/fuentes", officer, table + "/fuentes"),
				Page.of(pattern + "/techos", officer, table + "/techos"));
	}

	/**
	 * The pages of decision memos.
	 * @return the pages
	 */
	static List<Page> deciding() {
		String memo = "/decisiones/{year}/{subject}";
		String here = "/decisiones/2027/001650";
		return List.of(Page.of("/decisiones", "presupuesto.ue"),
				Page.of("/decisiones", "auditor", "/decisiones?estado=PUBLISHED"),
				Page.of(memo, "presupuesto.ue", here), Page.of(memo, "analista.mef", here),
				Page.of(memo, "responsable.pp", "/decisiones/2027/0149"),
				Page.of("/decisiones/compromisos", "rector.mef"),
				Page.of("/decisiones/compromisos", "rector.mef").sending(SEND),
				Page.of("/decisiones/compromisos", "auditor"), Page.of("/decisiones/uso", "auditor"));
	}

	/**
	 * The page that mends a proposal of access.
	 * @param objected where it is
	 * @return the page
	 */
	static List<Page> granting(String objected) {
		return List.of(Page.of("/programas/{code}/accesos/{grant}/propuesta", "responsable.pp", objected));
	}

	/**
	 * The pages of macro frames and ceilings.
	 * @param made where they are
	 * @return the pages
	 */
	static List<Page> limiting(CeilingFixture.Pages made) {
		String version = "/techos/{version}";
		String ceiling = version + "/{ceiling}";
		return List.of(Page.of("/marco", "rector.mef"), Page.of("/marco", "presupuesto.pliego"),
				Page.of("/marco/nuevo", "rector.mef"),
				Page.of("/marco/nuevo", "rector.mef").sending("main form button.go"),
				Page.of("/marco/{frame}", "rector.mef", made.draftFrame()),
				Page.of("/marco/{frame}", "auditor", made.frame()), Page.of("/marco/comparar", "analista.mef"),
				Page.of("/techos", "rector.mef"), Page.of("/techos", "presupuesto.ue"),
				Page.of("/techos/nueva", "rector.mef"),
				Page.of("/techos/nueva", "rector.mef").sending("main form button.go"),
				Page.of(version, "rector.mef", made.draft()), Page.of(version, "presupuesto.pliego", made.version()),
				Page.of(version, "auditor", made.version() + "?q=zzzz"),
				Page.of(version + "/comparacion", "auditor", made.version() + "/comparacion?todo=true"),
				Page.of(version + "/propuestas", "presupuesto.pliego", made.version() + "/propuestas"),
				Page.of(version + "/propuestas", "rector.mef",
						made.version() + "/propuestas?criterio=TARGET_COST&monto=uno"),
				Page.of(ceiling, "presupuesto.pliego", made.ceiling()), Page.of(ceiling, "auditor", made.ceiling()),
				Page.of(ceiling + "/simulacion", "rector.mef", made.ceiling() + "/simulacion?amount=1000"),
				Page.of(ceiling + "/simulacion", "rector.mef", made.ceiling() + "/simulacion?amount=uno"));
	}

	/**
	 * A page as somebody sees it.
	 *
	 * @param pattern of its handler
	 * @param username a demo user who opens it; blank for nobody, signed out
	 * @param address where it is, with example values
	 * @param status what the server answers
	 * @param send selector of a button pressed once the page is open, with its fields
	 * left as they are: what comes back is the page meant; blank for none
	 */
	record Page(String pattern, String username, String address, int status, String send) {

		static Page of(String pattern, String username, String address) {
			return new Page(pattern, username, address, 200, "");
		}

		static Page of(String pattern, String username) {
			return of(pattern, username, pattern);
		}

		Page answering(int answer) {
			return new Page(this.pattern, this.username, this.address, answer, this.send);
		}

		Page sending(String button) {
			return new Page(this.pattern, this.username, this.address, this.status, button);
		}

	}

}
