<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>llmcap::BreakdownPage</name>
    <message>
        <source>Provider</source>
        <translation>Provedor</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Chave</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Por provedor</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Por modelo</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>Por chave</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Por projeto</translation>
    </message>
    <message>
        <source>By client program</source>
        <translation>Por programa</translation>
    </message>
    <message>
        <source>Spend by label</source>
        <translation>Gasto por categoria</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>Save the breakdown as CSV or JSON</source>
        <translation>Salvar o detalhamento como CSV ou JSON</translation>
    </message>
    <message>
        <source>%1, the dearest first</source>
        <comment>a table: By provider, By model</comment>
        <translation>%1, do mais caro ao mais barato</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>Nenhuma requisição neste período.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .json; it decides the kind of file.</source>
        <translation>Escolha um nome que termine em .csv ou .json; a extensão define o formato.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 salvo</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsMenu</name>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Novo teto…</translation>
    </message>
    <message>
        <source>&amp;Set limit…</source>
        <translation>&amp;Definir limite…</translation>
    </message>
    <message>
        <source>+%1 %2</source>
        <comment>+$5 today: raises a cap</comment>
        <translation>+%1 %2</translation>
    </message>
    <message>
        <source>&amp;Take back the raise of %1</source>
        <translation>Des&amp;fazer o aumento de %1</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <comment>enforce a paused cap again</comment>
        <translation>&amp;Retomar</translation>
    </message>
    <message>
        <source>&amp;Pause for 1 hour</source>
        <translation>&amp;Pausar por 1 hora</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsPage</name>
    <message>
        <source>everything</source>
        <comment>which requests a cap counts</comment>
        <translation>tudo</translation>
    </message>
    <message>
        <source>No cap is set: nothing is refused.</source>
        <translation>Nenhum teto definido: nada é recusado.</translation>
    </message>
    <message>
        <source>Set &amp;limit…</source>
        <translation>Definir &amp;limite…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Remover…</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a cap</comment>
        <translation>Nome</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a day, a month</comment>
        <translation>Período</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Gasto</translation>
    </message>
    <message>
        <source>Counts</source>
        <comment>which requests a cap counts</comment>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Tetos</translation>
    </message>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Novo teto…</translation>
    </message>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
    <message>
        <source>Remove the cap “%1”? It no longer holds back any request.</source>
        <translation>Remover o teto “%1”? Ele deixará de segurar requisições.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartCard</name>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV para planilhas (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON para programas (*.json)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Imagem PNG (*.png)</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>Salvar números</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 como tabela</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>Save %1 as CSV, JSON or PNG</source>
        <translation>Salvar %1 como CSV, JSON ou PNG</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv, .json or .png; it decides the kind of file.</source>
        <translation>Escolha um nome que termine em .csv, .json ou .png; a extensão define o formato.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 salvo</translation>
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
        <translation>Gasto</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Total até aqui</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 gastos</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <comment>the limit, as a line in a chart</comment>
        <translation>Teto %1</translation>
    </message>
    <message>
        <source>, cap %1</source>
        <comment>appended to &quot;$4 spent&quot;: the limit</comment>
        <translation>, teto %1</translation>
    </message>
    <message>
        <source>No requests in this time. Point a tool at LLMCap to see them.</source>
        <translation>Nenhuma requisição neste período. Aponte uma ferramenta para o LLMCap para vê-las aqui.</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>Nenhuma requisição neste período.</translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation>Nada foi gasto neste período.</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloqueadas</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>requests that were not blocked</comment>
        <translation>Aceitas</translation>
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
        <translation>Nenhuma requisição foi bloqueada neste período.</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Leitura de cache</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Saída</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Gravação de cache</translation>
    </message>
    <message>
        <source>No tokens were used in this time.</source>
        <translation>Nenhum token foi usado neste período.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartTicks</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1&#xa0;mi</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectMenu</name>
    <message>
        <source>Copy &amp;PowerShell lines</source>
        <translation>Copiar linhas do &amp;PowerShell</translation>
    </message>
    <message>
        <source>Copy &amp;Command Prompt lines</source>
        <translation>Copiar linhas do prompt de &amp;comando</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines</source>
        <translation>Copiar linhas de &amp;shell</translation>
    </message>
    <message>
        <source>&amp;Test…</source>
        <translation>&amp;Testar…</translation>
    </message>
    <message>
        <source>Copy base URL: &amp;%1</source>
        <translation>Copiar URL base: &amp;%1</translation>
    </message>
    <message>
        <source>&amp;Route my tools</source>
        <translation>&amp;Redirecionar minhas ferramentas</translation>
    </message>
    <message>
        <source>Tools that start from now on send their requests through LLMCap, until it quits</source>
        <translation>Ferramentas iniciadas a partir de agora enviam suas requisições pelo LLMCap, até ele ser encerrado</translation>
    </message>
    <message>
        <source>Copy &amp;example</source>
        <translation>Copiar &amp;exemplo</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectionTest</name>
    <message>
        <source>LLMCap: test a connection</source>
        <translation>LLMCap: testar uma conexão</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provedor</translation>
    </message>
    <message>
        <source>Base URL for the tool</source>
        <translation>URL base para a ferramenta</translation>
    </message>
    <message>
        <source>Newest request</source>
        <translation>Última requisição</translation>
    </message>
    <message>
        <source>Requests that arrived, by provider</source>
        <translation>Requisições recebidas, por provedor</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>Consultando o LLMCap…</translation>
    </message>
    <message>
        <source>It works: requests of your tool pass through LLMCap.</source>
        <translation>Funciona: as requisições da sua ferramenta passam pelo LLMCap.</translation>
    </message>
    <message>
        <source>LLMCap answers. Give your tool the base URL of its provider, then let it send a request: it appears here at once.</source>
        <translation>O LLMCap responde. Informe à sua ferramenta a URL base do provedor dela e faça-a enviar uma requisição: ela aparece aqui na hora.</translation>
    </message>
    <message>
        <source>waiting for one</source>
        <translation>aguardando uma</translation>
    </message>
    <message>
        <source>Free request</source>
        <translation>Requisição gratuita</translation>
    </message>
    <message>
        <source>Send a &amp;free request to each</source>
        <translation>Enviar uma requisição &amp;gratuita a cada um</translation>
    </message>
    <message>
        <source>Asks each provider for its list of models, which costs nothing</source>
        <translation>Pede a cada provedor a lista de modelos, o que não custa nada</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>consultando…</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardText</name>
    <message>
        <source>all estimated</source>
        <translation>tudo estimado</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>%1 estimados</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 sem preço</translation>
    </message>
    <message>
        <source>%1 of unknown cost</source>
        <translation>%1 de custo desconhecido</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>informado</translation>
    </message>
    <message>
        <source>nothing billed</source>
        <translation>nada cobrado</translation>
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
            <numerusform>%1 dia</numerusform>
            <numerusform>%1 dias</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>pelo menos %1</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>hora</translation>
    </message>
    <message>
        <source>day</source>
        <translation>dia</translation>
    </message>
    <message>
        <source>week</source>
        <translation>semana</translation>
    </message>
    <message>
        <source>week, from %1</source>
        <comment>a day of the week</comment>
        <translation>semana, a partir de %1</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mês</translation>
    </message>
    <message>
        <source>month, from day %1</source>
        <comment>a number, 2 to 31</comment>
        <translation>mês, a partir do dia %1</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>no total</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Client gone</source>
        <translation>Cliente desconectado</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>Falha do provedor</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Cut off by a crash</source>
        <translation>Interrompida por falha</translation>
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
        <translation>sem preço</translation>
    </message>
    <message>
        <source>Nothing was billed.</source>
        <translation>Nada foi cobrado.</translation>
    </message>
    <message>
        <source>From the usage that the provider reported.</source>
        <translation>Pelo uso que o provedor informou.</translation>
    </message>
    <message>
        <source>The provider reported no usage: estimated from what passed.</source>
        <translation>O provedor não informou o uso: estimado pelo que passou.</translation>
    </message>
    <message>
        <source>Unknown: the whole amount held stays counted.</source>
        <translation>Desconhecido: todo o valor reservado continua contando.</translation>
    </message>
    <message>
        <source>The usage is known, its price is not: counted as $0.</source>
        <translation>O uso é conhecido, o preço não: conta como US$&#xa0;0.</translation>
    </message>
    <message>
        <source>All paid requests are blocked.</source>
        <translation>Todas as requisições pagas estão bloqueadas.</translation>
    </message>
    <message>
        <source>Caps are paused until %1: nothing is blocked.</source>
        <translation>Os tetos estão pausados até %1: nada é bloqueado.</translation>
    </message>
    <message>
        <source>Warn only: nothing is blocked.</source>
        <translation>Só avisos: nada é bloqueado.</translation>
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
        <translation>Painel do LLMCap</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Visão geral</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>&amp;Detalhamento</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>&amp;Requisições</translation>
    </message>
    <message>
        <source>All figures are pretended: no provider was asked.</source>
        <translation>Todos os números são fictícios: nenhum provedor foi consultado.</translation>
    </message>
    <message>
        <source>Data is %1 old.</source>
        <comment>an age like 4 min</comment>
        <translation>Os dados são de %1 atrás.</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>Consultando o LLMCap…</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>Ainda não há números.</translation>
    </message>
    <message>
        <source>(now).</source>
        <comment>as of when figures are</comment>
        <translation>(agora).</translation>
    </message>
    <message>
        <source>(%1 ago).</source>
        <comment>an age like 4 min</comment>
        <translation>(há %1).</translation>
    </message>
    <message>
        <source> From %1.</source>
        <comment>appended to a sentence: the name of a machine</comment>
        <translation> De %1.</translation>
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
        <translation>O teto “%1” não foi aumentado</translation>
    </message>
    <message>
        <source>The cap “%1” was not resumed</source>
        <translation>O teto “%1” não foi retomado</translation>
    </message>
    <message>
        <source>The cap “%1” was not paused</source>
        <translation>O teto “%1” não foi pausado</translation>
    </message>
    <message>
        <source>Enforcement was not changed</source>
        <translation>O controle não foi alterado</translation>
    </message>
    <message>
        <source>The routing of your tools was not changed</source>
        <translation>O redirecionamento das suas ferramentas não foi alterado</translation>
    </message>
    <message>
        <source>Some open programs still send through LLMCap</source>
        <translation>Alguns programas abertos ainda enviam pelo LLMCap</translation>
    </message>
    <message>
        <source>Start them again: %1</source>
        <translation>Reinicie-os: %1</translation>
    </message>
    <message>
        <source>“%1” is still held</source>
        <translation>“%1” continua retido</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedWire</name>
    <message>
        <source>something answers at %1, but it is not LLMCap; give the right address with --url or LLMCAP_URL</source>
        <translation>algo responde em %1, mas não é o LLMCap; informe o endereço certo com --url ou LLMCAP_URL</translation>
    </message>
    <message>
        <source>the program at %1 does not know this token, so it was not sent; `llmcap token` says where the token is kept, LLMCAP_TOKEN or --token give another one</source>
        <translation>o programa em %1 não conhece este token, por isso ele não foi enviado; `llmcap token` diz onde o token é guardado, LLMCAP_TOKEN ou --token informam outro</translation>
    </message>
    <message>
        <source>the token is not sent to %1: over a network the address must be https</source>
        <translation>o token não é enviado para %1: pela rede, o endereço precisa ser https</translation>
    </message>
    <message>
        <source>nothing answers at %1; start LLMCap, or `llmcap serve`</source>
        <translation>nada responde em %1; inicie o LLMCap ou `llmcap serve`</translation>
    </message>
    <message>
        <source>the feed answered with status %1</source>
        <translation>o feed respondeu com o status %1</translation>
    </message>
    <message>
        <source>%1 has no certificate in PEM</source>
        <translation>%1 não contém nenhum certificado PEM</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2), so the token was not sent; name the PEM file of its authority in the settings, with --feed-ca, or in LLMCAP_FEED_CA</source>
        <translation>o certificado de %1 não é confiável (%2), por isso o token não foi enviado; indique o arquivo PEM da autoridade nas configurações, com --feed-ca ou em LLMCAP_FEED_CA</translation>
    </message>
</context>
<context>
    <name>llmcap::FigureStamp</name>
    <message>
        <source>As of %1, %2 time</source>
        <comment>a date and time, a zone like Europe/Berlin</comment>
        <translation>Em %1, horário de %2</translation>
    </message>
    <message>
        <source>DEMO. %1</source>
        <translation>DEMO. %1</translation>
    </message>
    <message>
        <source>Could not write %1: %2. Choose another place.</source>
        <translation>Não foi possível gravar %1: %2. Escolha outro local.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstCapsPage</name>
    <message>
        <source>How much may be spent?</source>
        <translation>Quanto pode ser gasto?</translation>
    </message>
    <message>
        <source>LLMCap refuses what does not fit under a cap, before it costs anything.</source>
        <translation>O LLMCap recusa o que não cabe em um teto, antes que custe algo.</translation>
    </message>
    <message>
        <source>At most a &amp;day, in USD:</source>
        <translation>No máximo por &amp;dia, em USD:</translation>
    </message>
    <message>
        <source>At most a &amp;month, in USD:</source>
        <translation>No máximo por &amp;mês, em USD:</translation>
    </message>
    <message>
        <source>Leave a field empty for no cap. Caps for single providers, models and projects are in the settings and in the icon&apos;s menu.</source>
        <translation>Deixe um campo vazio para não ter teto. Tetos por provedor, modelo ou projeto ficam nas configurações e no menu do ícone.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstLoginPage</name>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>I&amp;niciar o LLMCap ao entrar no sistema</translation>
    </message>
    <message>
        <source>Always there</source>
        <translation>Sempre presente</translation>
    </message>
    <message>
        <source>Caps hold as long as LLMCap runs; tools that go through it need it.</source>
        <translation>Os tetos valem enquanto o LLMCap está em execução; as ferramentas que passam por ele precisam dele.</translation>
    </message>
    <message>
        <source>To keep the icon in sight: open Settings &gt; Personalization &gt; Taskbar &gt; Other system tray icons, and switch LLMCap on.</source>
        <translation>Para manter o ícone à vista: abra Configurações &gt; Personalização &gt; Barra de tarefas &gt; Outros ícones da bandeja do sistema e ative o LLMCap.</translation>
    </message>
    <message>
        <source>The icon is in the panel&apos;s tray, also called notification area. GNOME shows trays with the extension “AppIndicator and KStatusNotifierItem Support”; without a tray LLMCap opens its window.</source>
        <translation>O ícone fica na bandeja do painel, também chamada de área de notificação. O GNOME mostra bandejas com a extensão “AppIndicator and KStatusNotifierItem Support”; sem bandeja, o LLMCap abre a sua janela.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstRun</name>
    <message>
        <source>LLMCap: first steps</source>
        <translation>LLMCap: primeiros passos</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Mais &amp;tarde</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstTokenPage</name>
    <message>
        <source>&amp;Keep it in the key store</source>
        <translation>&amp;Guardar no cofre de chaves</translation>
    </message>
    <message>
        <source>The feed&apos;s token</source>
        <translation>O token do feed</translation>
    </message>
    <message>
        <source>It opens your figures and caps to LLMCap&apos;s windows and commands, and to nobody else. It is no API key; those are never kept.</source>
        <translation>Ele abre seus números e tetos às janelas e aos comandos do LLMCap, e a mais ninguém. Não é uma chave de API; essas nunca são guardadas.</translation>
    </message>
    <message>
        <source>It is kept in %1.</source>
        <translation>Fica aqui: %1.</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer when LLMCap started, so the token lies in a file that you alone can read. That is safe enough on a computer of your own; the key store is better where others have access.</source>
        <translation>O cofre de chaves do sistema não respondeu quando o LLMCap iniciou, por isso o token está em um arquivo que só você pode ler. Isso é seguro o bastante em um computador seu; o cofre de chaves é melhor onde outros têm acesso.</translation>
    </message>
    <message>
        <source>Asking the key store…</source>
        <translation>Consultando o cofre de chaves…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Pronto.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstToolPage</name>
    <message>
        <source>Connect a tool</source>
        <translation>Conectar uma ferramenta</translation>
    </message>
    <message>
        <source>Give your tool the base URL of its provider; its API key stays as it is.</source>
        <translation>Informe à sua ferramenta a URL base do provedor dela; a chave de API fica como está.</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines for all</source>
        <translation>Copiar linhas de &amp;shell para todos</translation>
    </message>
</context>
<context>
    <name>llmcap::FreeRequest</name>
    <message>
        <source>nothing answers at %1; is LLMCap running?</source>
        <translation>nada responde em %1; o LLMCap está em execução?</translation>
    </message>
    <message>
        <source>something that is not LLMCap answers at %1 (status %2)</source>
        <translation>algo que não é o LLMCap responde em %1 (status %2)</translation>
    </message>
    <message numerus="yes">
        <source>it works: %1 lists %n models</source>
        <translation>
            <numerusform>funciona: %1 lista %n modelo</numerusform>
            <numerusform>funciona: %1 lista %n modelos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and does not take the key of this environment (status %2)</source>
        <translation>%1 foi alcançado pelo LLMCap, e não aceita a chave deste ambiente (status %2)</translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and wants a key, as it should (status %2)</source>
        <translation>%1 foi alcançado pelo LLMCap, e pede uma chave, como deve (status %2)</translation>
    </message>
    <message>
        <source>%1 was not reached; llmcap doctor says more</source>
        <translation>%1 não foi alcançado; llmcap doctor diz mais</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 respondeu com o status %2</translation>
    </message>
</context>
<context>
    <name>llmcap::GuardRows</name>
    <message>
        <source>the same prompt %1 times</source>
        <translation>%1 vezes o mesmo prompt</translation>
    </message>
    <message>
        <source>the same tool calls %1 times</source>
        <translation>%1 vezes as mesmas chamadas de ferramentas</translation>
    </message>
    <message>
        <source>%1 of requests in five minutes, %2 times the usual</source>
        <translation>%1 em requisições em cinco minutos, %2 vezes o habitual</translation>
    </message>
    <message>
        <source>Held: %1 (%2) – &amp;let it go on</source>
        <translation>Retido: %1 (%2) – &amp;deixar continuar</translation>
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
        <translation>&amp;Examinar de novo</translation>
    </message>
    <message>
        <source>LLMCap: log</source>
        <translation>LLMCap: registro</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Ler de novo</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>Não é possível ler %1: %2</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>Examinando…</translation>
    </message>
    <message>
        <source>About LLMCap</source>
        <translation>Sobre o LLMCap</translation>
    </message>
    <message>
        <source>LLMCap %1</source>
        <translation>LLMCap %1</translation>
    </message>
    <message>
        <source>A hard spending cap on LLM API calls, on your own machine.

Free software under the GNU General Public License, version 3 or later; it comes without any warranty.

Built with Qt %1.</source>
        <translation>Um teto de gastos rígido para chamadas de API de LLM, na sua própria máquina.

Software livre sob a Licença Pública Geral GNU, versão 3 ou posterior; sem qualquer garantia.

Feito com Qt %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::LimitDialog</name>
    <message>
        <source>LLMCap: limit of “%1”</source>
        <translation>LLMCap: limite de “%1”</translation>
    </message>
    <message>
        <source>Spent in this window: %1</source>
        <comment>the window of time that a cap counts over</comment>
        <translation>Gasto neste período: %1</translation>
    </message>
    <message>
        <source>&amp;Limit in USD:</source>
        <translation>&amp;Limite em USD:</translation>
    </message>
    <message>
        <source>&amp;Limit in tokens:</source>
        <translation>&amp;Limite em tokens:</translation>
    </message>
    <message>
        <source>&amp;Limit in requests:</source>
        <translation>&amp;Limite em requisições:</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <comment>button: set this limit</comment>
        <translation>&amp;Definir</translation>
    </message>
</context>
<context>
    <name>llmcap::LookButton</name>
    <message>
        <source>&amp;Look</source>
        <comment>button: how the window looks</comment>
        <translation>&amp;Aparência</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Claro, escuro ou alto contraste</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Como a área de &amp;trabalho</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Escuro</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Alto co&amp;ntraste</translation>
    </message>
</context>
<context>
    <name>llmcap::NewCapDialog</name>
    <message>
        <source>LLMCap: new cap</source>
        <translation>LLMCap: novo teto</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nome:</translation>
    </message>
    <message>
        <source>&amp;Limit:</source>
        <translation>&amp;Limite:</translation>
    </message>
    <message>
        <source>Coun&amp;ted in:</source>
        <comment>dollars, tokens or requests</comment>
        <translation>&amp;Unidade:</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <comment>a day, a month, ...</comment>
        <translation>Pe&amp;ríodo:</translation>
    </message>
    <message>
        <source>&amp;Provider:</source>
        <translation>&amp;Provedor:</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modelo:</translation>
    </message>
    <message>
        <source>Pro&amp;ject:</source>
        <translation>Pro&amp;jeto:</translation>
    </message>
    <message>
        <source>&amp;When reached:</source>
        <comment>the limit; what happens then</comment>
        <translation>Ao &amp;atingir:</translation>
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
        <translation>requisições</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>um dia</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>um mês</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>uma semana</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>uma hora</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>no total</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>todos os provedores</translation>
    </message>
    <message>
        <source>refuse what does not fit</source>
        <comment>under the limit</comment>
        <translation>recusar o que não couber</translation>
    </message>
    <message>
        <source>warn only</source>
        <translation>só avisar</translation>
    </message>
    <message>
        <source>day-openai</source>
        <comment>an example of a cap&apos;s name</comment>
        <translation>dia-openai</translation>
    </message>
    <message>
        <source>A calendar window, or a rolling one like 90m, 36h or 30d</source>
        <translation>Um período do calendário, ou um móvel como 90m, 36h ou 30d</translation>
    </message>
    <message>
        <source>every model; * stands for anything</source>
        <translation>todos os modelos; * vale por qualquer coisa</translation>
    </message>
    <message>
        <source>every project</source>
        <translation>todos os projetos</translation>
    </message>
    <message>
        <source>&amp;Set cap</source>
        <comment>button</comment>
        <translation>Definir &amp;teto</translation>
    </message>
</context>
<context>
    <name>llmcap::NoticeBanner</name>
    <message>
        <source>R&amp;etry</source>
        <translation>T&amp;entar de novo</translation>
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
        <translation> até %1</translation>
    </message>
    <message>
        <source>; it resets at %1</source>
        <comment>appended to &quot;80% of $10 is spent&quot;: a time</comment>
        <translation>; recomeça: %1</translation>
    </message>
    <message>
        <source>Allow +%1 %2</source>
        <comment>button: +$5 today</comment>
        <translation>Permitir +%1 %2</translation>
    </message>
    <message>
        <source>Requests that do not fit are refused.</source>
        <translation>Requisições que não cabem são recusadas.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached%2. Nothing is refused: LLMCap only warns.</source>
        <comment>%2: maybe &quot; until 17:40&quot;</comment>
        <translation>O limite de %1 foi atingido%2. Nada é recusado: o LLMCap só avisa.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached. Requests go to %2%3.</source>
        <comment>%2: a cheaper model, %3: maybe &quot; until 17:40&quot;</comment>
        <translation>O limite de %1 foi atingido. As requisições vão para %2%3.</translation>
    </message>
    <message>
        <source>Requests that do not fit under %1 are refused%2.</source>
        <comment>%1: a limit, %2: maybe &quot; until 17:40&quot;</comment>
        <translation>Requisições que não cabem em %1 são recusadas%2.</translation>
    </message>
    <message>
        <source>Caps are enforced again</source>
        <translation>Os tetos valem de novo</translation>
    </message>
    <message>
        <source>The pause of all caps has ended.</source>
        <translation>A pausa de todos os tetos terminou.</translation>
    </message>
    <message>
        <source>%1: enforced again</source>
        <translation>%1: vale de novo</translation>
    </message>
    <message>
        <source>The pause of this cap has ended.</source>
        <translation>A pausa deste teto terminou.</translation>
    </message>
    <message>
        <source>the limit</source>
        <translation>o limite</translation>
    </message>
    <message>
        <source>%1: %2 is spent</source>
        <comment>a cap, a percentage</comment>
        <translation>%1: %2 gastos</translation>
    </message>
    <message>
        <source>%1 of %2 is spent%3.</source>
        <comment>a percentage, a limit, and maybe &quot;; it resets at ...&quot;</comment>
        <translation>%1 de %2 gastos%3.</translation>
    </message>
    <message>
        <source>%1: limit reached</source>
        <translation>%1: limite atingido</translation>
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
        <translation>%1 não coube no teto “%2”.</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”: %3%4.</source>
        <comment>%3: its limit, %4: maybe &quot; until 17:40&quot;</comment>
        <translation>%1 não coube no teto “%2”: %3%4.</translation>
    </message>
    <message>
        <source>Request blocked</source>
        <translation>Requisição bloqueada</translation>
    </message>
    <message>
        <source>%1 without a price or a bound</source>
        <comment>how many requests were blocked so</comment>
        <translation>%1 sem preço ou limite máximo</translation>
    </message>
    <message>
        <source>%1 by “%2”</source>
        <comment>how many requests a cap blocked</comment>
        <translation>%1 por “%2”</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 more request(s) blocked</source>
        <translation>
            <numerusform>Pelo menos mais %1 requisição bloqueada</numerusform>
            <numerusform>Pelo menos mais %1 requisições bloqueadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more request(s) blocked</source>
        <translation>
            <numerusform>Mais %1 requisição bloqueada</numerusform>
            <numerusform>Mais %1 requisições bloqueadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Since %1: %2.</source>
        <comment>a time, which caps how often</comment>
        <translation>Desde %1: %2.</translation>
    </message>
    <message>
        <source>LLMCap cannot be reached</source>
        <translation>O LLMCap está inacessível</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 está retido</translation>
    </message>
    <message>
        <source>%1 runs away</source>
        <translation>%1 saiu do controle</translation>
    </message>
    <message>
        <source>It sent %1. It waits until you let it go on, in the icon&apos;s menu.</source>
        <translation>Enviou %1. Espera até você deixá-lo continuar, no menu do ícone.</translation>
    </message>
    <message>
        <source>It sent %1.</source>
        <translation>Enviou %1.</translation>
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
        <translation>%1%</translation>
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
            <numerusform>%1 requisição</numerusform>
            <numerusform>%1 requisições</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RaiseSteps</name>
    <message>
        <source>this hour</source>
        <comment>+$5 this hour</comment>
        <translation>nesta hora</translation>
    </message>
    <message>
        <source>today</source>
        <comment>+$5 today</comment>
        <translation>hoje</translation>
    </message>
    <message>
        <source>this week</source>
        <comment>+$5 this week</comment>
        <translation>nesta semana</translation>
    </message>
    <message>
        <source>this month</source>
        <comment>+$5 this month</comment>
        <translation>neste mês</translation>
    </message>
    <message>
        <source>for good</source>
        <comment>+$5 for good: without an end</comment>
        <translation>para sempre</translation>
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
        <translation>&amp;Hoje</translation>
    </message>
    <message>
        <source>&amp;7 days</source>
        <translation>&amp;7 dias</translation>
    </message>
    <message>
        <source>&amp;30 days</source>
        <translation>&amp;30 dias</translation>
    </message>
    <message>
        <source>This &amp;month</source>
        <translation>Este &amp;mês</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Tudo</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Es&amp;colher…</translation>
    </message>
    <message>
        <source>Time that the dashboard shows</source>
        <translation>Período mostrado no painel</translation>
    </message>
    <message>
        <source>First day shown</source>
        <translation>Primeiro dia mostrado</translation>
    </message>
    <message>
        <source>Last day shown</source>
        <translation>Último dia mostrado</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsExport</name>
    <message>
        <source>Could not write %1: %2</source>
        <translation>Não foi possível gravar %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n row(s) to %1</source>
        <translation>
            <numerusform>%n linha salva em %1</numerusform>
            <numerusform>%n linhas salvas em %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsModel</name>
    <message>
        <source>unknown</source>
        <comment>a cost</comment>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>Status %1, %2 in all</source>
        <comment>an HTTP status, a time like 210 ms</comment>
        <translation>Status %1, %2 no total</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Programa: %1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Chave: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provedor</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Client</source>
        <comment>a program</comment>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Chave</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>of a request</comment>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Tokens entrada / saída</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Custo</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Fonte</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Teto</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>time that LLMCap added to a request</comment>
        <translation>Acrescido</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsPage</name>
    <message>
        <source>All providers</source>
        <translation>Todos os provedores</translation>
    </message>
    <message>
        <source>Provider of the requests shown</source>
        <translation>Provedor das requisições mostradas</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Todas as chaves</translation>
    </message>
    <message>
        <source>Key of the requests shown</source>
        <translation>Chave das requisições mostradas</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos os projetos</translation>
    </message>
    <message>
        <source>Project of the requests shown</source>
        <translation>Projeto das requisições mostradas</translation>
    </message>
    <message>
        <source>All client programs</source>
        <translation>Todos os programas</translation>
    </message>
    <message>
        <source>Client program of the requests shown</source>
        <translation>Programa das requisições mostradas</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Todos os resultados</translation>
    </message>
    <message>
        <source>Outcome of the requests shown</source>
        <translation>Resultado das requisições mostradas</translation>
    </message>
    <message>
        <source>Model, * is anything</source>
        <translation>Modelo, * é qualquer um</translation>
    </message>
    <message>
        <source>Model of the requests shown; a star stands for anything</source>
        <translation>Modelo das requisições mostradas; um asterisco vale por qualquer coisa</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Limpar filtros</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Salvar…</translation>
    </message>
    <message>
        <source>Save all requests of this filter as CSV or JSON</source>
        <translation>Salvar todas as requisições deste filtro como CSV ou JSON</translation>
    </message>
    <message>
        <source>Audit log of requests, newest first</source>
        <translation>Registro de auditoria das requisições, as mais recentes primeiro</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>No requests in this time with this filter.</source>
        <translation>Nenhuma requisição neste período com este filtro.</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>the list of requests</comment>
        <translation>incompleta</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 linha</numerusform>
            <numerusform>%1 linhas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 row(s)
read so far</source>
        <translation>
            <numerusform>%1 de %2 linha
lida até agora</numerusform>
            <numerusform>%1 de %2 linhas
lidas até agora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) read,
more below</source>
        <translation>
            <numerusform>%1 linha lida,
há mais abaixo</numerusform>
            <numerusform>%1 linhas lidas,
há mais abaixo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::SettingsWindow</name>
    <message>
        <source>the system&apos;s</source>
        <translation>o do sistema</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <comment>language</comment>
        <translation>Como o sistema (%1)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Idioma:</translation>
    </message>
    <message>
        <source>Time &amp;zone of “today”:</source>
        <translation>&amp;Fuso horário de “hoje”:</translation>
    </message>
    <message>
        <source>An IANA name like Europe/Berlin. Days and months of caps begin at midnight there.</source>
        <translation>Um nome IANA como America/Sao_Paulo. Os dias e meses dos tetos começam lá à meia-noite.</translation>
    </message>
    <message>
        <source>Everything here stands in %1.</source>
        <translation>Tudo aqui fica em %1.</translation>
    </message>
    <message>
        <source>LLMCap answers this computer alone, at %1.</source>
        <translation>O LLMCap responde apenas a este computador, em %1.</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>Avisar quando</translation>
    </message>
    <message>
        <source>a cap crosses a &amp;threshold, like 80%</source>
        <translation>um teto passar de um &amp;patamar, como 80%</translation>
    </message>
    <message>
        <source>a cap&apos;s &amp;limit is reached</source>
        <translation>o &amp;limite de um teto for atingido</translation>
    </message>
    <message>
        <source>a request is &amp;blocked: the first at once, later ones every 15 minutes</source>
        <translation>uma requisição for &amp;bloqueada: a primeira na hora, as seguintes a cada 15 minutos</translation>
    </message>
    <message>
        <source>a &amp;pause has ended</source>
        <translation>uma pa&amp;usa terminar</translation>
    </message>
    <message>
        <source>the proxy cannot be &amp;reached</source>
        <translation>o proxy ficar i&amp;nacessível</translation>
    </message>
    <message>
        <source>none: such requests are refused</source>
        <translation>nenhum: tais requisições são recusadas</translation>
    </message>
    <message>
        <source>&amp;Fallback price, in/out:</source>
        <translation>Preço de &amp;reserva, entrada/saída:</translation>
    </message>
    <message>
        <source>USD per million input and output tokens, like 1.00/4.00, for models that no price is known of. Without it they are refused under a cap.</source>
        <translation>USD por milhão de tokens de entrada e saída, como 1.00/4.00, para modelos sem preço conhecido. Sem ele, são recusados sob um teto.</translation>
    </message>
    <message>
        <source>Prices come with LLMCap.</source>
        <translation>Os preços vêm com o LLMCap.</translation>
    </message>
    <message>
        <source>%1 wins over them.</source>
        <translation>%1 tem prioridade sobre eles.</translation>
    </message>
    <message>
        <source>LLMCap keeps what each request cost: time, provider, model, tokens, project and the name of the program. It never keeps prompts, answers or API keys; a key is known by a fingerprint that only this installation can make.</source>
        <translation>O LLMCap guarda quanto custou cada requisição: hora, provedor, modelo, tokens, projeto e o nome do programa. Ele nunca guarda prompts, respostas ou chaves de API; uma chave é reconhecida por uma impressão digital que só esta instalação consegue calcular.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere but to the provider that a request is for.</source>
        <translation>Nada é enviado a lugar nenhum além do provedor a que a requisição se destina.</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Pasta de dados: %1</translation>
    </message>
    <message>
        <source>The feed&apos;s token is kept in %1.</source>
        <translation>O token do feed fica aqui: %1.</translation>
    </message>
    <message>
        <source>Refuse with status &amp;402 instead of 429</source>
        <translation>Recusar com o status &amp;402 em vez de 429</translation>
    </message>
    <message>
        <source>Let endpoints &amp;pass that LLMCap cannot meter, uncapped</source>
        <translation>Deixar &amp;passar sem teto os endpoints que o LLMCap não consegue medir</translation>
    </message>
    <message>
        <source>&amp;Wait for room under a cap at most:</source>
        <translation>&amp;Esperar por espaço sob um teto no máximo:</translation>
    </message>
    <message>
        <source>At the end, let requests in &amp;flight finish for:</source>
        <translation>Ao sair, deixar as requisições em a&amp;ndamento terminarem por:</translation>
    </message>
    <message>
        <source>LLMCap settings</source>
        <translation>Configurações do LLMCap</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Páginas das configurações</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Geral</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Tetos</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexões</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificações</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preços</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>Privacidade e dados</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avançado</translation>
    </message>
    <message>
        <source>Saved. What concerns the proxy holds from LLMCap&apos;s next start.</source>
        <translation>Salvo. O que diz respeito ao proxy vale a partir do próximo início do LLMCap.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvo.</translation>
    </message>
    <message>
        <source>Watch the LLMCap of another machine</source>
        <translation>Observar o LLMCap de outra máquina</translation>
    </message>
    <message>
        <source>Then no proxy runs here. “llmcap serve --tls-cert … --tls-key …” over there shows its feed; its address and token belong here.</source>
        <translation>Então nenhum proxy roda aqui. “llmcap serve --tls-cert … --tls-key …” publica lá o feed; o endereço e o token dele vão aqui.</translation>
    </message>
    <message>
        <source>none: LLMCap runs a proxy of its own</source>
        <translation>nenhum: o LLMCap usa um proxy próprio</translation>
    </message>
    <message>
        <source>“llmcap token --control” over there prints it</source>
        <translation>“llmcap token --control” o mostra lá</translation>
    </message>
    <message>
        <source>kept; type another one to replace it</source>
        <translation>guardado; digite outro para substituí-lo</translation>
    </message>
    <message>
        <source>only for a certificate of one&apos;s own: PEM file</source>
        <translation>só para um certificado próprio: arquivo PEM</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>En&amp;dereço:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Its a&amp;uthority:</source>
        <translation>A&amp;utoridade:</translation>
    </message>
    <message>
        <source>The address of another LLMCap %1</source>
        <translation>Endereço de outro LLMCap: %1</translation>
    </message>
    <message>
        <source>Type the token of %1; “llmcap token --control” over there prints it.</source>
        <translation>Digite o token de %1; “llmcap token --control” o mostra lá.</translation>
    </message>
    <message>
        <source>kept in %1</source>
        <translation>guardado em %1</translation>
    </message>
    <message>
        <source>This window shows the LLMCap at %1.</source>
        <translation>Esta janela mostra o LLMCap de %1.</translation>
    </message>
    <message>
        <source>Providers&apos; certificates may also come from the authority in %1.</source>
        <translation>Certificados dos provedores também podem vir da autoridade em %1.</translation>
    </message>
    <message>
        <source>Browser pages that may use the providers: %1.</source>
        <translation>Páginas do navegador que podem usar os provedores: %1.</translation>
    </message>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>I&amp;niciar o LLMCap ao entrar no sistema</translation>
    </message>
    <message>
        <source>The system&apos;s own list of startup programs has it switched off; ticked here, it starts again.</source>
        <translation>A lista de inicialização do sistema o desativou; marcado aqui, ele volta a iniciar.</translation>
    </message>
    <message>
        <source>Show the &amp;first steps again</source>
        <translation>Mostrar de novo os &amp;primeiros passos</translation>
    </message>
    <message>
        <source>a program r&amp;uns away: it repeats itself, or spends far more than usual</source>
        <translation>um pro&amp;grama sair do controle: ele se repete, ou gasta muito mais que o habitual</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>Abrir a pasta de &amp;dados</translation>
    </message>
    <message>
        <source>Make every hold survive a power c&amp;ut (slower)</source>
        <translation>Proteger cada reserva contra q&amp;ueda de energia (mais lento)</translation>
    </message>
    <message>
        <source>Greyed values are of this computer&apos;s own proxy, which does not run: LLMCap watches %1.</source>
        <translation>Valores em cinza são do proxy deste computador, que não está em execução: o LLMCap mostra %1.</translation>
    </message>
    <message>
        <source>Greyed values are fixed: %1</source>
        <translation>Valores em cinza são fixos: %1</translation>
    </message>
    <message>
        <source>Saved. It holds from LLMCap&apos;s next start.</source>
        <translation>Salvo. Vale a partir do próximo início do LLMCap.</translation>
    </message>
</context>
<context>
    <name>llmcap::SpendPage</name>
    <message>
        <source>Breakdown</source>
        <translation>Detalhamento</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoje</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 dias</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 dias</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>este mês</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>desde o início</translation>
    </message>
    <message>
        <source>chosen days</source>
        <translation>dias escolhidos</translation>
    </message>
    <message>
        <source>Spend against the cap</source>
        <translation>Gasto e teto</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>Gasto por modelo</translation>
    </message>
    <message>
        <source>Blocked requests</source>
        <translation>Requisições bloqueadas</translation>
    </message>
    <message>
        <source>Tokens by kind</source>
        <translation>Tokens por tipo</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>Sem números.</translation>
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
        <translation>O LLMCap não iniciou</translation>
    </message>
    <message>
        <source>No cap is enforced as long as LLMCap does not run.</source>
        <translation>Nenhum teto vale enquanto o LLMCap não estiver em execução.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Tentar de novo</translation>
    </message>
    <message>
        <source>&amp;Show the running one</source>
        <translation>&amp;Mostrar o que está em execução</translation>
    </message>
    <message>
        <source>Another LLMCap of yours runs already. This one can show it.</source>
        <translation>Outro LLMCap seu já está em execução. Este pode mostrá-lo.</translation>
    </message>
    <message>
        <source>&amp;Use port %1 this time</source>
        <translation>&amp;Usar a porta %1 desta vez</translation>
    </message>
    <message>
        <source> With another port, tools that have the usual address do not reach it.</source>
        <translation> Com outra porta, ferramentas que têm o endereço habitual não o alcançam.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Sair</translation>
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
        <translation>&amp;Fechar</translation>
    </message>
</context>
<context>
    <name>llmcap::TileRow</name>
    <message>
        <source>Spent</source>
        <translation>Gasto</translation>
    </message>
    <message>
        <source>Left under the cap</source>
        <translation>Resta sob o teto</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Previsão</translation>
    </message>
    <message>
        <source>no request was refused</source>
        <translation>nenhuma requisição foi recusada</translation>
    </message>
    <message>
        <source>refused before they cost anything</source>
        <translation>recusadas antes de custarem algo</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sem resposta</translation>
    </message>
    <message>
        <source>no cap in dollars over everything</source>
        <translation>nenhum teto em dólares sobre tudo</translation>
    </message>
    <message>
        <source>no cap to reach</source>
        <translation>nenhum teto a atingir</translation>
    </message>
    <message>
        <source>of %1, cap “%2”</source>
        <comment>what is left of a limit</comment>
        <translation>de %1, teto “%2”</translation>
    </message>
    <message>
        <source>, %1 held for requests in flight</source>
        <comment>appended to &quot;of $10, cap “day”&quot;</comment>
        <translation>, %1 reservados para requisições em andamento</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <comment>an amount</comment>
        <translation>%1 na última hora</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <comment>an amount</comment>
        <translation>%1 nas últimas 24 horas</translation>
    </message>
    <message>
        <source>cap reached</source>
        <comment>the forecast</comment>
        <translation>teto atingido</translation>
    </message>
    <message>
        <source>cap “%1”</source>
        <translation>teto “%1”</translation>
    </message>
    <message>
        <source>at about %1</source>
        <comment>the forecast: the time when a cap is reached</comment>
        <translation>por volta de %1</translation>
    </message>
    <message>
        <source>cap “%1” reached, going on with %2</source>
        <translation>teto “%1” atingido neste ritmo: %2</translation>
    </message>
    <message>
        <source>not reached</source>
        <comment>the forecast: the cap</comment>
        <translation>não será atingido</translation>
    </message>
    <message>
        <source>going on with %1</source>
        <translation>neste ritmo: %1</translation>
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
        <translation>%1 (sem teto)</translation>
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
        <translation>pausado até %1</translation>
    </message>
    <message>
        <source>warn only</source>
        <comment>enforcement</comment>
        <translation>só avisos</translation>
    </message>
    <message>
        <source>on</source>
        <comment>enforcement</comment>
        <translation>ativo</translation>
    </message>
    <message>
        <source>the proxy cannot be reached</source>
        <translation>o proxy está inacessível</translation>
    </message>
    <message>
        <source>%1: paused until %2</source>
        <comment>a cap</comment>
        <translation>%1: pausado até %2</translation>
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
        <translation>aguardando os primeiros números</translation>
    </message>
    <message>
        <source>all paid requests blocked</source>
        <translation>todas as requisições pagas bloqueadas</translation>
    </message>
    <message>
        <source>%1 today</source>
        <comment>tooltip: an amount</comment>
        <translation>hoje %1</translation>
    </message>
    <message>
        <source>%1 month</source>
        <comment>tooltip: an amount in this month</comment>
        <translation>mês %1</translation>
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
        <translation> (há %1)</translation>
    </message>
    <message>
        <source>&amp;Today: no figures yet</source>
        <translation>&amp;Hoje: ainda não há números</translation>
    </message>
    <message>
        <source>&amp;Enforcement</source>
        <translation>Con&amp;trole</translation>
    </message>
    <message>
        <source> DEMO</source>
        <translation> DEMO</translation>
    </message>
    <message>
        <source>&amp;Today: %1</source>
        <translation>&amp;Hoje: %1</translation>
    </message>
    <message>
        <source>This &amp;month: %1</source>
        <translation>Este &amp;mês: %1</translation>
    </message>
    <message>
        <source>&amp;Blocked today: %1</source>
        <translation>&amp;Bloqueadas hoje: %1</translation>
    </message>
    <message>
        <source>Data is %1 old – &amp;reconnect</source>
        <comment>an age like 4 min</comment>
        <translation>Dados de %1 atrás – &amp;reconectar</translation>
    </message>
    <message>
        <source>&amp;Enforcement: %1</source>
        <comment>on, warn only, paused until 17:40</comment>
        <translation>Con&amp;trole: %1</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayIcon</name>
    <message>
        <source>No cap can be set</source>
        <translation>Não é possível definir um teto</translation>
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
        <translation>T&amp;etos</translation>
    </message>
    <message>
        <source>Block &amp;all paid requests</source>
        <translation>Bl&amp;oquear todas as requisições pagas</translation>
    </message>
    <message>
        <source>C&amp;onnect a tool</source>
        <translation>&amp;Conectar uma ferramenta</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;Ativo</translation>
    </message>
    <message>
        <source>&amp;Warn only</source>
        <translation>Só a&amp;visar</translation>
    </message>
    <message>
        <source>Pause for 1&amp;5 minutes</source>
        <translation>Pausar por 1&amp;5 minutos</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>Pausar por 1 &amp;hora</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow</source>
        <translation>Pausar até a&amp;manhã</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aj&amp;uda</translation>
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
        <translation>&amp;Sobre o LLMCap</translation>
    </message>
    <message>
        <source>Open &amp;dashboard…</source>
        <translation>Abrir &amp;painel…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Con&amp;figurações…</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (stops enforcement)</source>
        <translation>&amp;Sair do LLMCap (os tetos deixam de valer)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (the proxy it watches goes on)</source>
        <translation>&amp;Sair do LLMCap (o proxy observado continua)</translation>
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
        <translation>Não há bandeja para o ícone do LLMCap. Continuar aplicando os tetos sem janela?</translation>
    </message>
    <message>
        <source>Start LLMCap again to see the window.</source>
        <translation>Inicie o LLMCap de novo para ver a janela.</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap</source>
        <translation>&amp;Sair do LLMCap</translation>
    </message>
</context>
<context>
    <name>llmcap::UsageTables</name>
    <message>
        <source>From</source>
        <comment>when a stretch of time begins</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Fonte</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Leitura de cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Gravação de cache</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Saída</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requisições</translation>
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
        <translation>Sem preço</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>requests whose cost is not known: the amount held counts</comment>
        <translation>Reservado</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>requests without this label</comment>
        <translation>(nenhum)</translation>
    </message>
    <message numerus="yes">
        <source>%1 other(s)</source>
        <comment>models</comment>
        <translation>
            <numerusform>%1 outro</numerusform>
            <numerusform>%1 outros</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Gasto</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Total até aqui</translation>
    </message>
    <message>
        <source>All</source>
        <comment>models together</comment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Parcela</translation>
    </message>
</context>
</TS>
