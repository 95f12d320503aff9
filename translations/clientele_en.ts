<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Assistant</name>
    <message numerus="yes">
        <source>%n customer(s) may be meant by “%1”. Which one?</source>
        <translation>
            <numerusform>%n customer may be meant by “%1”. Which one?</numerusform>
            <numerusform>%n customers may be meant by “%1”. Which one?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>and %n more problem(s)</source>
        <translation>
            <numerusform>and %n more problem</numerusform>
            <numerusform>and %n more problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) behind it</source>
        <translation>
            <numerusform>%n row behind it</numerusform>
            <numerusform>%n rows behind it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n row written to %1</numerusform>
            <numerusform>%n rows written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) were rejected; the first problem is at %1: %2</source>
        <translation>
            <numerusform>%n row was read and rejected; the problem is at %1: %2</numerusform>
            <numerusform>All %n rows were rejected; the first problem is at %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n time(s))</source>
        <translation>
            <numerusform>(%n time)</numerusform>
            <numerusform>(%n times)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s) sent.</source>
        <translation>
            <numerusform>%n span sent.</numerusform>
            <numerusform>%n spans sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message numerus="yes">
        <source>%1 customer(s)</source>
        <translation>
            <numerusform>%1 customer</numerusform>
            <numerusform>%1 customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 credit record(s)</source>
        <translation>
            <numerusform>%1 credit record</numerusform>
            <numerusform>%1 credit records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 loan(s)</source>
        <translation>
            <numerusform>%1 loan</numerusform>
            <numerusform>%1 loans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 transaction(s)</source>
        <translation>
            <numerusform>%1 transaction</numerusform>
            <numerusform>%1 transactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 complaint(s)</source>
        <translation>
            <numerusform>%1 complaint</numerusform>
            <numerusform>%1 complaints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 product</numerusform>
            <numerusform>%1 products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n city(ies)</source>
        <translation>
            <numerusform>in %n city</numerusform>
            <numerusform>in %n cities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n category(ies)</source>
        <translation>
            <numerusform>in %n category</numerusform>
            <numerusform>in %n categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %n machine(s)</source>
        <translation>
            <numerusform>at %n machine</numerusform>
            <numerusform>at %n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation>
            <numerusform>in %n group</numerusform>
            <numerusform>in %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bin(s)</source>
        <translation>
            <numerusform>%n bin</numerusform>
            <numerusform>%n bins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 on the %n day(s) before</source>
        <extracomment>%1 is a change: ▲ 4 % on the 7 days before</extracomment>
        <translation>
            <numerusform>%1 vs prior %n day</numerusform>
            <numerusform>%1 vs prior %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n day(s)</source>
        <extracomment>%1 is a change over the last days of the data: ▲ 4 % in 30 days</extracomment>
        <translation>
            <numerusform>%1 in %n day</numerusform>
            <numerusform>%1 in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for hours, filter at most %n day(s)</source>
        <translation>
            <numerusform>for hours, filter at most %n day</numerusform>
            <numerusform>for hours, filter at most %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterSets</name>
    <message numerus="yes">
        <source>The name of a saved set has at most %n character(s).</source>
        <translation>
            <numerusform>The name of a saved set has at most %n character.</numerusform>
            <numerusform>The name of a saved set has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuerySentences</name>
    <message numerus="yes">
        <source>A group of this query is named by %n key(s).</source>
        <translation>
            <numerusform>A group of this query is named by %n key.</numerusform>
            <numerusform>A group of this query is named by %n keys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recommend</name>
    <message numerus="yes">
        <source>%1 of the %n most similar customer(s) have it.</source>
        <translation>
            <numerusform>%1 of the %n most similar customer has it.</numerusform>
            <numerusform>%1 of the %n most similar customers have it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %n most similar customer(s) have one of its kind (%2: %3).</source>
        <translation>
            <numerusform>%1 of the %n most similar customer has one of its kind (%2: %3).</numerusform>
            <numerusform>%1 of the %n most similar customers have one of its kind (%2: %3).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::AnswerDocument</name>
    <message numerus="yes">
        <source>%1 · %n row(s)</source>
        <comment>a measure&apos;s name</comment>
        <translation>
            <numerusform>%1 · %n row</numerusform>
            <numerusform>%1 · %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::AnswerWords</name>
    <message numerus="yes">
        <source>about %n token(s)</source>
        <translation>
            <numerusform>about %n token</numerusform>
            <numerusform>about %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How: %n query(s)</source>
        <comment>a number of queries</comment>
        <translation>
            <numerusform>How: %n query</numerusform>
            <numerusform>How: %n queries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) unverified</source>
        <translation>
            <numerusform>%n figure unverified</numerusform>
            <numerusform>%n figures unverified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How: %1 · %2 · %n row(s)</source>
        <comment>a query, its filters, the number of rows it read</comment>
        <translation>
            <numerusform>How: %1 · %2 · %n row</numerusform>
            <numerusform>How: %1 · %2 · %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As sent: %n request(s), names replaced by tokens</source>
        <translation>
            <numerusform>As sent: %n request, names replaced by tokens</numerusform>
            <numerusform>As sent: %n requests, names replaced by tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 of %n step</numerusform>
            <numerusform>%1 of %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln token(s)</source>
        <translation>
            <numerusform>%1 of %Ln token</numerusform>
            <numerusform>%1 of %Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::Answering</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::BriefDocument</name>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n complaint</numerusform>
            <numerusform>%n complaints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ChatLists</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ChipBar</name>
    <message numerus="yes">
        <source>%n more filter(s)</source>
        <translation>
            <numerusform>%n more filter</numerusform>
            <numerusform>%n more filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ConditionText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>values of a filter</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ConversationExport</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::CustomerPicker</name>
    <message numerus="yes">
        <source>The first %n customers that fit</source>
        <translation>
            <numerusform>The first %n customer that fits</numerusform>
            <numerusform>The first %n customers that fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::DaysEditor</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::DismissDialog</name>
    <message numerus="yes">
        <source>%1 will not be suggested to this customer for %n day(s). The reason is kept with it.</source>
        <translation>
            <numerusform>%1 will not be suggested to this customer for %n day. The reason is kept with it.</numerusform>
            <numerusform>%1 will not be suggested to this customer for %n days. The reason is kept with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::EmptinessChoice</name>
    <message numerus="yes">
        <source>Only the %n without a day</source>
        <translation>
            <numerusform>Only the %n without a day</numerusform>
            <numerusform>Only the %n without a day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n without a value</source>
        <translation>
            <numerusform>Only the %n without a value</numerusform>
            <numerusform>Only the %n without a value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n without a day</source>
        <translation>
            <numerusform>Leave out the %n without a day</numerusform>
            <numerusform>Leave out the %n without a day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n without a value</source>
        <translation>
            <numerusform>Leave out the %n without a value</numerusform>
            <numerusform>Leave out the %n without a value</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ExcludedView</name>
    <message numerus="yes">
        <source>Not suggested: %n product(s)</source>
        <translation>
            <numerusform>Not suggested: %n product</numerusform>
            <numerusform>Not suggested: %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::FiguresCard</name>
    <message numerus="yes">
        <source>in %n loan(s)</source>
        <translation>
            <numerusform>in %n loan</numerusform>
            <numerusform>in %n loans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::HitsModel</name>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n complaint</numerusform>
            <numerusform>%n complaints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::MapPlot</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::Passages</name>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <translation>
            <numerusform>%n loan</numerusform>
            <numerusform>%n loans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ATM transaction(s)</source>
        <translation>
            <numerusform>%n ATM transaction</numerusform>
            <numerusform>%n ATM transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::Plot</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::QueueModel</name>
    <message numerus="yes">
        <source>Place %1, and you have %n call(s) today.</source>
        <translation>
            <numerusform>Place %1, and you have %n call today.</numerusform>
            <numerusform>Place %1, and you have %n calls today.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::QueuePage</name>
    <message numerus="yes">
        <source>%n customer(s) looked at, by the best suggestion, urgency and worth</source>
        <translation>
            <numerusform>%n customer looked at, by the best suggestion, urgency and worth</numerusform>
            <numerusform>%n customers looked at, by the best suggestion, urgency and worth</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) within the filters, by the best suggestion, urgency and worth</source>
        <translation>
            <numerusform>%n customer within the filters, by the best suggestion, urgency and worth</numerusform>
            <numerusform>%n customers within the filters, by the best suggestion, urgency and worth</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) written to %1</source>
        <translation>
            <numerusform>%n decision written to %1</numerusform>
            <numerusform>%n decisions written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ReportView</name>
    <message numerus="yes">
        <source>%1 row(s) are in the book.</source>
        <translation>
            <numerusform>%1 row is in the book.</numerusform>
            <numerusform>%1 rows are in the book.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) were set aside:</source>
        <translation>
            <numerusform>%1 row was set aside:</numerusform>
            <numerusform>%1 rows were set aside:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <translation>
            <numerusform>%n loan</numerusform>
            <numerusform>%n loans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::SavedSetsDialog</name>
    <message numerus="yes">
        <source>%n part(s) of this file cannot be used here.</source>
        <translation>
            <numerusform>%n part of this file cannot be used here.</numerusform>
            <numerusform>%n parts of this file cannot be used here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::SearchPage</name>
    <message numerus="yes">
        <source>Within %n filter(s)</source>
        <translation>
            <numerusform>Within %n filter</numerusform>
            <numerusform>Within %n filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::StepsView</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::SummaryModel</name>
    <message numerus="yes">
        <source>Sum of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Sum of %n</numerusform>
            <numerusform>Sum of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Mean of %n</numerusform>
            <numerusform>Mean of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lowest of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Lowest of %n</numerusform>
            <numerusform>Lowest of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Highest of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Highest of %n</numerusform>
            <numerusform>Highest of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::Toolbox</name>
    <message numerus="yes">
        <source>Computed: %1, %n group(s)</source>
        <translation>
            <numerusform>Computed: %1, %n group</numerusform>
            <numerusform>Computed: %1, %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read: %1, %n record(s)</source>
        <translation>
            <numerusform>Read: %1, %n record</numerusform>
            <numerusform>Read: %1, %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched: %n passage(s)</source>
        <translation>
            <numerusform>Searched: %n passage</numerusform>
            <numerusform>Searched: %n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compared: %n similar customer(s)</source>
        <translation>
            <numerusform>Compared: %n similar customer</numerusform>
            <numerusform>Compared: %n similar customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::Turn</name>
    <message numerus="yes">
        <source>%n passage(s) of the book speak of it:</source>
        <translation>
            <numerusform>%n passage of the book speaks of it:</numerusform>
            <numerusform>%n passages of the book speak of it:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ValuesEditor</name>
    <message numerus="yes">
        <source>Show %n without rows</source>
        <comment>values that no row has under the other filters</comment>
        <translation>
            <numerusform>Show %n without rows</numerusform>
            <numerusform>Show %n without rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>values of a list</comment>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) shown</source>
        <translation>
            <numerusform>%n value shown</numerusform>
            <numerusform>%n values shown</numerusform>
        </translation>
    </message>
</context>
</TS>
