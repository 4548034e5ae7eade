<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>llmcap::BreakdownPage</name>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Nach Anbieter</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Nach Modell</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>Nach Schlüssel</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Nach Projekt</translation>
    </message>
    <message>
        <source>By client program</source>
        <translation>Nach Programm</translation>
    </message>
    <message>
        <source>Spend by label</source>
        <translation>Ausgaben nach Merkmal</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the breakdown as CSV or JSON</source>
        <translation>Die Aufschlüsselung als CSV oder JSON speichern</translation>
    </message>
    <message>
        <source>%1, the dearest first</source>
        <comment>a table: By provider, By model</comment>
        <translation>%1, die teuersten zuerst</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>Keine Anfragen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .json; it decides the kind of file.</source>
        <translation>Wählen Sie einen Namen, der auf .csv oder .json endet; die Endung bestimmt das Format.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsMenu</name>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Neuer Deckel…</translation>
    </message>
    <message>
        <source>&amp;Set limit…</source>
        <translation>&amp;Limit setzen…</translation>
    </message>
    <message>
        <source>+%1 %2</source>
        <comment>+$5 today: raises a cap</comment>
        <translation>+%1 %2</translation>
    </message>
    <message>
        <source>&amp;Take back the raise of %1</source>
        <translation>&amp;Erhöhung um %1 zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <comment>enforce a paused cap again</comment>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause for 1 hour</source>
        <translation>Für 1 Stunde &amp;pausieren</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsPage</name>
    <message>
        <source>everything</source>
        <comment>which requests a cap counts</comment>
        <translation>alles</translation>
    </message>
    <message>
        <source>No cap is set: nothing is refused.</source>
        <translation>Es ist kein Deckel gesetzt: Nichts wird abgelehnt.</translation>
    </message>
    <message>
        <source>Set &amp;limit…</source>
        <translation>&amp;Limit setzen…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a cap</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a day, a month</comment>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Counts</source>
        <comment>which requests a cap counts</comment>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Deckel</translation>
    </message>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Neuer Deckel…</translation>
    </message>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
    <message>
        <source>Remove the cap “%1”? It no longer holds back any request.</source>
        <translation>Den Deckel „%1“ entfernen? Er hält dann keine Anfragen mehr zurück.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartCard</name>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV für Tabellenprogramme (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON für Programme (*.json)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save %1 as CSV, JSON or PNG</source>
        <translation>%1 als CSV, JSON oder PNG speichern</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv, .json or .png; it decides the kind of file.</source>
        <translation>Wählen Sie einen Namen, der auf .csv, .json oder .png endet; die Endung bestimmt das Format.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartPicture</name>
    <message>
        <source>most: %1 at %2</source>
        <comment>a number, a time</comment>
        <translation>am meisten: %1 um %2</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Summe bisher</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 ausgegeben</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <comment>the limit, as a line in a chart</comment>
        <translation>Deckel %1</translation>
    </message>
    <message>
        <source>, cap %1</source>
        <comment>appended to &quot;$4 spent&quot;: the limit</comment>
        <translation>, Deckel %1</translation>
    </message>
    <message>
        <source>No requests in this time. Point a tool at LLMCap to see them.</source>
        <translation>Keine Anfragen in diesem Zeitraum. Verbinden Sie ein Tool mit LLMCap, um sie hier zu sehen.</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>Keine Anfragen in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation>In diesem Zeitraum wurde nichts ausgegeben.</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>requests that were not blocked</comment>
        <translation>Durchgelassen</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%1 blockiert</numerusform>
            <numerusform>%1 blockiert</numerusform>
        </translation>
    </message>
    <message>
        <source>No request was blocked in this time.</source>
        <translation>In diesem Zeitraum wurde keine Anfrage blockiert.</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache gelesen</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache geschrieben</translation>
    </message>
    <message>
        <source>No tokens were used in this time.</source>
        <translation>In diesem Zeitraum wurden keine Tokens verbraucht.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartTicks</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1&#xa0;Mio.</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectMenu</name>
    <message>
        <source>Copy &amp;PowerShell lines</source>
        <translation>&amp;PowerShell-Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Command Prompt lines</source>
        <translation>Zeilen für die &amp;Eingabeaufforderung kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines</source>
        <translation>&amp;Shell-Zeilen kopieren</translation>
    </message>
    <message>
        <source>&amp;Test…</source>
        <translation>&amp;Testen…</translation>
    </message>
    <message>
        <source>Copy base URL: &amp;%1</source>
        <translation>Basis-URL kopieren: &amp;%1</translation>
    </message>
    <message>
        <source>&amp;Route my tools</source>
        <translation>Meine Tools &amp;umleiten</translation>
    </message>
    <message>
        <source>Tools that start from now on send their requests through LLMCap, until it quits</source>
        <translation>Tools, die ab jetzt starten, senden ihre Anfragen über LLMCap, bis es beendet wird</translation>
    </message>
    <message>
        <source>Copy &amp;example</source>
        <translation>B&amp;eispiel kopieren</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectionTest</name>
    <message>
        <source>LLMCap: test a connection</source>
        <translation>LLMCap: Verbindung testen</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Base URL for the tool</source>
        <translation>Basis-URL für das Tool</translation>
    </message>
    <message>
        <source>Newest request</source>
        <translation>Neueste Anfrage</translation>
    </message>
    <message>
        <source>Requests that arrived, by provider</source>
        <translation>Eingetroffene Anfragen nach Anbieter</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>LLMCap wird gefragt…</translation>
    </message>
    <message>
        <source>It works: requests of your tool pass through LLMCap.</source>
        <translation>Es funktioniert: Anfragen Ihres Tools laufen durch LLMCap.</translation>
    </message>
    <message>
        <source>LLMCap answers. Give your tool the base URL of its provider, then let it send a request: it appears here at once.</source>
        <translation>LLMCap antwortet. Geben Sie Ihrem Tool die Basis-URL seines Anbieters und lassen Sie es eine Anfrage senden: Sie erscheint sofort hier.</translation>
    </message>
    <message>
        <source>waiting for one</source>
        <translation>wartet auf eine</translation>
    </message>
    <message>
        <source>Free request</source>
        <translation>Kostenlose Anfrage</translation>
    </message>
    <message>
        <source>Send a &amp;free request to each</source>
        <translation>Allen eine &amp;kostenlose Anfrage senden</translation>
    </message>
    <message>
        <source>Asks each provider for its list of models, which costs nothing</source>
        <translation>Fragt jeden Anbieter nach der Liste seiner Modelle; das kostet nichts</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>wird gefragt…</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardText</name>
    <message>
        <source>all estimated</source>
        <translation>alles geschätzt</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>%1 geschätzt</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 ohne Preis</translation>
    </message>
    <message>
        <source>%1 of unknown cost</source>
        <translation>%1 mit unbekannten Kosten</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>nothing billed</source>
        <translation>nichts berechnet</translation>
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
            <numerusform>%1 Tag</numerusform>
            <numerusform>%1 Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>week, from %1</source>
        <comment>a day of the week</comment>
        <translation>Woche, ab %1</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>month, from day %1</source>
        <comment>a number, 2 to 31</comment>
        <translation>Monat, ab dem %1.</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Client gone</source>
        <translation>Client abgebrochen</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>Anbieterfehler</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Cut off by a crash</source>
        <translation>Durch Absturz abgebrochen</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>held</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>Nothing was billed.</source>
        <translation>Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>From the usage that the provider reported.</source>
        <translation>Aus dem Verbrauch, den der Anbieter gemeldet hat.</translation>
    </message>
    <message>
        <source>The provider reported no usage: estimated from what passed.</source>
        <translation>Der Anbieter hat keinen Verbrauch gemeldet: aus dem Durchgelaufenen geschätzt.</translation>
    </message>
    <message>
        <source>Unknown: the whole amount held stays counted.</source>
        <translation>Unbekannt: Der ganze reservierte Betrag bleibt angerechnet.</translation>
    </message>
    <message>
        <source>The usage is known, its price is not: counted as $0.</source>
        <translation>Der Verbrauch ist bekannt, sein Preis nicht: als 0&#xa0;$ gezählt.</translation>
    </message>
    <message>
        <source>All paid requests are blocked.</source>
        <translation>Alle bezahlten Anfragen werden blockiert.</translation>
    </message>
    <message>
        <source>Caps are paused until %1: nothing is blocked.</source>
        <translation>Die Deckel pausieren bis %1: Nichts wird blockiert.</translation>
    </message>
    <message>
        <source>Warn only: nothing is blocked.</source>
        <translation>Nur Warnung: Nichts wird blockiert.</translation>
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
        <translation>LLMCap-Dashboard</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Über&amp;blick</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>Aufschlüssel&amp;ung</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>An&amp;fragen</translation>
    </message>
    <message>
        <source>All figures are pretended: no provider was asked.</source>
        <translation>Alle Zahlen sind gespielt: Es wurde kein Anbieter gefragt.</translation>
    </message>
    <message>
        <source>Data is %1 old.</source>
        <comment>an age like 4 min</comment>
        <translation>Die Daten sind %1 alt.</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>LLMCap wird gefragt…</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>Noch keine Zahlen.</translation>
    </message>
    <message>
        <source>(now).</source>
        <comment>as of when figures are</comment>
        <translation>(jetzt).</translation>
    </message>
    <message>
        <source>(%1 ago).</source>
        <comment>an age like 4 min</comment>
        <translation>(vor %1).</translation>
    </message>
    <message>
        <source> From %1.</source>
        <comment>appended to a sentence: the name of a machine</comment>
        <translation> Von %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::Dates</name>
    <message>
        <source>d MMM</source>
        <extracomment>A date in the letters of QDate::toString(): day and month, like &quot;24 Nov&quot;.</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A date in the letters of QDate::toString(): day of the week, day, month, &quot;Tue 24 Nov&quot;.</extracomment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date in the letters of QDate::toString(): &quot;24 Nov 2026&quot;.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yy</source>
        <extracomment>A date in the letters of QDate::toString(), as short as it goes: &quot;24 Nov 26&quot;.</extracomment>
        <translation>d. MMM yy</translation>
    </message>
</context>
<context>
    <name>llmcap::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedActions</name>
    <message>
        <source>The cap “%1” was not raised</source>
        <translation>Der Deckel „%1“ wurde nicht erhöht</translation>
    </message>
    <message>
        <source>The cap “%1” was not resumed</source>
        <translation>Der Deckel „%1“ wurde nicht fortgesetzt</translation>
    </message>
    <message>
        <source>The cap “%1” was not paused</source>
        <translation>Der Deckel „%1“ wurde nicht pausiert</translation>
    </message>
    <message>
        <source>Enforcement was not changed</source>
        <translation>Die Durchsetzung wurde nicht geändert</translation>
    </message>
    <message>
        <source>The routing of your tools was not changed</source>
        <translation>Die Umleitung Ihrer Tools wurde nicht geändert</translation>
    </message>
    <message>
        <source>Some open programs still send through LLMCap</source>
        <translation>Einige offene Programme senden noch über LLMCap</translation>
    </message>
    <message>
        <source>Start them again: %1</source>
        <translation>Starten Sie sie neu: %1</translation>
    </message>
    <message>
        <source>“%1” is still held</source>
        <translation>„%1“ wird weiter angehalten</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedWire</name>
    <message>
        <source>something answers at %1, but it is not LLMCap; give the right address with --url or LLMCAP_URL</source>
        <translation>unter %1 antwortet etwas, aber es ist nicht LLMCap; geben Sie mit --url oder LLMCAP_URL die richtige Adresse an</translation>
    </message>
    <message>
        <source>the program at %1 does not know this token, so it was not sent; `llmcap token` says where the token is kept, LLMCAP_TOKEN or --token give another one</source>
        <translation>das Programm unter %1 kennt dieses Token nicht, deshalb wurde es nicht gesendet; `llmcap token` sagt, wo das Token liegt, LLMCAP_TOKEN oder --token geben ein anderes an</translation>
    </message>
    <message>
        <source>the token is not sent to %1: over a network the address must be https</source>
        <translation>das Token wird nicht an %1 gesendet: Über ein Netzwerk muss die Adresse mit https beginnen</translation>
    </message>
    <message>
        <source>nothing answers at %1; start LLMCap, or `llmcap serve`</source>
        <translation>unter %1 antwortet nichts; starten Sie LLMCap oder `llmcap serve`</translation>
    </message>
    <message>
        <source>the feed answered with status %1</source>
        <translation>der Feed antwortete mit Status %1</translation>
    </message>
    <message>
        <source>%1 has no certificate in PEM</source>
        <translation>%1 enthält kein Zertifikat in PEM</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2), so the token was not sent; name the PEM file of its authority in the settings, with --feed-ca, or in LLMCAP_FEED_CA</source>
        <translation>dem Zertifikat von %1 wird nicht vertraut (%2), deshalb wurde das Token nicht gesendet; nennen Sie die PEM-Datei der Zertifizierungsstelle in den Einstellungen, mit --feed-ca oder in LLMCAP_FEED_CA</translation>
    </message>
</context>
<context>
    <name>llmcap::FigureStamp</name>
    <message>
        <source>As of %1, %2 time</source>
        <comment>a date and time, a zone like Europe/Berlin</comment>
        <translation>Stand %1, Zeit von %2</translation>
    </message>
    <message>
        <source>DEMO. %1</source>
        <translation>DEMO. %1</translation>
    </message>
    <message>
        <source>Could not write %1: %2. Choose another place.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Wählen Sie einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstCapsPage</name>
    <message>
        <source>How much may be spent?</source>
        <translation>Wie viel darf ausgegeben werden?</translation>
    </message>
    <message>
        <source>LLMCap refuses what does not fit under a cap, before it costs anything.</source>
        <translation>LLMCap lehnt ab, was nicht unter einen Deckel passt, bevor es etwas kostet.</translation>
    </message>
    <message>
        <source>At most a &amp;day, in USD:</source>
        <translation>Höchstens am &amp;Tag, in USD:</translation>
    </message>
    <message>
        <source>At most a &amp;month, in USD:</source>
        <translation>Höchstens im &amp;Monat, in USD:</translation>
    </message>
    <message>
        <source>Leave a field empty for no cap. Caps for single providers, models and projects are in the settings and in the icon&apos;s menu.</source>
        <translation>Ein leeres Feld heißt kein Deckel. Deckel für einzelne Anbieter, Modelle und Projekte gibt es in den Einstellungen und im Menü des Symbols.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstLoginPage</name>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>LLMCap beim &amp;Anmelden starten</translation>
    </message>
    <message>
        <source>Always there</source>
        <translation>Immer da</translation>
    </message>
    <message>
        <source>Caps hold as long as LLMCap runs; tools that go through it need it.</source>
        <translation>Deckel gelten, solange LLMCap läuft; Tools, die darüber laufen, brauchen es.</translation>
    </message>
    <message>
        <source>To keep the icon in sight: open Settings &gt; Personalization &gt; Taskbar &gt; Other system tray icons, and switch LLMCap on.</source>
        <translation>Damit das Symbol sichtbar bleibt: Einstellungen &gt; Personalisierung &gt; Taskleiste &gt; Andere Taskleistensymbole öffnen und LLMCap einschalten.</translation>
    </message>
    <message>
        <source>The icon is in the panel&apos;s tray, also called notification area. GNOME shows trays with the extension “AppIndicator and KStatusNotifierItem Support”; without a tray LLMCap opens its window.</source>
        <translation>Das Symbol liegt im Benachrichtigungsbereich der Leiste. GNOME zeigt solche Symbole mit der Erweiterung „AppIndicator and KStatusNotifierItem Support“; ohne diesen Bereich öffnet LLMCap sein Fenster.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstRun</name>
    <message>
        <source>LLMCap: first steps</source>
        <translation>LLMCap: erste Schritte</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>S&amp;päter</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstTokenPage</name>
    <message>
        <source>&amp;Keep it in the key store</source>
        <translation>Im Schlüsselbund &amp;aufbewahren</translation>
    </message>
    <message>
        <source>The feed&apos;s token</source>
        <translation>Das Token des Feeds</translation>
    </message>
    <message>
        <source>It opens your figures and caps to LLMCap&apos;s windows and commands, and to nobody else. It is no API key; those are never kept.</source>
        <translation>Es öffnet Ihre Zahlen und Deckel den Fenstern und Befehlen von LLMCap und niemandem sonst. Es ist kein API-Schlüssel; die werden nie gespeichert.</translation>
    </message>
    <message>
        <source>It is kept in %1.</source>
        <translation>Es liegt hier: %1.</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer when LLMCap started, so the token lies in a file that you alone can read. That is safe enough on a computer of your own; the key store is better where others have access.</source>
        <translation>Der Schlüsselbund des Systems antwortete nicht, als LLMCap startete; deshalb liegt das Token in einer Datei, die nur Sie lesen können. Auf einem eigenen Computer ist das sicher genug; der Schlüsselbund ist besser, wo andere Zugang haben.</translation>
    </message>
    <message>
        <source>Asking the key store…</source>
        <translation>Der Schlüsselbund wird gefragt…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstToolPage</name>
    <message>
        <source>Connect a tool</source>
        <translation>Ein Tool verbinden</translation>
    </message>
    <message>
        <source>Give your tool the base URL of its provider; its API key stays as it is.</source>
        <translation>Geben Sie Ihrem Tool die Basis-URL seines Anbieters; sein API-Schlüssel bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines for all</source>
        <translation>&amp;Shell-Zeilen für alle kopieren</translation>
    </message>
</context>
<context>
    <name>llmcap::FreeRequest</name>
    <message>
        <source>nothing answers at %1; is LLMCap running?</source>
        <translation>unter %1 antwortet nichts; läuft LLMCap?</translation>
    </message>
    <message>
        <source>something that is not LLMCap answers at %1 (status %2)</source>
        <translation>unter %1 antwortet etwas anderes als LLMCap (Status %2)</translation>
    </message>
    <message numerus="yes">
        <source>it works: %1 lists %n models</source>
        <translation>
            <numerusform>es funktioniert: %1 nennt %n Modell</numerusform>
            <numerusform>es funktioniert: %1 nennt %n Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and does not take the key of this environment (status %2)</source>
        <translation>%1 wurde über LLMCap erreicht und nimmt den Schlüssel aus dieser Umgebung nicht an (Status %2)</translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and wants a key, as it should (status %2)</source>
        <translation>%1 wurde über LLMCap erreicht und verlangt wie erwartet einen Schlüssel (Status %2)</translation>
    </message>
    <message>
        <source>%1 was not reached; llmcap doctor says more</source>
        <translation>%1 wurde nicht erreicht; llmcap doctor sagt mehr</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 antwortete mit Status %2</translation>
    </message>
</context>
<context>
    <name>llmcap::GuardRows</name>
    <message>
        <source>the same prompt %1 times</source>
        <translation>%1-mal denselben Prompt</translation>
    </message>
    <message>
        <source>the same tool calls %1 times</source>
        <translation>%1-mal dieselben Tool-Aufrufe</translation>
    </message>
    <message>
        <source>%1 of requests in five minutes, %2 times the usual</source>
        <translation>in fünf Minuten Anfragen für %1, das %2-Fache des Üblichen</translation>
    </message>
    <message>
        <source>Held: %1 (%2) – &amp;let it go on</source>
        <translation>Angehalten: %1 (%2) – &amp;weiterlassen</translation>
    </message>
</context>
<context>
    <name>llmcap::HelpWindows</name>
    <message>
        <source>LLMCap: doctor</source>
        <translation>LLMCap: Diagnose</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>Erneut &amp;untersuchen</translation>
    </message>
    <message>
        <source>LLMCap: log</source>
        <translation>LLMCap: Protokoll</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Erneut &amp;lesen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>Wird untersucht…</translation>
    </message>
    <message>
        <source>About LLMCap</source>
        <translation>Über LLMCap</translation>
    </message>
    <message>
        <source>LLMCap %1</source>
        <translation>LLMCap %1</translation>
    </message>
    <message>
        <source>A hard spending cap on LLM API calls, on your own machine.

Free software under the GNU General Public License, version 3 or later; it comes without any warranty.

Built with Qt %1.</source>
        <translation>Ein harter Kostendeckel für LLM-API-Aufrufe, auf Ihrem eigenen Rechner.

Freie Software unter der GNU General Public License, Version 3 oder später; ohne jede Gewährleistung.

Erstellt mit Qt %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::LimitDialog</name>
    <message>
        <source>LLMCap: limit of “%1”</source>
        <translation>LLMCap: Limit von „%1“</translation>
    </message>
    <message>
        <source>Spent in this window: %1</source>
        <comment>the window of time that a cap counts over</comment>
        <translation>In diesem Zeitraum ausgegeben: %1</translation>
    </message>
    <message>
        <source>&amp;Limit in USD:</source>
        <translation>&amp;Limit in USD:</translation>
    </message>
    <message>
        <source>&amp;Limit in tokens:</source>
        <translation>&amp;Limit in Tokens:</translation>
    </message>
    <message>
        <source>&amp;Limit in requests:</source>
        <translation>&amp;Limit in Anfragen:</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <comment>button: set this limit</comment>
        <translation>&amp;Setzen</translation>
    </message>
</context>
<context>
    <name>llmcap::LookButton</name>
    <message>
        <source>&amp;Look</source>
        <comment>button: how the window looks</comment>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Hell, dunkel oder hoher Kontrast</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
</context>
<context>
    <name>llmcap::NewCapDialog</name>
    <message>
        <source>LLMCap: new cap</source>
        <translation>LLMCap: neuer Deckel</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Limit:</source>
        <translation>&amp;Limit:</translation>
    </message>
    <message>
        <source>Coun&amp;ted in:</source>
        <comment>dollars, tokens or requests</comment>
        <translation>&amp;Einheit:</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <comment>a day, a month, ...</comment>
        <translation>&amp;Zeitraum:</translation>
    </message>
    <message>
        <source>&amp;Provider:</source>
        <translation>An&amp;bieter:</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modell:</translation>
    </message>
    <message>
        <source>Pro&amp;ject:</source>
        <translation>Pro&amp;jekt:</translation>
    </message>
    <message>
        <source>&amp;When reached:</source>
        <comment>the limit; what happens then</comment>
        <translation>&amp;Wenn erreicht:</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>jeder Anbieter</translation>
    </message>
    <message>
        <source>refuse what does not fit</source>
        <comment>under the limit</comment>
        <translation>ablehnen, was nicht passt</translation>
    </message>
    <message>
        <source>warn only</source>
        <translation>nur warnen</translation>
    </message>
    <message>
        <source>day-openai</source>
        <comment>an example of a cap&apos;s name</comment>
        <translation>tag-openai</translation>
    </message>
    <message>
        <source>A calendar window, or a rolling one like 90m, 36h or 30d</source>
        <translation>Ein Kalenderzeitraum oder ein gleitender wie 90m, 36h oder 30d</translation>
    </message>
    <message>
        <source>every model; * stands for anything</source>
        <translation>jedes Modell; * steht für alles</translation>
    </message>
    <message>
        <source>every project</source>
        <translation>jedes Projekt</translation>
    </message>
    <message>
        <source>&amp;Set cap</source>
        <comment>button</comment>
        <translation>&amp;Deckel setzen</translation>
    </message>
</context>
<context>
    <name>llmcap::NoticeBanner</name>
    <message>
        <source>R&amp;etry</source>
        <translation>&amp;Erneut versuchen</translation>
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
        <translation> bis %1</translation>
    </message>
    <message>
        <source>; it resets at %1</source>
        <comment>appended to &quot;80% of $10 is spent&quot;: a time</comment>
        <translation>; Neubeginn: %1</translation>
    </message>
    <message>
        <source>Allow +%1 %2</source>
        <comment>button: +$5 today</comment>
        <translation>+%1 %2 erlauben</translation>
    </message>
    <message>
        <source>Requests that do not fit are refused.</source>
        <translation>Anfragen, die nicht passen, werden abgelehnt.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached%2. Nothing is refused: LLMCap only warns.</source>
        <comment>%2: maybe &quot; until 17:40&quot;</comment>
        <translation>Das Limit von %1 ist erreicht%2. Nichts wird abgelehnt: LLMCap warnt nur.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached. Requests go to %2%3.</source>
        <comment>%2: a cheaper model, %3: maybe &quot; until 17:40&quot;</comment>
        <translation>Das Limit von %1 ist erreicht. Anfragen gehen an %2%3.</translation>
    </message>
    <message>
        <source>Requests that do not fit under %1 are refused%2.</source>
        <comment>%1: a limit, %2: maybe &quot; until 17:40&quot;</comment>
        <translation>Anfragen, die nicht unter %1 passen, werden abgelehnt%2.</translation>
    </message>
    <message>
        <source>Caps are enforced again</source>
        <translation>Die Deckel gelten wieder</translation>
    </message>
    <message>
        <source>The pause of all caps has ended.</source>
        <translation>Die Pause aller Deckel ist zu Ende.</translation>
    </message>
    <message>
        <source>%1: enforced again</source>
        <translation>%1: gilt wieder</translation>
    </message>
    <message>
        <source>The pause of this cap has ended.</source>
        <translation>Die Pause dieses Deckels ist zu Ende.</translation>
    </message>
    <message>
        <source>the limit</source>
        <translation>das Limit</translation>
    </message>
    <message>
        <source>%1: %2 is spent</source>
        <comment>a cap, a percentage</comment>
        <translation>%1: %2 ausgegeben</translation>
    </message>
    <message>
        <source>%1 of %2 is spent%3.</source>
        <comment>a percentage, a limit, and maybe &quot;; it resets at ...&quot;</comment>
        <translation>%1 von %2 ausgegeben%3.</translation>
    </message>
    <message>
        <source>%1: limit reached</source>
        <translation>%1: Limit erreicht</translation>
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
        <translation>%1 passte nicht unter den Deckel „%2“.</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”: %3%4.</source>
        <comment>%3: its limit, %4: maybe &quot; until 17:40&quot;</comment>
        <translation>%1 passte nicht unter den Deckel „%2“: %3%4.</translation>
    </message>
    <message>
        <source>Request blocked</source>
        <translation>Anfrage blockiert</translation>
    </message>
    <message>
        <source>%1 without a price or a bound</source>
        <comment>how many requests were blocked so</comment>
        <translation>%1 ohne Preis oder Obergrenze</translation>
    </message>
    <message>
        <source>%1 by “%2”</source>
        <comment>how many requests a cap blocked</comment>
        <translation>%1 durch „%2“</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 more request(s) blocked</source>
        <translation>
            <numerusform>Mindestens %1 weitere Anfrage blockiert</numerusform>
            <numerusform>Mindestens %1 weitere Anfragen blockiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more request(s) blocked</source>
        <translation>
            <numerusform>%1 weitere Anfrage blockiert</numerusform>
            <numerusform>%1 weitere Anfragen blockiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Since %1: %2.</source>
        <comment>a time, which caps how often</comment>
        <translation>Seit %1: %2.</translation>
    </message>
    <message>
        <source>LLMCap cannot be reached</source>
        <translation>LLMCap ist nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 ist angehalten</translation>
    </message>
    <message>
        <source>%1 runs away</source>
        <translation>%1 läuft aus dem Ruder</translation>
    </message>
    <message>
        <source>It sent %1. It waits until you let it go on, in the icon&apos;s menu.</source>
        <translation>Gesendet: %1. Es wartet, bis Sie es im Menü des Symbols weiterlassen.</translation>
    </message>
    <message>
        <source>It sent %1.</source>
        <translation>Gesendet: %1.</translation>
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
        <translation>%1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%1 token(s)</source>
        <translation>
            <numerusform>%1 Token</numerusform>
            <numerusform>%1 Tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s)</source>
        <translation>
            <numerusform>%1 Anfrage</numerusform>
            <numerusform>%1 Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RaiseSteps</name>
    <message>
        <source>this hour</source>
        <comment>+$5 this hour</comment>
        <translation>in dieser Stunde</translation>
    </message>
    <message>
        <source>today</source>
        <comment>+$5 today</comment>
        <translation>heute</translation>
    </message>
    <message>
        <source>this week</source>
        <comment>+$5 this week</comment>
        <translation>in dieser Woche</translation>
    </message>
    <message>
        <source>this month</source>
        <comment>+$5 this month</comment>
        <translation>in diesem Monat</translation>
    </message>
    <message>
        <source>for good</source>
        <comment>+$5 for good: without an end</comment>
        <translation>dauerhaft</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>+$5 for 90m: a length of time</comment>
        <translation>für %1</translation>
    </message>
</context>
<context>
    <name>llmcap::RangeBar</name>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>&amp;7 days</source>
        <translation>&amp;7 Tage</translation>
    </message>
    <message>
        <source>&amp;30 days</source>
        <translation>&amp;30 Tage</translation>
    </message>
    <message>
        <source>This &amp;month</source>
        <translation>Dieser &amp;Monat</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>A&amp;lles</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Aus&amp;wählen…</translation>
    </message>
    <message>
        <source>Time that the dashboard shows</source>
        <translation>Zeitraum, den das Dashboard zeigt</translation>
    </message>
    <message>
        <source>First day shown</source>
        <translation>Erster gezeigter Tag</translation>
    </message>
    <message>
        <source>Last day shown</source>
        <translation>Letzter gezeigter Tag</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsExport</name>
    <message>
        <source>Could not write %1: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n row(s) to %1</source>
        <translation>
            <numerusform>%n Zeile in %1 gespeichert</numerusform>
            <numerusform>%n Zeilen in %1 gespeichert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsModel</name>
    <message>
        <source>unknown</source>
        <comment>a cost</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Status %1, %2 in all</source>
        <comment>an HTTP status, a time like 210 ms</comment>
        <translation>Status %1, insgesamt %2</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Programm: %1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Schlüssel: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Client</source>
        <comment>a program</comment>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>of a request</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Tokens ein / aus</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Deckel</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>time that LLMCap added to a request</comment>
        <translation>Zusatzzeit</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsPage</name>
    <message>
        <source>All providers</source>
        <translation>Alle Anbieter</translation>
    </message>
    <message>
        <source>Provider of the requests shown</source>
        <translation>Anbieter der gezeigten Anfragen</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Schlüssel</translation>
    </message>
    <message>
        <source>Key of the requests shown</source>
        <translation>Schlüssel der gezeigten Anfragen</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>Project of the requests shown</source>
        <translation>Projekt der gezeigten Anfragen</translation>
    </message>
    <message>
        <source>All client programs</source>
        <translation>Alle Programme</translation>
    </message>
    <message>
        <source>Client program of the requests shown</source>
        <translation>Programm der gezeigten Anfragen</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Alle Ergebnisse</translation>
    </message>
    <message>
        <source>Outcome of the requests shown</source>
        <translation>Ergebnis der gezeigten Anfragen</translation>
    </message>
    <message>
        <source>Model, * is anything</source>
        <translation>Modell, * ist beliebig</translation>
    </message>
    <message>
        <source>Model of the requests shown; a star stands for anything</source>
        <translation>Modell der gezeigten Anfragen; ein Stern steht für alles</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>Filter lös&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Save all requests of this filter as CSV or JSON</source>
        <translation>Alle Anfragen dieses Filters als CSV oder JSON speichern</translation>
    </message>
    <message>
        <source>Audit log of requests, newest first</source>
        <translation>Protokoll der Anfragen, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>No requests in this time with this filter.</source>
        <translation>Keine Anfragen in diesem Zeitraum mit diesem Filter.</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>the list of requests</comment>
        <translation>unvollständig</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 row(s)
read so far</source>
        <translation>
            <numerusform>%1 von %2 Zeile
bisher gelesen</numerusform>
            <numerusform>%1 von %2 Zeilen
bisher gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) read,
more below</source>
        <translation>
            <numerusform>%1 Zeile gelesen,
mehr weiter unten</numerusform>
            <numerusform>%1 Zeilen gelesen,
mehr weiter unten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::SettingsWindow</name>
    <message>
        <source>the system&apos;s</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <comment>language</comment>
        <translation>Wie das System (%1)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>Time &amp;zone of “today”:</source>
        <translation>&amp;Zeitzone von „heute“:</translation>
    </message>
    <message>
        <source>An IANA name like Europe/Berlin. Days and months of caps begin at midnight there.</source>
        <translation>Ein IANA-Name wie Europe/Berlin. Tage und Monate der Deckel beginnen dort um Mitternacht.</translation>
    </message>
    <message>
        <source>Everything here stands in %1.</source>
        <translation>Alles hier steht in %1.</translation>
    </message>
    <message>
        <source>LLMCap answers this computer alone, at %1.</source>
        <translation>LLMCap antwortet nur diesem Computer, unter %1.</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>Melden, wenn</translation>
    </message>
    <message>
        <source>a cap crosses a &amp;threshold, like 80%</source>
        <translation>ein Deckel eine &amp;Schwelle wie 80&#xa0;% überschreitet</translation>
    </message>
    <message>
        <source>a cap&apos;s &amp;limit is reached</source>
        <translation>das &amp;Limit eines Deckels erreicht ist</translation>
    </message>
    <message>
        <source>a request is &amp;blocked: the first at once, later ones every 15 minutes</source>
        <translation>eine Anfrage &amp;blockiert wird: die erste sofort, weitere alle 15 Minuten</translation>
    </message>
    <message>
        <source>a &amp;pause has ended</source>
        <translation>eine &amp;Pause zu Ende ist</translation>
    </message>
    <message>
        <source>the proxy cannot be &amp;reached</source>
        <translation>der Proxy nicht e&amp;rreichbar ist</translation>
    </message>
    <message>
        <source>none: such requests are refused</source>
        <translation>keiner: solche Anfragen werden abgelehnt</translation>
    </message>
    <message>
        <source>&amp;Fallback price, in/out:</source>
        <translation>&amp;Ersatzpreis, ein/aus:</translation>
    </message>
    <message>
        <source>USD per million input and output tokens, like 1.00/4.00, for models that no price is known of. Without it they are refused under a cap.</source>
        <translation>USD je Million Eingabe- und Ausgabe-Tokens, etwa 1.00/4.00, für Modelle ohne bekannten Preis. Ohne ihn werden sie unter einem Deckel abgelehnt.</translation>
    </message>
    <message>
        <source>Prices come with LLMCap.</source>
        <translation>LLMCap bringt Preise mit.</translation>
    </message>
    <message>
        <source>%1 wins over them.</source>
        <translation>%1 geht ihnen vor.</translation>
    </message>
    <message>
        <source>LLMCap keeps what each request cost: time, provider, model, tokens, project and the name of the program. It never keeps prompts, answers or API keys; a key is known by a fingerprint that only this installation can make.</source>
        <translation>LLMCap speichert, was jede Anfrage gekostet hat: Zeit, Anbieter, Modell, Tokens, Projekt und den Namen des Programms. Es speichert nie Prompts, Antworten oder API-Schlüssel; ein Schlüssel wird an einem Fingerabdruck erkannt, den nur diese Installation bilden kann.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere but to the provider that a request is for.</source>
        <translation>Nichts wird irgendwohin gesendet außer an den Anbieter, für den eine Anfrage bestimmt ist.</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Datenordner: %1</translation>
    </message>
    <message>
        <source>The feed&apos;s token is kept in %1.</source>
        <translation>Das Token des Feeds liegt hier: %1.</translation>
    </message>
    <message>
        <source>Refuse with status &amp;402 instead of 429</source>
        <translation>Mit Status &amp;402 statt 429 ablehnen</translation>
    </message>
    <message>
        <source>Let endpoints &amp;pass that LLMCap cannot meter, uncapped</source>
        <translation>End&amp;punkte, die LLMCap nicht messen kann, ohne Deckel durchlassen</translation>
    </message>
    <message>
        <source>&amp;Wait for room under a cap at most:</source>
        <translation>Höchstens auf Platz unter einem Deckel &amp;warten:</translation>
    </message>
    <message>
        <source>At the end, let requests in &amp;flight finish for:</source>
        <translation>Beim Beenden laufenden An&amp;fragen Zeit lassen:</translation>
    </message>
    <message>
        <source>LLMCap settings</source>
        <translation>LLMCap-Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Deckel</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>Datenschutz und Daten</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Saved. What concerns the proxy holds from LLMCap&apos;s next start.</source>
        <translation>Gespeichert. Was den Proxy betrifft, gilt ab dem nächsten Start von LLMCap.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Watch the LLMCap of another machine</source>
        <translation>Das LLMCap eines anderen Rechners zeigen</translation>
    </message>
    <message>
        <source>Then no proxy runs here. “llmcap serve --tls-cert … --tls-key …” over there shows its feed; its address and token belong here.</source>
        <translation>Dann läuft hier kein Proxy. „llmcap serve --tls-cert … --tls-key …“ gibt dort den Feed frei; dessen Adresse und Token gehören hierher.</translation>
    </message>
    <message>
        <source>none: LLMCap runs a proxy of its own</source>
        <translation>keine: LLMCap betreibt einen eigenen Proxy</translation>
    </message>
    <message>
        <source>“llmcap token --control” over there prints it</source>
        <translation>„llmcap token --control“ gibt es dort aus</translation>
    </message>
    <message>
        <source>kept; type another one to replace it</source>
        <translation>gespeichert; zum Ersetzen ein anderes eingeben</translation>
    </message>
    <message>
        <source>only for a certificate of one&apos;s own: PEM file</source>
        <translation>nur bei eigenem Zertifikat: PEM-Datei</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>A&amp;dresse:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Its a&amp;uthority:</source>
        <translation>Zertifi&amp;zierungsstelle:</translation>
    </message>
    <message>
        <source>The address of another LLMCap %1</source>
        <translation>Adresse eines anderen LLMCap: %1</translation>
    </message>
    <message>
        <source>Type the token of %1; “llmcap token --control” over there prints it.</source>
        <translation>Geben Sie das Token von %1 ein; „llmcap token --control“ gibt es dort aus.</translation>
    </message>
    <message>
        <source>kept in %1</source>
        <translation>aufbewahrt in %1</translation>
    </message>
    <message>
        <source>This window shows the LLMCap at %1.</source>
        <translation>Dieses Fenster zeigt das LLMCap unter %1.</translation>
    </message>
    <message>
        <source>Providers&apos; certificates may also come from the authority in %1.</source>
        <translation>Zertifikate der Anbieter dürfen auch von der Zertifizierungsstelle in %1 stammen.</translation>
    </message>
    <message>
        <source>Browser pages that may use the providers: %1.</source>
        <translation>Browserseiten, die die Anbieter verwenden dürfen: %1.</translation>
    </message>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>LLMCap beim &amp;Anmelden starten</translation>
    </message>
    <message>
        <source>The system&apos;s own list of startup programs has it switched off; ticked here, it starts again.</source>
        <translation>In der Autostartliste des Systems ist es abgeschaltet; mit dem Häkchen hier startet es wieder.</translation>
    </message>
    <message>
        <source>Show the &amp;first steps again</source>
        <translation>&amp;Erste Schritte noch einmal zeigen</translation>
    </message>
    <message>
        <source>a program r&amp;uns away: it repeats itself, or spends far more than usual</source>
        <translation>ein Pro&amp;gramm aus dem Ruder läuft: Es wiederholt sich oder gibt weit mehr aus als üblich</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>&amp;Datenordner öffnen</translation>
    </message>
    <message>
        <source>Make every hold survive a power c&amp;ut (slower)</source>
        <translation>Reservierungen auch bei Stroma&amp;usfall bewahren (langsamer)</translation>
    </message>
    <message>
        <source>Greyed values are of this computer&apos;s own proxy, which does not run: LLMCap watches %1.</source>
        <translation>Ausgegraute Werte gehören zum eigenen Proxy dieses Computers, der nicht läuft: LLMCap zeigt %1.</translation>
    </message>
    <message>
        <source>Greyed values are fixed: %1</source>
        <translation>Ausgegraute Werte sind festgelegt: %1</translation>
    </message>
    <message>
        <source>Saved. It holds from LLMCap&apos;s next start.</source>
        <translation>Gespeichert. Es gilt ab dem nächsten Start von LLMCap.</translation>
    </message>
</context>
<context>
    <name>llmcap::SpendPage</name>
    <message>
        <source>Breakdown</source>
        <translation>Aufschlüsselung</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>dieser Monat</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>gesamte Zeit</translation>
    </message>
    <message>
        <source>chosen days</source>
        <translation>gewählte Tage</translation>
    </message>
    <message>
        <source>Spend against the cap</source>
        <translation>Ausgaben und Deckel</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>Ausgaben nach Modell</translation>
    </message>
    <message>
        <source>Blocked requests</source>
        <translation>Blockierte Anfragen</translation>
    </message>
    <message>
        <source>Tokens by kind</source>
        <translation>Tokens nach Art</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>Keine Zahlen.</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
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
        <translation>LLMCap ist nicht gestartet</translation>
    </message>
    <message>
        <source>No cap is enforced as long as LLMCap does not run.</source>
        <translation>Solange LLMCap nicht läuft, gilt kein Deckel.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Show the running one</source>
        <translation>Das laufende &amp;zeigen</translation>
    </message>
    <message>
        <source>Another LLMCap of yours runs already. This one can show it.</source>
        <translation>Ein anderes LLMCap von Ihnen läuft bereits. Dieses hier kann es zeigen.</translation>
    </message>
    <message>
        <source>&amp;Use port %1 this time</source>
        <translation>Diesmal &amp;Port %1 verwenden</translation>
    </message>
    <message>
        <source> With another port, tools that have the usual address do not reach it.</source>
        <translation> Über einen anderen Port erreichen es Tools nicht, die die übliche Adresse haben.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>llmcap::TextWindow</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>llmcap::TileRow</name>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Left under the cap</source>
        <translation>Unter dem Deckel übrig</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>no request was refused</source>
        <translation>keine Anfrage wurde abgelehnt</translation>
    </message>
    <message>
        <source>refused before they cost anything</source>
        <translation>abgelehnt, bevor sie etwas kosteten</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no cap in dollars over everything</source>
        <translation>kein Deckel in Dollar über alles</translation>
    </message>
    <message>
        <source>no cap to reach</source>
        <translation>kein Deckel zu erreichen</translation>
    </message>
    <message>
        <source>of %1, cap “%2”</source>
        <comment>what is left of a limit</comment>
        <translation>von %1, Deckel „%2“</translation>
    </message>
    <message>
        <source>, %1 held for requests in flight</source>
        <comment>appended to &quot;of $10, cap “day”&quot;</comment>
        <translation>, %1 für laufende Anfragen reserviert</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <comment>an amount</comment>
        <translation>%1 in der letzten Stunde</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <comment>an amount</comment>
        <translation>%1 in den letzten 24 Stunden</translation>
    </message>
    <message>
        <source>cap reached</source>
        <comment>the forecast</comment>
        <translation>Deckel erreicht</translation>
    </message>
    <message>
        <source>cap “%1”</source>
        <translation>Deckel „%1“</translation>
    </message>
    <message>
        <source>at about %1</source>
        <comment>the forecast: the time when a cap is reached</comment>
        <translation>gegen %1</translation>
    </message>
    <message>
        <source>cap “%1” reached, going on with %2</source>
        <translation>Deckel „%1“ erreicht, wenn es weitergeht wie zuletzt: %2</translation>
    </message>
    <message>
        <source>not reached</source>
        <comment>the forecast: the cap</comment>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>going on with %1</source>
        <translation>wenn es weitergeht wie zuletzt: %1</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Blockiert</translation>
    </message>
</context>
<context>
    <name>llmcap::Tray</name>
    <message>
        <source>%1 (no cap)</source>
        <translation>%1 (kein Deckel)</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <comment>spent of the limit, as a percentage</comment>
        <translation>%1 von %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent of the limit</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>paused until %1</source>
        <comment>enforcement</comment>
        <translation>pausiert bis %1</translation>
    </message>
    <message>
        <source>warn only</source>
        <comment>enforcement</comment>
        <translation>nur Warnung</translation>
    </message>
    <message>
        <source>on</source>
        <comment>enforcement</comment>
        <translation>an</translation>
    </message>
    <message>
        <source>the proxy cannot be reached</source>
        <translation>der Proxy ist nicht erreichbar</translation>
    </message>
    <message>
        <source>%1: paused until %2</source>
        <comment>a cap</comment>
        <translation>%1: pausiert bis %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 (%4)</source>
        <comment>a cap: spent of its limit, as a percentage</comment>
        <translation>%1: %2 von %3 (%4)</translation>
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
        <translation>wartet auf die ersten Zahlen</translation>
    </message>
    <message>
        <source>all paid requests blocked</source>
        <translation>alle bezahlten Anfragen blockiert</translation>
    </message>
    <message>
        <source>%1 today</source>
        <comment>tooltip: an amount</comment>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>%1 month</source>
        <comment>tooltip: an amount in this month</comment>
        <translation>Monat %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>tooltip: requests</comment>
        <translation>
            <numerusform>%1 blockiert</numerusform>
            <numerusform>%1 blockiert</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 old)</source>
        <comment>tooltip: how old its figures are, like 4 min</comment>
        <translation> (%1 alt)</translation>
    </message>
    <message>
        <source>&amp;Today: no figures yet</source>
        <translation>&amp;Heute: noch keine Zahlen</translation>
    </message>
    <message>
        <source>&amp;Enforcement</source>
        <translation>Du&amp;rchsetzung</translation>
    </message>
    <message>
        <source> DEMO</source>
        <translation> DEMO</translation>
    </message>
    <message>
        <source>&amp;Today: %1</source>
        <translation>&amp;Heute: %1</translation>
    </message>
    <message>
        <source>This &amp;month: %1</source>
        <translation>Dieser &amp;Monat: %1</translation>
    </message>
    <message>
        <source>&amp;Blocked today: %1</source>
        <translation>&amp;Blockiert heute: %1</translation>
    </message>
    <message>
        <source>Data is %1 old – &amp;reconnect</source>
        <comment>an age like 4 min</comment>
        <translation>Die Daten sind %1 alt – neu &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Enforcement: %1</source>
        <comment>on, warn only, paused until 17:40</comment>
        <translation>Du&amp;rchsetzung: %1</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayIcon</name>
    <message>
        <source>No cap can be set</source>
        <translation>Es kann kein Deckel gesetzt werden</translation>
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
        <translation>&amp;Deckel</translation>
    </message>
    <message>
        <source>Block &amp;all paid requests</source>
        <translation>&amp;Alle bezahlten Anfragen blockieren</translation>
    </message>
    <message>
        <source>C&amp;onnect a tool</source>
        <translation>&amp;Tool verbinden</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;An</translation>
    </message>
    <message>
        <source>&amp;Warn only</source>
        <translation>Nur &amp;warnen</translation>
    </message>
    <message>
        <source>Pause for 1&amp;5 minutes</source>
        <translation>1&amp;5 Minuten pausieren</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>1 &amp;Stunde pausieren</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow</source>
        <translation>Bis &amp;morgen pausieren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>H&amp;ilfe</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>&amp;Diagnose…</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Protokolle</translation>
    </message>
    <message>
        <source>&amp;About LLMCap</source>
        <translation>Ü&amp;ber LLMCap</translation>
    </message>
    <message>
        <source>Open &amp;dashboard…</source>
        <translation>Dashb&amp;oard öffnen…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (stops enforcement)</source>
        <translation>LLM&amp;Cap beenden (Deckel gelten nicht mehr)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (the proxy it watches goes on)</source>
        <translation>LLM&amp;Cap beenden (der beobachtete Proxy läuft weiter)</translation>
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
        <translation>Es gibt keine Taskleiste für das Symbol von LLMCap. Deckel ohne Fenster weiter durchsetzen?</translation>
    </message>
    <message>
        <source>Start LLMCap again to see the window.</source>
        <translation>Starten Sie LLMCap erneut, um das Fenster zu sehen.</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap</source>
        <translation>LLMCap &amp;beenden</translation>
    </message>
</context>
<context>
    <name>llmcap::UsageTables</name>
    <message>
        <source>From</source>
        <comment>when a stretch of time begins</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Cache gelesen</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache geschrieben</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Estimated</source>
        <comment>an amount</comment>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <comment>requests whose price is not known</comment>
        <translation>Ohne Preis</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>requests whose cost is not known: the amount held counts</comment>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>requests without this label</comment>
        <translation>(keine Angabe)</translation>
    </message>
    <message numerus="yes">
        <source>%1 other(s)</source>
        <comment>models</comment>
        <translation>
            <numerusform>%1 weiteres</numerusform>
            <numerusform>%1 weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Summe bisher</translation>
    </message>
    <message>
        <source>All</source>
        <comment>models together</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
</TS>
