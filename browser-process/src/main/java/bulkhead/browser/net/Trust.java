package bulkhead.browser.net;

import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/// Who may sign certificates, in the two forms that OkHttp asks for.
record Trust(SSLSocketFactory sockets, X509TrustManager manager) {}
