<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
<context>
    <name>Assistant</name>
    <message numerus="yes">
        <source>%n customer(s) may be meant by “%1”. Which one?</source>
        <translation>
            <numerusform>« %1 » peut désigner %n client. Lequel ?</numerusform>
            <numerusform>« %1 » peut désigner %n clients. Lequel ?</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>« %1 »</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is no customer “%1” in what you are looking at.</source>
        <translation>Il n’y a pas de client « %1 » dans ce que vous regardez.</translation>
    </message>
    <message>
        <source>There is no machine “%1” in the book.</source>
        <translation>Il n’y a pas de guichet « %1 » dans le portefeuille.</translation>
    </message>
    <message>
        <source>The book has no ATM data, so nothing can be said of that time.</source>
        <translation>Le portefeuille n’a pas de données de guichets : on ne peut rien dire de ce moment.</translation>
    </message>
    <message>
        <source>The book&apos;s data end on %1 and do not reach the time asked for. Ask for a date.</source>
        <translation>Les données du portefeuille s’arrêtent au %1 et n’atteignent pas le moment demandé. Demandez une date.</translation>
    </message>
    <message>
        <source>The year is not clear. Write the date with its year, for example 20 August 2025.</source>
        <translation>L’année n’est pas claire. Écrivez la date avec son année, par exemple 20 août 2025.</translation>
    </message>
    <message>
        <source>Only ATM transactions and complaints carry a time that can be asked for here.</source>
        <translation>Seules les opérations aux guichets et les réclamations portent un moment qu’on peut demander ici.</translation>
    </message>
    <message>
        <source>“%1” was read as “%2”.</source>
        <translation>« %1 » a été lu comme « %2 ».</translation>
    </message>
    <message>
        <source>Not answered: %1 is nothing that the book knows. Try other words for it, or leave it out.</source>
        <translation>Sans réponse : %1 n’est rien que le portefeuille connaisse. Essayez d’autres mots, ou laissez-le de côté.</translation>
    </message>
    <message>
        <source>Not answered: “%1” asks for a reason, an opinion, a wish or the future. Only what the book holds can be computed.</source>
        <translation>Sans réponse : « %1 » demande une raison, un avis, un souhait ou l’avenir. Seul ce que contient le portefeuille peut être calculé.</translation>
    </message>
    <message>
        <source>Not answered: it is not clear what %1 means here. Ask for one thing at a time.</source>
        <translation>Sans réponse : on ne voit pas bien ce que %1 veut dire ici. Demandez une chose à la fois.</translation>
    </message>
    <message>
        <source>The book has no data on this: %1.</source>
        <translation>Le portefeuille n’a pas de données à ce sujet : %1.</translation>
    </message>
    <message>
        <source>Complaints are anonymous: they carry no customer, so nothing can be said of who complained or where from.</source>
        <translation>Les réclamations sont anonymes : elles ne portent aucun client, on ne peut donc pas dire qui s’est plaint ni d’où.</translation>
    </message>
    <message>
        <source>“%1” is a value in the book and a customer&apos;s name. Write the full name, or “in %1”.</source>
        <translation>« %1 » est une valeur du portefeuille et le nom d’un client. Écrivez le nom entier, ou « à %1 ».</translation>
    </message>
    <message>
        <source>Taken: %1.</source>
        <translation>Retenu : %1.</translation>
    </message>
    <message>
        <source>Taken: %1, %2.</source>
        <translation>Retenu : %1, %2.</translation>
    </message>
    <message>
        <source>Which figure of “%1” is wanted: the average, the lowest, the highest or the range?</source>
        <translation>Quel chiffre de « %1 » voulez-vous : la moyenne, le plus bas, le plus haut ou l’étendue ?</translation>
    </message>
    <message>
        <source>It is not clear what is asked. Try “How many customers are there in …?”.</source>
        <translation>La question n’est pas claire. Essayez « Combien de clients à … ? ».</translation>
    </message>
    <message>
        <source>There is no such date.</source>
        <translation>Cette date n’existe pas.</translation>
    </message>
    <message>
        <source>The last ATM transaction in the book is of %1.</source>
        <translation>La dernière opération au guichet dans le portefeuille date du %1.</translation>
    </message>
    <message>
        <source>Not answered: %1 cannot be broken down by “%2”.</source>
        <translation>Sans réponse : « %1 » ne se ventile pas par « %2 ».</translation>
    </message>
    <message>
        <source>Not answered: there is no single average to compare with for “%1”.</source>
        <translation>Sans réponse : il n’existe pas de moyenne unique à laquelle comparer « %1 ».</translation>
    </message>
    <message>
        <source>Not answered: figures of several currencies are not taken from one another. Ask for one currency.</source>
        <translation>Sans réponse : on ne soustrait pas des montants de devises différentes. Précisez une devise.</translation>
    </message>
    <message>
        <source>Not answered: several share a place before it. Ask for the first few instead, for example “top 5”.</source>
        <translation>Sans réponse : plusieurs se partagent un rang avant celui-ci. Demandez plutôt les premiers, par exemple « top 5 ».</translation>
    </message>
    <message>
        <source>Not answered: it is not clear what of the question before this changes. Ask the whole question.</source>
        <translation>Sans réponse : on ne voit pas clairement ce que ceci change à la question précédente. Posez la question entière.</translation>
    </message>
    <message>
        <source>%1 (range)</source>
        <translation>%1 (étendue)</translation>
    </message>
    <message>
        <source>Of each loan</source>
        <translation>Par prêt</translation>
    </message>
    <message>
        <source>Of each customer</source>
        <translation>Par client</translation>
    </message>
    <message>
        <source>Several of them may be meant. Which one?</source>
        <translation>Plusieurs d&apos;entre eux sont possibles. Lequel ?</translation>
    </message>
    <message>
        <source>Is “%1” meant of each loan or of each customer?</source>
        <translation>« %1 » s&apos;entend-il par prêt ou par client ?</translation>
    </message>
    <message>
        <source>Hello. Ask about the customers of this book, their loans, scores, machines or complaints, for example “Who owes the most?” or “How many customers live in Toronto?”.</source>
        <translation>Bonjour. Posez une question sur les clients de ce portefeuille, leurs prêts, leurs cotes, les guichets ou les plaintes, par exemple « Qui doit le plus ? » ou « Combien de clients à Toronto ? ».</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Monthly spending</source>
        <translation>Dépenses mensuelles</translation>
    </message>
    <message>
        <source>Delinquencies</source>
        <translation>Défauts de paiement</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Amount owed</source>
        <translation>Montant dû</translation>
    </message>
    <message>
        <source>Largest loan</source>
        <translation>Plus gros prêt</translation>
    </message>
    <message>
        <source>ATM transactions</source>
        <translation>Opérations aux guichets</translation>
    </message>
    <message>
        <source>Deposits</source>
        <translation>Dépôts</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>Retraits</translation>
    </message>
    <message>
        <source>Net cash flow</source>
        <translation>Flux net</translation>
    </message>
    <message>
        <source>Average ATM transaction</source>
        <translation>Opération moyenne au guichet</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Réclamations</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Credit band</source>
        <translation>Classe de crédit</translation>
    </message>
    <message>
        <source>Score range</source>
        <translation>Tranche de cote</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Jour de la semaine</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Day of complaint</source>
        <translation>Jour de la réclamation</translation>
    </message>
    <message>
        <source>Week of complaint</source>
        <translation>Semaine de la réclamation</translation>
    </message>
    <message>
        <source>Month of complaint</source>
        <translation>Mois de la réclamation</translation>
    </message>
    <message>
        <source>%1 (average)</source>
        <translation>%1 (moyenne)</translation>
    </message>
    <message>
        <source>%1 (minimum)</source>
        <translation>%1 (minimum)</translation>
    </message>
    <message>
        <source>%1 (maximum)</source>
        <translation>%1 (maximum)</translation>
    </message>
    <message>
        <source>%1 (median)</source>
        <translation>%1 (médiane)</translation>
    </message>
    <message>
        <source>%1 (sum)</source>
        <translation>%1 (somme)</translation>
    </message>
    <message>
        <source>Weekday of complaint</source>
        <translation>Jour de semaine de la plainte</translation>
    </message>
    <message>
        <source>Hour of complaint</source>
        <translation>Heure de la plainte</translation>
    </message>
    <message>
        <source>Date and hour</source>
        <translation>Date et heure</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Trimestre</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Date and hour of complaint</source>
        <translation>Date et heure de la réclamation</translation>
    </message>
    <message>
        <source>Quarter of complaint</source>
        <translation>Trimestre de la réclamation</translation>
    </message>
    <message>
        <source>Year of complaint</source>
        <translation>Année de la réclamation</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>a date in a list, as QLocale&apos;s formats go: 20 Aug 2025</extracomment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>New in the book</source>
        <translation>Nouveau dans le portefeuille</translation>
    </message>
    <message>
        <source>No longer in the book</source>
        <translation>N’est plus dans le portefeuille</translation>
    </message>
    <message>
        <source>New loan</source>
        <translation>Nouveau prêt</translation>
    </message>
    <message>
        <source>Loan gone</source>
        <translation>Prêt disparu</translation>
    </message>
    <message>
        <source>Owed for a %1 loan</source>
        <extracomment>%1 is a type of loan: car</extracomment>
        <translation>Montant dû pour un prêt %1</translation>
    </message>
    <message>
        <source>now known, %1</source>
        <extracomment>a value that the record did not have before</extracomment>
        <translation>désormais connu, %1</translation>
    </message>
    <message>
        <source>no longer known, was %1</source>
        <translation>n’est plus connu, était %1</translation>
    </message>
</context>
<context>
    <name>CheckedJson</name>
    <message>
        <source>this is not JSON (%1)</source>
        <translation>ce n’est pas du JSON (%1)</translation>
    </message>
    <message>
        <source>stands there twice</source>
        <translation>y figure deux fois</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>doit être un objet</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>manque</translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation>n’est pas connu à cet endroit</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>doit être un texte</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>doit être true ou false</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>doit être un nombre entier de %1 à %2</translation>
    </message>
    <message>
        <source>must be a decimal number as text, with no more decimals than the field has</source>
        <translation>doit être un nombre décimal en texte, sans plus de décimales que le champ n’en a</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>doit être une liste</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>ne doit pas être vide</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>--where wants a JSON array of conditions.</source>
        <translation>--where attend un tableau JSON de conditions.</translation>
    </message>
    <message>
        <source>Write it as [{&quot;field&quot;:&quot;customer.city&quot;,&quot;in&quot;:[&quot;Toronto&quot;]}].</source>
        <translation>Écrivez-le ainsi : [{&quot;field&quot;:&quot;customer.city&quot;,&quot;in&quot;:[&quot;Toronto&quot;]}].</translation>
    </message>
    <message>
        <source>There is no customer %1 in the book.</source>
        <translation>Il n’y a pas de client %1 dans le portefeuille.</translation>
    </message>
    <message>
        <source>Give the customer&apos;s id as the data have it.</source>
        <translation>Donnez l’identifiant du client tel qu’il est dans les données.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>fills a profile with a synthetic book</source>
        <translation>remplit un profil d’un portefeuille inventé</translation>
    </message>
    <message>
        <source>reads CSV and JSON files; KIND: customers, credit, loans, atm, complaints, products</source>
        <translation>lit des fichiers CSV et JSON ; KIND : customers, credit, loans, atm, complaints, products</translation>
    </message>
    <message>
        <source>adds a database or changes one</source>
        <translation>ajoute une base de données ou en modifie une</translation>
    </message>
    <message>
        <source>lists the databases</source>
        <translation>énumère les bases de données</translation>
    </message>
    <message>
        <source>tries to reach a database</source>
        <translation>essaie de joindre une base de données</translation>
    </message>
    <message>
        <source>reads the databases</source>
        <translation>lit les bases de données</translation>
    </message>
    <message>
        <source>lists the measures and dimensions</source>
        <translation>énumère les mesures et les dimensions</translation>
    </message>
    <message>
        <source>computes a query</source>
        <translation>calcule une requête</translation>
    </message>
    <message>
        <source>answers a question in plain words</source>
        <translation>répond à une question en mots simples</translation>
    </message>
    <message>
        <source>That is not JSON: %1 at character %2.</source>
        <translation>Ce n’est pas du JSON : %1 au caractère %2.</translation>
    </message>
    <message>
        <source>Check its brackets, quotes and commas.</source>
        <translation>Vérifiez les crochets, les guillemets et les virgules.</translation>
    </message>
    <message>
        <source>%1 wants a whole number, 0 or more.</source>
        <translation>%1 attend un nombre entier, 0 ou plus.</translation>
    </message>
    <message>
        <source>The profile in %1 holds the demo book: %2 customers, %3 ATM transactions, %4 complaints.</source>
        <translation>Le profil dans %1 contient le portefeuille de démonstration : %2 clients, %3 opérations aux guichets, %4 réclamations.</translation>
    </message>
    <message>
        <source>The result could not be written to standard output.</source>
        <translation>Le résultat n’a pas pu être écrit sur la sortie standard.</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(aucune)</translation>
    </message>
    <message>
        <source>Some conditions have no meaning for %1 and were left out.</source>
        <translation>Certaines conditions n’ont pas de sens pour %1 et ont été laissées de côté.</translation>
    </message>
    <message>
        <source>A query is a JSON object.</source>
        <translation>Une requête est un objet JSON.</translation>
    </message>
    <message>
        <source>Write it as {&quot;measure&quot;:&quot;loans.owed&quot;,&quot;by&quot;:[&quot;loan.type&quot;]}.</source>
        <translation>Écrivez-la ainsi : {&quot;measure&quot;:&quot;loans.owed&quot;,&quot;by&quot;:[&quot;loan.type&quot;]}.</translation>
    </message>
    <message>
        <source>That is no address of a source.</source>
        <translation>Ce n’est pas l’adresse d’une source.</translation>
    </message>
    <message>
        <source>Write it as mysql://user:password@host:port/database, postgresql://..., odbc:... or kafka://host:port/topic.</source>
        <translation>Écrivez-la ainsi : mysql://user:password@host:port/database, postgresql://..., odbc:... ou kafka://host:port/topic.</translation>
    </message>
    <message>
        <source>There is no option %1; clientele-cli --help lists them.</source>
        <translation>Il n’y a pas d’option %1 ; clientele-cli --help les énumère.</translation>
    </message>
    <message>
        <source>The option %1 is given twice.</source>
        <translation>L’option %1 est donnée deux fois.</translation>
    </message>
    <message>
        <source>The option %1 takes no value.</source>
        <translation>L’option %1 ne prend pas de valeur.</translation>
    </message>
    <message>
        <source>The option %1 needs a value.</source>
        <translation>L’option %1 veut une valeur.</translation>
    </message>
    <message>
        <source>No command is given; clientele-cli --help lists them.</source>
        <translation>Aucune commande n’est donnée ; clientele-cli --help les énumère.</translation>
    </message>
    <message>
        <source>There is no command “%1”; clientele-cli --help lists them.</source>
        <translation>Il n’y a pas de commande « %1 » ; clientele-cli --help les énumère.</translation>
    </message>
    <message>
        <source>The command %1 has no option %2: %3</source>
        <translation>La commande %1 n’a pas d’option %2 : %3</translation>
    </message>
    <message>
        <source>The command is used as: %1</source>
        <translation>La commande s’emploie ainsi : %1</translation>
    </message>
    <message>
        <source>The command %1 needs a profile: --profile DIR.</source>
        <translation>La commande %1 veut un profil : --profile DIR.</translation>
    </message>
    <message>
        <source>“%1” is no kind; it is one of customers, credit, loans, atm, complaints, products.</source>
        <translation>« %1 » n’est pas une sorte ; c’est une de customers, credit, loans, atm, complaints, products.</translation>
    </message>
    <message>
        <source>“%1” is no currency; write its ISO 4217 code, such as CAD.</source>
        <translation>« %1 » n’est pas une devise ; écrivez son code ISO 4217, comme CAD.</translation>
    </message>
    <message>
        <source>The file %1 is not there or cannot be read.</source>
        <translation>Le fichier %1 n’existe pas ou ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check its name and its permissions.</source>
        <translation>Vérifiez son nom et ses droits.</translation>
    </message>
    <message>
        <source>Correct the file, or describe its columns in a mapping file.</source>
        <translation>Corrigez le fichier, ou décrivez ses colonnes dans un fichier de correspondance.</translation>
    </message>
    <message>
        <source>No row was accepted: there is none in the files.</source>
        <translation>Aucune ligne n’a été acceptée : les fichiers n’en ont pas.</translation>
    </message>
    <message>
        <source>Check that they are the ones you mean.</source>
        <translation>Vérifiez que ce sont bien ceux que vous voulez.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lues</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptées</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetées</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Déjà présentes</translation>
    </message>
    <message>
        <source>Without a customer</source>
        <translation>Sans client</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Dernière lecture</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>The profile has no source %1.</source>
        <translation>Le profil n’a pas de source %1.</translation>
    </message>
    <message>
        <source>“source list” shows those it has; “source add” adds one.</source>
        <translation>« source list » montre celles qu’il a ; « source add » en ajoute une.</translation>
    </message>
    <message>
        <source>A source needs a name.</source>
        <translation>Une source veut un nom.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 répond.</translation>
    </message>
    <message>
        <source>The profile has no source to read.</source>
        <translation>Le profil n’a pas de source à lire.</translation>
    </message>
    <message>
        <source>Add one with “source add NAME URL”.</source>
        <translation>Ajoutez-en une avec « source add NAME URL ».</translation>
    </message>
    <message numerus="yes">
        <source>and %n more problem(s)</source>
        <translation>
            <numerusform>et encore %n problème</numerusform>
            <numerusform>et encore %n problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) behind it</source>
        <translation>
            <numerusform>%n ligne derrière</numerusform>
            <numerusform>%n lignes derrière</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n ligne écrite dans %1</numerusform>
            <numerusform>%n lignes écrites dans %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The command export needs a file: --to FILE.csv or --to FILE.xlsx.</source>
        <translation>La commande export demande un fichier&#xa0;: --to FICHIER.csv ou --to FICHIER.xlsx.</translation>
    </message>
    <message>
        <source>“%1” is neither a .csv nor an .xlsx file.</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni un fichier .csv ni un fichier .xlsx.</translation>
    </message>
    <message>
        <source>The chart %1 has no cube.</source>
        <translation>Le graphique %1 n’a pas de cube.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Median (µs)</source>
        <translation>Médiane (µs)</translation>
    </message>
    <message>
        <source>95th percentile (µs)</source>
        <translation>95e centile (µs)</translation>
    </message>
    <message>
        <source>Rows: %1, threads: %2, bytes: %3</source>
        <translation>Lignes : %1, fils d’exécution : %2, octets : %3</translation>
    </message>
    <message>
        <source>The options of this command want whole numbers; at most %1 transactions.</source>
        <translation>Les options de cette commande demandent des nombres entiers ; %1 opérations au plus.</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2.</source>
        <translation>Le fichier %1 n’a pas pu être écrit : %2.</translation>
    </message>
    <message>
        <source>Check its folder and the free space.</source>
        <translation>Vérifiez son dossier et l’espace libre.</translation>
    </message>
    <message>
        <source>times the dashboard&apos;s steps over a made-up book</source>
        <translation>mesure les étapes du tableau de bord sur un livre fictif</translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) were rejected; the first problem is at %1: %2</source>
        <translation>
            <numerusform>%n ligne lue et rejetée&#xa0;; le problème est à %1&#xa0;: %2</numerusform>
            <numerusform>Les %n lignes ont toutes été rejetées&#xa0;; le premier problème est à %1&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>chooses a language model&apos;s server; its key comes from the keychain or CLIENTELE_API_KEY</source>
        <translation>choisit le serveur d’un modèle de langage ; sa clé vient du trousseau ou de CLIENTELE_API_KEY</translation>
    </message>
    <message>
        <source>uses no server: everything is answered on this computer</source>
        <translation>n’utilise aucun serveur : tout est répondu sur cet ordinateur</translation>
    </message>
    <message>
        <source>tries the server, and says which setting to mend</source>
        <translation>essaie le serveur et dit quel réglage corriger</translation>
    </message>
    <message>
        <source>The profile has no provider.</source>
        <translation>Le profil n’a pas de fournisseur.</translation>
    </message>
    <message>
        <source>Choose one with “provider set URL --model M”.</source>
        <translation>Choisissez-en un avec « provider set URL --model M ».</translation>
    </message>
    <message>
        <source>A provider needs a model: --model M.</source>
        <translation>Un fournisseur demande un modèle : --model M.</translation>
    </message>
    <message>
        <source>There is no dialect “%1”: it is openai or anthropic.</source>
        <translation>Il n’y a pas de dialecte « %1 » : c’est openai ou anthropic.</translation>
    </message>
    <message>
        <source>%1 at %2. “provider test” tries it.</source>
        <translation>%1 à l’adresse %2. « provider test » l’essaie.</translation>
    </message>
    <message>
        <source>No provider: every question is answered on this computer.</source>
        <translation>Aucun fournisseur : chaque question reçoit sa réponse sur cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 answers, its first word after %2 ms.</source>
        <translation>%1 répond, premier mot après %2 ms.</translation>
    </message>
    <message>
        <source>finds passages of the book by their meaning and by their words</source>
        <translation>trouve des passages du portefeuille par leur sens et par leurs mots</translation>
    </message>
    <message>
        <source>finds the customers most like one, and says in what</source>
        <translation>trouve les clients qui ressemblent le plus à un client, et dit en quoi</translation>
    </message>
    <message numerus="yes">
        <source>(%n time(s))</source>
        <translation>
            <numerusform>(%n fois)</numerusform>
            <numerusform>(%n fois)</numerusform>
        </translation>
    </message>
    <message>
        <source>-k wants a number from 1 to %1.</source>
        <translation>-k attend un nombre de 1 à %1.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Rien n’a été trouvé.</translation>
    </message>
    <message>
        <source>Not verified: %1</source>
        <translation>Non vérifié : %1</translation>
    </message>
    <message>
        <source>The answer was cut.</source>
        <translation>La réponse a été interrompue.</translation>
    </message>
    <message>
        <source>suggests products to a customer, and says why and why not</source>
        <translation>suggère des produits à un client, et dit pourquoi et pourquoi pas</translation>
    </message>
    <message>
        <source>answers other programs of this machine over HTTP, until it is told to end</source>
        <translation>répond aux autres programmes de cet ordinateur par HTTP, jusqu’à ce qu’on l’arrête</translation>
    </message>
    <message>
        <source>--port wants a whole number from 0 to 65535; with 0 a free one is taken.</source>
        <translation>--port demande un nombre entier de 0 à 65535 ; avec 0, un port libre est pris.</translation>
    </message>
    <message>
        <source>The address could not be written to standard output, so nobody could use it.</source>
        <translation>L’adresse n’a pas pu être écrite sur la sortie standard : personne ne pourrait s’en servir.</translation>
    </message>
    <message>
        <source>writes a query&apos;s figures to a .csv or .xlsx file; with --rows, the rows behind them; with --suggestions and no query, what was decided about suggestions to a .jsonl file</source>
        <translation>écrit les chiffres d’une requête dans un fichier .csv ou .xlsx ; avec --rows, les lignes derrière eux ; avec --suggestions et sans requête, les décisions sur les suggestions dans un fichier .jsonl</translation>
    </message>
    <message>
        <source>Suggestions are exported to a .jsonl file: --to FILE.jsonl.</source>
        <translation>Les suggestions s’exportent dans un fichier .jsonl : --to FICHIER.jsonl.</translation>
    </message>
    <message>
        <source>With --suggestions there is neither a query nor another option than --to.</source>
        <translation>Avec --suggestions, il n’y a ni requête ni autre option que --to.</translation>
    </message>
    <message>
        <source>The command export needs a query, or --suggestions.</source>
        <translation>La commande export demande une requête, ou --suggestions.</translation>
    </message>
    <message>
        <source>A person has verified this answer.</source>
        <translation>Une personne a vérifié cette réponse.</translation>
    </message>
    <message>
        <source>lists what was asked and suggested, newest first, with times and tokens</source>
        <translation>liste ce qui a été demandé et suggéré, le plus récent d’abord, avec durées et jetons</translation>
    </message>
    <message>
        <source>shows one run: its steps, tools and requests, as sent</source>
        <translation>montre une exécution : ses étapes, outils et requêtes, tels qu’envoyés</translation>
    </message>
    <message>
        <source>counts the runs, their tokens, failures and times</source>
        <translation>compte les exécutions, leurs jetons, échecs et durées</translation>
    </message>
    <message>
        <source>%1 wants a whole number above 0.</source>
        <translation>%1 demande un nombre entier supérieur à 0.</translation>
    </message>
    <message>
        <source>There is no run %1, or several begin so.</source>
        <translation>Il n’y a pas d’exécution %1, ou plusieurs commencent ainsi.</translation>
    </message>
    <message>
        <source>List the runs with: traces list.</source>
        <translation>Listez les exécutions avec : traces list.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>Median of tokens</source>
        <translation>Médiane des jetons</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échouées</translation>
    </message>
    <message>
        <source>Streamed</source>
        <translation>En flux</translation>
    </message>
    <message>
        <source>Time, half of them within</source>
        <translation>Durée, la moitié en moins de</translation>
    </message>
    <message>
        <source>Time, 99 % of them within</source>
        <translation>Durée, 99 % en moins de</translation>
    </message>
    <message>
        <source>First words, half of them within</source>
        <translation>Premiers mots, la moitié en moins de</translation>
    </message>
    <message>
        <source>First words, 99 % of them within</source>
        <translation>Premiers mots, 99 % en moins de</translation>
    </message>
    <message>
        <source>prints runs for OpenTelemetry, or sends what is new to a collector; --content adds messages, with tokens for people</source>
        <translation>imprime des exécutions pour OpenTelemetry, ou envoie ce qui est nouveau à un collecteur ; --content ajoute les messages, les personnes remplacées par des jetons</translation>
    </message>
    <message numerus="yes">
        <source>%n span(s) sent.</source>
        <translation>
            <numerusform>%n étape envoyée.</numerusform>
            <numerusform>%n étapes envoyées.</numerusform>
        </translation>
    </message>
    <message>
        <source>With --to what is new goes out: no run can be named.</source>
        <translation>Avec --to, ce qui est nouveau est envoyé : on ne peut pas nommer d’exécution.</translation>
    </message>
</context>
<context>
    <name>CustomerSheet</name>
    <message>
        <source>Identity and contact</source>
        <translation>Identité et coordonnées</translation>
    </message>
    <message>
        <source>Accounts and balances</source>
        <translation>Comptes et soldes</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Risk, status and preferences</source>
        <translation>Risque, statut et préférences</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message numerus="yes">
        <source>%1 customer(s)</source>
        <translation>
            <numerusform>%1 client</numerusform>
            <numerusform>%1 clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 credit record(s)</source>
        <translation>
            <numerusform>%1 dossier de crédit</numerusform>
            <numerusform>%1 dossiers de crédit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 loan(s)</source>
        <translation>
            <numerusform>%1 prêt</numerusform>
            <numerusform>%1 prêts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 transaction(s)</source>
        <translation>
            <numerusform>%1 opération</numerusform>
            <numerusform>%1 opérations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 complaint(s)</source>
        <translation>
            <numerusform>%1 réclamation</numerusform>
            <numerusform>%1 réclamations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 produit</numerusform>
            <numerusform>%1 produits</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a part and then the whole with its noun: &quot;12 of&quot; + &quot;50 transactions&quot;</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>of %1 in the book</source>
        <translation>sur %1 au portefeuille</translation>
    </message>
    <message numerus="yes">
        <source>in %n city(ies)</source>
        <translation>
            <numerusform>dans %n ville</numerusform>
            <numerusform>dans %n villes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n category(ies)</source>
        <translation>
            <numerusform>dans %n catégorie</numerusform>
            <numerusform>dans %n catégories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %n machine(s)</source>
        <translation>
            <numerusform>à %n guichet</numerusform>
            <numerusform>à %n guichets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation>
            <numerusform>dans %n groupe</numerusform>
            <numerusform>dans %n groupes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>There are no customers in this book yet.</source>
        <translation>Il n’y a pas encore de clients dans ce portefeuille.</translation>
    </message>
    <message>
        <source>Import a customer file or connect a database to fill it.</source>
        <translation>Importez un fichier de clients ou connectez une base de données pour le remplir.</translation>
    </message>
    <message>
        <source>There are no credit records in this book yet.</source>
        <translation>Il n’y a pas encore de dossiers de crédit dans ce portefeuille.</translation>
    </message>
    <message>
        <source>Import a credit file to fill this card.</source>
        <translation>Importez un fichier de crédit pour remplir cette carte.</translation>
    </message>
    <message>
        <source>There are no loans in this book yet.</source>
        <translation>Il n’y a pas encore de prêts dans ce portefeuille.</translation>
    </message>
    <message>
        <source>Import a credit file or a loan file to fill this card.</source>
        <translation>Importez un fichier de crédit ou de prêts pour remplir cette carte.</translation>
    </message>
    <message>
        <source>There is no ATM activity in this book yet.</source>
        <translation>Il n’y a pas encore d’opérations aux guichets dans ce portefeuille.</translation>
    </message>
    <message>
        <source>Import an ATM file to fill this card.</source>
        <translation>Importez un fichier de guichets pour remplir cette carte.</translation>
    </message>
    <message>
        <source>There are no complaints in this book yet.</source>
        <translation>Il n’y a pas encore de réclamations dans ce portefeuille.</translation>
    </message>
    <message>
        <source>Import a complaint file or connect a stream to fill this card.</source>
        <translation>Importez un fichier de réclamations ou connectez un flux pour remplir cette carte.</translation>
    </message>
    <message>
        <source>grey: whole book</source>
        <translation>en gris : tout le portefeuille</translation>
    </message>
    <message>
        <source>Under “%1”, no record of this book has a “%2”.</source>
        <extracomment>%1: a table, as Complaints; %2: a field, as Time</extracomment>
        <translation>Sous « %1 », aucun enregistrement de ce portefeuille n’a de « %2 ».</translation>
    </message>
    <message>
        <source>A file or stream with that column would fill this card.</source>
        <translation>Un fichier ou un flux avec cette colonne remplirait cette carte.</translation>
    </message>
    <message>
        <source>Nothing in the book meets all filters.</source>
        <translation>Rien dans le portefeuille ne répond à tous les filtres.</translation>
    </message>
    <message>
        <source>Take a filter away to see more.</source>
        <translation>Retirez un filtre pour en voir plus.</translation>
    </message>
    <message>
        <source>Not narrowed by %1: complaints carry no customer.</source>
        <extracomment>%1: the names of filters that have no meaning for complaints</extracomment>
        <translation>Non restreint par %1 : les réclamations ne portent aucun client.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>encore %n</numerusform>
            <numerusform>encore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sans valeur</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Passable</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bonne</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Très bonne</translation>
    </message>
    <message>
        <source>Excellent</source>
        <translation>Excellente</translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>a number in thousands of millions, as short as can be: 1.2 B</extracomment>
        <translation>%1 Md</translation>
    </message>
    <message>
        <source>%1 M</source>
        <extracomment>a number in millions, as short as can be: 2.79 M</extracomment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1k</source>
        <extracomment>a number in thousands on an axis, as short as can be: 4k</extracomment>
        <translation>%1k</translation>
    </message>
    <message>
        <source>click to filter, Ctrl+click for several</source>
        <translation>cliquer pour filtrer, Ctrl+clic pour plusieurs</translation>
    </message>
    <message>
        <source>drag to select a range</source>
        <translation>glisser pour choisir une plage</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Owed in loans</source>
        <translation>Dû sur les prêts</translation>
    </message>
    <message>
        <source>Median score</source>
        <translation>Cote médiane</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Réclamations</translation>
    </message>
    <message>
        <source>Credit score</source>
        <translation>Cote de crédit</translation>
    </message>
    <message>
        <source>Owed by loan type</source>
        <translation>Dû par type de prêt</translation>
    </message>
    <message>
        <source>ATM cash flow by %1</source>
        <translation>Flux aux guichets par %1</translation>
    </message>
    <message>
        <source>Customers by city</source>
        <translation>Clients par ville</translation>
    </message>
    <message>
        <source>Customers and credit</source>
        <translation>Clients et crédit</translation>
    </message>
    <message>
        <source>Delinquencies</source>
        <translation>Impayés</translation>
    </message>
    <message>
        <source>Credit score by city</source>
        <translation>Cote de crédit par ville</translation>
    </message>
    <message>
        <source>Score band</source>
        <translation>Classe de cote</translation>
    </message>
    <message>
        <source>Average score by city</source>
        <translation>Cote moyenne par ville</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Active loans</source>
        <translation>Prêts en cours</translation>
    </message>
    <message>
        <source>Owed in all</source>
        <translation>Dû au total</translation>
    </message>
    <message>
        <source>Largest loan</source>
        <translation>Plus gros prêt</translation>
    </message>
    <message>
        <source>Borrowers</source>
        <translation>Emprunteurs</translation>
    </message>
    <message>
        <source>Loans by type</source>
        <translation>Prêts par type</translation>
    </message>
    <message>
        <source>Owed by city</source>
        <translation>Dû par ville</translation>
    </message>
    <message>
        <source>Who owes most</source>
        <translation>Qui doit le plus</translation>
    </message>
    <message>
        <source>double-click opens the customer</source>
        <translation>un double-clic ouvre le client</translation>
    </message>
    <message>
        <source>ATM activity</source>
        <translation>Guichets</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Net cash flow</source>
        <translation>Flux net</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Par type</translation>
    </message>
    <message>
        <source>Transactions by %1</source>
        <translation>Opérations par %1</translation>
    </message>
    <message>
        <source>Busiest machines</source>
        <translation>Guichets les plus actifs</translation>
    </message>
    <message>
        <source>Cash flow by %1</source>
        <translation>Flux par %1</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Par heure</translation>
    </message>
    <message>
        <source>Complaints by category</source>
        <translation>Réclamations par catégorie</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Ce qui a été dit</translation>
    </message>
    <message>
        <source>Complaints by %1</source>
        <translation>Réclamations par %1</translation>
    </message>
    <message>
        <source>day</source>
        <comment>as in: transactions by day</comment>
        <translation>jour</translation>
    </message>
    <message>
        <source>week</source>
        <comment>as in: transactions by week</comment>
        <translation>semaine</translation>
    </message>
    <message>
        <source>month</source>
        <comment>as in: transactions by month</comment>
        <translation>mois</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a day and its month on an axis, in the format of QDate: 18 Aug</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>MMM yy</source>
        <extracomment>a month and its year on an axis, in the format of QDate: Aug 25</extracomment>
        <translation>MMM yy</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>a whole month, in the format of QDate: August 2025</extracomment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>%1 time</source>
        <extracomment>a city&apos;s time of day: Toronto time</extracomment>
        <translation>Heure de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n bin(s)</source>
        <translation>
            <numerusform>%n classe</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a cell of a heat map by its two scales: Monday, 14 h</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Soldes</translation>
    </message>
    <message>
        <source>Monthly spending</source>
        <translation>Dépenses mensuelles</translation>
    </message>
    <message>
        <source>Where customers live</source>
        <translation>Où vivent les clients</translation>
    </message>
    <message>
        <source>Score by amount owed</source>
        <translation>Cote selon le montant dû</translation>
    </message>
    <message>
        <source>Customers by delinquencies</source>
        <translation>Clients selon les défauts de paiement</translation>
    </message>
    <message>
        <source>Loan mix by city</source>
        <translation>Types de prêts par ville</translation>
    </message>
    <message>
        <source>Net cash flow by %1</source>
        <translation>Flux net par %1</translation>
    </message>
    <message>
        <source>Busy hours of the week</source>
        <translation>Heures chargées de la semaine</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>aucun changement</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a change in percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%1 on the %n day(s) before</source>
        <extracomment>%1 is a change: ▲ 4 % on the 7 days before</extracomment>
        <translation>
            <numerusform>%1 vs %n jour avant</numerusform>
            <numerusform>%1 vs %n jours avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n day(s)</source>
        <extracomment>%1 is a change over the last days of the data: ▲ 4 % in 30 days</extracomment>
        <translation>
            <numerusform>%1 en %n jour</numerusform>
            <numerusform>%1 en %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <extracomment>days, and their figure: 1 Aug 2025 to 30 Aug 2025: 1,234</extracomment>
        <translation>%1 au %2 : %3</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 et plus</translation>
    </message>
    <message>
        <source>%1+</source>
        <extracomment>a number and all above it, as short as can be, on an axis: 4+</extracomment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>two amounts on an axis, as short as can be: 10k–25k</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>an hour of the day: 14 h</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglés</translation>
    </message>
    <message>
        <source>Score &lt; 580</source>
        <translation>Cote sous 580</translation>
    </message>
    <message numerus="yes">
        <source>for hours, filter at most %n day(s)</source>
        <translation>
            <numerusform>par heure : filtrer %n jour au plus</numerusform>
            <numerusform>par heure : filtrer %n jours au plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Risk profile</source>
        <translation>Profil de risque</translation>
    </message>
    <message>
        <source>Balances by country</source>
        <translation>Soldes par pays</translation>
    </message>
    <message>
        <source>Customers by balance</source>
        <translation>Clients par solde</translation>
    </message>
    <message>
        <source>Customers by country</source>
        <translation>Clients par pays</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et encore %n</numerusform>
            <numerusform>et encore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>hour</source>
        <comment>as in: transactions by hour</comment>
        <translation>heure</translation>
    </message>
    <message>
        <source>quarter</source>
        <comment>as in: transactions by quarter</comment>
        <translation>trimestre</translation>
    </message>
    <message>
        <source>year</source>
        <comment>as in: transactions by year</comment>
        <translation>année</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <extracomment>an hour of a date: 20 August 2025, 14:00 to 15:00</extracomment>
        <translation>%1, de %2 à %3</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <extracomment>a quarter and its year: Q3 2025</extracomment>
        <translation>T%1 %2</translation>
    </message>
    <message>
        <source>Spent monthly</source>
        <translation>Dépenses/mois</translation>
    </message>
    <message>
        <source>All deposits</source>
        <translation>Dépôts en tout</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>A demo book cannot have %1 rows of a kind.</source>
        <translation>Un portefeuille de démonstration ne peut pas avoir %1 lignes d’une sorte.</translation>
    </message>
    <message>
        <source>Ask for 0 to %1.</source>
        <translation>Demandez de 0 à %1.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>Le dossier %1 est introuvable.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 est un dossier.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>You may not write to the folder %1.</source>
        <translation>Vous n’avez pas le droit d’écrire dans le dossier %1.</translation>
    </message>
    <message>
        <source>The disk is full: %1 was not written.</source>
        <translation>Le disque est plein&#xa0;: %1 n’a pas été écrit.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Libérez de la place ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2).</source>
        <translation>Impossible d’écrire %1 (%2).</translation>
    </message>
    <message>
        <source>The export was stopped, and nothing was written.</source>
        <translation>L’exportation a été arrêtée, et rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation>Filtres&#xa0;: %1</translation>
    </message>
    <message>
        <source>Without meaning for these figures: %1</source>
        <translation>Sans objet pour ces chiffres&#xa0;: %1</translation>
    </message>
    <message>
        <source>Data of: %1</source>
        <translation>Données du&#xa0;: %1</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>Fuseau horaire&#xa0;: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Source&#xa0;: %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>Clientele, snapshot %1 of the book</source>
        <translation>Clientele, instantané %1 du portefeuille</translation>
    </message>
    <message>
        <source>Clientele, a book in memory</source>
        <translation>Clientele, portefeuille en mémoire</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Part %1 of %2: a sheet holds no more rows.</source>
        <translation>Partie %1 sur %2&#xa0;: une feuille ne contient pas plus de lignes.</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>mémoire insuffisante</translation>
    </message>
    <message>
        <source>there was no room for all rows</source>
        <translation>il n’y avait pas assez de place pour toutes les lignes</translation>
    </message>
    <message>
        <source>below %1</source>
        <extracomment>a bin of numbers without a lower end</extracomment>
        <translation>moins de %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <extracomment>a bin of numbers without an upper end</extracomment>
        <translation>%1 et plus</translation>
    </message>
    <message>
        <source>%1 to below %2</source>
        <extracomment>a bin of numbers; the second one is the first that is not in it</extracomment>
        <translation>de %1 à moins de %2</translation>
    </message>
    <message>
        <source>This chart has nothing to show.</source>
        <translation>Ce graphique n’a rien à montrer.</translation>
    </message>
</context>
<context>
    <name>FilterSets</name>
    <message>
        <source>“%1” is no period of days.</source>
        <translation>« %1 » n’est pas une période de jours.</translation>
    </message>
    <message>
        <source>This is not a file of filters.</source>
        <translation>Ce n’est pas un fichier de filtres.</translation>
    </message>
    <message>
        <source>Choose one that was exported by this program.</source>
        <translation>Choisissez un fichier exporté par ce programme.</translation>
    </message>
    <message>
        <source>This file of filters was written by another version of the program.</source>
        <translation>Ce fichier de filtres a été écrit par une autre version du programme.</translation>
    </message>
    <message>
        <source>Ask for it to be exported again, or update this program.</source>
        <translation>Demandez qu’il soit exporté de nouveau, ou mettez ce programme à jour.</translation>
    </message>
    <message>
        <source>This file of filters holds no list of filters.</source>
        <translation>Ce fichier de filtres ne contient pas de liste de filtres.</translation>
    </message>
    <message>
        <source>This file holds more filters than anybody can use.</source>
        <translation>Ce fichier contient plus de filtres que personne ne peut en utiliser.</translation>
    </message>
    <message>
        <source>A saved set needs a name.</source>
        <translation>Un jeu enregistré doit avoir un nom.</translation>
    </message>
    <message numerus="yes">
        <source>The name of a saved set has at most %n character(s).</source>
        <translation>
            <numerusform>Le nom d’un jeu enregistré a %n caractère au plus.</numerusform>
            <numerusform>Le nom d’un jeu enregistré a %n caractères au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>The name of a saved set is one line of text.</source>
        <translation>Le nom d’un jeu enregistré tient en une ligne de texte.</translation>
    </message>
    <message>
        <source>This file is too large to be a file of filters.</source>
        <translation>Ce fichier est trop grand pour être un fichier de filtres.</translation>
    </message>
    <message>
        <source>The part “%1” is not known here.</source>
        <translation>La partie « %1 » n’est pas connue ici.</translation>
    </message>
    <message>
        <source>It is not a filter.</source>
        <translation>Ce n’est pas un filtre.</translation>
    </message>
    <message>
        <source>Filter %1: %2</source>
        <comment>a filter&apos;s place in a file, what is wrong with it</comment>
        <translation>Filtre %1 : %2</translation>
    </message>
    <message>
        <source>None of the filters of this file can be used here. %1</source>
        <translation>Aucun des filtres de ce fichier n’est utilisable ici. %1</translation>
    </message>
    <message>
        <source>The saved sets of filters cannot be read.</source>
        <translation>Les jeux de filtres enregistrés ne peuvent pas être lus.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>The value holds a NUL character.</source>
        <translation>La valeur contient un caractère NUL.</translation>
    </message>
    <message>
        <source>“%1” is not a number with a decimal comma and at most %2 decimals.</source>
        <translation>« %1 » n’est pas un nombre à virgule décimale d’au plus %2 décimales.</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3.</source>
        <translation>%1 n’est pas compris entre %2 et %3.</translation>
    </message>
    <message>
        <source>The loans are not a list of objects.</source>
        <translation>Les prêts ne sont pas une liste d’objets.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Il n’y a pas de fichier %1.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 est un dossier.</translation>
    </message>
    <message>
        <source>Name the files in it.</source>
        <translation>Nommez les fichiers qu’il contient.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>Check who may read it.</source>
        <translation>Vérifiez qui peut le lire.</translation>
    </message>
    <message>
        <source>%1 is written in UTF-16.</source>
        <translation>%1 est écrit en UTF-16.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 and try again.</source>
        <translation>Enregistrez-le en UTF-8 et réessayez.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 est vide.</translation>
    </message>
    <message>
        <source>The header of %1 cannot be read: %2</source>
        <translation>L’en-tête de %1 ne peut pas être lu : %2</translation>
    </message>
    <message>
        <source>%1 has the column “%2” twice.</source>
        <translation>%1 a deux fois la colonne « %2 ».</translation>
    </message>
    <message>
        <source>Leave one of them out.</source>
        <translation>Retirez-en une.</translation>
    </message>
    <message>
        <source>A quoted field goes on after its closing quote.</source>
        <translation>Un champ entre guillemets continue après le guillemet fermant.</translation>
    </message>
    <message>
        <source>A quote is opened and never closed.</source>
        <translation>Un guillemet est ouvert et jamais fermé.</translation>
    </message>
    <message>
        <source>The record is longer than 1 MB.</source>
        <translation>L’enregistrement dépasse 1 Mo.</translation>
    </message>
    <message>
        <source>The record holds a NUL character.</source>
        <translation>L’enregistrement contient un caractère NUL.</translation>
    </message>
    <message>
        <source>The record is not valid UTF-8.</source>
        <translation>L’enregistrement n’est pas de l’UTF-8 valide.</translation>
    </message>
    <message>
        <source>The record has %1 fields where the header names %2.</source>
        <translation>L’enregistrement a %1 champs alors que l’en-tête en nomme %2.</translation>
    </message>
    <message>
        <source>A number in the record is malformed or past 64 bits.</source>
        <translation>Un nombre de l’enregistrement est mal formé ou dépasse 64 bits.</translation>
    </message>
    <message>
        <source>The record is nested too deeply.</source>
        <translation>L’enregistrement est trop imbriqué.</translation>
    </message>
    <message>
        <source>The record is not valid JSON.</source>
        <translation>L’enregistrement n’est pas du JSON valide.</translation>
    </message>
    <message>
        <source>The record is not a JSON object.</source>
        <translation>L’enregistrement n’est pas un objet JSON.</translation>
    </message>
    <message>
        <source>The file has more than %1 different keys.</source>
        <translation>Le fichier a plus de %1 clés différentes.</translation>
    </message>
    <message>
        <source>The key “%1” repeats.</source>
        <translation>La clé « %1 » se répète.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON at line %2.</source>
        <translation>%1 n’est pas du JSON valide à la ligne %2.</translation>
    </message>
    <message>
        <source>Correct the file; nothing of it was taken in.</source>
        <translation>Corrigez le fichier ; rien n’en a été repris.</translation>
    </message>
    <message>
        <source>The mapping %1 cannot be used: %2</source>
        <translation>La correspondance %1 ne peut pas servir : %2</translation>
    </message>
    <message>
        <source>there is no kind “%1”.</source>
        <translation>il n’y a pas de sorte « %1 ».</translation>
    </message>
    <message>
        <source>Kinds are customers, credit, loans, atm, complaints and products.</source>
        <translation>Les sortes sont customers, credit, loans, atm, complaints et products.</translation>
    </message>
    <message>
        <source>“columns” is not an object.</source>
        <translation>« columns » n’est pas un objet.</translation>
    </message>
    <message>
        <source>there is no field “%1”.</source>
        <translation>il n’y a pas de champ « %1 ».</translation>
    </message>
    <message>
        <source>Fields are named as in customer.city.</source>
        <translation>Les champs se nomment comme customer.city.</translation>
    </message>
    <message>
        <source>it names the column “%1” twice.</source>
        <translation>elle nomme deux fois la colonne « %1 ».</translation>
    </message>
    <message>
        <source>“formats” is not an object.</source>
        <translation>« formats » n’est pas un objet.</translation>
    </message>
    <message>
        <source>“decimal” is neither “,” nor “.”.</source>
        <translation>« decimal » n’est ni « , » ni « . ».</translation>
    </message>
    <message>
        <source>“date” needs yyyy, MM and dd once each, as in dd/MM/yyyy.</source>
        <translation>« date » veut yyyy, MM et dd une fois chacun, comme dans dd/MM/yyyy.</translation>
    </message>
    <message>
        <source>there is no format “%1”.</source>
        <translation>il n’y a pas de format « %1 ».</translation>
    </message>
    <message>
        <source>Formats are “decimal” and “date”.</source>
        <translation>Les formats sont « decimal » et « date ».</translation>
    </message>
    <message>
        <source>“%1” is no currency code.</source>
        <translation>« %1 » n’est pas un code de devise.</translation>
    </message>
    <message>
        <source>it is not a JSON object.</source>
        <translation>ce n’est pas un objet JSON.</translation>
    </message>
    <message>
        <source>it is not valid JSON (%1).</source>
        <translation>ce n’est pas du JSON valide (%1).</translation>
    </message>
    <message>
        <source>it has an unknown member “%1”.</source>
        <translation>elle a un membre inconnu « %1 ».</translation>
    </message>
    <message>
        <source>Members are kind, columns, formats and currency.</source>
        <translation>Les membres sont kind, columns, formats et currency.</translation>
    </message>
    <message>
        <source>The mapping %1 cannot be read: %2.</source>
        <translation>La correspondance %1 ne peut pas être lue : %2.</translation>
    </message>
    <message>
        <source>%1 has two columns for %2.</source>
        <translation>%1 a deux colonnes pour %2.</translation>
    </message>
    <message>
        <source>Let the mapping name one of them.</source>
        <translation>Que la correspondance en nomme une.</translation>
    </message>
    <message>
        <source>%1 lacks columns that “%2” needs: %3.</source>
        <translation>Il manque à %1 des colonnes nécessaires à « %2 » : %3.</translation>
    </message>
    <message>
        <source>Add them, or name their columns in a mapping.</source>
        <translation>Ajoutez-les, ou nommez leurs colonnes dans une correspondance.</translation>
    </message>
    <message>
        <source>The mapping names the column “%1”, which %2 does not have.</source>
        <translation>La correspondance nomme la colonne « %1 », que %2 n’a pas.</translation>
    </message>
    <message>
        <source>Correct the mapping.</source>
        <translation>Corrigez la correspondance.</translation>
    </message>
    <message>
        <source>Say what it holds: customers, credit, loans, atm, complaints or products.</source>
        <translation>Dites ce qu’il contient : customers, credit, loans, atm, complaints ou products.</translation>
    </message>
    <message>
        <source>The columns of %1 fit nothing that can be read.</source>
        <translation>Les colonnes de %1 ne correspondent à rien qui puisse être lu.</translation>
    </message>
    <message>
        <source>%1 could hold “%2” or “%3”.</source>
        <translation>%1 pourrait contenir « %2 » ou « %3 ».</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>L’importation a été annulée.</translation>
    </message>
    <message>
        <source>It is missing.</source>
        <translation>Il manque.</translation>
    </message>
    <message>
        <source>It is a list or an object where one value is wanted.</source>
        <translation>C’est une liste ou un objet là où une valeur est voulue.</translation>
    </message>
    <message>
        <source>“%1” stands in an earlier record already.</source>
        <translation>« %1 » figure déjà dans un enregistrement précédent.</translation>
    </message>
    <message>
        <source>It is missing in one of the loans.</source>
        <translation>Il manque dans un des prêts.</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>“%1” is not a number.</source>
        <translation>« %1 » n’est pas un nombre.</translation>
    </message>
    <message>
        <source>Write it as 1234.56.</source>
        <translation>Écrivez-le ainsi : 1234.56.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>« %1 » n’est pas un nombre entier.</translation>
    </message>
    <message>
        <source>“%1” has more than %2 decimals.</source>
        <translation>« %1 » a plus de %2 décimales.</translation>
    </message>
    <message>
        <source>“%1” is past 64 bits.</source>
        <translation>« %1 » dépasse 64 bits.</translation>
    </message>
    <message>
        <source>Amounts in %1 and %2 cannot be added.</source>
        <translation>Des montants en %1 et en %2 ne s’additionnent pas.</translation>
    </message>
    <message>
        <source>The sum is past 64 bits.</source>
        <translation>La somme dépasse 64 bits.</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>90 derniers jours</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Cette semaine</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Semaine dernière</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois-ci</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mois dernier</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Ce trimestre</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Trimestre dernier</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Année dernière</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>Depuis le 1er janvier</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Tous les jours</translation>
    </message>
    <message>
        <source>Last day of the data</source>
        <translation>Dernier jour des données</translation>
    </message>
    <message>
        <source>The day before it</source>
        <translation>La veille de ce jour</translation>
    </message>
</context>
<context>
    <name>Portfolio</name>
    <message>
        <source>The text column %1 is broken.</source>
        <translation>La colonne de texte %1 est abîmée.</translation>
    </message>
    <message>
        <source>The number column %1 is broken.</source>
        <translation>La colonne de nombres %1 est abîmée.</translation>
    </message>
    <message>
        <source>A customer id repeats or is missing in row %1.</source>
        <translation>Un identifiant de client manque ou se répète à la ligne %1.</translation>
    </message>
</context>
<context>
    <name>Prices</name>
    <message>
        <source>A cost is not below zero.</source>
        <translation>Un coût n’est pas inférieur à zéro.</translation>
    </message>
    <message>
        <source>gives a model a second price of the same day</source>
        <translation>donne à un modèle un second prix du même jour</translation>
    </message>
    <message>
        <source>must be an amount as text, such as &quot;0.15&quot;, with at most six decimals</source>
        <translation>doit être un montant en texte, comme &quot;0.15&quot;, avec six décimales au plus</translation>
    </message>
    <message>
        <source>must be the code of a currency, such as USD</source>
        <translation>doit être le code d’une devise, comme USD</translation>
    </message>
    <message>
        <source>must be a day such as 2025-08-20</source>
        <translation>doit être un jour, comme 2025-08-20</translation>
    </message>
    <message>
        <source>Mend the file, or take it away to use the prices that come with the program.</source>
        <translation>Corrigez le fichier, ou retirez-le pour utiliser les prix fournis avec le programme.</translation>
    </message>
    <message>
        <source>The prices in %1 cannot be read.</source>
        <translation>Les prix dans %1 ne peuvent pas être lus.</translation>
    </message>
    <message>
        <source>Check who may read the file.</source>
        <translation>Vérifiez qui peut lire le fichier.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>a customer&apos;s name or number</source>
        <translation>le nom ou le numéro d’un client</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>une adresse courriel</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>un numéro de téléphone</translation>
    </message>
    <message>
        <source>a postal address</source>
        <translation>une adresse postale</translation>
    </message>
    <message>
        <source>an account number</source>
        <translation>un numéro de compte</translation>
    </message>
    <message>
        <source>a card number</source>
        <translation>un numéro de carte</translation>
    </message>
    <message>
        <source>a text that looks like a token</source>
        <translation>un texte qui ressemble à un jeton</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>The folder %1 cannot be made or written to.</source>
        <translation>Le dossier %1 ne peut pas être créé ou écrit.</translation>
    </message>
    <message>
        <source>Choose another folder, or check permissions and space.</source>
        <translation>Choisissez un autre dossier, ou vérifiez les droits et la place.</translation>
    </message>
    <message>
        <source>The profile was not encrypted, so it is not kept.</source>
        <translation>Le profil n’était pas chiffré, il n’est donc pas gardé.</translation>
    </message>
    <message>
        <source>Another program is writing to the profile in %1.</source>
        <translation>Un autre programme écrit dans le profil %1.</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>Réessayez quand il aura fini.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>Le dossier %1 n’est pas accessible en écriture.</translation>
    </message>
    <message>
        <source>Check its permissions and the space on the disk.</source>
        <translation>Vérifiez ses droits et la place sur le disque.</translation>
    </message>
    <message>
        <source>This system has no keychain, or it is locked.</source>
        <translation>Ce système n’a pas de trousseau, ou il est verrouillé.</translation>
    </message>
    <message>
        <source>Unlock it, or set CLIENTELE_PASSPHRASE to a passphrase.</source>
        <translation>Déverrouillez-le, ou donnez une phrase secrète dans CLIENTELE_PASSPHRASE.</translation>
    </message>
    <message>
        <source>The keychain has no entry %1.</source>
        <translation>Le trousseau n’a pas d’entrée %1.</translation>
    </message>
    <message>
        <source>The profile was made by a newer version of Clientele.</source>
        <translation>Le profil vient d’une version plus récente de Clientele.</translation>
    </message>
    <message>
        <source>Install the newest version, or choose another folder.</source>
        <translation>Installez la dernière version, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>There is no profile in %1.</source>
        <translation>Il n’y a pas de profil dans %1.</translation>
    </message>
    <message>
        <source>Import files or fill it with the demo book first.</source>
        <translation>Importez d’abord des fichiers, ou remplissez-le du portefeuille de démonstration.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Le fichier %1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Vérifiez ses droits.</translation>
    </message>
    <message>
        <source>There is not enough memory for this book.</source>
        <translation>La mémoire ne suffit pas pour ce portefeuille.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>The book in the profile is damaged.</source>
        <translation>Le portefeuille du profil est abîmé.</translation>
    </message>
    <message>
        <source>Put back a copy of profile.db, or import the data again.</source>
        <translation>Remettez une copie de profile.db, ou importez de nouveau les données.</translation>
    </message>
    <message>
        <source>The profile in %1 already holds a book that is not the demo book.</source>
        <translation>Le profil dans %1 contient déjà un portefeuille qui n’est pas celui de démonstration.</translation>
    </message>
    <message>
        <source>Choose an empty folder for the demo book.</source>
        <translation>Choisissez un dossier vide pour la démonstration.</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed.</source>
        <translation>Le pilote SQLite de Qt n’est pas installé.</translation>
    </message>
    <message>
        <source>Install it (libqt6sql6-sqlite on Debian) and try again.</source>
        <translation>Installez-le (libqt6sql6-sqlite sous Debian) et réessayez.</translation>
    </message>
    <message>
        <source>The SQLite library in use cannot encrypt, so no profile is opened.</source>
        <translation>La bibliothèque SQLite employée ne sait pas chiffrer : aucun profil n’est ouvert.</translation>
    </message>
    <message>
        <source>Start Clientele with the libsqlite3 that was built with it.</source>
        <translation>Lancez Clientele avec la libsqlite3 construite avec lui.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the space on the disk.</source>
        <translation>Vérifiez les droits du dossier et la place sur le disque.</translation>
    </message>
    <message>
        <source>The file profile.db in %1 is damaged.</source>
        <translation>Le fichier profile.db dans %1 est abîmé.</translation>
    </message>
    <message>
        <source>Put back a copy of it, or choose another folder.</source>
        <translation>Remettez-en une copie, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The disk is full: the profile in %1 was not changed.</source>
        <translation>Le disque est plein : le profil dans %1 n’a pas changé.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Faites de la place et réessayez.</translation>
    </message>
    <message>
        <source>The profile in %1 cannot be written to.</source>
        <translation>Le profil dans %1 n’est pas accessible en écriture.</translation>
    </message>
    <message>
        <source>The profile in %1 could not be read or written (%2).</source>
        <translation>Le profil dans %1 n’a pas pu être lu ou écrit (%2).</translation>
    </message>
    <message>
        <source>There is not enough memory to derive the profile&apos;s key.</source>
        <translation>La mémoire ne suffit pas pour dériver la clé du profil.</translation>
    </message>
    <message>
        <source>The passphrase is empty.</source>
        <translation>La phrase secrète est vide.</translation>
    </message>
    <message>
        <source>Set CLIENTELE_PASSPHRASE to the profile&apos;s passphrase, or unset it to use the keychain.</source>
        <translation>Donnez la phrase secrète du profil dans CLIENTELE_PASSPHRASE, ou retirez cette variable pour employer le trousseau.</translation>
    </message>
    <message>
        <source>The profile in %1 could not be made: %2</source>
        <translation>Le profil dans %1 n’a pas pu être créé : %2</translation>
    </message>
    <message>
        <source>The file profile.db in %1 is no profile, or it is damaged.</source>
        <translation>Le fichier profile.db dans %1 n’est pas un profil, ou il est abîmé.</translation>
    </message>
    <message>
        <source>The profile in %1 wants a passphrase, and none was given.</source>
        <translation>Le profil dans %1 veut une phrase secrète, et aucune n’a été donnée.</translation>
    </message>
    <message>
        <source>Set CLIENTELE_PASSPHRASE to it.</source>
        <translation>Donnez-la dans CLIENTELE_PASSPHRASE.</translation>
    </message>
    <message>
        <source>The profile in %1 is opened by the system&apos;s keychain, not by a passphrase.</source>
        <translation>Le profil dans %1 s’ouvre par le trousseau du système, pas par une phrase secrète.</translation>
    </message>
    <message>
        <source>Unset CLIENTELE_PASSPHRASE.</source>
        <translation>Retirez CLIENTELE_PASSPHRASE.</translation>
    </message>
    <message>
        <source>The key of the profile in %1 is not in the keychain, or the keychain is locked.</source>
        <translation>La clé du profil dans %1 n’est pas dans le trousseau, ou le trousseau est verrouillé.</translation>
    </message>
    <message>
        <source>The key of the profile in %1 is in a keychain, and there is none here or it is locked.</source>
        <translation>La clé du profil dans %1 est dans un trousseau, et il n’y en a pas ici ou il est verrouillé.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or use a profile with a passphrase (CLIENTELE_PASSPHRASE).</source>
        <translation>Déverrouillez le trousseau, ou employez un profil à phrase secrète (CLIENTELE_PASSPHRASE).</translation>
    </message>
    <message>
        <source>The passphrase does not open the profile in %1.</source>
        <translation>La phrase secrète n’ouvre pas le profil dans %1.</translation>
    </message>
    <message>
        <source>Set CLIENTELE_PASSPHRASE to the passphrase that it was made with.</source>
        <translation>Donnez dans CLIENTELE_PASSPHRASE la phrase secrète de sa création.</translation>
    </message>
    <message>
        <source>The keychain&apos;s key does not fit the profile in %1.</source>
        <translation>La clé du trousseau ne correspond pas au profil dans %1.</translation>
    </message>
    <message>
        <source>Put back a copy of the profile, or choose another folder.</source>
        <translation>Remettez une copie du profil, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>That earlier state of the book is no longer kept.</source>
        <translation>Cet état antérieur du portefeuille n’est plus conservé.</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>the made-up demo book</source>
        <translation>le portefeuille de démonstration inventé</translation>
    </message>
    <message>
        <source>record %1</source>
        <extracomment>a record&apos;s place in the book</extracomment>
        <translation>enregistrement %1</translation>
    </message>
    <message>
        <source>one of %1 sources</source>
        <extracomment>several sources filled a table</extracomment>
        <translation>l’une de %1 sources</translation>
    </message>
    <message>
        <source>source not recorded</source>
        <translation>source non enregistrée</translation>
    </message>
    <message>
        <source>It is %1 of the book&apos;s table “%2”.</source>
        <extracomment>%1 is &quot;record 23&quot;, %2 a table&apos;s name</extracomment>
        <translation>C’est l’%1 de la table « %2 » du portefeuille.</translation>
    </message>
    <message>
        <source>From %1, read %2. %3</source>
        <translation>De %1, lu le %2. %3</translation>
    </message>
    <message>
        <source>From one of: %1. Which of them gave this field last is not kept. %2</source>
        <translation>De l’une de ces sources : %1. Laquelle a fourni ce champ en dernier n’est pas conservé. %2</translation>
    </message>
    <message>
        <source>Its source was not recorded; it is in the snapshot of %1. %2</source>
        <translation>Sa source n’a pas été enregistrée ; il figure dans l’instantané du %1. %2</translation>
    </message>
    <message>
        <source>Its source was not recorded. %1</source>
        <translation>Sa source n’a pas été enregistrée. %1</translation>
    </message>
</context>
<context>
    <name>Provider</name>
    <message>
        <source>The key has characters that no key has.</source>
        <translation>La clé contient des caractères qu’aucune clé ne contient.</translation>
    </message>
    <message>
        <source>Copy it once more, without spaces or line ends.</source>
        <translation>Copiez-la de nouveau, sans espaces ni fins de ligne.</translation>
    </message>
    <message>
        <source>The provider has no embedding model.</source>
        <translation>Le fournisseur n’a pas de modèle de plongement.</translation>
    </message>
    <message>
        <source>Name one in the provider&apos;s settings.</source>
        <translation>Nommez-en un dans les réglages du fournisseur.</translation>
    </message>
    <message>
        <source>The provider&apos;s server cannot be reached.</source>
        <translation>Le serveur du fournisseur est injoignable.</translation>
    </message>
    <message>
        <source>Check the network and the provider&apos;s address; questions about the book are still answered here.</source>
        <translation>Vérifiez le réseau et l’adresse du fournisseur ; les questions sur le portefeuille reçoivent toujours leur réponse ici.</translation>
    </message>
    <message>
        <source>The name of the provider&apos;s server has no address.</source>
        <translation>Le nom du serveur du fournisseur n’a pas d’adresse.</translation>
    </message>
    <message>
        <source>Check the spelling of the provider&apos;s address, and the network.</source>
        <translation>Vérifiez l’orthographe de l’adresse du fournisseur, et le réseau.</translation>
    </message>
    <message>
        <source>The connection to the provider is not secure, so nothing was sent.</source>
        <translation>La connexion au fournisseur n’est pas sûre : rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Check the provider&apos;s address and this computer&apos;s date, or ask who runs the network about its certificates.</source>
        <translation>Vérifiez l’adresse du fournisseur et la date de cet ordinateur, ou demandez au responsable du réseau ce qu’il en est des certificats.</translation>
    </message>
    <message>
        <source>The network&apos;s proxy did not let the request through.</source>
        <translation>Le mandataire du réseau n’a pas laissé passer la demande.</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings, and its user name and password.</source>
        <translation>Vérifiez les réglages du mandataire du système, ainsi que son nom d’utilisateur et son mot de passe.</translation>
    </message>
    <message>
        <source>A web page answered in the provider&apos;s place; this network may want you to sign in.</source>
        <translation>Une page web a répondu à la place du fournisseur ; ce réseau demande peut-être une connexion.</translation>
    </message>
    <message>
        <source>Open a browser and sign in to the network, or check the provider&apos;s address.</source>
        <translation>Ouvrez un navigateur et connectez-vous au réseau, ou vérifiez l’adresse du fournisseur.</translation>
    </message>
    <message>
        <source>The provider&apos;s address leads to another server, which was not followed.</source>
        <translation>L’adresse du fournisseur mène à un autre serveur, qui n’a pas été suivi.</translation>
    </message>
    <message>
        <source>Sign in to the network if it asks for that, or set the provider&apos;s final address.</source>
        <translation>Connectez-vous au réseau s’il le demande, ou indiquez l’adresse finale du fournisseur.</translation>
    </message>
    <message>
        <source>The provider broke off the connection.</source>
        <translation>Le fournisseur a coupé la connexion.</translation>
    </message>
    <message>
        <source>Ask again in a moment.</source>
        <translation>Reposez la question dans un instant.</translation>
    </message>
    <message>
        <source>The provider fell silent.</source>
        <translation>Le fournisseur ne répond plus.</translation>
    </message>
    <message>
        <source>Ask again; for a slow server of your own set CLIENTELE_STALL_SECONDS to a larger number.</source>
        <translation>Reposez la question ; pour un serveur à vous qui est lent, donnez à CLIENTELE_STALL_SECONDS un nombre plus grand.</translation>
    </message>
    <message>
        <source>The provider is overloaded or out of order.</source>
        <translation>Le fournisseur est surchargé ou en panne.</translation>
    </message>
    <message>
        <source>Ask again in a few minutes.</source>
        <translation>Reposez la question dans quelques minutes.</translation>
    </message>
    <message>
        <source>The provider takes no more requests for the moment.</source>
        <translation>Le fournisseur n’accepte plus de demandes pour le moment.</translation>
    </message>
    <message>
        <source>Ask again in a minute.</source>
        <translation>Reposez la question dans une minute.</translation>
    </message>
    <message>
        <source>The provider&apos;s quota or spending limit is used up.</source>
        <translation>Le quota ou le plafond de dépenses du fournisseur est épuisé.</translation>
    </message>
    <message>
        <source>Raise the limit in the provider&apos;s account, or choose another provider.</source>
        <translation>Relevez le plafond dans le compte du fournisseur, ou choisissez un autre fournisseur.</translation>
    </message>
    <message>
        <source>The provider did not accept the request.</source>
        <translation>Le fournisseur n’a pas accepté la demande.</translation>
    </message>
    <message>
        <source>Check the provider&apos;s model and dialect.</source>
        <translation>Vérifiez le modèle et le dialecte du fournisseur.</translation>
    </message>
    <message>
        <source>The provider did not accept the API key.</source>
        <translation>Le fournisseur n’a pas accepté la clé d’API.</translation>
    </message>
    <message>
        <source>Enter the key again in the provider&apos;s settings, or set CLIENTELE_API_KEY.</source>
        <translation>Saisissez de nouveau la clé dans les réglages du fournisseur, ou définissez CLIENTELE_API_KEY.</translation>
    </message>
    <message>
        <source>The API key may not use this model or this server.</source>
        <translation>La clé d’API n’a pas le droit d’utiliser ce modèle ou ce serveur.</translation>
    </message>
    <message>
        <source>Choose another model, or a key that is allowed to use it.</source>
        <translation>Choisissez un autre modèle, ou une clé qui a le droit de l’utiliser.</translation>
    </message>
    <message>
        <source>The provider knows no such model or address.</source>
        <translation>Le fournisseur ne connaît pas ce modèle ou cette adresse.</translation>
    </message>
    <message>
        <source>Check the model&apos;s name and the end of the provider&apos;s address.</source>
        <translation>Vérifiez le nom du modèle et la fin de l’adresse du fournisseur.</translation>
    </message>
    <message>
        <source>The provider failed.</source>
        <translation>Le fournisseur a échoué.</translation>
    </message>
    <message>
        <source>Ask again later.</source>
        <translation>Reposez la question plus tard.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer cannot be read.</source>
        <translation>La réponse du fournisseur est illisible.</translation>
    </message>
    <message>
        <source>Check the provider&apos;s dialect and address.</source>
        <translation>Vérifiez le dialecte et l’adresse du fournisseur.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer was cut at 8 MB.</source>
        <translation>La réponse du fournisseur a été coupée à 8 Mo.</translation>
    </message>
    <message>
        <source>Ask for less at a time.</source>
        <translation>Demandez-en moins à la fois.</translation>
    </message>
    <message>
        <source>The provider&apos;s settings cannot work.</source>
        <translation>Les réglages du fournisseur ne peuvent pas fonctionner.</translation>
    </message>
    <message>
        <source>Check the provider&apos;s settings.</source>
        <translation>Vérifiez les réglages du fournisseur.</translation>
    </message>
    <message>
        <source>The request was not sent: it still held personal data.</source>
        <translation>La demande n’a pas été envoyée : elle contenait encore des données personnelles.</translation>
    </message>
    <message>
        <source>Leave that out of the question, or ask by the customer&apos;s name.</source>
        <translation>Retirez cela de la question, ou désignez le client par son nom.</translation>
    </message>
    <message>
        <source>The request was stopped.</source>
        <translation>La demande a été arrêtée.</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <comment>a status code</comment>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>The embedding model %1 cannot be used: %2</source>
        <translation>Le modèle de plongement %1 est inutilisable : %2</translation>
    </message>
    <message>
        <source>The server has no model %1.</source>
        <translation>Le serveur n’a pas de modèle %1.</translation>
    </message>
    <message>
        <source>Set the model to one that it has: %1.</source>
        <translation>Indiquez un modèle qu’il possède : %1.</translation>
    </message>
    <message>
        <source>The provider wants an API key, and there is none for %1.</source>
        <translation>Le fournisseur demande une clé d’API, et il n’y en a pas pour %1.</translation>
    </message>
    <message>
        <source>Enter it in the provider&apos;s settings, or set CLIENTELE_API_KEY.</source>
        <translation>Saisissez-la dans les réglages du fournisseur, ou définissez CLIENTELE_API_KEY.</translation>
    </message>
    <message>
        <source>The provider&apos;s address is no web address.</source>
        <translation>L’adresse du fournisseur n’est pas une adresse web.</translation>
    </message>
    <message>
        <source>Write it as https://api.openai.com/v1.</source>
        <translation>Écrivez-la sous la forme https://api.openai.com/v1.</translation>
    </message>
    <message>
        <source>Plain http is allowed to this computer only, and %1 is another one.</source>
        <translation>Le http simple n’est permis que vers cet ordinateur, et %1 en est un autre.</translation>
    </message>
    <message>
        <source>Write the provider&apos;s address with https.</source>
        <translation>Écrivez l’adresse du fournisseur avec https.</translation>
    </message>
    <message>
        <source>The provider&apos;s address holds a user name or a password.</source>
        <translation>L’adresse du fournisseur contient un nom d’utilisateur ou un mot de passe.</translation>
    </message>
    <message>
        <source>Leave them out of the address; the key belongs into the keychain.</source>
        <translation>Retirez-les de l’adresse ; la clé a sa place dans le trousseau.</translation>
    </message>
    <message>
        <source>The provider&apos;s address has a query or a fragment.</source>
        <translation>L’adresse du fournisseur a une requête ou un fragment.</translation>
    </message>
    <message>
        <source>End the address with its path, such as /v1.</source>
        <translation>Terminez l’adresse par son chemin, tel que /v1.</translation>
    </message>
    <message>
        <source>The provider&apos;s model is missing.</source>
        <translation>Le modèle du fournisseur manque.</translation>
    </message>
    <message>
        <source>Name the model as the provider does.</source>
        <translation>Nommez le modèle comme le fait le fournisseur.</translation>
    </message>
    <message>
        <source>Anthropic&apos;s dialect has no embeddings.</source>
        <translation>Le dialecte d’Anthropic n’a pas de plongements.</translation>
    </message>
    <message>
        <source>Leave the embedding model out: documents are then embedded on this computer.</source>
        <translation>Omettez le modèle de plongement : les documents sont alors traités sur cet ordinateur.</translation>
    </message>
    <message>
        <source>An address of Anthropic&apos;s dialect has no path.</source>
        <translation>Une adresse du dialecte d’Anthropic n’a pas de chemin.</translation>
    </message>
    <message>
        <source>Write it as https://api.anthropic.com.</source>
        <translation>Écrivez-la sous la forme https://api.anthropic.com.</translation>
    </message>
    <message>
        <source>An OpenAI-compatible address ends in /v1.</source>
        <translation>Une adresse compatible avec OpenAI se termine par /v1.</translation>
    </message>
    <message>
        <source>Write it as %1.</source>
        <translation>Écrivez-le ainsi : %1.</translation>
    </message>
    <message>
        <source>The provider&apos;s address is that of one of its functions.</source>
        <translation>L’adresse du fournisseur est celle d’une de ses fonctions.</translation>
    </message>
    <message>
        <source>End the address before that, with /v1.</source>
        <translation>Terminez l’adresse avant cela, par /v1.</translation>
    </message>
    <message>
        <source>names of a book that is still being read</source>
        <translation>des noms d’un portefeuille encore en cours de lecture</translation>
    </message>
</context>
<context>
    <name>QuerySentences</name>
    <message>
        <source>“%1” cannot be used on %2.</source>
        <translation>« %1 » ne s’applique pas à %2.</translation>
    </message>
    <message>
        <source>Values, ranges and empty cells can be asked for, each where the field has them.</source>
        <translation>On peut demander des valeurs, des plages et des cellules vides, là où le champ en a.</translation>
    </message>
    <message>
        <source>“%1” is no value that %2 can be compared with.</source>
        <translation>« %1 » n’est pas une valeur à laquelle %2 peut être comparé.</translation>
    </message>
    <message>
        <source>Write it as %1.</source>
        <translation>Écrivez-le ainsi : %1.</translation>
    </message>
    <message>
        <source>“%1” on %2 has a wrong number of values.</source>
        <translation>« %1 » sur %2 a un mauvais nombre de valeurs.</translation>
    </message>
    <message>
        <source>There is no dimension or field “%1”.</source>
        <translation>Il n’y a ni dimension ni champ « %1 ».</translation>
    </message>
    <message>
        <source>The catalogue lists what can be asked for.</source>
        <translation>Le catalogue énumère ce qu’on peut demander.</translation>
    </message>
    <message>
        <source>%1 cannot be grouped by “%2”: no customer stands behind their rows.</source>
        <translation>%1 ne se regroupe pas par « %2 » : aucun client n’est derrière ces lignes.</translation>
    </message>
    <message>
        <source>These dimensions have too many combinations.</source>
        <translation>Ces dimensions ont trop de combinaisons.</translation>
    </message>
    <message>
        <source>Ask for fewer of them.</source>
        <translation>Demandez-en moins.</translation>
    </message>
    <message>
        <source>“%1” comes to a figure too large to be exact.</source>
        <translation>« %1 » donne un chiffre trop grand pour être exact.</translation>
    </message>
    <message>
        <source>Narrow the question.</source>
        <translation>Restreignez la question.</translation>
    </message>
    <message>
        <source>“has” and “lacks” know no field “%1”.</source>
        <translation>« has » et « lacks » ne connaissent pas de champ « %1 ».</translation>
    </message>
    <message>
        <source>“has” and “lacks” ask for rows of one table, not of %1 and %2.</source>
        <translation>« has » et « lacks » portent sur une seule table, pas sur %1 et %2.</translation>
    </message>
    <message>
        <source>Write two conditions.</source>
        <translation>Écrivez deux conditions.</translation>
    </message>
    <message>
        <source>“has” and “lacks” need a condition on rows.</source>
        <translation>« has » et « lacks » veulent une condition sur des lignes.</translation>
    </message>
    <message>
        <source>There is no field, dimension or measure “%1”.</source>
        <translation>Il n’y a ni champ, ni dimension, ni mesure « %1 ».</translation>
    </message>
    <message>
        <source>“%1” is no figure of a customer.</source>
        <translation>« %1 » n’est pas un chiffre d’un client.</translation>
    </message>
    <message>
        <source>Conditions can be on fields, dimensions and figures of customers.</source>
        <translation>Les conditions portent sur des champs, des dimensions et des chiffres de clients.</translation>
    </message>
    <message>
        <source>The calculation was stopped.</source>
        <translation>Le calcul a été arrêté.</translation>
    </message>
    <message>
        <source>There is no measure “%1”.</source>
        <translation>Il n’y a pas de mesure « %1 ».</translation>
    </message>
    <message numerus="yes">
        <source>A group of this query is named by %n key(s).</source>
        <translation>
            <numerusform>Un groupe de cette requête se nomme par %n clé.</numerusform>
            <numerusform>Un groupe de cette requête se nomme par %n clés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The query has an unknown part “%1”.</source>
        <translation>La requête a une partie inconnue « %1 ».</translation>
    </message>
    <message>
        <source>Known parts here: %1.</source>
        <translation>Parties connues ici : %1.</translation>
    </message>
    <message>
        <source>A value of “%1” is neither text nor a number.</source>
        <translation>Une valeur de « %1 » n’est ni un texte ni un nombre.</translation>
    </message>
    <message>
        <source>Ask for missing values with &quot;is_empty&quot;: true.</source>
        <translation>Demandez les valeurs absentes avec &quot;is_empty&quot;: true.</translation>
    </message>
    <message>
        <source>“%1” is followed by something else than true.</source>
        <translation>« %1 » est suivi d’autre chose que true.</translation>
    </message>
    <message>
        <source>“%1” is not followed by a list of values.</source>
        <translation>« %1 » n’est pas suivi d’une liste de valeurs.</translation>
    </message>
    <message>
        <source>“%1” needs a list of two values.</source>
        <translation>« %1 » veut une liste de deux valeurs.</translation>
    </message>
    <message>
        <source>“%1” is not followed by conditions on rows.</source>
        <translation>« %1 » n’est pas suivi de conditions sur des lignes.</translation>
    </message>
    <message>
        <source>For example {&quot;has&quot;: {&quot;loan.type&quot;: &quot;car&quot;}}.</source>
        <translation>Par exemple {&quot;has&quot;: {&quot;loan.type&quot;: &quot;car&quot;}}.</translation>
    </message>
    <message>
        <source>“%1” is followed by no condition.</source>
        <translation>« %1 » n’est suivi d’aucune condition.</translation>
    </message>
    <message>
        <source>A condition has an unknown operator “%1”.</source>
        <translation>Une condition a un opérateur inconnu « %1 ».</translation>
    </message>
    <message>
        <source>Known are in, not_in, between, above, below, at_least, at_most, contains, is_empty, has and lacks.</source>
        <translation>Sont connus in, not_in, between, above, below, at_least, at_most, contains, is_empty, has et lacks.</translation>
    </message>
    <message>
        <source>A condition has two operators, “%1” and “%2”.</source>
        <translation>Une condition a deux opérateurs, « %1 » et « %2 ».</translation>
    </message>
    <message>
        <source>A condition has no operator.</source>
        <translation>Une condition n’a pas d’opérateur.</translation>
    </message>
    <message>
        <source>For example {&quot;field&quot;: &quot;credit.score&quot;, &quot;above&quot;: 700}.</source>
        <translation>Par exemple {&quot;field&quot;: &quot;credit.score&quot;, &quot;above&quot;: 700}.</translation>
    </message>
    <message>
        <source>A condition with “%1” names a field beside it.</source>
        <translation>Une condition avec « %1 » nomme un champ à côté.</translation>
    </message>
    <message>
        <source>Write the field inside “%1”.</source>
        <translation>Écrivez le champ dans « %1 ».</translation>
    </message>
    <message>
        <source>A condition with “%1” names no field.</source>
        <translation>Une condition avec « %1 » ne nomme pas de champ.</translation>
    </message>
    <message>
        <source>“order” is none of value, -value, key and -key.</source>
        <translation>« order » n’est ni value, ni -value, ni key, ni -key.</translation>
    </message>
    <message>
        <source>“by” is not a list of dimensions.</source>
        <translation>« by » n’est pas une liste de dimensions.</translation>
    </message>
    <message>
        <source>“by” holds something that is not a dimension&apos;s name.</source>
        <translation>« by » contient autre chose qu’un nom de dimension.</translation>
    </message>
    <message>
        <source>“measure” is not text.</source>
        <translation>« measure » n’est pas un texte.</translation>
    </message>
    <message>
        <source>“where” is not a list of conditions.</source>
        <translation>« where » n’est pas une liste de conditions.</translation>
    </message>
    <message>
        <source>“top” is not a whole number from 0 on.</source>
        <translation>« top » n’est pas un nombre entier à partir de 0.</translation>
    </message>
    <message>
        <source>The number %1 has more digits than JSON numbers keep.</source>
        <translation>Le nombre %1 a plus de chiffres que JSON n’en garde.</translation>
    </message>
    <message>
        <source>Write it in quotation marks.</source>
        <translation>Écrivez-le entre guillemets.</translation>
    </message>
    <message>
        <source>A condition is not an object.</source>
        <translation>Une condition n’est pas un objet.</translation>
    </message>
    <message>
        <source>The query names no measure.</source>
        <translation>La requête ne nomme pas de mesure.</translation>
    </message>
    <message>
        <source>For example {&quot;measure&quot;: &quot;customers.count&quot;}.</source>
        <translation>Par exemple {&quot;measure&quot;: &quot;customers.count&quot;}.</translation>
    </message>
    <message>
        <source>The bins of “%1” need two edges or more.</source>
        <translation>Les tranches de « %1 » demandent au moins deux bornes.</translation>
    </message>
    <message>
        <source>“%1” is no number, so it cannot be an edge of “%2”.</source>
        <translation>« %1 » n’est pas un nombre : ce ne peut être une borne de « %2 ».</translation>
    </message>
    <message>
        <source>The edges of “%1” do not ascend at “%2”.</source>
        <translation>Les bornes de « %1 » ne sont plus croissantes à « %2 ».</translation>
    </message>
    <message>
        <source>The bins of “%1” belong to no single part of “by”.</source>
        <translation>Les tranches de « %1 » ne se rapportent pas à un seul élément de « by ».</translation>
    </message>
    <message>
        <source>Grouping by “%1” needs the edges of its bins.</source>
        <translation>Pour regrouper par « %1 », il faut les bornes des tranches.</translation>
    </message>
    <message>
        <source>“%1” is no number: it has no bins.</source>
        <translation>« %1 » n’est pas un nombre : il n’a pas de tranches.</translation>
    </message>
    <message>
        <source>“by” holds a field without a list of edges.</source>
        <translation>« by » contient un champ sans liste de bornes.</translation>
    </message>
    <message>
        <source>For example {&quot;field&quot;: &quot;atm.amount&quot;, &quot;edges&quot;: [0, 20, 50]}.</source>
        <translation>Par exemple {&quot;field&quot;: &quot;atm.amount&quot;, &quot;edges&quot;: [0, 20, 50]}.</translation>
    </message>
    <message>
        <source>“%1” has no days to move over.</source>
        <translation>« %1 » n’a pas de jours à parcourir.</translation>
    </message>
    <message>
        <source>“by” holds “%1” more than once, and edges for it.</source>
        <translation>« by » contient « %1 » plus d’une fois, avec des bornes.</translation>
    </message>
</context>
<context>
    <name>Recommend</name>
    <message numerus="yes">
        <source>%1 of the %n most similar customer(s) have it.</source>
        <translation>
            <numerusform>%1 sur %n client le plus semblable l’a.</numerusform>
            <numerusform>%1 des %n clients les plus semblables l’ont.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no customer %1 in the book.</source>
        <translation>Il n’y a pas de client %1 dans le portefeuille.</translation>
    </message>
    <message>
        <source>Give the customer&apos;s id as the data have it.</source>
        <translation>Indiquez l’identifiant du client tel qu’il figure dans les données.</translation>
    </message>
    <message>
        <source>it suggested nothing that stands up to the record</source>
        <translation>rien de ce qu’il a suggéré ne résiste au dossier</translation>
    </message>
    <message>
        <source>Months of spending that the balance covers</source>
        <translation>Mois de dépenses couverts par le solde</translation>
    </message>
    <message>
        <source>Deposits over withdrawals</source>
        <translation>Dépôts rapportés aux retraits</translation>
    </message>
    <message>
        <source>Monthly spending in per cent of the balance</source>
        <translation>Dépenses mensuelles en pour cent du solde</translation>
    </message>
    <message>
        <source>Largest payment in months of spending</source>
        <translation>Plus gros paiement en mois de dépenses</translation>
    </message>
    <message>
        <source>Withdrawals of the last 90 days over those of the 90 before</source>
        <translation>Retraits des 90 derniers jours rapportés à ceux des 90 précédents</translation>
    </message>
    <message>
        <source>Balance: percentile in the book</source>
        <translation>Solde : centile dans le portefeuille</translation>
    </message>
    <message>
        <source>Monthly spending: percentile in the book</source>
        <translation>Dépenses mensuelles : centile dans le portefeuille</translation>
    </message>
    <message>
        <source>Cashback: percentile in the book</source>
        <translation>Remise en argent : centile dans le portefeuille</translation>
    </message>
    <message>
        <source>International transactions: percentile in the book</source>
        <translation>Opérations internationales : centile dans le portefeuille</translation>
    </message>
    <message>
        <source>Credit score: percentile in the book</source>
        <translation>Score de crédit : centile dans le portefeuille</translation>
    </message>
    <message>
        <source>Withdrawals at machines, last 90 days</source>
        <translation>Retraits aux guichets, 90 derniers jours</translation>
    </message>
    <message>
        <source>Withdrawals at machines, the 90 days before</source>
        <translation>Retraits aux guichets, 90 jours précédents</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>ne doit pas être vide</translation>
    </message>
    <message>
        <source>The product has no category: it cannot be told whether it is credit.</source>
        <translation>Le produit n’a pas de catégorie : impossible de dire s’il s’agit d’un crédit.</translation>
    </message>
    <message>
        <source>The customer has this product already, or one of its kind.</source>
        <translation>Le client a déjà ce produit, ou un produit du même genre.</translation>
    </message>
    <message>
        <source>The record does not say whether the customer has this product already.</source>
        <translation>Le dossier ne dit pas si le client a déjà ce produit.</translation>
    </message>
    <message>
        <source>A claim named no field of the record.</source>
        <translation>Une affirmation ne citait aucun champ du dossier.</translation>
    </message>
    <message>
        <source>The model named a product that may not be suggested.</source>
        <translation>Le modèle a cité un produit qui ne peut pas être suggéré.</translation>
    </message>
    <message>
        <source>A reason named no field of the record.</source>
        <translation>Une raison ne citait aucun champ du dossier.</translation>
    </message>
    <message>
        <source>No reason was left for this product.</source>
        <translation>Il ne restait aucune raison pour ce produit.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Aucun.</translation>
    </message>
    <message>
        <source>Cannot tell: %1 is missing.</source>
        <translation>Impossible à dire : %1 manque.</translation>
    </message>
    <message>
        <source>It would be with: %1</source>
        <translation>Il le serait avec : %1</translation>
    </message>
    <message>
        <source>Suggestions for customer %1</source>
        <translation>Suggestions pour le client %1</translation>
    </message>
    <message>
        <source>Cards and loans</source>
        <translation>Cartes et prêts</translation>
    </message>
    <message>
        <source>Held back: the list changed with a protected characteristic.</source>
        <translation>Retenue : la liste changeait avec une caractéristique protégée.</translation>
    </message>
    <message>
        <source>Deposits, insurance, investment</source>
        <translation>Dépôts, assurances, placements</translation>
    </message>
    <message>
        <source>Not suggested</source>
        <translation>Non suggérés</translation>
    </message>
    <message>
        <source>These are suggestions by the rules %1; the decision is a person&apos;s.</source>
        <translation>Ce sont des suggestions selon les règles %1 ; la décision revient à une personne.</translation>
    </message>
    <message>
        <source>Prepared with the model %1.</source>
        <translation>Préparé avec le modèle %1.</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <translation>l’un de : %1</translation>
    </message>
    <message>
        <source>none of: %1</source>
        <translation>aucun de : %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>plus de %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>moins de %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>au moins %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
    <message>
        <source>The rules in %1 cannot be read.</source>
        <translation>Les règles de %1 ne peuvent pas être lues.</translation>
    </message>
    <message>
        <source>Check who may read the file.</source>
        <translation>Vérifiez qui peut lire le fichier.</translation>
    </message>
    <message>
        <source>%1 rests on a field that no credit product may rest on, and selects %2 (%3).</source>
        <translation>%1 repose sur un champ dont aucun crédit ne peut dépendre, et choisit %2 (%3).</translation>
    </message>
    <message>
        <source>Leave these products out of it, or the field.</source>
        <translation>Retirez-en ces produits, ou le champ.</translation>
    </message>
    <message>
        <source>needs either &quot;requires&quot; or &quot;only_by_hand&quot;</source>
        <translation>exige soit « requires », soit « only_by_hand »</translation>
    </message>
    <message>
        <source>must be a field of text</source>
        <translation>doit être un champ de texte</translation>
    </message>
    <message>
        <source>must be need, risk or opportunity</source>
        <translation>doit être need, risk ou opportunity</translation>
    </message>
    <message>
        <source>may not be what a finding rests on</source>
        <translation>ne peut pas fonder un constat</translation>
    </message>
    <message>
        <source>names no finding of this file</source>
        <translation>ne cite aucun constat de ce fichier</translation>
    </message>
    <message>
        <source>does not compare a field of this type</source>
        <translation>ne compare pas un champ de ce type</translation>
    </message>
    <message>
        <source>needs exactly one comparison</source>
        <translation>exige exactement une comparaison</translation>
    </message>
    <message>
        <source>needs amounts by currency, such as {&quot;USD&quot;: &quot;1000&quot;}</source>
        <translation>exige des montants par devise, tels que {&quot;USD&quot;: &quot;1000&quot;}</translation>
    </message>
    <message>
        <source>is no currency</source>
        <translation>n’est pas une devise</translation>
    </message>
    <message>
        <source>is a protected characteristic: no suggestion may rest on it</source>
        <translation>est une caractéristique protégée : aucune suggestion ne peut en dépendre</translation>
    </message>
    <message>
        <source>says who somebody is: no suggestion may rest on it</source>
        <translation>dit qui est une personne : aucune suggestion ne peut en dépendre</translation>
    </message>
    <message>
        <source>can stand in for a protected characteristic: no suggestion may rest on it</source>
        <translation>peut tenir lieu de caractéristique protégée : aucune suggestion ne peut en dépendre</translation>
    </message>
    <message>
        <source>is no field that can be compared here</source>
        <translation>n’est pas un champ comparable à cet endroit</translation>
    </message>
    <message>
        <source>has a {field} that is none</source>
        <translation>contient un {field} qui n’en est pas un</translation>
    </message>
    <message>
        <source>is used twice</source>
        <translation>est utilisé deux fois</translation>
    </message>
    <message>
        <source>Mend the file, or take it away to use the rules that come with the program.</source>
        <translation>Corrigez le fichier, ou retirez-le pour utiliser les règles livrées avec le programme.</translation>
    </message>
    <message>
        <source>Of age</source>
        <translation>Majeur</translation>
    </message>
    <message>
        <source>Number of loans</source>
        <translation>Nombre de prêts</translation>
    </message>
    <message>
        <source>Accepted on %1: not suggested again until %2.</source>
        <translation>Acceptée le %1 : n’est plus suggérée avant le %2.</translation>
    </message>
    <message>
        <source>Dismissed on %1: not suggested until %2.</source>
        <translation>Écartée le %1 : n’est plus suggérée avant le %2.</translation>
    </message>
    <message>
        <source>Postponed on %1: not suggested until %2.</source>
        <translation>Reportée le %1 : n’est plus suggérée avant le %2.</translation>
    </message>
    <message>
        <source>The queue was stopped.</source>
        <translation>La file a été arrêtée.</translation>
    </message>
    <message>
        <source>is no finding of this file</source>
        <translation>n’est pas un constat de ce fichier</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %n most similar customer(s) have one of its kind (%2: %3).</source>
        <translation>
            <numerusform>%1 sur %n client le plus semblable a un produit de ce genre (%2 : %3).</numerusform>
            <numerusform>%1 des %n clients les plus semblables ont un produit de ce genre (%2 : %3).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The first %1 of %2 rows.</source>
        <translation>Les %1 premières lignes sur %2.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows. A workbook or a CSV file of this chart holds them all.</source>
        <translation>Les %1 premières lignes sur %2. Un classeur ou un fichier CSV de ce graphique les contient toutes.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
    <message>
        <source>Report of the book</source>
        <translation>Rapport sur le portefeuille</translation>
    </message>
    <message>
        <source>Charts of the book</source>
        <translation>Graphiques du portefeuille</translation>
    </message>
    <message>
        <source>The whole book</source>
        <translation>Tout le portefeuille</translation>
    </message>
</context>
<context>
    <name>RowColumn</name>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>Customer id</source>
        <translation>Numéro de client</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Current balance</source>
        <translation>Solde actuel</translation>
    </message>
    <message>
        <source>Total transactions</source>
        <translation>Nombre d’opérations</translation>
    </message>
    <message>
        <source>Total deposits</source>
        <translation>Total des dépôts</translation>
    </message>
    <message>
        <source>Total withdrawals</source>
        <translation>Total des retraits</translation>
    </message>
    <message>
        <source>Average transaction amount</source>
        <translation>Montant moyen d’une opération</translation>
    </message>
    <message>
        <source>Total cashback</source>
        <translation>Total des remises</translation>
    </message>
    <message>
        <source>Last transaction date</source>
        <translation>Date de la dernière opération</translation>
    </message>
    <message>
        <source>Preferred contact method</source>
        <translation>Mode de contact préféré</translation>
    </message>
    <message>
        <source>Average monthly spending</source>
        <translation>Dépenses mensuelles moyennes</translation>
    </message>
    <message>
        <source>Highest transaction amount</source>
        <translation>Montant de la plus forte opération</translation>
    </message>
    <message>
        <source>Lowest transaction amount</source>
        <translation>Montant de la plus faible opération</translation>
    </message>
    <message>
        <source>Number of accounts</source>
        <translation>Nombre de comptes</translation>
    </message>
    <message>
        <source>Account status</source>
        <translation>État du compte</translation>
    </message>
    <message>
        <source>Risk profile</source>
        <translation>Profil de risque</translation>
    </message>
    <message>
        <source>Deposit status</source>
        <translation>État du dépôt</translation>
    </message>
    <message>
        <source>Loan status</source>
        <translation>État du prêt</translation>
    </message>
    <message>
        <source>International transactions</source>
        <translation>Opérations internationales</translation>
    </message>
    <message>
        <source>VAT user status</source>
        <translation>Assujetti à la TVA</translation>
    </message>
    <message>
        <source>Total VAT refund</source>
        <translation>Remboursement de TVA</translation>
    </message>
    <message>
        <source>Device model</source>
        <translation>Modèle d’appareil</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>Version de l’application</translation>
    </message>
    <message>
        <source>Recent activity</source>
        <translation>Activité récente</translation>
    </message>
    <message>
        <source>Preferred language</source>
        <translation>Langue préférée</translation>
    </message>
    <message>
        <source>Spent on deliveries</source>
        <translation>Dépensé en livraisons</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Credit score</source>
        <translation>Cote de crédit</translation>
    </message>
    <message>
        <source>Delinquencies</source>
        <translation>Défauts de paiement</translation>
    </message>
    <message>
        <source>Loan type</source>
        <translation>Type de prêt</translation>
    </message>
    <message>
        <source>Amount owed</source>
        <translation>Montant dû</translation>
    </message>
    <message>
        <source>Loan currency</source>
        <translation>Devise du prêt</translation>
    </message>
    <message>
        <source>ATM</source>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Transaction type</source>
        <translation>Type d’opération</translation>
    </message>
    <message>
        <source>Transaction currency</source>
        <translation>Devise de l’opération</translation>
    </message>
    <message>
        <source>Complaint id</source>
        <translation>Numéro de réclamation</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Product id</source>
        <translation>Numéro de produit</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Caractéristiques</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>ATM transactions</source>
        <translation>Opérations aux guichets</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Réclamations</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>The search index was not finished.</source>
        <translation>L’index de recherche n’a pas été terminé.</translation>
    </message>
    <message>
        <source>It is built when it is next needed.</source>
        <translation>Il sera construit dès qu’il faudra s’en servir.</translation>
    </message>
    <message>
        <source>The search index in the profile is damaged.</source>
        <translation>L’index de recherche du profil est endommagé.</translation>
    </message>
    <message>
        <source>It is built anew from the book.</source>
        <translation>Il est reconstruit à partir du portefeuille.</translation>
    </message>
    <message>
        <source>The provider&apos;s vectors do not fit the texts that were sent.</source>
        <translation>Les vecteurs du fournisseur ne correspondent pas aux textes envoyés.</translation>
    </message>
    <message>
        <source>Check the name of the embedding model.</source>
        <translation>Vérifiez le nom du modèle de plongement.</translation>
    </message>
    <message>
        <source>The model file %1 cannot be read: %2.</source>
        <translation>Le fichier de modèle %1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>Choose the folder of a static embedding model.</source>
        <translation>Choisissez le dossier d’un modèle de plongement statique.</translation>
    </message>
    <message>
        <source>There is no model file %1.</source>
        <translation>Il n’y a pas de fichier de modèle %1.</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>il ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>son en-tête est endommagé</translation>
    </message>
    <message>
        <source>it holds no table of vectors</source>
        <translation>il ne contient pas de table de vecteurs</translation>
    </message>
    <message>
        <source>its table of vectors does not fit the file</source>
        <translation>sa table de vecteurs ne correspond pas au fichier</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>il se termine trop tôt</translation>
    </message>
    <message>
        <source>it holds what is no number</source>
        <translation>il contient ce qui n’est pas un nombre</translation>
    </message>
    <message>
        <source>There is no customer %1 in the book.</source>
        <translation>Il n’y a pas de client %1 dans le portefeuille.</translation>
    </message>
    <message>
        <source>Give the customer&apos;s id as the data have it.</source>
        <translation>Indiquez l’identifiant du client tel que dans les données.</translation>
    </message>
    <message>
        <source>The model and the tokenizer in %1 do not belong together.</source>
        <translation>Le modèle et le segmenteur de %1 ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>The tokenizer file %1 cannot be read: %2.</source>
        <translation>Le fichier de segmentation %1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>There is no tokenizer file %1.</source>
        <translation>Il n’y a pas de fichier de segmentation %1.</translation>
    </message>
    <message>
        <source>it is not the JSON of a tokenizer</source>
        <translation>ce n’est pas le JSON d’un segmenteur</translation>
    </message>
    <message>
        <source>its vocabulary is damaged</source>
        <translation>son vocabulaire est endommagé</translation>
    </message>
    <message>
        <source>it is of a kind that is not supported (BPE)</source>
        <translation>il est d’un type qui n’est pas pris en charge (BPE)</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>The port %1 is taken by another program.</source>
        <translation>Le port %1 est pris par un autre programme.</translation>
    </message>
    <message>
        <source>Choose another one, or none: then one that is free is taken.</source>
        <translation>Choisissez-en un autre, ou aucun : un port libre est alors pris.</translation>
    </message>
    <message>
        <source>The port %1 cannot be used: %2.</source>
        <translation>Le port %1 ne peut pas être utilisé : %2.</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>The %1 broke off after %2 rows: %3.</source>
        <translation>La lecture (%1) s’est interrompue après %2 lignes : %3.</translation>
    </message>
    <message>
        <source>Nothing was changed; try again.</source>
        <translation>Rien n’a changé ; réessayez.</translation>
    </message>
    <message>
        <source>Check the address, and that the server runs.</source>
        <translation>Vérifiez l’adresse, et que le serveur tourne.</translation>
    </message>
    <message>
        <source>There is no host %1.</source>
        <translation>Il n’y a pas d’hôte %1.</translation>
    </message>
    <message>
        <source>Nobody answers on %1:%2 (%3).</source>
        <translation>Personne ne répond sur %1:%2 (%3).</translation>
    </message>
    <message>
        <source>No source has been added yet.</source>
        <translation>Aucune source n’a encore été ajoutée.</translation>
    </message>
    <message>
        <source>Add one with its name and address.</source>
        <translation>Ajoutez-en une avec son nom et son adresse.</translation>
    </message>
    <message>
        <source>There is no source “%1”.</source>
        <translation>Il n’y a pas de source « %1 ».</translation>
    </message>
    <message>
        <source>List the sources to see their names.</source>
        <translation>Énumérez les sources pour voir leurs noms.</translation>
    </message>
    <message>
        <source>There is no table %1 in the %2.</source>
        <translation>La table %1 n’existe pas (%2).</translation>
    </message>
    <message>
        <source>Check the name, and what the login may see.</source>
        <translation>Vérifiez le nom, et ce que le compte peut voir.</translation>
    </message>
    <message>
        <source>No table in the %1 fits anything that can be read.</source>
        <translation>Aucune table ne correspond à ce qui peut être lu (%1).</translation>
    </message>
    <message>
        <source>Name tables as in ?table=people, with a mapping for their columns.</source>
        <translation>Nommez les tables comme dans ?table=people, avec une correspondance pour leurs colonnes.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>Introuvable : %1.</translation>
    </message>
    <message>
        <source>Check the database&apos;s name.</source>
        <translation>Vérifiez le nom de la base.</translation>
    </message>
    <message>
        <source>The login “%1” was refused by the %2.</source>
        <translation>Le compte « %1 » a été refusé (%2).</translation>
    </message>
    <message>
        <source>Check the user&apos;s name and the password.</source>
        <translation>Vérifiez le nom d’utilisateur et le mot de passe.</translation>
    </message>
    <message>
        <source>The %1 cannot be opened: %2.</source>
        <translation>Ouverture impossible (%1) : %2.</translation>
    </message>
    <message>
        <source>Check the address and try again.</source>
        <translation>Vérifiez l’adresse et réessayez.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver %1 is not installed.</source>
        <translation>Le pilote %1 de Qt n’est pas installé.</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-mysql.</source>
        <translation>Installez le paquet libqt6sql6-mysql.</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-psql.</source>
        <translation>Installez le paquet libqt6sql6-psql.</translation>
    </message>
    <message>
        <source>The %1 does not answer: %2.</source>
        <translation>Pas de réponse (%1) : %2.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The tables of the %1 cannot be listed: %2.</source>
        <translation>Les tables ne peuvent pas être énumérées (%1) : %2.</translation>
    </message>
    <message>
        <source>table %1 of the %2</source>
        <translation>table %1, %2</translation>
    </message>
    <message>
        <source>The %1 cannot be read: %2.</source>
        <translation>Lecture impossible (%1) : %2.</translation>
    </message>
    <message>
        <source>Check what the login may read.</source>
        <translation>Vérifiez ce que le compte peut lire.</translation>
    </message>
    <message>
        <source>Write it as mysql://user@host:3306/database or postgresql://user@host:5432/database.</source>
        <translation>Écrivez-la ainsi : mysql://user@host:3306/database ou postgresql://user@host:5432/database.</translation>
    </message>
    <message>
        <source>Sources of the kind %1 cannot be read yet.</source>
        <translation>Les sources du type %1 ne peuvent pas encore être lues.</translation>
    </message>
    <message>
        <source>Use mysql:// or postgresql://, or import a file.</source>
        <translation>Employez mysql:// ou postgresql://, ou importez un fichier.</translation>
    </message>
    <message>
        <source>“%1” is not the address of a source.</source>
        <translation>« %1 » n’est pas l’adresse d’une source.</translation>
    </message>
    <message>
        <source>The address “%1” names no host.</source>
        <translation>L’adresse « %1 » ne nomme pas d’hôte.</translation>
    </message>
    <message>
        <source>The address “%1” names no database.</source>
        <translation>L’adresse « %1 » ne nomme pas de base.</translation>
    </message>
    <message>
        <source>The address “%1” has an unknown option “%2”.</source>
        <translation>L’adresse « %1 » a une option inconnue « %2 ».</translation>
    </message>
    <message>
        <source>The one option is table.</source>
        <translation>La seule option est table.</translation>
    </message>
    <message>
        <source>database %1 on %2:%3</source>
        <translation>base %1 sur %2:%3</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 ne peut pas être écrit : %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Choisissez un autre dossier, ou libérez de la place sur le disque.</translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>Move the column left</source>
        <translation>Déplacer la colonne vers la gauche</translation>
    </message>
    <message>
        <source>Move the column right</source>
        <translation>Déplacer la colonne vers la droite</translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation>Afficher toutes les colonnes</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>“%1” is not a date and time.</source>
        <translation>« %1 » n’est pas une date avec heure.</translation>
    </message>
    <message>
        <source>Write it as 2025-08-20 13:11:25.</source>
        <translation>Écrivez-la ainsi : 2025-08-20 13:11:25.</translation>
    </message>
    <message>
        <source>“%1” is no time zone that this system knows.</source>
        <translation>« %1 » n’est pas un fuseau horaire connu de ce système.</translation>
    </message>
    <message>
        <source>Use a name such as America/Toronto.</source>
        <translation>Utilisez un nom comme America/Toronto.</translation>
    </message>
    <message>
        <source>“%1” is not a date.</source>
        <translation>« %1 » n’est pas une date.</translation>
    </message>
    <message>
        <source>Write it as 2025-08-20.</source>
        <translation>Écrivez-la ainsi : 2025-08-20.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Large %1 of %2 at machine %3</source>
        <extracomment>a large flow: &quot;withdrawal&quot;, an amount, a machine</extracomment>
        <translation>Gros mouvement (%1) de %2 au distributeur %3</translation>
    </message>
    <message>
        <source>Book read anew: no change</source>
        <translation>Portefeuille relu : aucun changement</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Cash machine</source>
        <translation>Distributeur</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Portefeuille</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Entretien</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
</context>
<context>
    <name>Traces</name>
    <message>
        <source>“%1” is no address of a collector.</source>
        <translation>« %1 » n’est pas l’adresse d’un collecteur.</translation>
    </message>
    <message>
        <source>Write it as https://collector.example:4318/v1/traces.</source>
        <translation>Écrivez-la sous la forme https://collector.example:4318/v1/traces.</translation>
    </message>
    <message>
        <source>Plain http is for collectors on this computer alone.</source>
        <translation>Le http simple est réservé aux collecteurs de cet ordinateur.</translation>
    </message>
    <message>
        <source>Write the address with https.</source>
        <translation>Écrivez l’adresse avec https.</translation>
    </message>
    <message>
        <source>The collector refuses the runs (status %1).</source>
        <translation>Le collecteur refuse les exécutions (statut %1).</translation>
    </message>
    <message>
        <source>Check its address and its key.</source>
        <translation>Vérifiez son adresse et sa clé.</translation>
    </message>
    <message>
        <source>The collector does not take the runs: %1.</source>
        <translation>Le collecteur ne prend pas les exécutions : %1.</translation>
    </message>
    <message>
        <source>They wait in the profile and go out the next time.</source>
        <translation>Elles attendent dans le profil et partiront la prochaine fois.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No profile is open.</source>
        <translation>Aucun profil n’est ouvert.</translation>
    </message>
    <message>
        <source>Open or make one first.</source>
        <translation>Ouvrez-en ou créez-en un d’abord.</translation>
    </message>
</context>
<context>
    <name>clientele::Answer</name>
    <message>
        <source>A kept answer cannot be read.</source>
        <translation>Une réponse conservée est illisible.</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerActions</name>
    <message>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Demander à nouveau</translation>
    </message>
    <message>
        <source>Show on the dashboard: its conditions become the filters</source>
        <translation>Montrer sur le tableau de bord&#xa0;: ses conditions deviennent les filtres</translation>
    </message>
    <message>
        <source>Promote: this question gets this answer first, computed anew</source>
        <translation>Promouvoir&#xa0;: cette question reçoit d’abord cette réponse, recalculée</translation>
    </message>
    <message>
        <source>Keep the question for later</source>
        <translation>Garder la question pour plus tard</translation>
    </message>
    <message>
        <source>Copy in another form</source>
        <translation>Copier sous une autre forme</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copier en Markdown</translation>
    </message>
    <message>
        <source>Copy the figures as a table</source>
        <translation>Copier les chiffres en tableau</translation>
    </message>
    <message>
        <source>Promoted: this question gets this answer first</source>
        <translation>Promue&#xa0;: cette question reçoit d’abord cette réponse</translation>
    </message>
    <message>
        <source>Kept for later</source>
        <translation>Gardées pour plus tard</translation>
    </message>
    <message>
        <source>This answer is right</source>
        <translation>Cette réponse est juste</translation>
    </message>
    <message>
        <source>This answer is wrong</source>
        <translation>Cette réponse est fausse</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>Qu’est-ce qui n’est pas juste ?</translation>
    </message>
    <message>
        <source>What is good about it?</source>
        <translation>Qu’est-ce qui est bien ?</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerChartView</name>
    <message>
        <source>Take off the dashboard again</source>
        <translation>Retirer du tableau de bord</translation>
    </message>
    <message>
        <source>Pin to the dashboard</source>
        <translation>Épingler au tableau de bord</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerDocument</name>
    <message numerus="yes">
        <source>%1 · %n row(s)</source>
        <comment>a measure&apos;s name</comment>
        <translation>
            <numerusform>%1 · %n ligne</numerusform>
            <numerusform>%1 · %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Not verified: no query of this answer gave this figure. Check it before you use it.</source>
        <translation>Non vérifié&#xa0;: aucune requête de cette réponse n’a donné ce chiffre. Contrôlez-le avant de l’utiliser.</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerView</name>
    <message>
        <source>Answer: %1</source>
        <translation>Réponse : %1</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerWords</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>Verified answer</source>
        <translation>Réponse vérifiée</translation>
    </message>
    <message>
        <source>Computed here</source>
        <translation>Calculé ici</translation>
    </message>
    <message>
        <source>Found here</source>
        <translation>Trouvé ici</translation>
    </message>
    <message>
        <source>Which one do you mean?</source>
        <translation>De qui parlez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Not answerable here</source>
        <translation>Sans réponse ici</translation>
    </message>
    <message numerus="yes">
        <source>about %n token(s)</source>
        <translation>
            <numerusform>environ %n jeton</numerusform>
            <numerusform>environ %n jetons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n jeton</numerusform>
            <numerusform>%n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before an answer came.</source>
        <translation>Arrêtée avant toute réponse.</translation>
    </message>
    <message>
        <source>This answer is not complete: the part that came is kept.</source>
        <translation>Cette réponse n’est pas complète&#xa0;: la partie reçue est conservée.</translation>
    </message>
    <message numerus="yes">
        <source>How: %n query(s)</source>
        <comment>a number of queries</comment>
        <translation>
            <numerusform>Comment&#xa0;: %n requête</numerusform>
            <numerusform>Comment&#xa0;: %n requêtes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) unverified</source>
        <translation>
            <numerusform>%n chiffre non vérifié</numerusform>
            <numerusform>%n chiffres non vérifiés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a measure by dimensions, as named in queries</comment>
        <translation>%1 par %2</translation>
    </message>
    <message numerus="yes">
        <source>How: %1 · %2 · %n row(s)</source>
        <comment>a query, its filters, the number of rows it read</comment>
        <translation>
            <numerusform>Comment&#xa0;: %1 · %2 · %n ligne</numerusform>
            <numerusform>Comment&#xa0;: %1 · %2 · %n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As sent: %n request(s), names replaced by tokens</source>
        <translation>
            <numerusform>Tel qu’envoyé&#xa0;: %n requête, noms remplacés par des jetons</numerusform>
            <numerusform>Tel qu’envoyé&#xa0;: %n requêtes, noms remplacés par des jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <comment>a column&apos;s header</comment>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Figure</source>
        <comment>a column&apos;s header</comment>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Measure</source>
        <comment>a column&apos;s header</comment>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Currency</source>
        <comment>a column&apos;s header</comment>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Rows</source>
        <comment>a column&apos;s header</comment>
        <translation>Lignes</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 étape sur %n</numerusform>
            <numerusform>%1 étapes sur %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln token(s)</source>
        <translation>
            <numerusform>%1 jeton sur %Ln</numerusform>
            <numerusform>%1 jetons sur %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 s</source>
        <comment>seconds gone, of so many at most</comment>
        <translation>%1 s sur %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <comment>an amount, the most that it may become, a currency</comment>
        <translation>%1 sur %2 %3</translation>
    </message>
    <message>
        <source>Used: %1</source>
        <comment>parts of a budget</comment>
        <translation>Utilisé : %1</translation>
    </message>
</context>
<context>
    <name>clientele::Answering</name>
    <message>
        <source>The filter has no meaning here: these rows carry no customer, so all of them are counted.</source>
        <translation>Le filtre n’a pas de sens ici : ces lignes ne portent aucun client, elles sont donc toutes comptées.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et encore %n</numerusform>
            <numerusform>et encore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sans valeur</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>Aucun client</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Yes.</source>
        <translation>Oui.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Non.</translation>
    </message>
    <message>
        <source>There is nothing to take a share of</source>
        <translation>Il n’y a rien dont prendre une part</translation>
    </message>
    <message>
        <source>%1 %: %2 of %3</source>
        <translation>%1 % : %2 sur %3</translation>
    </message>
    <message>
        <source>Difference: %1 (%2).</source>
        <translation>Différence : %1 (%2).</translation>
    </message>
    <message>
        <source>%1 per customer: %2 among %3</source>
        <translation>%1 par client : %2 pour %3</translation>
    </message>
    <message>
        <source>Share in %</source>
        <translation>Part en %</translation>
    </message>
    <message>
        <source>Per customer</source>
        <translation>Par client</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
</context>
<context>
    <name>clientele::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>clientele::BookView</name>
    <message>
        <source>BOOK</source>
        <comment>heading of pages about the data</comment>
        <translation>PORTEFEUILLE</translation>
    </message>
    <message>
        <source>DATA</source>
        <comment>heading of pages about where the data come from</comment>
        <translation>DONNÉES</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>page of charts taken from answers</comment>
        <translation>Épinglés</translation>
    </message>
    <message>
        <source>WORK</source>
        <comment>heading of pages about customers one by one</comment>
        <translation>TRAVAIL</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>My day</source>
        <comment>page of whom to call</comment>
        <translation>Ma journée</translation>
    </message>
</context>
<context>
    <name>clientele::Breadcrumb</name>
    <message>
        <source>Way back</source>
        <translation>Chemin de retour</translation>
    </message>
    <message>
        <source>Back to “%1” (Backspace goes back one step)</source>
        <translation>Revenir à « %1 » (Retour arrière remonte d’un pas)</translation>
    </message>
</context>
<context>
    <name>clientele::BriefDialog</name>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Fiche d’entretien</translation>
    </message>
    <message>
        <source>The brief</source>
        <translation>La fiche d’entretien</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Brief: %1</source>
        <comment>a customer&apos;s name</comment>
        <translation>Fiche d’entretien : %1</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Enregistrer la fiche</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Écriture de %1…</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Enregistrée dans %1</translation>
    </message>
</context>
<context>
    <name>clientele::BriefDocument</name>
    <message>
        <source>Who this is</source>
        <translation>Qui est-ce</translation>
    </message>
    <message>
        <source>What the figures say</source>
        <translation>Ce que disent les chiffres</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Suggestions: cards and loans</source>
        <translation>Suggestions : cartes et prêts</translation>
    </message>
    <message>
        <source>Suggestions: deposits, insurance, investment</source>
        <translation>Suggestions : dépôts, assurance, placements</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Complaints about what this customer uses too (they name no customer)</source>
        <translation>Réclamations sur ce que ce client utilise aussi (elles ne nomment aucun client)</translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n réclamation</numerusform>
            <numerusform>%n réclamations</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>words of a complaint</comment>
        <translation>« %1 »</translation>
    </message>
    <message>
        <source>These are suggestions by the rules %1; the decision is a person’s.</source>
        <translation>Ce sont des suggestions selon les règles %1 ; la décision revient à une personne.</translation>
    </message>
    <message>
        <source>Prepared with the model %1.</source>
        <translation>Préparé avec le modèle %1.</translation>
    </message>
    <message>
        <source>Snapshot %1, printed %2.</source>
        <translation>Instantané %1, imprimé le %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 n’a pas pu être écrit : %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>Choisissez un autre dossier, ou libérez de la place.</translation>
    </message>
</context>
<context>
    <name>clientele::Card</name>
    <message>
        <source>Menu of this card</source>
        <translation>Menu de cette carte</translation>
    </message>
    <message>
        <source>What you can do with “%1”</source>
        <translation>Ce que vous pouvez faire avec « %1 »</translation>
    </message>
</context>
<context>
    <name>clientele::CardArranger</name>
    <message>
        <source>Place and size</source>
        <translation>Place et taille</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Plus large</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Moins large</translation>
    </message>
    <message>
        <source>Higher</source>
        <translation>Plus haute</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Moins haute</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Arrange cards</source>
        <translation>Disposer les cartes</translation>
    </message>
    <message>
        <source>Hide this card</source>
        <translation>Masquer cette carte</translation>
    </message>
</context>
<context>
    <name>clientele::ChangesCard</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Since you last met</source>
        <translation>Depuis votre dernier entretien</translation>
    </message>
    <message>
        <source>Earlier states of the book are being compared.</source>
        <translation>Les états antérieurs du portefeuille sont en cours de comparaison.</translation>
    </message>
    <message>
        <source>There is no earlier state of the book yet.</source>
        <translation>Il n’existe pas encore d’état antérieur du portefeuille.</translation>
    </message>
    <message>
        <source>The next import or sync is compared with this one.</source>
        <translation>La prochaine importation ou synchronisation sera comparée à celui-ci.</translation>
    </message>
    <message>
        <source>Book read anew: no change</source>
        <translation>Portefeuille relu : aucun changement</translation>
    </message>
    <message>
        <source>Meeting: %1</source>
        <translation>Entretien : %1</translation>
    </message>
    <message>
        <source>Kept since %1; what changed before is not known.</source>
        <translation>Conservé depuis le %1 ; ce qui a changé avant n’est pas connu.</translation>
    </message>
    <message>
        <source>Compared with the state of %1.</source>
        <translation>Comparé à l’état du %1.</translation>
    </message>
</context>
<context>
    <name>clientele::ChartCard</name>
    <message>
        <source>whatever the filters</source>
        <translation>quels que soient les filtres</translation>
    </message>
    <message>
        <source>whatever the %1</source>
        <translation>quel que soit le filtre %1</translation>
    </message>
    <message>
        <source>Show amounts in %1; amounts of different currencies are never added</source>
        <extracomment>a currency&apos;s code</extracomment>
        <translation>Afficher les montants en %1 ; des montants de devises différentes ne sont jamais additionnés</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a customer</comment>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>Show rows of %1</source>
        <comment>a mark on a chart</comment>
        <translation>Afficher les lignes de %1</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>Afficher les lignes</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copier les données</translation>
    </message>
    <message>
        <source>Clear this filter</source>
        <translation>Effacer ce filtre</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>All</source>
        <comment>the first step of a way down: all marks</comment>
        <translation>Tout</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <extracomment>a mark, and what it is spread over: Canada, by city</extracomment>
        <translation>%1, par %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back to the whole chart</source>
        <translation>Revenir au graphique entier</translation>
    </message>
    <message>
        <source>Keep only %1</source>
        <comment>filter to this mark</comment>
        <translation>Ne garder que %1</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <comment>filter to all but this mark</comment>
        <translation>Exclure %1</translation>
    </message>
    <message>
        <source>Look deeper: by %1</source>
        <extracomment>what a mark is spread over next: City</extracomment>
        <translation>Détailler : par %1</translation>
    </message>
    <message>
        <source>Look deeper by</source>
        <translation>Détailler par</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Afficher en tableau</translation>
    </message>
    <message>
        <source>Shares of 100 %</source>
        <translation>Parts de 100 %</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Séries</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a series of a chart</comment>
        <translation>Seulement %1</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverser</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Columns and formats</source>
        <translation>Colonnes et formats</translation>
    </message>
    <message>
        <source>by %1</source>
        <extracomment>a big number, spread over a dimension: by city</extracomment>
        <translation>par %1</translation>
    </message>
</context>
<context>
    <name>clientele::ChatHeader</name>
    <message>
        <source>New conversation</source>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>Earlier conversations</source>
        <translation>Conversations précédentes</translation>
    </message>
    <message>
        <source>Ask</source>
        <comment>heading of the panel for questions</comment>
        <translation>Demander</translation>
    </message>
    <message>
        <source>More about conversations</source>
        <translation>Autres actions sur les conversations</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>Fermer ce volet</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>Exporter en Markdown…</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>Exporter en PDF…</translation>
    </message>
    <message>
        <source>Delete this conversation</source>
        <translation>Supprimer cette conversation</translation>
    </message>
    <message>
        <source>Who answers: %1</source>
        <translation>Qui répond&#xa0;: %1</translation>
    </message>
    <message>
        <source>Questions kept for later (%1)</source>
        <translation>Questions gardées pour plus tard (%1)</translation>
    </message>
    <message>
        <source>Verified answers (%1)</source>
        <translation>Réponses vérifiées (%1)</translation>
    </message>
</context>
<context>
    <name>clientele::ChatLists</name>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>Aucune conversation ne contient ces mots.</translation>
    </message>
    <message>
        <source>Kept for later</source>
        <translation>Gardées pour plus tard</translation>
    </message>
    <message>
        <source>Nothing waits. A question that cannot be answered here can be kept below its answer.</source>
        <translation>Rien n’attend. Une question restée sans réponse ici peut être gardée, sous sa réponse.</translation>
    </message>
    <message>
        <source>Verified answers</source>
        <translation>Réponses vérifiées</translation>
    </message>
    <message>
        <source>None yet. An answer that you checked can be promoted below it: its question then gets it first, computed anew.</source>
        <translation>Aucune encore. Une réponse que vous avez contrôlée peut être promue en dessous d’elle&#xa0;: sa question la reçoit ensuite d’abord, recalculée.</translation>
    </message>
    <message>
        <source>can no longer be computed</source>
        <translation>ne peut plus être calculée</translation>
    </message>
    <message>
        <source>checked, the figures have changed since</source>
        <translation>contrôlée, les chiffres ont changé depuis</translation>
    </message>
    <message>
        <source>checked, as it was promoted</source>
        <translation>contrôlée, inchangée depuis sa promotion</translation>
    </message>
    <message>
        <source>promoted %1</source>
        <translation>promue le %1</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ChatPanel</name>
    <message>
        <source>Questions and answers</source>
        <translation>Questions et réponses</translation>
    </message>
    <message>
        <source>Send when online</source>
        <translation>Envoyer une fois en ligne</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Garder pour plus tard</translation>
    </message>
    <message>
        <source>Kept: in the menu above, under “Questions kept for later”</source>
        <translation>Gardée&#xa0;: dans le menu ci-dessus, sous «&#xa0;Questions gardées pour plus tard&#xa0;»</translation>
    </message>
    <message>
        <source>Shown on the dashboard. Undo</source>
        <translation>Montré sur le tableau de bord. Annuler</translation>
    </message>
    <message>
        <source>What the answer rests on:</source>
        <translation>Ce sur quoi repose la réponse&#xa0;:</translation>
    </message>
    <message>
        <source>What the answer rests on, of %1:</source>
        <comment>a customer&apos;s name</comment>
        <translation>Ce sur quoi repose la réponse, de %1&#xa0;:</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>Exporter la conversation</translation>
    </message>
</context>
<context>
    <name>clientele::ChipBar</name>
    <message>
        <source>Active filters</source>
        <translation>Filtres actifs</translation>
    </message>
    <message numerus="yes">
        <source>%n more filter(s)</source>
        <translation>
            <numerusform>%n autre filtre</numerusform>
            <numerusform>%n autres filtres</numerusform>
        </translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>clientele::ConditionText</name>
    <message>
        <source>poor</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>passable</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bonne</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>très bonne</translation>
    </message>
    <message>
        <source>excellent</source>
        <translation>excellente</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a field without a value</comment>
        <translation>aucune</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two values of a filter</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>values of a filter</comment>
        <translation>
            <numerusform>%1 et encore %n</numerusform>
            <numerusform>%1 et encore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>filter: field, values</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1: not %2</source>
        <comment>filter: field, values</comment>
        <translation>%1 : sauf %2</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <comment>filter: field, from, to</comment>
        <translation>%1 : de %2 à %3</translation>
    </message>
    <message>
        <source>%1: above %2</source>
        <comment>filter</comment>
        <translation>%1 : plus de %2</translation>
    </message>
    <message>
        <source>%1: below %2</source>
        <comment>filter</comment>
        <translation>%1 : moins de %2</translation>
    </message>
    <message>
        <source>%1: %2 or more</source>
        <comment>filter</comment>
        <translation>%1 : %2 ou plus</translation>
    </message>
    <message>
        <source>%1: %2 or less</source>
        <comment>filter</comment>
        <translation>%1 : %2 ou moins</translation>
    </message>
    <message>
        <source>%1: contains “%2”</source>
        <comment>filter</comment>
        <translation>%1 : contient « %2 »</translation>
    </message>
    <message>
        <source>%1: no value</source>
        <comment>filter</comment>
        <translation>%1 : sans valeur</translation>
    </message>
    <message>
        <source>Has %1</source>
        <comment>filter: customers with such a row</comment>
        <translation>Avec %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <comment>filter: customers without such a row</comment>
        <translation>Sans %1</translation>
    </message>
    <message>
        <source>Whole book</source>
        <translation>Tout le portefeuille</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between two filters</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>week of %1</source>
        <comment>the Monday of a week</comment>
        <translation>semaine du %1</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a whole month, in the format of QDate</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>%1: from %2</source>
        <comment>filter: field, first day</comment>
        <translation>%1 : à partir du %2</translation>
    </message>
    <message>
        <source>%1: until %2</source>
        <comment>filter: field, last day</comment>
        <translation>%1 : jusqu’au %2</translation>
    </message>
    <message>
        <source>%1: has a value</source>
        <comment>filter</comment>
        <translation>%1 : renseigné</translation>
    </message>
    <message>
        <source>This page is not narrowed by it: products carry no customer.</source>
        <translation>Cette page n’en est pas restreinte : les produits ne portent aucun client.</translation>
    </message>
    <message>
        <source>This page is not narrowed by it: complaints carry no customer.</source>
        <translation>Cette page n’en est pas restreinte : les réclamations ne portent aucun client.</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <extracomment>a quarter and its year: Q3 2025</extracomment>
        <translation>T%1 %2</translation>
    </message>
</context>
<context>
    <name>clientele::ConversationExport</name>
    <message>
        <source>Data: not yet kept in a profile</source>
        <translation>Données&#xa0;: pas encore conservées dans un profil</translation>
    </message>
    <message>
        <source>Data of %1, snapshot %2</source>
        <translation>Données du %1, instantané %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: not verified, no query gave it</source>
        <translation>%1&#xa0;: non vérifié, aucune requête ne l’a donné</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 n’a pas pu être écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>Choisissez un autre dossier, ou libérez de l’espace.</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>Exporté le %1</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <translation>Portée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Receipts:</source>
        <translation>Justificatifs&#xa0;:</translation>
    </message>
    <message>
        <source>Marked as right</source>
        <translation>Marquée comme juste</translation>
    </message>
    <message>
        <source>Marked as wrong</source>
        <translation>Marquée comme fausse</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a mark; its reason</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerChooser</name>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Pinned and recent</source>
        <translation>Épinglés et récents</translation>
    </message>
    <message>
        <source>Chosen by the filters</source>
        <translation>Choisis par les filtres</translation>
    </message>
    <message>
        <source>Nobody is chosen. Ctrl+K finds a customer by name or id; a double click on a row opens whose it is.</source>
        <translation>Personne n’est choisi. Ctrl+K trouve un client par son nom ou son numéro ; un double clic sur une ligne ouvre la page de son client.</translation>
    </message>
    <message>
        <source>Several customers are chosen. Pick one; next and previous go through all.</source>
        <translation>Plusieurs clients sont choisis. Choisissez-en un ; suivant et précédent les parcourent tous.</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerHeader</name>
    <message>
        <source>Pin this customer</source>
        <translation>Épingler ce client</translation>
    </message>
    <message>
        <source>Previous customer (Alt+Left)</source>
        <translation>Client précédent (Alt+Gauche)</translation>
    </message>
    <message>
        <source>Next customer (Alt+Right)</source>
        <translation>Client suivant (Alt+Droite)</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <extracomment>%1 is a customer&apos;s id</extracomment>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>Unpin this customer</source>
        <translation>Détacher ce client</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a customer&apos;s place among those within the filters: 3 of 27</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>outside the filters</source>
        <translation>hors des filtres</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerListModel</name>
    <message>
        <source>%1, customer %2</source>
        <translation>%1, client %2</translation>
    </message>
    <message>
        <source>%1, customer %2, %3</source>
        <translation>%1, client %2, %3</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerPage</name>
    <message>
        <source>Nothing has happened yet that is worth a line.</source>
        <translation>Rien ne s’est encore passé qui mérite une ligne.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Where</source>
        <comment>what kind of entry of a timeline</comment>
        <translation>Où</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Choisir un client</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerPicker</name>
    <message>
        <source>Find a customer by name or id</source>
        <translation>Chercher un client (nom, numéro)</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Clients trouvés</translation>
    </message>
    <message>
        <source>Type a part of a name, or an id</source>
        <translation>Tapez une partie d’un nom, ou un numéro</translation>
    </message>
    <message>
        <source>Pinned and recent</source>
        <translation>Épinglés et récents</translation>
    </message>
    <message>
        <source>No customer of this book fits “%1”.</source>
        <translation>Aucun client de ce portefeuille ne correspond à « %1 ».</translation>
    </message>
    <message numerus="yes">
        <source>The first %n customers that fit</source>
        <translation>
            <numerusform>Le premier client qui correspond (%n)</numerusform>
            <numerusform>Les %n premiers clients qui correspondent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter picks · Shift+Enter opens the page · Ctrl+Enter adds or removes · Ctrl+D pins</source>
        <translation>Entrée choisit · Maj+Entrée ouvre la page · Ctrl+Entrée ajoute ou retire · Ctrl+D épingle</translation>
    </message>
</context>
<context>
    <name>clientele::DashboardExports</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>&amp;Report of all pages (PDF)…</source>
        <translation>&amp;Rapport de toutes les pages (PDF)…</translation>
    </message>
    <message>
        <source>&amp;Workbook, a sheet a chart (XLSX)…</source>
        <translation>&amp;Classeur, une feuille par graphique (XLSX)…</translation>
    </message>
    <message>
        <source>Report of the book</source>
        <translation>Rapport sur le portefeuille</translation>
    </message>
    <message>
        <source>Charts of the book</source>
        <translation>Graphiques du portefeuille</translation>
    </message>
</context>
<context>
    <name>clientele::DashboardPage</name>
    <message>
        <source>The whole book. Click any mark to filter everything.</source>
        <translation>Tout le portefeuille. Cliquez sur un élément pour tout filtrer.</translation>
    </message>
    <message>
        <source>Arrow keys move the card, Shift and arrow keys resize it, Delete hides it, Esc ends.</source>
        <translation>Les flèches déplacent la carte, Maj et flèches la redimensionnent, Suppr la masque, Échap termine.</translation>
    </message>
</context>
<context>
    <name>clientele::DatabasePanel</name>
    <message>
        <source>Try the connection</source>
        <translation>Essayer la connexion</translation>
    </message>
    <message>
        <source>Read it into the book</source>
        <translation>Lire dans le portefeuille</translation>
    </message>
    <message>
        <source>Connect a database</source>
        <translation>Connecter une base de données</translation>
    </message>
    <message>
        <source>The database&apos;s name</source>
        <translation>Le nom de la base</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of a database server</comment>
        <translation>Type</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Call it</source>
        <translation>Nom donné</translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation>Essai de la connexion…</translation>
    </message>
    <message>
        <source>The server answers, and its tables can be read.</source>
        <translation>Le serveur répond et ses tables peuvent être lues.</translation>
    </message>
    <message>
        <source>Reading the tables…</source>
        <translation>Lecture des tables…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop reading the database</source>
        <translation>Arrêter la lecture de la base de données</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <comment>a number, counting up</comment>
        <translation>%1 lignes lues</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
</context>
<context>
    <name>clientele::DaysEditor</name>
    <message>
        <source>Periods</source>
        <translation>Périodes</translation>
    </message>
    <message>
        <source>no first day</source>
        <translation>sans premier jour</translation>
    </message>
    <message>
        <source>no last day</source>
        <translation>sans dernier jour</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Periods are counted from today, %1.</source>
        <translation>Les périodes se comptent à partir d’aujourd’hui, %1.</translation>
    </message>
    <message>
        <source>Periods are counted from %1, the last day of the data.</source>
        <comment>a day before today</comment>
        <translation>Les périodes se comptent à partir du %1, dernier jour des données.</translation>
    </message>
    <message>
        <source>“%1” is no date.</source>
        <translation>« %1 » n’est pas une date.</translation>
    </message>
    <message>
        <source>Write it as %1.</source>
        <comment>a date</comment>
        <translation>Écrivez-le ainsi : %1.</translation>
    </message>
    <message>
        <source>The first day is after the last.</source>
        <translation>Le premier jour est après le dernier.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::Decline</name>
    <message>
        <source>“%1”</source>
        <translation>« %1 »</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is no customer “%1” in what you are looking at.</source>
        <translation>Il n’y a pas de client « %1 » dans ce que vous regardez.</translation>
    </message>
    <message>
        <source>There is no machine “%1” in the book.</source>
        <translation>Il n’y a pas de guichet « %1 » dans le portefeuille.</translation>
    </message>
    <message>
        <source>The book has no ATM data, so nothing can be said of that time.</source>
        <translation>Le portefeuille n’a pas de données de guichets : on ne peut rien dire de ce moment.</translation>
    </message>
    <message>
        <source>The book&apos;s data end on %1 and do not reach the time asked for. Ask for a date.</source>
        <translation>Les données du portefeuille s’arrêtent au %1 et n’atteignent pas le moment demandé. Demandez une date.</translation>
    </message>
    <message>
        <source>The year is not clear. Write the date with its year, for example 20 August 2025.</source>
        <translation>L’année n’est pas claire. Écrivez la date avec son année, par exemple 20 août 2025.</translation>
    </message>
    <message>
        <source>Only ATM transactions and complaints carry a time that can be asked for here.</source>
        <translation>Seules les opérations aux guichets et les réclamations portent un moment qu’on peut demander ici.</translation>
    </message>
    <message>
        <source>“%1” was read as “%2”.</source>
        <translation>« %1 » a été lu comme « %2 ».</translation>
    </message>
    <message>
        <source>Not answered: %1 is nothing that the book knows. Try other words for it, or leave it out.</source>
        <translation>Sans réponse : %1 n’est rien que le portefeuille connaisse. Essayez d’autres mots, ou laissez-le de côté.</translation>
    </message>
    <message>
        <source>Not answered: “%1” asks for a reason, an opinion, a wish or the future. Only what the book holds can be computed.</source>
        <translation>Sans réponse : « %1 » demande une raison, un avis, un souhait ou l’avenir. Seul ce que contient le portefeuille peut être calculé.</translation>
    </message>
    <message>
        <source>Not answered: it is not clear what %1 means here. Ask for one thing at a time.</source>
        <translation>Sans réponse : on ne voit pas bien ce que %1 veut dire ici. Demandez une chose à la fois.</translation>
    </message>
    <message>
        <source>The book has no data on this: %1.</source>
        <translation>Le portefeuille n’a pas de données à ce sujet : %1.</translation>
    </message>
    <message>
        <source>Complaints are anonymous: they carry no customer, so nothing can be said of who complained or where from.</source>
        <translation>Les réclamations sont anonymes : elles ne portent aucun client, on ne peut donc pas dire qui s’est plaint ni d’où.</translation>
    </message>
    <message>
        <source>“%1” is a value in the book and a customer&apos;s name. Write the full name, or “in %1”.</source>
        <translation>« %1 » est une valeur du portefeuille et le nom d’un client. Écrivez le nom entier, ou « à %1 ».</translation>
    </message>
    <message>
        <source>Taken: %1.</source>
        <translation>Retenu : %1.</translation>
    </message>
    <message>
        <source>Taken: %1, %2.</source>
        <translation>Retenu : %1, %2.</translation>
    </message>
    <message>
        <source>Which figure of “%1” is wanted: the average, the lowest, the highest or the range?</source>
        <translation>Quel chiffre de « %1 » voulez-vous : la moyenne, le plus bas, le plus haut ou l’étendue ?</translation>
    </message>
    <message>
        <source>It is not clear what is asked. Try “How many customers are there in …?”.</source>
        <translation>La question n’est pas claire. Essayez « Combien de clients à … ? ».</translation>
    </message>
    <message>
        <source>There is no such date.</source>
        <translation>Cette date n’existe pas.</translation>
    </message>
    <message>
        <source>The last ATM transaction in the book is of %1.</source>
        <translation>La dernière opération au guichet dans le portefeuille date du %1.</translation>
    </message>
    <message>
        <source>Not answered: %1 cannot be broken down by “%2”.</source>
        <translation>Sans réponse : « %1 » ne se ventile pas par « %2 ».</translation>
    </message>
    <message>
        <source>Not answered: there is no single average to compare with for “%1”.</source>
        <translation>Sans réponse : il n’existe pas de moyenne unique à laquelle comparer « %1 ».</translation>
    </message>
    <message>
        <source>Not answered: figures of several currencies are not taken from one another. Ask for one currency.</source>
        <translation>Sans réponse : on ne soustrait pas des montants de devises différentes. Précisez une devise.</translation>
    </message>
    <message>
        <source>Not answered: several share a place before it. Ask for the first few instead, for example “top 5”.</source>
        <translation>Sans réponse : plusieurs se partagent un rang avant celui-ci. Demandez plutôt les premiers, par exemple « top 5 ».</translation>
    </message>
    <message>
        <source>Not answered: it is not clear what of the question before this changes. Ask the whole question.</source>
        <translation>Sans réponse : on ne voit pas clairement ce que ceci change à la question précédente. Posez la question entière.</translation>
    </message>
    <message>
        <source>%1 (range)</source>
        <translation>%1 (étendue)</translation>
    </message>
    <message>
        <source>Of each loan</source>
        <translation>Par prêt</translation>
    </message>
    <message>
        <source>Of each customer</source>
        <translation>Par client</translation>
    </message>
    <message>
        <source>Several of them may be meant. Which one?</source>
        <translation>Plusieurs d&apos;entre eux sont possibles. Lequel ?</translation>
    </message>
    <message>
        <source>Is “%1” meant of each loan or of each customer?</source>
        <translation>« %1 » s&apos;entend-il par prêt ou par client ?</translation>
    </message>
    <message>
        <source>Hello. Ask about the customers of this book, their loans, scores, machines or complaints, for example “Who owes the most?” or “How many customers live in Toronto?”.</source>
        <translation>Bonjour. Posez une question sur les clients de ce portefeuille, leurs prêts, leurs cotes, les guichets ou les plaintes, par exemple « Qui doit le plus ? » ou « Combien de clients à Toronto ? ».</translation>
    </message>
</context>
<context>
    <name>clientele::Dialogue</name>
    <message>
        <source>The time for this question is used up</source>
        <translation>Le temps prévu pour cette question est épuisé</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <comment>a model</comment>
        <translation>Question posée à %1</translation>
    </message>
    <message>
        <source>The requests for this question are used up</source>
        <translation>Les requêtes prévues pour cette question sont épuisées</translation>
    </message>
    <message>
        <source>%1 is busy: again in %2 s</source>
        <comment>a model; seconds</comment>
        <translation>%1 est occupé : nouvel essai dans %2 s</translation>
    </message>
    <message>
        <source>The steps for this question are used up</source>
        <translation>Les étapes prévues pour cette question sont épuisées</translation>
    </message>
    <message>
        <source>The tokens for this question are used up</source>
        <translation>Les jetons prévus pour cette question sont épuisés</translation>
    </message>
    <message>
        <source>Working: %1</source>
        <comment>a tool</comment>
        <translation>En cours : %1</translation>
    </message>
    <message>
        <source>The money for this question is used up</source>
        <translation>L’argent prévu pour cette question est épuisé</translation>
    </message>
</context>
<context>
    <name>clientele::DismissDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Dismiss a suggestion</source>
        <translation>Écarter une suggestion</translation>
    </message>
    <message>
        <source>Why it is dismissed</source>
        <translation>Pourquoi elle est écartée</translation>
    </message>
    <message>
        <source>Not interested</source>
        <translation>Pas intéressé</translation>
    </message>
    <message>
        <source>Has it at another bank</source>
        <translation>L’a dans une autre banque</translation>
    </message>
    <message>
        <source>Does not suit the customer</source>
        <translation>Ne convient pas au client</translation>
    </message>
    <message>
        <source>Not wanted now</source>
        <translation>Pas souhaité pour le moment</translation>
    </message>
    <message>
        <source>Why? Choose, or write your own.</source>
        <translation>Pourquoi ? Choisissez ou écrivez.</translation>
    </message>
    <message numerus="yes">
        <source>%1 will not be suggested to this customer for %n day(s). The reason is kept with it.</source>
        <translation>
            <numerusform>%1 ne sera pas suggéré à ce client pendant %n jour. Le motif est conservé.</numerusform>
            <numerusform>%1 ne sera pas suggéré à ce client pendant %n jours. Le motif est conservé.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::DonutPlot</name>
    <message>
        <source>%1 · %2 %</source>
        <extracomment>a figure and its share of the whole</extracomment>
        <translation>%1 · %2 %</translation>
    </message>
</context>
<context>
    <name>clientele::EmptinessChoice</name>
    <message numerus="yes">
        <source>Only the %n without a day</source>
        <translation>
            <numerusform>Seulement la ligne sans jour (%n)</numerusform>
            <numerusform>Seulement les %n sans jour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n without a value</source>
        <translation>
            <numerusform>Seulement la ligne sans valeur (%n)</numerusform>
            <numerusform>Seulement les %n sans valeur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n without a day</source>
        <translation>
            <numerusform>Écarter la ligne sans jour (%n)</numerusform>
            <numerusform>Écarter les %n sans jour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n without a value</source>
        <translation>
            <numerusform>Écarter la ligne sans valeur (%n)</numerusform>
            <numerusform>Écarter les %n sans valeur</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::EmptyPage</name>
    <message>
        <source>Add data</source>
        <translation>Ajouter des données</translation>
    </message>
</context>
<context>
    <name>clientele::EvidenceButton</name>
    <message>
        <source>Opens the rows behind it</source>
        <translation>Ouvre les lignes derrière ce chiffre</translation>
    </message>
    <message>
        <source>Opens the rows behind this figure.</source>
        <translation>Ouvre les lignes derrière ce chiffre.</translation>
    </message>
    <message>
        <source>Opens the customer’s row.</source>
        <translation>Ouvre la ligne du client.</translation>
    </message>
</context>
<context>
    <name>clientele::ExcludedView</name>
    <message numerus="yes">
        <source>Not suggested: %n product(s)</source>
        <translation>
            <numerusform>Non suggéré : %n produit</numerusform>
            <numerusform>Non suggérés : %n produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Each with its rule, the values that failed, and the path to yes</source>
        <translation>Chacun avec sa règle, les valeurs en cause et ce qui le rendrait possible</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a product, its category</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler la décision</translation>
    </message>
    <message>
        <source>Undo the decision about %1</source>
        <translation>Annuler la décision sur %1</translation>
    </message>
</context>
<context>
    <name>clientele::ExportRun</name>
    <message>
        <source>Comma-separated values (CSV)</source>
        <translation>Valeurs séparées par des virgules (CSV)</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>Classeur (XLSX)</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Image (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>Dessin (SVG)</translation>
    </message>
    <message>
        <source>Document (PDF)</source>
        <translation>Document (PDF)</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>Exporter «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progression de l’exportation</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Saved: %1 (%2)</source>
        <extracomment>a file&apos;s name and its size</extracomment>
        <translation>Enregistré&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>clientele::FactList</name>
    <message>
        <source>There is no such record of this customer.</source>
        <translation>Il n’existe aucun enregistrement de ce genre pour ce client.</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>a field of a record</comment>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>clientele::FiguresCard</name>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Owed in loans</source>
        <translation>Dû en prêts</translation>
    </message>
    <message>
        <source>Cash flow at machines</source>
        <translation>Flux aux distributeurs</translation>
    </message>
    <message>
        <source>Products held</source>
        <translation>Produits détenus</translation>
    </message>
    <message>
        <source>Show the rows behind it</source>
        <translation>Afficher les lignes correspondantes</translation>
    </message>
    <message numerus="yes">
        <source>in %n loan(s)</source>
        <translation>
            <numerusform>en %n prêt</numerusform>
            <numerusform>en %n prêts</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <extracomment>money in and out at cash machines</extracomment>
        <translation>%1 entrés, %2 sortis</translation>
    </message>
    <message>
        <source>not in the data</source>
        <translation>absent des données</translation>
    </message>
    <message>
        <source>none in the record</source>
        <translation>aucun dans le dossier</translation>
    </message>
</context>
<context>
    <name>clientele::FilterChip</name>
    <message>
        <source>Filter %1. Press to change it, Delete to remove it.</source>
        <translation>Filtre %1. Appuyez pour le modifier, Suppr pour le retirer.</translation>
    </message>
</context>
<context>
    <name>clientele::FilterFields</name>
    <message>
        <source>“%1” is not a number that fits here.</source>
        <translation>« %1 » n’est pas un nombre qui convient ici.</translation>
    </message>
    <message>
        <source>Write it as %1.</source>
        <translation>Écrivez-le ainsi : %1.</translation>
    </message>
</context>
<context>
    <name>clientele::FilterPopup</name>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>New filter</source>
        <translation>Nouveau filtre</translation>
    </message>
    <message>
        <source>Filter by…</source>
        <translation>Filtrer par…</translation>
    </message>
    <message>
        <source>Find a field to filter by</source>
        <translation>Chercher un champ à filtrer</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <comment>a field&apos;s name</comment>
        <translation>Filtre : %1</translation>
    </message>
</context>
<context>
    <name>clientele::FilterValues</name>
    <message>
        <source>%1, rows: %2</source>
        <comment>a value, how many rows have it</comment>
        <translation>%1, lignes : %2</translation>
    </message>
</context>
<context>
    <name>clientele::GrainButton</name>
    <message>
        <source>Step of charts over time</source>
        <translation>Pas des graphiques dans le temps</translation>
    </message>
    <message>
        <source>As fine as there is room for</source>
        <translation>Aussi fin que la place le permet</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Par semaine</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Par mois</translation>
    </message>
    <message>
        <source>Step of charts over time: %1</source>
        <translation>Pas des graphiques dans le temps : %1</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Par heure</translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation>Par trimestre</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Par année</translation>
    </message>
</context>
<context>
    <name>clientele::HistogramSlider</name>
    <message>
        <source>Lower end of the range</source>
        <translation>Borne inférieure de la plage</translation>
    </message>
    <message>
        <source>Upper end of the range</source>
        <translation>Borne supérieure de la plage</translation>
    </message>
    <message>
        <source>Distribution of the values</source>
        <translation>Répartition des valeurs</translation>
    </message>
    <message>
        <source>%1 to %2: %3 of %4</source>
        <comment>a bin&apos;s edges, its rows, its rows in the whole book</comment>
        <translation>%1 à %2 : %3 sur %4</translation>
    </message>
    <message>
        <source>no lower end</source>
        <translation>sans minimum</translation>
    </message>
    <message>
        <source>no upper end</source>
        <translation>sans maximum</translation>
    </message>
</context>
<context>
    <name>clientele::HitsModel</name>
    <message>
        <source>who it is</source>
        <comment>what a passage about a customer says</comment>
        <translation>identité</translation>
    </message>
    <message>
        <source>profile</source>
        <comment>what a passage about a customer says</comment>
        <translation>profil</translation>
    </message>
    <message>
        <source>credit</source>
        <comment>what a passage about a customer says</comment>
        <translation>crédit</translation>
    </message>
    <message>
        <source>loans</source>
        <comment>what a passage about a customer says</comment>
        <translation>prêts</translation>
    </message>
    <message>
        <source>ATM activity</source>
        <comment>what a passage about a customer says</comment>
        <translation>opérations aux guichets</translation>
    </message>
    <message>
        <source>product</source>
        <translation>produit</translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n réclamation</numerusform>
            <numerusform>%n réclamations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ImportPanel</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Recognised by their columns</source>
        <translation>Reconnu aux colonnes</translation>
    </message>
    <message>
        <source>Only for other column names</source>
        <translation>Si les colonnes diffèrent</translation>
    </message>
    <message>
        <source>What they hold</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Currency, where none is named</source>
        <translation>Devise par défaut</translation>
    </message>
    <message>
        <source>Mapping file</source>
        <translation>Fichier de correspondance</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <comment>a number, counting up</comment>
        <translation>%1 lignes lues</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Fichiers à importer</translation>
    </message>
    <message>
        <source>Data (*.csv *.json *.ndjson *.jsonl *.tsv)</source>
        <translation>Données (*.csv *.json *.ndjson *.jsonl *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>CSV, JSON and NDJSON files. Drop them here, or choose them.</source>
        <translation>Fichiers CSV, JSON et NDJSON. Déposez-les ici, ou choisissez-les.</translation>
    </message>
    <message>
        <source>“%1” is no ISO 4217 currency code.</source>
        <translation>« %1 » n’est pas un code de devise ISO 4217.</translation>
    </message>
    <message>
        <source>Write three letters, such as CAD or EUR.</source>
        <translation>Écrivez trois lettres, comme CAD ou EUR.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose the mapping file</source>
        <translation>Choisir le fichier de correspondance</translation>
    </message>
    <message>
        <source>Mapping (*.json)</source>
        <translation>Correspondance (*.json)</translation>
    </message>
</context>
<context>
    <name>clientele::LegendEntry</name>
    <message>
        <source>shown</source>
        <comment>a series of a chart</comment>
        <translation>affichée</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>a series of a chart</comment>
        <translation>masquée</translation>
    </message>
    <message>
        <source>Click: only “%1”, or all again. Ctrl+click: all but “%1”.</source>
        <translation>Clic : seulement « %1 », ou tout de nouveau. Ctrl+clic : tout sauf « %1 ».</translation>
    </message>
</context>
<context>
    <name>clientele::LinkDialogs</name>
    <message>
        <source>This opens your mail program. The whole address:</source>
        <translation>Ceci ouvre votre messagerie. L’adresse complète&#xa0;:</translation>
    </message>
    <message>
        <source>This opens your browser at %1. The whole address:</source>
        <translation>Ceci ouvre votre navigateur sur %1. L’adresse complète&#xa0;:</translation>
    </message>
    <message>
        <source>Leave Clientele?</source>
        <translation>Quitter Clientele&#xa0;?</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Passage</translation>
    </message>
</context>
<context>
    <name>clientele::ListPage</name>
    <message>
        <source>Search in questions and answers</source>
        <translation>Chercher dans les questions et les réponses</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>Retour à la conversation</translation>
    </message>
    <message>
        <source>Delete the chosen entry</source>
        <translation>Supprimer l’élément choisi</translation>
    </message>
</context>
<context>
    <name>clientele::MainWindow</name>
    <message>
        <source>This is the demo book, and it is kept in memory only.</source>
        <translation>Ceci est le portefeuille de démonstration, gardé en mémoire seulement.</translation>
    </message>
    <message>
        <source>The system has no keychain that is open, so nothing is written to the disk.</source>
        <translation>Le système n’a pas de trousseau ouvert : rien n’est écrit sur le disque.</translation>
    </message>
    <message>
        <source>Clientele: demo book</source>
        <translation>Clientele : portefeuille de démonstration</translation>
    </message>
    <message>
        <source>An earlier demo book is sealed with a passphrase, and was left as it is.</source>
        <translation>Un portefeuille de démonstration antérieur est scellé par une phrase secrète ; il n’a pas été touché.</translation>
    </message>
</context>
<context>
    <name>clientele::MapPlot</name>
    <message>
        <source>Not on the map</source>
        <translation>Absentes de la carte</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et encore %n</numerusform>
            <numerusform>et encore %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::MarkTableModel</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a column of amounts: Deposits (CAD)</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, whole book</source>
        <extracomment>a column of figures of the whole book beside those within the filters</extracomment>
        <translation>%1, tout le portefeuille</translation>
    </message>
</context>
<context>
    <name>clientele::MessageList</name>
    <message>
        <source>Ask about the customers, loans, machines and complaints of this book. Every figure in an answer is computed here and opens the rows behind it.</source>
        <translation>Posez une question sur les clients, les prêts, les guichets et les réclamations de ce portefeuille. Chaque chiffre d’une réponse est calculé ici et ouvre les lignes dont il provient.</translation>
    </message>
</context>
<context>
    <name>clientele::MessageView</name>
    <message>
        <source>Computing…</source>
        <translation>Calcul en cours…</translation>
    </message>
</context>
<context>
    <name>clientele::NavigationBar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Show the names of the pages</source>
        <translation>Afficher le nom des pages</translation>
    </message>
    <message>
        <source>Show icons only</source>
        <translation>N’afficher que les icônes</translation>
    </message>
</context>
<context>
    <name>clientele::NavigationButton</name>
    <message>
        <source>%1 rows</source>
        <comment>a number of rows</comment>
        <translation>%1 lignes</translation>
    </message>
</context>
<context>
    <name>clientele::NotesCard</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Notes and tasks</source>
        <translation>Notes et tâches</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Delete the chosen line</source>
        <translation>Supprimer la ligne choisie</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Entretien</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>due</source>
        <translation>échéance</translation>
    </message>
    <message>
        <source>The task is due on a day</source>
        <translation>La tâche a une date d’échéance</translation>
    </message>
    <message>
        <source>The day on which it is due</source>
        <translation>La date d’échéance</translation>
    </message>
    <message>
        <source>The day that it is about</source>
        <translation>Le jour concerné</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>What was a meeting about?</source>
        <translation>Sur quoi portait l’entretien ?</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>Que faut-il faire ?</translation>
    </message>
    <message>
        <source>at any time</source>
        <comment>of a task without a day</comment>
        <translation>sans date</translation>
    </message>
    <message>
        <source>Task: %1, %2, %3</source>
        <comment>words, day, state</comment>
        <translation>Tâche : %1, %2, %3</translation>
    </message>
    <message>
        <source>done</source>
        <translation>faite</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>Meeting: %1</source>
        <translation>Entretien : %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a note&apos;s words, its day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Supprimé : %1</translation>
    </message>
</context>
<context>
    <name>clientele::NumbersEditor</name>
    <message>
        <source>no lower end</source>
        <translation>sans minimum</translation>
    </message>
    <message>
        <source>no upper end</source>
        <translation>sans maximum</translation>
    </message>
    <message>
        <source>From</source>
        <comment>lower end of a range of numbers</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <comment>upper end of a range of numbers</comment>
        <translation>À</translation>
    </message>
    <message>
        <source>in any currency</source>
        <translation>toutes devises</translation>
    </message>
    <message>
        <source>logarithmic scale</source>
        <translation>échelle logarithmique</translation>
    </message>
    <message>
        <source>The scale is logarithmic.</source>
        <translation>L’échelle est logarithmique.</translation>
    </message>
    <message>
        <source>The lower end is above the upper end.</source>
        <translation>La borne inférieure dépasse la borne supérieure.</translation>
    </message>
</context>
<context>
    <name>clientele::PageTools</name>
    <message>
        <source>Add a card</source>
        <translation>Ajouter une carte</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>All cards as they were at first</source>
        <translation>Toutes les cartes comme au début</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Disposer</translation>
    </message>
    <message>
        <source>Move, resize and hide the cards of this page</source>
        <translation>Déplacer, redimensionner et masquer les cartes de cette page</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>arranging cards</comment>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>clientele::Passages</name>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <translation>
            <numerusform>%n prêt</numerusform>
            <numerusform>%n prêts</numerusform>
        </translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Dû</translation>
    </message>
    <message numerus="yes">
        <source>%n ATM transaction(s)</source>
        <translation>
            <numerusform>%n opération au guichet automatique</numerusform>
            <numerusform>%n opérations au guichet automatique</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>two days</comment>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>of no type</source>
        <translation>sans type</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a number; its total</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a machine; how often</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Guichets</translation>
    </message>
</context>
<context>
    <name>clientele::Phrases</name>
    <message>
        <source>%1: %2</source>
        <comment>a label and its value</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the parts of a sentence</comment>
        <translation> ; </translation>
    </message>
</context>
<context>
    <name>clientele::PinnedPage</name>
    <message>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Nothing is pinned. Charts in answers have a pin that puts them here; they obey the filters like all others.</source>
        <translation>Rien n’est épinglé. Les graphiques des réponses ont une épingle qui les place ici&#xa0;; ils suivent les filtres comme tous les autres.</translation>
    </message>
</context>
<context>
    <name>clientele::Plot</name>
    <message>
        <source>no value</source>
        <translation>sans valeur</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>one series of a mark: Deposits 1,200.00 CAD</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a figure within the filter, then that of the whole book</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a mark&apos;s name: its figures</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1 (selected)</source>
        <translation>%1 (choisi)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et encore %n</numerusform>
            <numerusform>et encore %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::PostponeDialog</name>
    <message>
        <source>Postpone a suggestion</source>
        <translation>Reporter une suggestion</translation>
    </message>
    <message>
        <source>The day on which it is suggested again</source>
        <translation>Le jour où elle sera de nouveau suggérée</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>On which day should %1 be suggested again?</source>
        <translation>Quel jour faut-il suggérer de nouveau %1 ?</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>Dans une semaine</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>Dans un mois</translation>
    </message>
    <message>
        <source>In three months</source>
        <translation>Dans trois mois</translation>
    </message>
</context>
<context>
    <name>clientele::ProblemModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Why it was set aside</source>
        <translation>Pourquoi elle a été écartée</translation>
    </message>
</context>
<context>
    <name>clientele::ProviderPanel</name>
    <message>
        <source>Use none</source>
        <translation>N’en utiliser aucun</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Modèle de langage</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Un autre serveur</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>Compatible avec OpenAI</translation>
    </message>
    <message>
        <source>Unchanged in the system’s keychain</source>
        <translation>Inchangée dans le trousseau du système</translation>
    </message>
    <message>
        <source>None: computed on this computer</source>
        <translation>Aucun : calculé sur cet ordinateur</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Dialect</source>
        <comment>of a provider&apos;s interface</comment>
        <translation>Dialecte</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Embedding model</source>
        <translation>Modèle de plongement</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>%1 is used for what this computer cannot answer alone.</source>
        <translation>%1 sert à ce que cet ordinateur ne peut répondre seul.</translation>
    </message>
    <message>
        <source>No provider: every question is answered on this computer.</source>
        <translation>Aucun fournisseur : chaque question reçoit sa réponse sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>The server is on this computer, so nothing leaves it.</source>
        <translation>Le serveur est sur cet ordinateur : rien ne le quitte.</translation>
    </message>
    <message>
        <source>To %1 go: questions that this computer cannot answer alone, and the figures and passages needed for them. Names, ids, e-mails, phones, addresses, account and card numbers are replaced by tokens such as CUST_3. Gender, age, language and country never go into a suggestion about credit.</source>
        <translation>Vont à %1 : les questions auxquelles cet ordinateur ne peut répondre seul, avec les chiffres et les passages qu’elles demandent. Noms, identifiants, courriels, téléphones, adresses, numéros de compte et de carte sont remplacés par des jetons tels que CUST_3. Le genre, l’âge, la langue et le pays n’entrent jamais dans une suggestion de crédit.</translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>le fournisseur</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Putting the key into the keychain…</source>
        <translation>La clé est rangée dans le trousseau…</translation>
    </message>
    <message>
        <source>Saved. The key is in the system’s keychain.</source>
        <translation>Enregistré. La clé est dans le trousseau du système.</translation>
    </message>
    <message>
        <source>The settings are saved, but not the key: this system has no keychain, or it is locked.</source>
        <translation>Les réglages sont enregistrés, mais pas la clé : ce système n’a pas de trousseau, ou il est verrouillé.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or set CLIENTELE_API_KEY before the program starts.</source>
        <translation>Déverrouillez le trousseau, ou définissez CLIENTELE_API_KEY avant de lancer le programme.</translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation>Essai de la connexion…</translation>
    </message>
    <message>
        <source>%1 answers, its first word after %2 ms.</source>
        <comment>a model&apos;s name, a number</comment>
        <translation>%1 répond, premier mot après %2 ms.</translation>
    </message>
</context>
<context>
    <name>clientele::ProviderWords</name>
    <message>
        <source>Preparing · %1</source>
        <comment>a model&apos;s name</comment>
        <translation>Préparation · %1</translation>
    </message>
    <message>
        <source>The names of the book are learnt first: none leaves without a token in its place.</source>
        <translation>Les noms du portefeuille sont d’abord appris&#xa0;: aucun ne sort sans un jeton à sa place.</translation>
    </message>
    <message>
        <source>Online · %1</source>
        <comment>a model&apos;s name</comment>
        <translation>En ligne · %1</translation>
    </message>
    <message>
        <source>What is not answered here is asked of %1, with tokens in place of names.</source>
        <translation>Ce qui n’a pas de réponse ici est demandé à %1, avec des jetons à la place des noms.</translation>
    </message>
    <message>
        <source>Offline · local answers</source>
        <translation>Hors ligne · réponses locales</translation>
    </message>
    <message>
        <source>Online · local answers</source>
        <translation>En ligne · réponses locales</translation>
    </message>
</context>
<context>
    <name>clientele::QuestionBox</name>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Ask about what is on screen…</source>
        <translation>Une question sur ce qui est affiché…</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Asked within: %1</source>
        <translation>Demandé dans : %1</translation>
    </message>
    <message>
        <source>Another version of your question  ✕</source>
        <translation>Autre version de votre question  ✕</translation>
    </message>
    <message>
        <source>Stop editing the earlier question</source>
        <translation>Ne plus modifier la question précédente</translation>
    </message>
    <message>
        <source>Asked within: %1. The filters of the screen hold for every answer and cannot be taken away here; change them above.</source>
        <extracomment>what stands in place of %1: City: Toronto</extracomment>
        <translation>Demandé dans&#xa0;: %1. Les filtres de l’écran valent pour chaque réponse et ne se retirent pas ici&#xa0;; changez-les en haut.</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Arrêter la réponse</translation>
    </message>
</context>
<context>
    <name>clientele::QuestionView</name>
    <message>
        <source>Earlier version of this question</source>
        <translation>Version précédente de cette question</translation>
    </message>
    <message>
        <source>Later version of this question</source>
        <translation>Version suivante de cette question</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <translation>Vous avez demandé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Ask this in other words</source>
        <translation>Le demander autrement</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>which version of a question is shown: 2 of 3</extracomment>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>clientele::QueueModel</name>
    <message>
        <source>All that could be suggested was dismissed, postponed or accepted; nothing is urgent.</source>
        <translation>Tout ce qui pouvait être suggéré a été écarté, reporté ou accepté ; rien ne presse.</translation>
    </message>
    <message>
        <source>Nothing to talk about: no product is suggested, and nothing is urgent.</source>
        <translation>Rien à aborder : aucun produit n’est suggéré et rien ne presse.</translation>
    </message>
    <message>
        <source>Suggestion: %1.</source>
        <translation>Suggestion : %1.</translation>
    </message>
    <message numerus="yes">
        <source>Place %1, and you have %n call(s) today.</source>
        <translation>
            <numerusform>Rang %1, et vous avez %n appel aujourd’hui.</numerusform>
            <numerusform>Rang %1, et vous avez %n appels aujourd’hui.</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggestion %1, urgency %2, worth %3</source>
        <comment>points of a customer in the queue</comment>
        <translation>Suggestion %1, urgence %2, valeur %3</translation>
    </message>
</context>
<context>
    <name>clientele::QueuePage</name>
    <message>
        <source>To call (%1)</source>
        <comment>customers, a number</comment>
        <translation>À appeler (%1)</translation>
    </message>
    <message>
        <source>Not today (%1)</source>
        <comment>customers, a number</comment>
        <translation>Pas aujourd’hui (%1)</translation>
    </message>
    <message>
        <source>No reason to call (%1)</source>
        <comment>customers, a number</comment>
        <translation>Sans motif d’appel (%1)</translation>
    </message>
    <message>
        <source>Export decisions…</source>
        <translation>Exporter les décisions…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Compute it</source>
        <translation>Calculer</translation>
    </message>
    <message>
        <source>Every customer of the book is looked at…</source>
        <translation>Chaque client du portefeuille est examiné…</translation>
    </message>
    <message>
        <source>Stopped: nobody has a place yet.</source>
        <translation>Arrêté : personne n’a encore de rang.</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) looked at, by the best suggestion, urgency and worth</source>
        <translation>
            <numerusform>%n client examiné, selon la meilleure suggestion, l’urgence et la valeur</numerusform>
            <numerusform>%n clients examinés, selon la meilleure suggestion, l’urgence et la valeur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) within the filters, by the best suggestion, urgency and worth</source>
        <translation>
            <numerusform>%n client dans les filtres, selon la meilleure suggestion, l’urgence et la valeur</numerusform>
            <numerusform>%n clients dans les filtres, selon la meilleure suggestion, l’urgence et la valeur</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody within the filters has a reason to be called.</source>
        <translation>Personne, dans les filtres, n’a de motif d’appel.</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>Personne.</translation>
    </message>
    <message>
        <source>Export what was decided about suggestions</source>
        <translation>Exporter les décisions sur les suggestions</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>Lignes JSON (*.jsonl)</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) written to %1</source>
        <translation>
            <numerusform>%n décision écrite dans %1</numerusform>
            <numerusform>%n décisions écrites dans %1</numerusform>
        </translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Ma journée</translation>
    </message>
    <message>
        <source>I have</source>
        <comment>before a number of calls</comment>
        <translation>J’ai</translation>
    </message>
    <message>
        <source>calls today</source>
        <comment>after a number of calls</comment>
        <translation>appels aujourd’hui</translation>
    </message>
    <message>
        <source>Calls that I have today</source>
        <translation>Appels que j’ai aujourd’hui</translation>
    </message>
    <message>
        <source>What was accepted, dismissed and postponed, with what was seen, as a data set.</source>
        <translation>Ce qui a été accepté, écarté et reporté, avec ce qui était affiché, comme jeu de données.</translation>
    </message>
    <message>
        <source>How many customers have been looked at</source>
        <translation>Combien de clients ont été examinés</translation>
    </message>
    <message>
        <source>Customers to call</source>
        <translation>Clients à appeler</translation>
    </message>
    <message>
        <source>Suggestions for the chosen customer</source>
        <translation>Suggestions pour le client choisi</translation>
    </message>
</context>
<context>
    <name>clientele::RangeCalendar</name>
    <message>
        <source>Earlier months</source>
        <translation>Mois précédents</translation>
    </message>
    <message>
        <source>Later months</source>
        <translation>Mois suivants</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>the name of a month above its days, in the format of QDate: August 2025</extracomment>
        <translation>MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>clientele::RecordCard</name>
    <message>
        <source>The whole record</source>
        <translation>Le dossier complet</translation>
    </message>
    <message>
        <source>each field says in its tool tip where it came from</source>
        <translation>l’infobulle de chaque champ dit d’où il vient</translation>
    </message>
</context>
<context>
    <name>clientele::ReportView</name>
    <message>
        <source>What was read of each file</source>
        <translation>Ce qui a été lu de chaque fichier</translation>
    </message>
    <message>
        <source>Rows that were set aside</source>
        <translation>Lignes écartées</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) are in the book.</source>
        <translation>
            <numerusform>%1 ligne est dans le portefeuille.</numerusform>
            <numerusform>%1 lignes sont dans le portefeuille.</numerusform>
        </translation>
    </message>
    <message>
        <source>No row could be accepted, so the book is as it was.</source>
        <translation>Aucune ligne n’a pu être acceptée : le portefeuille est inchangé.</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) were set aside:</source>
        <translation>
            <numerusform>%1 ligne a été écartée :</numerusform>
            <numerusform>%1 lignes ont été écartées :</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Contient</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lues</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptées</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Écartées</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Déjà présentes</translation>
    </message>
    <message>
        <source>Without a known customer</source>
        <translation>Sans client connu</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <translation>
            <numerusform>%n prêt</numerusform>
            <numerusform>%n prêts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ResultModel</name>
    <message>
        <source>no value</source>
        <translation>sans valeur</translation>
    </message>
    <message>
        <source>Rows</source>
        <comment>how many rows of the book a figure is made of</comment>
        <translation>Lignes</translation>
    </message>
</context>
<context>
    <name>clientele::RowsPanel</name>
    <message>
        <source>Rows behind a figure</source>
        <translation>Lignes derrière un chiffre</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the rows</source>
        <translation>Fermer les lignes</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a dimension and one of its values: City: Toronto</extracomment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>Aucune ligne</translation>
    </message>
    <message>
        <source>No row of the book is behind this figure.</source>
        <translation>Aucune ligne du portefeuille n’est derrière ce chiffre.</translation>
    </message>
    <message>
        <source>No row has all of these words.</source>
        <translation>Aucune ligne ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>Find in these rows</source>
        <translation>Chercher dans ces lignes</translation>
    </message>
    <message>
        <source>Rows that have all of these words, with or without accents (Ctrl+F)</source>
        <translation>Les lignes qui contiennent tous ces mots, avec ou sans accents (Ctrl+F)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Choose the columns and their order</source>
        <translation>Choisir les colonnes et leur ordre</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>All of these rows as a file</source>
        <translation>Toutes ces lignes dans un fichier</translation>
    </message>
    <message>
        <source>Copy the cells you chose with their headers, or all rows</source>
        <translation>Copier les cellules choisies avec leurs en-têtes, ou toutes les lignes</translation>
    </message>
    <message>
        <source>%1 · rows with “%2”</source>
        <comment>filters, then words that were searched for</comment>
        <translation>%1 · lignes contenant «&#xa0;%2&#xa0;»</translation>
    </message>
</context>
<context>
    <name>clientele::RulesPanel</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Use those of the program</source>
        <translation>Utiliser celles du programme</translation>
    </message>
    <message>
        <source>Rules of suggestions</source>
        <translation>Règles des suggestions</translation>
    </message>
    <message>
        <source>Who may be suggested what, and why: one readable file. A file of yours is tried before it is used; nothing in it can make a protected characteristic count.</source>
        <translation>À qui suggérer quoi, et pourquoi : un seul fichier lisible. Votre fichier est essayé avant d’être utilisé ; rien n’y peut faire compter une caractéristique protégée.</translation>
    </message>
    <message>
        <source>File of the rules</source>
        <translation>Fichier des règles</translation>
    </message>
    <message>
        <source>Those that come with the program</source>
        <translation>Celles du programme</translation>
    </message>
    <message>
        <source>Version %1 is used.</source>
        <translation>La version %1 est utilisée.</translation>
    </message>
    <message>
        <source>Not used: those of the program stand in for it. %1</source>
        <translation>Non utilisées : celles du programme les remplacent. %1</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>Règles (*.json)</translation>
    </message>
</context>
<context>
    <name>clientele::SampleConversation</name>
    <message>
        <source>12 %</source>
        <comment>a percentage in the language&apos;s writing</comment>
        <translation>12&#xa0;%</translation>
    </message>
    <message>
        <source>The branch closed before my loan was signed.</source>
        <translation>L’agence a fermé avant la signature de mon prêt.</translation>
    </message>
    <message>
        <source>Owed by type</source>
        <translation>Dû par type</translation>
    </message>
    <message>
        <source>Most is owed in three kinds of loan</source>
        <translation>L’essentiel est dû sur trois types de prêt</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Dû</translation>
    </message>
    <message>
        <source>Fees may be about %1 of it.</source>
        <translation>Les frais pourraient en être environ %1.</translation>
    </message>
    <message>
        <source>One customer names the closing hours [1].</source>
        <translation>Un client cite les heures de fermeture [1].</translation>
    </message>
    <message>
        <source>What stands out in the loans?</source>
        <translation>Que remarque-t-on dans les prêts&#xa0;?</translation>
    </message>
    <message>
        <source>What stands out?</source>
        <translation>Que remarque-t-on&#xa0;?</translation>
    </message>
    <message>
        <source>Customers: %1.</source>
        <translation>Clients&#xa0;: %1.</translation>
    </message>
    <message>
        <source>How many customers?</source>
        <translation>Combien de clients&#xa0;?</translation>
    </message>
    <message>
        <source>The complaints are mostly about</source>
        <translation>Les réclamations portent surtout sur</translation>
    </message>
    <message>
        <source>Sum up the complaints</source>
        <translation>Résume les réclamations</translation>
    </message>
    <message>
        <source>Complaints in this book are anonymous, so no customer can be named.</source>
        <translation>Les réclamations de ce portefeuille sont anonymes&#xa0;: aucun client ne peut être nommé.</translation>
    </message>
    <message>
        <source>Who complained?</source>
        <translation>Qui a réclamé&#xa0;?</translation>
    </message>
    <message>
        <source>The fees are a guess.</source>
        <translation>Les frais sont une supposition.</translation>
    </message>
</context>
<context>
    <name>clientele::SavedSets</name>
    <message>
        <source>There is a saved set “%1” already.</source>
        <translation>Un jeu enregistré « %1 » existe déjà.</translation>
    </message>
    <message>
        <source>Replace it, or choose another name.</source>
        <translation>Remplacez-le ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 ne peut pas être écrit : %2.</translation>
    </message>
</context>
<context>
    <name>clientele::SavedSetsButton</name>
    <message>
        <source>%1 (at opening)</source>
        <comment>a saved set</comment>
        <translation>%1 (à l’ouverture)</translation>
    </message>
    <message>
        <source>Save the filters…</source>
        <translation>Enregistrer les filtres…</translation>
    </message>
    <message>
        <source>Manage the saved sets…</source>
        <translation>Gérer les jeux enregistrés…</translation>
    </message>
    <message>
        <source>Saved sets</source>
        <translation>Mes filtres</translation>
    </message>
    <message>
        <source>Saved sets of filters</source>
        <translation>Jeux de filtres enregistrés</translation>
    </message>
    <message>
        <source>Saved set %1 of filters</source>
        <translation>Jeu de filtres enregistré %1</translation>
    </message>
</context>
<context>
    <name>clientele::SavedSetsDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Replace by the filters of now</source>
        <translation>Remplacer par les filtres actuels</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Apply it when the book is opened</source>
        <translation>L’appliquer à l’ouverture du portefeuille</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Saved sets of filters</source>
        <translation>Jeux de filtres enregistrés</translation>
    </message>
    <message>
        <source>A name for the filters of now</source>
        <translation>Un nom pour les filtres actuels</translation>
    </message>
    <message>
        <source>Saved sets</source>
        <translation>Mes filtres</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Applied when the book is opened</source>
        <translation>Appliqué à l’ouverture du portefeuille</translation>
    </message>
    <message>
        <source>Let “%1” move with the data</source>
        <comment>a period, such as: last 30 days</comment>
        <translation>Laisser « %1 » avancer avec les données</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Filter the book, give the filters a name, and save them.</source>
        <translation>Rien n’est encore enregistré. Filtrez le portefeuille, nommez les filtres et enregistrez-les.</translation>
    </message>
    <message>
        <source>Replace its filters?</source>
        <translation>Remplacer ses filtres ?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Delete the saved set “%1”?</source>
        <translation>Supprimer le jeu enregistré « %1 » ?</translation>
    </message>
    <message>
        <source>The filters that are on stay on.</source>
        <translation>Les filtres actifs le restent.</translation>
    </message>
    <message>
        <source>Import a set of filters</source>
        <translation>Importer un jeu de filtres</translation>
    </message>
    <message>
        <source>Filters (*.json)</source>
        <translation>Filtres (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of this file cannot be used here.</source>
        <translation>
            <numerusform>%n partie de ce fichier n’est pas utilisable ici.</numerusform>
            <numerusform>%n parties de ce fichier ne sont pas utilisables ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import the rest</source>
        <translation>Importer le reste</translation>
    </message>
    <message>
        <source>Export the set of filters</source>
        <translation>Exporter le jeu de filtres</translation>
    </message>
</context>
<context>
    <name>clientele::ScoreCard</name>
    <message>
        <source>Show the rows behind it</source>
        <translation>Afficher les lignes correspondantes</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>Afficher les lignes</translation>
    </message>
    <message>
        <source>No credit score is known.</source>
        <translation>Aucune cote de crédit n’est connue.</translation>
    </message>
    <message>
        <source>place %1 of %2 in the book</source>
        <extracomment>a place by credit score, the highest first: 26 of 50</extracomment>
        <translation>place %1 sur %2 dans le portefeuille</translation>
    </message>
    <message>
        <source>higher than %1 % of customers</source>
        <extracomment>%1 is a number from 0 to 100</extracomment>
        <translation>supérieure à celle de %1 % des clients</translation>
    </message>
    <message>
        <source>How many customers have which score</source>
        <translation>Combien de clients ont quelle cote</translation>
    </message>
    <message>
        <source>above the book&apos;s median</source>
        <translation>au-dessus de la médiane du portefeuille</translation>
    </message>
</context>
<context>
    <name>clientele::Screenshots</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Le dossier %1 ne peut pas être créé.</translation>
    </message>
    <message>
        <source>How much does %1 owe?</source>
        <comment>a customer&apos;s name</comment>
        <translation>Combien doit %1 ?</translation>
    </message>
    <message>
        <source>How much is owed by loan type?</source>
        <translation>Combien est dû par type de prêt ?</translation>
    </message>
    <message>
        <source>%1 was not ready in time.</source>
        <translation>%1 n’était pas prêt à temps.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>low credit score and a car loan in Toronto</source>
        <comment>typed into the search</comment>
        <translation>cote de crédit basse et prêt automobile à Toronto</translation>
    </message>
    <message>
        <source>Last week</source>
        <comment>a saved set of filters</comment>
        <translation>Semaine dernière</translation>
    </message>
    <message>
        <source>My customers</source>
        <comment>a saved set of filters</comment>
        <translation>Mes clients</translation>
    </message>
</context>
<context>
    <name>clientele::SearchPage</name>
    <message>
        <source>All (%1)</source>
        <comment>all that was found</comment>
        <translation>Tout (%1)</translation>
    </message>
    <message>
        <source>Customers (%1)</source>
        <translation>Clients (%1)</translation>
    </message>
    <message>
        <source>Complaints (%1)</source>
        <translation>Réclamations (%1)</translation>
    </message>
    <message>
        <source>Products (%1)</source>
        <translation>Produits (%1)</translation>
    </message>
    <message>
        <source>Search the whole book</source>
        <translation>Chercher dans tout le portefeuille</translation>
    </message>
    <message numerus="yes">
        <source>Within %n filter(s)</source>
        <translation>
            <numerusform>Dans %n filtre</numerusform>
            <numerusform>Dans %n filtres</numerusform>
        </translation>
    </message>
    <message>
        <source>Search by meaning and by words: customers with all that their records say, complaints and products. “Swallowed card” also finds “the machine kept it”.</source>
        <translation>Recherche par le sens et par les mots : les clients avec tout ce que disent leurs dossiers, les réclamations et les produits. « Carte avalée » trouve aussi « la machine l’a gardée ».</translation>
    </message>
    <message>
        <source>Nothing within the filters fits “%1”.</source>
        <translation>Rien ne correspond à « %1 » dans les filtres.</translation>
    </message>
    <message>
        <source>Nothing in this book fits “%1”.</source>
        <translation>Rien ne correspond à « %1 » dans ce portefeuille.</translation>
    </message>
    <message>
        <source>The index is being made. Until then, words are found as they are written.</source>
        <translation>L’index est en cours de création. D’ici là, les mots sont trouvés tels qu’ils sont écrits.</translation>
    </message>
    <message>
        <source>There is no index: words are found as they are written.</source>
        <translation>Il n’y a pas d’index : les mots sont trouvés tels qu’ils sont écrits.</translation>
    </message>
    <message>
        <source>%1 The embedder on this computer serves meanwhile.</source>
        <comment>why the chosen one does not</comment>
        <translation>%1 En attendant, le modèle intégré à cet ordinateur prend le relais.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Le créer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Que cherchez-vous ?</translation>
    </message>
    <message>
        <source>Search the book by meaning and by words</source>
        <translation>Chercher dans le portefeuille par le sens et par les mots</translation>
    </message>
    <message>
        <source>Takes the filters away; undo brings them back.</source>
        <translation>Retire les filtres ; « annuler » les rétablit.</translation>
    </message>
    <message>
        <source>How far the index is</source>
        <translation>Avancement de l’index</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>clientele::SearchPanel</name>
    <message>
        <source>On this computer, built in</source>
        <translation>Sur cet ordinateur, avec le modèle intégré</translation>
    </message>
    <message>
        <source>On this computer, with a static model (model2vec) in the folder:</source>
        <translation>Sur cet ordinateur, avec un modèle statique (model2vec) du dossier :</translation>
    </message>
    <message>
        <source>By the language model’s server, with the embedding model:</source>
        <translation>Par le serveur du modèle de langue, avec le modèle de plongement :</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Search by meaning</source>
        <translation>Recherche par le sens</translation>
    </message>
    <message>
        <source>Folder of the static model</source>
        <translation>Dossier du modèle statique</translation>
    </message>
    <message>
        <source>Embedding model</source>
        <translation>Modèle de plongement</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. A server that embeds is set up above first.</source>
        <translation>Rien ne quitte cet ordinateur. Un serveur de plongement se configure d’abord ci-dessus.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>What customers’ records say without their names, complaints and products go to %1 once, with tokens in place of people, and each search does.</source>
        <translation>Ce que disent les dossiers des clients sans leurs noms, les réclamations et les produits vont une fois à %1, avec des jetons à la place des personnes ; chaque recherche aussi.</translation>
    </message>
    <message>
        <source>Folder of a static model</source>
        <translation>Dossier d’un modèle statique</translation>
    </message>
    <message>
        <source>Reading the model…</source>
        <translation>Lecture du modèle…</translation>
    </message>
    <message>
        <source>There is nothing to search yet.</source>
        <translation>Il n’y a encore rien à chercher.</translation>
    </message>
    <message>
        <source>Waiting for the language model’s server.</source>
        <translation>En attente du serveur du modèle de langue.</translation>
    </message>
    <message>
        <source>Making the index: %1 %.</source>
        <translation>Création de l’index : %1 %.</translation>
    </message>
    <message>
        <source>The index is ready.</source>
        <translation>L’index est prêt.</translation>
    </message>
    <message>
        <source>There is no index: words are found as they are written.</source>
        <translation>Il n’y a pas d’index : les mots sont trouvés tels qu’ils sont écrits.</translation>
    </message>
</context>
<context>
    <name>clientele::SentDialog</name>
    <message>
        <source>As sent</source>
        <translation>Tel qu’envoyé</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Request %1 of %2</source>
        <translation>Requête %1 sur %2</translation>
    </message>
    <message>
        <source>Find in what was sent</source>
        <translation>Chercher dans ce qui a été envoyé</translation>
    </message>
    <message>
        <source>The request, laid out</source>
        <translation>La requête, mise en forme</translation>
    </message>
    <message>
        <source>Copy the exact bytes</source>
        <translation>Copier les octets exacts</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>What left this machine, %1: names, accounts and addresses are tokens such as CUST_3; only spaces and lines are added here.</source>
        <translation>Ce qui a quitté cette machine, %1&#xa0;: noms, comptes et adresses sont des jetons comme CUST_3&#xa0;; seuls des espaces et des lignes sont ajoutés ici.</translation>
    </message>
    <message>
        <source>What was sent for this answer is no longer kept.</source>
        <translation>Ce qui a été envoyé pour cette réponse n’est plus conservé.</translation>
    </message>
</context>
<context>
    <name>clientele::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Figures are always computed here, from your book. A language model words answers and reads questions that this computer does not understand alone; without one everything else works.</source>
        <translation>Les chiffres sont toujours calculés ici, à partir de votre portefeuille. Un modèle de langage formule les réponses et lit les questions que cet ordinateur ne comprend pas seul ; sans lui, tout le reste fonctionne.</translation>
    </message>
</context>
<context>
    <name>clientele::SimilarCustomers</name>
    <message>
        <source>Similar customers</source>
        <translation>Clients semblables</translation>
    </message>
    <message>
        <source>Choose a customer to see who is like them, and in what.</source>
        <translation>Choisissez un client pour voir qui lui ressemble, et en quoi.</translation>
    </message>
    <message>
        <source>Like %1</source>
        <comment>a customer&apos;s name</comment>
        <translation>Semblables à %1</translation>
    </message>
    <message>
        <source>Nobody else is within the filters, or nothing is known to compare.</source>
        <translation>Personne d’autre n’est dans les filtres, ou rien n’est connu à comparer.</translation>
    </message>
    <message>
        <source>%1 % alike</source>
        <translation>semblable à %1 %</translation>
    </message>
</context>
<context>
    <name>clientele::SourcesPage</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>What is read is checked row by row. A read is whole or not at all: the book changes only when it is finished.</source>
        <translation>Ce qui est lu est vérifié ligne par ligne. Une lecture est entière ou n’est pas : le portefeuille ne change qu’une fois qu’elle est finie.</translation>
    </message>
    <message>
        <source>The demo book takes no data in.</source>
        <translation>Le portefeuille de démonstration ne reçoit pas de données.</translation>
    </message>
    <message>
        <source>Open a book of your own for your data.</source>
        <translation>Ouvrez votre propre portefeuille pour vos données.</translation>
    </message>
    <message>
        <source>Open my own book</source>
        <translation>Ouvrir mon portefeuille</translation>
    </message>
</context>
<context>
    <name>clientele::StartPage</name>
    <message>
        <source>Look around</source>
        <translation>Découvrir</translation>
    </message>
    <message>
        <source>An invented book of 500 customers with their loans, credit scores, ATM transactions and complaints. Nothing in it is real.</source>
        <translation>Un portefeuille inventé de 500 clients avec leurs prêts, cotes de crédit, opérations aux guichets et réclamations. Rien n’y est réel.</translation>
    </message>
    <message>
        <source>Open the demo book</source>
        <translation>Ouvrir la démonstration</translation>
    </message>
    <message>
        <source>Your files</source>
        <translation>Vos fichiers</translation>
    </message>
    <message>
        <source>CSV and JSON files of customers, credit, loans, ATM activity, complaints and products. What they hold is recognised by their columns.</source>
        <translation>Fichiers CSV et JSON de clients, crédit, prêts, guichets, réclamations et produits. Leur contenu est reconnu à leurs colonnes.</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importer des fichiers…</translation>
    </message>
    <message>
        <source>Your database</source>
        <translation>Votre base de données</translation>
    </message>
    <message>
        <source>Reads the tables of a MySQL, MariaDB or PostgreSQL server. The password is sealed in your book.</source>
        <translation>Lit les tables d’un serveur MySQL, MariaDB ou PostgreSQL. Le mot de passe est scellé dans votre portefeuille.</translation>
    </message>
    <message>
        <source>Connect a database…</source>
        <translation>Connecter une base…</translation>
    </message>
    <message>
        <source>Opening the book…</source>
        <translation>Ouverture du portefeuille…</translation>
    </message>
    <message>
        <source>Welcome to Clientele</source>
        <translation>Bienvenue dans Clientele</translation>
    </message>
    <message>
        <source>Your book of customers in charts, figures and plain words. Everything stays on this computer, encrypted, and works without a network. Choose where to begin.</source>
        <translation>Votre portefeuille de clients en graphiques, en chiffres et en mots simples. Tout reste sur cet ordinateur, chiffré, et fonctionne sans réseau. Choisissez par où commencer.</translation>
    </message>
</context>
<context>
    <name>clientele::StatusStrip</name>
    <message>
        <source>State of the data</source>
        <translation>État des données</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Everything in the book works without a network.</source>
        <translation>Tout le portefeuille fonctionne sans réseau.</translation>
    </message>
    <message>
        <source>Data of %1</source>
        <comment>date and time of the data</comment>
        <translation>Données du %1</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>format of the data&apos;s date and time</comment>
        <translation>d MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Pas encore de données</translation>
    </message>
    <message>
        <source>The currency of rows that name none.</source>
        <translation>La devise des lignes qui n’en nomment pas.</translation>
    </message>
    <message>
        <source>Sealed</source>
        <comment>the book is encrypted on disk</comment>
        <translation>Scellé</translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation>En mémoire seulement</translation>
    </message>
    <message>
        <source>The profile is encrypted on this disk.</source>
        <translation>Le profil est chiffré sur ce disque.</translation>
    </message>
    <message>
        <source>Nothing of this book is kept on the disk.</source>
        <translation>Rien de ce portefeuille n’est gardé sur le disque.</translation>
    </message>
</context>
<context>
    <name>clientele::StepsView</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::SuggestionBar</name>
    <message>
        <source>Suggested questions</source>
        <translation>Questions suggérées</translation>
    </message>
</context>
<context>
    <name>clientele::SuggestionView</name>
    <message>
        <source>Accepted, to be followed up</source>
        <translation>Acceptée, à suivre</translation>
    </message>
    <message>
        <source>Dismissed, not suggested until %1</source>
        <translation>Écartée, pas suggérée avant le %1</translation>
    </message>
    <message>
        <source>Postponed until %1</source>
        <translation>Reportée au %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>Écarter…</translation>
    </message>
    <message>
        <source>Later…</source>
        <translation>Plus tard…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler la décision</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>place in a list, a product&apos;s name</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Accept the suggestion %1</source>
        <translation>Accepter la suggestion %1</translation>
    </message>
    <message>
        <source>You will follow it up. Nothing is approved by this.</source>
        <translation>Vous y donnerez suite. Rien n’est approuvé par là.</translation>
    </message>
    <message>
        <source>Dismiss the suggestion %1</source>
        <translation>Écarter la suggestion %1</translation>
    </message>
    <message>
        <source>Postpone the suggestion %1</source>
        <translation>Reporter la suggestion %1</translation>
    </message>
    <message>
        <source>Undo the decision about %1</source>
        <translation>Annuler la décision sur %1</translation>
    </message>
</context>
<context>
    <name>clientele::Suggestions</name>
    <message>
        <source>How many customers by city?</source>
        <translation>Combien de clients par ville ?</translation>
    </message>
    <message>
        <source>How much is owed by loan type?</source>
        <translation>Combien est dû par type de prêt ?</translation>
    </message>
    <message>
        <source>What is the range of credit scores?</source>
        <translation>Quelle est l’étendue des cotes de crédit ?</translation>
    </message>
    <message>
        <source>Average credit score by city</source>
        <translation>Cote de crédit moyenne par ville</translation>
    </message>
    <message>
        <source>How many customers have a credit score below 580?</source>
        <translation>Combien de clients ont une cote de crédit sous 580 ?</translation>
    </message>
    <message>
        <source>Top five customers by amount owed</source>
        <translation>Les cinq clients qui doivent le plus</translation>
    </message>
    <message>
        <source>What is the largest loan?</source>
        <translation>Quel est le plus gros prêt ?</translation>
    </message>
    <message>
        <source>Which machine has the most transactions?</source>
        <translation>Quel guichet a le plus d’opérations ?</translation>
    </message>
    <message>
        <source>Total withdrawals by day</source>
        <translation>Total des retraits par jour</translation>
    </message>
    <message>
        <source>How many complaints by category?</source>
        <translation>Combien de réclamations par catégorie ?</translation>
    </message>
    <message>
        <source>How much is owed in all?</source>
        <translation>Combien est dû au total ?</translation>
    </message>
    <message>
        <source>What is the credit score?</source>
        <translation>Quelle est la cote de crédit ?</translation>
    </message>
</context>
<context>
    <name>clientele::SuggestionsCard</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Brief…</source>
        <translation>Fiche…</translation>
    </message>
    <message>
        <source>Cards and loans</source>
        <translation>Cartes et prêts</translation>
    </message>
    <message>
        <source>Deposits, insurance, investment</source>
        <translation>Dépôts, assurance, placements</translation>
    </message>
    <message>
        <source>What the model finds, as it writes it; not checked yet</source>
        <translation>Ce que le modèle constate, au fil de sa rédaction ; pas encore vérifié</translation>
    </message>
    <message>
        <source>What the model suggests, as it writes it; not checked yet</source>
        <translation>Ce que le modèle suggère, au fil de sa rédaction ; pas encore vérifié</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>What the model is writing</source>
        <translation>Ce que le modèle écrit</translation>
    </message>
    <message>
        <source>One page about this customer to take into a meeting.</source>
        <translation>Une page sur ce client à emporter en rendez-vous.</translation>
    </message>
    <message>
        <source>Choose a customer to see what could be suggested, and why.</source>
        <translation>Choisissez un client pour voir ce qui pourrait lui être suggéré, et pourquoi.</translation>
    </message>
    <message>
        <source>Reading the book…</source>
        <translation>Lecture du portefeuille…</translation>
    </message>
    <message>
        <source>Preparing what may be sent…</source>
        <translation>Préparation de ce qui peut être envoyé…</translation>
    </message>
    <message>
        <source>%1 reads the figures (1 of 2)…</source>
        <comment>a model&apos;s name</comment>
        <translation>%1 lit les chiffres (1 sur 2)…</translation>
    </message>
    <message>
        <source>%1 chooses among the eligible products (2 of 2)…</source>
        <comment>a model&apos;s name</comment>
        <translation>%1 choisit parmi les produits éligibles (2 sur 2)…</translation>
    </message>
    <message>
        <source>Nothing is suggested: below is why, product by product.</source>
        <translation>Rien n’est suggéré : les raisons sont plus bas, produit par produit.</translation>
    </message>
    <message>
        <source>Prepared with the model %1.</source>
        <translation>Préparé avec le modèle %1.</translation>
    </message>
    <message>
        <source>Prepared on this computer.</source>
        <translation>Préparé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <comment>a model&apos;s name</comment>
        <translation>Demander à %1</translation>
    </message>
    <message>
        <source>Sends the figures without the name, and without anything that must not count.</source>
        <translation>Envoie les chiffres sans le nom, et sans rien de ce qui ne doit pas compter.</translation>
    </message>
    <message>
        <source>In my language</source>
        <translation>Dans ma langue</translation>
    </message>
    <message>
        <source>In %1</source>
        <comment>a language, as it calls itself</comment>
        <translation>En %1</translation>
    </message>
    <message>
        <source>The reasons in the language that the customer prefers.</source>
        <translation>Les raisons dans la langue que préfère le client.</translation>
    </message>
    <message>
        <source>The chosen rules are not used. %1</source>
        <translation>Les règles choisies ne sont pas utilisées. %1</translation>
    </message>
    <message>
        <source>Cards and loans are held back: their list changed with a protected characteristic.</source>
        <translation>Les cartes et prêts sont retenus : leur liste changeait avec une caractéristique protégée.</translation>
    </message>
    <message>
        <source>These are suggestions by the rules %1; the decision is a person’s.</source>
        <translation>Ce sont des suggestions selon les règles %1 ; la décision revient à une personne.</translation>
    </message>
    <message>
        <source>Words by the model %1, figures by this computer.</source>
        <translation>Mots du modèle %1, chiffres de cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 (by %2)</source>
        <comment>a task, a day</comment>
        <translation>%1 (avant le %2)</translation>
    </message>
</context>
<context>
    <name>clientele::SummaryModel</name>
    <message numerus="yes">
        <source>Sum of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Somme de %n</numerusform>
            <numerusform>Somme de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Moyenne de %n</numerusform>
            <numerusform>Moyenne de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lowest of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Le plus bas de %n</numerusform>
            <numerusform>Le plus bas de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Highest of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Le plus élevé de %n</numerusform>
            <numerusform>Le plus élevé de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n groupe</numerusform>
            <numerusform>%n groupes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::SummaryView</name>
    <message>
        <source>Summary of the table</source>
        <translation>Récapitulatif du tableau</translation>
    </message>
</context>
<context>
    <name>clientele::TableDress</name>
    <message>
        <source>Figures alone</source>
        <translation>Chiffres seuls</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Barres</translation>
    </message>
    <message>
        <source>Two-colour scale</source>
        <translation>Échelle de deux couleurs</translation>
    </message>
    <message>
        <source>Three-colour scale</source>
        <translation>Échelle de trois couleurs</translation>
    </message>
</context>
<context>
    <name>clientele::Toolbox</name>
    <message>
        <source>A tool was called wrongly</source>
        <translation>Un outil a été mal appelé</translation>
    </message>
    <message>
        <source>An unknown tool was refused</source>
        <translation>Un outil inconnu a été refusé</translation>
    </message>
    <message>
        <source>A question to the book was put wrongly</source>
        <translation>Une question au portefeuille était mal formulée</translation>
    </message>
    <message>
        <source>Nobody of that name was found</source>
        <translation>Personne de ce nom n’a été trouvé</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a measure by dimensions</comment>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Graphique : %1</translation>
    </message>
    <message numerus="yes">
        <source>Computed: %1, %n group(s)</source>
        <translation>
            <numerusform>Calculé : %1, %n groupe</numerusform>
            <numerusform>Calculé : %1, %n groupes</numerusform>
        </translation>
    </message>
    <message>
        <source>A chart was declared wrongly</source>
        <translation>Un graphique était mal défini</translation>
    </message>
    <message>
        <source>Records were asked for wrongly</source>
        <translation>Des enregistrements étaient mal demandés</translation>
    </message>
    <message numerus="yes">
        <source>Read: %1, %n record(s)</source>
        <translation>
            <numerusform>Lu : %1, %n enregistrement</numerusform>
            <numerusform>Lu : %1, %n enregistrements</numerusform>
        </translation>
    </message>
    <message>
        <source>A search was put wrongly</source>
        <translation>Une recherche était mal formulée</translation>
    </message>
    <message numerus="yes">
        <source>Searched: %n passage(s)</source>
        <translation>
            <numerusform>Recherche : %n passage</numerusform>
            <numerusform>Recherche : %n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compared: %n similar customer(s)</source>
        <translation>
            <numerusform>Comparaison : %n client semblable</numerusform>
            <numerusform>Comparaison : %n clients semblables</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked up what can be asked</source>
        <translation>Consulté ce qui peut être demandé</translation>
    </message>
</context>
<context>
    <name>clientele::TopBar</name>
    <message>
        <source>+ Filter</source>
        <translation>+ Filtre</translation>
    </message>
    <message>
        <source>Undo the last filter</source>
        <translation>Annuler le dernier filtre</translation>
    </message>
    <message>
        <source>Redo the filter</source>
        <translation>Rétablir le filtre</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Ce qui est regardé</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Ajouter un filtre</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>The whole dashboard as a file</source>
        <translation>Tout le tableau de bord dans un fichier</translation>
    </message>
</context>
<context>
    <name>clientele::Turn</name>
    <message>
        <source>Reading the question here</source>
        <translation>Lecture de la question ici même</translation>
    </message>
    <message>
        <source>Searching the book</source>
        <translation>Recherche dans le portefeuille</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) of the book speak of it:</source>
        <translation>
            <numerusform>%n passage du portefeuille en parle :</numerusform>
            <numerusform>%n passages du portefeuille en parlent :</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::UnlockPage</name>
    <message>
        <source>The same again</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>La même phrase secrète encore une fois</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Afficher ce qui est tapé</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Choisir une phrase secrète</translation>
    </message>
    <message>
        <source>This book is sealed</source>
        <translation>Ce portefeuille est scellé</translation>
    </message>
    <message>
        <source>This system has no keychain that is open, so a passphrase will seal your book. It is needed each time, it is stored nowhere, and without it nobody can read the book again.</source>
        <translation>Ce système n’a pas de trousseau ouvert : une phrase secrète scellera votre portefeuille. Elle est demandée chaque fois, n’est gardée nulle part, et sans elle personne ne pourra plus le lire.</translation>
    </message>
    <message>
        <source>Its key is not in the system&apos;s keychain. Type the passphrase that it was sealed with.</source>
        <translation>Sa clé n’est pas dans le trousseau du système. Tapez la phrase secrète qui l’a scellé.</translation>
    </message>
    <message>
        <source>Seal the book</source>
        <translation>Sceller le portefeuille</translation>
    </message>
    <message>
        <source>Open the book</source>
        <translation>Ouvrir le portefeuille</translation>
    </message>
    <message>
        <source>Type the passphrase a second time.</source>
        <translation>Tapez la phrase secrète une deuxième fois.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>Les deux phrases secrètes ne sont pas les mêmes.</translation>
    </message>
</context>
<context>
    <name>clientele::ValuesEditor</name>
    <message>
        <source>Tick all shown</source>
        <translation>Cocher tout l’affiché</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Tout décocher</translation>
    </message>
    <message>
        <source>How the values are meant</source>
        <translation>Sens des valeurs</translation>
    </message>
    <message>
        <source>Values of the book</source>
        <translation>Valeurs du portefeuille</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>L’une de celles-ci</translation>
    </message>
    <message>
        <source>All but these</source>
        <translation>Toutes sauf celles-ci</translation>
    </message>
    <message>
        <source>Has a value</source>
        <translation>A une valeur</translation>
    </message>
    <message>
        <source>Has no value</source>
        <translation>Sans valeur</translation>
    </message>
    <message>
        <source>Contains a text</source>
        <translation>Contient un texte</translation>
    </message>
    <message>
        <source>Text that the value contains</source>
        <translation>Texte que la valeur contient</translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation>Chercher une valeur</translation>
    </message>
    <message numerus="yes">
        <source>Show %n without rows</source>
        <comment>values that no row has under the other filters</comment>
        <translation>
            <numerusform>Afficher %n sans ligne</numerusform>
            <numerusform>Afficher %n sans ligne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>values of a list</comment>
        <translation>
            <numerusform>%n choisie</numerusform>
            <numerusform>%n choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>Those without a value stay in.</source>
        <translation>Celles sans valeur restent.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) shown</source>
        <translation>
            <numerusform>%n valeur affichée</numerusform>
            <numerusform>%n valeurs affichées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::VerifiedAnswer</name>
    <message>
        <source>The verified answer to this question can no longer be computed.</source>
        <translation>La réponse vérifiée à cette question ne peut plus être calculée.</translation>
    </message>
    <message>
        <source>%1. The figures are new, the words of the verified answer were about others.</source>
        <translation>%1. Les chiffres sont nouveaux, les mots de la réponse vérifiée portaient sur d’autres.</translation>
    </message>
</context>
<context>
    <name>clientele::WhoCard</name>
    <message>
        <source>Who</source>
        <comment>heading of a customer&apos;s name and address</comment>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>where a record came from</comment>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>clientele::WindowActions</name>
    <message>
        <source>&amp;Book</source>
        <translation>&amp;Portefeuille</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Importer des fichiers…</translation>
    </message>
    <message>
        <source>Connect a &amp;database…</source>
        <translation>Connecter une &amp;base de données…</translation>
    </message>
    <message>
        <source>Open the d&amp;emo book</source>
        <translation>Ouvrir la &amp;démonstration</translation>
    </message>
    <message>
        <source>&amp;Close the book</source>
        <translation>&amp;Fermer le portefeuille</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtre</translation>
    </message>
    <message>
        <source>&amp;Find a customer</source>
        <translation>&amp;Chercher un client</translation>
    </message>
    <message>
        <source>&amp;Add a filter</source>
        <translation>&amp;Ajouter un filtre</translation>
    </message>
    <message>
        <source>&amp;Undo the last filter</source>
        <translation>A&amp;nnuler le dernier filtre</translation>
    </message>
    <message>
        <source>&amp;Redo the filter</source>
        <translation>&amp;Rétablir le filtre</translation>
    </message>
    <message>
        <source>&amp;Clear all filters</source>
        <translation>&amp;Effacer tous les filtres</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Ask a question</source>
        <translation>&amp;Poser une question</translation>
    </message>
    <message>
        <source>&amp;Questions panel</source>
        <translation>Volet des &amp;questions</translation>
    </message>
    <message>
        <source>&amp;Names of the pages</source>
        <translation>&amp;Noms des pages</translation>
    </message>
    <message>
        <source>Next a&amp;rea</source>
        <translation>Zone &amp;suivante</translation>
    </message>
    <message>
        <source>Pre&amp;vious area</source>
        <translation>Zone p&amp;récédente</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;Save the filters…</source>
        <translation>&amp;Enregistrer les filtres…</translation>
    </message>
    <message>
        <source>&amp;Manage the saved sets…</source>
        <translation>&amp;Gérer les jeux enregistrés…</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xporter</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>Ré&amp;glages</translation>
    </message>
    <message>
        <source>Search the &amp;book</source>
        <translation>Chercher dans le &amp;portefeuille</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>There is no profile in %1.</source>
        <translation>Il n’y a pas de profil dans %1.</translation>
    </message>
    <message>
        <source>A desktop for a bank&apos;s relationship managers.</source>
        <translation>Un poste de travail pour les chargés de clientèle d’une banque.</translation>
    </message>
    <message>
        <source>The profile to open.</source>
        <translation>Le profil à ouvrir.</translation>
    </message>
    <message>
        <source>Open the demo book.</source>
        <translation>Ouvrir le portefeuille de démonstration.</translation>
    </message>
    <message>
        <source>Render every page as PNG into a folder and exit.</source>
        <translation>Rendre chaque page en PNG dans un dossier, puis quitter.</translation>
    </message>
    <message>
        <source>Language, such as en, fr or es.</source>
        <translation>Langue, comme en, fr ou es.</translation>
    </message>
    <message>
        <source>Size of those pages, such as 1280x800.</source>
        <translation>Taille de ces pages, par exemple 1280x800.</translation>
    </message>
    <message>
        <source>%1 is no size. Write it as 1280x800.</source>
        <translation>%1 n’est pas une taille. Écrivez-la sous la forme 1280x800.</translation>
    </message>
</context>
</TS>
