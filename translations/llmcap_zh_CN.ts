<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>llmcap::BreakdownPage</name>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>By provider</source>
        <translation>按提供商</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>按密钥</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>按项目</translation>
    </message>
    <message>
        <source>By client program</source>
        <translation>按程序</translation>
    </message>
    <message>
        <source>Spend by label</source>
        <translation>按类别的支出</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the breakdown as CSV or JSON</source>
        <translation>将明细保存为 CSV 或 JSON</translation>
    </message>
    <message>
        <source>%1, the dearest first</source>
        <comment>a table: By provider, By model</comment>
        <translation>%1，支出从高到低</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>此时段没有请求。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .json; it decides the kind of file.</source>
        <translation>请选择以 .csv 或 .json 结尾的名称，扩展名决定文件格式。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsMenu</name>
    <message>
        <source>&amp;New cap…</source>
        <translation>新建上限(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Set limit…</source>
        <translation>设置限额(&amp;S)…</translation>
    </message>
    <message>
        <source>+%1 %2</source>
        <comment>+$5 today: raises a cap</comment>
        <translation>+%1 %2</translation>
    </message>
    <message>
        <source>&amp;Take back the raise of %1</source>
        <translation>撤销 %1 的上调(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <comment>enforce a paused cap again</comment>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause for 1 hour</source>
        <translation>暂停 1 小时(&amp;P)</translation>
    </message>
</context>
<context>
    <name>llmcap::CapsPage</name>
    <message>
        <source>everything</source>
        <comment>which requests a cap counts</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>No cap is set: nothing is refused.</source>
        <translation>没有设置上限：不会拒绝任何请求。</translation>
    </message>
    <message>
        <source>Set &amp;limit…</source>
        <translation>设置限额(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a cap</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a day, a month</comment>
        <translation>周期</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Counts</source>
        <comment>which requests a cap counts</comment>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>&amp;New cap…</source>
        <translation>新建上限(&amp;N)…</translation>
    </message>
    <message>
        <source>LLMCap</source>
        <translation>LLMCap</translation>
    </message>
    <message>
        <source>Remove the cap “%1”? It no longer holds back any request.</source>
        <translation>要移除上限“%1”吗？它将不再拦住请求。</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartCard</name>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV 电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON 程序数据 (*.json)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save figures</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1（表格）</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save %1 as CSV, JSON or PNG</source>
        <translation>将 %1 保存为 CSV、JSON 或 PNG</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv, .json or .png; it decides the kind of file.</source>
        <translation>请选择以 .csv、.json 或 .png 结尾的名称，扩展名决定文件格式。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>llmcap::ChartPicture</name>
    <message>
        <source>most: %1 at %2</source>
        <comment>a number, a time</comment>
        <translation>最多：%1（%2）</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>已支出 %1</translation>
    </message>
    <message>
        <source>Cap %1</source>
        <comment>the limit, as a line in a chart</comment>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>, cap %1</source>
        <comment>appended to &quot;$4 spent&quot;: the limit</comment>
        <translation>，上限 %1</translation>
    </message>
    <message>
        <source>No requests in this time. Point a tool at LLMCap to see them.</source>
        <translation>此时段没有请求。将工具接入 LLMCap 后，请求会显示在这里。</translation>
    </message>
    <message>
        <source>No requests in this time.</source>
        <translation>此时段没有请求。</translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation>此时段没有支出。</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>已拦截</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>requests that were not blocked</comment>
        <translation>已通过</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>requests</comment>
        <translation>
            <numerusform>已拦截 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No request was blocked in this time.</source>
        <translation>此时段没有请求被拦截。</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>No tokens were used in this time.</source>
        <translation>此时段没有使用 token。</translation>
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
        <translation>复制 &amp;PowerShell 命令</translation>
    </message>
    <message>
        <source>Copy &amp;Command Prompt lines</source>
        <translation>复制命令提示符命令(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines</source>
        <translation>复制 shell 命令(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Test…</source>
        <translation>测试(&amp;T)…</translation>
    </message>
    <message>
        <source>Copy base URL: &amp;%1</source>
        <translation>复制基础 URL：&amp;%1</translation>
    </message>
    <message>
        <source>&amp;Route my tools</source>
        <translation>让我的工具经由 LLMCap(&amp;R)</translation>
    </message>
    <message>
        <source>Tools that start from now on send their requests through LLMCap, until it quits</source>
        <translation>从现在起启动的工具会通过 LLMCap 发送请求，直到它退出</translation>
    </message>
    <message>
        <source>Copy &amp;example</source>
        <translation>复制示例(&amp;E)</translation>
    </message>
</context>
<context>
    <name>llmcap::ConnectionTest</name>
    <message>
        <source>LLMCap: test a connection</source>
        <translation>LLMCap：测试连接</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Base URL for the tool</source>
        <translation>工具使用的基础 URL</translation>
    </message>
    <message>
        <source>Newest request</source>
        <translation>最新请求</translation>
    </message>
    <message>
        <source>Requests that arrived, by provider</source>
        <translation>收到的请求（按提供商）</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>正在查询 LLMCap…</translation>
    </message>
    <message>
        <source>It works: requests of your tool pass through LLMCap.</source>
        <translation>一切正常：您的工具的请求正经过 LLMCap。</translation>
    </message>
    <message>
        <source>LLMCap answers. Give your tool the base URL of its provider, then let it send a request: it appears here at once.</source>
        <translation>LLMCap 已响应。请将提供商的基础 URL 填入您的工具，然后让它发送一个请求：请求会立即显示在这里。</translation>
    </message>
    <message>
        <source>waiting for one</source>
        <translation>等待请求</translation>
    </message>
    <message>
        <source>Free request</source>
        <translation>免费请求</translation>
    </message>
    <message>
        <source>Send a &amp;free request to each</source>
        <translation>向每个提供商发送免费请求(&amp;F)</translation>
    </message>
    <message>
        <source>Asks each provider for its list of models, which costs nothing</source>
        <translation>向每个提供商查询模型列表，不产生费用</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>正在查询…</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardText</name>
    <message>
        <source>all estimated</source>
        <translation>全部为估算</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>估算 %1</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 个无价格</translation>
    </message>
    <message>
        <source>%1 of unknown cost</source>
        <translation>%1 个费用未知</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>nothing billed</source>
        <translation>未计费</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message numerus="yes">
        <source>%1 day(s)</source>
        <translation>
            <numerusform>%1 天</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>week, from %1</source>
        <comment>a day of the week</comment>
        <translation>每周，从%1起</translation>
    </message>
    <message>
        <source>month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>month, from day %1</source>
        <comment>a number, 2 to 31</comment>
        <translation>每月，从 %1 日起</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Client gone</source>
        <translation>客户端断开</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>提供商故障</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已拦截</translation>
    </message>
    <message>
        <source>Cut off by a crash</source>
        <translation>因崩溃中断</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>Nothing was billed.</source>
        <translation>没有产生费用。</translation>
    </message>
    <message>
        <source>From the usage that the provider reported.</source>
        <translation>依据提供商上报的用量。</translation>
    </message>
    <message>
        <source>The provider reported no usage: estimated from what passed.</source>
        <translation>提供商未上报用量：根据经过的内容估算。</translation>
    </message>
    <message>
        <source>Unknown: the whole amount held stays counted.</source>
        <translation>未知：预留的全部金额仍计入。</translation>
    </message>
    <message>
        <source>The usage is known, its price is not: counted as $0.</source>
        <translation>用量已知，价格未知：按 US$0 计入。</translation>
    </message>
    <message>
        <source>All paid requests are blocked.</source>
        <translation>所有付费请求均被拦截。</translation>
    </message>
    <message>
        <source>Caps are paused until %1: nothing is blocked.</source>
        <translation>上限暂停至 %1：不拦截任何请求。</translation>
    </message>
    <message>
        <source>Warn only: nothing is blocked.</source>
        <translation>仅警告：不拦截任何请求。</translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardWindow</name>
    <message>
        <source>DEMO</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>LLMCap dashboard</source>
        <translation>LLMCap 仪表板</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>概览(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Breakdown</source>
        <translation>明细(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>请求(&amp;R)</translation>
    </message>
    <message>
        <source>All figures are pretended: no provider was asked.</source>
        <translation>所有数字均为模拟：没有访问任何提供商。</translation>
    </message>
    <message>
        <source>Data is %1 old.</source>
        <comment>an age like 4 min</comment>
        <translation>数据是 %1前的。</translation>
    </message>
    <message>
        <source>Asking LLMCap…</source>
        <translation>正在查询 LLMCap…</translation>
    </message>
    <message>
        <source>No figures yet.</source>
        <translation>暂无数据。</translation>
    </message>
    <message>
        <source>(now).</source>
        <comment>as of when figures are</comment>
        <translation>（现在）。</translation>
    </message>
    <message>
        <source>(%1 ago).</source>
        <comment>an age like 4 min</comment>
        <translation>（%1前）。</translation>
    </message>
    <message>
        <source> From %1.</source>
        <comment>appended to a sentence: the name of a machine</comment>
        <translation> 来自 %1。</translation>
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
        <translation>M月d日 ddd</translation>
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
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedActions</name>
    <message>
        <source>The cap “%1” was not raised</source>
        <translation>上限“%1”未能上调</translation>
    </message>
    <message>
        <source>The cap “%1” was not resumed</source>
        <translation>上限“%1”未能恢复</translation>
    </message>
    <message>
        <source>The cap “%1” was not paused</source>
        <translation>上限“%1”未能暂停</translation>
    </message>
    <message>
        <source>Enforcement was not changed</source>
        <translation>限额执行状态未更改</translation>
    </message>
    <message>
        <source>The routing of your tools was not changed</source>
        <translation>工具的路由未更改</translation>
    </message>
    <message>
        <source>Some open programs still send through LLMCap</source>
        <translation>部分已打开的程序仍通过 LLMCap 发送</translation>
    </message>
    <message>
        <source>Start them again: %1</source>
        <translation>请重新启动它们：%1</translation>
    </message>
    <message>
        <source>“%1” is still held</source>
        <translation>“%1”仍被暂扣</translation>
    </message>
</context>
<context>
    <name>llmcap::FeedWire</name>
    <message>
        <source>something answers at %1, but it is not LLMCap; give the right address with --url or LLMCAP_URL</source>
        <translation>%1 有程序响应，但不是 LLMCap；请用 --url 或 LLMCAP_URL 指定正确的地址</translation>
    </message>
    <message>
        <source>the program at %1 does not know this token, so it was not sent; `llmcap token` says where the token is kept, LLMCAP_TOKEN or --token give another one</source>
        <translation>%1 上的程序不认识此令牌，因此未发送；用 `llmcap token` 查看令牌的保存位置，用 LLMCAP_TOKEN 或 --token 指定其他令牌</translation>
    </message>
    <message>
        <source>the token is not sent to %1: over a network the address must be https</source>
        <translation>令牌未发送到 %1：经过网络时地址必须为 https</translation>
    </message>
    <message>
        <source>nothing answers at %1; start LLMCap, or `llmcap serve`</source>
        <translation>%1 无响应；请启动 LLMCap 或运行 `llmcap serve`</translation>
    </message>
    <message>
        <source>the feed answered with status %1</source>
        <translation>数据源返回状态 %1</translation>
    </message>
    <message>
        <source>%1 has no certificate in PEM</source>
        <translation>%1 中没有 PEM 格式的证书</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2), so the token was not sent; name the PEM file of its authority in the settings, with --feed-ca, or in LLMCAP_FEED_CA</source>
        <translation>%1 的证书不受信任（%2），因此未发送令牌；请在设置中、用 --feed-ca 或 LLMCAP_FEED_CA 指定其颁发机构的 PEM 文件</translation>
    </message>
</context>
<context>
    <name>llmcap::FigureStamp</name>
    <message>
        <source>As of %1, %2 time</source>
        <comment>a date and time, a zone like Europe/Berlin</comment>
        <translation>截至 %1，%2 时间</translation>
    </message>
    <message>
        <source>DEMO. %1</source>
        <translation>演示。%1</translation>
    </message>
    <message>
        <source>Could not write %1: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请选择其他位置。</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstCapsPage</name>
    <message>
        <source>How much may be spent?</source>
        <translation>允许支出多少？</translation>
    </message>
    <message>
        <source>LLMCap refuses what does not fit under a cap, before it costs anything.</source>
        <translation>LLMCap 会在产生费用之前拒绝超出上限的请求。</translation>
    </message>
    <message>
        <source>At most a &amp;day, in USD:</source>
        <translation>每天最多（USD）(&amp;D)：</translation>
    </message>
    <message>
        <source>At most a &amp;month, in USD:</source>
        <translation>每月最多（USD）(&amp;M)：</translation>
    </message>
    <message>
        <source>Leave a field empty for no cap. Caps for single providers, models and projects are in the settings and in the icon&apos;s menu.</source>
        <translation>不设上限请留空。针对单个提供商、模型和项目的上限可在设置和图标菜单中设置。</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstLoginPage</name>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>登录时启动 LLMCap(&amp;S)</translation>
    </message>
    <message>
        <source>Always there</source>
        <translation>始终在线</translation>
    </message>
    <message>
        <source>Caps hold as long as LLMCap runs; tools that go through it need it.</source>
        <translation>只有 LLMCap 运行时上限才有效；经由它的工具需要它。</translation>
    </message>
    <message>
        <source>To keep the icon in sight: open Settings &gt; Personalization &gt; Taskbar &gt; Other system tray icons, and switch LLMCap on.</source>
        <translation>要让图标始终可见：依次打开设置 &gt; 个性化 &gt; 任务栏 &gt; 其他系统托盘图标，并开启 LLMCap。</translation>
    </message>
    <message>
        <source>The icon is in the panel&apos;s tray, also called notification area. GNOME shows trays with the extension “AppIndicator and KStatusNotifierItem Support”; without a tray LLMCap opens its window.</source>
        <translation>图标位于面板的托盘，也称通知区域。GNOME 需要扩展“AppIndicator and KStatusNotifierItem Support”才能显示托盘；没有托盘时，LLMCap 会打开自己的窗口。</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstRun</name>
    <message>
        <source>LLMCap: first steps</source>
        <translation>LLMCap：初始设置</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>稍后(&amp;L)</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstTokenPage</name>
    <message>
        <source>&amp;Keep it in the key store</source>
        <translation>保存到密钥库(&amp;K)</translation>
    </message>
    <message>
        <source>The feed&apos;s token</source>
        <translation>数据源令牌</translation>
    </message>
    <message>
        <source>It opens your figures and caps to LLMCap&apos;s windows and commands, and to nobody else. It is no API key; those are never kept.</source>
        <translation>它只向 LLMCap 的窗口和命令开放您的数据和上限，不向其他任何人开放。它不是 API 密钥；API 密钥从不保存。</translation>
    </message>
    <message>
        <source>It is kept in %1.</source>
        <translation>保存位置：%1</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer when LLMCap started, so the token lies in a file that you alone can read. That is safe enough on a computer of your own; the key store is better where others have access.</source>
        <translation>LLMCap 启动时系统密钥库没有响应，因此令牌保存在只有您能读取的文件中。在您自己的电脑上这已足够安全；如果他人也能访问，密钥库更好。</translation>
    </message>
    <message>
        <source>Asking the key store…</source>
        <translation>正在查询密钥库…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
</context>
<context>
    <name>llmcap::FirstToolPage</name>
    <message>
        <source>Connect a tool</source>
        <translation>接入工具</translation>
    </message>
    <message>
        <source>Give your tool the base URL of its provider; its API key stays as it is.</source>
        <translation>将提供商的基础 URL 填入您的工具；它的 API 密钥保持不变。</translation>
    </message>
    <message>
        <source>Copy &amp;shell lines for all</source>
        <translation>复制全部 shell 命令(&amp;S)</translation>
    </message>
</context>
<context>
    <name>llmcap::FreeRequest</name>
    <message>
        <source>nothing answers at %1; is LLMCap running?</source>
        <translation>%1 无响应；LLMCap 在运行吗？</translation>
    </message>
    <message>
        <source>something that is not LLMCap answers at %1 (status %2)</source>
        <translation>%1 有不是 LLMCap 的程序响应（状态 %2）</translation>
    </message>
    <message numerus="yes">
        <source>it works: %1 lists %n models</source>
        <translation>
            <numerusform>一切正常：%1 列出 %n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and does not take the key of this environment (status %2)</source>
        <translation>已通过 LLMCap 连接到 %1，但它不接受此环境的密钥（状态 %2）</translation>
    </message>
    <message>
        <source>%1 was reached through LLMCap, and wants a key, as it should (status %2)</source>
        <translation>已通过 LLMCap 连接到 %1，它按预期要求提供密钥（状态 %2）</translation>
    </message>
    <message>
        <source>%1 was not reached; llmcap doctor says more</source>
        <translation>未能连接到 %1；llmcap doctor 会给出更多信息</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 返回状态 %2</translation>
    </message>
</context>
<context>
    <name>llmcap::GuardRows</name>
    <message>
        <source>the same prompt %1 times</source>
        <translation>同一提示词 %1 次</translation>
    </message>
    <message>
        <source>the same tool calls %1 times</source>
        <translation>相同的工具调用 %1 次</translation>
    </message>
    <message>
        <source>%1 of requests in five minutes, %2 times the usual</source>
        <translation>五分钟内请求费用 %1，是平时的 %2 倍</translation>
    </message>
    <message>
        <source>Held: %1 (%2) – &amp;let it go on</source>
        <translation>已暂扣：%1（%2） – 放行(&amp;L)</translation>
    </message>
</context>
<context>
    <name>llmcap::HelpWindows</name>
    <message>
        <source>LLMCap: doctor</source>
        <translation>LLMCap：诊断</translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation>重新检查(&amp;E)</translation>
    </message>
    <message>
        <source>LLMCap: log</source>
        <translation>LLMCap：日志</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>About LLMCap</source>
        <translation>关于 LLMCap</translation>
    </message>
    <message>
        <source>LLMCap %1</source>
        <translation>LLMCap %1</translation>
    </message>
    <message>
        <source>A hard spending cap on LLM API calls, on your own machine.

Free software under the GNU General Public License, version 3 or later; it comes without any warranty.

Built with Qt %1.</source>
        <translation>在您自己的电脑上，为 LLM API 调用设置硬性支出上限。

本程序是自由软件，采用 GNU 通用公共许可证第 3 版或更高版本；不提供任何担保。

使用 Qt %1 构建。</translation>
    </message>
</context>
<context>
    <name>llmcap::LimitDialog</name>
    <message>
        <source>LLMCap: limit of “%1”</source>
        <translation>LLMCap：“%1”的限额</translation>
    </message>
    <message>
        <source>Spent in this window: %1</source>
        <comment>the window of time that a cap counts over</comment>
        <translation>本周期已支出：%1</translation>
    </message>
    <message>
        <source>&amp;Limit in USD:</source>
        <translation>限额（USD）(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Limit in tokens:</source>
        <translation>限额（token）(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Limit in requests:</source>
        <translation>限额（请求）(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <comment>button: set this limit</comment>
        <translation>设置(&amp;S)</translation>
    </message>
</context>
<context>
    <name>llmcap::LookButton</name>
    <message>
        <source>&amp;Look</source>
        <comment>button: how the window looks</comment>
        <translation>外观(&amp;L)</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>浅色、深色或高对比度</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>深色(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
</context>
<context>
    <name>llmcap::NewCapDialog</name>
    <message>
        <source>LLMCap: new cap</source>
        <translation>LLMCap：新建上限</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Limit:</source>
        <translation>限额(&amp;L)：</translation>
    </message>
    <message>
        <source>Coun&amp;ted in:</source>
        <comment>dollars, tokens or requests</comment>
        <translation>单位(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <comment>a day, a month, ...</comment>
        <translation>周期(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Provider:</source>
        <translation>提供商(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>模型(&amp;M)：</translation>
    </message>
    <message>
        <source>Pro&amp;ject:</source>
        <translation>项目(&amp;J)：</translation>
    </message>
    <message>
        <source>&amp;When reached:</source>
        <comment>the limit; what happens then</comment>
        <translation>达到时(&amp;W)：</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>美元</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>every provider</source>
        <translation>所有提供商</translation>
    </message>
    <message>
        <source>refuse what does not fit</source>
        <comment>under the limit</comment>
        <translation>拒绝超出的请求</translation>
    </message>
    <message>
        <source>warn only</source>
        <translation>仅警告</translation>
    </message>
    <message>
        <source>day-openai</source>
        <comment>an example of a cap&apos;s name</comment>
        <translation>day-openai</translation>
    </message>
    <message>
        <source>A calendar window, or a rolling one like 90m, 36h or 30d</source>
        <translation>日历周期，或 90m、36h、30d 这样的滚动周期</translation>
    </message>
    <message>
        <source>every model; * stands for anything</source>
        <translation>所有模型；* 代表任意字符</translation>
    </message>
    <message>
        <source>every project</source>
        <translation>所有项目</translation>
    </message>
    <message>
        <source>&amp;Set cap</source>
        <comment>button</comment>
        <translation>设置上限(&amp;S)</translation>
    </message>
</context>
<context>
    <name>llmcap::NoticeBanner</name>
    <message>
        <source>R&amp;etry</source>
        <translation>重试(&amp;E)</translation>
    </message>
</context>
<context>
    <name>llmcap::Notification</name>
    <message>
        <source>DEMO: %1</source>
        <translation>演示：%1</translation>
    </message>
    <message>
        <source> until %1</source>
        <comment>appended to a sentence: a time</comment>
        <translation>（至 %1）</translation>
    </message>
    <message>
        <source>; it resets at %1</source>
        <comment>appended to &quot;80% of $10 is spent&quot;: a time</comment>
        <translation>；重置时间：%1</translation>
    </message>
    <message>
        <source>Allow +%1 %2</source>
        <comment>button: +$5 today</comment>
        <translation>%2允许 +%1</translation>
    </message>
    <message>
        <source>Requests that do not fit are refused.</source>
        <translation>超出上限的请求会被拒绝。</translation>
    </message>
    <message>
        <source>The limit of %1 is reached%2. Nothing is refused: LLMCap only warns.</source>
        <comment>%2: maybe &quot; until 17:40&quot;</comment>
        <translation>已达到限额 %1%2。LLMCap 仅警告，不拒绝任何请求。</translation>
    </message>
    <message>
        <source>The limit of %1 is reached. Requests go to %2%3.</source>
        <comment>%2: a cheaper model, %3: maybe &quot; until 17:40&quot;</comment>
        <translation>已达到限额 %1。请求将转到 %2%3。</translation>
    </message>
    <message>
        <source>Requests that do not fit under %1 are refused%2.</source>
        <comment>%1: a limit, %2: maybe &quot; until 17:40&quot;</comment>
        <translation>超出 %1 的请求会被拒绝%2。</translation>
    </message>
    <message>
        <source>Caps are enforced again</source>
        <translation>上限已恢复执行</translation>
    </message>
    <message>
        <source>The pause of all caps has ended.</source>
        <translation>所有上限的暂停已结束。</translation>
    </message>
    <message>
        <source>%1: enforced again</source>
        <translation>%1：已恢复执行</translation>
    </message>
    <message>
        <source>The pause of this cap has ended.</source>
        <translation>此上限的暂停已结束。</translation>
    </message>
    <message>
        <source>the limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>%1: %2 is spent</source>
        <comment>a cap, a percentage</comment>
        <translation>%1：已支出 %2</translation>
    </message>
    <message>
        <source>%1 of %2 is spent%3.</source>
        <comment>a percentage, a limit, and maybe &quot;; it resets at ...&quot;</comment>
        <translation>已支出 %2 的 %1%3。</translation>
    </message>
    <message>
        <source>%1: limit reached</source>
        <translation>%1：达到限额</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”.</source>
        <translation>%1 超出了上限“%2”。</translation>
    </message>
    <message>
        <source>%1 did not fit under the cap “%2”: %3%4.</source>
        <comment>%3: its limit, %4: maybe &quot; until 17:40&quot;</comment>
        <translation>%1 超出了上限“%2”：%3%4。</translation>
    </message>
    <message>
        <source>Request blocked</source>
        <translation>请求被拦截</translation>
    </message>
    <message>
        <source>%1 without a price or a bound</source>
        <comment>how many requests were blocked so</comment>
        <translation>%1 个没有价格或费用上界</translation>
    </message>
    <message>
        <source>%1 by “%2”</source>
        <comment>how many requests a cap blocked</comment>
        <translation>%1 个被“%2”拦截</translation>
    </message>
    <message numerus="yes">
        <source>At least %1 more request(s) blocked</source>
        <translation>
            <numerusform>又有至少 %1 个请求被拦截</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more request(s) blocked</source>
        <translation>
            <numerusform>又有 %1 个请求被拦截</numerusform>
        </translation>
    </message>
    <message>
        <source>Since %1: %2.</source>
        <comment>a time, which caps how often</comment>
        <translation>自 %1 起：%2。</translation>
    </message>
    <message>
        <source>LLMCap cannot be reached</source>
        <translation>无法连接 LLMCap</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 已被暂扣</translation>
    </message>
    <message>
        <source>%1 runs away</source>
        <translation>%1 失控</translation>
    </message>
    <message>
        <source>It sent %1. It waits until you let it go on, in the icon&apos;s menu.</source>
        <translation>它发送了：%1。它会等待，直到您在图标菜单中放行。</translation>
    </message>
    <message>
        <source>It sent %1.</source>
        <translation>它发送了：%1。</translation>
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
            <numerusform>%1 个 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s)</source>
        <translation>
            <numerusform>%1 个请求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RaiseSteps</name>
    <message>
        <source>this hour</source>
        <comment>+$5 this hour</comment>
        <translation>本小时</translation>
    </message>
    <message>
        <source>today</source>
        <comment>+$5 today</comment>
        <translation>今天</translation>
    </message>
    <message>
        <source>this week</source>
        <comment>+$5 this week</comment>
        <translation>本周</translation>
    </message>
    <message>
        <source>this month</source>
        <comment>+$5 this month</comment>
        <translation>本月</translation>
    </message>
    <message>
        <source>for good</source>
        <comment>+$5 for good: without an end</comment>
        <translation>永久</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>+$5 for 90m: a length of time</comment>
        <translation>%1 内</translation>
    </message>
</context>
<context>
    <name>llmcap::RangeBar</name>
    <message>
        <source>&amp;Today</source>
        <translation>今天(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;7 days</source>
        <translation>&amp;7 天</translation>
    </message>
    <message>
        <source>&amp;30 days</source>
        <translation>&amp;30 天</translation>
    </message>
    <message>
        <source>This &amp;month</source>
        <translation>本月(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全部(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Time that the dashboard shows</source>
        <translation>仪表板显示的时段</translation>
    </message>
    <message>
        <source>First day shown</source>
        <translation>显示的第一天</translation>
    </message>
    <message>
        <source>Last day shown</source>
        <translation>显示的最后一天</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsExport</name>
    <message>
        <source>Could not write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n row(s) to %1</source>
        <translation>
            <numerusform>已将 %n 行保存到 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsModel</name>
    <message>
        <source>unknown</source>
        <comment>a cost</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Status %1, %2 in all</source>
        <comment>an HTTP status, a time like 210 ms</comment>
        <translation>状态 %1，共 %2</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>程序：%1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>密钥：%1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Client</source>
        <comment>a program</comment>
        <translation>程序</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>an API key</comment>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>of a request</comment>
        <translation>结果</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Token 输入 / 输出</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>依据</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>time that LLMCap added to a request</comment>
        <translation>附加耗时</translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsPage</name>
    <message>
        <source>All providers</source>
        <translation>所有提供商</translation>
    </message>
    <message>
        <source>Provider of the requests shown</source>
        <translation>所示请求的提供商</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有密钥</translation>
    </message>
    <message>
        <source>Key of the requests shown</source>
        <translation>所示请求的密钥</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>所有项目</translation>
    </message>
    <message>
        <source>Project of the requests shown</source>
        <translation>所示请求的项目</translation>
    </message>
    <message>
        <source>All client programs</source>
        <translation>所有程序</translation>
    </message>
    <message>
        <source>Client program of the requests shown</source>
        <translation>所示请求的程序</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>所有结果</translation>
    </message>
    <message>
        <source>Outcome of the requests shown</source>
        <translation>所示请求的结果</translation>
    </message>
    <message>
        <source>Model, * is anything</source>
        <translation>模型，* 为任意</translation>
    </message>
    <message>
        <source>Model of the requests shown; a star stands for anything</source>
        <translation>所示请求的模型；星号代表任意字符</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>清除筛选(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save all requests of this filter as CSV or JSON</source>
        <translation>将此筛选的所有请求保存为 CSV 或 JSON</translation>
    </message>
    <message>
        <source>Audit log of requests, newest first</source>
        <translation>请求审计日志，最新的在前</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>No requests in this time with this filter.</source>
        <translation>此时段没有符合筛选条件的请求。</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>the list of requests</comment>
        <translation>不完整</translation>
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
            <numerusform>已读取 %2 行中的
%1 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) read,
more below</source>
        <translation>
            <numerusform>已读取 %1 行，
下方还有更多</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::SettingsWindow</name>
    <message>
        <source>the system&apos;s</source>
        <translation>系统时区</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <comment>language</comment>
        <translation>跟随系统（%1）</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>Time &amp;zone of “today”:</source>
        <translation>“今天”的时区(&amp;Z)：</translation>
    </message>
    <message>
        <source>An IANA name like Europe/Berlin. Days and months of caps begin at midnight there.</source>
        <translation>IANA 名称，例如 Asia/Shanghai。上限的每日和每月周期从当地零点开始。</translation>
    </message>
    <message>
        <source>Everything here stands in %1.</source>
        <translation>这里的所有设置都保存在 %1。</translation>
    </message>
    <message>
        <source>LLMCap answers this computer alone, at %1.</source>
        <translation>LLMCap 仅响应本机，地址为 %1。</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>在以下情况通知我</translation>
    </message>
    <message>
        <source>a cap crosses a &amp;threshold, like 80%</source>
        <translation>上限越过阈值，例如 80%(&amp;T)</translation>
    </message>
    <message>
        <source>a cap&apos;s &amp;limit is reached</source>
        <translation>达到上限的限额(&amp;L)</translation>
    </message>
    <message>
        <source>a request is &amp;blocked: the first at once, later ones every 15 minutes</source>
        <translation>请求被拦截：首次立即通知，之后每 15 分钟一次(&amp;B)</translation>
    </message>
    <message>
        <source>a &amp;pause has ended</source>
        <translation>暂停结束(&amp;P)</translation>
    </message>
    <message>
        <source>the proxy cannot be &amp;reached</source>
        <translation>无法连接代理(&amp;R)</translation>
    </message>
    <message>
        <source>none: such requests are refused</source>
        <translation>无：拒绝此类请求</translation>
    </message>
    <message>
        <source>&amp;Fallback price, in/out:</source>
        <translation>备用价格，输入/输出(&amp;F)：</translation>
    </message>
    <message>
        <source>USD per million input and output tokens, like 1.00/4.00, for models that no price is known of. Without it they are refused under a cap.</source>
        <translation>用于价格未知的模型，每百万输入和输出 token 的美元价格，例如 1.00/4.00。未设置时，在上限之下会拒绝这些模型。</translation>
    </message>
    <message>
        <source>Prices come with LLMCap.</source>
        <translation>价格随 LLMCap 提供。</translation>
    </message>
    <message>
        <source>%1 wins over them.</source>
        <translation>%1 优先于它们。</translation>
    </message>
    <message>
        <source>LLMCap keeps what each request cost: time, provider, model, tokens, project and the name of the program. It never keeps prompts, answers or API keys; a key is known by a fingerprint that only this installation can make.</source>
        <translation>LLMCap 保存每个请求的费用：时间、提供商、模型、token、项目和程序名称。它从不保存提示词、回答或 API 密钥；密钥仅以本次安装才能生成的指纹识别。</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere but to the provider that a request is for.</source>
        <translation>除请求所指的提供商外，不向任何地方发送任何内容。</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>数据文件夹：%1</translation>
    </message>
    <message>
        <source>The feed&apos;s token is kept in %1.</source>
        <translation>数据源令牌的保存位置：%1</translation>
    </message>
    <message>
        <source>Refuse with status &amp;402 instead of 429</source>
        <translation>以状态 &amp;402 代替 429 拒绝</translation>
    </message>
    <message>
        <source>Let endpoints &amp;pass that LLMCap cannot meter, uncapped</source>
        <translation>放行 LLMCap 无法计量的端点，不受上限约束(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Wait for room under a cap at most:</source>
        <translation>等待上限腾出空间的最长时间(&amp;W)：</translation>
    </message>
    <message>
        <source>At the end, let requests in &amp;flight finish for:</source>
        <translation>退出时等待进行中的请求完成(&amp;F)：</translation>
    </message>
    <message>
        <source>LLMCap settings</source>
        <translation>LLMCap 设置</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Privacy and data</source>
        <translation>隐私与数据</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Saved. What concerns the proxy holds from LLMCap&apos;s next start.</source>
        <translation>已保存。与代理有关的设置在 LLMCap 下次启动后生效。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Watch the LLMCap of another machine</source>
        <translation>查看另一台电脑上的 LLMCap</translation>
    </message>
    <message>
        <source>Then no proxy runs here. “llmcap serve --tls-cert … --tls-key …” over there shows its feed; its address and token belong here.</source>
        <translation>此时本机不运行代理。在那台电脑上运行“llmcap serve --tls-cert … --tls-key …”即可提供数据源；请在此填写其地址和令牌。</translation>
    </message>
    <message>
        <source>none: LLMCap runs a proxy of its own</source>
        <translation>无：LLMCap 使用自己的代理</translation>
    </message>
    <message>
        <source>“llmcap token --control” over there prints it</source>
        <translation>在那台电脑上用“llmcap token --control”查看</translation>
    </message>
    <message>
        <source>kept; type another one to replace it</source>
        <translation>已保存；输入新的可替换</translation>
    </message>
    <message>
        <source>only for a certificate of one&apos;s own: PEM file</source>
        <translation>仅用于自有证书：PEM 文件</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>地址(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>令牌(&amp;T)：</translation>
    </message>
    <message>
        <source>Its a&amp;uthority:</source>
        <translation>证书颁发机构(&amp;U)：</translation>
    </message>
    <message>
        <source>The address of another LLMCap %1</source>
        <translation>另一个 LLMCap 的地址：%1</translation>
    </message>
    <message>
        <source>Type the token of %1; “llmcap token --control” over there prints it.</source>
        <translation>请输入 %1 的令牌；在那台电脑上用“llmcap token --control”查看。</translation>
    </message>
    <message>
        <source>kept in %1</source>
        <translation>保存在 %1</translation>
    </message>
    <message>
        <source>This window shows the LLMCap at %1.</source>
        <translation>此窗口显示 %1 上的 LLMCap。</translation>
    </message>
    <message>
        <source>Providers&apos; certificates may also come from the authority in %1.</source>
        <translation>提供商的证书也可以来自 %1 中的证书颁发机构。</translation>
    </message>
    <message>
        <source>Browser pages that may use the providers: %1.</source>
        <translation>可以使用提供商的浏览器页面：%1。</translation>
    </message>
    <message>
        <source>&amp;Start LLMCap when I log in</source>
        <translation>登录时启动 LLMCap(&amp;S)</translation>
    </message>
    <message>
        <source>The system&apos;s own list of startup programs has it switched off; ticked here, it starts again.</source>
        <translation>系统的启动项列表已将其关闭；在此勾选后会重新启动。</translation>
    </message>
    <message>
        <source>Show the &amp;first steps again</source>
        <translation>再次显示初始设置(&amp;F)</translation>
    </message>
    <message>
        <source>a program r&amp;uns away: it repeats itself, or spends far more than usual</source>
        <translation>程序失控：重复自身，或支出远超平时(&amp;U)</translation>
    </message>
    <message>
        <source>Open the &amp;data folder</source>
        <translation>打开数据文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>Make every hold survive a power c&amp;ut (slower)</source>
        <translation>断电也不丢失任何预留（较慢）(&amp;U)</translation>
    </message>
    <message>
        <source>Greyed values are of this computer&apos;s own proxy, which does not run: LLMCap watches %1.</source>
        <translation>灰色的值属于本机自己的代理，该代理未运行：LLMCap 正在查看 %1。</translation>
    </message>
    <message>
        <source>Greyed values are fixed: %1</source>
        <translation>灰色的值已固定：%1</translation>
    </message>
    <message>
        <source>Saved. It holds from LLMCap&apos;s next start.</source>
        <translation>已保存。LLMCap 下次启动后生效。</translation>
    </message>
</context>
<context>
    <name>llmcap::SpendPage</name>
    <message>
        <source>Breakdown</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>chosen days</source>
        <translation>所选日期</translation>
    </message>
    <message>
        <source>Spend against the cap</source>
        <translation>支出与上限</translation>
    </message>
    <message>
        <source>Spend by model</source>
        <translation>按模型的支出</translation>
    </message>
    <message>
        <source>Blocked requests</source>
        <translation>被拦截的请求</translation>
    </message>
    <message>
        <source>Tokens by kind</source>
        <translation>按类型的 token</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>No figures.</source>
        <translation>没有数据。</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>支出</translation>
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
        <translation>LLMCap 未能启动</translation>
    </message>
    <message>
        <source>No cap is enforced as long as LLMCap does not run.</source>
        <translation>LLMCap 未运行时，不执行任何上限。</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Show the running one</source>
        <translation>显示正在运行的(&amp;S)</translation>
    </message>
    <message>
        <source>Another LLMCap of yours runs already. This one can show it.</source>
        <translation>您的另一个 LLMCap 已在运行。可以在此显示它。</translation>
    </message>
    <message>
        <source>&amp;Use port %1 this time</source>
        <translation>这次使用端口 %1(&amp;U)</translation>
    </message>
    <message>
        <source> With another port, tools that have the usual address do not reach it.</source>
        <translation> 换用其他端口后，使用常用地址的工具将无法连接。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>llmcap::TextWindow</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
</context>
<context>
    <name>llmcap::TileRow</name>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Left under the cap</source>
        <translation>上限内剩余</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>no request was refused</source>
        <translation>没有请求被拒绝</translation>
    </message>
    <message>
        <source>refused before they cost anything</source>
        <translation>在产生费用前被拒绝</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>no cap in dollars over everything</source>
        <translation>没有涵盖全部的美元上限</translation>
    </message>
    <message>
        <source>no cap to reach</source>
        <translation>没有可达到的上限</translation>
    </message>
    <message>
        <source>of %1, cap “%2”</source>
        <comment>what is left of a limit</comment>
        <translation>共 %1，上限“%2”</translation>
    </message>
    <message>
        <source>, %1 held for requests in flight</source>
        <comment>appended to &quot;of $10, cap “day”&quot;</comment>
        <translation>，为进行中的请求预留 %1</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <comment>an amount</comment>
        <translation>最近 1 小时 %1</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <comment>an amount</comment>
        <translation>最近 24 小时 %1</translation>
    </message>
    <message>
        <source>cap reached</source>
        <comment>the forecast</comment>
        <translation>已达上限</translation>
    </message>
    <message>
        <source>cap “%1”</source>
        <translation>上限“%1”</translation>
    </message>
    <message>
        <source>at about %1</source>
        <comment>the forecast: the time when a cap is reached</comment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>cap “%1” reached, going on with %2</source>
        <translation>按此速度将达到上限“%1”：%2</translation>
    </message>
    <message>
        <source>not reached</source>
        <comment>the forecast: the cap</comment>
        <translation>不会达到</translation>
    </message>
    <message>
        <source>going on with %1</source>
        <translation>按此速度：%1</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>已拦截</translation>
    </message>
</context>
<context>
    <name>llmcap::Tray</name>
    <message>
        <source>%1 (no cap)</source>
        <translation>%1（无上限）</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <comment>spent of the limit, as a percentage</comment>
        <translation>%1 / %2（%3）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent of the limit</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>paused until %1</source>
        <comment>enforcement</comment>
        <translation>暂停至 %1</translation>
    </message>
    <message>
        <source>warn only</source>
        <comment>enforcement</comment>
        <translation>仅警告</translation>
    </message>
    <message>
        <source>on</source>
        <comment>enforcement</comment>
        <translation>开</translation>
    </message>
    <message>
        <source>the proxy cannot be reached</source>
        <translation>无法连接代理</translation>
    </message>
    <message>
        <source>%1: paused until %2</source>
        <comment>a cap</comment>
        <translation>%1：暂停至 %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 (%4)</source>
        <comment>a cap: spent of its limit, as a percentage</comment>
        <translation>%1：%2 / %3（%4）</translation>
    </message>
    <message>
        <source>LLMCap DEMO:</source>
        <translation>LLMCap 演示：</translation>
    </message>
    <message>
        <source>LLMCap:</source>
        <translation>LLMCap：</translation>
    </message>
    <message>
        <source>waiting for the first figures</source>
        <translation>正在等待首批数据</translation>
    </message>
    <message>
        <source>all paid requests blocked</source>
        <translation>所有付费请求均被拦截</translation>
    </message>
    <message>
        <source>%1 today</source>
        <comment>tooltip: an amount</comment>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>%1 month</source>
        <comment>tooltip: an amount in this month</comment>
        <translation>本月 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>tooltip: requests</comment>
        <translation>
            <numerusform>已拦截 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 old)</source>
        <comment>tooltip: how old its figures are, like 4 min</comment>
        <translation>（%1前）</translation>
    </message>
    <message>
        <source>&amp;Today: no figures yet</source>
        <translation>今天：暂无数据(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Enforcement</source>
        <translation>执行上限(&amp;E)</translation>
    </message>
    <message>
        <source> DEMO</source>
        <translation> 演示</translation>
    </message>
    <message>
        <source>&amp;Today: %1</source>
        <translation>今天(&amp;T)：%1</translation>
    </message>
    <message>
        <source>This &amp;month: %1</source>
        <translation>本月(&amp;M)：%1</translation>
    </message>
    <message>
        <source>&amp;Blocked today: %1</source>
        <translation>今天已拦截(&amp;B)：%1</translation>
    </message>
    <message>
        <source>Data is %1 old – &amp;reconnect</source>
        <comment>an age like 4 min</comment>
        <translation>数据是 %1前的 – 重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Enforcement: %1</source>
        <comment>on, warn only, paused until 17:40</comment>
        <translation>执行上限(&amp;E)：%1</translation>
    </message>
</context>
<context>
    <name>llmcap::TrayIcon</name>
    <message>
        <source>No cap can be set</source>
        <translation>无法设置上限</translation>
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
        <translation>拦截所有付费请求(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;onnect a tool</source>
        <translation>接入工具(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Warn only</source>
        <translation>仅警告(&amp;W)</translation>
    </message>
    <message>
        <source>Pause for 1&amp;5 minutes</source>
        <translation>暂停 1&amp;5 分钟</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>暂停 1 小时(&amp;H)</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow</source>
        <translation>暂停到明天(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>诊断(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About LLMCap</source>
        <translation>关于 LLMCap(&amp;A)</translation>
    </message>
    <message>
        <source>Open &amp;dashboard…</source>
        <translation>打开仪表板(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (stops enforcement)</source>
        <translation>退出 LLMCap（停止执行上限）(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap (the proxy it watches goes on)</source>
        <translation>退出 LLMCap（所查看的代理继续运行）(&amp;Q)</translation>
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
        <translation>没有可放置 LLMCap 图标的托盘。要在没有窗口的情况下继续执行上限吗？</translation>
    </message>
    <message>
        <source>Start LLMCap again to see the window.</source>
        <translation>再次启动 LLMCap 即可看到窗口。</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>继续运行(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quit LLMCap</source>
        <translation>退出 LLMCap(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>llmcap::UsageTables</name>
    <message>
        <source>From</source>
        <comment>when a stretch of time begins</comment>
        <translation>开始</translation>
    </message>
    <message>
        <source>Known by</source>
        <comment>how a cost is known: reported, estimated, ...</comment>
        <translation>依据</translation>
    </message>
    <message>
        <source>Input</source>
        <comment>tokens</comment>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>tokens</comment>
        <translation>输出</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>requests</comment>
        <translation>已拦截</translation>
    </message>
    <message>
        <source>Estimated</source>
        <comment>an amount</comment>
        <translation>估算</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <comment>requests whose price is not known</comment>
        <translation>无价格</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>requests whose cost is not known: the amount held counts</comment>
        <translation>已预留</translation>
    </message>
    <message>
        <source>(none)</source>
        <comment>requests without this label</comment>
        <translation>（无）</translation>
    </message>
    <message numerus="yes">
        <source>%1 other(s)</source>
        <comment>models</comment>
        <translation>
            <numerusform>其他 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Total so far</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>All</source>
        <comment>models together</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
</context>
</TS>
