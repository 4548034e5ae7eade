<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>llmcap::BreakdownPage</name>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Por proveedor</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Por modelo</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>Por clave</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Por proyecto</translation>
    </message>
    <message>
        <source>By client program</source>
        <translation>Por programa</translation>
    </message>
    <message>
        <source>Spend by label</source>
        <translation>Gasto por categoría</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Save the breakdown as CSV or JSON</source>
        <translation>Guardar el desglose como CSV o JSON</translation>
    </message>
    <message>
        <source>%1, the dearest first</source>
        <comment>a table: By provider, By model</comment>
        <translation>%1, primero lo más caro</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>No hay solicitudes en este periodo.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .json; it decides the kind of file.</source>
        <translation>Elija un nombre que termine en .csv o .json; la extensión decide el formato.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsMenu</name>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Nuevo tope…</translation>
    </message>
    <message>
        <source>&amp;Set limit…</source>
        <translation>&amp;Fijar límite…</translation>
    </message>
    <message>
        <source>+%1 %2</source>
        <comment>+$5 today: raises a cap</comment>
        <translation>+%1 %2</translation>
    </message>
    <message>
        <source>&amp;Take back the raise of %1</source>
        <translation>&amp;Retirar el aumento de %1</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <comment>enforce a paused cap again</comment>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>&amp;Pause for 1 hour</source>
        <translation>&amp;Pausar 1 hora</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsPage</name>
    <message>
        <source>everything</source>
        <comment>which requests a cap counts</comment>
        <translation>todo</translation>
    </message>
    <message>
        <source>No cap is set: nothing is refused.</source>
        <translation>No hay ningún tope: no se rechaza nada.</translation>
    </message>
    <message>
        <source>Set &amp;limit…</source>
        <translation>Fijar &amp;límite…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a cap</comment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a day, a month</comment>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Gastado</translation>
    </message>
    <message>
        <source>Counts</source>
        <comment>which requests a cap counts</comment>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Topes</translation>
    </message>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Nuevo tope…</translation>
    </message>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
    <message>
        <source>Remove the cap “%1”? It no longer holds back any request.</source>
        <translation>¿Quitar el tope «%1»? Dejará de retener solicitudes.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartCard</name>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV para hojas de cálculo (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON para programas (*.json)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Imagen PNG (*.png)</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>Guardar cifras</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 como tabla</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Save %1 as CSV, JSON or PNG</source>
        <translation>Guardar %1 como CSV, JSON o PNG</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv, .json or .png; it decides the kind of file.</source>
        <translation>Elija un nombre que termine en .csv, .json o .png; la extensión decide el formato.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartPicture</name>
    <message>
        <source>most: %1 at %2</source>
        <comment>a number, a time</comment>
        <translation>máximo: %1, %2</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Gastado</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Total acumulado</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 gastados</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <comment>the limit, as a line in a chart</comment>
        <translation>Tope %1</translation>
    </message>
    <message>
        <source>, cap %1</source>
        <comment>appended to &quot;$4 spent&quot;: the limit</comment>
        <translation>, tope %1</translation>
    </message>
    <message>
        <source>No requests in this time. Point a tool at LLMCap to see them.</source>
        <translation>No hay solicitudes en este periodo. Conecte una herramienta a LLMCap para verlas aquí.</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>No hay solicitudes en este periodo.</translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation>No se gastó nada en este periodo.</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloqueadas</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>requests that were not blocked</comment>
        <translation>Aceptadas</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%1 bloqueada</numerusform>
            <numerusform>%1 bloqueadas</numerusform>
        </translation>
    </message>
    <message>
        <source>No request was blocked in this time.</source>
        <translation>No se bloqueó ninguna solicitud en este periodo.</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Lectura de caché</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Escritura de caché</translation>
    </message>
    <message>
        <source>No tokens were used in this time.</source>
        <translation>No se usaron tokens en este periodo.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartTicks</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1&#xa0;M</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectMenu</name>
    <message>
        <source>Copy &amp;PowerShell lines</source>
        <translation>Copiar líneas de &amp;PowerShell</translation>
    </message>
    <message>
        <source>Copy &amp;Command Prompt lines</source>
        <translation>Copiar líneas del &amp;símbolo del sistema</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines</source>
        <translation>Copiar líneas de &amp;shell</translation>
    </message>
    <message>
        <source>&amp;Test…</source>
        <translation>P&amp;robar…</translation>
    </message>
    <message>
        <source>Copy base URL: &amp;%1</source>
        <translation>Copiar URL base: &amp;%1</translation>
    </message>
    <message>
        <source>&amp;Route my tools</source>
        <translation>Re&amp;dirigir mis herramientas</translation>
    </message>
    <message>
        <source>Tools that start from now on send their requests through LLMCap, until it quits</source>
        <translation>Las herramientas que se inicien desde ahora envían sus solicitudes por LLMCap, hasta que se cierre</translation>
    </message>
    <message>
        <source>Copy &amp;example</source>
        <translation>Copiar &amp;ejemplo</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectionTest</name>
    <message>
        <source>LLMCap: test a connection</source>
        <translation>LLMCap: probar una conexión</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Base URL for the tool</source>
        <translation>URL base para la herramienta</translation>
    </message>
    <message>
        <source>Newest request</source>
        <translation>Última solicitud</translation>
    </message>
    <message>
        <source>Requests that arrived, by provider</source>
        <translation>Solicitudes recibidas, por proveedor</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>Preguntando a LLMCap…</translation>
    </message>
    <message>
        <source>It works: requests of your tool pass through LLMCap.</source>
        <translation>Funciona: las solicitudes de su herramienta pasan por LLMCap.</translation>
    </message>
    <message>
        <source>LLMCap answers. Give your tool the base URL of its provider, then let it send a request: it appears here at once.</source>
        <translation>LLMCap responde. Dé a su herramienta la URL base de su proveedor y haga que envíe una solicitud: aparecerá aquí al instante.</translation>
    </message>
    <message>
        <source>waiting for one</source>
        <translation>esperando una</translation>
    </message>
    <message>
        <source>Free request</source>
        <translation>Solicitud gratuita</translation>
    </message>
    <message>
        <source>Send a &amp;free request to each</source>
        <translation>Enviar una solicitud &amp;gratuita a cada uno</translation>
    </message>
    <message>
        <source>Asks each provider for its list of models, which costs nothing</source>
        <translation>Pide a cada proveedor su lista de modelos, lo que no cuesta nada</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>preguntando…</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardText</name>
    <message>
        <source>all estimated</source>
        <translation>todo estimado</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>%1 estimados</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 sin precio</translation>
    </message>
    <message>
        <source>%1 of unknown cost</source>
        <translation>%1 de coste desconocido</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>informado</translation>
    </message>
    <message>
        <source>nothing billed</source>
        <translation>nada facturado</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message numerus="yes">
        <source>%1 day(s)</source>
        <translation>
            <numerusform>%1 día</numerusform>
            <numerusform>%1 días</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>al menos %1</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>hora</translation>
    </message>
    <message>
        <source>day</source>
        <translation>día</translation>
    </message>
    <message>
        <source>week</source>
        <translation>semana</translation>
    </message>
    <message>
        <source>week, from %1</source>
        <comment>a day of the week</comment>
        <translation>semana, desde el %1</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mes</translation>
    </message>
    <message>
        <source>month, from day %1</source>
        <comment>a number, 2 to 31</comment>
        <translation>mes, desde el día %1</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>en total</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Client gone</source>
        <translation>Cliente desconectado</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>Fallo del proveedor</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Cut off by a crash</source>
        <translation>Interrumpida por un fallo</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>estimado</translation>
    </message>
    <message>
        <source>held</source>
        <translation>reservado</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>sin precio</translation>
    </message>
    <message>
        <source>Nothing was billed.</source>
        <translation>No se facturó nada.</translation>
    </message>
    <message>
        <source>From the usage that the provider reported.</source>
        <translation>Según el uso que informó el proveedor.</translation>
    </message>
    <message>
        <source>The provider reported no usage: estimated from what passed.</source>
        <translation>El proveedor no informó del uso: estimado a partir de lo que pasó.</translation>
    </message>
    <message>
        <source>Unknown: the whole amount held stays counted.</source>
        <translation>Desconocido: todo el importe reservado sigue contando.</translation>
    </message>
    <message>
        <source>The usage is known, its price is not: counted as $0.</source>
        <translation>El uso se conoce, su precio no: cuenta como 0&#xa0;US$.</translation>
    </message>
    <message>
        <source>All paid requests are blocked.</source>
        <translation>Todas las solicitudes de pago están bloqueadas.</translation>
    </message>
    <message>
        <source>Caps are paused until %1: nothing is blocked.</source>
        <translation>Los topes están en pausa hasta %1: no se bloquea nada.</translation>
    </message>
    <message>
        <source>Warn only: nothing is blocked.</source>
        <translation>Solo avisos: no se bloquea nada.</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardWindow</name>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>LLMCap dashboard</source>
        <translation>Panel de LLMCap</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Resumen</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>&amp;Desglose</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>&amp;Solicitudes</translation>
    </message>
    <message>
        <source>All figures are pretended: no provider was asked.</source>
        <translation>Todas las cifras son ficticias: no se consultó a ningún proveedor.</translation>
    </message>
    <message>
        <source>Data is %1 old.</source>
        <comment>an age like 4 min</comment>
        <translation>Los datos son de hace %1.</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>Preguntando a LLMCap…</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>Aún no hay cifras.</translation>
    </message>
    <message>
        <source>(now).</source>
        <comment>as of when figures are</comment>
        <translation>(ahora).</translation>
    </message>
    <message>
        <source>(%1 ago).</source>
        <comment>an age like 4 min</comment>
        <translation>(hace %1).</translation>
    </message>
    <message>
        <source> From %1.</source>
        <comment>appended to a sentence: the name of a machine</comment>
        <translation> Desde %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::Dates</name>
    <message>
        <source>d MMM</source>
        <extracomment>A date in the letters of QDate::toString(): day and month, like &quot;24 Nov&quot;.</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A date in the letters of QDate::toString(): day of the week, day, month, &quot;Tue 24 Nov&quot;.</extracomment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date in the letters of QDate::toString(): &quot;24 Nov 2026&quot;.</extracomment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yy</source>
        <extracomment>A date in the letters of QDate::toString(), as short as it goes: &quot;24 Nov 26&quot;.</extracomment>
        <translation>d MMM yy</translation>
    </message>
</context>
<context>
    <name>llmcap::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedActions</name>
    <message>
        <source>The cap “%1” was not raised</source>
        <translation>El tope «%1» no se aumentó</translation>
    </message>
    <message>
        <source>The cap “%1” was not resumed</source>
        <translation>El tope «%1» no se reanudó</translation>
    </message>
    <message>
        <source>The cap “%1” was not paused</source>
        <translation>El tope «%1» no se pausó</translation>
    </message>
    <message>
        <source>Enforcement was not changed</source>
        <translation>El control no se cambió</translation>
    </message>
    <message>
        <source>The routing of your tools was not changed</source>
        <translation>La redirección de sus herramientas no se cambió</translation>
    </message>
    <message>
        <source>Some open programs still send through LLMCap</source>
        <translation>Algunos programas abiertos aún envían por LLMCap</translation>
    </message>
    <message>
        <source>Start them again: %1</source>
        <translation>Reinícielos: %1</translation>
    </message>
    <message>
        <source>“%1” is still held</source>
        <translation>«%1» sigue retenido</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedWire</name>
    <message>
        <source>something answers at %1, but it is not LLMCap; give the right address with --url or LLMCAP_URL</source>
        <translation>algo responde en %1, pero no es LLMCap; indique la dirección correcta con --url o LLMCAP_URL</translation>
    </message>
    <message>
        <source>the program at %1 does not know this token, so it was not sent; `llmcap token` says where the token is kept, LLMCAP_TOKEN or --token give another one</source>
        <translation>el programa en %1 no conoce este token, por eso no se envió; `llmcap token` dice dónde se guarda, LLMCAP_TOKEN o --token indican otro</translation>
    </message>
    <message>
        <source>the token is not sent to %1: over a network the address must be https</source>
        <translation>el token no se envía a %1: a través de una red la dirección debe ser https</translation>
    </message>
    <message>
        <source>nothing answers at %1; start LLMCap, or `llmcap serve`</source>
        <translation>nada responde en %1; inicie LLMCap o `llmcap serve`</translation>
    </message>
    <message>
        <source>the feed answered with status %1</source>
        <translation>el servidor respondió con el estado %1</translation>
    </message>
    <message>
        <source>%1 has no certificate in PEM</source>
        <translation>%1 no contiene ningún certificado PEM</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2), so the token was not sent; name the PEM file of its authority in the settings, with --feed-ca, or in LLMCAP_FEED_CA</source>
        <translation>el certificado de %1 no es de confianza (%2), por eso no se envió el token; indique el archivo PEM de su autoridad en la configuración, con --feed-ca o en LLMCAP_FEED_CA</translation>
    </message>
</context>
<context>
    <name>llmcap::FigureStamp</name>
    <message>
        <source>As of %1, %2 time</source>
        <comment>a date and time, a zone like Europe/Berlin</comment>
        <translation>A fecha de %1, hora de %2</translation>
    </message>
    <message>
        <source>DEMO. %1</source>
        <translation>DEMO. %1</translation>
    </message>
    <message>
        <source>Could not write %1: %2. Choose another place.</source>
        <translation>No se pudo escribir %1: %2. Elija otro lugar.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstCapsPage</name>
    <message>
        <source>How much may be spent?</source>
        <translation>¿Cuánto se puede gastar?</translation>
    </message>
    <message>
        <source>LLMCap refuses what does not fit under a cap, before it costs anything.</source>
        <translation>LLMCap rechaza lo que no cabe en un tope, antes de que cueste nada.</translation>
    </message>
    <message>
        <source>At most a &amp;day, in USD:</source>
        <translation>Como máximo al &amp;día, en USD:</translation>
    </message>
    <message>
        <source>At most a &amp;month, in USD:</source>
        <translation>Como máximo al &amp;mes, en USD:</translation>
    </message>
    <message>
        <source>Leave a field empty for no cap. Caps for single providers, models and projects are in the settings and in the icon&apos;s menu.</source>
        <translation>Deje un campo vacío para no fijar tope. Los topes por proveedor, modelo o proyecto están en la configuración y en el menú del icono.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstLoginPage</name>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>I&amp;niciar LLMCap al iniciar sesión</translation>
    </message>
    <message>
        <source>Always there</source>
        <translation>Siempre presente</translation>
    </message>
    <message>
        <source>Caps hold as long as LLMCap runs; tools that go through it need it.</source>
        <translation>Los topes valen mientras LLMCap está en marcha; las herramientas que pasan por él lo necesitan.</translation>
    </message>
    <message>
        <source>To keep the icon in sight: open Settings &gt; Personalization &gt; Taskbar &gt; Other system tray icons, and switch LLMCap on.</source>
        <translation>Para tener el icono a la vista: abra Configuración &gt; Personalización &gt; Barra de tareas &gt; Otros iconos de la bandeja del sistema y active LLMCap.</translation>
    </message>
    <message>
        <source>The icon is in the panel&apos;s tray, also called notification area. GNOME shows trays with the extension “AppIndicator and KStatusNotifierItem Support”; without a tray LLMCap opens its window.</source>
        <translation>El icono está en el área de notificación de la barra. GNOME la muestra con la extensión «AppIndicator and KStatusNotifierItem Support»; sin ella, LLMCap abre su ventana.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstRun</name>
    <message>
        <source>LLMCap: first steps</source>
        <translation>LLMCap: primeros pasos</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Más ta&amp;rde</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstTokenPage</name>
    <message>
        <source>&amp;Keep it in the key store</source>
        <translation>&amp;Guardarlo en el depósito de claves</translation>
    </message>
    <message>
        <source>The feed&apos;s token</source>
        <translation>El token de acceso</translation>
    </message>
    <message>
        <source>It opens your figures and caps to LLMCap&apos;s windows and commands, and to nobody else. It is no API key; those are never kept.</source>
        <translation>Abre sus cifras y topes a las ventanas y órdenes de LLMCap, y a nadie más. No es una clave de API; esas nunca se guardan.</translation>
    </message>
    <message>
        <source>It is kept in %1.</source>
        <translation>Se guarda aquí: %1.</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer when LLMCap started, so the token lies in a file that you alone can read. That is safe enough on a computer of your own; the key store is better where others have access.</source>
        <translation>El depósito de claves del sistema no respondió al iniciar LLMCap, así que el token está en un archivo que solo usted puede leer. Es bastante seguro en un equipo propio; el depósito de claves es mejor donde otros tienen acceso.</translation>
    </message>
    <message>
        <source>Asking the key store…</source>
        <translation>Preguntando al depósito de claves…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Hecho.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstToolPage</name>
    <message>
        <source>Connect a tool</source>
        <translation>Conectar una herramienta</translation>
    </message>
    <message>
        <source>Give your tool the base URL of its provider; its API key stays as it is.</source>
        <translation>Dé a su herramienta la URL base de su proveedor; su clave de API se queda como está.</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines for all</source>
        <translation>Copiar líneas de s&amp;hell para todos</translation>
    </message>
</context>
<context>
    <name>llmcap::FreeRequest</name>
    <message>
        <source>nothing answers at %1; is LLMCap running?</source>
        <translation>nada responde en %1; ¿está LLMCap en marcha?</translation>
    </message>
    <message>
        <source>something that is not LLMCap answers at %1 (status %2)</source>
        <translation>algo que no es LLMCap responde en %1 (estado %2)</translation>
    </message>
    <message numerus="yes">
        <source>it works: %1 lists %n models</source>
        <translation>
            <numerusform>funciona: %1 ofrece %n modelo</numerusform>
            <numerusform>funciona: %1 ofrece %n modelos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and does not take the key of this environment (status %2)</source>
        <translation>se llegó a %1 a través de LLMCap, y no acepta la clave de este entorno (estado %2)</translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and wants a key, as it should (status %2)</source>
        <translation>se llegó a %1 a través de LLMCap, y pide una clave, como debe (estado %2)</translation>
    </message>
    <message>
        <source>%1 was not reached; llmcap doctor says more</source>
        <translation>no se llegó a %1; llmcap doctor dice más</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 respondió con el estado %2</translation>
    </message>
</context>
<context>
    <name>llmcap::GuardRows</name>
    <message>
        <source>the same prompt %1 times</source>
        <translation>%1 veces el mismo prompt</translation>
    </message>
    <message>
        <source>the same tool calls %1 times</source>
        <translation>%1 veces las mismas llamadas a herramientas</translation>
    </message>
    <message>
        <source>%1 of requests in five minutes, %2 times the usual</source>
        <translation>%1 en solicitudes en cinco minutos, %2 veces lo habitual</translation>
    </message>
    <message>
        <source>Held: %1 (%2) – &amp;let it go on</source>
        <translation>Retenido: %1 (%2) – de&amp;jar seguir</translation>
    </message>
</context>
<context>
    <name>llmcap::HelpWindows</name>
    <message>
        <source>LLMCap: doctor</source>
        <translation>LLMCap: diagnóstico</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>&amp;Examinar de nuevo</translation>
    </message>
    <message>
        <source>LLMCap: log</source>
        <translation>LLMCap: registro</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Leer de nuevo</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>No se puede leer %1: %2</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>Examinando…</translation>
    </message>
    <message>
        <source>About LLMCap</source>
        <translation>Acerca de LLMCap</translation>
    </message>
    <message>
        <source>LLMCap %1</source>
        <translation>LLMCap %1</translation>
    </message>
    <message>
        <source>A hard spending cap on LLM API calls, on your own machine.

Free software under the GNU General Public License, version 3 or later; it comes without any warranty.

Built with Qt %1.</source>
        <translation>Un tope de gasto estricto para las llamadas a API de LLM, en su propio equipo.

Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior; sin garantía alguna.

Creado con Qt %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::LimitDialog</name>
    <message>
        <source>LLMCap: limit of “%1”</source>
        <translation>LLMCap: límite de «%1»</translation>
    </message>
    <message>
        <source>Spent in this window: %1</source>
        <comment>the window of time that a cap counts over</comment>
        <translation>Gastado en este periodo: %1</translation>
    </message>
    <message>
        <source>&amp;Limit in USD:</source>
        <translation>&amp;Límite en USD:</translation>
    </message>
    <message>
        <source>&amp;Limit in tokens:</source>
        <translation>&amp;Límite en tokens:</translation>
    </message>
    <message>
        <source>&amp;Limit in requests:</source>
        <translation>&amp;Límite en solicitudes:</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <comment>button: set this limit</comment>
        <translation>&amp;Fijar</translation>
    </message>
</context>
<context>
    <name>llmcap::LookButton</name>
    <message>
        <source>&amp;Look</source>
        <comment>button: how the window looks</comment>
        <translation>&amp;Aspecto</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Claro, oscuro o contraste alto</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Como el &amp;escritorio</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Contraste &amp;alto</translation>
    </message>
</context>
<context>
    <name>llmcap::NewCapDialog</name>
    <message>
        <source>LLMCap: new cap</source>
        <translation>LLMCap: nuevo tope</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>&amp;Limit:</source>
        <translation>&amp;Límite:</translation>
    </message>
    <message>
        <source>Coun&amp;ted in:</source>
        <comment>dollars, tokens or requests</comment>
        <translation>&amp;Unidad:</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <comment>a day, a month, ...</comment>
        <translation>Pe&amp;riodo:</translation>
    </message>
    <message>
        <source>&amp;Provider:</source>
        <translation>&amp;Proveedor:</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modelo:</translation>
    </message>
    <message>
        <source>Pro&amp;ject:</source>
        <translation>Pro&amp;yecto:</translation>
    </message>
    <message>
        <source>&amp;When reached:</source>
        <comment>the limit; what happens then</comment>
        <translation>&amp;Al alcanzarlo:</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>solicitudes</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>un día</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>un mes</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>una semana</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>una hora</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>en total</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>todos los proveedores</translation>
    </message>
    <message>
        <source>refuse what does not fit</source>
        <comment>under the limit</comment>
        <translation>rechazar lo que no quepa</translation>
    </message>
    <message>
        <source>warn only</source>
        <translation>solo avisar</translation>
    </message>
    <message>
        <source>day-openai</source>
        <comment>an example of a cap&apos;s name</comment>
        <translation>dia-openai</translation>
    </message>
    <message>
        <source>A calendar window, or a rolling one like 90m, 36h or 30d</source>
        <translation>Un periodo del calendario, o uno móvil como 90m, 36h o 30d</translation>
    </message>
    <message>
        <source>every model; * stands for anything</source>
        <translation>todos los modelos; * vale por cualquier cosa</translation>
    </message>
    <message>
        <source>every project</source>
        <translation>todos los proyectos</translation>
    </message>
    <message>
        <source>&amp;Set cap</source>
        <comment>button</comment>
        <translation>Fijar &amp;tope</translation>
    </message>
</context>
<context>
    <name>llmcap::NoticeBanner</name>
    <message>
        <source>R&amp;etry</source>
        <translation>Rei&amp;ntentar</translation>
    </message>
</context>
<context>
    <name>llmcap::Notification</name>
    <message>
        <source>DEMO: %1</source>
        <translation>DEMO: %1</translation>
    </message>
    <message>
        <source> until %1</source>
        <comment>appended to a sentence: a time</comment>
        <translation> hasta %1</translation>
    </message>
    <message>
        <source>; it resets at %1</source>
        <comment>appended to &quot;80% of $10 is spent&quot;: a time</comment>
        <translation>; se reinicia: %1</translation>
    </message>
    <message>
        <source>Allow +%1 %2</source>
        <comment>button: +$5 today</comment>
        <translation>Permitir +%1 %2</translation>
    </message>
    <message>
        <source>Requests that do not fit are refused.</source>
        <translation>Las solicitudes que no caben se rechazan.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached%2. Nothing is refused: LLMCap only warns.</source>
        <comment>%2: maybe &quot; until 17:40&quot;</comment>
        <translation>Se alcanzó el límite de %1%2. No se rechaza nada: LLMCap solo avisa.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached. Requests go to %2%3.</source>
        <comment>%2: a cheaper model, %3: maybe &quot; until 17:40&quot;</comment>
        <translation>Se alcanzó el límite de %1. Las solicitudes van a %2%3.</translation>
    </message>
    <message>
        <source>Requests that do not fit under %1 are refused%2.</source>
        <comment>%1: a limit, %2: maybe &quot; until 17:40&quot;</comment>
        <translation>Las solicitudes que no caben en %1 se rechazan%2.</translation>
    </message>
    <message>
        <source>Caps are enforced again</source>
        <translation>Los topes vuelven a aplicarse</translation>
    </message>
    <message>
        <source>The pause of all caps has ended.</source>
        <translation>La pausa de todos los topes ha terminado.</translation>
    </message>
    <message>
        <source>%1: enforced again</source>
        <translation>%1: vuelve a aplicarse</translation>
    </message>
    <message>
        <source>The pause of this cap has ended.</source>
        <translation>La pausa de este tope ha terminado.</translation>
    </message>
    <message>
        <source>the limit</source>
        <translation>el límite</translation>
    </message>
    <message>
        <source>%1: %2 is spent</source>
        <comment>a cap, a percentage</comment>
        <translation>%1: gastado el %2</translation>
    </message>
    <message>
        <source>%1 of %2 is spent%3.</source>
        <comment>a percentage, a limit, and maybe &quot;; it resets at ...&quot;</comment>
        <translation>Gastado el %1 de %2%3.</translation>
    </message>
    <message>
        <source>%1: limit reached</source>
        <translation>%1: límite alcanzado</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”.</source>
        <translation>%1 no cabía en el tope «%2».</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”: %3%4.</source>
        <comment>%3: its limit, %4: maybe &quot; until 17:40&quot;</comment>
        <translation>%1 no cabía en el tope «%2»: %3%4.</translation>
    </message>
    <message>
        <source>Request blocked</source>
        <translation>Solicitud bloqueada</translation>
    </message>
    <message>
        <source>%1 without a price or a bound</source>
        <comment>how many requests were blocked so</comment>
        <translation>%1 sin precio ni cota</translation>
    </message>
    <message>
        <source>%1 by “%2”</source>
        <comment>how many requests a cap blocked</comment>
        <translation>%1 por «%2»</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 more request(s) blocked</source>
        <translation>
            <numerusform>Al menos %1 solicitud más bloqueada</numerusform>
            <numerusform>Al menos %1 solicitudes más bloqueadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more request(s) blocked</source>
        <translation>
            <numerusform>%1 solicitud más bloqueada</numerusform>
            <numerusform>%1 solicitudes más bloqueadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Since %1: %2.</source>
        <comment>a time, which caps how often</comment>
        <translation>Desde las %1: %2.</translation>
    </message>
    <message>
        <source>LLMCap cannot be reached</source>
        <translation>No se puede contactar con LLMCap</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 está retenido</translation>
    </message>
    <message>
        <source>%1 runs away</source>
        <translation>%1 está fuera de control</translation>
    </message>
    <message>
        <source>It sent %1. It waits until you let it go on, in the icon&apos;s menu.</source>
        <translation>Envió %1. Espera hasta que lo deje seguir en el menú del icono.</translation>
    </message>
    <message>
        <source>It sent %1.</source>
        <translation>Envió %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::Numbers</name>
    <message>
        <source>$</source>
        <extracomment>The sign of US dollars, as text in this language has it where others are about too.</extracomment>
        <translation>US$</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>A percentage, as this language writes it: with or without a (no-break) space.</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%1 token(s)</source>
        <translation>
            <numerusform>%1 token</numerusform>
            <numerusform>%1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s)</source>
        <translation>
            <numerusform>%1 solicitud</numerusform>
            <numerusform>%1 solicitudes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RaiseSteps</name>
    <message>
        <source>this hour</source>
        <comment>+$5 this hour</comment>
        <translation>esta hora</translation>
    </message>
    <message>
        <source>today</source>
        <comment>+$5 today</comment>
        <translation>hoy</translation>
    </message>
    <message>
        <source>this week</source>
        <comment>+$5 this week</comment>
        <translation>esta semana</translation>
    </message>
    <message>
        <source>this month</source>
        <comment>+$5 this month</comment>
        <translation>este mes</translation>
    </message>
    <message>
        <source>for good</source>
        <comment>+$5 for good: without an end</comment>
        <translation>para siempre</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>+$5 for 90m: a length of time</comment>
        <translation>por %1</translation>
    </message>
</context>
<context>
    <name>llmcap::RangeBar</name>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Hoy</translation>
    </message>
    <message>
        <source>&amp;7 days</source>
        <translation>&amp;7 días</translation>
    </message>
    <message>
        <source>&amp;30 days</source>
        <translation>&amp;30 días</translation>
    </message>
    <message>
        <source>This &amp;month</source>
        <translation>Este &amp;mes</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Todo</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Elegir…</translation>
    </message>
    <message>
        <source>Time that the dashboard shows</source>
        <translation>Periodo que muestra el panel</translation>
    </message>
    <message>
        <source>First day shown</source>
        <translation>Primer día mostrado</translation>
    </message>
    <message>
        <source>Last day shown</source>
        <translation>Último día mostrado</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsExport</name>
    <message>
        <source>Could not write %1: %2</source>
        <translation>No se pudo escribir %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n row(s) to %1</source>
        <translation>
            <numerusform>%n fila guardada en %1</numerusform>
            <numerusform>%n filas guardadas en %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsModel</name>
    <message>
        <source>unknown</source>
        <comment>a cost</comment>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>Status %1, %2 in all</source>
        <comment>an HTTP status, a time like 210 ms</comment>
        <translation>Estado %1, %2 en total</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Programa: %1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Clave: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Client</source>
        <comment>a program</comment>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>of a request</comment>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Tokens entrada / salida</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Tope</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>time that LLMCap added to a request</comment>
        <translation>Añadido</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsPage</name>
    <message>
        <source>All providers</source>
        <translation>Todos los proveedores</translation>
    </message>
    <message>
        <source>Provider of the requests shown</source>
        <translation>Proveedor de las solicitudes mostradas</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Todas las claves</translation>
    </message>
    <message>
        <source>Key of the requests shown</source>
        <translation>Clave de las solicitudes mostradas</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos los proyectos</translation>
    </message>
    <message>
        <source>Project of the requests shown</source>
        <translation>Proyecto de las solicitudes mostradas</translation>
    </message>
    <message>
        <source>All client programs</source>
        <translation>Todos los programas</translation>
    </message>
    <message>
        <source>Client program of the requests shown</source>
        <translation>Programa de las solicitudes mostradas</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Todos los resultados</translation>
    </message>
    <message>
        <source>Outcome of the requests shown</source>
        <translation>Resultado de las solicitudes mostradas</translation>
    </message>
    <message>
        <source>Model, * is anything</source>
        <translation>Modelo, * es cualquiera</translation>
    </message>
    <message>
        <source>Model of the requests shown; a star stands for anything</source>
        <translation>Modelo de las solicitudes mostradas; un asterisco vale por cualquier cosa</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Borrar filtros</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Guardar…</translation>
    </message>
    <message>
        <source>Save all requests of this filter as CSV or JSON</source>
        <translation>Guardar todas las solicitudes de este filtro como CSV o JSON</translation>
    </message>
    <message>
        <source>Audit log of requests, newest first</source>
        <translation>Registro de auditoría de solicitudes, primero las más recientes</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>No requests in this time with this filter.</source>
        <translation>No hay solicitudes en este periodo con este filtro.</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>the list of requests</comment>
        <translation>incompleta</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 fila</numerusform>
            <numerusform>%1 filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 row(s)
read so far</source>
        <translation>
            <numerusform>%1 de %2 fila
leída hasta ahora</numerusform>
            <numerusform>%1 de %2 filas
leídas hasta ahora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) read,
more below</source>
        <translation>
            <numerusform>%1 fila leída,
más abajo hay más</numerusform>
            <numerusform>%1 filas leídas,
más abajo hay más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::SettingsWindow</name>
    <message>
        <source>the system&apos;s</source>
        <translation>la del sistema</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <comment>language</comment>
        <translation>Como el sistema (%1)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Idioma:</translation>
    </message>
    <message>
        <source>Time &amp;zone of “today”:</source>
        <translation>&amp;Zona horaria de «hoy»:</translation>
    </message>
    <message>
        <source>An IANA name like Europe/Berlin. Days and months of caps begin at midnight there.</source>
        <translation>Un nombre IANA como Europe/Madrid. Los días y meses de los topes empiezan allí a medianoche.</translation>
    </message>
    <message>
        <source>Everything here stands in %1.</source>
        <translation>Todo lo de aquí está en %1.</translation>
    </message>
    <message>
        <source>LLMCap answers this computer alone, at %1.</source>
        <translation>LLMCap solo responde a este equipo, en %1.</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>Avisarme cuando</translation>
    </message>
    <message>
        <source>a cap crosses a &amp;threshold, like 80%</source>
        <translation>un tope pase un &amp;umbral, como el 80&#xa0;%</translation>
    </message>
    <message>
        <source>a cap&apos;s &amp;limit is reached</source>
        <translation>se alcance el &amp;límite de un tope</translation>
    </message>
    <message>
        <source>a request is &amp;blocked: the first at once, later ones every 15 minutes</source>
        <translation>se &amp;bloquee una solicitud: la primera al momento, las demás cada 15 minutos</translation>
    </message>
    <message>
        <source>a &amp;pause has ended</source>
        <translation>termine una &amp;pausa</translation>
    </message>
    <message>
        <source>the proxy cannot be &amp;reached</source>
        <translation>no se pueda &amp;contactar con el proxy</translation>
    </message>
    <message>
        <source>none: such requests are refused</source>
        <translation>ninguno: esas solicitudes se rechazan</translation>
    </message>
    <message>
        <source>&amp;Fallback price, in/out:</source>
        <translation>Precio de &amp;reserva, entrada/salida:</translation>
    </message>
    <message>
        <source>USD per million input and output tokens, like 1.00/4.00, for models that no price is known of. Without it they are refused under a cap.</source>
        <translation>USD por millón de tokens de entrada y salida, como 1.00/4.00, para modelos sin precio conocido. Sin él se rechazan bajo un tope.</translation>
    </message>
    <message>
        <source>Prices come with LLMCap.</source>
        <translation>LLMCap incluye precios.</translation>
    </message>
    <message>
        <source>%1 wins over them.</source>
        <translation>%1 tiene prioridad sobre ellos.</translation>
    </message>
    <message>
        <source>LLMCap keeps what each request cost: time, provider, model, tokens, project and the name of the program. It never keeps prompts, answers or API keys; a key is known by a fingerprint that only this installation can make.</source>
        <translation>LLMCap guarda lo que costó cada solicitud: hora, proveedor, modelo, tokens, proyecto y el nombre del programa. Nunca guarda prompts, respuestas ni claves de API; una clave se conoce por una huella que solo esta instalación puede calcular.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere but to the provider that a request is for.</source>
        <translation>No se envía nada a ningún sitio salvo al proveedor al que va cada solicitud.</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Carpeta de datos: %1</translation>
    </message>
    <message>
        <source>The feed&apos;s token is kept in %1.</source>
        <translation>El token de acceso se guarda aquí: %1.</translation>
    </message>
    <message>
        <source>Refuse with status &amp;402 instead of 429</source>
        <translation>Rechazar con el estado &amp;402 en lugar de 429</translation>
    </message>
    <message>
        <source>Let endpoints &amp;pass that LLMCap cannot meter, uncapped</source>
        <translation>Dejar &amp;pasar sin tope los puntos de acceso que LLMCap no puede medir</translation>
    </message>
    <message>
        <source>&amp;Wait for room under a cap at most:</source>
        <translation>&amp;Esperar como máximo a que haya sitio bajo un tope:</translation>
    </message>
    <message>
        <source>At the end, let requests in &amp;flight finish for:</source>
        <translation>Al salir, dejar que las solicitudes en &amp;curso terminen durante:</translation>
    </message>
    <message>
        <source>LLMCap settings</source>
        <translation>Configuración de LLMCap</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Páginas de la configuración</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Topes</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>Privacidad y datos</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Saved. What concerns the proxy holds from LLMCap&apos;s next start.</source>
        <translation>Guardado. Lo que afecta al proxy valdrá desde el próximo inicio de LLMCap.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Watch the LLMCap of another machine</source>
        <translation>Ver el LLMCap de otro equipo</translation>
    </message>
    <message>
        <source>Then no proxy runs here. “llmcap serve --tls-cert … --tls-key …” over there shows its feed; its address and token belong here.</source>
        <translation>Entonces aquí no hay proxy en marcha. «llmcap serve --tls-cert … --tls-key …» publica allí sus datos; su dirección y su token van aquí.</translation>
    </message>
    <message>
        <source>none: LLMCap runs a proxy of its own</source>
        <translation>ninguna: LLMCap usa su propio proxy</translation>
    </message>
    <message>
        <source>“llmcap token --control” over there prints it</source>
        <translation>«llmcap token --control» lo muestra allí</translation>
    </message>
    <message>
        <source>kept; type another one to replace it</source>
        <translation>guardado; escriba otro para sustituirlo</translation>
    </message>
    <message>
        <source>only for a certificate of one&apos;s own: PEM file</source>
        <translation>solo para un certificado propio: archivo PEM</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>&amp;Dirección:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Its a&amp;uthority:</source>
        <translation>A&amp;utoridad:</translation>
    </message>
    <message>
        <source>The address of another LLMCap %1</source>
        <translation>Dirección de otro LLMCap: %1</translation>
    </message>
    <message>
        <source>Type the token of %1; “llmcap token --control” over there prints it.</source>
        <translation>Escriba el token de %1; «llmcap token --control» lo muestra allí.</translation>
    </message>
    <message>
        <source>kept in %1</source>
        <translation>guardado en %1</translation>
    </message>
    <message>
        <source>This window shows the LLMCap at %1.</source>
        <translation>Esta ventana muestra el LLMCap de %1.</translation>
    </message>
    <message>
        <source>Providers&apos; certificates may also come from the authority in %1.</source>
        <translation>Los certificados de los proveedores también pueden venir de la autoridad de %1.</translation>
    </message>
    <message>
        <source>Browser pages that may use the providers: %1.</source>
        <translation>Páginas web que pueden usar los proveedores: %1.</translation>
    </message>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>I&amp;niciar LLMCap al iniciar sesión</translation>
    </message>
    <message>
        <source>The system&apos;s own list of startup programs has it switched off; ticked here, it starts again.</source>
        <translation>La lista de inicio del sistema lo tiene desactivado; si lo marca aquí, vuelve a iniciarse.</translation>
    </message>
    <message>
        <source>Show the &amp;first steps again</source>
        <translation>Ver de nuevo los &amp;primeros pasos</translation>
    </message>
    <message>
        <source>a program r&amp;uns away: it repeats itself, or spends far more than usual</source>
        <translation>un pro&amp;grama se descontrole: se repite o gasta mucho más de lo habitual</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>Abrir la carpeta de &amp;datos</translation>
    </message>
    <message>
        <source>Make every hold survive a power c&amp;ut (slower)</source>
        <translation>Proteger cada reserva ante cortes de l&amp;uz (más lento)</translation>
    </message>
    <message>
        <source>Greyed values are of this computer&apos;s own proxy, which does not run: LLMCap watches %1.</source>
        <translation>Los valores en gris son del proxy de este equipo, que no está en marcha: LLMCap muestra %1.</translation>
    </message>
    <message>
        <source>Greyed values are fixed: %1</source>
        <translation>Los valores en gris están fijados: %1</translation>
    </message>
    <message>
        <source>Saved. It holds from LLMCap&apos;s next start.</source>
        <translation>Guardado. Valdrá desde el próximo inicio de LLMCap.</translation>
    </message>
</context>
<context>
    <name>llmcap::SpendPage</name>
    <message>
        <source>Breakdown</source>
        <translation>Desglose</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 días</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>este mes</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>todo el tiempo</translation>
    </message>
    <message>
        <source>chosen days</source>
        <translation>días elegidos</translation>
    </message>
    <message>
        <source>Spend against the cap</source>
        <translation>Gasto y tope</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>Gasto por modelo</translation>
    </message>
    <message>
        <source>Blocked requests</source>
        <translation>Solicitudes bloqueadas</translation>
    </message>
    <message>
        <source>Tokens by kind</source>
        <translation>Tokens por tipo</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>No hay cifras.</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Gasto</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
</context>
<context>
    <name>llmcap::StartProblem</name>
    <message>
        <source>LLMCap did not start</source>
        <translation>LLMCap no se inició</translation>
    </message>
    <message>
        <source>No cap is enforced as long as LLMCap does not run.</source>
        <translation>No se aplica ningún tope mientras LLMCap no esté en marcha.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Reintentar</translation>
    </message>
    <message>
        <source>&amp;Show the running one</source>
        <translation>&amp;Mostrar el que está en marcha</translation>
    </message>
    <message>
        <source>Another LLMCap of yours runs already. This one can show it.</source>
        <translation>Ya hay otro LLMCap suyo en marcha. Este puede mostrarlo.</translation>
    </message>
    <message>
        <source>&amp;Use port %1 this time</source>
        <translation>&amp;Usar el puerto %1 esta vez</translation>
    </message>
    <message>
        <source> With another port, tools that have the usual address do not reach it.</source>
        <translation> Con otro puerto no lo alcanzan las herramientas que tienen la dirección habitual.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
</context>
<context>
    <name>llmcap::TextWindow</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;errar</translation>
    </message>
</context>
<context>
    <name>llmcap::TileRow</name>
    <message>
        <source>Spent</source>
        <translation>Gastado</translation>
    </message>
    <message>
        <source>Left under the cap</source>
        <translation>Queda bajo el tope</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Previsión</translation>
    </message>
    <message>
        <source>no request was refused</source>
        <translation>no se rechazó ninguna solicitud</translation>
    </message>
    <message>
        <source>refused before they cost anything</source>
        <translation>rechazadas antes de costar nada</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>no cap in dollars over everything</source>
        <translation>no hay un tope en dólares sobre todo</translation>
    </message>
    <message>
        <source>no cap to reach</source>
        <translation>no hay tope que alcanzar</translation>
    </message>
    <message>
        <source>of %1, cap “%2”</source>
        <comment>what is left of a limit</comment>
        <translation>de %1, tope «%2»</translation>
    </message>
    <message>
        <source>, %1 held for requests in flight</source>
        <comment>appended to &quot;of $10, cap “day”&quot;</comment>
        <translation>, %1 reservados para solicitudes en curso</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <comment>an amount</comment>
        <translation>%1 en la última hora</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <comment>an amount</comment>
        <translation>%1 en las últimas 24 horas</translation>
    </message>
    <message>
        <source>cap reached</source>
        <comment>the forecast</comment>
        <translation>tope alcanzado</translation>
    </message>
    <message>
        <source>cap “%1”</source>
        <translation>tope «%1»</translation>
    </message>
    <message>
        <source>at about %1</source>
        <comment>the forecast: the time when a cap is reached</comment>
        <translation>hacia %1</translation>
    </message>
    <message>
        <source>cap “%1” reached, going on with %2</source>
        <translation>tope «%1» alcanzado a este ritmo: %2</translation>
    </message>
    <message>
        <source>not reached</source>
        <comment>the forecast: the cap</comment>
        <translation>no se alcanza</translation>
    </message>
    <message>
        <source>going on with %1</source>
        <translation>a este ritmo: %1</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloqueadas</translation>
    </message>
</context>
<context>
    <name>llmcap::Tray</name>
    <message>
        <source>%1 (no cap)</source>
        <translation>%1 (sin tope)</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <comment>spent of the limit, as a percentage</comment>
        <translation>%1 de %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent of the limit</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>paused until %1</source>
        <comment>enforcement</comment>
        <translation>en pausa hasta %1</translation>
    </message>
    <message>
        <source>warn only</source>
        <comment>enforcement</comment>
        <translation>solo avisos</translation>
    </message>
    <message>
        <source>on</source>
        <comment>enforcement</comment>
        <translation>activo</translation>
    </message>
    <message>
        <source>the proxy cannot be reached</source>
        <translation>no se puede contactar con el proxy</translation>
    </message>
    <message>
        <source>%1: paused until %2</source>
        <comment>a cap</comment>
        <translation>%1: en pausa hasta %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 (%4)</source>
        <comment>a cap: spent of its limit, as a percentage</comment>
        <translation>%1: %2 de %3 (%4)</translation>
    </message>
    <message>
        <source>LLMCap DEMO:</source>
        <translation>LLMCap DEMO:</translation>
    </message>
    <message>
        <source>LLMCap:</source>
        <translation>LLMCap:</translation>
    </message>
    <message>
        <source>waiting for the first figures</source>
        <translation>esperando las primeras cifras</translation>
    </message>
    <message>
        <source>all paid requests blocked</source>
        <translation>todas las solicitudes de pago bloqueadas</translation>
    </message>
    <message>
        <source>%1 today</source>
        <comment>tooltip: an amount</comment>
        <translation>hoy %1</translation>
    </message>
    <message>
        <source>%1 month</source>
        <comment>tooltip: an amount in this month</comment>
        <translation>mes %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>tooltip: requests</comment>
        <translation>
            <numerusform>%1 bloqueada</numerusform>
            <numerusform>%1 bloqueadas</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 old)</source>
        <comment>tooltip: how old its figures are, like 4 min</comment>
        <translation> (hace %1)</translation>
    </message>
    <message>
        <source>&amp;Today: no figures yet</source>
        <translation>&amp;Hoy: aún no hay cifras</translation>
    </message>
    <message>
        <source>&amp;Enforcement</source>
        <translation>Con&amp;trol</translation>
    </message>
    <message>
        <source> DEMO</source>
        <translation> DEMO</translation>
    </message>
    <message>
        <source>&amp;Today: %1</source>
        <translation>&amp;Hoy: %1</translation>
    </message>
    <message>
        <source>This &amp;month: %1</source>
        <translation>Este &amp;mes: %1</translation>
    </message>
    <message>
        <source>&amp;Blocked today: %1</source>
        <translation>&amp;Bloqueadas hoy: %1</translation>
    </message>
    <message>
        <source>Data is %1 old – &amp;reconnect</source>
        <comment>an age like 4 min</comment>
        <translation>Datos de hace %1 – re&amp;conectar</translation>
    </message>
    <message>
        <source>&amp;Enforcement: %1</source>
        <comment>on, warn only, paused until 17:40</comment>
        <translation>Con&amp;trol: %1</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayIcon</name>
    <message>
        <source>No cap can be set</source>
        <translation>No se puede fijar ningún tope</translation>
    </message>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayMenu</name>
    <message>
        <source>&amp;Caps</source>
        <translation>To&amp;pes</translation>
    </message>
    <message>
        <source>Block &amp;all paid requests</source>
        <translation>Bloquear tod&amp;as las solicitudes de pago</translation>
    </message>
    <message>
        <source>C&amp;onnect a tool</source>
        <translation>C&amp;onectar una herramienta</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;Activo</translation>
    </message>
    <message>
        <source>&amp;Warn only</source>
        <translation>Solo a&amp;visar</translation>
    </message>
    <message>
        <source>Pause for 1&amp;5 minutes</source>
        <translation>Pausar 1&amp;5 minutos</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>Pausar 1 &amp;hora</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow</source>
        <translation>Pausar hasta &amp;mañana</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>&amp;Diagnóstico…</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Registros</translation>
    </message>
    <message>
        <source>&amp;About LLMCap</source>
        <translation>&amp;Acerca de LLMCap</translation>
    </message>
    <message>
        <source>Open &amp;dashboard…</source>
        <translation>Abrir pane&amp;l…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Con&amp;figuración…</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (stops enforcement)</source>
        <translation>&amp;Salir de LLMCap (los topes dejan de aplicarse)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (the proxy it watches goes on)</source>
        <translation>&amp;Salir de LLMCap (el proxy observado continúa)</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayProgram</name>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
    <message>
        <source>There is no tray for LLMCap&apos;s icon. Keep enforcing caps without a window?</source>
        <translation>No hay bandeja para el icono de LLMCap. ¿Seguir aplicando los topes sin ventana?</translation>
    </message>
    <message>
        <source>Start LLMCap again to see the window.</source>
        <translation>Vuelva a iniciar LLMCap para ver la ventana.</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>Seg&amp;uir en marcha</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap</source>
        <translation>&amp;Salir de LLMCap</translation>
    </message>
</context>
<context>
    <name>llmcap::UsageTables</name>
    <message>
        <source>From</source>
        <comment>when a stretch of time begins</comment>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Lectura de caché</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Escritura de caché</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloqueadas</translation>
    </message>
    <message>
        <source>Estimated</source>
        <comment>an amount</comment>
        <translation>Estimado</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <comment>requests whose price is not known</comment>
        <translation>Sin precio</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>requests whose cost is not known: the amount held counts</comment>
        <translation>Reservado</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>requests without this label</comment>
        <translation>(ninguno)</translation>
    </message>
    <message numerus="yes">
        <source>%1 other(s)</source>
        <comment>models</comment>
        <translation>
            <numerusform>%1 más</numerusform>
            <numerusform>%1 más</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Gastado</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Total acumulado</translation>
    </message>
    <message>
        <source>All</source>
        <comment>models together</comment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Parte</translation>
    </message>
</context>
</TS>
