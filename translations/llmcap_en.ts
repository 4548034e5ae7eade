<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>llmcap::ChartPicture</name>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%1 blocked</numerusform>
            <numerusform>%1 blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::DashboardText</name>
    <message numerus="yes">
        <source>%1 day(s)</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::FreeRequest</name>
    <message numerus="yes">
        <source>it works: %1 lists %n models</source>
        <translation>
            <numerusform>it works: %1 lists %n model</numerusform>
            <numerusform>it works: %1 lists %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::Notification</name>
    <message numerus="yes">
        <source>At least %1 more request(s) blocked</source>
        <translation>
            <numerusform>At least %1 more request blocked</numerusform>
            <numerusform>At least %1 more requests blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more request(s) blocked</source>
        <translation>
            <numerusform>%1 more request blocked</numerusform>
            <numerusform>%1 more requests blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::Numbers</name>
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
            <numerusform>%1 request</numerusform>
            <numerusform>%1 requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsExport</name>
    <message numerus="yes">
        <source>Saved %n row(s) to %1</source>
        <translation>
            <numerusform>Saved %n row to %1</numerusform>
            <numerusform>Saved %n rows to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::RequestsPage</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 row(s)
read so far</source>
        <translation>
            <numerusform>%1 of %2 row
read so far</numerusform>
            <numerusform>%1 of %2 rows
read so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) read,
more below</source>
        <translation>
            <numerusform>%1 row read,
more below</numerusform>
            <numerusform>%1 rows read,
more below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::Tray</name>
    <message numerus="yes">
        <source>%1 blocked</source>
        <comment>tooltip: requests</comment>
        <translation>
            <numerusform>%1 blocked</numerusform>
            <numerusform>%1 blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>llmcap::UsageTables</name>
    <message numerus="yes">
        <source>%1 other(s)</source>
        <comment>models</comment>
        <translation>
            <numerusform>%1 other</numerusform>
            <numerusform>%1 others</numerusform>
        </translation>
    </message>
</context>
</TS>
