<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>llmcap::BreakdownPage</name>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>Par fournisseur</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Par modèle</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>Par clé</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Par projet</translation>
    </message>
    <message>
        <source>By client program</source>
        <translation>Par programme</translation>
    </message>
    <message>
        <source>Spend by label</source>
        <translation>Dépenses par critère</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the breakdown as CSV or JSON</source>
        <translation>Enregistrer la répartition en CSV ou JSON</translation>
    </message>
    <message>
        <source>%1, the dearest first</source>
        <comment>a table: By provider, By model</comment>
        <translation>%1, les plus chers d’abord</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>Aucune requête sur cette période.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .json; it decides the kind of file.</source>
        <translation>Choisissez un nom qui se termine par .csv ou .json&#xa0;: l’extension détermine le format.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsMenu</name>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Nouveau plafond…</translation>
    </message>
    <message>
        <source>&amp;Set limit…</source>
        <translation>&amp;Fixer la limite…</translation>
    </message>
    <message>
        <source>+%1 %2</source>
        <comment>+$5 today: raises a cap</comment>
        <translation>+%1 %2</translation>
    </message>
    <message>
        <source>&amp;Take back the raise of %1</source>
        <translation>&amp;Annuler le relèvement de %1</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <comment>enforce a paused cap again</comment>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Pause for 1 hour</source>
        <translation>&amp;Suspendre 1 heure</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsPage</name>
    <message>
        <source>everything</source>
        <comment>which requests a cap counts</comment>
        <translation>tout</translation>
    </message>
    <message>
        <source>No cap is set: nothing is refused.</source>
        <translation>Aucun plafond n’est fixé&#xa0;: rien n’est refusé.</translation>
    </message>
    <message>
        <source>Set &amp;limit…</source>
        <translation>Fixer la &amp;limite…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>Su&amp;pprimer…</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a cap</comment>
        <translation>Nom</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a day, a month</comment>
        <translation>Période</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Dépensé</translation>
    </message>
    <message>
        <source>Counts</source>
        <comment>which requests a cap counts</comment>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Plafonds</translation>
    </message>
    <message>
        <source>&amp;New cap…</source>
        <translation>&amp;Nouveau plafond…</translation>
    </message>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
    <message>
        <source>Remove the cap “%1”? It no longer holds back any request.</source>
        <translation>Supprimer le plafond «&#xa0;%1&#xa0;»&#xa0;? Il ne retiendra plus aucune requête.</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartCard</name>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV pour tableurs (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON pour programmes (*.json)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>Enregistrer les chiffres</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 sous forme de tableau</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save %1 as CSV, JSON or PNG</source>
        <translation>Enregistrer %1 en CSV, JSON ou PNG</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv, .json or .png; it decides the kind of file.</source>
        <translation>Choisissez un nom qui se termine par .csv, .json ou .png&#xa0;: l’extension détermine le format.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartPicture</name>
    <message>
        <source>most: %1 at %2</source>
        <comment>a number, a time</comment>
        <translation>maximum&#xa0;: %1 à %2</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Dépensé</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Cumul</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 dépensés</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <comment>the limit, as a line in a chart</comment>
        <translation>Plafond %1</translation>
    </message>
    <message>
        <source>, cap %1</source>
        <comment>appended to &quot;$4 spent&quot;: the limit</comment>
        <translation>, plafond %1</translation>
    </message>
    <message>
        <source>No requests in this time. Point a tool at LLMCap to see them.</source>
        <translation>Aucune requête sur cette période. Dirigez un outil vers LLMCap pour en voir.</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>Aucune requête sur cette période.</translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation>Rien n’a été dépensé sur cette période.</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloquées</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>requests that were not blocked</comment>
        <translation>Acceptées</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%1 bloquée</numerusform>
            <numerusform>%1 bloquées</numerusform>
        </translation>
    </message>
    <message>
        <source>No request was blocked in this time.</source>
        <translation>Aucune requête n’a été bloquée sur cette période.</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Lecture de cache</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Écriture de cache</translation>
    </message>
    <message>
        <source>No tokens were used in this time.</source>
        <translation>Aucun jeton n’a été utilisé sur cette période.</translation>
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
        <translation>Copier les lignes &amp;PowerShell</translation>
    </message>
    <message>
        <source>Copy &amp;Command Prompt lines</source>
        <translation>Copier les lignes pour l’invite de &amp;commandes</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines</source>
        <translation>Copier les lignes &amp;shell</translation>
    </message>
    <message>
        <source>&amp;Test…</source>
        <translation>&amp;Tester…</translation>
    </message>
    <message>
        <source>Copy base URL: &amp;%1</source>
        <translation>Copier l’URL de base&#xa0;: &amp;%1</translation>
    </message>
    <message>
        <source>&amp;Route my tools</source>
        <translation>&amp;Rediriger mes outils</translation>
    </message>
    <message>
        <source>Tools that start from now on send their requests through LLMCap, until it quits</source>
        <translation>Les outils lancés à partir de maintenant envoient leurs requêtes par LLMCap, jusqu’à ce qu’il quitte</translation>
    </message>
    <message>
        <source>Copy &amp;example</source>
        <translation>Copier un &amp;exemple</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectionTest</name>
    <message>
        <source>LLMCap: test a connection</source>
        <translation>LLMCap&#xa0;: tester une connexion</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Base URL for the tool</source>
        <translation>URL de base pour l’outil</translation>
    </message>
    <message>
        <source>Newest request</source>
        <translation>Dernière requête</translation>
    </message>
    <message>
        <source>Requests that arrived, by provider</source>
        <translation>Requêtes arrivées, par fournisseur</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>Interrogation de LLMCap…</translation>
    </message>
    <message>
        <source>It works: requests of your tool pass through LLMCap.</source>
        <translation>Ça marche&#xa0;: les requêtes de votre outil passent par LLMCap.</translation>
    </message>
    <message>
        <source>LLMCap answers. Give your tool the base URL of its provider, then let it send a request: it appears here at once.</source>
        <translation>LLMCap répond. Donnez à votre outil l’URL de base de son fournisseur, puis faites-lui envoyer une requête&#xa0;: elle apparaît ici aussitôt.</translation>
    </message>
    <message>
        <source>waiting for one</source>
        <translation>en attente d’une requête</translation>
    </message>
    <message>
        <source>Free request</source>
        <translation>Requête gratuite</translation>
    </message>
    <message>
        <source>Send a &amp;free request to each</source>
        <translation>Envoyer une requête &amp;gratuite à chacun</translation>
    </message>
    <message>
        <source>Asks each provider for its list of models, which costs nothing</source>
        <translation>Demande à chaque fournisseur la liste de ses modèles, ce qui ne coûte rien</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>interrogation…</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardText</name>
    <message>
        <source>all estimated</source>
        <translation>entièrement estimé</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>dont %1 estimés</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 sans prix</translation>
    </message>
    <message>
        <source>%1 of unknown cost</source>
        <translation>%1 au coût inconnu</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>déclaré</translation>
    </message>
    <message>
        <source>nothing billed</source>
        <translation>rien de facturé</translation>
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
            <numerusform>%1 jour</numerusform>
            <numerusform>%1 jours</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>au moins %1</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message>
        <source>week</source>
        <translation>semaine</translation>
    </message>
    <message>
        <source>week, from %1</source>
        <comment>a day of the week</comment>
        <translation>semaine, à partir du %1</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mois</translation>
    </message>
    <message>
        <source>month, from day %1</source>
        <comment>a number, 2 to 31</comment>
        <translation>mois, à partir du %1</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>au total</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Client gone</source>
        <translation>Client parti</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>Échec du fournisseur</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloquée</translation>
    </message>
    <message>
        <source>Cut off by a crash</source>
        <translation>Interrompue par un plantage</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>estimé</translation>
    </message>
    <message>
        <source>held</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>sans prix</translation>
    </message>
    <message>
        <source>Nothing was billed.</source>
        <translation>Rien n’a été facturé.</translation>
    </message>
    <message>
        <source>From the usage that the provider reported.</source>
        <translation>D’après la consommation déclarée par le fournisseur.</translation>
    </message>
    <message>
        <source>The provider reported no usage: estimated from what passed.</source>
        <translation>Le fournisseur n’a déclaré aucune consommation&#xa0;: estimé d’après ce qui est passé.</translation>
    </message>
    <message>
        <source>Unknown: the whole amount held stays counted.</source>
        <translation>Inconnu&#xa0;: tout le montant réservé reste compté.</translation>
    </message>
    <message>
        <source>The usage is known, its price is not: counted as $0.</source>
        <translation>La consommation est connue, son prix ne l’est pas&#xa0;: compté pour 0&#xa0;$US.</translation>
    </message>
    <message>
        <source>All paid requests are blocked.</source>
        <translation>Toutes les requêtes payantes sont bloquées.</translation>
    </message>
    <message>
        <source>Caps are paused until %1: nothing is blocked.</source>
        <translation>Les plafonds sont suspendus jusqu’à %1&#xa0;: rien n’est bloqué.</translation>
    </message>
    <message>
        <source>Warn only: nothing is blocked.</source>
        <translation>Avertissement seul&#xa0;: rien n’est bloqué.</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardWindow</name>
    <message>
        <source>DEMO</source>
        <translation>DÉMO</translation>
    </message>
    <message>
        <source>LLMCap dashboard</source>
        <translation>Tableau de bord LLMCap</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Vue d’ensemble</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>&amp;Répartition</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>Re&amp;quêtes</translation>
    </message>
    <message>
        <source>All figures are pretended: no provider was asked.</source>
        <translation>Tous les chiffres sont fictifs&#xa0;: aucun fournisseur n’a été sollicité.</translation>
    </message>
    <message>
        <source>Data is %1 old.</source>
        <comment>an age like 4 min</comment>
        <translation>Les données datent de %1.</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>Interrogation de LLMCap…</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>Pas encore de chiffres.</translation>
    </message>
    <message>
        <source>(now).</source>
        <comment>as of when figures are</comment>
        <translation>(à l’instant).</translation>
    </message>
    <message>
        <source>(%1 ago).</source>
        <comment>an age like 4 min</comment>
        <translation>(il y a %1).</translation>
    </message>
    <message>
        <source> From %1.</source>
        <comment>appended to a sentence: the name of a machine</comment>
        <translation> Depuis %1.</translation>
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
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedActions</name>
    <message>
        <source>The cap “%1” was not raised</source>
        <translation>Le plafond «&#xa0;%1&#xa0;» n’a pas été relevé</translation>
    </message>
    <message>
        <source>The cap “%1” was not resumed</source>
        <translation>Le plafond «&#xa0;%1&#xa0;» n’a pas été repris</translation>
    </message>
    <message>
        <source>The cap “%1” was not paused</source>
        <translation>Le plafond «&#xa0;%1&#xa0;» n’a pas été suspendu</translation>
    </message>
    <message>
        <source>Enforcement was not changed</source>
        <translation>L’application des plafonds n’a pas été modifiée</translation>
    </message>
    <message>
        <source>The routing of your tools was not changed</source>
        <translation>La redirection de vos outils n’a pas été modifiée</translation>
    </message>
    <message>
        <source>Some open programs still send through LLMCap</source>
        <translation>Des programmes ouverts envoient encore par LLMCap</translation>
    </message>
    <message>
        <source>Start them again: %1</source>
        <translation>Relancez-les&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1” is still held</source>
        <translation>«&#xa0;%1&#xa0;» est toujours retenu</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedWire</name>
    <message>
        <source>something answers at %1, but it is not LLMCap; give the right address with --url or LLMCAP_URL</source>
        <translation>quelque chose répond à %1, mais ce n’est pas LLMCap&#xa0;; donnez la bonne adresse avec --url ou LLMCAP_URL</translation>
    </message>
    <message>
        <source>the program at %1 does not know this token, so it was not sent; `llmcap token` says where the token is kept, LLMCAP_TOKEN or --token give another one</source>
        <translation>le programme à %1 ne connaît pas ce jeton, qui n’a donc pas été envoyé&#xa0;; `llmcap token` dit où le jeton est conservé, LLMCAP_TOKEN ou --token en donnent un autre</translation>
    </message>
    <message>
        <source>the token is not sent to %1: over a network the address must be https</source>
        <translation>le jeton n’est pas envoyé à %1&#xa0;: sur un réseau, l’adresse doit être en https</translation>
    </message>
    <message>
        <source>nothing answers at %1; start LLMCap, or `llmcap serve`</source>
        <translation>rien ne répond à %1&#xa0;; démarrez LLMCap ou `llmcap serve`</translation>
    </message>
    <message>
        <source>the feed answered with status %1</source>
        <translation>le flux a répondu avec l’état %1</translation>
    </message>
    <message>
        <source>%1 has no certificate in PEM</source>
        <translation>%1 ne contient aucun certificat PEM</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2), so the token was not sent; name the PEM file of its authority in the settings, with --feed-ca, or in LLMCAP_FEED_CA</source>
        <translation>le certificat de %1 n’est pas approuvé (%2), le jeton n’a donc pas été envoyé&#xa0;; indiquez le fichier PEM de son autorité dans les paramètres, avec --feed-ca ou dans LLMCAP_FEED_CA</translation>
    </message>
</context>
<context>
    <name>llmcap::FigureStamp</name>
    <message>
        <source>As of %1, %2 time</source>
        <comment>a date and time, a zone like Europe/Berlin</comment>
        <translation>Au %1, heure de %2</translation>
    </message>
    <message>
        <source>DEMO. %1</source>
        <translation>DÉMO. %1</translation>
    </message>
    <message>
        <source>Could not write %1: %2. Choose another place.</source>
        <translation>Impossible d’écrire %1&#xa0;: %2. Choisissez un autre emplacement.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstCapsPage</name>
    <message>
        <source>How much may be spent?</source>
        <translation>Combien peut-on dépenser&#xa0;?</translation>
    </message>
    <message>
        <source>LLMCap refuses what does not fit under a cap, before it costs anything.</source>
        <translation>LLMCap refuse ce qui dépasse un plafond, avant que cela ne coûte quoi que ce soit.</translation>
    </message>
    <message>
        <source>At most a &amp;day, in USD:</source>
        <translation>Au plus par &amp;jour, en USD&#xa0;:</translation>
    </message>
    <message>
        <source>At most a &amp;month, in USD:</source>
        <translation>Au plus par &amp;mois, en USD&#xa0;:</translation>
    </message>
    <message>
        <source>Leave a field empty for no cap. Caps for single providers, models and projects are in the settings and in the icon&apos;s menu.</source>
        <translation>Laissez un champ vide pour ne fixer aucun plafond. Les plafonds par fournisseur, modèle ou projet se trouvent dans les paramètres et dans le menu de l’icône.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstLoginPage</name>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>&amp;Démarrer LLMCap à l’ouverture de session</translation>
    </message>
    <message>
        <source>Always there</source>
        <translation>Toujours présent</translation>
    </message>
    <message>
        <source>Caps hold as long as LLMCap runs; tools that go through it need it.</source>
        <translation>Les plafonds s’appliquent tant que LLMCap est en marche&#xa0;; les outils qui passent par lui en ont besoin.</translation>
    </message>
    <message>
        <source>To keep the icon in sight: open Settings &gt; Personalization &gt; Taskbar &gt; Other system tray icons, and switch LLMCap on.</source>
        <translation>Pour garder l’icône visible&#xa0;: ouvrez Paramètres &gt; Personnalisation &gt; Barre des tâches &gt; Autres icônes de la barre d’état système, et activez LLMCap.</translation>
    </message>
    <message>
        <source>The icon is in the panel&apos;s tray, also called notification area. GNOME shows trays with the extension “AppIndicator and KStatusNotifierItem Support”; without a tray LLMCap opens its window.</source>
        <translation>L’icône se trouve dans la zone de notification du tableau de bord du bureau. GNOME l’affiche avec l’extension «&#xa0;AppIndicator and KStatusNotifierItem Support&#xa0;»&#xa0;; sans cette zone, LLMCap ouvre sa fenêtre.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstRun</name>
    <message>
        <source>LLMCap: first steps</source>
        <translation>LLMCap&#xa0;: premiers pas</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Plus ta&amp;rd</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstTokenPage</name>
    <message>
        <source>&amp;Keep it in the key store</source>
        <translation>&amp;Conserver dans le trousseau</translation>
    </message>
    <message>
        <source>The feed&apos;s token</source>
        <translation>Le jeton du flux</translation>
    </message>
    <message>
        <source>It opens your figures and caps to LLMCap&apos;s windows and commands, and to nobody else. It is no API key; those are never kept.</source>
        <translation>Il ouvre vos chiffres et vos plafonds aux fenêtres et aux commandes de LLMCap, et à personne d’autre. Ce n’est pas une clé d’API&#xa0;; celles-ci ne sont jamais conservées.</translation>
    </message>
    <message>
        <source>It is kept in %1.</source>
        <translation>Il est conservé ici&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer when LLMCap started, so the token lies in a file that you alone can read. That is safe enough on a computer of your own; the key store is better where others have access.</source>
        <translation>Le trousseau du système n’a pas répondu au démarrage de LLMCap&#xa0;; le jeton se trouve donc dans un fichier que vous seul pouvez lire. C’est assez sûr sur votre propre ordinateur&#xa0;; le trousseau est préférable là où d’autres ont accès.</translation>
    </message>
    <message>
        <source>Asking the key store…</source>
        <translation>Interrogation du trousseau…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Terminé.</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstToolPage</name>
    <message>
        <source>Connect a tool</source>
        <translation>Connecter un outil</translation>
    </message>
    <message>
        <source>Give your tool the base URL of its provider; its API key stays as it is.</source>
        <translation>Donnez à votre outil l’URL de base de son fournisseur&#xa0;; sa clé d’API reste telle quelle.</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines for all</source>
        <translation>Copier les lignes s&amp;hell pour tous</translation>
    </message>
</context>
<context>
    <name>llmcap::FreeRequest</name>
    <message>
        <source>nothing answers at %1; is LLMCap running?</source>
        <translation>rien ne répond à %1&#xa0;; LLMCap est-il en marche&#xa0;?</translation>
    </message>
    <message>
        <source>something that is not LLMCap answers at %1 (status %2)</source>
        <translation>quelque chose qui n’est pas LLMCap répond à %1 (état %2)</translation>
    </message>
    <message numerus="yes">
        <source>it works: %1 lists %n models</source>
        <translation>
            <numerusform>ça marche&#xa0;: %1 propose %n modèle</numerusform>
            <numerusform>ça marche&#xa0;: %1 propose %n modèles</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and does not take the key of this environment (status %2)</source>
        <translation>%1 a été joint par LLMCap, et n’accepte pas la clé de cet environnement (état %2)</translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and wants a key, as it should (status %2)</source>
        <translation>%1 a été joint par LLMCap, et demande une clé, comme il se doit (état %2)</translation>
    </message>
    <message>
        <source>%1 was not reached; llmcap doctor says more</source>
        <translation>%1 n’a pas été joint&#xa0;; llmcap doctor en dit plus</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 a répondu avec l’état %2</translation>
    </message>
</context>
<context>
    <name>llmcap::GuardRows</name>
    <message>
        <source>the same prompt %1 times</source>
        <translation>%1 fois le même prompt</translation>
    </message>
    <message>
        <source>the same tool calls %1 times</source>
        <translation>%1 fois les mêmes appels d’outils</translation>
    </message>
    <message>
        <source>%1 of requests in five minutes, %2 times the usual</source>
        <translation>%1 de requêtes en cinq minutes, %2 fois l’ordinaire</translation>
    </message>
    <message>
        <source>Held: %1 (%2) – &amp;let it go on</source>
        <translation>Retenu&#xa0;: %1 (%2) – &amp;laisser continuer</translation>
    </message>
</context>
<context>
    <name>llmcap::HelpWindows</name>
    <message>
        <source>LLMCap: doctor</source>
        <translation>LLMCap&#xa0;: diagnostic</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>&amp;Réexaminer</translation>
    </message>
    <message>
        <source>LLMCap: log</source>
        <translation>LLMCap&#xa0;: journal</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Relire</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>Impossible de lire %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>Examen en cours…</translation>
    </message>
    <message>
        <source>About LLMCap</source>
        <translation>À propos de LLMCap</translation>
    </message>
    <message>
        <source>LLMCap %1</source>
        <translation>LLMCap %1</translation>
    </message>
    <message>
        <source>A hard spending cap on LLM API calls, on your own machine.

Free software under the GNU General Public License, version 3 or later; it comes without any warranty.

Built with Qt %1.</source>
        <translation>Un plafond de dépenses strict pour les appels aux API de LLM, sur votre propre machine.

Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure, fourni sans aucune garantie.

Construit avec Qt %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::LimitDialog</name>
    <message>
        <source>LLMCap: limit of “%1”</source>
        <translation>LLMCap&#xa0;: limite de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Spent in this window: %1</source>
        <comment>the window of time that a cap counts over</comment>
        <translation>Dépensé sur cette période&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Limit in USD:</source>
        <translation>&amp;Limite en USD&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Limit in tokens:</source>
        <translation>&amp;Limite en jetons&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Limit in requests:</source>
        <translation>&amp;Limite en requêtes&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <comment>button: set this limit</comment>
        <translation>&amp;Fixer</translation>
    </message>
</context>
<context>
    <name>llmcap::LookButton</name>
    <message>
        <source>&amp;Look</source>
        <comment>button: how the window looks</comment>
        <translation>A&amp;pparence</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Clair, sombre ou contraste élevé</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Contraste é&amp;levé</translation>
    </message>
</context>
<context>
    <name>llmcap::NewCapDialog</name>
    <message>
        <source>LLMCap: new cap</source>
        <translation>LLMCap&#xa0;: nouveau plafond</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Limit:</source>
        <translation>&amp;Limite&#xa0;:</translation>
    </message>
    <message>
        <source>Coun&amp;ted in:</source>
        <comment>dollars, tokens or requests</comment>
        <translation>&amp;Unité&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <comment>a day, a month, ...</comment>
        <translation>Pério&amp;de&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Provider:</source>
        <translation>&amp;Fournisseur&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modèle&#xa0;:</translation>
    </message>
    <message>
        <source>Pro&amp;ject:</source>
        <translation>Pro&amp;jet&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;When reached:</source>
        <comment>the limit; what happens then</comment>
        <translation>Une fois &amp;atteint&#xa0;:</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>jetons</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>requêtes</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>un jour</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>un mois</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>une semaine</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>une heure</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>au total</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>tous les fournisseurs</translation>
    </message>
    <message>
        <source>refuse what does not fit</source>
        <comment>under the limit</comment>
        <translation>refuser ce qui dépasse</translation>
    </message>
    <message>
        <source>warn only</source>
        <translation>avertir seulement</translation>
    </message>
    <message>
        <source>day-openai</source>
        <comment>an example of a cap&apos;s name</comment>
        <translation>jour-openai</translation>
    </message>
    <message>
        <source>A calendar window, or a rolling one like 90m, 36h or 30d</source>
        <translation>Une période du calendrier, ou une période glissante comme 90m, 36h ou 30d</translation>
    </message>
    <message>
        <source>every model; * stands for anything</source>
        <translation>tous les modèles&#xa0;; * remplace n’importe quoi</translation>
    </message>
    <message>
        <source>every project</source>
        <translation>tous les projets</translation>
    </message>
    <message>
        <source>&amp;Set cap</source>
        <comment>button</comment>
        <translation>Fixer le &amp;plafond</translation>
    </message>
</context>
<context>
    <name>llmcap::NoticeBanner</name>
    <message>
        <source>R&amp;etry</source>
        <translation>Réessa&amp;yer</translation>
    </message>
</context>
<context>
    <name>llmcap::Notification</name>
    <message>
        <source>DEMO: %1</source>
        <translation>DÉMO&#xa0;: %1</translation>
    </message>
    <message>
        <source> until %1</source>
        <comment>appended to a sentence: a time</comment>
        <translation> jusqu’à %1</translation>
    </message>
    <message>
        <source>; it resets at %1</source>
        <comment>appended to &quot;80% of $10 is spent&quot;: a time</comment>
        <translation>&#xa0;; remise à zéro&#xa0;: %1</translation>
    </message>
    <message>
        <source>Allow +%1 %2</source>
        <comment>button: +$5 today</comment>
        <translation>Autoriser +%1 %2</translation>
    </message>
    <message>
        <source>Requests that do not fit are refused.</source>
        <translation>Les requêtes qui dépassent sont refusées.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached%2. Nothing is refused: LLMCap only warns.</source>
        <comment>%2: maybe &quot; until 17:40&quot;</comment>
        <translation>La limite de %1 est atteinte%2. Rien n’est refusé&#xa0;: LLMCap avertit seulement.</translation>
    </message>
    <message>
        <source>The limit of %1 is reached. Requests go to %2%3.</source>
        <comment>%2: a cheaper model, %3: maybe &quot; until 17:40&quot;</comment>
        <translation>La limite de %1 est atteinte. Les requêtes vont à %2%3.</translation>
    </message>
    <message>
        <source>Requests that do not fit under %1 are refused%2.</source>
        <comment>%1: a limit, %2: maybe &quot; until 17:40&quot;</comment>
        <translation>Les requêtes qui dépassent %1 sont refusées%2.</translation>
    </message>
    <message>
        <source>Caps are enforced again</source>
        <translation>Les plafonds s’appliquent de nouveau</translation>
    </message>
    <message>
        <source>The pause of all caps has ended.</source>
        <translation>La suspension de tous les plafonds est terminée.</translation>
    </message>
    <message>
        <source>%1: enforced again</source>
        <translation>%1&#xa0;: de nouveau appliqué</translation>
    </message>
    <message>
        <source>The pause of this cap has ended.</source>
        <translation>La suspension de ce plafond est terminée.</translation>
    </message>
    <message>
        <source>the limit</source>
        <translation>la limite</translation>
    </message>
    <message>
        <source>%1: %2 is spent</source>
        <comment>a cap, a percentage</comment>
        <translation>%1&#xa0;: %2 dépensés</translation>
    </message>
    <message>
        <source>%1 of %2 is spent%3.</source>
        <comment>a percentage, a limit, and maybe &quot;; it resets at ...&quot;</comment>
        <translation>%1 de %2 dépensés%3.</translation>
    </message>
    <message>
        <source>%1: limit reached</source>
        <translation>%1&#xa0;: limite atteinte</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”.</source>
        <translation>%1 dépassait le plafond «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”: %3%4.</source>
        <comment>%3: its limit, %4: maybe &quot; until 17:40&quot;</comment>
        <translation>%1 dépassait le plafond «&#xa0;%2&#xa0;»&#xa0;: %3%4.</translation>
    </message>
    <message>
        <source>Request blocked</source>
        <translation>Requête bloquée</translation>
    </message>
    <message>
        <source>%1 without a price or a bound</source>
        <comment>how many requests were blocked so</comment>
        <translation>%1 sans prix ni borne</translation>
    </message>
    <message>
        <source>%1 by “%2”</source>
        <comment>how many requests a cap blocked</comment>
        <translation>%1 par «&#xa0;%2&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 more request(s) blocked</source>
        <translation>
            <numerusform>Au moins %1 autre requête bloquée</numerusform>
            <numerusform>Au moins %1 autres requêtes bloquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more request(s) blocked</source>
        <translation>
            <numerusform>%1 autre requête bloquée</numerusform>
            <numerusform>%1 autres requêtes bloquées</numerusform>
        </translation>
    </message>
    <message>
        <source>Since %1: %2.</source>
        <comment>a time, which caps how often</comment>
        <translation>Depuis %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>LLMCap cannot be reached</source>
        <translation>LLMCap est injoignable</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 est retenu</translation>
    </message>
    <message>
        <source>%1 runs away</source>
        <translation>%1 s’emballe</translation>
    </message>
    <message>
        <source>It sent %1. It waits until you let it go on, in the icon&apos;s menu.</source>
        <translation>Envoyé&#xa0;: %1. Il attend que vous le laissiez continuer, dans le menu de l’icône.</translation>
    </message>
    <message>
        <source>It sent %1.</source>
        <translation>Envoyé&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>llmcap::Numbers</name>
    <message>
        <source>$</source>
        <extracomment>The sign of US dollars, as text in this language has it where others are about too.</extracomment>
        <translation>$US</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>A percentage, as this language writes it: with or without a (no-break) space.</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%1 token(s)</source>
        <translation>
            <numerusform>%1 jeton</numerusform>
            <numerusform>%1 jetons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s)</source>
        <translation>
            <numerusform>%1 requête</numerusform>
            <numerusform>%1 requêtes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RaiseSteps</name>
    <message>
        <source>this hour</source>
        <comment>+$5 this hour</comment>
        <translation>cette heure</translation>
    </message>
    <message>
        <source>today</source>
        <comment>+$5 today</comment>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>this week</source>
        <comment>+$5 this week</comment>
        <translation>cette semaine</translation>
    </message>
    <message>
        <source>this month</source>
        <comment>+$5 this month</comment>
        <translation>ce mois-ci</translation>
    </message>
    <message>
        <source>for good</source>
        <comment>+$5 for good: without an end</comment>
        <translation>définitivement</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>+$5 for 90m: a length of time</comment>
        <translation>pour %1</translation>
    </message>
</context>
<context>
    <name>llmcap::RangeBar</name>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Aujourd’hui</translation>
    </message>
    <message>
        <source>&amp;7 days</source>
        <translation>&amp;7 jours</translation>
    </message>
    <message>
        <source>&amp;30 days</source>
        <translation>&amp;30 jours</translation>
    </message>
    <message>
        <source>This &amp;month</source>
        <translation>Ce &amp;mois</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Tout</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>C&amp;hoisir…</translation>
    </message>
    <message>
        <source>Time that the dashboard shows</source>
        <translation>Période affichée par le tableau de bord</translation>
    </message>
    <message>
        <source>First day shown</source>
        <translation>Premier jour affiché</translation>
    </message>
    <message>
        <source>Last day shown</source>
        <translation>Dernier jour affiché</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsExport</name>
    <message>
        <source>Could not write %1: %2</source>
        <translation>Impossible d’écrire %1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n row(s) to %1</source>
        <translation>
            <numerusform>%n ligne enregistrée dans %1</numerusform>
            <numerusform>%n lignes enregistrées dans %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsModel</name>
    <message>
        <source>unknown</source>
        <comment>a cost</comment>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Status %1, %2 in all</source>
        <comment>an HTTP status, a time like 210 ms</comment>
        <translation>État %1, %2 au total</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Programme&#xa0;: %1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Clé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Client</source>
        <comment>a program</comment>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>of a request</comment>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Jetons entrée / sortie</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Source</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>Plafond</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>time that LLMCap added to a request</comment>
        <translation>Ajouté</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsPage</name>
    <message>
        <source>All providers</source>
        <translation>Tous les fournisseurs</translation>
    </message>
    <message>
        <source>Provider of the requests shown</source>
        <translation>Fournisseur des requêtes affichées</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les clés</translation>
    </message>
    <message>
        <source>Key of the requests shown</source>
        <translation>Clé des requêtes affichées</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tous les projets</translation>
    </message>
    <message>
        <source>Project of the requests shown</source>
        <translation>Projet des requêtes affichées</translation>
    </message>
    <message>
        <source>All client programs</source>
        <translation>Tous les programmes</translation>
    </message>
    <message>
        <source>Client program of the requests shown</source>
        <translation>Programme des requêtes affichées</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Tous les résultats</translation>
    </message>
    <message>
        <source>Outcome of the requests shown</source>
        <translation>Résultat des requêtes affichées</translation>
    </message>
    <message>
        <source>Model, * is anything</source>
        <translation>Modèle, * = tout</translation>
    </message>
    <message>
        <source>Model of the requests shown; a star stands for anything</source>
        <translation>Modèle des requêtes affichées&#xa0;; une étoile remplace n’importe quoi</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Effacer les filtres</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>Enregi&amp;strer…</translation>
    </message>
    <message>
        <source>Save all requests of this filter as CSV or JSON</source>
        <translation>Enregistrer toutes les requêtes de ce filtre en CSV ou JSON</translation>
    </message>
    <message>
        <source>Audit log of requests, newest first</source>
        <translation>Journal d’audit des requêtes, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>No requests in this time with this filter.</source>
        <translation>Aucune requête sur cette période avec ce filtre.</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>the list of requests</comment>
        <translation>incomplet</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 ligne</numerusform>
            <numerusform>%1 lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 row(s)
read so far</source>
        <translation>
            <numerusform>%1 ligne sur %2
lue jusqu’ici</numerusform>
            <numerusform>%1 lignes sur %2
lues jusqu’ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) read,
more below</source>
        <translation>
            <numerusform>%1 ligne lue,
la suite plus bas</numerusform>
            <numerusform>%1 lignes lues,
la suite plus bas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::SettingsWindow</name>
    <message>
        <source>the system&apos;s</source>
        <translation>celui du système</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <comment>language</comment>
        <translation>Comme le système (%1)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#xa0;:</translation>
    </message>
    <message>
        <source>Time &amp;zone of “today”:</source>
        <translation>&amp;Fuseau horaire d’«&#xa0;aujourd’hui&#xa0;»&#xa0;:</translation>
    </message>
    <message>
        <source>An IANA name like Europe/Berlin. Days and months of caps begin at midnight there.</source>
        <translation>Un nom IANA comme Europe/Paris. Les jours et les mois des plafonds y commencent à minuit.</translation>
    </message>
    <message>
        <source>Everything here stands in %1.</source>
        <translation>Tout ce qui est ici se trouve dans %1.</translation>
    </message>
    <message>
        <source>LLMCap answers this computer alone, at %1.</source>
        <translation>LLMCap ne répond qu’à cet ordinateur, à %1.</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>M’avertir quand</translation>
    </message>
    <message>
        <source>a cap crosses a &amp;threshold, like 80%</source>
        <translation>un plafond franchit un &amp;seuil, comme 80&#xa0;%</translation>
    </message>
    <message>
        <source>a cap&apos;s &amp;limit is reached</source>
        <translation>la &amp;limite d’un plafond est atteinte</translation>
    </message>
    <message>
        <source>a request is &amp;blocked: the first at once, later ones every 15 minutes</source>
        <translation>une requête est &amp;bloquée&#xa0;: la première aussitôt, les suivantes toutes les 15 minutes</translation>
    </message>
    <message>
        <source>a &amp;pause has ended</source>
        <translation>une s&amp;uspension est terminée</translation>
    </message>
    <message>
        <source>the proxy cannot be &amp;reached</source>
        <translation>le proxy est in&amp;joignable</translation>
    </message>
    <message>
        <source>none: such requests are refused</source>
        <translation>aucun&#xa0;: ces requêtes sont refusées</translation>
    </message>
    <message>
        <source>&amp;Fallback price, in/out:</source>
        <translation>P&amp;rix de repli, entrée/sortie&#xa0;:</translation>
    </message>
    <message>
        <source>USD per million input and output tokens, like 1.00/4.00, for models that no price is known of. Without it they are refused under a cap.</source>
        <translation>USD par million de jetons d’entrée et de sortie, comme 1.00/4.00, pour les modèles sans prix connu. Sans lui, ils sont refusés sous un plafond.</translation>
    </message>
    <message>
        <source>Prices come with LLMCap.</source>
        <translation>Les prix sont fournis avec LLMCap.</translation>
    </message>
    <message>
        <source>%1 wins over them.</source>
        <translation>%1 l’emporte sur eux.</translation>
    </message>
    <message>
        <source>LLMCap keeps what each request cost: time, provider, model, tokens, project and the name of the program. It never keeps prompts, answers or API keys; a key is known by a fingerprint that only this installation can make.</source>
        <translation>LLMCap conserve ce que chaque requête a coûté&#xa0;: heure, fournisseur, modèle, jetons, projet et nom du programme. Il ne conserve jamais les prompts, les réponses ni les clés d’API&#xa0;; une clé est connue par une empreinte que seule cette installation peut calculer.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere but to the provider that a request is for.</source>
        <translation>Rien n’est envoyé ailleurs qu’au fournisseur auquel une requête est destinée.</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Dossier de données&#xa0;: %1</translation>
    </message>
    <message>
        <source>The feed&apos;s token is kept in %1.</source>
        <translation>Le jeton du flux est conservé ici&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Refuse with status &amp;402 instead of 429</source>
        <translation>Refuser avec l’état &amp;402 au lieu de 429</translation>
    </message>
    <message>
        <source>Let endpoints &amp;pass that LLMCap cannot meter, uncapped</source>
        <translation>Laisser &amp;passer sans plafond les points d’accès que LLMCap ne sait pas mesurer</translation>
    </message>
    <message>
        <source>&amp;Wait for room under a cap at most:</source>
        <translation>&amp;Attendre au plus qu’il y ait de la place sous un plafond&#xa0;:</translation>
    </message>
    <message>
        <source>At the end, let requests in &amp;flight finish for:</source>
        <translation>À l’arrêt, laisser les requêtes en &amp;cours se terminer pendant&#xa0;:</translation>
    </message>
    <message>
        <source>LLMCap settings</source>
        <translation>Paramètres de LLMCap</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Pages des paramètres</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Plafonds</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>Confidentialité et données</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Saved. What concerns the proxy holds from LLMCap&apos;s next start.</source>
        <translation>Enregistré. Ce qui concerne le proxy vaudra au prochain démarrage de LLMCap.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Watch the LLMCap of another machine</source>
        <translation>Observer le LLMCap d’une autre machine</translation>
    </message>
    <message>
        <source>Then no proxy runs here. “llmcap serve --tls-cert … --tls-key …” over there shows its feed; its address and token belong here.</source>
        <translation>Aucun proxy ne tourne alors ici. «&#xa0;llmcap serve --tls-cert … --tls-key …&#xa0;» y publie son flux&#xa0;; son adresse et son jeton vont ici.</translation>
    </message>
    <message>
        <source>none: LLMCap runs a proxy of its own</source>
        <translation>aucune&#xa0;: LLMCap fait tourner son propre proxy</translation>
    </message>
    <message>
        <source>“llmcap token --control” over there prints it</source>
        <translation>«&#xa0;llmcap token --control&#xa0;» l’affiche là-bas</translation>
    </message>
    <message>
        <source>kept; type another one to replace it</source>
        <translation>conservé&#xa0;; saisissez-en un autre pour le remplacer</translation>
    </message>
    <message>
        <source>only for a certificate of one&apos;s own: PEM file</source>
        <translation>seulement pour un certificat maison&#xa0;: fichier PEM</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>A&amp;dresse&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Jeton&#xa0;:</translation>
    </message>
    <message>
        <source>Its a&amp;uthority:</source>
        <translation>A&amp;utorité&#xa0;:</translation>
    </message>
    <message>
        <source>The address of another LLMCap %1</source>
        <translation>Adresse d’un autre LLMCap&#xa0;: %1</translation>
    </message>
    <message>
        <source>Type the token of %1; “llmcap token --control” over there prints it.</source>
        <translation>Saisissez le jeton de %1&#xa0;; «&#xa0;llmcap token --control&#xa0;» l’affiche là-bas.</translation>
    </message>
    <message>
        <source>kept in %1</source>
        <translation>conservé dans %1</translation>
    </message>
    <message>
        <source>This window shows the LLMCap at %1.</source>
        <translation>Cette fenêtre montre le LLMCap de %1.</translation>
    </message>
    <message>
        <source>Providers&apos; certificates may also come from the authority in %1.</source>
        <translation>Les certificats des fournisseurs peuvent aussi venir de l’autorité de %1.</translation>
    </message>
    <message>
        <source>Browser pages that may use the providers: %1.</source>
        <translation>Pages web autorisées à utiliser les fournisseurs&#xa0;: %1.</translation>
    </message>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>&amp;Démarrer LLMCap à l’ouverture de session</translation>
    </message>
    <message>
        <source>The system&apos;s own list of startup programs has it switched off; ticked here, it starts again.</source>
        <translation>La liste de démarrage du système l’a désactivé&#xa0;; coché ici, il démarre de nouveau.</translation>
    </message>
    <message>
        <source>Show the &amp;first steps again</source>
        <translation>Revoir les &amp;premiers pas</translation>
    </message>
    <message>
        <source>a program r&amp;uns away: it repeats itself, or spends far more than usual</source>
        <translation>un pro&amp;gramme s’emballe&#xa0;: il se répète, ou dépense bien plus que d’ordinaire</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>Ouvrir le &amp;dossier de données</translation>
    </message>
    <message>
        <source>Make every hold survive a power c&amp;ut (slower)</source>
        <translation>Protéger chaque réservation des co&amp;upures de courant (plus lent)</translation>
    </message>
    <message>
        <source>Greyed values are of this computer&apos;s own proxy, which does not run: LLMCap watches %1.</source>
        <translation>Les valeurs grisées sont celles du proxy de cet ordinateur, qui ne tourne pas&#xa0;: LLMCap observe %1.</translation>
    </message>
    <message>
        <source>Greyed values are fixed: %1</source>
        <translation>Les valeurs grisées sont imposées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Saved. It holds from LLMCap&apos;s next start.</source>
        <translation>Enregistré. Cela vaudra au prochain démarrage de LLMCap.</translation>
    </message>
</context>
<context>
    <name>llmcap::SpendPage</name>
    <message>
        <source>Breakdown</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>ce mois-ci</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>depuis le début</translation>
    </message>
    <message>
        <source>chosen days</source>
        <translation>jours choisis</translation>
    </message>
    <message>
        <source>Spend against the cap</source>
        <translation>Dépenses et plafond</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>Dépenses par modèle</translation>
    </message>
    <message>
        <source>Blocked requests</source>
        <translation>Requêtes bloquées</translation>
    </message>
    <message>
        <source>Tokens by kind</source>
        <translation>Jetons par type</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>Aucun chiffre.</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Dépenses</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
</context>
<context>
    <name>llmcap::StartProblem</name>
    <message>
        <source>LLMCap did not start</source>
        <translation>LLMCap n’a pas démarré</translation>
    </message>
    <message>
        <source>No cap is enforced as long as LLMCap does not run.</source>
        <translation>Aucun plafond n’est appliqué tant que LLMCap n’est pas en marche.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>&amp;Show the running one</source>
        <translation>&amp;Afficher celui qui tourne</translation>
    </message>
    <message>
        <source>Another LLMCap of yours runs already. This one can show it.</source>
        <translation>Un autre de vos LLMCap est déjà en marche. Celui-ci peut l’afficher.</translation>
    </message>
    <message>
        <source>&amp;Use port %1 this time</source>
        <translation>&amp;Utiliser le port %1 cette fois</translation>
    </message>
    <message>
        <source> With another port, tools that have the usual address do not reach it.</source>
        <translation> Avec un autre port, les outils qui ont l’adresse habituelle ne l’atteignent pas.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
</context>
<context>
    <name>llmcap::TextWindow</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>llmcap::TileRow</name>
    <message>
        <source>Spent</source>
        <translation>Dépensé</translation>
    </message>
    <message>
        <source>Left under the cap</source>
        <translation>Reste sous le plafond</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prévision</translation>
    </message>
    <message>
        <source>no request was refused</source>
        <translation>aucune requête n’a été refusée</translation>
    </message>
    <message>
        <source>refused before they cost anything</source>
        <translation>refusées avant d’avoir rien coûté</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <source>no cap in dollars over everything</source>
        <translation>aucun plafond en dollars sur l’ensemble</translation>
    </message>
    <message>
        <source>no cap to reach</source>
        <translation>aucun plafond à atteindre</translation>
    </message>
    <message>
        <source>of %1, cap “%2”</source>
        <comment>what is left of a limit</comment>
        <translation>sur %1, plafond «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>, %1 held for requests in flight</source>
        <comment>appended to &quot;of $10, cap “day”&quot;</comment>
        <translation>, %1 réservés pour les requêtes en cours</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <comment>an amount</comment>
        <translation>%1 la dernière heure</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <comment>an amount</comment>
        <translation>%1 les dernières 24 heures</translation>
    </message>
    <message>
        <source>cap reached</source>
        <comment>the forecast</comment>
        <translation>plafond atteint</translation>
    </message>
    <message>
        <source>cap “%1”</source>
        <translation>plafond «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>at about %1</source>
        <comment>the forecast: the time when a cap is reached</comment>
        <translation>vers %1</translation>
    </message>
    <message>
        <source>cap “%1” reached, going on with %2</source>
        <translation>plafond «&#xa0;%1&#xa0;» atteint à ce rythme&#xa0;: %2</translation>
    </message>
    <message>
        <source>not reached</source>
        <comment>the forecast: the cap</comment>
        <translation>pas atteint</translation>
    </message>
    <message>
        <source>going on with %1</source>
        <translation>à ce rythme&#xa0;: %1</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloquées</translation>
    </message>
</context>
<context>
    <name>llmcap::Tray</name>
    <message>
        <source>%1 (no cap)</source>
        <translation>%1 (sans plafond)</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <comment>spent of the limit, as a percentage</comment>
        <translation>%1 sur %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent of the limit</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>paused until %1</source>
        <comment>enforcement</comment>
        <translation>suspendu jusqu’à %1</translation>
    </message>
    <message>
        <source>warn only</source>
        <comment>enforcement</comment>
        <translation>avertissement seul</translation>
    </message>
    <message>
        <source>on</source>
        <comment>enforcement</comment>
        <translation>actif</translation>
    </message>
    <message>
        <source>the proxy cannot be reached</source>
        <translation>le proxy est injoignable</translation>
    </message>
    <message>
        <source>%1: paused until %2</source>
        <comment>a cap</comment>
        <translation>%1&#xa0;: suspendu jusqu’à %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 (%4)</source>
        <comment>a cap: spent of its limit, as a percentage</comment>
        <translation>%1&#xa0;: %2 sur %3 (%4)</translation>
    </message>
    <message>
        <source>LLMCap DEMO:</source>
        <translation>LLMCap DÉMO&#xa0;:</translation>
    </message>
    <message>
        <source>LLMCap:</source>
        <translation>LLMCap&#xa0;:</translation>
    </message>
    <message>
        <source>waiting for the first figures</source>
        <translation>en attente des premiers chiffres</translation>
    </message>
    <message>
        <source>all paid requests blocked</source>
        <translation>toutes les requêtes payantes bloquées</translation>
    </message>
    <message>
        <source>%1 today</source>
        <comment>tooltip: an amount</comment>
        <translation>%1 aujourd’hui</translation>
    </message>
    <message>
        <source>%1 month</source>
        <comment>tooltip: an amount in this month</comment>
        <translation>%1 ce mois</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>tooltip: requests</comment>
        <translation>
            <numerusform>%1 bloquée</numerusform>
            <numerusform>%1 bloquées</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 old)</source>
        <comment>tooltip: how old its figures are, like 4 min</comment>
        <translation> (il y a %1)</translation>
    </message>
    <message>
        <source>&amp;Today: no figures yet</source>
        <translation>&amp;Aujourd’hui&#xa0;: pas encore de chiffres</translation>
    </message>
    <message>
        <source>&amp;Enforcement</source>
        <translation>Con&amp;trôle</translation>
    </message>
    <message>
        <source> DEMO</source>
        <translation> DÉMO</translation>
    </message>
    <message>
        <source>&amp;Today: %1</source>
        <translation>&amp;Aujourd’hui&#xa0;: %1</translation>
    </message>
    <message>
        <source>This &amp;month: %1</source>
        <translation>Ce &amp;mois&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Blocked today: %1</source>
        <translation>&amp;Bloquées aujourd’hui&#xa0;: %1</translation>
    </message>
    <message>
        <source>Data is %1 old – &amp;reconnect</source>
        <comment>an age like 4 min</comment>
        <translation>Données vieilles de %1 – &amp;reconnecter</translation>
    </message>
    <message>
        <source>&amp;Enforcement: %1</source>
        <comment>on, warn only, paused until 17:40</comment>
        <translation>Con&amp;trôle&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayIcon</name>
    <message>
        <source>No cap can be set</source>
        <translation>Aucun plafond ne peut être fixé</translation>
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
        <translation>&amp;Plafonds</translation>
    </message>
    <message>
        <source>Block &amp;all paid requests</source>
        <translation>Bl&amp;oquer toutes les requêtes payantes</translation>
    </message>
    <message>
        <source>C&amp;onnect a tool</source>
        <translation>&amp;Connecter un outil</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;Actif</translation>
    </message>
    <message>
        <source>&amp;Warn only</source>
        <translation>A&amp;vertir seulement</translation>
    </message>
    <message>
        <source>Pause for 1&amp;5 minutes</source>
        <translation>Suspendre 1&amp;5 minutes</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>Suspendre 1 &amp;heure</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow</source>
        <translation>Suspendre jusqu’à &amp;demain</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>&amp;Diagnostic…</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Journaux</translation>
    </message>
    <message>
        <source>&amp;About LLMCap</source>
        <translation>À &amp;propos de LLMCap</translation>
    </message>
    <message>
        <source>Open &amp;dashboard…</source>
        <translation>Ouvrir le tableau de bor&amp;d…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Paramètre&amp;s…</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (stops enforcement)</source>
        <translation>&amp;Quitter LLMCap (plafonds inactifs)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (the proxy it watches goes on)</source>
        <translation>&amp;Quitter LLMCap (le proxy observé continue)</translation>
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
        <translation>Il n’y a pas de zone de notification pour l’icône de LLMCap. Continuer d’appliquer les plafonds sans fenêtre&#xa0;?</translation>
    </message>
    <message>
        <source>Start LLMCap again to see the window.</source>
        <translation>Relancez LLMCap pour revoir la fenêtre.</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap</source>
        <translation>&amp;Quitter LLMCap</translation>
    </message>
</context>
<context>
    <name>llmcap::UsageTables</name>
    <message>
        <source>From</source>
        <comment>when a stretch of time begins</comment>
        <translation>Début</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>Source</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>Lecture de cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Écriture de cache</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>Bloquées</translation>
    </message>
    <message>
        <source>Estimated</source>
        <comment>an amount</comment>
        <translation>Estimé</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <comment>requests whose price is not known</comment>
        <translation>Sans prix</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>requests whose cost is not known: the amount held counts</comment>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>requests without this label</comment>
        <translation>(aucun)</translation>
    </message>
    <message numerus="yes">
        <source>%1 other(s)</source>
        <comment>models</comment>
        <translation>
            <numerusform>%1 autre</numerusform>
            <numerusform>%1 autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Dépensé</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>Cumul</translation>
    </message>
    <message>
        <source>All</source>
        <comment>models together</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
</context>
</TS>
