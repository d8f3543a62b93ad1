package pe.siaf.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.AbstractPropertyBindingResult;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.InitBinderDataBinderFactory;
import org.springframework.web.method.support.InvocableHandlerMethod;

import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * Gives a page its form also when something typed in it can't be read. Without it the
 * model holds no form then, while the handler does, and a page that asks its form for
 * anything breaks off in the middle.
 */
class FormHandlers extends RequestMappingHandlerAdapter {

	@Override
	protected InitBinderDataBinderFactory createDataBinderFactory(List<InvocableHandlerMethod> binderMethods) {
		return new ServletRequestDataBinderFactory(binderMethods, getWebBindingInitializer()) {

			@Override
			protected ServletRequestDataBinder createBinderInstance(@Nullable Object target, String objectName,
					NativeWebRequest request) {
				return new FormBinder(target, objectName);
			}

		};
	}

	/** Keeps what it made of the form beside what it couldn't read. */
	private static final class FormBinder extends ExtendedServletRequestDataBinder {

		private @Nullable AbstractPropertyBindingResult result;

		private FormBinder(@Nullable Object target, String objectName) {
			super(target, objectName);
		}

		@Override
		public void construct(ValueResolver values) {
			super.construct(values);
			AbstractPropertyBindingResult unreadable = super.getInternalBindingResult();
			if (getTarget() != null && unreadable.getTarget() == null) {
				this.result = createBeanPropertyBindingResult();
				this.result.addAllErrors(unreadable);
			}
		}

		@Override
		protected AbstractPropertyBindingResult getInternalBindingResult() {
			return (this.result != null) ? this.result : super.getInternalBindingResult();
		}

	}

}
