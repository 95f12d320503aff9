// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/lexicon.h"

#include <array>

namespace clientele {

namespace {

using enum Meaning;

constexpr std::
    array
        rows{
            LexiconRow{
                Filler,
                "l|together|jointly|at all|paid out|mr|mrs|ms|miss|dr|mister|madam|mme|monsieur|madame|senor|senora|please|pls|both|the|a|an|our|my|us|we|you|your|i|me|hi|hello|hey|thanks|thank you|just|exactly the|can you tell me|"
                "could you tell me|can you|could you|would you|i would like to know|i would like to see|i would like|"
                "i want to know|i want to see|i want|i need to know|i need|id like to know|id like|do you know|can i see|"
                "may i know|may i see|can we see|tell us|let me know|let us see|there|that|this|these|those|it|its|actually|"
                "currently|right now|at the moment|in the book|in our book|in this book|in my book|book|of ours|out there|"
                "at present|today in the book|in the data|in our data|in the database|in our database|data|database|bank|"
                "at our bank|at the bank|in our bank|in the bank|with us|in all|altogether|overall|all|all of|every one of|any|"
                "some|money|also|as well|so|am|then|of them|them|already|present|presently|whole|entire|"
                "amongst|among|out of|ok|okay|quickly|kindly|precisely|recorded|registered|on file|on record|on our books|"
                "exist|exists|existing|appear|got|get|gets|use|used|uses|using|visited|visit|"
                "le|la|les|un|une|des|du|nos|notre|svp|sil vous plait|el|los|las|una|unos|nuestros|nuestro|por favor|"
                "eu|y a t il|il y a|avons nous|hay|tenemos|tengo|se|est ce que|ce|cette|into|carried out|happened|took place|"
                "made|make|makes|been|being|"
                "cash|something|called|named|came|hubo|records|record|information|info|details|please show|"
                "different|distinct|various|serve|serves|served|serving|offer|offers|offered|look after|looks after|looked after|"
                "do we sell|that we sell|we sell|still|ever|exact|roughly|"
                "good morning|good afternoon|good evening|quick question|i was wondering|im wondering|wondering|im curious|may i ask|might i ask|do we know|any idea|remind me|for me|"
                "highest first|largest first|biggest first|most first|descending|in descending order|from highest to lowest|from high to low|from largest to smallest|from most to least|lowest first|smallest first|ascending|in ascending order|on the books|over everybody|over everyone|across everybody|across everyone"},
            LexiconRow{
                HowMany,
                "#|nb|nb of|no of|nr of|num of|how many|count|count of|the count of|what number of|number of|the number of|combien|combien de|combien d|cuantos|cuantas|"
                "how many different|nombre de|numero de|tally"},
            LexiconRow{HowMuch, "how much|how much money|how large|how big|how high|how low|cuanto|cuanta|how old"},
            LexiconRow{
                What,
                "what|whats|quel|quelle|quels|quelles|que|cual|cuales|cual es|how is|how are|how does|how do|how good|give me|give|provide|calculate|compute|work out|tell|tell me|"
                "find out|get me|get|fetch|donne moi|dame|report|state|determine"},
            LexiconRow{Which, "which|wich|which of|which one|which ones|which one of"},
            LexiconRow{
                Who,
                "who|whose|whom|which people|which persons|and who has it|and who is it|and whose is it|and who owns it|and who holds it|and who owes it|and who made it|who all|qui|quien|quienes|anyone|anybody|somebody|someone|everyone|everybody|who else"},
            LexiconRow{Where, "where|ou habite|donde"},
            LexiconRow{
                List,
                "list|show|show me|display|name|names|names of|the names of|find|find me|pull up|give me a list of|list all|list out|"
                "a list of|list of|give me the names of|enumerate|identify|liste|montre|montre moi|affiche|muestra|"
                "muestrame|lista|see|rank|rank all|ranking of|a ranking of|ranking|liste des|lista de|give me all|give me every|show all"},
            LexiconRow{
                Compare,
                "compare|comparison|comparison of|comparison between|versus|vs|compared to|compared with|against|side by side|compara|comparer"},
            LexiconRow{
                Be,
                "sits|sits with|sit with|lies with|rests with|make up|makes up|account for|accounts for|represent|represents|constitute|constitutes|made up of|belong to|belongs to|concern|concerns|relate to|relates to|is|are|was|were|be|lies|lie|est|sont|son|esta|estan|es"},
            LexiconRow{
                Do,
                "do|does|did|whether|check if|check whether|tell me if|tell me whether|can you tell me if|can you tell me whether|could you tell me if|could you tell me whether|"
                "let me know if|let me know whether|i wonder if|i wonder whether|do you know if|do you know whether|see if|see whether|do we know if|do we know whether"},
            LexiconRow{
                Have,
                "have|has|had|having|carry|carries|carrying|take|takes|taken|took|own|owns|hold|holds|holding|held|ont|tienen|tiene|possess|sees|received|receive|receives"},
            LexiconRow{Of, "of|for|on|to date|de|d|del|about|per the|regarding|sur|from all|among all|over all"},
            LexiconRow{
                In,
                "in|fall in|falls in|fall into|falls into|denominated in|paying in|at|from|within|inside|dans|en|a partir de|au|aux|through|via"},
            LexiconRow{With, "with|avec|con"},
            LexiconRow{Without,
                       "without|with no|with zero|have no|has no|having no|lacking|lack|lacks|sans|sin|"
                       "not having|do not have|does not have|have not got|without any|with not any|have zero|has zero"},
            LexiconRow{And, "and|et|y|plus|as well as|along with|but|but also|yet|mais|pero|&"},
            LexiconRow{Or, "or|nor|either|ou|o|and or"},
            LexiconRow{
                Not,
                "not|neither|except|except for|excluding|other than|outside|outside of|no|non|never|besides|apart from|not in|sauf|excepto|pas"},
            LexiconRow{
                By,
                "by|per|grouped by|group by|broken down by|split by|by each|across|divided by|according to|par|por|sorted by|ranked by|ordered by|in order of|by order of|rank by|sort by|order by|broken out by|segmented by|as per|in terms of|selon|segun"},
            LexiconRow{
                Each,
                "each|every|chaque|cada|pour chaque|para cada|every single|for each|for every|in each|in every|of each|of every|at each|at every|on each|each of the|on every"},
            LexiconRow{
                Total,
                "tot|size|sizes|size of|sizes of|the size of|total|totale|totals|sum|sum of|the sum of|combined|aggregate|overall total|total of|in total|total amount|total amount of|"
                "cumulative|grand total|sum total|total sum|total sum of|amount|amounts|value|total value|sums|somme|montant|montant total|importe|importe total|suma|total value of"},
            LexiconRow{Average,
                       "average|averages|mean|avg|on average|typical average|moyenne|moyen|promedio|media|averaged"},
            LexiconRow{Median, "median|midpoint|mediane|mediana|median value"},
            LexiconRow{
                Lowest,
                "menor|menores|el menor|la menor|lowest|smallest|minimum|min|least|tiniest|worst|weakest|poorest|less|lower|smaller|minimale|minimo|minima|plus bas|plus basse|le plus bas|la plus basse|le plus petit|plus petit|mas pequeno|mas bajo|mas baja"},
            LexiconRow{
                Highest,
                "mayor|mayores|el mayor|la mayor|highest|largest|biggest|maximum|max|greatest|best|strongest|more|higher|larger|greater|bigger|better|maximal|maximale|maximo|maxima|plus haut|plus haute|plus eleve|plus elevee|le plus eleve|la plus elevee|le plus haut|la plus haute|le plus grand|la plus grande|plus grand|plus grande|le plus gros|mas grande|mas elevado|mas elevada|mas alto|mas alta"},
            LexiconRow{Fewest, "fewest|least number of|lowest number of|smallest number of|the least"},
            LexiconRow{
                Most,
                "most|the most|highest number of|largest number of|greatest number of|biggest number of|le plus de|le plus|mas"},
            LexiconRow{
                Range,
                "range|ranges|range of|spread|lowest and highest|highest and lowest|minimum and maximum|min and max|from lowest to highest|"
                "what range|the range of|smallest and largest|largest and smallest|maximum and minimum|max and min"},
            LexiconRow{
                Distribution,
                "distribution|distributed|distribution of|breakdown|break down|breakdown of|split|split of|histogram|spread out|repartition|distribucion|spread over|broken down|mix|profile of"},
            LexiconRow{
                Share,
                "share|share of|portion|portion of|what portion|slice of|part|parte|percentage|percentage of|percent|percent of|proportion|proportion of|fraction|fraction of|%|what share|ratio|part of|pourcentage|porcentaje"},
            LexiconRow{
                Difference,
                "difference|difference between|difference in|differences|how much more|how much older|how much younger|how many less|how many more|gap|gap between|how much less|how many fewer|differ|differs|how much higher|how much lower|how much larger"},
            LexiconRow{Than, "than"},
            LexiconRow{Top, "top"},
            LexiconRow{Bottom, "bottom|last"},
            LexiconRow{
                Busiest,
                "busiest|mas usada|mas usado|mas utilizada|mas utilizado|la mas usada|el mas usado|la mas utilizada|el mas utilizado|les plus utilises|les plus utilisees|le plus utilise|la plus utilisee|plus utilise|most used|most active|used most|used the most|most frequently used|used most often|most visited"},
            LexiconRow{
                Quietest,
                "quietest|least used|least active|least busy|used least|used the least|least frequently used|least visited"},
            LexiconRow{
                Common,
                "the most of|most of|the most popular|most popular|most widely used|most preferred|popular|most common|the most common|the most frequent|commonest|most frequent|most often|most frequently|most widespread|plus populaire|le plus populaire|la plus populaire|plus courant|plus courante|le plus courant|la plus courante|plus frequent|plus frequente|le plus frequent|la plus frequente|mas popular|el mas popular|la mas popular|mas comun|el mas comun|la mas comun|mas frecuente|el mas frecuente|la mas frecuente|most typical|the most typical|most usual|most favoured|most favored|favourite|favorite|most used by|most chosen"},
            LexiconRow{
                Rare,
                "the fewest of|the least of|fewest of|the least popular|the least common|the least frequent|least popular|least common|rarest|least frequent"},
            LexiconRow{
                Below,
                "below|under|less than|fewer than|lower than|smaller than|beneath|lesser than|inferior to|inferieur a|inferieure a|inferieurs a|inferior a|en dessous de|por debajo de|worse than|<|moins de|menos de|short of|not reaching|no higher than but not"},
            LexiconRow{Above,
                       "above|over|more than|greater than|higher than|larger than|bigger than|exceeding|exceeds|exceed|in excess of|beyond|>|plus de|mas de|upwards of|better than|superior to|superieur a|superieure a|superieurs a|superior a|au dessus de|por encima de"},
            LexiconRow{
                AtLeast,
                "at least|no less than|not less than|minimum of|a minimum of|no fewer than|>=|≥|not below|not under|au moins|al menos|starting at|starting from|not fewer than|or over|not lower than"},
            LexiconRow{
                AtMost,
                "at most|no more than|not more than|up to|maximum of|a maximum of|<=|≤|not above|not over|not exceeding|au plus|como maximo|no higher than|not higher than|no greater than|or under"},
            LexiconRow{Between, "between|in between|ranging from|ranging between|entre|in the range of|in the range"},
            LexiconRow{Exactly, "exactly|equal to|equals|equal|=|exactly equal to|of exactly"},
            LexiconRow{To, "to|through to|until|and up to"},
            LexiconRow{
                OrMore,
                "or more|or above|or higher|or better|or over|or greater|and above|and over|and higher|and up|+|plus|upwards|or older|and older|or up|and more|or larger"},
            LexiconRow{
                OrLess,
                "or less|or below|or lower|or fewer|or under|and below|and under|or worse|and lower|or younger|and younger|or smaller"},
            LexiconRow{Older, "older than|older"},
            LexiconRow{Younger, "younger than|younger"},
            LexiconRow{Oldest, "oldest|eldest"},
            LexiconRow{Youngest, "youngest"},
            LexiconRow{
                Once,
                "at once|in one go|at one time|in a single transaction|in one transaction|in a single withdrawal|in one withdrawal|in a single deposit|in one deposit|in a single visit|in one visit"},
            LexiconRow{Age, "ans|anos|aged|years old|years of age|year olds|year old|ages|the age of"},
            LexiconRow{
                Owe,
                "loan money|lending volume|loan value|loan portfolio|money lent|money owed|owe|owes|ows|owed|montant du|montants dus|adeudado|adeudada|owing|debt|debts|indebted|outstanding|amount owed|outstanding amount|outstanding balance|outstanding debt|loan balance|loan balances|loan amount|loan amounts|"
                "amount of loans|amount of debt|loan debt|owe us|owed to us|owes us|owe the bank|owes the bank|outstanding loan balance|outstanding loan amount|loan volume|borrowed|loan total|principal|lending|borrow|loan sum|"
                "dette|dettes|doit|doivent|du|deuda|deudas|debe|deben|outstanding on|still owe|still owes|still owed|lent|amount outstanding|loan sizes|loan size|outstanding principal"},
            LexiconRow{
                Deposit,
                "pay in|pays in|puts in|deposit|deposits|deposited|cash in|paid in|put in|depot|depots|depose|deposito|depositos|depositing|deposit transaction|deposit transactions|single deposit|individual deposit|individual deposits|cash put in|cash paid in|money paid in|money put in|money deposited|cash deposits|cash deposited|atm deposits|atm deposit"},
            LexiconRow{
                Withdraw,
                "take out|takes out|taking out|pull out|pulls out|pulled out|draw out|drew out|withdraw|withdraws|take out cash|take out money|take cash out|take money out|took cash out|took money out|took out cash|took out money|takes out cash|"
                "withdraw cash|withdraw money|withdrew cash|withdrew money|withdraws cash|withdrawal|withdrawals|withdrawn|withdrew|cash out|cash outs|taken out|took out|retrait|retraits|retire|retiro|retiros|withdrawing|withdrawal transaction|"
                "withdrawal transactions|single withdrawal|individual withdrawal|individual withdrawals|cash taken out|money taken out|cash taken|money taken|cash withdrawals|money withdrawn|cash withdrawn|atm withdrawals|atm withdrawal|cash withdrawal"},
            LexiconRow{
                Net,
                "net cash flow|net flow|cash flow|net|deposits less withdrawals|deposits minus withdrawals|flux net|flujo neto|net atm flow|net cash|net atm cash flow"},
            LexiconRow{
                Live,
                "live|lives|living|habitent a|habite a|based|located|reside|resides|residing|resident|residents|residents of|come|comes|habite|habitent|viven|vive|who live|lived|situated"},
            LexiconRow{Prefer, "prefer|prefers|preferring|preferred"},
            LexiconRow{
                Machine,
                "cajeros automaticos|cajero automatico|guichets automatiques|guichet automatique|distributeurs automatiques|distributeur automatique|guichets|distributeurs|atm|atms|machine|machines|cash machine|cash machines|cashpoint|cashpoints|guichet|guichets|distributeur|cajero|cajeros|atm machine|atm machines"},
            LexiconRow{DebtFree, "owe nothing|owes nothing|owing nothing|debt free|free of debt|loan free"},
            LexiconRow{
                InDebt,
                "in debt|owe money|owe anything|owes anything|owe us anything|owes money|owe something|owing money|owe us money"},
            LexiconRow{Delinquent, "delinquent|in arrears"},
            LexiconRow{
                Person,
                "this customer|this client|this person|the customer|the client|he|she|his|her|him|they|their|selected customer|the selected customer"},
            LexiconRow{
                Profile,
                "tell me about|who is|information on|information about|profile|summary of|details of|details on|details about|everything about|what do we know about|overview of|facts about|what is known about"},
            LexiconRow{Kind, "type|types|tipo|tipos|kind|kinds|kind of|types of|type of|kinds of"},
            LexiconRow{
                Complain, "complain|complained|complains|complaining|complain about|complained about|filed a complaint|made a complaint|complain about the most|made complaints|complainers"},
            LexiconRow{
                Unanswerable,
                "why|how come|will|shall|should|forecast|forecasts|predict|prediction|predicted|expect|expected|likely|probably|"
                "probability|recommend|recommendation|suggest|advice|advise|opinion|think|believe|feel|ought|might|risky|trust|trustworthy|"
                "approve|deserve|next|future|tomorrow|ignore|disregard|delete|update|set|change|send|transfer|increase|grow|trend|"
                "growth|cause|reason|because|explain|if|would|could|pourquoi|por que|going to|most likely|worried|worry|estimate|guess|pretend|system prompt|instructions|drop|insert|"
                "correlation|correlate|related|relationship|trending|improve|improved|reduce|plan|strategy|default|churn|leave|fair to say|ideal|worth|since when"},
        };
}  // namespace

std::span<const LexiconRow> lexicon() { return rows; }

}  // namespace clientele
