package pe.siaf.classifier;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.exchange.ImportKind;

/** Registers a kind of import for each catalogue and for the links between them. */
@Configuration(proxyBeanMethods = false)
@Import(CatalogueImports.Registrar.class)
class CatalogueImports {

	static class Registrar implements BeanRegistrar {

		@Override
		public void register(BeanRegistry registry, Environment environment) {
			for (Catalogue catalogue : Catalogue.values()) {
				registry.registerBean("import-" + catalogue.slug(), ImportKind.class, (bean) -> bean
					.supplier((context) -> new CatalogueImport(catalogue, context.bean(JdbcClient.class))));
			}
			registry.registerBean("import-chains", ImportKind.class,
					(bean) -> bean.supplier((context) -> LinkImport.chains(context.bean(JdbcClient.class))));
			registry.registerBean("import-category-products", ImportKind.class,
					(bean) -> bean.supplier((context) -> LinkImport.categoryProducts(context.bean(JdbcClient.class))));
		}

	}

}
