<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>llmcap::BreakdownPage</name>
    <message>
        <source>Provider</source>
        <translation>プロバイダー</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>キー</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>プロバイダー別</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>モデル別</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>キー別</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>プロジェクト別</translation>
    </message>
    <message>
        <source>By client program</source>
        <translation>プログラム別</translation>
    </message>
    <message>
        <source>Spend by label</source>
        <translation>項目別の支出</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the breakdown as CSV or JSON</source>
        <translation>内訳を CSV または JSON で保存</translation>
    </message>
    <message>
        <source>%1, the dearest first</source>
        <comment>a table: By provider, By model</comment>
        <translation>%1、支出の多い順</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>この期間にリクエストはありません。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .json; it decides the kind of file.</source>
        <translation>.csv または .json で終わる名前を選んでください。拡張子でファイル形式が決まります。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 を保存しました</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsMenu</name>
    <message>
        <source>&amp;New cap…</source>
        <translation>新しい上限(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Set limit…</source>
        <translation>限度額を設定(&amp;S)…</translation>
    </message>
    <message>
        <source>+%1 %2</source>
        <comment>+$5 today: raises a cap</comment>
        <translation>+%1 %2</translation>
    </message>
    <message>
        <source>&amp;Take back the raise of %1</source>
        <translation>%1 の引き上げを取り消す(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <comment>enforce a paused cap again</comment>
        <translation>再開(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause for 1 hour</source>
        <translation>1 時間停止(&amp;P)</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsPage</name>
    <message>
        <source>everything</source>
        <comment>which requests a cap counts</comment>
        <translation>すべて</translation>
    </message>
    <message>
        <source>No cap is set: nothing is refused.</source>
        <translation>上限は設定されていません。何も拒否されません。</translation>
    </message>
    <message>
        <source>Set &amp;limit…</source>
        <translation>限度額を設定(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>削除(&amp;R)…</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a cap</comment>
        <translation>名前</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a day, a month</comment>
        <translation>期間</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限度額</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Counts</source>
        <comment>which requests a cap counts</comment>
        <translation>対象</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>&amp;New cap…</source>
        <translation>新しい上限(&amp;N)…</translation>
    </message>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
    <message>
        <source>Remove the cap “%1”? It no longer holds back any request.</source>
        <translation>上限「%1」を削除しますか？ この上限によってリクエストが止められることはなくなります。</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartCard</name>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>表計算用 CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>プログラム用 JSON (*.json)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>数値を保存</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 (表)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save %1 as CSV, JSON or PNG</source>
        <translation>%1 を CSV、JSON または PNG で保存</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv, .json or .png; it decides the kind of file.</source>
        <translation>.csv、.json または .png で終わる名前を選んでください。拡張子でファイル形式が決まります。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 を保存しました</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartPicture</name>
    <message>
        <source>most: %1 at %2</source>
        <comment>a number, a time</comment>
        <translation>最大: %1 (%2)</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>累計</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>支出 %1</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <comment>the limit, as a line in a chart</comment>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>, cap %1</source>
        <comment>appended to &quot;$4 spent&quot;: the limit</comment>
        <translation>、上限 %1</translation>
    </message>
    <message>
        <source>No requests in this time. Point a tool at LLMCap to see them.</source>
        <translation>この期間にリクエストはありません。ツールを LLMCap に接続すると、ここに表示されます。</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>この期間にリクエストはありません。</translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation>この期間の支出はありません。</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>requests that were not blocked</comment>
        <translation>通過</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%1 件ブロック</numerusform>
        </translation>
    </message>
    <message>
        <source>No request was blocked in this time.</source>
        <translation>この期間にブロックされたリクエストはありません。</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>キャッシュ読み取り</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>入力</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>出力</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>キャッシュ書き込み</translation>
    </message>
    <message>
        <source>No tokens were used in this time.</source>
        <translation>この期間にトークンは使われていません。</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartTicks</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1M</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectMenu</name>
    <message>
        <source>Copy &amp;PowerShell lines</source>
        <translation>&amp;PowerShell 用の行をコピー</translation>
    </message>
    <message>
        <source>Copy &amp;Command Prompt lines</source>
        <translation>コマンド プロンプト用の行をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines</source>
        <translation>シェル用の行をコピー(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Test…</source>
        <translation>テスト(&amp;T)…</translation>
    </message>
    <message>
        <source>Copy base URL: &amp;%1</source>
        <translation>ベース URL をコピー: &amp;%1</translation>
    </message>
    <message>
        <source>&amp;Route my tools</source>
        <translation>ツールを LLMCap 経由にする(&amp;R)</translation>
    </message>
    <message>
        <source>Tools that start from now on send their requests through LLMCap, until it quits</source>
        <translation>今後起動するツールは、LLMCap が終了するまで LLMCap を通してリクエストを送ります</translation>
    </message>
    <message>
        <source>Copy &amp;example</source>
        <translation>例をコピー(&amp;E)</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectionTest</name>
    <message>
        <source>LLMCap: test a connection</source>
        <translation>LLMCap: 接続のテスト</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>プロバイダー</translation>
    </message>
    <message>
        <source>Base URL for the tool</source>
        <translation>ツールに設定するベース URL</translation>
    </message>
    <message>
        <source>Newest request</source>
        <translation>最新のリクエスト</translation>
    </message>
    <message>
        <source>Requests that arrived, by provider</source>
        <translation>届いたリクエスト (プロバイダー別)</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>LLMCap に問い合わせ中…</translation>
    </message>
    <message>
        <source>It works: requests of your tool pass through LLMCap.</source>
        <translation>動作しています。ツールのリクエストは LLMCap を通っています。</translation>
    </message>
    <message>
        <source>LLMCap answers. Give your tool the base URL of its provider, then let it send a request: it appears here at once.</source>
        <translation>LLMCap は応答しています。ツールにプロバイダーのベース URL を設定し、リクエストを送ってください。すぐここに表示されます。</translation>
    </message>
    <message>
        <source>waiting for one</source>
        <translation>リクエスト待ち</translation>
    </message>
    <message>
        <source>Free request</source>
        <translation>無料リクエスト</translation>
    </message>
    <message>
        <source>Send a &amp;free request to each</source>
        <translation>それぞれに無料リクエストを送る(&amp;F)</translation>
    </message>
    <message>
        <source>Asks each provider for its list of models, which costs nothing</source>
        <translation>各プロバイダーにモデルの一覧を問い合わせます。費用はかかりません</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>問い合わせ中…</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardText</name>
    <message>
        <source>all estimated</source>
        <translation>すべて推定</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>推定 %1</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>価格不明 %1 件</translation>
    </message>
    <message>
        <source>%1 of unknown cost</source>
        <translation>費用不明 %1 件</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>報告値</translation>
    </message>
    <message>
        <source>nothing billed</source>
        <translation>請求なし</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 時間</translation>
    </message>
    <message numerus="yes">
        <source>%1 day(s)</source>
        <translation>
            <numerusform>%1 日</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>%1 以上</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>1 時間</translation>
    </message>
    <message>
        <source>day</source>
        <translation>1 日</translation>
    </message>
    <message>
        <source>week</source>
        <translation>1 週間</translation>
    </message>
    <message>
        <source>week, from %1</source>
        <comment>a day of the week</comment>
        <translation>1 週間、%1始まり</translation>
    </message>
    <message>
        <source>month</source>
        <translation>1 か月</translation>
    </message>
    <message>
        <source>month, from day %1</source>
        <comment>a number, 2 to 31</comment>
        <translation>1 か月、%1 日始まり</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ミリ秒</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Client gone</source>
        <translation>クライアント切断</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>プロバイダー障害</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Cut off by a crash</source>
        <translation>異常終了で中断</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>held</source>
        <translation>仮押さえ</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>価格不明</translation>
    </message>
    <message>
        <source>Nothing was billed.</source>
        <translation>請求は発生していません。</translation>
    </message>
    <message>
        <source>From the usage that the provider reported.</source>
        <translation>プロバイダーが報告した使用量によります。</translation>
    </message>
    <message>
        <source>The provider reported no usage: estimated from what passed.</source>
        <translation>プロバイダーが使用量を報告しなかったため、通過した内容から推定しました。</translation>
    </message>
    <message>
        <source>Unknown: the whole amount held stays counted.</source>
        <translation>不明です。仮押さえした全額を計上したままにします。</translation>
    </message>
    <message>
        <source>The usage is known, its price is not: counted as $0.</source>
        <translation>使用量はわかりますが価格が不明なため、$0 として計上しています。</translation>
    </message>
    <message>
        <source>All paid requests are blocked.</source>
        <translation>有料リクエストはすべてブロックされています。</translation>
    </message>
    <message>
        <source>Caps are paused until %1: nothing is blocked.</source>
        <translation>上限は %1 まで停止中です。何もブロックされません。</translation>
    </message>
    <message>
        <source>Warn only: nothing is blocked.</source>
        <translation>警告のみ: 何もブロックされません。</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardWindow</name>
    <message>
        <source>DEMO</source>
        <translation>デモ</translation>
    </message>
    <message>
        <source>LLMCap dashboard</source>
        <translation>LLMCap ダッシュボード</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>概要(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>内訳(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>リクエスト(&amp;R)</translation>
    </message>
    <message>
        <source>All figures are pretended: no provider was asked.</source>
        <translation>数値はすべて架空のものです。プロバイダーへの問い合わせは行っていません。</translation>
    </message>
    <message>
        <source>Data is %1 old.</source>
        <comment>an age like 4 min</comment>
        <translation>データは %1前のものです。</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>LLMCap に問い合わせ中…</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>まだ数値がありません。</translation>
    </message>
    <message>
        <source>(now).</source>
        <comment>as of when figures are</comment>
        <translation>(現在)。</translation>
    </message>
    <message>
        <source>(%1 ago).</source>
        <comment>an age like 4 min</comment>
        <translation>(%1前)。</translation>
    </message>
    <message>
        <source> From %1.</source>
        <comment>appended to a sentence: the name of a machine</comment>
        <translation> 取得元: %1。</translation>
    </message>
</context>
<context>
    <name>llmcap::Dates</name>
    <message>
        <source>d MMM</source>
        <extracomment>A date in the letters of QDate::toString(): day and month, like &quot;24 Nov&quot;.</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A date in the letters of QDate::toString(): day of the week, day, month, &quot;Tue 24 Nov&quot;.</extracomment>
        <translation>M月d日(ddd)</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date in the letters of QDate::toString(): &quot;24 Nov 2026&quot;.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM yy</source>
        <extracomment>A date in the letters of QDate::toString(), as short as it goes: &quot;24 Nov 26&quot;.</extracomment>
        <translation>yy/M/d</translation>
    </message>
</context>
<context>
    <name>llmcap::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedActions</name>
    <message>
        <source>The cap “%1” was not raised</source>
        <translation>上限「%1」を引き上げられませんでした</translation>
    </message>
    <message>
        <source>The cap “%1” was not resumed</source>
        <translation>上限「%1」を再開できませんでした</translation>
    </message>
    <message>
        <source>The cap “%1” was not paused</source>
        <translation>上限「%1」を停止できませんでした</translation>
    </message>
    <message>
        <source>Enforcement was not changed</source>
        <translation>上限の適用を変更できませんでした</translation>
    </message>
    <message>
        <source>The routing of your tools was not changed</source>
        <translation>ツールの経路を変更できませんでした</translation>
    </message>
    <message>
        <source>Some open programs still send through LLMCap</source>
        <translation>開いているプログラムがまだ LLMCap を通して送信しています</translation>
    </message>
    <message>
        <source>Start them again: %1</source>
        <translation>再起動してください: %1</translation>
    </message>
    <message>
        <source>“%1” is still held</source>
        <translation>「%1」は保留されたままです</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedWire</name>
    <message>
        <source>something answers at %1, but it is not LLMCap; give the right address with --url or LLMCAP_URL</source>
        <translation>%1 で応答したのは LLMCap ではありません。--url または LLMCAP_URL で正しいアドレスを指定してください</translation>
    </message>
    <message>
        <source>the program at %1 does not know this token, so it was not sent; `llmcap token` says where the token is kept, LLMCAP_TOKEN or --token give another one</source>
        <translation>%1 のプログラムはこのトークンを認識しないため、送信しませんでした。トークンの保存場所は `llmcap token` で確認でき、LLMCAP_TOKEN または --token で別のトークンを指定できます</translation>
    </message>
    <message>
        <source>the token is not sent to %1: over a network the address must be https</source>
        <translation>トークンを %1 に送信しませんでした。ネットワーク経由のアドレスは https である必要があります</translation>
    </message>
    <message>
        <source>nothing answers at %1; start LLMCap, or `llmcap serve`</source>
        <translation>%1 から応答がありません。LLMCap または `llmcap serve` を起動してください</translation>
    </message>
    <message>
        <source>the feed answered with status %1</source>
        <translation>フィードがステータス %1 を返しました</translation>
    </message>
    <message>
        <source>%1 has no certificate in PEM</source>
        <translation>%1 に PEM 形式の証明書がありません</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2), so the token was not sent; name the PEM file of its authority in the settings, with --feed-ca, or in LLMCAP_FEED_CA</source>
        <translation>%1 の証明書を信頼できない (%2) ため、トークンを送信しませんでした。認証局の PEM ファイルを設定、--feed-ca または LLMCAP_FEED_CA で指定してください</translation>
    </message>
</context>
<context>
    <name>llmcap::FigureStamp</name>
    <message>
        <source>As of %1, %2 time</source>
        <comment>a date and time, a zone like Europe/Berlin</comment>
        <translation>%1 現在 (%2 時間)</translation>
    </message>
    <message>
        <source>DEMO. %1</source>
        <translation>デモ。%1</translation>
    </message>
    <message>
        <source>Could not write %1: %2. Choose another place.</source>
        <translation>%1 に書き込めませんでした: %2。別の場所を選んでください。</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstCapsPage</name>
    <message>
        <source>How much may be spent?</source>
        <translation>いくらまで使えるようにしますか？</translation>
    </message>
    <message>
        <source>LLMCap refuses what does not fit under a cap, before it costs anything.</source>
        <translation>LLMCap は上限に収まらないものを、費用が発生する前に拒否します。</translation>
    </message>
    <message>
        <source>At most a &amp;day, in USD:</source>
        <translation>1 日の上限 (USD)(&amp;D):</translation>
    </message>
    <message>
        <source>At most a &amp;month, in USD:</source>
        <translation>1 か月の上限 (USD)(&amp;M):</translation>
    </message>
    <message>
        <source>Leave a field empty for no cap. Caps for single providers, models and projects are in the settings and in the icon&apos;s menu.</source>
        <translation>上限を設けない場合は空欄にしてください。プロバイダー、モデル、プロジェクトごとの上限は、設定とアイコンのメニューにあります。</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstLoginPage</name>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>ログイン時に LLMCap を起動(&amp;S)</translation>
    </message>
    <message>
        <source>Always there</source>
        <translation>いつも手元に</translation>
    </message>
    <message>
        <source>Caps hold as long as LLMCap runs; tools that go through it need it.</source>
        <translation>上限は LLMCap が動いている間だけ適用されます。LLMCap を通るツールには LLMCap が必要です。</translation>
    </message>
    <message>
        <source>To keep the icon in sight: open Settings &gt; Personalization &gt; Taskbar &gt; Other system tray icons, and switch LLMCap on.</source>
        <translation>アイコンを常に表示するには: [設定] &gt; [個人用設定] &gt; [タスク バー] &gt; [その他のシステム トレイ アイコン] を開き、LLMCap をオンにしてください。</translation>
    </message>
    <message>
        <source>The icon is in the panel&apos;s tray, also called notification area. GNOME shows trays with the extension “AppIndicator and KStatusNotifierItem Support”; without a tray LLMCap opens its window.</source>
        <translation>アイコンはパネルの通知領域にあります。GNOME では拡張機能「AppIndicator and KStatusNotifierItem Support」で表示されます。通知領域がない場合、LLMCap はウィンドウを開きます。</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstRun</name>
    <message>
        <source>LLMCap: first steps</source>
        <translation>LLMCap: 初期設定</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>後で(&amp;L)</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstTokenPage</name>
    <message>
        <source>&amp;Keep it in the key store</source>
        <translation>キーストアに保存(&amp;K)</translation>
    </message>
    <message>
        <source>The feed&apos;s token</source>
        <translation>フィードのトークン</translation>
    </message>
    <message>
        <source>It opens your figures and caps to LLMCap&apos;s windows and commands, and to nobody else. It is no API key; those are never kept.</source>
        <translation>数値と上限を LLMCap のウィンドウとコマンドだけに開き、他の誰にも開きません。API キーではありません。API キーは決して保存しません。</translation>
    </message>
    <message>
        <source>It is kept in %1.</source>
        <translation>保存場所: %1</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer when LLMCap started, so the token lies in a file that you alone can read. That is safe enough on a computer of your own; the key store is better where others have access.</source>
        <translation>LLMCap の起動時にシステムのキーストアが応答しなかったため、トークンはあなただけが読めるファイルにあります。自分専用のコンピューターなら十分安全ですが、他の人も使う環境ではキーストアの方が安全です。</translation>
    </message>
    <message>
        <source>Asking the key store…</source>
        <translation>キーストアに問い合わせ中…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完了しました。</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstToolPage</name>
    <message>
        <source>Connect a tool</source>
        <translation>ツールを接続</translation>
    </message>
    <message>
        <source>Give your tool the base URL of its provider; its API key stays as it is.</source>
        <translation>ツールにプロバイダーのベース URL を設定してください。API キーはそのままで構いません。</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines for all</source>
        <translation>すべてのシェル用の行をコピー(&amp;S)</translation>
    </message>
</context>
<context>
    <name>llmcap::FreeRequest</name>
    <message>
        <source>nothing answers at %1; is LLMCap running?</source>
        <translation>%1 から応答がありません。LLMCap は動いていますか？</translation>
    </message>
    <message>
        <source>something that is not LLMCap answers at %1 (status %2)</source>
        <translation>%1 で LLMCap ではないものが応答しました (ステータス %2)</translation>
    </message>
    <message numerus="yes">
        <source>it works: %1 lists %n models</source>
        <translation>
            <numerusform>動作しています: %1 のモデル %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and does not take the key of this environment (status %2)</source>
        <translation>%1 に LLMCap 経由で接続できましたが、この環境のキーは受け付けられません (ステータス %2)</translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and wants a key, as it should (status %2)</source>
        <translation>%1 に LLMCap 経由で接続でき、想定どおりキーを求められました (ステータス %2)</translation>
    </message>
    <message>
        <source>%1 was not reached; llmcap doctor says more</source>
        <translation>%1 に接続できませんでした。詳しくは llmcap doctor をご覧ください</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 がステータス %2 を返しました</translation>
    </message>
</context>
<context>
    <name>llmcap::GuardRows</name>
    <message>
        <source>the same prompt %1 times</source>
        <translation>同じプロンプトを %1 回</translation>
    </message>
    <message>
        <source>the same tool calls %1 times</source>
        <translation>同じツール呼び出しを %1 回</translation>
    </message>
    <message>
        <source>%1 of requests in five minutes, %2 times the usual</source>
        <translation>5 分間で %1 分のリクエスト (通常の %2 倍)</translation>
    </message>
    <message>
        <source>Held: %1 (%2) – &amp;let it go on</source>
        <translation>保留中: %1 (%2) – 続行を許可(&amp;L)</translation>
    </message>
</context>
<context>
    <name>llmcap::HelpWindows</name>
    <message>
        <source>LLMCap: doctor</source>
        <translation>LLMCap: 診断</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>再診断(&amp;E)</translation>
    </message>
    <message>
        <source>LLMCap: log</source>
        <translation>LLMCap: ログ</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>再読み込み(&amp;R)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 を読み込めません: %2</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>診断中…</translation>
    </message>
    <message>
        <source>About LLMCap</source>
        <translation>LLMCap について</translation>
    </message>
    <message>
        <source>LLMCap %1</source>
        <translation>LLMCap %1</translation>
    </message>
    <message>
        <source>A hard spending cap on LLM API calls, on your own machine.

Free software under the GNU General Public License, version 3 or later; it comes without any warranty.

Built with Qt %1.</source>
        <translation>LLM API の利用料に絶対の上限を設ける、手元のコンピューターで動くプログラムです。

GNU 一般公衆利用許諾書バージョン 3 以降に基づくフリー ソフトウェアです。いかなる保証もありません。

Qt %1 で作成。</translation>
    </message>
</context>
<context>
    <name>llmcap::LimitDialog</name>
    <message>
        <source>LLMCap: limit of “%1”</source>
        <translation>LLMCap: 「%1」の限度額</translation>
    </message>
    <message>
        <source>Spent in this window: %1</source>
        <comment>the window of time that a cap counts over</comment>
        <translation>この期間の支出: %1</translation>
    </message>
    <message>
        <source>&amp;Limit in USD:</source>
        <translation>限度額 (USD)(&amp;L):</translation>
    </message>
    <message>
        <source>&amp;Limit in tokens:</source>
        <translation>限度 (トークン)(&amp;L):</translation>
    </message>
    <message>
        <source>&amp;Limit in requests:</source>
        <translation>限度 (リクエスト)(&amp;L):</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <comment>button: set this limit</comment>
        <translation>設定(&amp;S)</translation>
    </message>
</context>
<context>
    <name>llmcap::LookButton</name>
    <message>
        <source>&amp;Look</source>
        <comment>button: how the window looks</comment>
        <translation>外観(&amp;L)</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>ライト、ダーク、ハイコントラスト</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>デスクトップに合わせる(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>ダーク(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>ハイコントラスト(&amp;H)</translation>
    </message>
</context>
<context>
    <name>llmcap::NewCapDialog</name>
    <message>
        <source>LLMCap: new cap</source>
        <translation>LLMCap: 新しい上限</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>&amp;Limit:</source>
        <translation>限度額(&amp;L):</translation>
    </message>
    <message>
        <source>Coun&amp;ted in:</source>
        <comment>dollars, tokens or requests</comment>
        <translation>単位(&amp;T):</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <comment>a day, a month, ...</comment>
        <translation>期間(&amp;F):</translation>
    </message>
    <message>
        <source>&amp;Provider:</source>
        <translation>プロバイダー(&amp;P):</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>モデル(&amp;M):</translation>
    </message>
    <message>
        <source>Pro&amp;ject:</source>
        <translation>プロジェクト(&amp;J):</translation>
    </message>
    <message>
        <source>&amp;When reached:</source>
        <comment>the limit; what happens then</comment>
        <translation>到達時(&amp;W):</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>米ドル</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>1 日</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>1 か月</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>1 週間</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>1 時間</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>すべてのプロバイダー</translation>
    </message>
    <message>
        <source>refuse what does not fit</source>
        <comment>under the limit</comment>
        <translation>収まらないものを拒否</translation>
    </message>
    <message>
        <source>warn only</source>
        <translation>警告のみ</translation>
    </message>
    <message>
        <source>day-openai</source>
        <comment>an example of a cap&apos;s name</comment>
        <translation>day-openai</translation>
    </message>
    <message>
        <source>A calendar window, or a rolling one like 90m, 36h or 30d</source>
        <translation>暦の期間、または 90m、36h、30d のような移動期間</translation>
    </message>
    <message>
        <source>every model; * stands for anything</source>
        <translation>すべてのモデル (* は任意の文字列)</translation>
    </message>
    <message>
        <source>every project</source>
        <translation>すべてのプロジェクト</translation>
    </message>
    <message>
        <source>&amp;Set cap</source>
        <comment>button</comment>
        <translation>上限を設定(&amp;S)</translation>
    </message>
</context>
<context>
    <name>llmcap::NoticeBanner</name>
    <message>
        <source>R&amp;etry</source>
        <translation>再試行(&amp;E)</translation>
    </message>
</context>
<context>
    <name>llmcap::Notification</name>
    <message>
        <source>DEMO: %1</source>
        <translation>デモ: %1</translation>
    </message>
    <message>
        <source> until %1</source>
        <comment>appended to a sentence: a time</comment>
        <translation> (%1 まで)</translation>
    </message>
    <message>
        <source>; it resets at %1</source>
        <comment>appended to &quot;80% of $10 is spent&quot;: a time</comment>
        <translation>。リセット: %1</translation>
    </message>
    <message>
        <source>Allow +%1 %2</source>
        <comment>button: +$5 today</comment>
        <translation>%2 +%1 を許可</translation>
    </message>
    <message>
        <source>Requests that do not fit are refused.</source>
        <translation>収まらないリクエストは拒否されます。</translation>
    </message>
    <message>
        <source>The limit of %1 is reached%2. Nothing is refused: LLMCap only warns.</source>
        <comment>%2: maybe &quot; until 17:40&quot;</comment>
        <translation>限度 %1 に達しました%2。LLMCap は警告のみで、何も拒否しません。</translation>
    </message>
    <message>
        <source>The limit of %1 is reached. Requests go to %2%3.</source>
        <comment>%2: a cheaper model, %3: maybe &quot; until 17:40&quot;</comment>
        <translation>限度 %1 に達しました。リクエストは %2 に送られます%3。</translation>
    </message>
    <message>
        <source>Requests that do not fit under %1 are refused%2.</source>
        <comment>%1: a limit, %2: maybe &quot; until 17:40&quot;</comment>
        <translation>%1 に収まらないリクエストは拒否されます%2。</translation>
    </message>
    <message>
        <source>Caps are enforced again</source>
        <translation>上限の適用を再開しました</translation>
    </message>
    <message>
        <source>The pause of all caps has ended.</source>
        <translation>すべての上限の停止が終わりました。</translation>
    </message>
    <message>
        <source>%1: enforced again</source>
        <translation>%1: 適用を再開</translation>
    </message>
    <message>
        <source>The pause of this cap has ended.</source>
        <translation>この上限の停止が終わりました。</translation>
    </message>
    <message>
        <source>the limit</source>
        <translation>限度額</translation>
    </message>
    <message>
        <source>%1: %2 is spent</source>
        <comment>a cap, a percentage</comment>
        <translation>%1: %2 を使用</translation>
    </message>
    <message>
        <source>%1 of %2 is spent%3.</source>
        <comment>a percentage, a limit, and maybe &quot;; it resets at ...&quot;</comment>
        <translation>%2 のうち %1 を使用しました%3。</translation>
    </message>
    <message>
        <source>%1: limit reached</source>
        <translation>%1: 限度に到達</translation>
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
        <translation>%1 は上限「%2」に収まりませんでした。</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”: %3%4.</source>
        <comment>%3: its limit, %4: maybe &quot; until 17:40&quot;</comment>
        <translation>%1 は上限「%2」に収まりませんでした: %3%4。</translation>
    </message>
    <message>
        <source>Request blocked</source>
        <translation>リクエストをブロックしました</translation>
    </message>
    <message>
        <source>%1 without a price or a bound</source>
        <comment>how many requests were blocked so</comment>
        <translation>価格または見積もりの上限が不明 %1 件</translation>
    </message>
    <message>
        <source>%1 by “%2”</source>
        <comment>how many requests a cap blocked</comment>
        <translation>「%2」による %1 件</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 more request(s) blocked</source>
        <translation>
            <numerusform>さらに少なくとも %1 件のリクエストをブロック</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more request(s) blocked</source>
        <translation>
            <numerusform>さらに %1 件のリクエストをブロック</numerusform>
        </translation>
    </message>
    <message>
        <source>Since %1: %2.</source>
        <comment>a time, which caps how often</comment>
        <translation>%1 以降: %2。</translation>
    </message>
    <message>
        <source>LLMCap cannot be reached</source>
        <translation>LLMCap に接続できません</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 を保留しました</translation>
    </message>
    <message>
        <source>%1 runs away</source>
        <translation>%1 が暴走しています</translation>
    </message>
    <message>
        <source>It sent %1. It waits until you let it go on, in the icon&apos;s menu.</source>
        <translation>送信: %1。アイコンのメニューで続行を許可するまで待機します。</translation>
    </message>
    <message>
        <source>It sent %1.</source>
        <translation>送信: %1。</translation>
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
            <numerusform>%1 トークン</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s)</source>
        <translation>
            <numerusform>%1 リクエスト</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RaiseSteps</name>
    <message>
        <source>this hour</source>
        <comment>+$5 this hour</comment>
        <translation>この 1 時間</translation>
    </message>
    <message>
        <source>today</source>
        <comment>+$5 today</comment>
        <translation>今日</translation>
    </message>
    <message>
        <source>this week</source>
        <comment>+$5 this week</comment>
        <translation>今週</translation>
    </message>
    <message>
        <source>this month</source>
        <comment>+$5 this month</comment>
        <translation>今月</translation>
    </message>
    <message>
        <source>for good</source>
        <comment>+$5 for good: without an end</comment>
        <translation>無期限</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>+$5 for 90m: a length of time</comment>
        <translation>%1 の間</translation>
    </message>
</context>
<context>
    <name>llmcap::RangeBar</name>
    <message>
        <source>&amp;Today</source>
        <translation>今日(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;7 days</source>
        <translation>&amp;7 日間</translation>
    </message>
    <message>
        <source>&amp;30 days</source>
        <translation>&amp;30 日間</translation>
    </message>
    <message>
        <source>This &amp;month</source>
        <translation>今月(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全期間(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>選択(&amp;H)…</translation>
    </message>
    <message>
        <source>Time that the dashboard shows</source>
        <translation>ダッシュボードに表示する期間</translation>
    </message>
    <message>
        <source>First day shown</source>
        <translation>表示する最初の日</translation>
    </message>
    <message>
        <source>Last day shown</source>
        <translation>表示する最後の日</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsExport</name>
    <message>
        <source>Could not write %1: %2</source>
        <translation>%1 に書き込めませんでした: %2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n row(s) to %1</source>
        <translation>
            <numerusform>%n 行を %1 に保存しました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsModel</name>
    <message>
        <source>unknown</source>
        <comment>a cost</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Status %1, %2 in all</source>
        <comment>an HTTP status, a time like 210 ms</comment>
        <translation>ステータス %1、合計 %2</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>プログラム: %1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>キー: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>プロバイダー</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>Client</source>
        <comment>a program</comment>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>キー</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>of a request</comment>
        <translation>結果</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>トークン 入力 / 出力</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>費用</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>time that LLMCap added to a request</comment>
        <translation>追加時間</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsPage</name>
    <message>
        <source>All providers</source>
        <translation>すべてのプロバイダー</translation>
    </message>
    <message>
        <source>Provider of the requests shown</source>
        <translation>表示するリクエストのプロバイダー</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>すべてのキー</translation>
    </message>
    <message>
        <source>Key of the requests shown</source>
        <translation>表示するリクエストのキー</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>すべてのプロジェクト</translation>
    </message>
    <message>
        <source>Project of the requests shown</source>
        <translation>表示するリクエストのプロジェクト</translation>
    </message>
    <message>
        <source>All client programs</source>
        <translation>すべてのプログラム</translation>
    </message>
    <message>
        <source>Client program of the requests shown</source>
        <translation>表示するリクエストのプログラム</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>すべての結果</translation>
    </message>
    <message>
        <source>Outcome of the requests shown</source>
        <translation>表示するリクエストの結果</translation>
    </message>
    <message>
        <source>Model, * is anything</source>
        <translation>モデル (* は任意)</translation>
    </message>
    <message>
        <source>Model of the requests shown; a star stands for anything</source>
        <translation>表示するリクエストのモデル (* は任意の文字列)</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>フィルターを解除(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save all requests of this filter as CSV or JSON</source>
        <translation>このフィルターのリクエストをすべて CSV または JSON で保存</translation>
    </message>
    <message>
        <source>Audit log of requests, newest first</source>
        <translation>リクエストの監査ログ、新しい順</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>No requests in this time with this filter.</source>
        <translation>この期間にフィルターに合うリクエストはありません。</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>the list of requests</comment>
        <translation>不完全</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 row(s)
read so far</source>
        <translation>
            <numerusform>%2 行のうち %1 行を
読み込み済み</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) read,
more below</source>
        <translation>
            <numerusform>%1 行を読み込み済み、
下に続きあり</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::SettingsWindow</name>
    <message>
        <source>the system&apos;s</source>
        <translation>システムの設定</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <comment>language</comment>
        <translation>システムに合わせる (%1)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>言語(&amp;L):</translation>
    </message>
    <message>
        <source>Time &amp;zone of “today”:</source>
        <translation>「今日」のタイム ゾーン(&amp;Z):</translation>
    </message>
    <message>
        <source>An IANA name like Europe/Berlin. Days and months of caps begin at midnight there.</source>
        <translation>Asia/Tokyo のような IANA 名。上限の日や月はその土地の午前 0 時に始まります。</translation>
    </message>
    <message>
        <source>Everything here stands in %1.</source>
        <translation>ここにある設定はすべて %1 に保存されています。</translation>
    </message>
    <message>
        <source>LLMCap answers this computer alone, at %1.</source>
        <translation>LLMCap はこのコンピューターにのみ、%1 で応答します。</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>通知する場合</translation>
    </message>
    <message>
        <source>a cap crosses a &amp;threshold, like 80%</source>
        <translation>上限が 80% などのしきい値を超えたとき(&amp;T)</translation>
    </message>
    <message>
        <source>a cap&apos;s &amp;limit is reached</source>
        <translation>上限の限度額に達したとき(&amp;L)</translation>
    </message>
    <message>
        <source>a request is &amp;blocked: the first at once, later ones every 15 minutes</source>
        <translation>リクエストをブロックしたとき: 初回はすぐに、以後は 15 分ごと(&amp;B)</translation>
    </message>
    <message>
        <source>a &amp;pause has ended</source>
        <translation>停止が終わったとき(&amp;P)</translation>
    </message>
    <message>
        <source>the proxy cannot be &amp;reached</source>
        <translation>プロキシに接続できないとき(&amp;R)</translation>
    </message>
    <message>
        <source>none: such requests are refused</source>
        <translation>なし: そのようなリクエストは拒否</translation>
    </message>
    <message>
        <source>&amp;Fallback price, in/out:</source>
        <translation>代替価格、入力/出力(&amp;F):</translation>
    </message>
    <message>
        <source>USD per million input and output tokens, like 1.00/4.00, for models that no price is known of. Without it they are refused under a cap.</source>
        <translation>価格が不明なモデルに適用する、入出力 100 万トークンあたりの USD (1.00/4.00 の形)。設定しない場合、上限の下では拒否されます。</translation>
    </message>
    <message>
        <source>Prices come with LLMCap.</source>
        <translation>価格は LLMCap に付属しています。</translation>
    </message>
    <message>
        <source>%1 wins over them.</source>
        <translation>%1 が優先されます。</translation>
    </message>
    <message>
        <source>LLMCap keeps what each request cost: time, provider, model, tokens, project and the name of the program. It never keeps prompts, answers or API keys; a key is known by a fingerprint that only this installation can make.</source>
        <translation>LLMCap は各リクエストの費用を記録します: 時刻、プロバイダー、モデル、トークン、プロジェクト、プログラム名。プロンプト、回答、API キーは決して保存しません。キーは、このインストールだけが作れるフィンガープリントで識別します。</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere but to the provider that a request is for.</source>
        <translation>リクエスト先のプロバイダー以外には何も送信しません。</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>データ フォルダー: %1</translation>
    </message>
    <message>
        <source>The feed&apos;s token is kept in %1.</source>
        <translation>フィードのトークンの保存場所: %1</translation>
    </message>
    <message>
        <source>Refuse with status &amp;402 instead of 429</source>
        <translation>429 の代わりにステータス &amp;402 で拒否する</translation>
    </message>
    <message>
        <source>Let endpoints &amp;pass that LLMCap cannot meter, uncapped</source>
        <translation>LLMCap が計測できないエンドポイントを上限なしで通す(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Wait for room under a cap at most:</source>
        <translation>上限に空きが出るまで待つ時間の上限(&amp;W):</translation>
    </message>
    <message>
        <source>At the end, let requests in &amp;flight finish for:</source>
        <translation>終了時、処理中のリクエストを待つ時間(&amp;F):</translation>
    </message>
    <message>
        <source>LLMCap settings</source>
        <translation>LLMCap の設定</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>設定のページ</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>プライバシーとデータ</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Saved. What concerns the proxy holds from LLMCap&apos;s next start.</source>
        <translation>保存しました。プロキシに関する設定は LLMCap の次回起動時から有効です。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>保存しました。</translation>
    </message>
    <message>
        <source>Watch the LLMCap of another machine</source>
        <translation>別のコンピューターの LLMCap を見る</translation>
    </message>
    <message>
        <source>Then no proxy runs here. “llmcap serve --tls-cert … --tls-key …” over there shows its feed; its address and token belong here.</source>
        <translation>その場合、ここではプロキシは動きません。相手側で「llmcap serve --tls-cert … --tls-key …」を実行するとフィードが公開されます。そのアドレスとトークンをここに入力します。</translation>
    </message>
    <message>
        <source>none: LLMCap runs a proxy of its own</source>
        <translation>なし: LLMCap 自身のプロキシを使います</translation>
    </message>
    <message>
        <source>“llmcap token --control” over there prints it</source>
        <translation>相手側の「llmcap token --control」で表示</translation>
    </message>
    <message>
        <source>kept; type another one to replace it</source>
        <translation>保存済み。置き換えるには別のものを入力</translation>
    </message>
    <message>
        <source>only for a certificate of one&apos;s own: PEM file</source>
        <translation>独自の証明書の場合のみ: PEM ファイル</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>アドレス(&amp;D):</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>トークン(&amp;T):</translation>
    </message>
    <message>
        <source>Its a&amp;uthority:</source>
        <translation>認証局(&amp;U):</translation>
    </message>
    <message>
        <source>The address of another LLMCap %1</source>
        <translation>別の LLMCap のアドレス: %1</translation>
    </message>
    <message>
        <source>Type the token of %1; “llmcap token --control” over there prints it.</source>
        <translation>%1 のトークンを入力してください。相手側の「llmcap token --control」で表示されます。</translation>
    </message>
    <message>
        <source>kept in %1</source>
        <translation>%1 に保存</translation>
    </message>
    <message>
        <source>This window shows the LLMCap at %1.</source>
        <translation>このウィンドウは %1 の LLMCap を表示しています。</translation>
    </message>
    <message>
        <source>Providers&apos; certificates may also come from the authority in %1.</source>
        <translation>プロバイダーの証明書は %1 の認証局のものも認められます。</translation>
    </message>
    <message>
        <source>Browser pages that may use the providers: %1.</source>
        <translation>プロバイダーを利用できるブラウザーのページ: %1。</translation>
    </message>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>ログイン時に LLMCap を起動(&amp;S)</translation>
    </message>
    <message>
        <source>The system&apos;s own list of startup programs has it switched off; ticked here, it starts again.</source>
        <translation>システムのスタートアップ一覧で無効になっています。ここでチェックすると再び起動します。</translation>
    </message>
    <message>
        <source>Show the &amp;first steps again</source>
        <translation>初期設定をもう一度表示(&amp;F)</translation>
    </message>
    <message>
        <source>a program r&amp;uns away: it repeats itself, or spends far more than usual</source>
        <translation>プログラムが暴走したとき: 同じことを繰り返す、または普段よりはるかに多く使う(&amp;U)</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>データ フォルダーを開く(&amp;D)</translation>
    </message>
    <message>
        <source>Make every hold survive a power c&amp;ut (slower)</source>
        <translation>停電でもすべての仮押さえを失わない (低速)(&amp;U)</translation>
    </message>
    <message>
        <source>Greyed values are of this computer&apos;s own proxy, which does not run: LLMCap watches %1.</source>
        <translation>灰色の値はこのコンピューター自身のプロキシのもので、現在は動いていません。LLMCap は %1 を表示しています。</translation>
    </message>
    <message>
        <source>Greyed values are fixed: %1</source>
        <translation>灰色の値は固定されています: %1</translation>
    </message>
    <message>
        <source>Saved. It holds from LLMCap&apos;s next start.</source>
        <translation>保存しました。LLMCap の次回起動時から有効です。</translation>
    </message>
</context>
<context>
    <name>llmcap::SpendPage</name>
    <message>
        <source>Breakdown</source>
        <translation>内訳</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 日間</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 日間</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>今月</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>chosen days</source>
        <translation>選択した日</translation>
    </message>
    <message>
        <source>Spend against the cap</source>
        <translation>支出と上限</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>モデル別の支出</translation>
    </message>
    <message>
        <source>Blocked requests</source>
        <translation>ブロックしたリクエスト</translation>
    </message>
    <message>
        <source>Tokens by kind</source>
        <translation>種類別のトークン</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>数値がありません。</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>トークン</translation>
    </message>
</context>
<context>
    <name>llmcap::StartProblem</name>
    <message>
        <source>LLMCap did not start</source>
        <translation>LLMCap を起動できませんでした</translation>
    </message>
    <message>
        <source>No cap is enforced as long as LLMCap does not run.</source>
        <translation>LLMCap が動いていない間、上限は適用されません。</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Show the running one</source>
        <translation>実行中のものを表示(&amp;S)</translation>
    </message>
    <message>
        <source>Another LLMCap of yours runs already. This one can show it.</source>
        <translation>あなたの別の LLMCap がすでに動いています。こちらで表示できます。</translation>
    </message>
    <message>
        <source>&amp;Use port %1 this time</source>
        <translation>今回はポート %1 を使う(&amp;U)</translation>
    </message>
    <message>
        <source> With another port, tools that have the usual address do not reach it.</source>
        <translation> 別のポートでは、いつものアドレスを設定したツールからは届きません。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>llmcap::TextWindow</name>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>閉じる(&amp;L)</translation>
    </message>
</context>
<context>
    <name>llmcap::TileRow</name>
    <message>
        <source>Spent</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Left under the cap</source>
        <translation>上限までの残り</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>no request was refused</source>
        <translation>拒否したリクエストはありません</translation>
    </message>
    <message>
        <source>refused before they cost anything</source>
        <translation>費用が発生する前に拒否</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>no cap in dollars over everything</source>
        <translation>全体にかかるドル建ての上限はありません</translation>
    </message>
    <message>
        <source>no cap to reach</source>
        <translation>到達する上限がありません</translation>
    </message>
    <message>
        <source>of %1, cap “%2”</source>
        <comment>what is left of a limit</comment>
        <translation>%1 のうち、上限「%2」</translation>
    </message>
    <message>
        <source>, %1 held for requests in flight</source>
        <comment>appended to &quot;of $10, cap “day”&quot;</comment>
        <translation>、処理中のリクエストに %1 を仮押さえ</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <comment>an amount</comment>
        <translation>直近 1 時間で %1</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <comment>an amount</comment>
        <translation>直近 24 時間で %1</translation>
    </message>
    <message>
        <source>cap reached</source>
        <comment>the forecast</comment>
        <translation>上限に到達</translation>
    </message>
    <message>
        <source>cap “%1”</source>
        <translation>上限「%1」</translation>
    </message>
    <message>
        <source>at about %1</source>
        <comment>the forecast: the time when a cap is reached</comment>
        <translation>%1 ごろ</translation>
    </message>
    <message>
        <source>cap “%1” reached, going on with %2</source>
        <translation>このペースなら上限「%1」に到達: %2</translation>
    </message>
    <message>
        <source>not reached</source>
        <comment>the forecast: the cap</comment>
        <translation>到達しない</translation>
    </message>
    <message>
        <source>going on with %1</source>
        <translation>このペースなら: %1</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>ブロック</translation>
    </message>
</context>
<context>
    <name>llmcap::Tray</name>
    <message>
        <source>%1 (no cap)</source>
        <translation>%1 (上限なし)</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <comment>spent of the limit, as a percentage</comment>
        <translation>%1 / %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent of the limit</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>paused until %1</source>
        <comment>enforcement</comment>
        <translation>%1 まで停止</translation>
    </message>
    <message>
        <source>warn only</source>
        <comment>enforcement</comment>
        <translation>警告のみ</translation>
    </message>
    <message>
        <source>on</source>
        <comment>enforcement</comment>
        <translation>オン</translation>
    </message>
    <message>
        <source>the proxy cannot be reached</source>
        <translation>プロキシに接続できません</translation>
    </message>
    <message>
        <source>%1: paused until %2</source>
        <comment>a cap</comment>
        <translation>%1: %2 まで停止</translation>
    </message>
    <message>
        <source>%1: %2 of %3 (%4)</source>
        <comment>a cap: spent of its limit, as a percentage</comment>
        <translation>%1: %2 / %3 (%4)</translation>
    </message>
    <message>
        <source>LLMCap DEMO:</source>
        <translation>LLMCap デモ:</translation>
    </message>
    <message>
        <source>LLMCap:</source>
        <translation>LLMCap:</translation>
    </message>
    <message>
        <source>waiting for the first figures</source>
        <translation>最初の数値を待っています</translation>
    </message>
    <message>
        <source>all paid requests blocked</source>
        <translation>有料リクエストをすべてブロック中</translation>
    </message>
    <message>
        <source>%1 today</source>
        <comment>tooltip: an amount</comment>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>%1 month</source>
        <comment>tooltip: an amount in this month</comment>
        <translation>今月 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>tooltip: requests</comment>
        <translation>
            <numerusform>%1 件ブロック</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 old)</source>
        <comment>tooltip: how old its figures are, like 4 min</comment>
        <translation> (%1前)</translation>
    </message>
    <message>
        <source>&amp;Today: no figures yet</source>
        <translation>今日: まだ数値がありません(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Enforcement</source>
        <translation>上限の適用(&amp;E)</translation>
    </message>
    <message>
        <source> DEMO</source>
        <translation> デモ</translation>
    </message>
    <message>
        <source>&amp;Today: %1</source>
        <translation>今日(&amp;T): %1</translation>
    </message>
    <message>
        <source>This &amp;month: %1</source>
        <translation>今月(&amp;M): %1</translation>
    </message>
    <message>
        <source>&amp;Blocked today: %1</source>
        <translation>今日のブロック(&amp;B): %1</translation>
    </message>
    <message>
        <source>Data is %1 old – &amp;reconnect</source>
        <comment>an age like 4 min</comment>
        <translation>データは %1前のもの – 再接続(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Enforcement: %1</source>
        <comment>on, warn only, paused until 17:40</comment>
        <translation>上限の適用(&amp;E): %1</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayIcon</name>
    <message>
        <source>No cap can be set</source>
        <translation>上限を設定できません</translation>
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
        <translation>上限(&amp;C)</translation>
    </message>
    <message>
        <source>Block &amp;all paid requests</source>
        <translation>有料リクエストをすべてブロック(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;onnect a tool</source>
        <translation>ツールを接続(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>オン(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Warn only</source>
        <translation>警告のみ(&amp;W)</translation>
    </message>
    <message>
        <source>Pause for 1&amp;5 minutes</source>
        <translation>1&amp;5 分間停止</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>1 時間停止(&amp;H)</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow</source>
        <translation>明日まで停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>診断(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>ログ(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About LLMCap</source>
        <translation>LLMCap について(&amp;A)</translation>
    </message>
    <message>
        <source>Open &amp;dashboard…</source>
        <translation>ダッシュボードを開く(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (stops enforcement)</source>
        <translation>LLMCap を終了 (上限の適用も停止)(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (the proxy it watches goes on)</source>
        <translation>LLMCap を終了 (監視中のプロキシは継続)(&amp;Q)</translation>
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
        <translation>LLMCap のアイコンを置く通知領域がありません。ウィンドウなしで上限の適用を続けますか？</translation>
    </message>
    <message>
        <source>Start LLMCap again to see the window.</source>
        <translation>ウィンドウを表示するには、LLMCap をもう一度起動してください。</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>実行を続ける(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap</source>
        <translation>LLMCap を終了(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>llmcap::UsageTables</name>
    <message>
        <source>From</source>
        <comment>when a stretch of time begins</comment>
        <translation>開始</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>入力</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>キャッシュ読み取り</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>キャッシュ書き込み</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>出力</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Estimated</source>
        <comment>an amount</comment>
        <translation>推定</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <comment>requests whose price is not known</comment>
        <translation>価格不明</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>requests whose cost is not known: the amount held counts</comment>
        <translation>仮押さえ</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>requests without this label</comment>
        <translation>(なし)</translation>
    </message>
    <message numerus="yes">
        <source>%1 other(s)</source>
        <comment>models</comment>
        <translation>
            <numerusform>他 %1 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>累計</translation>
    </message>
    <message>
        <source>All</source>
        <comment>models together</comment>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
</context>
</TS>
