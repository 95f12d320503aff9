<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_US">
<context>
    <name>Assistant</name>
    <message numerus="yes">
        <source>%n customer(s) may be meant by “%1”. Which one?</source>
        <translation>
            <numerusform>«%1» puede ser %n cliente. ¿Cuál?</numerusform>
            <numerusform>«%1» puede ser %n clientes. ¿Cuál?</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is no customer “%1” in what you are looking at.</source>
        <translation>No hay ningún cliente «%1» en lo que está mirando.</translation>
    </message>
    <message>
        <source>There is no machine “%1” in the book.</source>
        <translation>No hay ningún cajero «%1» en la cartera.</translation>
    </message>
    <message>
        <source>The book has no ATM data, so nothing can be said of that time.</source>
        <translation>La cartera no tiene datos de cajeros, así que no se puede decir nada de ese momento.</translation>
    </message>
    <message>
        <source>The book&apos;s data end on %1 and do not reach the time asked for. Ask for a date.</source>
        <translation>Los datos de la cartera terminan el %1 y no llegan al momento pedido. Pregunte por una fecha.</translation>
    </message>
    <message>
        <source>The year is not clear. Write the date with its year, for example 20 August 2025.</source>
        <translation>El año no está claro. Escriba la fecha con su año, por ejemplo 20 de agosto de 2025.</translation>
    </message>
    <message>
        <source>Only ATM transactions and complaints carry a time that can be asked for here.</source>
        <translation>Solo las operaciones en cajeros y las reclamaciones llevan un momento por el que se puede preguntar aquí.</translation>
    </message>
    <message>
        <source>“%1” was read as “%2”.</source>
        <translation>«%1» se leyó como «%2».</translation>
    </message>
    <message>
        <source>Not answered: %1 is nothing that the book knows. Try other words for it, or leave it out.</source>
        <translation>Sin respuesta: %1 no es nada que la cartera conozca. Pruebe con otras palabras u omítalo.</translation>
    </message>
    <message>
        <source>Not answered: “%1” asks for a reason, an opinion, a wish or the future. Only what the book holds can be computed.</source>
        <translation>Sin respuesta: «%1» pide un motivo, una opinión, un deseo o el futuro. Solo se puede calcular lo que contiene la cartera.</translation>
    </message>
    <message>
        <source>Not answered: it is not clear what %1 means here. Ask for one thing at a time.</source>
        <translation>Sin respuesta: no está claro qué significa %1 aquí. Pregunte una cosa cada vez.</translation>
    </message>
    <message>
        <source>The book has no data on this: %1.</source>
        <translation>La cartera no tiene datos sobre esto: %1.</translation>
    </message>
    <message>
        <source>Complaints are anonymous: they carry no customer, so nothing can be said of who complained or where from.</source>
        <translation>Las reclamaciones son anónimas: no llevan cliente, así que no se puede decir quién reclamó ni desde dónde.</translation>
    </message>
    <message>
        <source>“%1” is a value in the book and a customer&apos;s name. Write the full name, or “in %1”.</source>
        <translation>«%1» es un valor de la cartera y el nombre de un cliente. Escriba el nombre completo o «en %1».</translation>
    </message>
    <message>
        <source>Taken: %1.</source>
        <translation>Tomado: %1.</translation>
    </message>
    <message>
        <source>Taken: %1, %2.</source>
        <translation>Tomado: %1, %2.</translation>
    </message>
    <message>
        <source>Which figure of “%1” is wanted: the average, the lowest, the highest or the range?</source>
        <translation>¿Qué cifra de «%1» quiere: la media, la más baja, la más alta o el intervalo?</translation>
    </message>
    <message>
        <source>It is not clear what is asked. Try “How many customers are there in …?”.</source>
        <translation>No está claro qué se pregunta. Pruebe «¿Cuántos clientes hay en …?».</translation>
    </message>
    <message>
        <source>There is no such date.</source>
        <translation>Esa fecha no existe.</translation>
    </message>
    <message>
        <source>The last ATM transaction in the book is of %1.</source>
        <translation>La última operación de cajero en la cartera es del %1.</translation>
    </message>
    <message>
        <source>Not answered: %1 cannot be broken down by “%2”.</source>
        <translation>Sin respuesta: «%1» no se puede desglosar por «%2».</translation>
    </message>
    <message>
        <source>Not answered: there is no single average to compare with for “%1”.</source>
        <translation>Sin respuesta: no hay una media única con la que comparar «%1».</translation>
    </message>
    <message>
        <source>Not answered: figures of several currencies are not taken from one another. Ask for one currency.</source>
        <translation>Sin respuesta: no se restan importes de monedas distintas. Indique una moneda.</translation>
    </message>
    <message>
        <source>Not answered: several share a place before it. Ask for the first few instead, for example “top 5”.</source>
        <translation>Sin respuesta: varios comparten un puesto anterior. Pida mejor los primeros, por ejemplo «top 5».</translation>
    </message>
    <message>
        <source>Not answered: it is not clear what of the question before this changes. Ask the whole question.</source>
        <translation>Sin respuesta: no está claro qué cambia esto de la pregunta anterior. Haga la pregunta entera.</translation>
    </message>
    <message>
        <source>%1 (range)</source>
        <translation>%1 (intervalo)</translation>
    </message>
    <message>
        <source>Of each loan</source>
        <translation>Por préstamo</translation>
    </message>
    <message>
        <source>Of each customer</source>
        <translation>Por cliente</translation>
    </message>
    <message>
        <source>Several of them may be meant. Which one?</source>
        <translation>Puede tratarse de varios. ¿Cuál?</translation>
    </message>
    <message>
        <source>Is “%1” meant of each loan or of each customer?</source>
        <translation>¿«%1» se entiende por préstamo o por cliente?</translation>
    </message>
    <message>
        <source>Hello. Ask about the customers of this book, their loans, scores, machines or complaints, for example “Who owes the most?” or “How many customers live in Toronto?”.</source>
        <translation>Hola. Pregunte por los clientes de esta cartera, sus préstamos, puntajes, cajeros o quejas, por ejemplo «¿Quién debe más?» o «¿Cuántos clientes hay en Toronto?».</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Monthly spending</source>
        <translation>Gasto mensual</translation>
    </message>
    <message>
        <source>Delinquencies</source>
        <translation>Impagos</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Préstamos</translation>
    </message>
    <message>
        <source>Amount owed</source>
        <translation>Importe debido</translation>
    </message>
    <message>
        <source>Largest loan</source>
        <translation>Préstamo mayor</translation>
    </message>
    <message>
        <source>ATM transactions</source>
        <translation>Operaciones en cajeros</translation>
    </message>
    <message>
        <source>Deposits</source>
        <translation>Depósitos</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>Retiradas</translation>
    </message>
    <message>
        <source>Net cash flow</source>
        <translation>Flujo neto</translation>
    </message>
    <message>
        <source>Average ATM transaction</source>
        <translation>Operación media en cajero</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Reclamaciones</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Credit band</source>
        <translation>Franja de crédito</translation>
    </message>
    <message>
        <source>Score range</source>
        <translation>Tramo de puntuación</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Día de la semana</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Day of complaint</source>
        <translation>Día de la reclamación</translation>
    </message>
    <message>
        <source>Week of complaint</source>
        <translation>Semana de la reclamación</translation>
    </message>
    <message>
        <source>Month of complaint</source>
        <translation>Mes de la reclamación</translation>
    </message>
    <message>
        <source>%1 (average)</source>
        <translation>%1 (media)</translation>
    </message>
    <message>
        <source>%1 (minimum)</source>
        <translation>%1 (mínimo)</translation>
    </message>
    <message>
        <source>%1 (maximum)</source>
        <translation>%1 (máximo)</translation>
    </message>
    <message>
        <source>%1 (median)</source>
        <translation>%1 (mediana)</translation>
    </message>
    <message>
        <source>%1 (sum)</source>
        <translation>%1 (suma)</translation>
    </message>
    <message>
        <source>Weekday of complaint</source>
        <translation>Día de la semana de la queja</translation>
    </message>
    <message>
        <source>Hour of complaint</source>
        <translation>Hora de la queja</translation>
    </message>
    <message>
        <source>Date and hour</source>
        <translation>Fecha y hora</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Trimestre</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Date and hour of complaint</source>
        <translation>Fecha y hora de la reclamación</translation>
    </message>
    <message>
        <source>Quarter of complaint</source>
        <translation>Trimestre de la reclamación</translation>
    </message>
    <message>
        <source>Year of complaint</source>
        <translation>Año de la reclamación</translation>
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
        <translation>Nuevo en la cartera</translation>
    </message>
    <message>
        <source>No longer in the book</source>
        <translation>Ya no está en la cartera</translation>
    </message>
    <message>
        <source>New loan</source>
        <translation>Préstamo nuevo</translation>
    </message>
    <message>
        <source>Loan gone</source>
        <translation>Préstamo desaparecido</translation>
    </message>
    <message>
        <source>Owed for a %1 loan</source>
        <extracomment>%1 is a type of loan: car</extracomment>
        <translation>Importe debido por un préstamo %1</translation>
    </message>
    <message>
        <source>now known, %1</source>
        <extracomment>a value that the record did not have before</extracomment>
        <translation>ahora se conoce, %1</translation>
    </message>
    <message>
        <source>no longer known, was %1</source>
        <translation>ya no se conoce, era %1</translation>
    </message>
</context>
<context>
    <name>CheckedJson</name>
    <message>
        <source>this is not JSON (%1)</source>
        <translation>esto no es JSON (%1)</translation>
    </message>
    <message>
        <source>stands there twice</source>
        <translation>figura dos veces</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>debe ser un objeto</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation>no se conoce en este lugar</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>debe ser un texto</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>debe ser true o false</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>debe ser un número entero de %1 a %2</translation>
    </message>
    <message>
        <source>must be a decimal number as text, with no more decimals than the field has</source>
        <translation>debe ser un número decimal como texto, sin más decimales que el campo</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>debe ser una lista</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>no debe estar vacío</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>--where wants a JSON array of conditions.</source>
        <translation>--where espera una lista JSON de condiciones.</translation>
    </message>
    <message>
        <source>Write it as [{&quot;field&quot;:&quot;customer.city&quot;,&quot;in&quot;:[&quot;Toronto&quot;]}].</source>
        <translation>Escríbalo así: [{&quot;field&quot;:&quot;customer.city&quot;,&quot;in&quot;:[&quot;Toronto&quot;]}].</translation>
    </message>
    <message>
        <source>There is no customer %1 in the book.</source>
        <translation>No hay ningún cliente %1 en la cartera.</translation>
    </message>
    <message>
        <source>Give the customer&apos;s id as the data have it.</source>
        <translation>Indique el identificador del cliente tal como está en los datos.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensión</translation>
    </message>
    <message>
        <source>fills a profile with a synthetic book</source>
        <translation>llena un perfil con una cartera inventada</translation>
    </message>
    <message>
        <source>reads CSV and JSON files; KIND: customers, credit, loans, atm, complaints, products</source>
        <translation>lee archivos CSV y JSON; KIND: customers, credit, loans, atm, complaints, products</translation>
    </message>
    <message>
        <source>adds a database or changes one</source>
        <translation>añade una base de datos o cambia una</translation>
    </message>
    <message>
        <source>lists the databases</source>
        <translation>enumera las bases de datos</translation>
    </message>
    <message>
        <source>tries to reach a database</source>
        <translation>intenta conectar con una base de datos</translation>
    </message>
    <message>
        <source>reads the databases</source>
        <translation>lee las bases de datos</translation>
    </message>
    <message>
        <source>lists the measures and dimensions</source>
        <translation>enumera las medidas y las dimensiones</translation>
    </message>
    <message>
        <source>computes a query</source>
        <translation>calcula una consulta</translation>
    </message>
    <message>
        <source>answers a question in plain words</source>
        <translation>responde a una pregunta en palabras sencillas</translation>
    </message>
    <message>
        <source>That is not JSON: %1 at character %2.</source>
        <translation>Eso no es JSON: %1 en el carácter %2.</translation>
    </message>
    <message>
        <source>Check its brackets, quotes and commas.</source>
        <translation>Compruebe los corchetes, las comillas y las comas.</translation>
    </message>
    <message>
        <source>%1 wants a whole number, 0 or more.</source>
        <translation>%1 espera un número entero, 0 o más.</translation>
    </message>
    <message>
        <source>The profile in %1 holds the demo book: %2 customers, %3 ATM transactions, %4 complaints.</source>
        <translation>El perfil en %1 contiene la cartera de demostración: %2 clientes, %3 operaciones en cajeros, %4 reclamaciones.</translation>
    </message>
    <message>
        <source>The result could not be written to standard output.</source>
        <translation>El resultado no se pudo escribir en la salida estándar.</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(ninguno)</translation>
    </message>
    <message>
        <source>Some conditions have no meaning for %1 and were left out.</source>
        <translation>Algunas condiciones no tienen sentido para %1 y se han omitido.</translation>
    </message>
    <message>
        <source>A query is a JSON object.</source>
        <translation>Una consulta es un objeto JSON.</translation>
    </message>
    <message>
        <source>Write it as {&quot;measure&quot;:&quot;loans.owed&quot;,&quot;by&quot;:[&quot;loan.type&quot;]}.</source>
        <translation>Escríbala así: {&quot;measure&quot;:&quot;loans.owed&quot;,&quot;by&quot;:[&quot;loan.type&quot;]}.</translation>
    </message>
    <message>
        <source>That is no address of a source.</source>
        <translation>Esa no es la dirección de una fuente.</translation>
    </message>
    <message>
        <source>Write it as mysql://user:password@host:port/database, postgresql://..., odbc:... or kafka://host:port/topic.</source>
        <translation>Escríbala así: mysql://user:password@host:port/database, postgresql://..., odbc:... o kafka://host:port/topic.</translation>
    </message>
    <message>
        <source>There is no option %1; clientele-cli --help lists them.</source>
        <translation>No existe la opción %1; clientele-cli --help las enumera.</translation>
    </message>
    <message>
        <source>The option %1 is given twice.</source>
        <translation>La opción %1 aparece dos veces.</translation>
    </message>
    <message>
        <source>The option %1 takes no value.</source>
        <translation>La opción %1 no admite valor.</translation>
    </message>
    <message>
        <source>The option %1 needs a value.</source>
        <translation>La opción %1 necesita un valor.</translation>
    </message>
    <message>
        <source>No command is given; clientele-cli --help lists them.</source>
        <translation>No se da ninguna orden; clientele-cli --help las enumera.</translation>
    </message>
    <message>
        <source>There is no command “%1”; clientele-cli --help lists them.</source>
        <translation>No existe la orden «%1»; clientele-cli --help las enumera.</translation>
    </message>
    <message>
        <source>The command %1 has no option %2: %3</source>
        <translation>La orden %1 no tiene la opción %2: %3</translation>
    </message>
    <message>
        <source>The command is used as: %1</source>
        <translation>La orden se usa así: %1</translation>
    </message>
    <message>
        <source>The command %1 needs a profile: --profile DIR.</source>
        <translation>La orden %1 necesita un perfil: --profile DIR.</translation>
    </message>
    <message>
        <source>“%1” is no kind; it is one of customers, credit, loans, atm, complaints, products.</source>
        <translation>«%1» no es una clase; es una de customers, credit, loans, atm, complaints, products.</translation>
    </message>
    <message>
        <source>“%1” is no currency; write its ISO 4217 code, such as CAD.</source>
        <translation>«%1» no es una moneda; escriba su código ISO 4217, como CAD.</translation>
    </message>
    <message>
        <source>The file %1 is not there or cannot be read.</source>
        <translation>El archivo %1 no existe o no se puede leer.</translation>
    </message>
    <message>
        <source>Check its name and its permissions.</source>
        <translation>Compruebe su nombre y sus permisos.</translation>
    </message>
    <message>
        <source>Correct the file, or describe its columns in a mapping file.</source>
        <translation>Corrija el archivo o describa sus columnas en un archivo de correspondencias.</translation>
    </message>
    <message>
        <source>No row was accepted: there is none in the files.</source>
        <translation>No se aceptó ninguna fila: los archivos no tienen ninguna.</translation>
    </message>
    <message>
        <source>Check that they are the ones you mean.</source>
        <translation>Compruebe que son los que quiere.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leídas</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptadas</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazadas</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Ya presentes</translation>
    </message>
    <message>
        <source>Without a customer</source>
        <translation>Sin cliente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Última lectura</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>The profile has no source %1.</source>
        <translation>El perfil no tiene la fuente %1.</translation>
    </message>
    <message>
        <source>“source list” shows those it has; “source add” adds one.</source>
        <translation>«source list» muestra las que tiene; «source add» añade una.</translation>
    </message>
    <message>
        <source>A source needs a name.</source>
        <translation>Una fuente necesita un nombre.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 responde.</translation>
    </message>
    <message>
        <source>The profile has no source to read.</source>
        <translation>El perfil no tiene ninguna fuente que leer.</translation>
    </message>
    <message>
        <source>Add one with “source add NAME URL”.</source>
        <translation>Añada una con «source add NAME URL».</translation>
    </message>
    <message numerus="yes">
        <source>and %n more problem(s)</source>
        <translation>
            <numerusform>y %n problema más</numerusform>
            <numerusform>y %n problemas más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) behind it</source>
        <translation>
            <numerusform>%n fila detrás</numerusform>
            <numerusform>%n filas detrás</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n fila escrita en %1</numerusform>
            <numerusform>%n filas escritas en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The command export needs a file: --to FILE.csv or --to FILE.xlsx.</source>
        <translation>La orden export necesita un archivo: --to ARCHIVO.csv o --to ARCHIVO.xlsx.</translation>
    </message>
    <message>
        <source>“%1” is neither a .csv nor an .xlsx file.</source>
        <translation>«%1» no es un archivo .csv ni .xlsx.</translation>
    </message>
    <message>
        <source>The chart %1 has no cube.</source>
        <translation>El gráfico %1 no tiene cubo.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Median (µs)</source>
        <translation>Mediana (µs)</translation>
    </message>
    <message>
        <source>95th percentile (µs)</source>
        <translation>Percentil 95 (µs)</translation>
    </message>
    <message>
        <source>Rows: %1, threads: %2, bytes: %3</source>
        <translation>Filas: %1, hilos: %2, bytes: %3</translation>
    </message>
    <message>
        <source>The options of this command want whole numbers; at most %1 transactions.</source>
        <translation>Las opciones de esta orden piden números enteros; %1 transacciones como máximo.</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2.</source>
        <translation>No se pudo escribir el archivo %1: %2.</translation>
    </message>
    <message>
        <source>Check its folder and the free space.</source>
        <translation>Compruebe su carpeta y el espacio libre.</translation>
    </message>
    <message>
        <source>times the dashboard&apos;s steps over a made-up book</source>
        <translation>mide los pasos del panel sobre un libro ficticio</translation>
    </message>
    <message numerus="yes">
        <source>All %n row(s) were rejected; the first problem is at %1: %2</source>
        <translation>
            <numerusform>%n fila leída y rechazada; el problema está en %1: %2</numerusform>
            <numerusform>Se rechazaron las %n filas; el primer problema está en %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>chooses a language model&apos;s server; its key comes from the keychain or CLIENTELE_API_KEY</source>
        <translation>elige el servidor de un modelo de lenguaje; su clave viene del llavero o de CLIENTELE_API_KEY</translation>
    </message>
    <message>
        <source>uses no server: everything is answered on this computer</source>
        <translation>no usa ningún servidor: todo se responde en este equipo</translation>
    </message>
    <message>
        <source>tries the server, and says which setting to mend</source>
        <translation>prueba el servidor y dice qué ajuste corregir</translation>
    </message>
    <message>
        <source>The profile has no provider.</source>
        <translation>El perfil no tiene proveedor.</translation>
    </message>
    <message>
        <source>Choose one with “provider set URL --model M”.</source>
        <translation>Elija uno con «provider set URL --model M».</translation>
    </message>
    <message>
        <source>A provider needs a model: --model M.</source>
        <translation>Un proveedor necesita un modelo: --model M.</translation>
    </message>
    <message>
        <source>There is no dialect “%1”: it is openai or anthropic.</source>
        <translation>No existe el dialecto «%1»: es openai o anthropic.</translation>
    </message>
    <message>
        <source>%1 at %2. “provider test” tries it.</source>
        <translation>%1 en %2. «provider test» lo prueba.</translation>
    </message>
    <message>
        <source>No provider: every question is answered on this computer.</source>
        <translation>Sin proveedor: cada pregunta se responde en este equipo.</translation>
    </message>
    <message>
        <source>%1 answers, its first word after %2 ms.</source>
        <translation>%1 responde, primera palabra a los %2 ms.</translation>
    </message>
    <message>
        <source>finds passages of the book by their meaning and by their words</source>
        <translation>encuentra pasajes de la cartera por su sentido y por sus palabras</translation>
    </message>
    <message>
        <source>finds the customers most like one, and says in what</source>
        <translation>encuentra los clientes más parecidos a uno y dice en qué</translation>
    </message>
    <message numerus="yes">
        <source>(%n time(s))</source>
        <translation>
            <numerusform>(%n vez)</numerusform>
            <numerusform>(%n veces)</numerusform>
        </translation>
    </message>
    <message>
        <source>-k wants a number from 1 to %1.</source>
        <translation>-k requiere un número de 1 a %1.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>No se encontró nada.</translation>
    </message>
    <message>
        <source>Not verified: %1</source>
        <translation>Sin verificar: %1</translation>
    </message>
    <message>
        <source>The answer was cut.</source>
        <translation>La respuesta quedó interrumpida.</translation>
    </message>
    <message>
        <source>suggests products to a customer, and says why and why not</source>
        <translation>sugiere productos a un cliente y dice por qué y por qué no</translation>
    </message>
    <message>
        <source>answers other programs of this machine over HTTP, until it is told to end</source>
        <translation>responde a otros programas de este equipo por HTTP, hasta que se le indique terminar</translation>
    </message>
    <message>
        <source>--port wants a whole number from 0 to 65535; with 0 a free one is taken.</source>
        <translation>--port requiere un número entero de 0 a 65535; con 0 se toma un puerto libre.</translation>
    </message>
    <message>
        <source>The address could not be written to standard output, so nobody could use it.</source>
        <translation>No se pudo escribir la dirección en la salida estándar: nadie podría usarla.</translation>
    </message>
    <message>
        <source>writes a query&apos;s figures to a .csv or .xlsx file; with --rows, the rows behind them; with --suggestions and no query, what was decided about suggestions to a .jsonl file</source>
        <translation>escribe las cifras de una consulta en un archivo .csv o .xlsx; con --rows, las filas que hay detrás; con --suggestions y sin consulta, las decisiones sobre las sugerencias en un archivo .jsonl</translation>
    </message>
    <message>
        <source>Suggestions are exported to a .jsonl file: --to FILE.jsonl.</source>
        <translation>Las sugerencias se exportan a un archivo .jsonl: --to ARCHIVO.jsonl.</translation>
    </message>
    <message>
        <source>With --suggestions there is neither a query nor another option than --to.</source>
        <translation>Con --suggestions no hay consulta ni otra opción que --to.</translation>
    </message>
    <message>
        <source>The command export needs a query, or --suggestions.</source>
        <translation>La orden export necesita una consulta o --suggestions.</translation>
    </message>
    <message>
        <source>A person has verified this answer.</source>
        <translation>Una persona ha verificado esta respuesta.</translation>
    </message>
    <message>
        <source>lists what was asked and suggested, newest first, with times and tokens</source>
        <translation>enumera lo preguntado y lo sugerido, lo más reciente primero, con tiempos y tokens</translation>
    </message>
    <message>
        <source>shows one run: its steps, tools and requests, as sent</source>
        <translation>muestra una ejecución: sus pasos, herramientas y solicitudes, tal como se enviaron</translation>
    </message>
    <message>
        <source>counts the runs, their tokens, failures and times</source>
        <translation>cuenta las ejecuciones, sus tokens, fallos y tiempos</translation>
    </message>
    <message>
        <source>%1 wants a whole number above 0.</source>
        <translation>%1 requiere un número entero mayor que 0.</translation>
    </message>
    <message>
        <source>There is no run %1, or several begin so.</source>
        <translation>No hay ninguna ejecución %1, o varias empiezan así.</translation>
    </message>
    <message>
        <source>List the runs with: traces list.</source>
        <translation>Enumere las ejecuciones con: traces list.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Median of tokens</source>
        <translation>Mediana de tokens</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidas</translation>
    </message>
    <message>
        <source>Streamed</source>
        <translation>En flujo</translation>
    </message>
    <message>
        <source>Time, half of them within</source>
        <translation>Tiempo, la mitad en menos de</translation>
    </message>
    <message>
        <source>Time, 99 % of them within</source>
        <translation>Tiempo, el 99 % en menos de</translation>
    </message>
    <message>
        <source>First words, half of them within</source>
        <translation>Primeras palabras, la mitad en menos de</translation>
    </message>
    <message>
        <source>First words, 99 % of them within</source>
        <translation>Primeras palabras, el 99 % en menos de</translation>
    </message>
    <message>
        <source>prints runs for OpenTelemetry, or sends what is new to a collector; --content adds messages, with tokens for people</source>
        <translation>imprime ejecuciones para OpenTelemetry, o envía lo nuevo a un recolector; --content añade los mensajes, con códigos en lugar de las personas</translation>
    </message>
    <message numerus="yes">
        <source>%n span(s) sent.</source>
        <translation>
            <numerusform>%n paso enviado.</numerusform>
            <numerusform>%n pasos enviados.</numerusform>
        </translation>
    </message>
    <message>
        <source>With --to what is new goes out: no run can be named.</source>
        <translation>Con --to se envía lo nuevo: no se puede nombrar una ejecución.</translation>
    </message>
</context>
<context>
    <name>CustomerSheet</name>
    <message>
        <source>Identity and contact</source>
        <translation>Identidad y contacto</translation>
    </message>
    <message>
        <source>Accounts and balances</source>
        <translation>Cuentas y saldos</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Risk, status and preferences</source>
        <translation>Riesgo, estado y preferencias</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message numerus="yes">
        <source>%1 customer(s)</source>
        <translation>
            <numerusform>%1 cliente</numerusform>
            <numerusform>%1 clientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 credit record(s)</source>
        <translation>
            <numerusform>%1 registro de crédito</numerusform>
            <numerusform>%1 registros de crédito</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 loan(s)</source>
        <translation>
            <numerusform>%1 préstamo</numerusform>
            <numerusform>%1 préstamos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 transaction(s)</source>
        <translation>
            <numerusform>%1 operación</numerusform>
            <numerusform>%1 operaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 complaint(s)</source>
        <translation>
            <numerusform>%1 reclamación</numerusform>
            <numerusform>%1 reclamaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 producto</numerusform>
            <numerusform>%1 productos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a part and then the whole with its noun: &quot;12 of&quot; + &quot;50 transactions&quot;</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>of %1 in the book</source>
        <translation>de %1 en la cartera</translation>
    </message>
    <message numerus="yes">
        <source>in %n city(ies)</source>
        <translation>
            <numerusform>en %n ciudad</numerusform>
            <numerusform>en %n ciudades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n category(ies)</source>
        <translation>
            <numerusform>en %n categoría</numerusform>
            <numerusform>en %n categorías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %n machine(s)</source>
        <translation>
            <numerusform>en %n cajero</numerusform>
            <numerusform>en %n cajeros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n group(s)</source>
        <translation>
            <numerusform>en %n grupo</numerusform>
            <numerusform>en %n grupos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>There are no customers in this book yet.</source>
        <translation>Todavía no hay clientes en esta cartera.</translation>
    </message>
    <message>
        <source>Import a customer file or connect a database to fill it.</source>
        <translation>Importe un archivo de clientes o conecte una base de datos para llenarla.</translation>
    </message>
    <message>
        <source>There are no credit records in this book yet.</source>
        <translation>Todavía no hay datos de crédito en esta cartera.</translation>
    </message>
    <message>
        <source>Import a credit file to fill this card.</source>
        <translation>Importe un archivo de crédito para llenar esta tarjeta.</translation>
    </message>
    <message>
        <source>There are no loans in this book yet.</source>
        <translation>Todavía no hay préstamos en esta cartera.</translation>
    </message>
    <message>
        <source>Import a credit file or a loan file to fill this card.</source>
        <translation>Importe un archivo de crédito o de préstamos para llenar esta tarjeta.</translation>
    </message>
    <message>
        <source>There is no ATM activity in this book yet.</source>
        <translation>Todavía no hay operaciones en cajeros en esta cartera.</translation>
    </message>
    <message>
        <source>Import an ATM file to fill this card.</source>
        <translation>Importe un archivo de cajeros para llenar esta tarjeta.</translation>
    </message>
    <message>
        <source>There are no complaints in this book yet.</source>
        <translation>Todavía no hay reclamaciones en esta cartera.</translation>
    </message>
    <message>
        <source>Import a complaint file or connect a stream to fill this card.</source>
        <translation>Importe un archivo de reclamaciones o conecte un flujo para llenar esta tarjeta.</translation>
    </message>
    <message>
        <source>grey: whole book</source>
        <translation>en gris: toda la cartera</translation>
    </message>
    <message>
        <source>Under “%1”, no record of this book has a “%2”.</source>
        <extracomment>%1: a table, as Complaints; %2: a field, as Time</extracomment>
        <translation>Con «%1», ningún registro de esta cartera tiene «%2».</translation>
    </message>
    <message>
        <source>A file or stream with that column would fill this card.</source>
        <translation>Un archivo o un flujo con esa columna llenaría esta tarjeta.</translation>
    </message>
    <message>
        <source>Nothing in the book meets all filters.</source>
        <translation>Nada en la cartera cumple todos los filtros.</translation>
    </message>
    <message>
        <source>Take a filter away to see more.</source>
        <translation>Quite un filtro para ver más.</translation>
    </message>
    <message>
        <source>Not narrowed by %1: complaints carry no customer.</source>
        <extracomment>%1: the names of filters that have no meaning for complaints</extracomment>
        <translation>Sin restringir por %1: las reclamaciones no llevan cliente.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Mala</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Regular</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Muy buena</translation>
    </message>
    <message>
        <source>Excellent</source>
        <translation>Excelente</translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>a number in thousands of millions, as short as can be: 1.2 B</extracomment>
        <translation>%1 mM</translation>
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
        <translation>clic para filtrar, Ctrl+clic para varios</translation>
    </message>
    <message>
        <source>drag to select a range</source>
        <translation>arrastrar para elegir un intervalo</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Owed in loans</source>
        <translation>Deuda total</translation>
    </message>
    <message>
        <source>Median score</source>
        <translation>Punt. mediana</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Reclamaciones</translation>
    </message>
    <message>
        <source>Credit score</source>
        <translation>Puntuación de crédito</translation>
    </message>
    <message>
        <source>Owed by loan type</source>
        <translation>Debido por tipo de préstamo</translation>
    </message>
    <message>
        <source>ATM cash flow by %1</source>
        <translation>Flujo en cajeros por %1</translation>
    </message>
    <message>
        <source>Customers by city</source>
        <translation>Clientes por ciudad</translation>
    </message>
    <message>
        <source>Customers and credit</source>
        <translation>Clientes y crédito</translation>
    </message>
    <message>
        <source>Delinquencies</source>
        <translation>Impagos</translation>
    </message>
    <message>
        <source>Credit score by city</source>
        <translation>Puntuación por ciudad</translation>
    </message>
    <message>
        <source>Score band</source>
        <translation>Franja de puntuación</translation>
    </message>
    <message>
        <source>Average score by city</source>
        <translation>Puntuación media por ciudad</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Préstamos</translation>
    </message>
    <message>
        <source>Active loans</source>
        <translation>Préstamos vivos</translation>
    </message>
    <message>
        <source>Owed in all</source>
        <translation>Debido en total</translation>
    </message>
    <message>
        <source>Largest loan</source>
        <translation>Préstamo mayor</translation>
    </message>
    <message>
        <source>Borrowers</source>
        <translation>Prestatarios</translation>
    </message>
    <message>
        <source>Loans by type</source>
        <translation>Préstamos por tipo</translation>
    </message>
    <message>
        <source>Owed by city</source>
        <translation>Debido por ciudad</translation>
    </message>
    <message>
        <source>Who owes most</source>
        <translation>Quién debe más</translation>
    </message>
    <message>
        <source>double-click opens the customer</source>
        <translation>doble clic abre el cliente</translation>
    </message>
    <message>
        <source>ATM activity</source>
        <translation>Cajeros</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Operaciones</translation>
    </message>
    <message>
        <source>Net cash flow</source>
        <translation>Flujo neto</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Por tipo</translation>
    </message>
    <message>
        <source>Transactions by %1</source>
        <translation>Operaciones por %1</translation>
    </message>
    <message>
        <source>Busiest machines</source>
        <translation>Cajeros más activos</translation>
    </message>
    <message>
        <source>Cash flow by %1</source>
        <translation>Flujo por %1</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Por hora</translation>
    </message>
    <message>
        <source>Complaints by category</source>
        <translation>Reclamaciones por categoría</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Lo que se dijo</translation>
    </message>
    <message>
        <source>Complaints by %1</source>
        <translation>Reclamaciones por %1</translation>
    </message>
    <message>
        <source>day</source>
        <comment>as in: transactions by day</comment>
        <translation>día</translation>
    </message>
    <message>
        <source>week</source>
        <comment>as in: transactions by week</comment>
        <translation>semana</translation>
    </message>
    <message>
        <source>month</source>
        <comment>as in: transactions by month</comment>
        <translation>mes</translation>
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
        <translation>MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>%1 time</source>
        <extracomment>a city&apos;s time of day: Toronto time</extracomment>
        <translation>Hora de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n bin(s)</source>
        <translation>
            <numerusform>%n intervalo</numerusform>
            <numerusform>%n intervalos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a cell of a heat map by its two scales: Monday, 14 h</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Saldos</translation>
    </message>
    <message>
        <source>Monthly spending</source>
        <translation>Gasto mensual</translation>
    </message>
    <message>
        <source>Where customers live</source>
        <translation>Dónde viven los clientes</translation>
    </message>
    <message>
        <source>Score by amount owed</source>
        <translation>Puntaje según el importe debido</translation>
    </message>
    <message>
        <source>Customers by delinquencies</source>
        <translation>Clientes según los impagos</translation>
    </message>
    <message>
        <source>Loan mix by city</source>
        <translation>Tipos de préstamo por ciudad</translation>
    </message>
    <message>
        <source>Net cash flow by %1</source>
        <translation>Flujo neto por %1</translation>
    </message>
    <message>
        <source>Busy hours of the week</source>
        <translation>Horas de más actividad de la semana</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>sin cambios</translation>
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
            <numerusform>%1 vs. %n día antes</numerusform>
            <numerusform>%1 vs. %n días antes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n day(s)</source>
        <extracomment>%1 is a change over the last days of the data: ▲ 4 % in 30 days</extracomment>
        <translation>
            <numerusform>%1 en %n día</numerusform>
            <numerusform>%1 en %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <extracomment>days, and their figure: 1 Aug 2025 to 30 Aug 2025: 1,234</extracomment>
        <translation>%1 a %2: %3</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 o más</translation>
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
        <translation>Fijados</translation>
    </message>
    <message>
        <source>Score &lt; 580</source>
        <translation>Punt. bajo 580</translation>
    </message>
    <message numerus="yes">
        <source>for hours, filter at most %n day(s)</source>
        <translation>
            <numerusform>por hora: filtre %n día como máximo</numerusform>
            <numerusform>por hora: filtre %n días como máximo</numerusform>
        </translation>
    </message>
    <message>
        <source>Risk profile</source>
        <translation>Perfil de riesgo</translation>
    </message>
    <message>
        <source>Balances by country</source>
        <translation>Saldos por país</translation>
    </message>
    <message>
        <source>Customers by balance</source>
        <translation>Clientes por saldo</translation>
    </message>
    <message>
        <source>Customers by country</source>
        <translation>Clientes por país</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>hour</source>
        <comment>as in: transactions by hour</comment>
        <translation>hora</translation>
    </message>
    <message>
        <source>quarter</source>
        <comment>as in: transactions by quarter</comment>
        <translation>trimestre</translation>
    </message>
    <message>
        <source>year</source>
        <comment>as in: transactions by year</comment>
        <translation>año</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <extracomment>an hour of a date: 20 August 2025, 14:00 to 15:00</extracomment>
        <translation>%1, de %2 a %3</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <extracomment>a quarter and its year: Q3 2025</extracomment>
        <translation>T%1 %2</translation>
    </message>
    <message>
        <source>Spent monthly</source>
        <translation>Gasto mensual</translation>
    </message>
    <message>
        <source>All deposits</source>
        <translation>Total depósitos</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>A demo book cannot have %1 rows of a kind.</source>
        <translation>Una cartera de demostración no puede tener %1 filas de una clase.</translation>
    </message>
    <message>
        <source>Ask for 0 to %1.</source>
        <translation>Pida de 0 a %1.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The folder %1 is not there.</source>
        <translation>No existe la carpeta %1.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 es una carpeta.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>You may not write to the folder %1.</source>
        <translation>No tiene permiso para escribir en la carpeta %1.</translation>
    </message>
    <message>
        <source>The disk is full: %1 was not written.</source>
        <translation>El disco está lleno: no se escribió %1.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Libere espacio o elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2).</source>
        <translation>No se puede escribir %1 (%2).</translation>
    </message>
    <message>
        <source>The export was stopped, and nothing was written.</source>
        <translation>La exportación se detuvo y no se escribió nada.</translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation>Filtros: %1</translation>
    </message>
    <message>
        <source>Without meaning for these figures: %1</source>
        <translation>Sin sentido para estas cifras: %1</translation>
    </message>
    <message>
        <source>Data of: %1</source>
        <translation>Datos del: %1</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>Zona horaria: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Fuente: %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocida</translation>
    </message>
    <message>
        <source>Clientele, snapshot %1 of the book</source>
        <translation>Clientele, instantánea %1 de la cartera</translation>
    </message>
    <message>
        <source>Clientele, a book in memory</source>
        <translation>Clientele, cartera en memoria</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Part %1 of %2: a sheet holds no more rows.</source>
        <translation>Parte %1 de %2: una hoja no admite más filas.</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>memoria insuficiente</translation>
    </message>
    <message>
        <source>there was no room for all rows</source>
        <translation>no había espacio para todas las filas</translation>
    </message>
    <message>
        <source>below %1</source>
        <extracomment>a bin of numbers without a lower end</extracomment>
        <translation>menos de %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <extracomment>a bin of numbers without an upper end</extracomment>
        <translation>%1 o más</translation>
    </message>
    <message>
        <source>%1 to below %2</source>
        <extracomment>a bin of numbers; the second one is the first that is not in it</extracomment>
        <translation>de %1 a menos de %2</translation>
    </message>
    <message>
        <source>This chart has nothing to show.</source>
        <translation>Este gráfico no tiene nada que mostrar.</translation>
    </message>
</context>
<context>
    <name>FilterSets</name>
    <message>
        <source>“%1” is no period of days.</source>
        <translation>«%1» no es un período de días.</translation>
    </message>
    <message>
        <source>This is not a file of filters.</source>
        <translation>Este no es un archivo de filtros.</translation>
    </message>
    <message>
        <source>Choose one that was exported by this program.</source>
        <translation>Elija uno que haya exportado este programa.</translation>
    </message>
    <message>
        <source>This file of filters was written by another version of the program.</source>
        <translation>Este archivo de filtros lo escribió otra versión del programa.</translation>
    </message>
    <message>
        <source>Ask for it to be exported again, or update this program.</source>
        <translation>Pida que se exporte de nuevo o actualice este programa.</translation>
    </message>
    <message>
        <source>This file of filters holds no list of filters.</source>
        <translation>Este archivo de filtros no contiene ninguna lista de filtros.</translation>
    </message>
    <message>
        <source>This file holds more filters than anybody can use.</source>
        <translation>Este archivo contiene más filtros de los que nadie puede usar.</translation>
    </message>
    <message>
        <source>A saved set needs a name.</source>
        <translation>Un conjunto guardado necesita un nombre.</translation>
    </message>
    <message numerus="yes">
        <source>The name of a saved set has at most %n character(s).</source>
        <translation>
            <numerusform>El nombre de un conjunto guardado tiene %n carácter como máximo.</numerusform>
            <numerusform>El nombre de un conjunto guardado tiene %n caracteres como máximo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The name of a saved set is one line of text.</source>
        <translation>El nombre de un conjunto guardado es una sola línea de texto.</translation>
    </message>
    <message>
        <source>This file is too large to be a file of filters.</source>
        <translation>Este archivo es demasiado grande para ser un archivo de filtros.</translation>
    </message>
    <message>
        <source>The part “%1” is not known here.</source>
        <translation>La parte «%1» no se conoce aquí.</translation>
    </message>
    <message>
        <source>It is not a filter.</source>
        <translation>No es un filtro.</translation>
    </message>
    <message>
        <source>Filter %1: %2</source>
        <comment>a filter&apos;s place in a file, what is wrong with it</comment>
        <translation>Filtro %1: %2</translation>
    </message>
    <message>
        <source>None of the filters of this file can be used here. %1</source>
        <translation>Ninguno de los filtros de este archivo puede usarse aquí. %1</translation>
    </message>
    <message>
        <source>The saved sets of filters cannot be read.</source>
        <translation>No se pueden leer los conjuntos de filtros guardados.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>The value holds a NUL character.</source>
        <translation>El valor contiene un carácter NUL.</translation>
    </message>
    <message>
        <source>“%1” is not a number with a decimal comma and at most %2 decimals.</source>
        <translation>«%1» no es un número con coma decimal y un máximo de %2 decimales.</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3.</source>
        <translation>%1 no está entre %2 y %3.</translation>
    </message>
    <message>
        <source>The loans are not a list of objects.</source>
        <translation>Los préstamos no son una lista de objetos.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>No existe el archivo %1.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Compruebe la ruta.</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 es una carpeta.</translation>
    </message>
    <message>
        <source>Name the files in it.</source>
        <translation>Nombre los archivos que contiene.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>Check who may read it.</source>
        <translation>Compruebe quién puede leerlo.</translation>
    </message>
    <message>
        <source>%1 is written in UTF-16.</source>
        <translation>%1 está escrito en UTF-16.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 and try again.</source>
        <translation>Guárdelo como UTF-8 e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 está vacío.</translation>
    </message>
    <message>
        <source>The header of %1 cannot be read: %2</source>
        <translation>El encabezado de %1 no se puede leer: %2</translation>
    </message>
    <message>
        <source>%1 has the column “%2” twice.</source>
        <translation>%1 tiene dos veces la columna «%2».</translation>
    </message>
    <message>
        <source>Leave one of them out.</source>
        <translation>Quite una de ellas.</translation>
    </message>
    <message>
        <source>A quoted field goes on after its closing quote.</source>
        <translation>Un campo entre comillas sigue después de la comilla de cierre.</translation>
    </message>
    <message>
        <source>A quote is opened and never closed.</source>
        <translation>Se abre una comilla y no se cierra nunca.</translation>
    </message>
    <message>
        <source>The record is longer than 1 MB.</source>
        <translation>El registro supera 1 MB.</translation>
    </message>
    <message>
        <source>The record holds a NUL character.</source>
        <translation>El registro contiene un carácter NUL.</translation>
    </message>
    <message>
        <source>The record is not valid UTF-8.</source>
        <translation>El registro no es UTF-8 válido.</translation>
    </message>
    <message>
        <source>The record has %1 fields where the header names %2.</source>
        <translation>El registro tiene %1 campos y el encabezado nombra %2.</translation>
    </message>
    <message>
        <source>A number in the record is malformed or past 64 bits.</source>
        <translation>Un número del registro está mal formado o supera los 64 bits.</translation>
    </message>
    <message>
        <source>The record is nested too deeply.</source>
        <translation>El registro está demasiado anidado.</translation>
    </message>
    <message>
        <source>The record is not valid JSON.</source>
        <translation>El registro no es JSON válido.</translation>
    </message>
    <message>
        <source>The record is not a JSON object.</source>
        <translation>El registro no es un objeto JSON.</translation>
    </message>
    <message>
        <source>The file has more than %1 different keys.</source>
        <translation>El archivo tiene más de %1 claves distintas.</translation>
    </message>
    <message>
        <source>The key “%1” repeats.</source>
        <translation>La clave «%1» se repite.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON at line %2.</source>
        <translation>%1 no es JSON válido en la línea %2.</translation>
    </message>
    <message>
        <source>Correct the file; nothing of it was taken in.</source>
        <translation>Corrija el archivo; no se ha tomado nada de él.</translation>
    </message>
    <message>
        <source>The mapping %1 cannot be used: %2</source>
        <translation>La correspondencia %1 no se puede usar: %2</translation>
    </message>
    <message>
        <source>there is no kind “%1”.</source>
        <translation>no existe la clase «%1».</translation>
    </message>
    <message>
        <source>Kinds are customers, credit, loans, atm, complaints and products.</source>
        <translation>Las clases son customers, credit, loans, atm, complaints y products.</translation>
    </message>
    <message>
        <source>“columns” is not an object.</source>
        <translation>«columns» no es un objeto.</translation>
    </message>
    <message>
        <source>there is no field “%1”.</source>
        <translation>no existe el campo «%1».</translation>
    </message>
    <message>
        <source>Fields are named as in customer.city.</source>
        <translation>Los campos se nombran como customer.city.</translation>
    </message>
    <message>
        <source>it names the column “%1” twice.</source>
        <translation>nombra dos veces la columna «%1».</translation>
    </message>
    <message>
        <source>“formats” is not an object.</source>
        <translation>«formats» no es un objeto.</translation>
    </message>
    <message>
        <source>“decimal” is neither “,” nor “.”.</source>
        <translation>«decimal» no es «,» ni «.».</translation>
    </message>
    <message>
        <source>“date” needs yyyy, MM and dd once each, as in dd/MM/yyyy.</source>
        <translation>«date» necesita yyyy, MM y dd una vez cada uno, como en dd/MM/yyyy.</translation>
    </message>
    <message>
        <source>there is no format “%1”.</source>
        <translation>no existe el formato «%1».</translation>
    </message>
    <message>
        <source>Formats are “decimal” and “date”.</source>
        <translation>Los formatos son «decimal» y «date».</translation>
    </message>
    <message>
        <source>“%1” is no currency code.</source>
        <translation>«%1» no es un código de moneda.</translation>
    </message>
    <message>
        <source>it is not a JSON object.</source>
        <translation>no es un objeto JSON.</translation>
    </message>
    <message>
        <source>it is not valid JSON (%1).</source>
        <translation>no es JSON válido (%1).</translation>
    </message>
    <message>
        <source>it has an unknown member “%1”.</source>
        <translation>tiene un miembro desconocido «%1».</translation>
    </message>
    <message>
        <source>Members are kind, columns, formats and currency.</source>
        <translation>Los miembros son kind, columns, formats y currency.</translation>
    </message>
    <message>
        <source>The mapping %1 cannot be read: %2.</source>
        <translation>La correspondencia %1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>%1 has two columns for %2.</source>
        <translation>%1 tiene dos columnas para %2.</translation>
    </message>
    <message>
        <source>Let the mapping name one of them.</source>
        <translation>Haga que la correspondencia nombre una de ellas.</translation>
    </message>
    <message>
        <source>%1 lacks columns that “%2” needs: %3.</source>
        <translation>A %1 le faltan columnas que «%2» necesita: %3.</translation>
    </message>
    <message>
        <source>Add them, or name their columns in a mapping.</source>
        <translation>Añádalas o nombre sus columnas en una correspondencia.</translation>
    </message>
    <message>
        <source>The mapping names the column “%1”, which %2 does not have.</source>
        <translation>La correspondencia nombra la columna «%1», que %2 no tiene.</translation>
    </message>
    <message>
        <source>Correct the mapping.</source>
        <translation>Corrija la correspondencia.</translation>
    </message>
    <message>
        <source>Say what it holds: customers, credit, loans, atm, complaints or products.</source>
        <translation>Diga qué contiene: customers, credit, loans, atm, complaints o products.</translation>
    </message>
    <message>
        <source>The columns of %1 fit nothing that can be read.</source>
        <translation>Las columnas de %1 no corresponden a nada que se pueda leer.</translation>
    </message>
    <message>
        <source>%1 could hold “%2” or “%3”.</source>
        <translation>%1 podría contener «%2» o «%3».</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>La importación se canceló.</translation>
    </message>
    <message>
        <source>It is missing.</source>
        <translation>Falta.</translation>
    </message>
    <message>
        <source>It is a list or an object where one value is wanted.</source>
        <translation>Es una lista o un objeto donde se quiere un valor.</translation>
    </message>
    <message>
        <source>“%1” stands in an earlier record already.</source>
        <translation>«%1» ya está en un registro anterior.</translation>
    </message>
    <message>
        <source>It is missing in one of the loans.</source>
        <translation>Falta en uno de los préstamos.</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«%1» no es un número.</translation>
    </message>
    <message>
        <source>Write it as 1234.56.</source>
        <translation>Escríbalo así: 1234.56.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>«%1» no es un número entero.</translation>
    </message>
    <message>
        <source>“%1” has more than %2 decimals.</source>
        <translation>«%1» tiene más de %2 decimales.</translation>
    </message>
    <message>
        <source>“%1” is past 64 bits.</source>
        <translation>«%1» supera los 64 bits.</translation>
    </message>
    <message>
        <source>Amounts in %1 and %2 cannot be added.</source>
        <translation>No se pueden sumar importes en %1 y en %2.</translation>
    </message>
    <message>
        <source>The sum is past 64 bits.</source>
        <translation>La suma supera los 64 bits.</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Últimos 90 días</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Semana pasada</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mes pasado</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Este trimestre</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Trimestre pasado</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Este año</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Año pasado</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>Año hasta la fecha</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Todos los días</translation>
    </message>
    <message>
        <source>Last day of the data</source>
        <translation>Último día de los datos</translation>
    </message>
    <message>
        <source>The day before it</source>
        <translation>El día anterior a ese</translation>
    </message>
</context>
<context>
    <name>Portfolio</name>
    <message>
        <source>The text column %1 is broken.</source>
        <translation>La columna de texto %1 está dañada.</translation>
    </message>
    <message>
        <source>The number column %1 is broken.</source>
        <translation>La columna de números %1 está dañada.</translation>
    </message>
    <message>
        <source>A customer id repeats or is missing in row %1.</source>
        <translation>Un identificador de cliente falta o se repite en la fila %1.</translation>
    </message>
</context>
<context>
    <name>Prices</name>
    <message>
        <source>A cost is not below zero.</source>
        <translation>Un coste no es inferior a cero.</translation>
    </message>
    <message>
        <source>gives a model a second price of the same day</source>
        <translation>da a un modelo un segundo precio del mismo día</translation>
    </message>
    <message>
        <source>must be an amount as text, such as &quot;0.15&quot;, with at most six decimals</source>
        <translation>debe ser un importe como texto, como &quot;0.15&quot;, con seis decimales como máximo</translation>
    </message>
    <message>
        <source>must be the code of a currency, such as USD</source>
        <translation>debe ser el código de una moneda, como USD</translation>
    </message>
    <message>
        <source>must be a day such as 2025-08-20</source>
        <translation>debe ser un día, como 2025-08-20</translation>
    </message>
    <message>
        <source>Mend the file, or take it away to use the prices that come with the program.</source>
        <translation>Corrija el archivo, o quítelo para usar los precios que acompañan al programa.</translation>
    </message>
    <message>
        <source>The prices in %1 cannot be read.</source>
        <translation>No se pueden leer los precios de %1.</translation>
    </message>
    <message>
        <source>Check who may read the file.</source>
        <translation>Compruebe quién puede leer el archivo.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>a customer&apos;s name or number</source>
        <translation>el nombre o el número de un cliente</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>una dirección de correo</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>un número de teléfono</translation>
    </message>
    <message>
        <source>a postal address</source>
        <translation>una dirección postal</translation>
    </message>
    <message>
        <source>an account number</source>
        <translation>un número de cuenta</translation>
    </message>
    <message>
        <source>a card number</source>
        <translation>un número de tarjeta</translation>
    </message>
    <message>
        <source>a text that looks like a token</source>
        <translation>un texto que parece una ficha</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>The folder %1 cannot be made or written to.</source>
        <translation>La carpeta %1 no se puede crear o no se puede escribir en ella.</translation>
    </message>
    <message>
        <source>Choose another folder, or check permissions and space.</source>
        <translation>Elija otra carpeta o compruebe los permisos y el espacio.</translation>
    </message>
    <message>
        <source>The profile was not encrypted, so it is not kept.</source>
        <translation>El perfil no estaba cifrado, así que no se guarda.</translation>
    </message>
    <message>
        <source>Another program is writing to the profile in %1.</source>
        <translation>Otro programa está escribiendo en el perfil %1.</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>Inténtelo de nuevo cuando haya terminado.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>No se puede escribir en la carpeta %1.</translation>
    </message>
    <message>
        <source>Check its permissions and the space on the disk.</source>
        <translation>Compruebe sus permisos y el espacio en el disco.</translation>
    </message>
    <message>
        <source>This system has no keychain, or it is locked.</source>
        <translation>Este sistema no tiene llavero o está bloqueado.</translation>
    </message>
    <message>
        <source>Unlock it, or set CLIENTELE_PASSPHRASE to a passphrase.</source>
        <translation>Desbloquéelo o ponga una frase de contraseña en CLIENTELE_PASSPHRASE.</translation>
    </message>
    <message>
        <source>The keychain has no entry %1.</source>
        <translation>El llavero no tiene la entrada %1.</translation>
    </message>
    <message>
        <source>The profile was made by a newer version of Clientele.</source>
        <translation>El perfil es de una versión más nueva de Clientele.</translation>
    </message>
    <message>
        <source>Install the newest version, or choose another folder.</source>
        <translation>Instale la última versión o elija otra carpeta.</translation>
    </message>
    <message>
        <source>There is no profile in %1.</source>
        <translation>No hay ningún perfil en %1.</translation>
    </message>
    <message>
        <source>Import files or fill it with the demo book first.</source>
        <translation>Importe antes archivos o llénelo con la cartera de demostración.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>El archivo %1 no se puede leer.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Compruebe sus permisos.</translation>
    </message>
    <message>
        <source>There is not enough memory for this book.</source>
        <translation>No hay memoria suficiente para esta cartera.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The book in the profile is damaged.</source>
        <translation>La cartera del perfil está dañada.</translation>
    </message>
    <message>
        <source>Put back a copy of profile.db, or import the data again.</source>
        <translation>Restaure una copia de profile.db o importe los datos de nuevo.</translation>
    </message>
    <message>
        <source>The profile in %1 already holds a book that is not the demo book.</source>
        <translation>El perfil en %1 ya contiene una cartera que no es la de demostración.</translation>
    </message>
    <message>
        <source>Choose an empty folder for the demo book.</source>
        <translation>Elija una carpeta vacía para la cartera de demostración.</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed.</source>
        <translation>El controlador SQLite de Qt no está instalado.</translation>
    </message>
    <message>
        <source>Install it (libqt6sql6-sqlite on Debian) and try again.</source>
        <translation>Instálelo (libqt6sql6-sqlite en Debian) e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The SQLite library in use cannot encrypt, so no profile is opened.</source>
        <translation>La biblioteca SQLite en uso no sabe cifrar, así que no se abre ningún perfil.</translation>
    </message>
    <message>
        <source>Start Clientele with the libsqlite3 that was built with it.</source>
        <translation>Inicie Clientele con la libsqlite3 que se construyó con él.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the space on the disk.</source>
        <translation>Compruebe los permisos de la carpeta y el espacio en el disco.</translation>
    </message>
    <message>
        <source>The file profile.db in %1 is damaged.</source>
        <translation>El archivo profile.db en %1 está dañado.</translation>
    </message>
    <message>
        <source>Put back a copy of it, or choose another folder.</source>
        <translation>Restaure una copia o elija otra carpeta.</translation>
    </message>
    <message>
        <source>The disk is full: the profile in %1 was not changed.</source>
        <translation>El disco está lleno: el perfil en %1 no ha cambiado.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Libere espacio e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The profile in %1 cannot be written to.</source>
        <translation>No se puede escribir en el perfil en %1.</translation>
    </message>
    <message>
        <source>The profile in %1 could not be read or written (%2).</source>
        <translation>El perfil en %1 no se pudo leer o escribir (%2).</translation>
    </message>
    <message>
        <source>There is not enough memory to derive the profile&apos;s key.</source>
        <translation>No hay memoria suficiente para derivar la clave del perfil.</translation>
    </message>
    <message>
        <source>The passphrase is empty.</source>
        <translation>La frase de contraseña está vacía.</translation>
    </message>
    <message>
        <source>Set CLIENTELE_PASSPHRASE to the profile&apos;s passphrase, or unset it to use the keychain.</source>
        <translation>Ponga la frase de contraseña del perfil en CLIENTELE_PASSPHRASE o quite la variable para usar el llavero.</translation>
    </message>
    <message>
        <source>The profile in %1 could not be made: %2</source>
        <translation>El perfil en %1 no se pudo crear: %2</translation>
    </message>
    <message>
        <source>The file profile.db in %1 is no profile, or it is damaged.</source>
        <translation>El archivo profile.db en %1 no es un perfil o está dañado.</translation>
    </message>
    <message>
        <source>The profile in %1 wants a passphrase, and none was given.</source>
        <translation>El perfil en %1 pide una frase de contraseña y no se dio ninguna.</translation>
    </message>
    <message>
        <source>Set CLIENTELE_PASSPHRASE to it.</source>
        <translation>Póngala en CLIENTELE_PASSPHRASE.</translation>
    </message>
    <message>
        <source>The profile in %1 is opened by the system&apos;s keychain, not by a passphrase.</source>
        <translation>El perfil en %1 se abre con el llavero del sistema, no con una frase de contraseña.</translation>
    </message>
    <message>
        <source>Unset CLIENTELE_PASSPHRASE.</source>
        <translation>Quite CLIENTELE_PASSPHRASE.</translation>
    </message>
    <message>
        <source>The key of the profile in %1 is not in the keychain, or the keychain is locked.</source>
        <translation>La clave del perfil en %1 no está en el llavero o el llavero está bloqueado.</translation>
    </message>
    <message>
        <source>The key of the profile in %1 is in a keychain, and there is none here or it is locked.</source>
        <translation>La clave del perfil en %1 está en un llavero, y aquí no hay ninguno o está bloqueado.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or use a profile with a passphrase (CLIENTELE_PASSPHRASE).</source>
        <translation>Desbloquee el llavero o use un perfil con frase de contraseña (CLIENTELE_PASSPHRASE).</translation>
    </message>
    <message>
        <source>The passphrase does not open the profile in %1.</source>
        <translation>La frase de contraseña no abre el perfil en %1.</translation>
    </message>
    <message>
        <source>Set CLIENTELE_PASSPHRASE to the passphrase that it was made with.</source>
        <translation>Ponga en CLIENTELE_PASSPHRASE la frase de contraseña con la que se creó.</translation>
    </message>
    <message>
        <source>The keychain&apos;s key does not fit the profile in %1.</source>
        <translation>La clave del llavero no corresponde al perfil en %1.</translation>
    </message>
    <message>
        <source>Put back a copy of the profile, or choose another folder.</source>
        <translation>Restaure una copia del perfil o elija otra carpeta.</translation>
    </message>
    <message>
        <source>That earlier state of the book is no longer kept.</source>
        <translation>Ese estado anterior de la cartera ya no se conserva.</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>the made-up demo book</source>
        <translation>la cartera de demostración inventada</translation>
    </message>
    <message>
        <source>record %1</source>
        <extracomment>a record&apos;s place in the book</extracomment>
        <translation>registro %1</translation>
    </message>
    <message>
        <source>one of %1 sources</source>
        <extracomment>several sources filled a table</extracomment>
        <translation>una de %1 fuentes</translation>
    </message>
    <message>
        <source>source not recorded</source>
        <translation>fuente no registrada</translation>
    </message>
    <message>
        <source>It is %1 of the book&apos;s table “%2”.</source>
        <extracomment>%1 is &quot;record 23&quot;, %2 a table&apos;s name</extracomment>
        <translation>Es el %1 de la tabla «%2» de la cartera.</translation>
    </message>
    <message>
        <source>From %1, read %2. %3</source>
        <translation>De %1, leído el %2. %3</translation>
    </message>
    <message>
        <source>From one of: %1. Which of them gave this field last is not kept. %2</source>
        <translation>De una de estas fuentes: %1. No se conserva cuál de ellas dio este campo por última vez. %2</translation>
    </message>
    <message>
        <source>Its source was not recorded; it is in the snapshot of %1. %2</source>
        <translation>Su fuente no se registró; figura en la instantánea del %1. %2</translation>
    </message>
    <message>
        <source>Its source was not recorded. %1</source>
        <translation>Su fuente no se registró. %1</translation>
    </message>
</context>
<context>
    <name>Provider</name>
    <message>
        <source>The key has characters that no key has.</source>
        <translation>La clave contiene caracteres que ninguna clave tiene.</translation>
    </message>
    <message>
        <source>Copy it once more, without spaces or line ends.</source>
        <translation>Cópiela de nuevo, sin espacios ni saltos de línea.</translation>
    </message>
    <message>
        <source>The provider has no embedding model.</source>
        <translation>El proveedor no tiene modelo de incrustación.</translation>
    </message>
    <message>
        <source>Name one in the provider&apos;s settings.</source>
        <translation>Indique uno en los ajustes del proveedor.</translation>
    </message>
    <message>
        <source>The provider&apos;s server cannot be reached.</source>
        <translation>No se puede llegar al servidor del proveedor.</translation>
    </message>
    <message>
        <source>Check the network and the provider&apos;s address; questions about the book are still answered here.</source>
        <translation>Compruebe la red y la dirección del proveedor; las preguntas sobre la cartera se siguen respondiendo aquí.</translation>
    </message>
    <message>
        <source>The name of the provider&apos;s server has no address.</source>
        <translation>El nombre del servidor del proveedor no tiene dirección.</translation>
    </message>
    <message>
        <source>Check the spelling of the provider&apos;s address, and the network.</source>
        <translation>Compruebe cómo está escrita la dirección del proveedor, y la red.</translation>
    </message>
    <message>
        <source>The connection to the provider is not secure, so nothing was sent.</source>
        <translation>La conexión con el proveedor no es segura: no se envió nada.</translation>
    </message>
    <message>
        <source>Check the provider&apos;s address and this computer&apos;s date, or ask who runs the network about its certificates.</source>
        <translation>Compruebe la dirección del proveedor y la fecha de este equipo, o pregunte por los certificados a quien lleva la red.</translation>
    </message>
    <message>
        <source>The network&apos;s proxy did not let the request through.</source>
        <translation>El proxy de la red no dejó pasar la petición.</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings, and its user name and password.</source>
        <translation>Compruebe los ajustes del proxy del sistema, y su usuario y contraseña.</translation>
    </message>
    <message>
        <source>A web page answered in the provider&apos;s place; this network may want you to sign in.</source>
        <translation>Una página web respondió en lugar del proveedor; quizá esta red pida iniciar sesión.</translation>
    </message>
    <message>
        <source>Open a browser and sign in to the network, or check the provider&apos;s address.</source>
        <translation>Abra un navegador e inicie sesión en la red, o compruebe la dirección del proveedor.</translation>
    </message>
    <message>
        <source>The provider&apos;s address leads to another server, which was not followed.</source>
        <translation>La dirección del proveedor lleva a otro servidor, al que no se siguió.</translation>
    </message>
    <message>
        <source>Sign in to the network if it asks for that, or set the provider&apos;s final address.</source>
        <translation>Inicie sesión en la red si lo pide, o indique la dirección final del proveedor.</translation>
    </message>
    <message>
        <source>The provider broke off the connection.</source>
        <translation>El proveedor cortó la conexión.</translation>
    </message>
    <message>
        <source>Ask again in a moment.</source>
        <translation>Vuelva a preguntar dentro de un momento.</translation>
    </message>
    <message>
        <source>The provider fell silent.</source>
        <translation>El proveedor dejó de responder.</translation>
    </message>
    <message>
        <source>Ask again; for a slow server of your own set CLIENTELE_STALL_SECONDS to a larger number.</source>
        <translation>Vuelva a preguntar; para un servidor propio que es lento, dé a CLIENTELE_STALL_SECONDS un número mayor.</translation>
    </message>
    <message>
        <source>The provider is overloaded or out of order.</source>
        <translation>El proveedor está sobrecargado o averiado.</translation>
    </message>
    <message>
        <source>Ask again in a few minutes.</source>
        <translation>Vuelva a preguntar dentro de unos minutos.</translation>
    </message>
    <message>
        <source>The provider takes no more requests for the moment.</source>
        <translation>El proveedor no acepta más peticiones por el momento.</translation>
    </message>
    <message>
        <source>Ask again in a minute.</source>
        <translation>Vuelva a preguntar dentro de un minuto.</translation>
    </message>
    <message>
        <source>The provider&apos;s quota or spending limit is used up.</source>
        <translation>La cuota o el límite de gasto del proveedor está agotado.</translation>
    </message>
    <message>
        <source>Raise the limit in the provider&apos;s account, or choose another provider.</source>
        <translation>Suba el límite en la cuenta del proveedor, o elija otro proveedor.</translation>
    </message>
    <message>
        <source>The provider did not accept the request.</source>
        <translation>El proveedor no aceptó la petición.</translation>
    </message>
    <message>
        <source>Check the provider&apos;s model and dialect.</source>
        <translation>Compruebe el modelo y el dialecto del proveedor.</translation>
    </message>
    <message>
        <source>The provider did not accept the API key.</source>
        <translation>El proveedor no aceptó la clave de API.</translation>
    </message>
    <message>
        <source>Enter the key again in the provider&apos;s settings, or set CLIENTELE_API_KEY.</source>
        <translation>Introduzca de nuevo la clave en los ajustes del proveedor, o defina CLIENTELE_API_KEY.</translation>
    </message>
    <message>
        <source>The API key may not use this model or this server.</source>
        <translation>La clave de API no puede usar este modelo o este servidor.</translation>
    </message>
    <message>
        <source>Choose another model, or a key that is allowed to use it.</source>
        <translation>Elija otro modelo, o una clave que pueda usarlo.</translation>
    </message>
    <message>
        <source>The provider knows no such model or address.</source>
        <translation>El proveedor no conoce ese modelo o esa dirección.</translation>
    </message>
    <message>
        <source>Check the model&apos;s name and the end of the provider&apos;s address.</source>
        <translation>Compruebe el nombre del modelo y el final de la dirección del proveedor.</translation>
    </message>
    <message>
        <source>The provider failed.</source>
        <translation>El proveedor falló.</translation>
    </message>
    <message>
        <source>Ask again later.</source>
        <translation>Vuelva a preguntar más tarde.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer cannot be read.</source>
        <translation>La respuesta del proveedor no se puede leer.</translation>
    </message>
    <message>
        <source>Check the provider&apos;s dialect and address.</source>
        <translation>Compruebe el dialecto y la dirección del proveedor.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer was cut at 8 MB.</source>
        <translation>La respuesta del proveedor se cortó a los 8 MB.</translation>
    </message>
    <message>
        <source>Ask for less at a time.</source>
        <translation>Pida menos de una vez.</translation>
    </message>
    <message>
        <source>The provider&apos;s settings cannot work.</source>
        <translation>Los ajustes del proveedor no pueden funcionar.</translation>
    </message>
    <message>
        <source>Check the provider&apos;s settings.</source>
        <translation>Compruebe los ajustes del proveedor.</translation>
    </message>
    <message>
        <source>The request was not sent: it still held personal data.</source>
        <translation>La petición no se envió: aún contenía datos personales.</translation>
    </message>
    <message>
        <source>Leave that out of the question, or ask by the customer&apos;s name.</source>
        <translation>Quite eso de la pregunta, o nombre al cliente.</translation>
    </message>
    <message>
        <source>The request was stopped.</source>
        <translation>La petición se detuvo.</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <comment>a status code</comment>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>The embedding model %1 cannot be used: %2</source>
        <translation>El modelo de incrustación %1 no se puede usar: %2</translation>
    </message>
    <message>
        <source>The server has no model %1.</source>
        <translation>El servidor no tiene el modelo %1.</translation>
    </message>
    <message>
        <source>Set the model to one that it has: %1.</source>
        <translation>Indique un modelo que tenga: %1.</translation>
    </message>
    <message>
        <source>The provider wants an API key, and there is none for %1.</source>
        <translation>El proveedor pide una clave de API, y no hay ninguna para %1.</translation>
    </message>
    <message>
        <source>Enter it in the provider&apos;s settings, or set CLIENTELE_API_KEY.</source>
        <translation>Introdúzcala en los ajustes del proveedor, o defina CLIENTELE_API_KEY.</translation>
    </message>
    <message>
        <source>The provider&apos;s address is no web address.</source>
        <translation>La dirección del proveedor no es una dirección web.</translation>
    </message>
    <message>
        <source>Write it as https://api.openai.com/v1.</source>
        <translation>Escríbala como https://api.openai.com/v1.</translation>
    </message>
    <message>
        <source>Plain http is allowed to this computer only, and %1 is another one.</source>
        <translation>El http simple solo se permite hacia este equipo, y %1 es otro.</translation>
    </message>
    <message>
        <source>Write the provider&apos;s address with https.</source>
        <translation>Escriba la dirección del proveedor con https.</translation>
    </message>
    <message>
        <source>The provider&apos;s address holds a user name or a password.</source>
        <translation>La dirección del proveedor contiene un usuario o una contraseña.</translation>
    </message>
    <message>
        <source>Leave them out of the address; the key belongs into the keychain.</source>
        <translation>Quítelos de la dirección; la clave va en el llavero.</translation>
    </message>
    <message>
        <source>The provider&apos;s address has a query or a fragment.</source>
        <translation>La dirección del proveedor tiene una consulta o un fragmento.</translation>
    </message>
    <message>
        <source>End the address with its path, such as /v1.</source>
        <translation>Termine la dirección con su ruta, como /v1.</translation>
    </message>
    <message>
        <source>The provider&apos;s model is missing.</source>
        <translation>Falta el modelo del proveedor.</translation>
    </message>
    <message>
        <source>Name the model as the provider does.</source>
        <translation>Nombre el modelo como lo hace el proveedor.</translation>
    </message>
    <message>
        <source>Anthropic&apos;s dialect has no embeddings.</source>
        <translation>El dialecto de Anthropic no tiene incrustaciones.</translation>
    </message>
    <message>
        <source>Leave the embedding model out: documents are then embedded on this computer.</source>
        <translation>Omita el modelo de incrustación: los documentos se procesan entonces en este equipo.</translation>
    </message>
    <message>
        <source>An address of Anthropic&apos;s dialect has no path.</source>
        <translation>Una dirección del dialecto de Anthropic no tiene ruta.</translation>
    </message>
    <message>
        <source>Write it as https://api.anthropic.com.</source>
        <translation>Escríbala como https://api.anthropic.com.</translation>
    </message>
    <message>
        <source>An OpenAI-compatible address ends in /v1.</source>
        <translation>Una dirección compatible con OpenAI termina en /v1.</translation>
    </message>
    <message>
        <source>Write it as %1.</source>
        <translation>Escríbalo así: %1.</translation>
    </message>
    <message>
        <source>The provider&apos;s address is that of one of its functions.</source>
        <translation>La dirección del proveedor es la de una de sus funciones.</translation>
    </message>
    <message>
        <source>End the address before that, with /v1.</source>
        <translation>Termine la dirección antes de eso, en /v1.</translation>
    </message>
    <message>
        <source>names of a book that is still being read</source>
        <translation>nombres de una cartera que aún se está leyendo</translation>
    </message>
</context>
<context>
    <name>QuerySentences</name>
    <message>
        <source>“%1” cannot be used on %2.</source>
        <translation>«%1» no se puede usar con %2.</translation>
    </message>
    <message>
        <source>Values, ranges and empty cells can be asked for, each where the field has them.</source>
        <translation>Se pueden pedir valores, intervalos y celdas vacías, donde el campo los tenga.</translation>
    </message>
    <message>
        <source>“%1” is no value that %2 can be compared with.</source>
        <translation>«%1» no es un valor con el que se pueda comparar %2.</translation>
    </message>
    <message>
        <source>Write it as %1.</source>
        <translation>Escríbalo así: %1.</translation>
    </message>
    <message>
        <source>“%1” on %2 has a wrong number of values.</source>
        <translation>«%1» en %2 tiene un número de valores incorrecto.</translation>
    </message>
    <message>
        <source>There is no dimension or field “%1”.</source>
        <translation>No hay dimensión ni campo «%1».</translation>
    </message>
    <message>
        <source>The catalogue lists what can be asked for.</source>
        <translation>El catálogo enumera lo que se puede pedir.</translation>
    </message>
    <message>
        <source>%1 cannot be grouped by “%2”: no customer stands behind their rows.</source>
        <translation>%1 no se puede agrupar por «%2»: no hay ningún cliente detrás de sus filas.</translation>
    </message>
    <message>
        <source>These dimensions have too many combinations.</source>
        <translation>Estas dimensiones tienen demasiadas combinaciones.</translation>
    </message>
    <message>
        <source>Ask for fewer of them.</source>
        <translation>Pida menos.</translation>
    </message>
    <message>
        <source>“%1” comes to a figure too large to be exact.</source>
        <translation>«%1» da una cifra demasiado grande para ser exacta.</translation>
    </message>
    <message>
        <source>Narrow the question.</source>
        <translation>Acote la pregunta.</translation>
    </message>
    <message>
        <source>“has” and “lacks” know no field “%1”.</source>
        <translation>«has» y «lacks» no conocen el campo «%1».</translation>
    </message>
    <message>
        <source>“has” and “lacks” ask for rows of one table, not of %1 and %2.</source>
        <translation>«has» y «lacks» piden filas de una tabla, no de %1 y %2.</translation>
    </message>
    <message>
        <source>Write two conditions.</source>
        <translation>Escriba dos condiciones.</translation>
    </message>
    <message>
        <source>“has” and “lacks” need a condition on rows.</source>
        <translation>«has» y «lacks» necesitan una condición sobre filas.</translation>
    </message>
    <message>
        <source>There is no field, dimension or measure “%1”.</source>
        <translation>No hay campo, dimensión ni medida «%1».</translation>
    </message>
    <message>
        <source>“%1” is no figure of a customer.</source>
        <translation>«%1» no es una cifra de un cliente.</translation>
    </message>
    <message>
        <source>Conditions can be on fields, dimensions and figures of customers.</source>
        <translation>Las condiciones pueden ser sobre campos, dimensiones y cifras de clientes.</translation>
    </message>
    <message>
        <source>The calculation was stopped.</source>
        <translation>El cálculo se detuvo.</translation>
    </message>
    <message>
        <source>There is no measure “%1”.</source>
        <translation>No hay ninguna medida «%1».</translation>
    </message>
    <message numerus="yes">
        <source>A group of this query is named by %n key(s).</source>
        <translation>
            <numerusform>Un grupo de esta consulta se nombra con %n clave.</numerusform>
            <numerusform>Un grupo de esta consulta se nombra con %n claves.</numerusform>
        </translation>
    </message>
    <message>
        <source>The query has an unknown part “%1”.</source>
        <translation>La consulta tiene una parte desconocida «%1».</translation>
    </message>
    <message>
        <source>Known parts here: %1.</source>
        <translation>Partes conocidas aquí: %1.</translation>
    </message>
    <message>
        <source>A value of “%1” is neither text nor a number.</source>
        <translation>Un valor de «%1» no es ni texto ni número.</translation>
    </message>
    <message>
        <source>Ask for missing values with &quot;is_empty&quot;: true.</source>
        <translation>Pida los valores que faltan con &quot;is_empty&quot;: true.</translation>
    </message>
    <message>
        <source>“%1” is followed by something else than true.</source>
        <translation>A «%1» le sigue algo distinto de true.</translation>
    </message>
    <message>
        <source>“%1” is not followed by a list of values.</source>
        <translation>A «%1» no le sigue una lista de valores.</translation>
    </message>
    <message>
        <source>“%1” needs a list of two values.</source>
        <translation>«%1» necesita una lista de dos valores.</translation>
    </message>
    <message>
        <source>“%1” is not followed by conditions on rows.</source>
        <translation>A «%1» no le siguen condiciones sobre filas.</translation>
    </message>
    <message>
        <source>For example {&quot;has&quot;: {&quot;loan.type&quot;: &quot;car&quot;}}.</source>
        <translation>Por ejemplo {&quot;has&quot;: {&quot;loan.type&quot;: &quot;car&quot;}}.</translation>
    </message>
    <message>
        <source>“%1” is followed by no condition.</source>
        <translation>A «%1» no le sigue ninguna condición.</translation>
    </message>
    <message>
        <source>A condition has an unknown operator “%1”.</source>
        <translation>Una condición tiene un operador desconocido «%1».</translation>
    </message>
    <message>
        <source>Known are in, not_in, between, above, below, at_least, at_most, contains, is_empty, has and lacks.</source>
        <translation>Se conocen in, not_in, between, above, below, at_least, at_most, contains, is_empty, has y lacks.</translation>
    </message>
    <message>
        <source>A condition has two operators, “%1” and “%2”.</source>
        <translation>Una condición tiene dos operadores, «%1» y «%2».</translation>
    </message>
    <message>
        <source>A condition has no operator.</source>
        <translation>Una condición no tiene operador.</translation>
    </message>
    <message>
        <source>For example {&quot;field&quot;: &quot;credit.score&quot;, &quot;above&quot;: 700}.</source>
        <translation>Por ejemplo {&quot;field&quot;: &quot;credit.score&quot;, &quot;above&quot;: 700}.</translation>
    </message>
    <message>
        <source>A condition with “%1” names a field beside it.</source>
        <translation>Una condición con «%1» nombra un campo al lado.</translation>
    </message>
    <message>
        <source>Write the field inside “%1”.</source>
        <translation>Escriba el campo dentro de «%1».</translation>
    </message>
    <message>
        <source>A condition with “%1” names no field.</source>
        <translation>Una condición con «%1» no nombra ningún campo.</translation>
    </message>
    <message>
        <source>“order” is none of value, -value, key and -key.</source>
        <translation>«order» no es value, -value, key ni -key.</translation>
    </message>
    <message>
        <source>“by” is not a list of dimensions.</source>
        <translation>«by» no es una lista de dimensiones.</translation>
    </message>
    <message>
        <source>“by” holds something that is not a dimension&apos;s name.</source>
        <translation>«by» contiene algo que no es el nombre de una dimensión.</translation>
    </message>
    <message>
        <source>“measure” is not text.</source>
        <translation>«measure» no es texto.</translation>
    </message>
    <message>
        <source>“where” is not a list of conditions.</source>
        <translation>«where» no es una lista de condiciones.</translation>
    </message>
    <message>
        <source>“top” is not a whole number from 0 on.</source>
        <translation>«top» no es un número entero a partir de 0.</translation>
    </message>
    <message>
        <source>The number %1 has more digits than JSON numbers keep.</source>
        <translation>El número %1 tiene más cifras de las que guarda JSON.</translation>
    </message>
    <message>
        <source>Write it in quotation marks.</source>
        <translation>Escríbalo entre comillas.</translation>
    </message>
    <message>
        <source>A condition is not an object.</source>
        <translation>Una condición no es un objeto.</translation>
    </message>
    <message>
        <source>The query names no measure.</source>
        <translation>La consulta no nombra ninguna medida.</translation>
    </message>
    <message>
        <source>For example {&quot;measure&quot;: &quot;customers.count&quot;}.</source>
        <translation>Por ejemplo {&quot;measure&quot;: &quot;customers.count&quot;}.</translation>
    </message>
    <message>
        <source>The bins of “%1” need two edges or more.</source>
        <translation>Los intervalos de «%1» necesitan al menos dos límites.</translation>
    </message>
    <message>
        <source>“%1” is no number, so it cannot be an edge of “%2”.</source>
        <translation>«%1» no es un número: no puede ser un límite de «%2».</translation>
    </message>
    <message>
        <source>The edges of “%1” do not ascend at “%2”.</source>
        <translation>Los límites de «%1» dejan de ser crecientes en «%2».</translation>
    </message>
    <message>
        <source>The bins of “%1” belong to no single part of “by”.</source>
        <translation>Los intervalos de «%1» no corresponden a una única parte de «by».</translation>
    </message>
    <message>
        <source>Grouping by “%1” needs the edges of its bins.</source>
        <translation>Para agrupar por «%1» hacen falta los límites de sus intervalos.</translation>
    </message>
    <message>
        <source>“%1” is no number: it has no bins.</source>
        <translation>«%1» no es un número: no tiene intervalos.</translation>
    </message>
    <message>
        <source>“by” holds a field without a list of edges.</source>
        <translation>«by» contiene un campo sin lista de límites.</translation>
    </message>
    <message>
        <source>For example {&quot;field&quot;: &quot;atm.amount&quot;, &quot;edges&quot;: [0, 20, 50]}.</source>
        <translation>Por ejemplo {&quot;field&quot;: &quot;atm.amount&quot;, &quot;edges&quot;: [0, 20, 50]}.</translation>
    </message>
    <message>
        <source>“%1” has no days to move over.</source>
        <translation>«%1» no tiene días que recorrer.</translation>
    </message>
    <message>
        <source>“by” holds “%1” more than once, and edges for it.</source>
        <translation>«by» contiene «%1» más de una vez, con límites.</translation>
    </message>
</context>
<context>
    <name>Recommend</name>
    <message numerus="yes">
        <source>%1 of the %n most similar customer(s) have it.</source>
        <translation>
            <numerusform>%1 de %n cliente más parecido lo tiene.</numerusform>
            <numerusform>%1 de los %n clientes más parecidos lo tienen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no customer %1 in the book.</source>
        <translation>No hay ningún cliente %1 en la cartera.</translation>
    </message>
    <message>
        <source>Give the customer&apos;s id as the data have it.</source>
        <translation>Indique el identificador del cliente tal como figura en los datos.</translation>
    </message>
    <message>
        <source>it suggested nothing that stands up to the record</source>
        <translation>nada de lo que sugirió se sostiene ante el expediente</translation>
    </message>
    <message>
        <source>Months of spending that the balance covers</source>
        <translation>Meses de gasto que cubre el saldo</translation>
    </message>
    <message>
        <source>Deposits over withdrawals</source>
        <translation>Depósitos en relación con los retiros</translation>
    </message>
    <message>
        <source>Monthly spending in per cent of the balance</source>
        <translation>Gasto mensual en porcentaje del saldo</translation>
    </message>
    <message>
        <source>Largest payment in months of spending</source>
        <translation>Mayor pago en meses de gasto</translation>
    </message>
    <message>
        <source>Withdrawals of the last 90 days over those of the 90 before</source>
        <translation>Retiros de los últimos 90 días en relación con los de los 90 anteriores</translation>
    </message>
    <message>
        <source>Balance: percentile in the book</source>
        <translation>Saldo: percentil en la cartera</translation>
    </message>
    <message>
        <source>Monthly spending: percentile in the book</source>
        <translation>Gasto mensual: percentil en la cartera</translation>
    </message>
    <message>
        <source>Cashback: percentile in the book</source>
        <translation>Reembolso: percentil en la cartera</translation>
    </message>
    <message>
        <source>International transactions: percentile in the book</source>
        <translation>Transacciones internacionales: percentil en la cartera</translation>
    </message>
    <message>
        <source>Credit score: percentile in the book</source>
        <translation>Puntuación de crédito: percentil en la cartera</translation>
    </message>
    <message>
        <source>Withdrawals at machines, last 90 days</source>
        <translation>Retiros en cajeros, últimos 90 días</translation>
    </message>
    <message>
        <source>Withdrawals at machines, the 90 days before</source>
        <translation>Retiros en cajeros, los 90 días anteriores</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>no debe estar vacío</translation>
    </message>
    <message>
        <source>The product has no category: it cannot be told whether it is credit.</source>
        <translation>El producto no tiene categoría: no se puede saber si es un crédito.</translation>
    </message>
    <message>
        <source>The customer has this product already, or one of its kind.</source>
        <translation>El cliente ya tiene este producto, o uno de su clase.</translation>
    </message>
    <message>
        <source>The record does not say whether the customer has this product already.</source>
        <translation>El expediente no dice si el cliente ya tiene este producto.</translation>
    </message>
    <message>
        <source>A claim named no field of the record.</source>
        <translation>Una afirmación no citaba ningún campo del expediente.</translation>
    </message>
    <message>
        <source>The model named a product that may not be suggested.</source>
        <translation>El modelo citó un producto que no se puede sugerir.</translation>
    </message>
    <message>
        <source>A reason named no field of the record.</source>
        <translation>Una razón no citaba ningún campo del expediente.</translation>
    </message>
    <message>
        <source>No reason was left for this product.</source>
        <translation>No quedó ninguna razón para este producto.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Ninguno.</translation>
    </message>
    <message>
        <source>Cannot tell: %1 is missing.</source>
        <translation>No se puede saber: falta %1.</translation>
    </message>
    <message>
        <source>It would be with: %1</source>
        <translation>Lo sería con: %1</translation>
    </message>
    <message>
        <source>Suggestions for customer %1</source>
        <translation>Sugerencias para el cliente %1</translation>
    </message>
    <message>
        <source>Cards and loans</source>
        <translation>Tarjetas y préstamos</translation>
    </message>
    <message>
        <source>Held back: the list changed with a protected characteristic.</source>
        <translation>Retenida: la lista cambiaba con una característica protegida.</translation>
    </message>
    <message>
        <source>Deposits, insurance, investment</source>
        <translation>Depósitos, seguros, inversiones</translation>
    </message>
    <message>
        <source>Not suggested</source>
        <translation>No sugeridos</translation>
    </message>
    <message>
        <source>These are suggestions by the rules %1; the decision is a person&apos;s.</source>
        <translation>Son sugerencias según las reglas %1; la decisión es de una persona.</translation>
    </message>
    <message>
        <source>Prepared with the model %1.</source>
        <translation>Preparado con el modelo %1.</translation>
    </message>
    <message>
        <source>one of: %1</source>
        <translation>uno de: %1</translation>
    </message>
    <message>
        <source>none of: %1</source>
        <translation>ninguno de: %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>más de %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>menos de %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>al menos %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>como máximo %1</translation>
    </message>
    <message>
        <source>The rules in %1 cannot be read.</source>
        <translation>No se pueden leer las reglas de %1.</translation>
    </message>
    <message>
        <source>Check who may read the file.</source>
        <translation>Compruebe quién puede leer el archivo.</translation>
    </message>
    <message>
        <source>%1 rests on a field that no credit product may rest on, and selects %2 (%3).</source>
        <translation>%1 se basa en un campo del que ningún crédito puede depender, y elige %2 (%3).</translation>
    </message>
    <message>
        <source>Leave these products out of it, or the field.</source>
        <translation>Excluya estos productos, o el campo.</translation>
    </message>
    <message>
        <source>needs either &quot;requires&quot; or &quot;only_by_hand&quot;</source>
        <translation>necesita o bien «requires» o bien «only_by_hand»</translation>
    </message>
    <message>
        <source>must be a field of text</source>
        <translation>debe ser un campo de texto</translation>
    </message>
    <message>
        <source>must be need, risk or opportunity</source>
        <translation>debe ser need, risk u opportunity</translation>
    </message>
    <message>
        <source>may not be what a finding rests on</source>
        <translation>no puede ser la base de una constatación</translation>
    </message>
    <message>
        <source>names no finding of this file</source>
        <translation>no cita ninguna constatación de este archivo</translation>
    </message>
    <message>
        <source>does not compare a field of this type</source>
        <translation>no compara un campo de este tipo</translation>
    </message>
    <message>
        <source>needs exactly one comparison</source>
        <translation>necesita exactamente una comparación</translation>
    </message>
    <message>
        <source>needs amounts by currency, such as {&quot;USD&quot;: &quot;1000&quot;}</source>
        <translation>necesita importes por moneda, como {&quot;USD&quot;: &quot;1000&quot;}</translation>
    </message>
    <message>
        <source>is no currency</source>
        <translation>no es una moneda</translation>
    </message>
    <message>
        <source>is a protected characteristic: no suggestion may rest on it</source>
        <translation>es una característica protegida: ninguna sugerencia puede basarse en ella</translation>
    </message>
    <message>
        <source>says who somebody is: no suggestion may rest on it</source>
        <translation>dice quién es alguien: ninguna sugerencia puede basarse en ello</translation>
    </message>
    <message>
        <source>can stand in for a protected characteristic: no suggestion may rest on it</source>
        <translation>puede sustituir a una característica protegida: ninguna sugerencia puede basarse en ello</translation>
    </message>
    <message>
        <source>is no field that can be compared here</source>
        <translation>no es un campo que se pueda comparar aquí</translation>
    </message>
    <message>
        <source>has a {field} that is none</source>
        <translation>contiene un {field} que no lo es</translation>
    </message>
    <message>
        <source>is used twice</source>
        <translation>se usa dos veces</translation>
    </message>
    <message>
        <source>Mend the file, or take it away to use the rules that come with the program.</source>
        <translation>Corrija el archivo, o retírelo para usar las reglas que vienen con el programa.</translation>
    </message>
    <message>
        <source>Of age</source>
        <translation>Mayor de edad</translation>
    </message>
    <message>
        <source>Number of loans</source>
        <translation>Número de préstamos</translation>
    </message>
    <message>
        <source>Accepted on %1: not suggested again until %2.</source>
        <translation>Aceptada el %1: no se vuelve a sugerir hasta el %2.</translation>
    </message>
    <message>
        <source>Dismissed on %1: not suggested until %2.</source>
        <translation>Descartada el %1: no se sugiere hasta el %2.</translation>
    </message>
    <message>
        <source>Postponed on %1: not suggested until %2.</source>
        <translation>Aplazada el %1: no se sugiere hasta el %2.</translation>
    </message>
    <message>
        <source>The queue was stopped.</source>
        <translation>La cola se ha detenido.</translation>
    </message>
    <message>
        <source>is no finding of this file</source>
        <translation>no es una constatación de este archivo</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %n most similar customer(s) have one of its kind (%2: %3).</source>
        <translation>
            <numerusform>%1 de %n cliente más parecido tiene uno de su clase (%2: %3).</numerusform>
            <numerusform>%1 de los %n clientes más parecidos tienen uno de su clase (%2: %3).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The first %1 of %2 rows.</source>
        <translation>Las primeras %1 filas de %2.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows. A workbook or a CSV file of this chart holds them all.</source>
        <translation>Las primeras %1 filas de %2. Un libro de cálculo o un archivo CSV de este gráfico las contiene todas.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
    <message>
        <source>Report of the book</source>
        <translation>Informe de la cartera</translation>
    </message>
    <message>
        <source>Charts of the book</source>
        <translation>Gráficos de la cartera</translation>
    </message>
    <message>
        <source>The whole book</source>
        <translation>Toda la cartera</translation>
    </message>
</context>
<context>
    <name>RowColumn</name>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>Customer id</source>
        <translation>Identificador de cliente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre de pila</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellido</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Current balance</source>
        <translation>Saldo actual</translation>
    </message>
    <message>
        <source>Total transactions</source>
        <translation>Operaciones totales</translation>
    </message>
    <message>
        <source>Total deposits</source>
        <translation>Total de depósitos</translation>
    </message>
    <message>
        <source>Total withdrawals</source>
        <translation>Total de retiradas</translation>
    </message>
    <message>
        <source>Average transaction amount</source>
        <translation>Importe medio por operación</translation>
    </message>
    <message>
        <source>Total cashback</source>
        <translation>Reembolso total</translation>
    </message>
    <message>
        <source>Last transaction date</source>
        <translation>Fecha de la última operación</translation>
    </message>
    <message>
        <source>Preferred contact method</source>
        <translation>Medio de contacto preferido</translation>
    </message>
    <message>
        <source>Average monthly spending</source>
        <translation>Gasto mensual medio</translation>
    </message>
    <message>
        <source>Highest transaction amount</source>
        <translation>Importe de la operación mayor</translation>
    </message>
    <message>
        <source>Lowest transaction amount</source>
        <translation>Importe de la operación menor</translation>
    </message>
    <message>
        <source>Number of accounts</source>
        <translation>Número de cuentas</translation>
    </message>
    <message>
        <source>Account status</source>
        <translation>Estado de la cuenta</translation>
    </message>
    <message>
        <source>Risk profile</source>
        <translation>Perfil de riesgo</translation>
    </message>
    <message>
        <source>Deposit status</source>
        <translation>Estado del depósito</translation>
    </message>
    <message>
        <source>Loan status</source>
        <translation>Estado del préstamo</translation>
    </message>
    <message>
        <source>International transactions</source>
        <translation>Operaciones internacionales</translation>
    </message>
    <message>
        <source>VAT user status</source>
        <translation>Sujeto al IVA</translation>
    </message>
    <message>
        <source>Total VAT refund</source>
        <translation>Devolución de IVA</translation>
    </message>
    <message>
        <source>Device model</source>
        <translation>Modelo de dispositivo</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>Versión de la aplicación</translation>
    </message>
    <message>
        <source>Recent activity</source>
        <translation>Actividad reciente</translation>
    </message>
    <message>
        <source>Preferred language</source>
        <translation>Idioma preferido</translation>
    </message>
    <message>
        <source>Spent on deliveries</source>
        <translation>Gastado en entregas</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>Credit score</source>
        <translation>Puntuación de crédito</translation>
    </message>
    <message>
        <source>Delinquencies</source>
        <translation>Impagos</translation>
    </message>
    <message>
        <source>Loan type</source>
        <translation>Tipo de préstamo</translation>
    </message>
    <message>
        <source>Amount owed</source>
        <translation>Importe debido</translation>
    </message>
    <message>
        <source>Loan currency</source>
        <translation>Moneda del préstamo</translation>
    </message>
    <message>
        <source>ATM</source>
        <translation>Cajero</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Transaction type</source>
        <translation>Tipo de operación</translation>
    </message>
    <message>
        <source>Transaction currency</source>
        <translation>Moneda de la operación</translation>
    </message>
    <message>
        <source>Complaint id</source>
        <translation>Identificador de reclamación</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Product id</source>
        <translation>Identificador de producto</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Características</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédito</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>Préstamos</translation>
    </message>
    <message>
        <source>ATM transactions</source>
        <translation>Operaciones en cajeros</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Reclamaciones</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>The search index was not finished.</source>
        <translation>El índice de búsqueda no se terminó.</translation>
    </message>
    <message>
        <source>It is built when it is next needed.</source>
        <translation>Se construye cuando vuelva a hacer falta.</translation>
    </message>
    <message>
        <source>The search index in the profile is damaged.</source>
        <translation>El índice de búsqueda del perfil está dañado.</translation>
    </message>
    <message>
        <source>It is built anew from the book.</source>
        <translation>Se construye de nuevo a partir de la cartera.</translation>
    </message>
    <message>
        <source>The provider&apos;s vectors do not fit the texts that were sent.</source>
        <translation>Los vectores del proveedor no corresponden a los textos enviados.</translation>
    </message>
    <message>
        <source>Check the name of the embedding model.</source>
        <translation>Compruebe el nombre del modelo de incrustación.</translation>
    </message>
    <message>
        <source>The model file %1 cannot be read: %2.</source>
        <translation>El archivo de modelo %1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>Choose the folder of a static embedding model.</source>
        <translation>Elija la carpeta de un modelo de incrustación estático.</translation>
    </message>
    <message>
        <source>There is no model file %1.</source>
        <translation>No hay archivo de modelo %1.</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>no se puede abrir</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>su cabecera está dañada</translation>
    </message>
    <message>
        <source>it holds no table of vectors</source>
        <translation>no contiene ninguna tabla de vectores</translation>
    </message>
    <message>
        <source>its table of vectors does not fit the file</source>
        <translation>su tabla de vectores no corresponde al archivo</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>termina demasiado pronto</translation>
    </message>
    <message>
        <source>it holds what is no number</source>
        <translation>contiene algo que no es un número</translation>
    </message>
    <message>
        <source>There is no customer %1 in the book.</source>
        <translation>No hay ningún cliente %1 en la cartera.</translation>
    </message>
    <message>
        <source>Give the customer&apos;s id as the data have it.</source>
        <translation>Indique el identificador del cliente tal como está en los datos.</translation>
    </message>
    <message>
        <source>The model and the tokenizer in %1 do not belong together.</source>
        <translation>El modelo y el segmentador de %1 no van juntos.</translation>
    </message>
    <message>
        <source>The tokenizer file %1 cannot be read: %2.</source>
        <translation>El archivo de segmentación %1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>There is no tokenizer file %1.</source>
        <translation>No hay archivo de segmentación %1.</translation>
    </message>
    <message>
        <source>it is not the JSON of a tokenizer</source>
        <translation>no es el JSON de un segmentador</translation>
    </message>
    <message>
        <source>its vocabulary is damaged</source>
        <translation>su vocabulario está dañado</translation>
    </message>
    <message>
        <source>it is of a kind that is not supported (BPE)</source>
        <translation>es de un tipo que no se admite (BPE)</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>The port %1 is taken by another program.</source>
        <translation>Otro programa ocupa el puerto %1.</translation>
    </message>
    <message>
        <source>Choose another one, or none: then one that is free is taken.</source>
        <translation>Elija otro, o ninguno: entonces se toma uno libre.</translation>
    </message>
    <message>
        <source>The port %1 cannot be used: %2.</source>
        <translation>No se puede usar el puerto %1: %2.</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>The %1 broke off after %2 rows: %3.</source>
        <translation>La lectura (%1) se interrumpió tras %2 filas: %3.</translation>
    </message>
    <message>
        <source>Nothing was changed; try again.</source>
        <translation>No se ha cambiado nada; inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Check the address, and that the server runs.</source>
        <translation>Compruebe la dirección y que el servidor funcione.</translation>
    </message>
    <message>
        <source>There is no host %1.</source>
        <translation>No existe el servidor %1.</translation>
    </message>
    <message>
        <source>Nobody answers on %1:%2 (%3).</source>
        <translation>Nadie responde en %1:%2 (%3).</translation>
    </message>
    <message>
        <source>No source has been added yet.</source>
        <translation>Todavía no se ha añadido ninguna fuente.</translation>
    </message>
    <message>
        <source>Add one with its name and address.</source>
        <translation>Añada una con su nombre y su dirección.</translation>
    </message>
    <message>
        <source>There is no source “%1”.</source>
        <translation>No hay ninguna fuente «%1».</translation>
    </message>
    <message>
        <source>List the sources to see their names.</source>
        <translation>Enumere las fuentes para ver sus nombres.</translation>
    </message>
    <message>
        <source>There is no table %1 in the %2.</source>
        <translation>No existe la tabla %1 (%2).</translation>
    </message>
    <message>
        <source>Check the name, and what the login may see.</source>
        <translation>Compruebe el nombre y lo que la cuenta puede ver.</translation>
    </message>
    <message>
        <source>No table in the %1 fits anything that can be read.</source>
        <translation>Ninguna tabla corresponde a lo que se puede leer (%1).</translation>
    </message>
    <message>
        <source>Name tables as in ?table=people, with a mapping for their columns.</source>
        <translation>Nombre las tablas como en ?table=people, con una correspondencia para sus columnas.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>No existe: %1.</translation>
    </message>
    <message>
        <source>Check the database&apos;s name.</source>
        <translation>Compruebe el nombre de la base.</translation>
    </message>
    <message>
        <source>The login “%1” was refused by the %2.</source>
        <translation>La cuenta «%1» fue rechazada (%2).</translation>
    </message>
    <message>
        <source>Check the user&apos;s name and the password.</source>
        <translation>Compruebe el usuario y la contraseña.</translation>
    </message>
    <message>
        <source>The %1 cannot be opened: %2.</source>
        <translation>No se puede abrir (%1): %2.</translation>
    </message>
    <message>
        <source>Check the address and try again.</source>
        <translation>Compruebe la dirección e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver %1 is not installed.</source>
        <translation>El controlador %1 de Qt no está instalado.</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-mysql.</source>
        <translation>Instale el paquete libqt6sql6-mysql.</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-psql.</source>
        <translation>Instale el paquete libqt6sql6-psql.</translation>
    </message>
    <message>
        <source>The %1 does not answer: %2.</source>
        <translation>No responde (%1): %2.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The tables of the %1 cannot be listed: %2.</source>
        <translation>No se pueden enumerar las tablas (%1): %2.</translation>
    </message>
    <message>
        <source>table %1 of the %2</source>
        <translation>tabla %1, %2</translation>
    </message>
    <message>
        <source>The %1 cannot be read: %2.</source>
        <translation>No se puede leer (%1): %2.</translation>
    </message>
    <message>
        <source>Check what the login may read.</source>
        <translation>Compruebe lo que la cuenta puede leer.</translation>
    </message>
    <message>
        <source>Write it as mysql://user@host:3306/database or postgresql://user@host:5432/database.</source>
        <translation>Escríbala así: mysql://user@host:3306/database o postgresql://user@host:5432/database.</translation>
    </message>
    <message>
        <source>Sources of the kind %1 cannot be read yet.</source>
        <translation>Las fuentes del tipo %1 todavía no se pueden leer.</translation>
    </message>
    <message>
        <source>Use mysql:// or postgresql://, or import a file.</source>
        <translation>Use mysql:// o postgresql://, o importe un archivo.</translation>
    </message>
    <message>
        <source>“%1” is not the address of a source.</source>
        <translation>«%1» no es la dirección de una fuente.</translation>
    </message>
    <message>
        <source>The address “%1” names no host.</source>
        <translation>La dirección «%1» no nombra ningún servidor.</translation>
    </message>
    <message>
        <source>The address “%1” names no database.</source>
        <translation>La dirección «%1» no nombra ninguna base.</translation>
    </message>
    <message>
        <source>The address “%1” has an unknown option “%2”.</source>
        <translation>La dirección «%1» tiene una opción desconocida «%2».</translation>
    </message>
    <message>
        <source>The one option is table.</source>
        <translation>La única opción es table.</translation>
    </message>
    <message>
        <source>database %1 on %2:%3</source>
        <translation>base %1 en %2:%3</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>No se puede escribir %1: %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elija otra carpeta o libere espacio en el disco.</translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>Move the column left</source>
        <translation>Mover la columna a la izquierda</translation>
    </message>
    <message>
        <source>Move the column right</source>
        <translation>Mover la columna a la derecha</translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation>Mostrar todas las columnas</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>“%1” is not a date and time.</source>
        <translation>«%1» no es una fecha con hora.</translation>
    </message>
    <message>
        <source>Write it as 2025-08-20 13:11:25.</source>
        <translation>Escríbala así: 2025-08-20 13:11:25.</translation>
    </message>
    <message>
        <source>“%1” is no time zone that this system knows.</source>
        <translation>«%1» no es una zona horaria que conozca este sistema.</translation>
    </message>
    <message>
        <source>Use a name such as America/Toronto.</source>
        <translation>Use un nombre como America/Toronto.</translation>
    </message>
    <message>
        <source>“%1” is not a date.</source>
        <translation>«%1» no es una fecha.</translation>
    </message>
    <message>
        <source>Write it as 2025-08-20.</source>
        <translation>Escríbala así: 2025-08-20.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Large %1 of %2 at machine %3</source>
        <extracomment>a large flow: &quot;withdrawal&quot;, an amount, a machine</extracomment>
        <translation>Movimiento grande (%1) de %2 en el cajero %3</translation>
    </message>
    <message>
        <source>Book read anew: no change</source>
        <translation>Cartera leída de nuevo: sin cambios</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Cash machine</source>
        <translation>Cajero</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Cartera</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Reunión</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
</context>
<context>
    <name>Traces</name>
    <message>
        <source>“%1” is no address of a collector.</source>
        <translation>«%1» no es la dirección de un recolector.</translation>
    </message>
    <message>
        <source>Write it as https://collector.example:4318/v1/traces.</source>
        <translation>Escríbala como https://collector.example:4318/v1/traces.</translation>
    </message>
    <message>
        <source>Plain http is for collectors on this computer alone.</source>
        <translation>El http sin cifrar es solo para recolectores de este equipo.</translation>
    </message>
    <message>
        <source>Write the address with https.</source>
        <translation>Escriba la dirección con https.</translation>
    </message>
    <message>
        <source>The collector refuses the runs (status %1).</source>
        <translation>El recolector rechaza las ejecuciones (estado %1).</translation>
    </message>
    <message>
        <source>Check its address and its key.</source>
        <translation>Compruebe su dirección y su clave.</translation>
    </message>
    <message>
        <source>The collector does not take the runs: %1.</source>
        <translation>El recolector no acepta las ejecuciones: %1.</translation>
    </message>
    <message>
        <source>They wait in the profile and go out the next time.</source>
        <translation>Esperan en el perfil y saldrán la próxima vez.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>No profile is open.</source>
        <translation>No hay ningún perfil abierto.</translation>
    </message>
    <message>
        <source>Open or make one first.</source>
        <translation>Abra o cree uno primero.</translation>
    </message>
</context>
<context>
    <name>clientele::Answer</name>
    <message>
        <source>A kept answer cannot be read.</source>
        <translation>Una respuesta guardada no se puede leer.</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerActions</name>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar de nuevo</translation>
    </message>
    <message>
        <source>Show on the dashboard: its conditions become the filters</source>
        <translation>Mostrar en el panel: sus condiciones pasan a ser los filtros</translation>
    </message>
    <message>
        <source>Promote: this question gets this answer first, computed anew</source>
        <translation>Promover: esta pregunta recibe primero esta respuesta, calculada de nuevo</translation>
    </message>
    <message>
        <source>Keep the question for later</source>
        <translation>Guardar la pregunta para más tarde</translation>
    </message>
    <message>
        <source>Copy in another form</source>
        <translation>Copiar en otra forma</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copiar como Markdown</translation>
    </message>
    <message>
        <source>Copy the figures as a table</source>
        <translation>Copiar las cifras como tabla</translation>
    </message>
    <message>
        <source>Promoted: this question gets this answer first</source>
        <translation>Promovida: esta pregunta recibe primero esta respuesta</translation>
    </message>
    <message>
        <source>Kept for later</source>
        <translation>Guardadas para más tarde</translation>
    </message>
    <message>
        <source>This answer is right</source>
        <translation>Esta respuesta es correcta</translation>
    </message>
    <message>
        <source>This answer is wrong</source>
        <translation>Esta respuesta es incorrecta</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>¿Qué es incorrecto?</translation>
    </message>
    <message>
        <source>What is good about it?</source>
        <translation>¿Qué está bien?</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerChartView</name>
    <message>
        <source>Take off the dashboard again</source>
        <translation>Quitar del panel</translation>
    </message>
    <message>
        <source>Pin to the dashboard</source>
        <translation>Fijar en el panel</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerDocument</name>
    <message numerus="yes">
        <source>%1 · %n row(s)</source>
        <comment>a measure&apos;s name</comment>
        <translation>
            <numerusform>%1 · %n fila</numerusform>
            <numerusform>%1 · %n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Not verified: no query of this answer gave this figure. Check it before you use it.</source>
        <translation>Sin verificar: ninguna consulta de esta respuesta dio esta cifra. Compruébela antes de usarla.</translation>
    </message>
</context>
<context>
    <name>clientele::AnswerView</name>
    <message>
        <source>Answer: %1</source>
        <translation>Respuesta: %1</translation>
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
        <translation>Respuesta verificada</translation>
    </message>
    <message>
        <source>Computed here</source>
        <translation>Calculado aquí</translation>
    </message>
    <message>
        <source>Found here</source>
        <translation>Encontrado aquí</translation>
    </message>
    <message>
        <source>Which one do you mean?</source>
        <translation>¿A quién se refiere?</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Not answerable here</source>
        <translation>Sin respuesta aquí</translation>
    </message>
    <message numerus="yes">
        <source>about %n token(s)</source>
        <translation>
            <numerusform>alrededor de %n token</numerusform>
            <numerusform>alrededor de %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before an answer came.</source>
        <translation>Detenida antes de que llegara una respuesta.</translation>
    </message>
    <message>
        <source>This answer is not complete: the part that came is kept.</source>
        <translation>Esta respuesta no está completa: se conserva la parte que llegó.</translation>
    </message>
    <message numerus="yes">
        <source>How: %n query(s)</source>
        <comment>a number of queries</comment>
        <translation>
            <numerusform>Cómo: %n consulta</numerusform>
            <numerusform>Cómo: %n consultas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n fila</numerusform>
            <numerusform>%n filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) unverified</source>
        <translation>
            <numerusform>%n cifra sin verificar</numerusform>
            <numerusform>%n cifras sin verificar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a measure by dimensions, as named in queries</comment>
        <translation>%1 por %2</translation>
    </message>
    <message numerus="yes">
        <source>How: %1 · %2 · %n row(s)</source>
        <comment>a query, its filters, the number of rows it read</comment>
        <translation>
            <numerusform>Cómo: %1 · %2 · %n fila</numerusform>
            <numerusform>Cómo: %1 · %2 · %n filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As sent: %n request(s), names replaced by tokens</source>
        <translation>
            <numerusform>Tal como se envió: %n petición, nombres sustituidos por tokens</numerusform>
            <numerusform>Tal como se envió: %n peticiones, nombres sustituidos por tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <comment>a column&apos;s header</comment>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Figure</source>
        <comment>a column&apos;s header</comment>
        <translation>Cifra</translation>
    </message>
    <message>
        <source>Measure</source>
        <comment>a column&apos;s header</comment>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Currency</source>
        <comment>a column&apos;s header</comment>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Rows</source>
        <comment>a column&apos;s header</comment>
        <translation>Filas</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 paso de %n</numerusform>
            <numerusform>%1 pasos de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln token(s)</source>
        <translation>
            <numerusform>%1 token de %Ln</numerusform>
            <numerusform>%1 tokens de %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 s</source>
        <comment>seconds gone, of so many at most</comment>
        <translation>%1 s de %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <comment>an amount, the most that it may become, a currency</comment>
        <translation>%1 de %2 %3</translation>
    </message>
    <message>
        <source>Used: %1</source>
        <comment>parts of a budget</comment>
        <translation>Usado: %1</translation>
    </message>
</context>
<context>
    <name>clientele::Answering</name>
    <message>
        <source>The filter has no meaning here: these rows carry no customer, so all of them are counted.</source>
        <translation>El filtro no tiene sentido aquí: estas filas no llevan cliente, así que se cuentan todas.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>Ningún cliente</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>Yes.</source>
        <translation>Sí.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>There is nothing to take a share of</source>
        <translation>No hay nada de lo que tomar una parte</translation>
    </message>
    <message>
        <source>%1 %: %2 of %3</source>
        <translation>%1 %: %2 de %3</translation>
    </message>
    <message>
        <source>Difference: %1 (%2).</source>
        <translation>Diferencia: %1 (%2).</translation>
    </message>
    <message>
        <source>%1 per customer: %2 among %3</source>
        <translation>%1 por cliente: %2 entre %3</translation>
    </message>
    <message>
        <source>Share in %</source>
        <translation>Porcentaje</translation>
    </message>
    <message>
        <source>Per customer</source>
        <translation>Por cliente</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
</context>
<context>
    <name>clientele::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>clientele::BookView</name>
    <message>
        <source>BOOK</source>
        <comment>heading of pages about the data</comment>
        <translation>CARTERA</translation>
    </message>
    <message>
        <source>DATA</source>
        <comment>heading of pages about where the data come from</comment>
        <translation>DATOS</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Pinned</source>
        <comment>page of charts taken from answers</comment>
        <translation>Fijados</translation>
    </message>
    <message>
        <source>WORK</source>
        <comment>heading of pages about customers one by one</comment>
        <translation>TRABAJO</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>My day</source>
        <comment>page of whom to call</comment>
        <translation>Mi día</translation>
    </message>
</context>
<context>
    <name>clientele::Breadcrumb</name>
    <message>
        <source>Way back</source>
        <translation>Camino de vuelta</translation>
    </message>
    <message>
        <source>Back to “%1” (Backspace goes back one step)</source>
        <translation>Volver a «%1» (Retroceso vuelve un paso)</translation>
    </message>
</context>
<context>
    <name>clientele::BriefDialog</name>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Ficha de reunión</translation>
    </message>
    <message>
        <source>The brief</source>
        <translation>La ficha de reunión</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Brief: %1</source>
        <comment>a customer&apos;s name</comment>
        <translation>Ficha de reunión: %1</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Guardar la ficha</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Escribiendo %1…</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Guardada en %1</translation>
    </message>
</context>
<context>
    <name>clientele::BriefDocument</name>
    <message>
        <source>Who this is</source>
        <translation>Quién es</translation>
    </message>
    <message>
        <source>What the figures say</source>
        <translation>Qué dicen las cifras</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué ha cambiado</translation>
    </message>
    <message>
        <source>Suggestions: cards and loans</source>
        <translation>Sugerencias: tarjetas y préstamos</translation>
    </message>
    <message>
        <source>Suggestions: deposits, insurance, investment</source>
        <translation>Sugerencias: depósitos, seguros, inversión</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Por hacer</translation>
    </message>
    <message>
        <source>Complaints about what this customer uses too (they name no customer)</source>
        <translation>Reclamaciones sobre lo que este cliente también utiliza (no nombran a ningún cliente)</translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n reclamación</numerusform>
            <numerusform>%n reclamaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>words of a complaint</comment>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>These are suggestions by the rules %1; the decision is a person’s.</source>
        <translation>Son sugerencias según las reglas %1; la decisión es de una persona.</translation>
    </message>
    <message>
        <source>Prepared with the model %1.</source>
        <translation>Preparado con el modelo %1.</translation>
    </message>
    <message>
        <source>Snapshot %1, printed %2.</source>
        <translation>Instantánea %1, impresa el %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>No se ha podido escribir %1: %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>Elija otra carpeta o libere espacio.</translation>
    </message>
</context>
<context>
    <name>clientele::Card</name>
    <message>
        <source>Menu of this card</source>
        <translation>Menú de esta tarjeta</translation>
    </message>
    <message>
        <source>What you can do with “%1”</source>
        <translation>Lo que puede hacer con «%1»</translation>
    </message>
</context>
<context>
    <name>clientele::CardArranger</name>
    <message>
        <source>Place and size</source>
        <translation>Lugar y tamaño</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Más ancha</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Menos ancha</translation>
    </message>
    <message>
        <source>Higher</source>
        <translation>Más alta</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Menos alta</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Arrange cards</source>
        <translation>Ordenar las tarjetas</translation>
    </message>
    <message>
        <source>Hide this card</source>
        <translation>Ocultar esta tarjeta</translation>
    </message>
</context>
<context>
    <name>clientele::ChangesCard</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué ha cambiado</translation>
    </message>
    <message>
        <source>Since you last met</source>
        <translation>Desde la última reunión</translation>
    </message>
    <message>
        <source>Earlier states of the book are being compared.</source>
        <translation>Se están comparando los estados anteriores de la cartera.</translation>
    </message>
    <message>
        <source>There is no earlier state of the book yet.</source>
        <translation>Todavía no hay un estado anterior de la cartera.</translation>
    </message>
    <message>
        <source>The next import or sync is compared with this one.</source>
        <translation>La próxima importación o sincronización se comparará con este.</translation>
    </message>
    <message>
        <source>Book read anew: no change</source>
        <translation>Cartera leída de nuevo: sin cambios</translation>
    </message>
    <message>
        <source>Meeting: %1</source>
        <translation>Reunión: %1</translation>
    </message>
    <message>
        <source>Kept since %1; what changed before is not known.</source>
        <translation>Se conserva desde el %1; no se sabe qué cambió antes.</translation>
    </message>
    <message>
        <source>Compared with the state of %1.</source>
        <translation>Comparado con el estado del %1.</translation>
    </message>
</context>
<context>
    <name>clientele::ChartCard</name>
    <message>
        <source>whatever the filters</source>
        <translation>sean cuales sean los filtros</translation>
    </message>
    <message>
        <source>whatever the %1</source>
        <translation>sea cual sea el filtro %1</translation>
    </message>
    <message>
        <source>Show amounts in %1; amounts of different currencies are never added</source>
        <extracomment>a currency&apos;s code</extracomment>
        <translation>Mostrar los importes en %1; nunca se suman importes de monedas distintas</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a customer</comment>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Show rows of %1</source>
        <comment>a mark on a chart</comment>
        <translation>Mostrar las filas de %1</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>Mostrar las filas</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Copiar los datos</translation>
    </message>
    <message>
        <source>Clear this filter</source>
        <translation>Quitar este filtro</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>All</source>
        <comment>the first step of a way down: all marks</comment>
        <translation>Todo</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <extracomment>a mark, and what it is spread over: Canada, by city</extracomment>
        <translation>%1, por %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back to the whole chart</source>
        <translation>Volver al gráfico completo</translation>
    </message>
    <message>
        <source>Keep only %1</source>
        <comment>filter to this mark</comment>
        <translation>Conservar solo %1</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <comment>filter to all but this mark</comment>
        <translation>Excluir %1</translation>
    </message>
    <message>
        <source>Look deeper: by %1</source>
        <extracomment>what a mark is spread over next: City</extracomment>
        <translation>Ver en detalle: por %1</translation>
    </message>
    <message>
        <source>Look deeper by</source>
        <translation>Ver en detalle por</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Mostrar como tabla</translation>
    </message>
    <message>
        <source>Shares of 100 %</source>
        <translation>Partes del 100 %</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a series of a chart</comment>
        <translation>Solo %1</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertir</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Columns and formats</source>
        <translation>Columnas y formatos</translation>
    </message>
    <message>
        <source>by %1</source>
        <extracomment>a big number, spread over a dimension: by city</extracomment>
        <translation>por %1</translation>
    </message>
</context>
<context>
    <name>clientele::ChatHeader</name>
    <message>
        <source>New conversation</source>
        <translation>Conversación nueva</translation>
    </message>
    <message>
        <source>Earlier conversations</source>
        <translation>Conversaciones anteriores</translation>
    </message>
    <message>
        <source>Ask</source>
        <comment>heading of the panel for questions</comment>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>More about conversations</source>
        <translation>Más sobre las conversaciones</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>Cerrar este panel</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>Exportar como Markdown…</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>Exportar como PDF…</translation>
    </message>
    <message>
        <source>Delete this conversation</source>
        <translation>Eliminar esta conversación</translation>
    </message>
    <message>
        <source>Who answers: %1</source>
        <translation>Quién responde: %1</translation>
    </message>
    <message>
        <source>Questions kept for later (%1)</source>
        <translation>Preguntas guardadas para más tarde (%1)</translation>
    </message>
    <message>
        <source>Verified answers (%1)</source>
        <translation>Respuestas verificadas (%1)</translation>
    </message>
</context>
<context>
    <name>clientele::ChatLists</name>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>Ninguna conversación contiene estas palabras.</translation>
    </message>
    <message>
        <source>Kept for later</source>
        <translation>Guardadas para más tarde</translation>
    </message>
    <message>
        <source>Nothing waits. A question that cannot be answered here can be kept below its answer.</source>
        <translation>Nada espera. Una pregunta que aquí queda sin respuesta puede guardarse debajo de ella.</translation>
    </message>
    <message>
        <source>Verified answers</source>
        <translation>Respuestas verificadas</translation>
    </message>
    <message>
        <source>None yet. An answer that you checked can be promoted below it: its question then gets it first, computed anew.</source>
        <translation>Todavía ninguna. Una respuesta que usted comprobó puede promoverse debajo de ella: su pregunta la recibe luego primero, calculada de nuevo.</translation>
    </message>
    <message>
        <source>can no longer be computed</source>
        <translation>ya no puede calcularse</translation>
    </message>
    <message>
        <source>checked, the figures have changed since</source>
        <translation>comprobada, las cifras han cambiado desde entonces</translation>
    </message>
    <message>
        <source>checked, as it was promoted</source>
        <translation>comprobada, igual que cuando se promovió</translation>
    </message>
    <message>
        <source>promoted %1</source>
        <translation>promovida el %1</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n pregunta</numerusform>
            <numerusform>%n preguntas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ChatPanel</name>
    <message>
        <source>Questions and answers</source>
        <translation>Preguntas y respuestas</translation>
    </message>
    <message>
        <source>Send when online</source>
        <translation>Enviar cuando haya conexión</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Guardar para más tarde</translation>
    </message>
    <message>
        <source>Kept: in the menu above, under “Questions kept for later”</source>
        <translation>Guardada: en el menú de arriba, en «Preguntas guardadas para más tarde»</translation>
    </message>
    <message>
        <source>Shown on the dashboard. Undo</source>
        <translation>Mostrado en el panel. Deshacer</translation>
    </message>
    <message>
        <source>What the answer rests on:</source>
        <translation>En qué se apoya la respuesta:</translation>
    </message>
    <message>
        <source>What the answer rests on, of %1:</source>
        <comment>a customer&apos;s name</comment>
        <translation>En qué se apoya la respuesta, de %1:</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>Exportar la conversación</translation>
    </message>
</context>
<context>
    <name>clientele::ChipBar</name>
    <message>
        <source>Active filters</source>
        <translation>Filtros activos</translation>
    </message>
    <message numerus="yes">
        <source>%n more filter(s)</source>
        <translation>
            <numerusform>%n filtro más</numerusform>
            <numerusform>%n filtros más</numerusform>
        </translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>clientele::ConditionText</name>
    <message>
        <source>poor</source>
        <translation>mala</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>regular</translation>
    </message>
    <message>
        <source>good</source>
        <translation>buena</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>muy buena</translation>
    </message>
    <message>
        <source>excellent</source>
        <translation>excelente</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a field without a value</comment>
        <translation>ninguno</translation>
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
            <numerusform>%1 y %n más</numerusform>
            <numerusform>%1 y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>filter: field, values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: not %2</source>
        <comment>filter: field, values</comment>
        <translation>%1: salvo %2</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <comment>filter: field, from, to</comment>
        <translation>%1: de %2 a %3</translation>
    </message>
    <message>
        <source>%1: above %2</source>
        <comment>filter</comment>
        <translation>%1: más de %2</translation>
    </message>
    <message>
        <source>%1: below %2</source>
        <comment>filter</comment>
        <translation>%1: menos de %2</translation>
    </message>
    <message>
        <source>%1: %2 or more</source>
        <comment>filter</comment>
        <translation>%1: %2 o más</translation>
    </message>
    <message>
        <source>%1: %2 or less</source>
        <comment>filter</comment>
        <translation>%1: %2 o menos</translation>
    </message>
    <message>
        <source>%1: contains “%2”</source>
        <comment>filter</comment>
        <translation>%1: contiene «%2»</translation>
    </message>
    <message>
        <source>%1: no value</source>
        <comment>filter</comment>
        <translation>%1: sin valor</translation>
    </message>
    <message>
        <source>Has %1</source>
        <comment>filter: customers with such a row</comment>
        <translation>Con %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <comment>filter: customers without such a row</comment>
        <translation>Sin %1</translation>
    </message>
    <message>
        <source>Whole book</source>
        <translation>Toda la cartera</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between two filters</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>week of %1</source>
        <comment>the Monday of a week</comment>
        <translation>semana del %1</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a whole month, in the format of QDate</comment>
        <translation>MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>%1: from %2</source>
        <comment>filter: field, first day</comment>
        <translation>%1: desde el %2</translation>
    </message>
    <message>
        <source>%1: until %2</source>
        <comment>filter: field, last day</comment>
        <translation>%1: hasta el %2</translation>
    </message>
    <message>
        <source>%1: has a value</source>
        <comment>filter</comment>
        <translation>%1: con valor</translation>
    </message>
    <message>
        <source>This page is not narrowed by it: products carry no customer.</source>
        <translation>No restringe esta página: los productos no llevan cliente.</translation>
    </message>
    <message>
        <source>This page is not narrowed by it: complaints carry no customer.</source>
        <translation>No restringe esta página: las reclamaciones no llevan cliente.</translation>
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
        <translation>Datos: todavía no guardados en un perfil</translation>
    </message>
    <message>
        <source>Data of %1, snapshot %2</source>
        <translation>Datos del %1, instantánea %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n fila</numerusform>
            <numerusform>%n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: not verified, no query gave it</source>
        <translation>%1: sin verificar, ninguna consulta la dio</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>No se pudo escribir %1: %2.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>Elija otra carpeta o libere espacio.</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>Exportado el %1</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <translation>Alcance: %1</translation>
    </message>
    <message>
        <source>Receipts:</source>
        <translation>Justificantes:</translation>
    </message>
    <message>
        <source>Marked as right</source>
        <translation>Marcada como correcta</translation>
    </message>
    <message>
        <source>Marked as wrong</source>
        <translation>Marcada como incorrecta</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a mark; its reason</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerChooser</name>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Pinned and recent</source>
        <translation>Fijados y recientes</translation>
    </message>
    <message>
        <source>Chosen by the filters</source>
        <translation>Elegidos por los filtros</translation>
    </message>
    <message>
        <source>Nobody is chosen. Ctrl+K finds a customer by name or id; a double click on a row opens whose it is.</source>
        <translation>No hay nadie elegido. Ctrl+K encuentra a un cliente por nombre o número; un doble clic en una fila abre la página de su cliente.</translation>
    </message>
    <message>
        <source>Several customers are chosen. Pick one; next and previous go through all.</source>
        <translation>Hay varios clientes elegidos. Elija uno; siguiente y anterior los recorren todos.</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerHeader</name>
    <message>
        <source>Pin this customer</source>
        <translation>Fijar a este cliente</translation>
    </message>
    <message>
        <source>Previous customer (Alt+Left)</source>
        <translation>Cliente anterior (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Next customer (Alt+Right)</source>
        <translation>Cliente siguiente (Alt+Derecha)</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <extracomment>%1 is a customer&apos;s id</extracomment>
        <translation>Cliente %1</translation>
    </message>
    <message>
        <source>Unpin this customer</source>
        <translation>Dejar de fijar a este cliente</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a customer&apos;s place among those within the filters: 3 of 27</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>outside the filters</source>
        <translation>fuera de los filtros</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerListModel</name>
    <message>
        <source>%1, customer %2</source>
        <translation>%1, cliente %2</translation>
    </message>
    <message>
        <source>%1, customer %2, %3</source>
        <translation>%1, cliente %2, %3</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerPage</name>
    <message>
        <source>Nothing has happened yet that is worth a line.</source>
        <translation>Todavía no ha ocurrido nada que merezca una línea.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where</source>
        <comment>what kind of entry of a timeline</comment>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Elegir un cliente</translation>
    </message>
</context>
<context>
    <name>clientele::CustomerPicker</name>
    <message>
        <source>Find a customer by name or id</source>
        <translation>Buscar un cliente (nombre, id)</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Clientes encontrados</translation>
    </message>
    <message>
        <source>Type a part of a name, or an id</source>
        <translation>Escriba una parte de un nombre o un identificador</translation>
    </message>
    <message>
        <source>Pinned and recent</source>
        <translation>Fijados y recientes</translation>
    </message>
    <message>
        <source>No customer of this book fits “%1”.</source>
        <translation>Ningún cliente de esta cartera corresponde a «%1».</translation>
    </message>
    <message numerus="yes">
        <source>The first %n customers that fit</source>
        <translation>
            <numerusform>El primer cliente que corresponde (%n)</numerusform>
            <numerusform>Los %n primeros clientes que corresponden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n cliente</numerusform>
            <numerusform>%n clientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter picks · Shift+Enter opens the page · Ctrl+Enter adds or removes · Ctrl+D pins</source>
        <translation>Intro elige · Mayús+Intro abre la página · Ctrl+Intro añade o quita · Ctrl+D fija</translation>
    </message>
</context>
<context>
    <name>clientele::DashboardExports</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>&amp;Report of all pages (PDF)…</source>
        <translation>&amp;Informe de todas las páginas (PDF)…</translation>
    </message>
    <message>
        <source>&amp;Workbook, a sheet a chart (XLSX)…</source>
        <translation>&amp;Libro de cálculo, una hoja por gráfico (XLSX)…</translation>
    </message>
    <message>
        <source>Report of the book</source>
        <translation>Informe de la cartera</translation>
    </message>
    <message>
        <source>Charts of the book</source>
        <translation>Gráficos de la cartera</translation>
    </message>
</context>
<context>
    <name>clientele::DashboardPage</name>
    <message>
        <source>The whole book. Click any mark to filter everything.</source>
        <translation>Toda la cartera. Haga clic en cualquier elemento para filtrar todo.</translation>
    </message>
    <message>
        <source>Arrow keys move the card, Shift and arrow keys resize it, Delete hides it, Esc ends.</source>
        <translation>Las flechas mueven la tarjeta, Mayús y flechas cambian su tamaño, Supr la oculta, Esc termina.</translation>
    </message>
</context>
<context>
    <name>clientele::DatabasePanel</name>
    <message>
        <source>Try the connection</source>
        <translation>Probar la conexión</translation>
    </message>
    <message>
        <source>Read it into the book</source>
        <translation>Leer en la cartera</translation>
    </message>
    <message>
        <source>Connect a database</source>
        <translation>Conectar una base de datos</translation>
    </message>
    <message>
        <source>The database&apos;s name</source>
        <translation>El nombre de la base</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of a database server</comment>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Call it</source>
        <translation>Nombre propio</translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation>Probando la conexión…</translation>
    </message>
    <message>
        <source>The server answers, and its tables can be read.</source>
        <translation>El servidor responde y sus tablas se pueden leer.</translation>
    </message>
    <message>
        <source>Reading the tables…</source>
        <translation>Leyendo las tablas…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop reading the database</source>
        <translation>Detener la lectura de la base de datos</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <comment>a number, counting up</comment>
        <translation>%1 filas leídas</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
</context>
<context>
    <name>clientele::DaysEditor</name>
    <message>
        <source>Periods</source>
        <translation>Períodos</translation>
    </message>
    <message>
        <source>no first day</source>
        <translation>sin primer día</translation>
    </message>
    <message>
        <source>no last day</source>
        <translation>sin último día</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Periods are counted from today, %1.</source>
        <translation>Los períodos se cuentan desde hoy, %1.</translation>
    </message>
    <message>
        <source>Periods are counted from %1, the last day of the data.</source>
        <comment>a day before today</comment>
        <translation>Los períodos se cuentan desde el %1, último día de los datos.</translation>
    </message>
    <message>
        <source>“%1” is no date.</source>
        <translation>«%1» no es una fecha.</translation>
    </message>
    <message>
        <source>Write it as %1.</source>
        <comment>a date</comment>
        <translation>Escríbalo así: %1.</translation>
    </message>
    <message>
        <source>The first day is after the last.</source>
        <translation>El primer día es posterior al último.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::Decline</name>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There is no customer “%1” in what you are looking at.</source>
        <translation>No hay ningún cliente «%1» en lo que está mirando.</translation>
    </message>
    <message>
        <source>There is no machine “%1” in the book.</source>
        <translation>No hay ningún cajero «%1» en la cartera.</translation>
    </message>
    <message>
        <source>The book has no ATM data, so nothing can be said of that time.</source>
        <translation>La cartera no tiene datos de cajeros, así que no se puede decir nada de ese momento.</translation>
    </message>
    <message>
        <source>The book&apos;s data end on %1 and do not reach the time asked for. Ask for a date.</source>
        <translation>Los datos de la cartera terminan el %1 y no llegan al momento pedido. Pregunte por una fecha.</translation>
    </message>
    <message>
        <source>The year is not clear. Write the date with its year, for example 20 August 2025.</source>
        <translation>El año no está claro. Escriba la fecha con su año, por ejemplo 20 de agosto de 2025.</translation>
    </message>
    <message>
        <source>Only ATM transactions and complaints carry a time that can be asked for here.</source>
        <translation>Solo las operaciones en cajeros y las reclamaciones llevan un momento por el que se puede preguntar aquí.</translation>
    </message>
    <message>
        <source>“%1” was read as “%2”.</source>
        <translation>«%1» se leyó como «%2».</translation>
    </message>
    <message>
        <source>Not answered: %1 is nothing that the book knows. Try other words for it, or leave it out.</source>
        <translation>Sin respuesta: %1 no es nada que la cartera conozca. Pruebe con otras palabras u omítalo.</translation>
    </message>
    <message>
        <source>Not answered: “%1” asks for a reason, an opinion, a wish or the future. Only what the book holds can be computed.</source>
        <translation>Sin respuesta: «%1» pide un motivo, una opinión, un deseo o el futuro. Solo se puede calcular lo que contiene la cartera.</translation>
    </message>
    <message>
        <source>Not answered: it is not clear what %1 means here. Ask for one thing at a time.</source>
        <translation>Sin respuesta: no está claro qué significa %1 aquí. Pregunte una cosa cada vez.</translation>
    </message>
    <message>
        <source>The book has no data on this: %1.</source>
        <translation>La cartera no tiene datos sobre esto: %1.</translation>
    </message>
    <message>
        <source>Complaints are anonymous: they carry no customer, so nothing can be said of who complained or where from.</source>
        <translation>Las reclamaciones son anónimas: no llevan cliente, así que no se puede decir quién reclamó ni desde dónde.</translation>
    </message>
    <message>
        <source>“%1” is a value in the book and a customer&apos;s name. Write the full name, or “in %1”.</source>
        <translation>«%1» es un valor de la cartera y el nombre de un cliente. Escriba el nombre completo o «en %1».</translation>
    </message>
    <message>
        <source>Taken: %1.</source>
        <translation>Tomado: %1.</translation>
    </message>
    <message>
        <source>Taken: %1, %2.</source>
        <translation>Tomado: %1, %2.</translation>
    </message>
    <message>
        <source>Which figure of “%1” is wanted: the average, the lowest, the highest or the range?</source>
        <translation>¿Qué cifra de «%1» quiere: la media, la más baja, la más alta o el intervalo?</translation>
    </message>
    <message>
        <source>It is not clear what is asked. Try “How many customers are there in …?”.</source>
        <translation>No está claro qué se pregunta. Pruebe «¿Cuántos clientes hay en …?».</translation>
    </message>
    <message>
        <source>There is no such date.</source>
        <translation>Esa fecha no existe.</translation>
    </message>
    <message>
        <source>The last ATM transaction in the book is of %1.</source>
        <translation>La última operación de cajero en la cartera es del %1.</translation>
    </message>
    <message>
        <source>Not answered: %1 cannot be broken down by “%2”.</source>
        <translation>Sin respuesta: «%1» no se puede desglosar por «%2».</translation>
    </message>
    <message>
        <source>Not answered: there is no single average to compare with for “%1”.</source>
        <translation>Sin respuesta: no hay una media única con la que comparar «%1».</translation>
    </message>
    <message>
        <source>Not answered: figures of several currencies are not taken from one another. Ask for one currency.</source>
        <translation>Sin respuesta: no se restan importes de monedas distintas. Indique una moneda.</translation>
    </message>
    <message>
        <source>Not answered: several share a place before it. Ask for the first few instead, for example “top 5”.</source>
        <translation>Sin respuesta: varios comparten un puesto anterior. Pida mejor los primeros, por ejemplo «top 5».</translation>
    </message>
    <message>
        <source>Not answered: it is not clear what of the question before this changes. Ask the whole question.</source>
        <translation>Sin respuesta: no está claro qué cambia esto de la pregunta anterior. Haga la pregunta entera.</translation>
    </message>
    <message>
        <source>%1 (range)</source>
        <translation>%1 (intervalo)</translation>
    </message>
    <message>
        <source>Of each loan</source>
        <translation>Por préstamo</translation>
    </message>
    <message>
        <source>Of each customer</source>
        <translation>Por cliente</translation>
    </message>
    <message>
        <source>Several of them may be meant. Which one?</source>
        <translation>Puede tratarse de varios. ¿Cuál?</translation>
    </message>
    <message>
        <source>Is “%1” meant of each loan or of each customer?</source>
        <translation>¿«%1» se entiende por préstamo o por cliente?</translation>
    </message>
    <message>
        <source>Hello. Ask about the customers of this book, their loans, scores, machines or complaints, for example “Who owes the most?” or “How many customers live in Toronto?”.</source>
        <translation>Hola. Pregunte por los clientes de esta cartera, sus préstamos, puntajes, cajeros o quejas, por ejemplo «¿Quién debe más?» o «¿Cuántos clientes hay en Toronto?».</translation>
    </message>
</context>
<context>
    <name>clientele::Dialogue</name>
    <message>
        <source>The time for this question is used up</source>
        <translation>Se agotó el tiempo previsto para esta pregunta</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <comment>a model</comment>
        <translation>Preguntando a %1</translation>
    </message>
    <message>
        <source>The requests for this question are used up</source>
        <translation>Se agotaron las solicitudes previstas para esta pregunta</translation>
    </message>
    <message>
        <source>%1 is busy: again in %2 s</source>
        <comment>a model; seconds</comment>
        <translation>%1 está ocupado: nuevo intento en %2 s</translation>
    </message>
    <message>
        <source>The steps for this question are used up</source>
        <translation>Se agotaron los pasos previstos para esta pregunta</translation>
    </message>
    <message>
        <source>The tokens for this question are used up</source>
        <translation>Se agotaron los tokens previstos para esta pregunta</translation>
    </message>
    <message>
        <source>Working: %1</source>
        <comment>a tool</comment>
        <translation>En curso: %1</translation>
    </message>
    <message>
        <source>The money for this question is used up</source>
        <translation>Se ha agotado el dinero para esta pregunta</translation>
    </message>
</context>
<context>
    <name>clientele::DismissDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Dismiss a suggestion</source>
        <translation>Descartar una sugerencia</translation>
    </message>
    <message>
        <source>Why it is dismissed</source>
        <translation>Por qué se descarta</translation>
    </message>
    <message>
        <source>Not interested</source>
        <translation>No le interesa</translation>
    </message>
    <message>
        <source>Has it at another bank</source>
        <translation>Lo tiene en otro banco</translation>
    </message>
    <message>
        <source>Does not suit the customer</source>
        <translation>No le conviene al cliente</translation>
    </message>
    <message>
        <source>Not wanted now</source>
        <translation>No lo quiere ahora</translation>
    </message>
    <message>
        <source>Why? Choose, or write your own.</source>
        <translation>¿Por qué? Elija o escriba.</translation>
    </message>
    <message numerus="yes">
        <source>%1 will not be suggested to this customer for %n day(s). The reason is kept with it.</source>
        <translation>
            <numerusform>%1 no se sugerirá a este cliente durante %n día. El motivo se conserva.</numerusform>
            <numerusform>%1 no se sugerirá a este cliente durante %n días. El motivo se conserva.</numerusform>
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
            <numerusform>Solo la fila sin día (%n)</numerusform>
            <numerusform>Solo las %n sin día</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n without a value</source>
        <translation>
            <numerusform>Solo la fila sin valor (%n)</numerusform>
            <numerusform>Solo las %n sin valor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n without a day</source>
        <translation>
            <numerusform>Dejar fuera la fila sin día (%n)</numerusform>
            <numerusform>Dejar fuera las %n sin día</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out the %n without a value</source>
        <translation>
            <numerusform>Dejar fuera la fila sin valor (%n)</numerusform>
            <numerusform>Dejar fuera las %n sin valor</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::EmptyPage</name>
    <message>
        <source>Add data</source>
        <translation>Añadir datos</translation>
    </message>
</context>
<context>
    <name>clientele::EvidenceButton</name>
    <message>
        <source>Opens the rows behind it</source>
        <translation>Abre las filas que hay detrás</translation>
    </message>
    <message>
        <source>Opens the rows behind this figure.</source>
        <translation>Abre las filas que hay detrás de esta cifra.</translation>
    </message>
    <message>
        <source>Opens the customer’s row.</source>
        <translation>Abre la fila del cliente.</translation>
    </message>
</context>
<context>
    <name>clientele::ExcludedView</name>
    <message numerus="yes">
        <source>Not suggested: %n product(s)</source>
        <translation>
            <numerusform>No sugerido: %n producto</numerusform>
            <numerusform>No sugeridos: %n productos</numerusform>
        </translation>
    </message>
    <message>
        <source>Each with its rule, the values that failed, and the path to yes</source>
        <translation>Cada uno con su regla, los valores que fallaron y lo que lo haría posible</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a product, its category</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo the decision about %1</source>
        <translation>Deshacer la decisión sobre %1</translation>
    </message>
</context>
<context>
    <name>clientele::ExportRun</name>
    <message>
        <source>Comma-separated values (CSV)</source>
        <translation>Valores separados por comas (CSV)</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>Libro de cálculo (XLSX)</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Imagen (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>Dibujo (SVG)</translation>
    </message>
    <message>
        <source>Document (PDF)</source>
        <translation>Documento (PDF)</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>Exportar «%1»</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Escribiendo %1</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progreso de la exportación</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Saved: %1 (%2)</source>
        <extracomment>a file&apos;s name and its size</extracomment>
        <translation>Guardado: %1 (%2)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>clientele::FactList</name>
    <message>
        <source>There is no such record of this customer.</source>
        <translation>No hay ningún registro de este tipo de este cliente.</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>a field of a record</comment>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>clientele::FiguresCard</name>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Owed in loans</source>
        <translation>Debido en préstamos</translation>
    </message>
    <message>
        <source>Cash flow at machines</source>
        <translation>Flujo en cajeros</translation>
    </message>
    <message>
        <source>Products held</source>
        <translation>Productos contratados</translation>
    </message>
    <message>
        <source>Show the rows behind it</source>
        <translation>Mostrar las filas correspondientes</translation>
    </message>
    <message numerus="yes">
        <source>in %n loan(s)</source>
        <translation>
            <numerusform>en %n préstamo</numerusform>
            <numerusform>en %n préstamos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <extracomment>money in and out at cash machines</extracomment>
        <translation>%1 de entrada, %2 de salida</translation>
    </message>
    <message>
        <source>not in the data</source>
        <translation>no está en los datos</translation>
    </message>
    <message>
        <source>none in the record</source>
        <translation>ninguno en el registro</translation>
    </message>
</context>
<context>
    <name>clientele::FilterChip</name>
    <message>
        <source>Filter %1. Press to change it, Delete to remove it.</source>
        <translation>Filtro %1. Pulse para cambiarlo, Supr para quitarlo.</translation>
    </message>
</context>
<context>
    <name>clientele::FilterFields</name>
    <message>
        <source>“%1” is not a number that fits here.</source>
        <translation>«%1» no es un número que sirva aquí.</translation>
    </message>
    <message>
        <source>Write it as %1.</source>
        <translation>Escríbalo así: %1.</translation>
    </message>
</context>
<context>
    <name>clientele::FilterPopup</name>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>New filter</source>
        <translation>Filtro nuevo</translation>
    </message>
    <message>
        <source>Filter by…</source>
        <translation>Filtrar por…</translation>
    </message>
    <message>
        <source>Find a field to filter by</source>
        <translation>Buscar un campo por el que filtrar</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <comment>a field&apos;s name</comment>
        <translation>Filtro: %1</translation>
    </message>
</context>
<context>
    <name>clientele::FilterValues</name>
    <message>
        <source>%1, rows: %2</source>
        <comment>a value, how many rows have it</comment>
        <translation>%1, filas: %2</translation>
    </message>
</context>
<context>
    <name>clientele::GrainButton</name>
    <message>
        <source>Step of charts over time</source>
        <translation>Paso de los gráficos en el tiempo</translation>
    </message>
    <message>
        <source>As fine as there is room for</source>
        <translation>Tan fino como quepa</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Por día</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Por semana</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Por mes</translation>
    </message>
    <message>
        <source>Step of charts over time: %1</source>
        <translation>Paso de los gráficos en el tiempo: %1</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Por hora</translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation>Por trimestre</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Por año</translation>
    </message>
</context>
<context>
    <name>clientele::HistogramSlider</name>
    <message>
        <source>Lower end of the range</source>
        <translation>Extremo inferior del intervalo</translation>
    </message>
    <message>
        <source>Upper end of the range</source>
        <translation>Extremo superior del intervalo</translation>
    </message>
    <message>
        <source>Distribution of the values</source>
        <translation>Distribución de los valores</translation>
    </message>
    <message>
        <source>%1 to %2: %3 of %4</source>
        <comment>a bin&apos;s edges, its rows, its rows in the whole book</comment>
        <translation>%1 a %2: %3 de %4</translation>
    </message>
    <message>
        <source>no lower end</source>
        <translation>sin mínimo</translation>
    </message>
    <message>
        <source>no upper end</source>
        <translation>sin máximo</translation>
    </message>
</context>
<context>
    <name>clientele::HitsModel</name>
    <message>
        <source>who it is</source>
        <comment>what a passage about a customer says</comment>
        <translation>identidad</translation>
    </message>
    <message>
        <source>profile</source>
        <comment>what a passage about a customer says</comment>
        <translation>perfil</translation>
    </message>
    <message>
        <source>credit</source>
        <comment>what a passage about a customer says</comment>
        <translation>crédito</translation>
    </message>
    <message>
        <source>loans</source>
        <comment>what a passage about a customer says</comment>
        <translation>préstamos</translation>
    </message>
    <message>
        <source>ATM activity</source>
        <comment>what a passage about a customer says</comment>
        <translation>actividad en cajeros</translation>
    </message>
    <message>
        <source>product</source>
        <translation>producto</translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n queja</numerusform>
            <numerusform>%n quejas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ImportPanel</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importar archivos</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Recognised by their columns</source>
        <translation>Se reconoce por las columnas</translation>
    </message>
    <message>
        <source>Only for other column names</source>
        <translation>Si las columnas difieren</translation>
    </message>
    <message>
        <source>What they hold</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Currency, where none is named</source>
        <translation>Moneda por defecto</translation>
    </message>
    <message>
        <source>Mapping file</source>
        <translation>Archivo de correspondencias</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <comment>a number, counting up</comment>
        <translation>%1 filas leídas</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Archivos para importar</translation>
    </message>
    <message>
        <source>Data (*.csv *.json *.ndjson *.jsonl *.tsv)</source>
        <translation>Datos (*.csv *.json *.ndjson *.jsonl *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>CSV, JSON and NDJSON files. Drop them here, or choose them.</source>
        <translation>Archivos CSV, JSON y NDJSON. Suéltelos aquí o elíjalos.</translation>
    </message>
    <message>
        <source>“%1” is no ISO 4217 currency code.</source>
        <translation>«%1» no es un código de moneda ISO 4217.</translation>
    </message>
    <message>
        <source>Write three letters, such as CAD or EUR.</source>
        <translation>Escriba tres letras, como CAD o EUR.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose the mapping file</source>
        <translation>Elegir el archivo de correspondencia</translation>
    </message>
    <message>
        <source>Mapping (*.json)</source>
        <translation>Correspondencia (*.json)</translation>
    </message>
</context>
<context>
    <name>clientele::LegendEntry</name>
    <message>
        <source>shown</source>
        <comment>a series of a chart</comment>
        <translation>visible</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>a series of a chart</comment>
        <translation>oculta</translation>
    </message>
    <message>
        <source>Click: only “%1”, or all again. Ctrl+click: all but “%1”.</source>
        <translation>Clic: solo «%1», o todo de nuevo. Ctrl+clic: todo menos «%1».</translation>
    </message>
</context>
<context>
    <name>clientele::LinkDialogs</name>
    <message>
        <source>This opens your mail program. The whole address:</source>
        <translation>Esto abre su programa de correo. La dirección completa:</translation>
    </message>
    <message>
        <source>This opens your browser at %1. The whole address:</source>
        <translation>Esto abre su navegador en %1. La dirección completa:</translation>
    </message>
    <message>
        <source>Leave Clientele?</source>
        <translation>¿Salir de Clientele?</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirla</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Pasaje</translation>
    </message>
</context>
<context>
    <name>clientele::ListPage</name>
    <message>
        <source>Search in questions and answers</source>
        <translation>Buscar en preguntas y respuestas</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>Volver a la conversación</translation>
    </message>
    <message>
        <source>Delete the chosen entry</source>
        <translation>Eliminar el elemento elegido</translation>
    </message>
</context>
<context>
    <name>clientele::MainWindow</name>
    <message>
        <source>This is the demo book, and it is kept in memory only.</source>
        <translation>Esta es la cartera de demostración y solo se guarda en memoria.</translation>
    </message>
    <message>
        <source>The system has no keychain that is open, so nothing is written to the disk.</source>
        <translation>El sistema no tiene un llavero abierto, así que no se escribe nada en el disco.</translation>
    </message>
    <message>
        <source>Clientele: demo book</source>
        <translation>Clientele: cartera de demostración</translation>
    </message>
    <message>
        <source>An earlier demo book is sealed with a passphrase, and was left as it is.</source>
        <translation>Una cartera de demostración anterior está sellada con una frase de contraseña; no se ha tocado.</translation>
    </message>
</context>
<context>
    <name>clientele::MapPlot</name>
    <message>
        <source>Not on the map</source>
        <translation>Fuera del mapa</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
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
        <translation>%1, toda la cartera</translation>
    </message>
</context>
<context>
    <name>clientele::MessageList</name>
    <message>
        <source>Ask about the customers, loans, machines and complaints of this book. Every figure in an answer is computed here and opens the rows behind it.</source>
        <translation>Pregunte por los clientes, los préstamos, los cajeros y las reclamaciones de esta cartera. Cada cifra de una respuesta se calcula aquí y abre las filas de las que procede.</translation>
    </message>
</context>
<context>
    <name>clientele::MessageView</name>
    <message>
        <source>Computing…</source>
        <translation>Calculando…</translation>
    </message>
</context>
<context>
    <name>clientele::NavigationBar</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Show the names of the pages</source>
        <translation>Mostrar los nombres de las páginas</translation>
    </message>
    <message>
        <source>Show icons only</source>
        <translation>Mostrar solo los iconos</translation>
    </message>
</context>
<context>
    <name>clientele::NavigationButton</name>
    <message>
        <source>%1 rows</source>
        <comment>a number of rows</comment>
        <translation>%1 filas</translation>
    </message>
</context>
<context>
    <name>clientele::NotesCard</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Notes and tasks</source>
        <translation>Notas y tareas</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Delete the chosen line</source>
        <translation>Eliminar la línea elegida</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Reunión</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>due</source>
        <translation>vence</translation>
    </message>
    <message>
        <source>The task is due on a day</source>
        <translation>La tarea vence en una fecha</translation>
    </message>
    <message>
        <source>The day on which it is due</source>
        <translation>La fecha de vencimiento</translation>
    </message>
    <message>
        <source>The day that it is about</source>
        <translation>El día al que se refiere</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Escribir una nota</translation>
    </message>
    <message>
        <source>What was a meeting about?</source>
        <translation>¿De qué trató la reunión?</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>¿Qué hay que hacer?</translation>
    </message>
    <message>
        <source>at any time</source>
        <comment>of a task without a day</comment>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>Task: %1, %2, %3</source>
        <comment>words, day, state</comment>
        <translation>Tarea: %1, %2, %3</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecha</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>vencida</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>Meeting: %1</source>
        <translation>Reunión: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a note&apos;s words, its day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Eliminado: %1</translation>
    </message>
</context>
<context>
    <name>clientele::NumbersEditor</name>
    <message>
        <source>no lower end</source>
        <translation>sin mínimo</translation>
    </message>
    <message>
        <source>no upper end</source>
        <translation>sin máximo</translation>
    </message>
    <message>
        <source>From</source>
        <comment>lower end of a range of numbers</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <comment>upper end of a range of numbers</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>in any currency</source>
        <translation>en cualquier moneda</translation>
    </message>
    <message>
        <source>logarithmic scale</source>
        <translation>escala logarítmica</translation>
    </message>
    <message>
        <source>The scale is logarithmic.</source>
        <translation>La escala es logarítmica.</translation>
    </message>
    <message>
        <source>The lower end is above the upper end.</source>
        <translation>El extremo inferior supera al superior.</translation>
    </message>
</context>
<context>
    <name>clientele::PageTools</name>
    <message>
        <source>Add a card</source>
        <translation>Añadir una tarjeta</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>All cards as they were at first</source>
        <translation>Todas las tarjetas como al principio</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Ordenar</translation>
    </message>
    <message>
        <source>Move, resize and hide the cards of this page</source>
        <translation>Mover, cambiar de tamaño y ocultar las tarjetas de esta página</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>arranging cards</comment>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>clientele::Passages</name>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <translation>
            <numerusform>%n préstamo</numerusform>
            <numerusform>%n préstamos</numerusform>
        </translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Adeudado</translation>
    </message>
    <message numerus="yes">
        <source>%n ATM transaction(s)</source>
        <translation>
            <numerusform>%n operación en cajero</numerusform>
            <numerusform>%n operaciones en cajero</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>two days</comment>
        <translation>del %1 al %2</translation>
    </message>
    <message>
        <source>of no type</source>
        <translation>sin tipo</translation>
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
        <translation>Cajeros</translation>
    </message>
</context>
<context>
    <name>clientele::Phrases</name>
    <message>
        <source>%1: %2</source>
        <comment>a label and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the parts of a sentence</comment>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>clientele::PinnedPage</name>
    <message>
        <source>Unpin</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Nothing is pinned. Charts in answers have a pin that puts them here; they obey the filters like all others.</source>
        <translation>No hay nada fijado. Los gráficos de las respuestas tienen una chincheta que los trae aquí; obedecen a los filtros como todos los demás.</translation>
    </message>
</context>
<context>
    <name>clientele::Plot</name>
    <message>
        <source>no value</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>one series of a mark: Deposits 1,200.00 CAD</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a figure within the filter, then that of the whole book</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a mark&apos;s name: its figures</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (selected)</source>
        <translation>%1 (elegido)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::PostponeDialog</name>
    <message>
        <source>Postpone a suggestion</source>
        <translation>Aplazar una sugerencia</translation>
    </message>
    <message>
        <source>The day on which it is suggested again</source>
        <translation>El día en que se volverá a sugerir</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>Aplazar</translation>
    </message>
    <message>
        <source>On which day should %1 be suggested again?</source>
        <translation>¿Qué día debe volver a sugerirse %1?</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>En una semana</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>En un mes</translation>
    </message>
    <message>
        <source>In three months</source>
        <translation>En tres meses</translation>
    </message>
</context>
<context>
    <name>clientele::ProblemModel</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Why it was set aside</source>
        <translation>Por qué se apartó</translation>
    </message>
</context>
<context>
    <name>clientele::ProviderPanel</name>
    <message>
        <source>Use none</source>
        <translation>No usar ninguno</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Modelo de lenguaje</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Otro servidor</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>Compatible con OpenAI</translation>
    </message>
    <message>
        <source>Unchanged in the system’s keychain</source>
        <translation>Sin cambios en el llavero del sistema</translation>
    </message>
    <message>
        <source>None: computed on this computer</source>
        <translation>Ninguno: calculado en este equipo</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Dialect</source>
        <comment>of a provider&apos;s interface</comment>
        <translation>Dialecto</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Embedding model</source>
        <translation>Modelo de incrustación</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clave de API</translation>
    </message>
    <message>
        <source>%1 is used for what this computer cannot answer alone.</source>
        <translation>%1 se usa para lo que este equipo no puede responder solo.</translation>
    </message>
    <message>
        <source>No provider: every question is answered on this computer.</source>
        <translation>Sin proveedor: cada pregunta se responde en este equipo.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>The server is on this computer, so nothing leaves it.</source>
        <translation>El servidor está en este equipo: nada sale de él.</translation>
    </message>
    <message>
        <source>To %1 go: questions that this computer cannot answer alone, and the figures and passages needed for them. Names, ids, e-mails, phones, addresses, account and card numbers are replaced by tokens such as CUST_3. Gender, age, language and country never go into a suggestion about credit.</source>
        <translation>A %1 van las preguntas que este equipo no puede responder solo, con las cifras y los pasajes que piden. Nombres, identificadores, correos, teléfonos, direcciones y números de cuenta y de tarjeta se sustituyen por fichas como CUST_3. El género, la edad, el idioma y el país nunca entran en una sugerencia de crédito.</translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>el proveedor</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Putting the key into the keychain…</source>
        <translation>Guardando la clave en el llavero…</translation>
    </message>
    <message>
        <source>Saved. The key is in the system’s keychain.</source>
        <translation>Guardado. La clave está en el llavero del sistema.</translation>
    </message>
    <message>
        <source>The settings are saved, but not the key: this system has no keychain, or it is locked.</source>
        <translation>Los ajustes están guardados, pero no la clave: este sistema no tiene llavero, o está bloqueado.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or set CLIENTELE_API_KEY before the program starts.</source>
        <translation>Desbloquee el llavero, o defina CLIENTELE_API_KEY antes de iniciar el programa.</translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation>Probando la conexión…</translation>
    </message>
    <message>
        <source>%1 answers, its first word after %2 ms.</source>
        <comment>a model&apos;s name, a number</comment>
        <translation>%1 responde, primera palabra a los %2 ms.</translation>
    </message>
</context>
<context>
    <name>clientele::ProviderWords</name>
    <message>
        <source>Preparing · %1</source>
        <comment>a model&apos;s name</comment>
        <translation>Preparando · %1</translation>
    </message>
    <message>
        <source>The names of the book are learnt first: none leaves without a token in its place.</source>
        <translation>Primero se aprenden los nombres de la cartera: ninguno sale sin un token en su lugar.</translation>
    </message>
    <message>
        <source>Online · %1</source>
        <comment>a model&apos;s name</comment>
        <translation>En línea · %1</translation>
    </message>
    <message>
        <source>What is not answered here is asked of %1, with tokens in place of names.</source>
        <translation>Lo que no se responde aquí se pregunta a %1, con tokens en lugar de nombres.</translation>
    </message>
    <message>
        <source>Offline · local answers</source>
        <translation>Sin conexión · respuestas locales</translation>
    </message>
    <message>
        <source>Online · local answers</source>
        <translation>En línea · respuestas locales</translation>
    </message>
</context>
<context>
    <name>clientele::QuestionBox</name>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Ask about what is on screen…</source>
        <translation>Pregunte por lo que ve…</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Asked within: %1</source>
        <translation>Se pregunta dentro de: %1</translation>
    </message>
    <message>
        <source>Another version of your question  ✕</source>
        <translation>Otra versión de su pregunta  ✕</translation>
    </message>
    <message>
        <source>Stop editing the earlier question</source>
        <translation>Dejar de editar la pregunta anterior</translation>
    </message>
    <message>
        <source>Asked within: %1. The filters of the screen hold for every answer and cannot be taken away here; change them above.</source>
        <extracomment>what stands in place of %1: City: Toronto</extracomment>
        <translation>Preguntado dentro de: %1. Los filtros de la pantalla valen para todas las respuestas y no se quitan aquí; cámbielos arriba.</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Detener la respuesta</translation>
    </message>
</context>
<context>
    <name>clientele::QuestionView</name>
    <message>
        <source>Earlier version of this question</source>
        <translation>Versión anterior de esta pregunta</translation>
    </message>
    <message>
        <source>Later version of this question</source>
        <translation>Versión posterior de esta pregunta</translation>
    </message>
    <message>
        <source>You asked: %1</source>
        <translation>Usted preguntó: %1</translation>
    </message>
    <message>
        <source>Ask this in other words</source>
        <translation>Preguntarlo con otras palabras</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>which version of a question is shown: 2 of 3</extracomment>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>clientele::QueueModel</name>
    <message>
        <source>All that could be suggested was dismissed, postponed or accepted; nothing is urgent.</source>
        <translation>Todo lo que podía sugerirse se ha descartado, aplazado o aceptado; nada es urgente.</translation>
    </message>
    <message>
        <source>Nothing to talk about: no product is suggested, and nothing is urgent.</source>
        <translation>Nada que tratar: no se sugiere ningún producto y nada es urgente.</translation>
    </message>
    <message>
        <source>Suggestion: %1.</source>
        <translation>Sugerencia: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Place %1, and you have %n call(s) today.</source>
        <translation>
            <numerusform>Puesto %1, y hoy tiene %n llamada.</numerusform>
            <numerusform>Puesto %1, y hoy tiene %n llamadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggestion %1, urgency %2, worth %3</source>
        <comment>points of a customer in the queue</comment>
        <translation>Sugerencia %1, urgencia %2, valor %3</translation>
    </message>
</context>
<context>
    <name>clientele::QueuePage</name>
    <message>
        <source>To call (%1)</source>
        <comment>customers, a number</comment>
        <translation>Por llamar (%1)</translation>
    </message>
    <message>
        <source>Not today (%1)</source>
        <comment>customers, a number</comment>
        <translation>Hoy no (%1)</translation>
    </message>
    <message>
        <source>No reason to call (%1)</source>
        <comment>customers, a number</comment>
        <translation>Sin motivo para llamar (%1)</translation>
    </message>
    <message>
        <source>Export decisions…</source>
        <translation>Exportar decisiones…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Compute it</source>
        <translation>Calcular</translation>
    </message>
    <message>
        <source>Every customer of the book is looked at…</source>
        <translation>Se examina a cada cliente de la cartera…</translation>
    </message>
    <message>
        <source>Stopped: nobody has a place yet.</source>
        <translation>Detenido: nadie tiene puesto todavía.</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) looked at, by the best suggestion, urgency and worth</source>
        <translation>
            <numerusform>%n cliente examinado, según la mejor sugerencia, la urgencia y el valor</numerusform>
            <numerusform>%n clientes examinados, según la mejor sugerencia, la urgencia y el valor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) within the filters, by the best suggestion, urgency and worth</source>
        <translation>
            <numerusform>%n cliente dentro de los filtros, según la mejor sugerencia, la urgencia y el valor</numerusform>
            <numerusform>%n clientes dentro de los filtros, según la mejor sugerencia, la urgencia y el valor</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody within the filters has a reason to be called.</source>
        <translation>Nadie dentro de los filtros tiene motivo para una llamada.</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>Nadie.</translation>
    </message>
    <message>
        <source>Export what was decided about suggestions</source>
        <translation>Exportar las decisiones sobre las sugerencias</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>Líneas JSON (*.jsonl)</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) written to %1</source>
        <translation>
            <numerusform>%n decisión escrita en %1</numerusform>
            <numerusform>%n decisiones escritas en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Mi día</translation>
    </message>
    <message>
        <source>I have</source>
        <comment>before a number of calls</comment>
        <translation>Tengo</translation>
    </message>
    <message>
        <source>calls today</source>
        <comment>after a number of calls</comment>
        <translation>llamadas hoy</translation>
    </message>
    <message>
        <source>Calls that I have today</source>
        <translation>Llamadas que tengo hoy</translation>
    </message>
    <message>
        <source>What was accepted, dismissed and postponed, with what was seen, as a data set.</source>
        <translation>Lo aceptado, descartado y aplazado, con lo que se veía, como conjunto de datos.</translation>
    </message>
    <message>
        <source>How many customers have been looked at</source>
        <translation>Cuántos clientes se han examinado</translation>
    </message>
    <message>
        <source>Customers to call</source>
        <translation>Clientes por llamar</translation>
    </message>
    <message>
        <source>Suggestions for the chosen customer</source>
        <translation>Sugerencias para el cliente elegido</translation>
    </message>
</context>
<context>
    <name>clientele::RangeCalendar</name>
    <message>
        <source>Earlier months</source>
        <translation>Meses anteriores</translation>
    </message>
    <message>
        <source>Later months</source>
        <translation>Meses posteriores</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>the name of a month above its days, in the format of QDate: August 2025</extracomment>
        <translation>MMMM &apos;de&apos; yyyy</translation>
    </message>
</context>
<context>
    <name>clientele::RecordCard</name>
    <message>
        <source>The whole record</source>
        <translation>El registro completo</translation>
    </message>
    <message>
        <source>each field says in its tool tip where it came from</source>
        <translation>la información emergente de cada campo dice de dónde viene</translation>
    </message>
</context>
<context>
    <name>clientele::ReportView</name>
    <message>
        <source>What was read of each file</source>
        <translation>Lo leído de cada archivo</translation>
    </message>
    <message>
        <source>Rows that were set aside</source>
        <translation>Filas apartadas</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) are in the book.</source>
        <translation>
            <numerusform>%1 fila está en la cartera.</numerusform>
            <numerusform>%1 filas están en la cartera.</numerusform>
        </translation>
    </message>
    <message>
        <source>No row could be accepted, so the book is as it was.</source>
        <translation>No se pudo aceptar ninguna fila: la cartera sigue como estaba.</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) were set aside:</source>
        <translation>
            <numerusform>%1 fila se apartó:</numerusform>
            <numerusform>%1 filas se apartaron:</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Contiene</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leídas</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptadas</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartadas</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Ya presentes</translation>
    </message>
    <message>
        <source>Without a known customer</source>
        <translation>Sin cliente conocido</translation>
    </message>
    <message numerus="yes">
        <source>%n loan(s)</source>
        <translation>
            <numerusform>%n préstamo</numerusform>
            <numerusform>%n préstamos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::ResultModel</name>
    <message>
        <source>no value</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>Rows</source>
        <comment>how many rows of the book a figure is made of</comment>
        <translation>Filas</translation>
    </message>
</context>
<context>
    <name>clientele::RowsPanel</name>
    <message>
        <source>Rows behind a figure</source>
        <translation>Filas detrás de una cifra</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the rows</source>
        <translation>Cerrar las filas</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a dimension and one of its values: City: Toronto</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>Ninguna fila</translation>
    </message>
    <message>
        <source>No row of the book is behind this figure.</source>
        <translation>Ninguna fila de la cartera está detrás de esta cifra.</translation>
    </message>
    <message>
        <source>No row has all of these words.</source>
        <translation>Ninguna fila contiene todas estas palabras.</translation>
    </message>
    <message>
        <source>Find in these rows</source>
        <translation>Buscar en estas filas</translation>
    </message>
    <message>
        <source>Rows that have all of these words, with or without accents (Ctrl+F)</source>
        <translation>Las filas que contienen todas estas palabras, con o sin acentos (Ctrl+F)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Choose the columns and their order</source>
        <translation>Elegir las columnas y su orden</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>All of these rows as a file</source>
        <translation>Todas estas filas en un archivo</translation>
    </message>
    <message>
        <source>Copy the cells you chose with their headers, or all rows</source>
        <translation>Copiar las celdas elegidas con sus encabezados, o todas las filas</translation>
    </message>
    <message>
        <source>%1 · rows with “%2”</source>
        <comment>filters, then words that were searched for</comment>
        <translation>%1 · filas con «%2»</translation>
    </message>
</context>
<context>
    <name>clientele::RulesPanel</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Use those of the program</source>
        <translation>Usar las del programa</translation>
    </message>
    <message>
        <source>Rules of suggestions</source>
        <translation>Reglas de las sugerencias</translation>
    </message>
    <message>
        <source>Who may be suggested what, and why: one readable file. A file of yours is tried before it is used; nothing in it can make a protected characteristic count.</source>
        <translation>A quién sugerir qué, y por qué: un solo archivo legible. Su archivo se prueba antes de usarse; nada en él puede hacer que cuente una característica protegida.</translation>
    </message>
    <message>
        <source>File of the rules</source>
        <translation>Archivo de las reglas</translation>
    </message>
    <message>
        <source>Those that come with the program</source>
        <translation>Las del programa</translation>
    </message>
    <message>
        <source>Version %1 is used.</source>
        <translation>Se usa la versión %1.</translation>
    </message>
    <message>
        <source>Not used: those of the program stand in for it. %1</source>
        <translation>No se usan: las sustituyen las del programa. %1</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>Reglas (*.json)</translation>
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
        <translation>La sucursal cerró antes de que se firmara mi préstamo.</translation>
    </message>
    <message>
        <source>Owed by type</source>
        <translation>Adeudado por tipo</translation>
    </message>
    <message>
        <source>Most is owed in three kinds of loan</source>
        <translation>La mayor parte se debe en tres tipos de préstamo</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Préstamo</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Adeudado</translation>
    </message>
    <message>
        <source>Fees may be about %1 of it.</source>
        <translation>Las comisiones podrían ser alrededor del %1.</translation>
    </message>
    <message>
        <source>One customer names the closing hours [1].</source>
        <translation>Un cliente menciona las horas de cierre [1].</translation>
    </message>
    <message>
        <source>What stands out in the loans?</source>
        <translation>¿Qué destaca en los préstamos?</translation>
    </message>
    <message>
        <source>What stands out?</source>
        <translation>¿Qué destaca?</translation>
    </message>
    <message>
        <source>Customers: %1.</source>
        <translation>Clientes: %1.</translation>
    </message>
    <message>
        <source>How many customers?</source>
        <translation>¿Cuántos clientes?</translation>
    </message>
    <message>
        <source>The complaints are mostly about</source>
        <translation>Las reclamaciones tratan sobre todo de</translation>
    </message>
    <message>
        <source>Sum up the complaints</source>
        <translation>Resume las reclamaciones</translation>
    </message>
    <message>
        <source>Complaints in this book are anonymous, so no customer can be named.</source>
        <translation>Las reclamaciones de esta cartera son anónimas: no se puede nombrar a ningún cliente.</translation>
    </message>
    <message>
        <source>Who complained?</source>
        <translation>¿Quién reclamó?</translation>
    </message>
    <message>
        <source>The fees are a guess.</source>
        <translation>Las comisiones son una suposición.</translation>
    </message>
</context>
<context>
    <name>clientele::SavedSets</name>
    <message>
        <source>There is a saved set “%1” already.</source>
        <translation>Ya hay un conjunto guardado «%1».</translation>
    </message>
    <message>
        <source>Replace it, or choose another name.</source>
        <translation>Reemplácelo o elija otro nombre.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>No se puede leer %1: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>No se puede escribir %1: %2.</translation>
    </message>
</context>
<context>
    <name>clientele::SavedSetsButton</name>
    <message>
        <source>%1 (at opening)</source>
        <comment>a saved set</comment>
        <translation>%1 (al abrir)</translation>
    </message>
    <message>
        <source>Save the filters…</source>
        <translation>Guardar los filtros…</translation>
    </message>
    <message>
        <source>Manage the saved sets…</source>
        <translation>Administrar los conjuntos guardados…</translation>
    </message>
    <message>
        <source>Saved sets</source>
        <translation>Mis filtros</translation>
    </message>
    <message>
        <source>Saved sets of filters</source>
        <translation>Conjuntos de filtros guardados</translation>
    </message>
    <message>
        <source>Saved set %1 of filters</source>
        <translation>Conjunto de filtros guardado %1</translation>
    </message>
</context>
<context>
    <name>clientele::SavedSetsDialog</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Replace by the filters of now</source>
        <translation>Reemplazar por los filtros actuales</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Apply it when the book is opened</source>
        <translation>Aplicarlo al abrir la cartera</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Saved sets of filters</source>
        <translation>Conjuntos de filtros guardados</translation>
    </message>
    <message>
        <source>A name for the filters of now</source>
        <translation>Un nombre para los filtros actuales</translation>
    </message>
    <message>
        <source>Saved sets</source>
        <translation>Mis filtros</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Applied when the book is opened</source>
        <translation>Se aplica al abrir la cartera</translation>
    </message>
    <message>
        <source>Let “%1” move with the data</source>
        <comment>a period, such as: last 30 days</comment>
        <translation>Dejar que «%1» avance con los datos</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Filter the book, give the filters a name, and save them.</source>
        <translation>Aún no hay nada guardado. Filtre la cartera, dé un nombre a los filtros y guárdelos.</translation>
    </message>
    <message>
        <source>Replace its filters?</source>
        <translation>¿Reemplazar sus filtros?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Delete the saved set “%1”?</source>
        <translation>¿Eliminar el conjunto guardado «%1»?</translation>
    </message>
    <message>
        <source>The filters that are on stay on.</source>
        <translation>Los filtros activos siguen activos.</translation>
    </message>
    <message>
        <source>Import a set of filters</source>
        <translation>Importar un conjunto de filtros</translation>
    </message>
    <message>
        <source>Filters (*.json)</source>
        <translation>Filtros (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of this file cannot be used here.</source>
        <translation>
            <numerusform>%n parte de este archivo no puede usarse aquí.</numerusform>
            <numerusform>%n partes de este archivo no pueden usarse aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import the rest</source>
        <translation>Importar el resto</translation>
    </message>
    <message>
        <source>Export the set of filters</source>
        <translation>Exportar el conjunto de filtros</translation>
    </message>
</context>
<context>
    <name>clientele::ScoreCard</name>
    <message>
        <source>Show the rows behind it</source>
        <translation>Mostrar las filas correspondientes</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>Mostrar filas</translation>
    </message>
    <message>
        <source>No credit score is known.</source>
        <translation>No se conoce ninguna puntuación de crédito.</translation>
    </message>
    <message>
        <source>place %1 of %2 in the book</source>
        <extracomment>a place by credit score, the highest first: 26 of 50</extracomment>
        <translation>puesto %1 de %2 en la cartera</translation>
    </message>
    <message>
        <source>higher than %1 % of customers</source>
        <extracomment>%1 is a number from 0 to 100</extracomment>
        <translation>superior a la del %1 % de los clientes</translation>
    </message>
    <message>
        <source>How many customers have which score</source>
        <translation>Cuántos clientes tienen qué puntuación</translation>
    </message>
    <message>
        <source>above the book&apos;s median</source>
        <translation>por encima de la mediana de la cartera</translation>
    </message>
</context>
<context>
    <name>clientele::Screenshots</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>La carpeta %1 no se puede crear.</translation>
    </message>
    <message>
        <source>How much does %1 owe?</source>
        <comment>a customer&apos;s name</comment>
        <translation>¿Cuánto debe %1?</translation>
    </message>
    <message>
        <source>How much is owed by loan type?</source>
        <translation>¿Cuánto se debe por tipo de préstamo?</translation>
    </message>
    <message>
        <source>%1 was not ready in time.</source>
        <translation>%1 no estuvo listo a tiempo.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 no se puede escribir.</translation>
    </message>
    <message>
        <source>low credit score and a car loan in Toronto</source>
        <comment>typed into the search</comment>
        <translation>puntaje bajo y préstamo de coche en Toronto</translation>
    </message>
    <message>
        <source>Last week</source>
        <comment>a saved set of filters</comment>
        <translation>Semana pasada</translation>
    </message>
    <message>
        <source>My customers</source>
        <comment>a saved set of filters</comment>
        <translation>Mis clientes</translation>
    </message>
</context>
<context>
    <name>clientele::SearchPage</name>
    <message>
        <source>All (%1)</source>
        <comment>all that was found</comment>
        <translation>Todo (%1)</translation>
    </message>
    <message>
        <source>Customers (%1)</source>
        <translation>Clientes (%1)</translation>
    </message>
    <message>
        <source>Complaints (%1)</source>
        <translation>Quejas (%1)</translation>
    </message>
    <message>
        <source>Products (%1)</source>
        <translation>Productos (%1)</translation>
    </message>
    <message>
        <source>Search the whole book</source>
        <translation>Buscar en toda la cartera</translation>
    </message>
    <message numerus="yes">
        <source>Within %n filter(s)</source>
        <translation>
            <numerusform>Dentro de %n filtro</numerusform>
            <numerusform>Dentro de %n filtros</numerusform>
        </translation>
    </message>
    <message>
        <source>Search by meaning and by words: customers with all that their records say, complaints and products. “Swallowed card” also finds “the machine kept it”.</source>
        <translation>Búsqueda por significado y por palabras: clientes con todo lo que dicen sus fichas, quejas y productos. «Tarjeta tragada» también encuentra «la máquina se la quedó».</translation>
    </message>
    <message>
        <source>Nothing within the filters fits “%1”.</source>
        <translation>Nada coincide con «%1» dentro de los filtros.</translation>
    </message>
    <message>
        <source>Nothing in this book fits “%1”.</source>
        <translation>Nada coincide con «%1» en esta cartera.</translation>
    </message>
    <message>
        <source>The index is being made. Until then, words are found as they are written.</source>
        <translation>Se está creando el índice. Hasta entonces, las palabras se buscan tal como están escritas.</translation>
    </message>
    <message>
        <source>There is no index: words are found as they are written.</source>
        <translation>No hay índice: las palabras se buscan tal como están escritas.</translation>
    </message>
    <message>
        <source>%1 The embedder on this computer serves meanwhile.</source>
        <comment>why the chosen one does not</comment>
        <translation>%1 Mientras tanto sirve el modelo integrado en este equipo.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Crearlo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>¿Qué busca?</translation>
    </message>
    <message>
        <source>Search the book by meaning and by words</source>
        <translation>Buscar en la cartera por significado y por palabras</translation>
    </message>
    <message>
        <source>Takes the filters away; undo brings them back.</source>
        <translation>Quita los filtros; «deshacer» los recupera.</translation>
    </message>
    <message>
        <source>How far the index is</source>
        <translation>Avance del índice</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>clientele::SearchPanel</name>
    <message>
        <source>On this computer, built in</source>
        <translation>En este equipo, con el modelo integrado</translation>
    </message>
    <message>
        <source>On this computer, with a static model (model2vec) in the folder:</source>
        <translation>En este equipo, con un modelo estático (model2vec) de la carpeta:</translation>
    </message>
    <message>
        <source>By the language model’s server, with the embedding model:</source>
        <translation>En el servidor del modelo de lenguaje, con el modelo de incrustación:</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Search by meaning</source>
        <translation>Búsqueda por significado</translation>
    </message>
    <message>
        <source>Folder of the static model</source>
        <translation>Carpeta del modelo estático</translation>
    </message>
    <message>
        <source>Embedding model</source>
        <translation>Modelo de incrustación</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. A server that embeds is set up above first.</source>
        <translation>Nada sale de este equipo. Antes hay que configurar arriba un servidor de incrustaciones.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>What customers’ records say without their names, complaints and products go to %1 once, with tokens in place of people, and each search does.</source>
        <translation>Lo que dicen las fichas de los clientes sin sus nombres, las quejas y los productos va una vez a %1, con códigos en lugar de personas; cada búsqueda también.</translation>
    </message>
    <message>
        <source>Folder of a static model</source>
        <translation>Carpeta de un modelo estático</translation>
    </message>
    <message>
        <source>Reading the model…</source>
        <translation>Leyendo el modelo…</translation>
    </message>
    <message>
        <source>There is nothing to search yet.</source>
        <translation>Todavía no hay nada que buscar.</translation>
    </message>
    <message>
        <source>Waiting for the language model’s server.</source>
        <translation>Esperando al servidor del modelo de lenguaje.</translation>
    </message>
    <message>
        <source>Making the index: %1 %.</source>
        <translation>Creando el índice: %1 %.</translation>
    </message>
    <message>
        <source>The index is ready.</source>
        <translation>El índice está listo.</translation>
    </message>
    <message>
        <source>There is no index: words are found as they are written.</source>
        <translation>No hay índice: las palabras se buscan tal como están escritas.</translation>
    </message>
</context>
<context>
    <name>clientele::SentDialog</name>
    <message>
        <source>As sent</source>
        <translation>Tal como se envió</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Petición</translation>
    </message>
    <message>
        <source>Request %1 of %2</source>
        <translation>Petición %1 de %2</translation>
    </message>
    <message>
        <source>Find in what was sent</source>
        <translation>Buscar en lo que se envió</translation>
    </message>
    <message>
        <source>The request, laid out</source>
        <translation>La petición, presentada para leerla</translation>
    </message>
    <message>
        <source>Copy the exact bytes</source>
        <translation>Copiar los bytes exactos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>What left this machine, %1: names, accounts and addresses are tokens such as CUST_3; only spaces and lines are added here.</source>
        <translation>Lo que salió de este equipo, %1: nombres, cuentas y direcciones son tokens como CUST_3; aquí solo se añaden espacios y líneas.</translation>
    </message>
    <message>
        <source>What was sent for this answer is no longer kept.</source>
        <translation>Lo que se envió para esta respuesta ya no se conserva.</translation>
    </message>
</context>
<context>
    <name>clientele::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Figures are always computed here, from your book. A language model words answers and reads questions that this computer does not understand alone; without one everything else works.</source>
        <translation>Las cifras se calculan siempre aquí, a partir de su cartera. Un modelo de lenguaje redacta respuestas y lee las preguntas que este equipo no entiende solo; sin él, todo lo demás funciona.</translation>
    </message>
</context>
<context>
    <name>clientele::SimilarCustomers</name>
    <message>
        <source>Similar customers</source>
        <translation>Clientes similares</translation>
    </message>
    <message>
        <source>Choose a customer to see who is like them, and in what.</source>
        <translation>Elija un cliente para ver quién se le parece y en qué.</translation>
    </message>
    <message>
        <source>Like %1</source>
        <comment>a customer&apos;s name</comment>
        <translation>Parecidos a %1</translation>
    </message>
    <message>
        <source>Nobody else is within the filters, or nothing is known to compare.</source>
        <translation>No hay nadie más dentro de los filtros, o no se conoce nada que comparar.</translation>
    </message>
    <message>
        <source>%1 % alike</source>
        <translation>parecido al %1 %</translation>
    </message>
</context>
<context>
    <name>clientele::SourcesPage</name>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>What is read is checked row by row. A read is whole or not at all: the book changes only when it is finished.</source>
        <translation>Lo que se lee se comprueba fila por fila. Una lectura es entera o no es: la cartera solo cambia cuando ha terminado.</translation>
    </message>
    <message>
        <source>The demo book takes no data in.</source>
        <translation>La cartera de demostración no admite datos.</translation>
    </message>
    <message>
        <source>Open a book of your own for your data.</source>
        <translation>Abra una cartera propia para sus datos.</translation>
    </message>
    <message>
        <source>Open my own book</source>
        <translation>Abrir mi cartera</translation>
    </message>
</context>
<context>
    <name>clientele::StartPage</name>
    <message>
        <source>Look around</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>An invented book of 500 customers with their loans, credit scores, ATM transactions and complaints. Nothing in it is real.</source>
        <translation>Una cartera inventada de 500 clientes con sus préstamos, puntuaciones de crédito, operaciones en cajeros y reclamaciones. Nada en ella es real.</translation>
    </message>
    <message>
        <source>Open the demo book</source>
        <translation>Abrir la demostración</translation>
    </message>
    <message>
        <source>Your files</source>
        <translation>Sus archivos</translation>
    </message>
    <message>
        <source>CSV and JSON files of customers, credit, loans, ATM activity, complaints and products. What they hold is recognised by their columns.</source>
        <translation>Archivos CSV y JSON de clientes, crédito, préstamos, cajeros, reclamaciones y productos. Su contenido se reconoce por sus columnas.</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importar archivos…</translation>
    </message>
    <message>
        <source>Your database</source>
        <translation>Su base de datos</translation>
    </message>
    <message>
        <source>Reads the tables of a MySQL, MariaDB or PostgreSQL server. The password is sealed in your book.</source>
        <translation>Lee las tablas de un servidor MySQL, MariaDB o PostgreSQL. La contraseña queda sellada en su cartera.</translation>
    </message>
    <message>
        <source>Connect a database…</source>
        <translation>Conectar una base…</translation>
    </message>
    <message>
        <source>Opening the book…</source>
        <translation>Abriendo la cartera…</translation>
    </message>
    <message>
        <source>Welcome to Clientele</source>
        <translation>Bienvenido a Clientele</translation>
    </message>
    <message>
        <source>Your book of customers in charts, figures and plain words. Everything stays on this computer, encrypted, and works without a network. Choose where to begin.</source>
        <translation>Su cartera de clientes en gráficos, cifras y palabras sencillas. Todo queda en este equipo, cifrado, y funciona sin red. Elija por dónde empezar.</translation>
    </message>
</context>
<context>
    <name>clientele::StatusStrip</name>
    <message>
        <source>State of the data</source>
        <translation>Estado de los datos</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Everything in the book works without a network.</source>
        <translation>Toda la cartera funciona sin red.</translation>
    </message>
    <message>
        <source>Data of %1</source>
        <comment>date and time of the data</comment>
        <translation>Datos del %1</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>format of the data&apos;s date and time</comment>
        <translation>d MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Todavía sin datos</translation>
    </message>
    <message>
        <source>The currency of rows that name none.</source>
        <translation>La moneda de las filas que no nombran ninguna.</translation>
    </message>
    <message>
        <source>Sealed</source>
        <comment>the book is encrypted on disk</comment>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>In memory only</source>
        <translation>Solo en memoria</translation>
    </message>
    <message>
        <source>The profile is encrypted on this disk.</source>
        <translation>El perfil está cifrado en este disco.</translation>
    </message>
    <message>
        <source>Nothing of this book is kept on the disk.</source>
        <translation>Nada de esta cartera se guarda en el disco.</translation>
    </message>
</context>
<context>
    <name>clientele::StepsView</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n paso</numerusform>
            <numerusform>%n pasos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::SuggestionBar</name>
    <message>
        <source>Suggested questions</source>
        <translation>Preguntas sugeridas</translation>
    </message>
</context>
<context>
    <name>clientele::SuggestionView</name>
    <message>
        <source>Accepted, to be followed up</source>
        <translation>Aceptada, por tramitar</translation>
    </message>
    <message>
        <source>Dismissed, not suggested until %1</source>
        <translation>Descartada, no se sugiere hasta el %1</translation>
    </message>
    <message>
        <source>Postponed until %1</source>
        <translation>Aplazada hasta el %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Later…</source>
        <translation>Más tarde…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>place in a list, a product&apos;s name</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Accept the suggestion %1</source>
        <translation>Aceptar la sugerencia %1</translation>
    </message>
    <message>
        <source>You will follow it up. Nothing is approved by this.</source>
        <translation>Usted le dará seguimiento. Con ello no se aprueba nada.</translation>
    </message>
    <message>
        <source>Dismiss the suggestion %1</source>
        <translation>Descartar la sugerencia %1</translation>
    </message>
    <message>
        <source>Postpone the suggestion %1</source>
        <translation>Aplazar la sugerencia %1</translation>
    </message>
    <message>
        <source>Undo the decision about %1</source>
        <translation>Deshacer la decisión sobre %1</translation>
    </message>
</context>
<context>
    <name>clientele::Suggestions</name>
    <message>
        <source>How many customers by city?</source>
        <translation>¿Cuántos clientes por ciudad?</translation>
    </message>
    <message>
        <source>How much is owed by loan type?</source>
        <translation>¿Cuánto se debe por tipo de préstamo?</translation>
    </message>
    <message>
        <source>What is the range of credit scores?</source>
        <translation>¿Cuál es el intervalo de las puntuaciones de crédito?</translation>
    </message>
    <message>
        <source>Average credit score by city</source>
        <translation>Puntuación de crédito media por ciudad</translation>
    </message>
    <message>
        <source>How many customers have a credit score below 580?</source>
        <translation>¿Cuántos clientes tienen una puntuación inferior a 580?</translation>
    </message>
    <message>
        <source>Top five customers by amount owed</source>
        <translation>Los cinco clientes que más deben</translation>
    </message>
    <message>
        <source>What is the largest loan?</source>
        <translation>¿Cuál es el préstamo mayor?</translation>
    </message>
    <message>
        <source>Which machine has the most transactions?</source>
        <translation>¿Qué cajero tiene más operaciones?</translation>
    </message>
    <message>
        <source>Total withdrawals by day</source>
        <translation>Total de retiradas por día</translation>
    </message>
    <message>
        <source>How many complaints by category?</source>
        <translation>¿Cuántas reclamaciones por categoría?</translation>
    </message>
    <message>
        <source>How much is owed in all?</source>
        <translation>¿Cuánto se debe en total?</translation>
    </message>
    <message>
        <source>What is the credit score?</source>
        <translation>¿Cuál es la puntuación de crédito?</translation>
    </message>
</context>
<context>
    <name>clientele::SuggestionsCard</name>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Brief…</source>
        <translation>Ficha…</translation>
    </message>
    <message>
        <source>Cards and loans</source>
        <translation>Tarjetas y préstamos</translation>
    </message>
    <message>
        <source>Deposits, insurance, investment</source>
        <translation>Depósitos, seguros, inversión</translation>
    </message>
    <message>
        <source>What the model finds, as it writes it; not checked yet</source>
        <translation>Lo que el modelo constata, según lo escribe; aún sin comprobar</translation>
    </message>
    <message>
        <source>What the model suggests, as it writes it; not checked yet</source>
        <translation>Lo que el modelo sugiere, según lo escribe; aún sin comprobar</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
    <message>
        <source>What the model is writing</source>
        <translation>Lo que escribe el modelo</translation>
    </message>
    <message>
        <source>One page about this customer to take into a meeting.</source>
        <translation>Una página sobre este cliente para llevar a una reunión.</translation>
    </message>
    <message>
        <source>Choose a customer to see what could be suggested, and why.</source>
        <translation>Elija un cliente para ver qué podría sugerirse, y por qué.</translation>
    </message>
    <message>
        <source>Reading the book…</source>
        <translation>Leyendo la cartera…</translation>
    </message>
    <message>
        <source>Preparing what may be sent…</source>
        <translation>Preparando lo que puede enviarse…</translation>
    </message>
    <message>
        <source>%1 reads the figures (1 of 2)…</source>
        <comment>a model&apos;s name</comment>
        <translation>%1 lee las cifras (1 de 2)…</translation>
    </message>
    <message>
        <source>%1 chooses among the eligible products (2 of 2)…</source>
        <comment>a model&apos;s name</comment>
        <translation>%1 elige entre los productos elegibles (2 de 2)…</translation>
    </message>
    <message>
        <source>Nothing is suggested: below is why, product by product.</source>
        <translation>No se sugiere nada: abajo está por qué, producto a producto.</translation>
    </message>
    <message>
        <source>Prepared with the model %1.</source>
        <translation>Preparado con el modelo %1.</translation>
    </message>
    <message>
        <source>Prepared on this computer.</source>
        <translation>Preparado en este equipo.</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <comment>a model&apos;s name</comment>
        <translation>Preguntar a %1</translation>
    </message>
    <message>
        <source>Sends the figures without the name, and without anything that must not count.</source>
        <translation>Envía las cifras sin el nombre y sin nada de lo que no debe contar.</translation>
    </message>
    <message>
        <source>In my language</source>
        <translation>En mi idioma</translation>
    </message>
    <message>
        <source>In %1</source>
        <comment>a language, as it calls itself</comment>
        <translation>En %1</translation>
    </message>
    <message>
        <source>The reasons in the language that the customer prefers.</source>
        <translation>Los motivos en el idioma que prefiere el cliente.</translation>
    </message>
    <message>
        <source>The chosen rules are not used. %1</source>
        <translation>Las reglas elegidas no se usan. %1</translation>
    </message>
    <message>
        <source>Cards and loans are held back: their list changed with a protected characteristic.</source>
        <translation>Tarjetas y préstamos quedan retenidos: su lista cambiaba con una característica protegida.</translation>
    </message>
    <message>
        <source>These are suggestions by the rules %1; the decision is a person’s.</source>
        <translation>Son sugerencias según las reglas %1; la decisión es de una persona.</translation>
    </message>
    <message>
        <source>Words by the model %1, figures by this computer.</source>
        <translation>Palabras del modelo %1, cifras de este equipo.</translation>
    </message>
    <message>
        <source>%1 (by %2)</source>
        <comment>a task, a day</comment>
        <translation>%1 (antes del %2)</translation>
    </message>
</context>
<context>
    <name>clientele::SummaryModel</name>
    <message numerus="yes">
        <source>Sum of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Suma de %n</numerusform>
            <numerusform>Suma de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>Media de %n</numerusform>
            <numerusform>Media de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lowest of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>El menor de %n</numerusform>
            <numerusform>El menor de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Highest of %n</source>
        <comment>groups of a table</comment>
        <translation>
            <numerusform>El mayor de %n</numerusform>
            <numerusform>El mayor de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n grupo</numerusform>
            <numerusform>%n grupos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::SummaryView</name>
    <message>
        <source>Summary of the table</source>
        <translation>Resumen de la tabla</translation>
    </message>
</context>
<context>
    <name>clientele::TableDress</name>
    <message>
        <source>Figures alone</source>
        <translation>Solo cifras</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Barras</translation>
    </message>
    <message>
        <source>Two-colour scale</source>
        <translation>Escala de dos colores</translation>
    </message>
    <message>
        <source>Three-colour scale</source>
        <translation>Escala de tres colores</translation>
    </message>
</context>
<context>
    <name>clientele::Toolbox</name>
    <message>
        <source>A tool was called wrongly</source>
        <translation>Se llamó mal a una herramienta</translation>
    </message>
    <message>
        <source>An unknown tool was refused</source>
        <translation>Se rechazó una herramienta desconocida</translation>
    </message>
    <message>
        <source>A question to the book was put wrongly</source>
        <translation>Una consulta a la cartera estaba mal planteada</translation>
    </message>
    <message>
        <source>Nobody of that name was found</source>
        <translation>No se encontró a nadie con ese nombre</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a measure by dimensions</comment>
        <translation>%1 por %2</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Gráfico: %1</translation>
    </message>
    <message numerus="yes">
        <source>Computed: %1, %n group(s)</source>
        <translation>
            <numerusform>Calculado: %1, %n grupo</numerusform>
            <numerusform>Calculado: %1, %n grupos</numerusform>
        </translation>
    </message>
    <message>
        <source>A chart was declared wrongly</source>
        <translation>Un gráfico estaba mal definido</translation>
    </message>
    <message>
        <source>Records were asked for wrongly</source>
        <translation>Se pidieron mal unos registros</translation>
    </message>
    <message numerus="yes">
        <source>Read: %1, %n record(s)</source>
        <translation>
            <numerusform>Leído: %1, %n registro</numerusform>
            <numerusform>Leído: %1, %n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>A search was put wrongly</source>
        <translation>Una búsqueda estaba mal planteada</translation>
    </message>
    <message numerus="yes">
        <source>Searched: %n passage(s)</source>
        <translation>
            <numerusform>Búsqueda: %n pasaje</numerusform>
            <numerusform>Búsqueda: %n pasajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compared: %n similar customer(s)</source>
        <translation>
            <numerusform>Comparación: %n cliente parecido</numerusform>
            <numerusform>Comparación: %n clientes parecidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked up what can be asked</source>
        <translation>Consultado lo que se puede preguntar</translation>
    </message>
</context>
<context>
    <name>clientele::TopBar</name>
    <message>
        <source>+ Filter</source>
        <translation>+ Filtro</translation>
    </message>
    <message>
        <source>Undo the last filter</source>
        <translation>Deshacer el último filtro</translation>
    </message>
    <message>
        <source>Redo the filter</source>
        <translation>Rehacer el filtro</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Quitar todo</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Lo que se mira</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Añadir un filtro</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>The whole dashboard as a file</source>
        <translation>Todo el panel en un archivo</translation>
    </message>
</context>
<context>
    <name>clientele::Turn</name>
    <message>
        <source>Reading the question here</source>
        <translation>Leyendo la pregunta aquí mismo</translation>
    </message>
    <message>
        <source>Searching the book</source>
        <translation>Buscando en la cartera</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) of the book speak of it:</source>
        <translation>
            <numerusform>%n pasaje de la cartera habla de ello:</numerusform>
            <numerusform>%n pasajes de la cartera hablan de ello:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::UnlockPage</name>
    <message>
        <source>The same again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>La misma frase de contraseña otra vez</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Mostrar lo que se escribe</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Elegir una frase de contraseña</translation>
    </message>
    <message>
        <source>This book is sealed</source>
        <translation>Esta cartera está sellada</translation>
    </message>
    <message>
        <source>This system has no keychain that is open, so a passphrase will seal your book. It is needed each time, it is stored nowhere, and without it nobody can read the book again.</source>
        <translation>Este sistema no tiene un llavero abierto, así que una frase de contraseña sellará su cartera. Se pide cada vez, no se guarda en ninguna parte y sin ella nadie podrá volver a leerla.</translation>
    </message>
    <message>
        <source>Its key is not in the system&apos;s keychain. Type the passphrase that it was sealed with.</source>
        <translation>Su clave no está en el llavero del sistema. Escriba la frase de contraseña con la que se selló.</translation>
    </message>
    <message>
        <source>Seal the book</source>
        <translation>Sellar la cartera</translation>
    </message>
    <message>
        <source>Open the book</source>
        <translation>Abrir la cartera</translation>
    </message>
    <message>
        <source>Type the passphrase a second time.</source>
        <translation>Escriba la frase de contraseña por segunda vez.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>Las dos frases de contraseña no son iguales.</translation>
    </message>
</context>
<context>
    <name>clientele::ValuesEditor</name>
    <message>
        <source>Tick all shown</source>
        <translation>Marcar lo mostrado</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Desmarcar todo</translation>
    </message>
    <message>
        <source>How the values are meant</source>
        <translation>Sentido de los valores</translation>
    </message>
    <message>
        <source>Values of the book</source>
        <translation>Valores de la cartera</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>Alguna de estas</translation>
    </message>
    <message>
        <source>All but these</source>
        <translation>Todas salvo estas</translation>
    </message>
    <message>
        <source>Has a value</source>
        <translation>Tiene valor</translation>
    </message>
    <message>
        <source>Has no value</source>
        <translation>Sin valor</translation>
    </message>
    <message>
        <source>Contains a text</source>
        <translation>Contiene un texto</translation>
    </message>
    <message>
        <source>Text that the value contains</source>
        <translation>Texto que contiene el valor</translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation>Buscar un valor</translation>
    </message>
    <message numerus="yes">
        <source>Show %n without rows</source>
        <comment>values that no row has under the other filters</comment>
        <translation>
            <numerusform>Mostrar %n sin filas</numerusform>
            <numerusform>Mostrar %n sin filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>values of a list</comment>
        <translation>
            <numerusform>%n elegido</numerusform>
            <numerusform>%n elegidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Those without a value stay in.</source>
        <translation>Quedan las que no tienen valor.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) shown</source>
        <translation>
            <numerusform>%n valor mostrado</numerusform>
            <numerusform>%n valores mostrados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clientele::VerifiedAnswer</name>
    <message>
        <source>The verified answer to this question can no longer be computed.</source>
        <translation>La respuesta verificada de esta pregunta ya no puede calcularse.</translation>
    </message>
    <message>
        <source>%1. The figures are new, the words of the verified answer were about others.</source>
        <translation>%1. Las cifras son nuevas; las palabras de la respuesta verificada trataban de otras.</translation>
    </message>
</context>
<context>
    <name>clientele::WhoCard</name>
    <message>
        <source>Who</source>
        <comment>heading of a customer&apos;s name and address</comment>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>where a record came from</comment>
        <translation>Fuente</translation>
    </message>
</context>
<context>
    <name>clientele::WindowActions</name>
    <message>
        <source>&amp;Book</source>
        <translation>&amp;Cartera</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Importar archivos…</translation>
    </message>
    <message>
        <source>Connect a &amp;database…</source>
        <translation>Conectar una base de &amp;datos…</translation>
    </message>
    <message>
        <source>Open the d&amp;emo book</source>
        <translation>Abrir la d&amp;emostración</translation>
    </message>
    <message>
        <source>&amp;Close the book</source>
        <translation>&amp;Cerrar la cartera</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtro</translation>
    </message>
    <message>
        <source>&amp;Find a customer</source>
        <translation>&amp;Buscar un cliente</translation>
    </message>
    <message>
        <source>&amp;Add a filter</source>
        <translation>&amp;Añadir un filtro</translation>
    </message>
    <message>
        <source>&amp;Undo the last filter</source>
        <translation>&amp;Deshacer el último filtro</translation>
    </message>
    <message>
        <source>&amp;Redo the filter</source>
        <translation>&amp;Rehacer el filtro</translation>
    </message>
    <message>
        <source>&amp;Clear all filters</source>
        <translation>&amp;Quitar todos los filtros</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Ask a question</source>
        <translation>&amp;Hacer una pregunta</translation>
    </message>
    <message>
        <source>&amp;Questions panel</source>
        <translation>Panel de &amp;preguntas</translation>
    </message>
    <message>
        <source>&amp;Names of the pages</source>
        <translation>&amp;Nombres de las páginas</translation>
    </message>
    <message>
        <source>Next a&amp;rea</source>
        <translation>Zona &amp;siguiente</translation>
    </message>
    <message>
        <source>Pre&amp;vious area</source>
        <translation>Zona &amp;anterior</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Save the filters…</source>
        <translation>&amp;Guardar los filtros…</translation>
    </message>
    <message>
        <source>&amp;Manage the saved sets…</source>
        <translation>A&amp;dministrar los conjuntos guardados…</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportar</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>Ajus&amp;tes</translation>
    </message>
    <message>
        <source>Search the &amp;book</source>
        <translation>Buscar en la &amp;cartera</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>There is no profile in %1.</source>
        <translation>No hay ningún perfil en %1.</translation>
    </message>
    <message>
        <source>A desktop for a bank&apos;s relationship managers.</source>
        <translation>Un escritorio para los gestores de clientes de un banco.</translation>
    </message>
    <message>
        <source>The profile to open.</source>
        <translation>El perfil que se abre.</translation>
    </message>
    <message>
        <source>Open the demo book.</source>
        <translation>Abrir la cartera de demostración.</translation>
    </message>
    <message>
        <source>Render every page as PNG into a folder and exit.</source>
        <translation>Guardar cada página como PNG en una carpeta y salir.</translation>
    </message>
    <message>
        <source>Language, such as en, fr or es.</source>
        <translation>Idioma, como en, fr o es.</translation>
    </message>
    <message>
        <source>Size of those pages, such as 1280x800.</source>
        <translation>Tamaño de esas páginas, por ejemplo 1280x800.</translation>
    </message>
    <message>
        <source>%1 is no size. Write it as 1280x800.</source>
        <translation>%1 no es un tamaño. Escríbalo como 1280x800.</translation>
    </message>
</context>
</TS>
