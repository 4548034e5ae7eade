<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>llmcap::BreakdownPage</name>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modello</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Chiave</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Per provider</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Per modello</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>Per chiave</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Per progetto</translation>
    </message>
    <message>
        <source>By client program</source>
        <translation>Per programma</translation>
    </message>
    <message>
        <source>Spend by label</source>
        <translation>Spesa per categoria</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salva…</translation>
    </message>
    <message>
        <source>Save the breakdown as CSV or JSON</source>
        <translation>Salva la ripartizione come CSV o JSON</translation>
    </message>
    <message>
        <source>%1, the dearest first</source>
        <comment>a table: By provider, By model</comment>
        <translation>%1, prima i più costosi</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>Nessuna richiesta in questo periodo.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Caricamento…</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .json; it decides the kind of file.</source>
        <translation>Scegli un nome che termini con .csv o .json: l’estensione decide il formato.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 salvato</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsMenu</name>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Nuovo tetto…</translation>
    </message>
    <message>
        <source>&amp;Set limit…</source>
        <translation>&amp;Imposta limite…</translation>
    </message>
    <message>
        <source>+%1 %2</source>
        <comment>+$5 today: raises a cap</comment>
        <translation>+%1 %2</translation>
    </message>
    <message>
        <source>&amp;Take back the raise of %1</source>
        <translation>Ri&amp;tira l’aumento di %1</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <comment>enforce a paused cap again</comment>
        <translation>&amp;Riprendi</translation>
    </message>
    <message>
        <source>&amp;Pause for 1 hour</source>
        <translation>&amp;Sospendi per 1 ora</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsPage</name>
    <message>
        <source>everything</source>
        <comment>which requests a cap counts</comment>
        <translation>tutto</translation>
    </message>
    <message>
        <source>No cap is set: nothing is refused.</source>
        <translation>Nessun tetto impostato: nulla viene rifiutato.</translation>
    </message>
    <message>
        <source>Set &amp;limit…</source>
        <translation>Imposta &amp;limite…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Rimuovi…</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a cap</comment>
        <translation>Nome</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a day, a month</comment>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Speso</translation>
    </message>
    <message>
        <source>Counts</source>
        <comment>which requests a cap counts</comment>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Tetti</translation>
    </message>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Nuovo tetto…</translation>
    </message>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
    <message>
        <source>Remove the cap “%1”? It no longer holds back any request.</source>
        <translation>Rimuovere il tetto «%1»? Non tratterrà più alcuna richiesta.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartCard</name>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV per fogli di calcolo (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON per programmi (*.json)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Immagine PNG (*.png)</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>Salva i dati</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabella</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 come tabella</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salva…</translation>
    </message>
    <message>
        <source>Save %1 as CSV, JSON or PNG</source>
        <translation>Salva %1 come CSV, JSON o PNG</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv, .json or .png; it decides the kind of file.</source>
        <translation>Scegli un nome che termini con .csv, .json o .png: l’estensione decide il formato.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 salvato</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartPicture</name>
    <message>
        <source>most: %1 at %2</source>
        <comment>a number, a time</comment>
        <translation>massimo: %1, %2</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Speso</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Totale finora</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 spesi</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <comment>the limit, as a line in a chart</comment>
        <translation>Tetto %1</translation>
    </message>
    <message>
        <source>, cap %1</source>
        <comment>appended to &quot;$4 spent&quot;: the limit</comment>
        <translation>, tetto %1</translation>
    </message>
    <message>
        <source>No requests in this time. Point a tool at LLMCap to see them.</source>
        <translation>Nessuna richiesta in questo periodo. Collega uno strumento a LLMCap per vederne.</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>Nessuna richiesta in questo periodo.</translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation>In questo periodo non è stato speso nulla.</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloccate</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>requests that were not blocked</comment>
        <translation>Passate</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%1 bloccata</numerusform>
            <numerusform>%1 bloccate</numerusform>
        </translation>
    </message>
    <message>
        <source>No request was blocked in this time.</source>
        <translation>Nessuna richiesta è stata bloccata in questo periodo.</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Lettura cache</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Input</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Output</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Scrittura cache</translation>
    </message>
    <message>
        <source>No tokens were used in this time.</source>
        <translation>Nessun token usato in questo periodo.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartTicks</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1&#xa0;Mln</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectMenu</name>
    <message>
        <source>Copy &amp;PowerShell lines</source>
        <translation>Copia le righe &amp;PowerShell</translation>
    </message>
    <message>
        <source>Copy &amp;Command Prompt lines</source>
        <translation>Copia le righe per il prompt dei &amp;comandi</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines</source>
        <translation>Copia le righe per la &amp;shell</translation>
    </message>
    <message>
        <source>&amp;Test…</source>
        <translation>Pro&amp;va…</translation>
    </message>
    <message>
        <source>Copy base URL: &amp;%1</source>
        <translation>Copia l’URL di base: &amp;%1</translation>
    </message>
    <message>
        <source>&amp;Route my tools</source>
        <translation>&amp;Reindirizza i miei strumenti</translation>
    </message>
    <message>
        <source>Tools that start from now on send their requests through LLMCap, until it quits</source>
        <translation>Gli strumenti avviati da ora inviano le richieste tramite LLMCap, finché non viene chiuso</translation>
    </message>
    <message>
        <source>Copy &amp;example</source>
        <translation>Copia &amp;esempio</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectionTest</name>
    <message>
        <source>LLMCap: test a connection</source>
        <translation>LLMCap: prova una connessione</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Base URL for the tool</source>
        <translation>URL di base per lo strumento</translation>
    </message>
    <message>
        <source>Newest request</source>
        <translation>Ultima richiesta</translation>
    </message>
    <message>
        <source>Requests that arrived, by provider</source>
        <translation>Richieste arrivate, per provider</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>In attesa di LLMCap…</translation>
    </message>
    <message>
        <source>It works: requests of your tool pass through LLMCap.</source>
        <translation>Funziona: le richieste del tuo strumento passano da LLMCap.</translation>
    </message>
    <message>
        <source>LLMCap answers. Give your tool the base URL of its provider, then let it send a request: it appears here at once.</source>
        <translation>LLMCap risponde. Imposta nel tuo strumento l’URL di base del suo provider, poi fagli inviare una richiesta: comparirà qui subito.</translation>
    </message>
    <message>
        <source>waiting for one</source>
        <translation>in attesa di una richiesta</translation>
    </message>
    <message>
        <source>Free request</source>
        <translation>Richiesta gratuita</translation>
    </message>
    <message>
        <source>Send a &amp;free request to each</source>
        <translation>Invia a ciascuno una richiesta &amp;gratuita</translation>
    </message>
    <message>
        <source>Asks each provider for its list of models, which costs nothing</source>
        <translation>Chiede a ogni provider l’elenco dei suoi modelli, il che non costa nulla</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>in attesa…</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardText</name>
    <message>
        <source>all estimated</source>
        <translation>tutto stimato</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>%1 stimati</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 senza prezzo</translation>
    </message>
    <message>
        <source>%1 of unknown cost</source>
        <translation>%1 di costo ignoto</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>comunicato</translation>
    </message>
    <message>
        <source>nothing billed</source>
        <translation>nulla addebitato</translation>
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
            <numerusform>%1 giorno</numerusform>
            <numerusform>%1 giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>almeno %1</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>ora</translation>
    </message>
    <message>
        <source>day</source>
        <translation>giorno</translation>
    </message>
    <message>
        <source>week</source>
        <translation>settimana</translation>
    </message>
    <message>
        <source>week, from %1</source>
        <comment>a day of the week</comment>
        <translation>settimana, da %1</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mese</translation>
    </message>
    <message>
        <source>month, from day %1</source>
        <comment>a number, 2 to 31</comment>
        <translation>mese, dal giorno %1</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>in totale</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completata</translation>
    </message>
    <message>
        <source>Client gone</source>
        <translation>Client scollegato</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>Errore del provider</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloccata</translation>
    </message>
    <message>
        <source>Cut off by a crash</source>
        <translation>Interrotta da un crash</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>stimato</translation>
    </message>
    <message>
        <source>held</source>
        <translation>riservato</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>senza prezzo</translation>
    </message>
    <message>
        <source>Nothing was billed.</source>
        <translation>Nulla è stato addebitato.</translation>
    </message>
    <message>
        <source>From the usage that the provider reported.</source>
        <translation>Dall’utilizzo comunicato dal provider.</translation>
    </message>
    <message>
        <source>The provider reported no usage: estimated from what passed.</source>
        <translation>Il provider non ha comunicato l’utilizzo: stimato da ciò che è passato.</translation>
    </message>
    <message>
        <source>Unknown: the whole amount held stays counted.</source>
        <translation>Ignoto: l’intero importo riservato resta conteggiato.</translation>
    </message>
    <message>
        <source>The usage is known, its price is not: counted as $0.</source>
        <translation>L’utilizzo è noto, il suo prezzo no: conta come 0&#xa0;$.</translation>
    </message>
    <message>
        <source>All paid requests are blocked.</source>
        <translation>Tutte le richieste a pagamento sono bloccate.</translation>
    </message>
    <message>
        <source>Caps are paused until %1: nothing is blocked.</source>
        <translation>I tetti sono sospesi fino a %1: nulla viene bloccato.</translation>
    </message>
    <message>
        <source>Warn only: nothing is blocked.</source>
        <translation>Solo avvisi: nulla viene bloccato.</translation>
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
        <translation>Dashboard di LLMCap</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Pa&amp;noramica</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>Ri&amp;partizione</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>Ric&amp;hieste</translation>
    </message>
    <message>
        <source>All figures are pretended: no provider was asked.</source>
        <translation>Tutti i dati sono fittizi: nessun provider è stato interpellato.</translation>
    </message>
    <message>
        <source>Data is %1 old.</source>
        <comment>an age like 4 min</comment>
        <translation>I dati sono di %1 fa.</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>In attesa di LLMCap…</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>Ancora nessun dato.</translation>
    </message>
    <message>
        <source>(now).</source>
        <comment>as of when figures are</comment>
        <translation>(ora).</translation>
    </message>
    <message>
        <source>(%1 ago).</source>
        <comment>an age like 4 min</comment>
        <translation>(%1 fa).</translation>
    </message>
    <message>
        <source> From %1.</source>
        <comment>appended to a sentence: the name of a machine</comment>
        <translation> Da %1.</translation>
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
        <translation>Apri</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedActions</name>
    <message>
        <source>The cap “%1” was not raised</source>
        <translation>Il tetto «%1» non è stato aumentato</translation>
    </message>
    <message>
        <source>The cap “%1” was not resumed</source>
        <translation>Il tetto «%1» non è stato ripreso</translation>
    </message>
    <message>
        <source>The cap “%1” was not paused</source>
        <translation>Il tetto «%1» non è stato sospeso</translation>
    </message>
    <message>
        <source>Enforcement was not changed</source>
        <translation>Il controllo non è stato modificato</translation>
    </message>
    <message>
        <source>The routing of your tools was not changed</source>
        <translation>Il reindirizzamento dei tuoi strumenti non è stato modificato</translation>
    </message>
    <message>
        <source>Some open programs still send through LLMCap</source>
        <translation>Alcuni programmi aperti inviano ancora tramite LLMCap</translation>
    </message>
    <message>
        <source>Start them again: %1</source>
        <translation>Riavviali: %1</translation>
    </message>
    <message>
        <source>“%1” is still held</source>
        <translation>«%1» è ancora trattenuto</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedWire</name>
    <message>
        <source>something answers at %1, but it is not LLMCap; give the right address with --url or LLMCAP_URL</source>
        <translation>qualcosa risponde a %1, ma non è LLMCap; indica l’indirizzo giusto con --url o LLMCAP_URL</translation>
    </message>
    <message>
        <source>the program at %1 does not know this token, so it was not sent; `llmcap token` says where the token is kept, LLMCAP_TOKEN or --token give another one</source>
        <translation>il programma a %1 non conosce questo token, perciò non è stato inviato; `llmcap token` dice dove si trova, LLMCAP_TOKEN o --token ne indicano un altro</translation>
    </message>
    <message>
        <source>the token is not sent to %1: over a network the address must be https</source>
        <translation>il token non viene inviato a %1: attraverso una rete l’indirizzo deve essere https</translation>
    </message>
    <message>
        <source>nothing answers at %1; start LLMCap, or `llmcap serve`</source>
        <translation>nulla risponde a %1; avvia LLMCap o `llmcap serve`</translation>
    </message>
    <message>
        <source>the feed answered with status %1</source>
        <translation>il feed ha risposto con lo stato %1</translation>
    </message>
    <message>
        <source>%1 has no certificate in PEM</source>
        <translation>%1 non contiene alcun certificato PEM</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2), so the token was not sent; name the PEM file of its authority in the settings, with --feed-ca, or in LLMCAP_FEED_CA</source>
        <translation>il certificato di %1 non è attendibile (%2), perciò il token non è stato inviato; indica il file PEM della sua autorità nelle impostazioni, con --feed-ca o in LLMCAP_FEED_CA</translation>
    </message>
</context>
<context>
    <name>llmcap::FigureStamp</name>
    <message>
        <source>As of %1, %2 time</source>
        <comment>a date and time, a zone like Europe/Berlin</comment>
        <translation>Al %1, ora di %2</translation>
    </message>
    <message>
        <source>DEMO. %1</source>
        <translation>DEMO. %1</translation>
    </message>
    <message>
        <source>Could not write %1: %2. Choose another place.</source>
        <translation>Impossibile scrivere %1: %2. Scegli un’altra posizione.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstCapsPage</name>
    <message>
        <source>How much may be spent?</source>
        <translation>Quanto si può spendere?</translation>
    </message>
    <message>
        <source>LLMCap refuses what does not fit under a cap, before it costs anything.</source>
        <translation>LLMCap rifiuta ciò che non rientra in un tetto, prima che costi qualcosa.</translation>
    </message>
    <message>
        <source>At most a &amp;day, in USD:</source>
        <translation>Al massimo al &amp;giorno, in USD:</translation>
    </message>
    <message>
        <source>At most a &amp;month, in USD:</source>
        <translation>Al massimo al &amp;mese, in USD:</translation>
    </message>
    <message>
        <source>Leave a field empty for no cap. Caps for single providers, models and projects are in the settings and in the icon&apos;s menu.</source>
        <translation>Lascia un campo vuoto per non avere tetti. I tetti per singoli provider, modelli e progetti sono nelle impostazioni e nel menu dell’icona.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstLoginPage</name>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>&amp;Avvia LLMCap all’accesso</translation>
    </message>
    <message>
        <source>Always there</source>
        <translation>Sempre presente</translation>
    </message>
    <message>
        <source>Caps hold as long as LLMCap runs; tools that go through it need it.</source>
        <translation>I tetti valgono finché LLMCap è in esecuzione; gli strumenti che passano da lui ne hanno bisogno.</translation>
    </message>
    <message>
        <source>To keep the icon in sight: open Settings &gt; Personalization &gt; Taskbar &gt; Other system tray icons, and switch LLMCap on.</source>
        <translation>Per tenere l’icona in vista: apri Impostazioni &gt; Personalizzazione &gt; Barra delle applicazioni &gt; Altre icone dell’area di notifica e attiva LLMCap.</translation>
    </message>
    <message>
        <source>The icon is in the panel&apos;s tray, also called notification area. GNOME shows trays with the extension “AppIndicator and KStatusNotifierItem Support”; without a tray LLMCap opens its window.</source>
        <translation>L’icona si trova nell’area di notifica del pannello. GNOME la mostra con l’estensione «AppIndicator and KStatusNotifierItem Support»; senza, LLMCap apre la sua finestra.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstRun</name>
    <message>
        <source>LLMCap: first steps</source>
        <translation>LLMCap: primi passi</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Più tardi</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstTokenPage</name>
    <message>
        <source>&amp;Keep it in the key store</source>
        <translation>&amp;Conserva nel portachiavi</translation>
    </message>
    <message>
        <source>The feed&apos;s token</source>
        <translation>Il token del feed</translation>
    </message>
    <message>
        <source>It opens your figures and caps to LLMCap&apos;s windows and commands, and to nobody else. It is no API key; those are never kept.</source>
        <translation>Apre i tuoi dati e i tuoi tetti alle finestre e ai comandi di LLMCap, e a nessun altro. Non è una chiave API; quelle non vengono mai conservate.</translation>
    </message>
    <message>
        <source>It is kept in %1.</source>
        <translation>È conservato qui: %1.</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer when LLMCap started, so the token lies in a file that you alone can read. That is safe enough on a computer of your own; the key store is better where others have access.</source>
        <translation>Il portachiavi del sistema non ha risposto all’avvio di LLMCap, perciò il token si trova in un file che solo tu puoi leggere. Su un computer tuo è abbastanza sicuro; il portachiavi è meglio dove altri hanno accesso.</translation>
    </message>
    <message>
        <source>Asking the key store…</source>
        <translation>In attesa del portachiavi…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fatto.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstToolPage</name>
    <message>
        <source>Connect a tool</source>
        <translation>Collega uno strumento</translation>
    </message>
    <message>
        <source>Give your tool the base URL of its provider; its API key stays as it is.</source>
        <translation>Imposta nel tuo strumento l’URL di base del suo provider; la sua chiave API resta com’è.</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines for all</source>
        <translation>Copia le righe per la &amp;shell per tutti</translation>
    </message>
</context>
<context>
    <name>llmcap::FreeRequest</name>
    <message>
        <source>nothing answers at %1; is LLMCap running?</source>
        <translation>nulla risponde a %1; LLMCap è in esecuzione?</translation>
    </message>
    <message>
        <source>something that is not LLMCap answers at %1 (status %2)</source>
        <translation>a %1 risponde qualcosa che non è LLMCap (stato %2)</translation>
    </message>
    <message numerus="yes">
        <source>it works: %1 lists %n models</source>
        <translation>
            <numerusform>funziona: %1 elenca %n modello</numerusform>
            <numerusform>funziona: %1 elenca %n modelli</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and does not take the key of this environment (status %2)</source>
        <translation>%1 è stato raggiunto tramite LLMCap, e non accetta la chiave di questo ambiente (stato %2)</translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and wants a key, as it should (status %2)</source>
        <translation>%1 è stato raggiunto tramite LLMCap, e chiede una chiave, come deve (stato %2)</translation>
    </message>
    <message>
        <source>%1 was not reached; llmcap doctor says more</source>
        <translation>%1 non è stato raggiunto; llmcap doctor dice di più</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 ha risposto con lo stato %2</translation>
    </message>
</context>
<context>
    <name>llmcap::GuardRows</name>
    <message>
        <source>the same prompt %1 times</source>
        <translation>%1 volte lo stesso prompt</translation>
    </message>
    <message>
        <source>the same tool calls %1 times</source>
        <translation>%1 volte le stesse chiamate a strumenti</translation>
    </message>
    <message>
        <source>%1 of requests in five minutes, %2 times the usual</source>
        <translation>%1 di richieste in cinque minuti, %2 volte il solito</translation>
    </message>
    <message>
        <source>Held: %1 (%2) – &amp;let it go on</source>
        <translation>Trattenuto: %1 (%2) – &amp;lascia proseguire</translation>
    </message>
</context>
<context>
    <name>llmcap::HelpWindows</name>
    <message>
        <source>LLMCap: doctor</source>
        <translation>LLMCap: diagnosi</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>&amp;Esamina di nuovo</translation>
    </message>
    <message>
        <source>LLMCap: log</source>
        <translation>LLMCap: registro</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Rileggi</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>Impossibile leggere %1: %2</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>Esame in corso…</translation>
    </message>
    <message>
        <source>About LLMCap</source>
        <translation>Informazioni su LLMCap</translation>
    </message>
    <message>
        <source>LLMCap %1</source>
        <translation>LLMCap %1</translation>
    </message>
    <message>
        <source>A hard spending cap on LLM API calls, on your own machine.

Free software under the GNU General Public License, version 3 or later; it comes without any warranty.

Built with Qt %1.</source>
        <translation>Un tetto di spesa rigido per le chiamate alle API di LLM, sul tuo computer.

Software libero con licenza GNU General Public License, versione 3 o successiva; senza alcuna garanzia.

Creato con Qt %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::LimitDialog</name>
    <message>
        <source>LLMCap: limit of “%1”</source>
        <translation>LLMCap: limite di «%1»</translation>
    </message>
    <message>
        <source>Spent in this window: %1</source>
        <comment>the window of time that a cap counts over</comment>
        <translation>Speso in questo periodo: %1</translation>
    </message>
    <message>
        <source>&amp;Limit in USD:</source>
        <translation>&amp;Limite in USD:</translation>
    </message>
    <message>
        <source>&amp;Limit in tokens:</source>
        <translation>&amp;Limite in token:</translation>
    </message>
    <message>
        <source>&amp;Limit in requests:</source>
        <translation>&amp;Limite in richieste:</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <comment>button: set this limit</comment>
        <translation>&amp;Imposta</translation>
    </message>
</context>
<context>
    <name>llmcap::LookButton</name>
    <message>
        <source>&amp;Look</source>
        <comment>button: how the window looks</comment>
        <translation>&amp;Aspetto</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Chiaro, scuro o alto contrasto</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Come il &amp;desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Chiaro</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Scuro</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Alto contrasto</translation>
    </message>
</context>
<context>
    <name>llmcap::NewCapDialog</name>
    <message>
        <source>LLMCap: new cap</source>
        <translation>LLMCap: nuovo tetto</translation>
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
        <translation>&amp;Unità:</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <comment>a day, a month, ...</comment>
        <translation>Pe&amp;riodo:</translation>
    </message>
    <message>
        <source>&amp;Provider:</source>
        <translation>&amp;Provider:</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modello:</translation>
    </message>
    <message>
        <source>Pro&amp;ject:</source>
        <translation>Pro&amp;getto:</translation>
    </message>
    <message>
        <source>&amp;When reached:</source>
        <comment>the limit; what happens then</comment>
        <translation>Una &amp;volta raggiunto:</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>richieste</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>un giorno</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>un mese</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>una settimana</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>un’ora</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>in totale</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>tutti i provider</translation>
    </message>
    <message>
        <source>refuse what does not fit</source>
        <comment>under the limit</comment>
        <translation>rifiuta ciò che non rientra</translation>
    </message>
    <message>
        <source>warn only</source>
        <translation>avvisa soltanto</translation>
    </message>
    <message>
        <source>day-openai</source>
        <comment>an example of a cap&apos;s name</comment>
        <translation>giorno-openai</translation>
    </message>
    <message>
        <source>A calendar window, or a rolling one like 90m, 36h or 30d</source>
        <translation>Un periodo di calendario, o uno mobile come 90m, 36h o 30d</translation>
    </message>
    <message>
        <source>every model; * stands for anything</source>
        <translation>tutti i modelli; * sta per qualsiasi cosa</translation>
    </message>
    <message>
        <source>every project</source>
        <translation>tutti i progetti</translation>
    </message>
    <message>
        <source>&amp;Set cap</source>
        <comment>button</comment>
        <translation>Imposta &amp;tetto</translation>
    </message>
</context>
<context>
    <name>llmcap::NoticeBanner</name>
    <message>
        <source>R&amp;etry</source>
        <translation>Rip&amp;rova</translation>
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
        <translation> fino a %1</translation>
    </message>
    <message>
        <source>; it resets at %1</source>
        <comment>appended to &quot;80% of $10 is spent&quot;: a time</comment>
        <translation>; riparte: %1</translation>
    </message>
    <message>
        <source>Allow +%1 %2</source>
        <comment>button: +$5 today</comment>
        <translation>Consenti +%1 %2</translation>
    </message>
    <message>
        <source>Requests that do not fit are refused.</source>
        <translation>Le richieste che non rientrano vengono rifiutate.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached%2. Nothing is refused: LLMCap only warns.</source>
        <comment>%2: maybe &quot; until 17:40&quot;</comment>
        <translation>Il limite di %1 è raggiunto%2. Nulla viene rifiutato: LLMCap avvisa soltanto.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached. Requests go to %2%3.</source>
        <comment>%2: a cheaper model, %3: maybe &quot; until 17:40&quot;</comment>
        <translation>Il limite di %1 è raggiunto. Le richieste vanno a %2%3.</translation>
    </message>
    <message>
        <source>Requests that do not fit under %1 are refused%2.</source>
        <comment>%1: a limit, %2: maybe &quot; until 17:40&quot;</comment>
        <translation>Le richieste che non rientrano in %1 vengono rifiutate%2.</translation>
    </message>
    <message>
        <source>Caps are enforced again</source>
        <translation>I tetti sono di nuovo attivi</translation>
    </message>
    <message>
        <source>The pause of all caps has ended.</source>
        <translation>La sospensione di tutti i tetti è terminata.</translation>
    </message>
    <message>
        <source>%1: enforced again</source>
        <translation>%1: di nuovo attivo</translation>
    </message>
    <message>
        <source>The pause of this cap has ended.</source>
        <translation>La sospensione di questo tetto è terminata.</translation>
    </message>
    <message>
        <source>the limit</source>
        <translation>il limite</translation>
    </message>
    <message>
        <source>%1: %2 is spent</source>
        <comment>a cap, a percentage</comment>
        <translation>%1: speso il %2</translation>
    </message>
    <message>
        <source>%1 of %2 is spent%3.</source>
        <comment>a percentage, a limit, and maybe &quot;; it resets at ...&quot;</comment>
        <translation>Speso il %1 di %2%3.</translation>
    </message>
    <message>
        <source>%1: limit reached</source>
        <translation>%1: limite raggiunto</translation>
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
        <translation>%1 non rientrava nel tetto «%2».</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”: %3%4.</source>
        <comment>%3: its limit, %4: maybe &quot; until 17:40&quot;</comment>
        <translation>%1 non rientrava nel tetto «%2»: %3%4.</translation>
    </message>
    <message>
        <source>Request blocked</source>
        <translation>Richiesta bloccata</translation>
    </message>
    <message>
        <source>%1 without a price or a bound</source>
        <comment>how many requests were blocked so</comment>
        <translation>%1 senza prezzo o limite massimo</translation>
    </message>
    <message>
        <source>%1 by “%2”</source>
        <comment>how many requests a cap blocked</comment>
        <translation>%1 da «%2»</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 more request(s) blocked</source>
        <translation>
            <numerusform>Almeno un’altra richiesta bloccata (%1)</numerusform>
            <numerusform>Almeno altre %1 richieste bloccate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more request(s) blocked</source>
        <translation>
            <numerusform>%1 altra richiesta bloccata</numerusform>
            <numerusform>Altre %1 richieste bloccate</numerusform>
        </translation>
    </message>
    <message>
        <source>Since %1: %2.</source>
        <comment>a time, which caps how often</comment>
        <translation>Dalle %1: %2.</translation>
    </message>
    <message>
        <source>LLMCap cannot be reached</source>
        <translation>LLMCap non è raggiungibile</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 è trattenuto</translation>
    </message>
    <message>
        <source>%1 runs away</source>
        <translation>%1 è fuori controllo</translation>
    </message>
    <message>
        <source>It sent %1. It waits until you let it go on, in the icon&apos;s menu.</source>
        <translation>Ha inviato %1. Attende che tu lo lasci proseguire, nel menu dell’icona.</translation>
    </message>
    <message>
        <source>It sent %1.</source>
        <translation>Ha inviato %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::Numbers</name>
    <message>
        <source>$</source>
        <extracomment>The sign of US dollars, as text in this language has it where others are about too.</extracomment>
        <translation>$</translation>
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
            <numerusform>%1 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s)</source>
        <translation>
            <numerusform>%1 richiesta</numerusform>
            <numerusform>%1 richieste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RaiseSteps</name>
    <message>
        <source>this hour</source>
        <comment>+$5 this hour</comment>
        <translation>per quest’ora</translation>
    </message>
    <message>
        <source>today</source>
        <comment>+$5 today</comment>
        <translation>oggi</translation>
    </message>
    <message>
        <source>this week</source>
        <comment>+$5 this week</comment>
        <translation>per questa settimana</translation>
    </message>
    <message>
        <source>this month</source>
        <comment>+$5 this month</comment>
        <translation>per questo mese</translation>
    </message>
    <message>
        <source>for good</source>
        <comment>+$5 for good: without an end</comment>
        <translation>per sempre</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>+$5 for 90m: a length of time</comment>
        <translation>per %1</translation>
    </message>
</context>
<context>
    <name>llmcap::RangeBar</name>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Oggi</translation>
    </message>
    <message>
        <source>&amp;7 days</source>
        <translation>&amp;7 giorni</translation>
    </message>
    <message>
        <source>&amp;30 days</source>
        <translation>&amp;30 giorni</translation>
    </message>
    <message>
        <source>This &amp;month</source>
        <translation>Questo &amp;mese</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Tutto</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>S&amp;cegli…</translation>
    </message>
    <message>
        <source>Time that the dashboard shows</source>
        <translation>Periodo mostrato dalla dashboard</translation>
    </message>
    <message>
        <source>First day shown</source>
        <translation>Primo giorno mostrato</translation>
    </message>
    <message>
        <source>Last day shown</source>
        <translation>Ultimo giorno mostrato</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsExport</name>
    <message>
        <source>Could not write %1: %2</source>
        <translation>Impossibile scrivere %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n row(s) to %1</source>
        <translation>
            <numerusform>%n riga salvata in %1</numerusform>
            <numerusform>%n righe salvate in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsModel</name>
    <message>
        <source>unknown</source>
        <comment>a cost</comment>
        <translation>ignoto</translation>
    </message>
    <message>
        <source>Status %1, %2 in all</source>
        <comment>an HTTP status, a time like 210 ms</comment>
        <translation>Stato %1, %2 in tutto</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Programma: %1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Chiave: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modello</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>Client</source>
        <comment>a program</comment>
        <translation>Programma</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Chiave</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>of a request</comment>
        <translation>Esito</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Token input / output</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Costo</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Fonte</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Tetto</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>time that LLMCap added to a request</comment>
        <translation>Aggiunto</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsPage</name>
    <message>
        <source>All providers</source>
        <translation>Tutti i provider</translation>
    </message>
    <message>
        <source>Provider of the requests shown</source>
        <translation>Provider delle richieste mostrate</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Tutte le chiavi</translation>
    </message>
    <message>
        <source>Key of the requests shown</source>
        <translation>Chiave delle richieste mostrate</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tutti i progetti</translation>
    </message>
    <message>
        <source>Project of the requests shown</source>
        <translation>Progetto delle richieste mostrate</translation>
    </message>
    <message>
        <source>All client programs</source>
        <translation>Tutti i programmi</translation>
    </message>
    <message>
        <source>Client program of the requests shown</source>
        <translation>Programma delle richieste mostrate</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Tutti gli esiti</translation>
    </message>
    <message>
        <source>Outcome of the requests shown</source>
        <translation>Esito delle richieste mostrate</translation>
    </message>
    <message>
        <source>Model, * is anything</source>
        <translation>Modello, * è qualsiasi</translation>
    </message>
    <message>
        <source>Model of the requests shown; a star stands for anything</source>
        <translation>Modello delle richieste mostrate; un asterisco sta per qualsiasi cosa</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>Cancella &amp;filtri</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Salva…</translation>
    </message>
    <message>
        <source>Save all requests of this filter as CSV or JSON</source>
        <translation>Salva tutte le richieste di questo filtro come CSV o JSON</translation>
    </message>
    <message>
        <source>Audit log of requests, newest first</source>
        <translation>Registro delle richieste, prima le più recenti</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Caricamento…</translation>
    </message>
    <message>
        <source>No requests in this time with this filter.</source>
        <translation>Nessuna richiesta in questo periodo con questo filtro.</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>the list of requests</comment>
        <translation>incompleto</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 riga</numerusform>
            <numerusform>%1 righe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 row(s)
read so far</source>
        <translation>
            <numerusform>%1 riga su %2
letta finora</numerusform>
            <numerusform>%1 righe su %2
lette finora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) read,
more below</source>
        <translation>
            <numerusform>%1 riga letta,
altre più in basso</numerusform>
            <numerusform>%1 righe lette,
altre più in basso</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::SettingsWindow</name>
    <message>
        <source>the system&apos;s</source>
        <translation>quello del sistema</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <comment>language</comment>
        <translation>Come il sistema (%1)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Lingua:</translation>
    </message>
    <message>
        <source>Time &amp;zone of “today”:</source>
        <translation>&amp;Fuso orario di «oggi»:</translation>
    </message>
    <message>
        <source>An IANA name like Europe/Berlin. Days and months of caps begin at midnight there.</source>
        <translation>Un nome IANA come Europe/Rome. I giorni e i mesi dei tetti iniziano lì a mezzanotte.</translation>
    </message>
    <message>
        <source>Everything here stands in %1.</source>
        <translation>Tutto ciò che vedi qui si trova in %1.</translation>
    </message>
    <message>
        <source>LLMCap answers this computer alone, at %1.</source>
        <translation>LLMCap risponde solo a questo computer, su %1.</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>Avvisami quando</translation>
    </message>
    <message>
        <source>a cap crosses a &amp;threshold, like 80%</source>
        <translation>un tetto supera una &amp;soglia, come 80%</translation>
    </message>
    <message>
        <source>a cap&apos;s &amp;limit is reached</source>
        <translation>si raggiunge il &amp;limite di un tetto</translation>
    </message>
    <message>
        <source>a request is &amp;blocked: the first at once, later ones every 15 minutes</source>
        <translation>una richiesta viene &amp;bloccata: la prima subito, le successive ogni 15 minuti</translation>
    </message>
    <message>
        <source>a &amp;pause has ended</source>
        <translation>termina una sos&amp;pensione</translation>
    </message>
    <message>
        <source>the proxy cannot be &amp;reached</source>
        <translation>il proxy non è &amp;raggiungibile</translation>
    </message>
    <message>
        <source>none: such requests are refused</source>
        <translation>nessuno: tali richieste vengono rifiutate</translation>
    </message>
    <message>
        <source>&amp;Fallback price, in/out:</source>
        <translation>Prezzo di ri&amp;serva, input/output:</translation>
    </message>
    <message>
        <source>USD per million input and output tokens, like 1.00/4.00, for models that no price is known of. Without it they are refused under a cap.</source>
        <translation>USD per milione di token di input e output, come 1.00/4.00, per i modelli senza prezzo noto. Senza di esso vengono rifiutati sotto un tetto.</translation>
    </message>
    <message>
        <source>Prices come with LLMCap.</source>
        <translation>I prezzi sono inclusi in LLMCap.</translation>
    </message>
    <message>
        <source>%1 wins over them.</source>
        <translation>%1 ha la precedenza su di essi.</translation>
    </message>
    <message>
        <source>LLMCap keeps what each request cost: time, provider, model, tokens, project and the name of the program. It never keeps prompts, answers or API keys; a key is known by a fingerprint that only this installation can make.</source>
        <translation>LLMCap conserva quanto è costata ogni richiesta: ora, provider, modello, token, progetto e nome del programma. Non conserva mai prompt, risposte o chiavi API; una chiave è nota da un’impronta che solo questa installazione può calcolare.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere but to the provider that a request is for.</source>
        <translation>Nulla viene inviato altrove se non al provider a cui è destinata una richiesta.</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Cartella dei dati: %1</translation>
    </message>
    <message>
        <source>The feed&apos;s token is kept in %1.</source>
        <translation>Il token del feed è conservato qui: %1.</translation>
    </message>
    <message>
        <source>Refuse with status &amp;402 instead of 429</source>
        <translation>Rifiuta con lo stato &amp;402 invece di 429</translation>
    </message>
    <message>
        <source>Let endpoints &amp;pass that LLMCap cannot meter, uncapped</source>
        <translation>Lascia &amp;passare senza tetto gli endpoint che LLMCap non sa misurare</translation>
    </message>
    <message>
        <source>&amp;Wait for room under a cap at most:</source>
        <translation>&amp;Attendi spazio sotto un tetto al massimo per:</translation>
    </message>
    <message>
        <source>At the end, let requests in &amp;flight finish for:</source>
        <translation>All’uscita, lascia &amp;finire le richieste in corso per:</translation>
    </message>
    <message>
        <source>LLMCap settings</source>
        <translation>Impostazioni di LLMCap</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Pagine delle impostazioni</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Generale</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Tetti</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connessioni</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifiche</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prezzi</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>Privacy e dati</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzate</translation>
    </message>
    <message>
        <source>Saved. What concerns the proxy holds from LLMCap&apos;s next start.</source>
        <translation>Salvato. Ciò che riguarda il proxy varrà dal prossimo avvio di LLMCap.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvato.</translation>
    </message>
    <message>
        <source>Watch the LLMCap of another machine</source>
        <translation>Guarda il LLMCap di un altro computer</translation>
    </message>
    <message>
        <source>Then no proxy runs here. “llmcap serve --tls-cert … --tls-key …” over there shows its feed; its address and token belong here.</source>
        <translation>Allora qui non gira alcun proxy. «llmcap serve --tls-cert … --tls-key …» pubblica là il suo feed; il suo indirizzo e il suo token vanno qui.</translation>
    </message>
    <message>
        <source>none: LLMCap runs a proxy of its own</source>
        <translation>nessuno: LLMCap usa un proxy proprio</translation>
    </message>
    <message>
        <source>“llmcap token --control” over there prints it</source>
        <translation>«llmcap token --control» lo mostra là</translation>
    </message>
    <message>
        <source>kept; type another one to replace it</source>
        <translation>conservato; scrivine un altro per sostituirlo</translation>
    </message>
    <message>
        <source>only for a certificate of one&apos;s own: PEM file</source>
        <translation>solo per un certificato proprio: file PEM</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>In&amp;dirizzo:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Its a&amp;uthority:</source>
        <translation>A&amp;utorità:</translation>
    </message>
    <message>
        <source>The address of another LLMCap %1</source>
        <translation>Indirizzo di un altro LLMCap: %1</translation>
    </message>
    <message>
        <source>Type the token of %1; “llmcap token --control” over there prints it.</source>
        <translation>Scrivi il token di %1; «llmcap token --control» lo mostra là.</translation>
    </message>
    <message>
        <source>kept in %1</source>
        <translation>conservato in %1</translation>
    </message>
    <message>
        <source>This window shows the LLMCap at %1.</source>
        <translation>Questa finestra mostra il LLMCap di %1.</translation>
    </message>
    <message>
        <source>Providers&apos; certificates may also come from the authority in %1.</source>
        <translation>I certificati dei provider possono venire anche dall’autorità in %1.</translation>
    </message>
    <message>
        <source>Browser pages that may use the providers: %1.</source>
        <translation>Pagine web che possono usare i provider: %1.</translation>
    </message>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>&amp;Avvia LLMCap all’accesso</translation>
    </message>
    <message>
        <source>The system&apos;s own list of startup programs has it switched off; ticked here, it starts again.</source>
        <translation>Nell’elenco di avvio del sistema è disattivato; se lo spunti qui, si riavvia.</translation>
    </message>
    <message>
        <source>Show the &amp;first steps again</source>
        <translation>Mostra di nuovo i &amp;primi passi</translation>
    </message>
    <message>
        <source>a program r&amp;uns away: it repeats itself, or spends far more than usual</source>
        <translation>un pro&amp;gramma è fuori controllo: si ripete, o spende molto più del solito</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>Apri la cartella dei &amp;dati</translation>
    </message>
    <message>
        <source>Make every hold survive a power c&amp;ut (slower)</source>
        <translation>Proteggi ogni somma riservata dai black&amp;out (più lento)</translation>
    </message>
    <message>
        <source>Greyed values are of this computer&apos;s own proxy, which does not run: LLMCap watches %1.</source>
        <translation>I valori in grigio sono del proxy di questo computer, che non è in esecuzione: LLMCap mostra %1.</translation>
    </message>
    <message>
        <source>Greyed values are fixed: %1</source>
        <translation>I valori in grigio sono fissati: %1</translation>
    </message>
    <message>
        <source>Saved. It holds from LLMCap&apos;s next start.</source>
        <translation>Salvato. Varrà dal prossimo avvio di LLMCap.</translation>
    </message>
</context>
<context>
    <name>llmcap::SpendPage</name>
    <message>
        <source>Breakdown</source>
        <translation>Ripartizione</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 giorni</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 giorni</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>questo mese</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>dall’inizio</translation>
    </message>
    <message>
        <source>chosen days</source>
        <translation>giorni scelti</translation>
    </message>
    <message>
        <source>Spend against the cap</source>
        <translation>Spesa e tetto</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>Spesa per modello</translation>
    </message>
    <message>
        <source>Blocked requests</source>
        <translation>Richieste bloccate</translation>
    </message>
    <message>
        <source>Tokens by kind</source>
        <translation>Token per tipo</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Caricamento…</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>Nessun dato.</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Spesa</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
</context>
<context>
    <name>llmcap::StartProblem</name>
    <message>
        <source>LLMCap did not start</source>
        <translation>LLMCap non si è avviato</translation>
    </message>
    <message>
        <source>No cap is enforced as long as LLMCap does not run.</source>
        <translation>Nessun tetto è attivo finché LLMCap non è in esecuzione.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Riprova</translation>
    </message>
    <message>
        <source>&amp;Show the running one</source>
        <translation>&amp;Mostra quello in esecuzione</translation>
    </message>
    <message>
        <source>Another LLMCap of yours runs already. This one can show it.</source>
        <translation>Un altro tuo LLMCap è già in esecuzione. Questo può mostrarlo.</translation>
    </message>
    <message>
        <source>&amp;Use port %1 this time</source>
        <translation>&amp;Usa la porta %1 stavolta</translation>
    </message>
    <message>
        <source> With another port, tools that have the usual address do not reach it.</source>
        <translation> Con un’altra porta, gli strumenti che hanno l’indirizzo abituale non lo raggiungono.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Esci</translation>
    </message>
</context>
<context>
    <name>llmcap::TextWindow</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copia</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;hiudi</translation>
    </message>
</context>
<context>
    <name>llmcap::TileRow</name>
    <message>
        <source>Spent</source>
        <translation>Speso</translation>
    </message>
    <message>
        <source>Left under the cap</source>
        <translation>Residuo sotto il tetto</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Previsione</translation>
    </message>
    <message>
        <source>no request was refused</source>
        <translation>nessuna richiesta è stata rifiutata</translation>
    </message>
    <message>
        <source>refused before they cost anything</source>
        <translation>rifiutate prima che costassero qualcosa</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Caricamento…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nessuna risposta</translation>
    </message>
    <message>
        <source>no cap in dollars over everything</source>
        <translation>nessun tetto in dollari sul totale</translation>
    </message>
    <message>
        <source>no cap to reach</source>
        <translation>nessun tetto da raggiungere</translation>
    </message>
    <message>
        <source>of %1, cap “%2”</source>
        <comment>what is left of a limit</comment>
        <translation>di %1, tetto «%2»</translation>
    </message>
    <message>
        <source>, %1 held for requests in flight</source>
        <comment>appended to &quot;of $10, cap “day”&quot;</comment>
        <translation>, %1 riservati per le richieste in corso</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <comment>an amount</comment>
        <translation>%1 nell’ultima ora</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <comment>an amount</comment>
        <translation>%1 nelle ultime 24 ore</translation>
    </message>
    <message>
        <source>cap reached</source>
        <comment>the forecast</comment>
        <translation>tetto raggiunto</translation>
    </message>
    <message>
        <source>cap “%1”</source>
        <translation>tetto «%1»</translation>
    </message>
    <message>
        <source>at about %1</source>
        <comment>the forecast: the time when a cap is reached</comment>
        <translation>verso %1</translation>
    </message>
    <message>
        <source>cap “%1” reached, going on with %2</source>
        <translation>tetto «%1» raggiunto a questo ritmo: %2</translation>
    </message>
    <message>
        <source>not reached</source>
        <comment>the forecast: the cap</comment>
        <translation>non raggiunto</translation>
    </message>
    <message>
        <source>going on with %1</source>
        <translation>a questo ritmo: %1</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloccate</translation>
    </message>
</context>
<context>
    <name>llmcap::Tray</name>
    <message>
        <source>%1 (no cap)</source>
        <translation>%1 (nessun tetto)</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <comment>spent of the limit, as a percentage</comment>
        <translation>%1 di %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent of the limit</comment>
        <translation>%1 di %2</translation>
    </message>
    <message>
        <source>paused until %1</source>
        <comment>enforcement</comment>
        <translation>sospeso fino a %1</translation>
    </message>
    <message>
        <source>warn only</source>
        <comment>enforcement</comment>
        <translation>solo avvisi</translation>
    </message>
    <message>
        <source>on</source>
        <comment>enforcement</comment>
        <translation>attivo</translation>
    </message>
    <message>
        <source>the proxy cannot be reached</source>
        <translation>il proxy non è raggiungibile</translation>
    </message>
    <message>
        <source>%1: paused until %2</source>
        <comment>a cap</comment>
        <translation>%1: sospeso fino a %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 (%4)</source>
        <comment>a cap: spent of its limit, as a percentage</comment>
        <translation>%1: %2 di %3 (%4)</translation>
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
        <translation>in attesa dei primi dati</translation>
    </message>
    <message>
        <source>all paid requests blocked</source>
        <translation>tutte le richieste a pagamento bloccate</translation>
    </message>
    <message>
        <source>%1 today</source>
        <comment>tooltip: an amount</comment>
        <translation>oggi %1</translation>
    </message>
    <message>
        <source>%1 month</source>
        <comment>tooltip: an amount in this month</comment>
        <translation>mese %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>tooltip: requests</comment>
        <translation>
            <numerusform>%1 bloccata</numerusform>
            <numerusform>%1 bloccate</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 old)</source>
        <comment>tooltip: how old its figures are, like 4 min</comment>
        <translation> (%1 fa)</translation>
    </message>
    <message>
        <source>&amp;Today: no figures yet</source>
        <translation>&amp;Oggi: ancora nessun dato</translation>
    </message>
    <message>
        <source>&amp;Enforcement</source>
        <translation>Con&amp;trollo</translation>
    </message>
    <message>
        <source> DEMO</source>
        <translation> DEMO</translation>
    </message>
    <message>
        <source>&amp;Today: %1</source>
        <translation>&amp;Oggi: %1</translation>
    </message>
    <message>
        <source>This &amp;month: %1</source>
        <translation>Questo &amp;mese: %1</translation>
    </message>
    <message>
        <source>&amp;Blocked today: %1</source>
        <translation>&amp;Bloccate oggi: %1</translation>
    </message>
    <message>
        <source>Data is %1 old – &amp;reconnect</source>
        <comment>an age like 4 min</comment>
        <translation>Dati di %1 fa – &amp;riconnetti</translation>
    </message>
    <message>
        <source>&amp;Enforcement: %1</source>
        <comment>on, warn only, paused until 17:40</comment>
        <translation>Con&amp;trollo: %1</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayIcon</name>
    <message>
        <source>No cap can be set</source>
        <translation>Impossibile impostare un tetto</translation>
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
        <translation>T&amp;etti</translation>
    </message>
    <message>
        <source>Block &amp;all paid requests</source>
        <translation>Blocca tutte le richieste a pa&amp;gamento</translation>
    </message>
    <message>
        <source>C&amp;onnect a tool</source>
        <translation>&amp;Collega uno strumento</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;Attivo</translation>
    </message>
    <message>
        <source>&amp;Warn only</source>
        <translation>&amp;Solo avvisi</translation>
    </message>
    <message>
        <source>Pause for 1&amp;5 minutes</source>
        <translation>Sospendi per 1&amp;5 minuti</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>Sospendi per 1 &amp;ora</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow</source>
        <translation>Sospendi fino a &amp;domani</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;uto</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>&amp;Diagnosi…</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Registri</translation>
    </message>
    <message>
        <source>&amp;About LLMCap</source>
        <translation>&amp;Informazioni su LLMCap</translation>
    </message>
    <message>
        <source>Open &amp;dashboard…</source>
        <translation>Apri &amp;dashboard…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Im&amp;postazioni…</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (stops enforcement)</source>
        <translation>E&amp;sci da LLMCap (i tetti non valgono più)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (the proxy it watches goes on)</source>
        <translation>E&amp;sci da LLMCap (il proxy osservato continua)</translation>
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
        <translation>Non c’è un’area di notifica per l’icona di LLMCap. Continuare ad applicare i tetti senza finestra?</translation>
    </message>
    <message>
        <source>Start LLMCap again to see the window.</source>
        <translation>Avvia di nuovo LLMCap per vedere la finestra.</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Continua</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap</source>
        <translation>&amp;Esci da LLMCap</translation>
    </message>
</context>
<context>
    <name>llmcap::UsageTables</name>
    <message>
        <source>From</source>
        <comment>when a stretch of time begins</comment>
        <translation>Da</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Fonte</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Input</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Lettura cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Scrittura cache</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Output</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Richieste</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloccate</translation>
    </message>
    <message>
        <source>Estimated</source>
        <comment>an amount</comment>
        <translation>Stimato</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <comment>requests whose price is not known</comment>
        <translation>Senza prezzo</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>requests whose cost is not known: the amount held counts</comment>
        <translation>Riservato</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>requests without this label</comment>
        <translation>(nessuno)</translation>
    </message>
    <message numerus="yes">
        <source>%1 other(s)</source>
        <comment>models</comment>
        <translation>
            <numerusform>%1 altro</numerusform>
            <numerusform>%1 altri</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Speso</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Totale finora</translation>
    </message>
    <message>
        <source>All</source>
        <comment>models together</comment>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Quota</translation>
    </message>
</context>
</TS>
