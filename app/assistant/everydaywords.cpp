// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assistant/everydaywords.h"

#include <QSet>
#include <QStringList>

namespace clientele {

namespace {

constexpr const char *everyday =
    "able above acres action actor adult after again agent alone along amend angle anger apple arena aside audit away back "
    "bad bags bake ball band bands bar bars bars bask bath bear beat beds bell belt bend bind bird bite blank block board boat body "
    "bonus book books born boss branch branches brand bread break brick bring broad broke brown budget build bulk burn bus "
    "business call calm came camera cap caps care careful cares cargo cars cart carts case cash cast cat cats cause cell "
    "chair chance change charge chart cheap check chief child children choice church circle civil claim class clean clear "
    "clerk climb clock close cloth cloud coach coast code coins cold color colour come commission consumer contract cook cool copy cord core corn "
    "cost costs country couple course court cousin cover crash cream create credits crime cross crowd crown custom customs "
    "daily dance dates deal dear debate debit deep defaults delay delays depot depth desk device devices dinner divorced doctor dollar doors double "
    "draft dream dress drink drive driver drivers duty early earn earned earns earth east eight email employee employees employer enemy energy engine "
    "enter equity error error escape event exact exit expense expenses extra fact fail faith family fan farm fast father fault favor "
    "fear fee fees feet field fight file film final fine fire firm first fish five fixed flat flight floor flow food force "
    "form forms found frame fraud free fresh front fruit full fund funds game gas gate gave gear gift girl glass goal gold "
    "golf grade grand grant grass green gross group grows guest guide hair half hall hand hang hard hate head health heart "
    "heat heavy help here hide hill hire hold holds hole home homes hope horse hotel hour house houses human hurt husband idea image "
    "income incomes index inner input insured interest invest issue item items job jobs join joint judge jump keep key kid kids "
    "kind kinds king knee know label labor lake land lane large late later law lawn lawns lawyer layer lead lean learn lease leases left "
    "legal lemon less level levels life lift light limit limits line lines link links lion lip load loads local lock log loose lord "
    "lose loses loss losses lost lots loud love lower lows luck lunch main major maker male manager managers many map margin margins market marriage married mate matter meal "
    "means meat media meet meeting member members memory menu merge metal meter middle mile mind mine minor mix mode model money moon moral "
    "mortgage mortgages motor mount mouse mouth move movie music name nation native nature near neck need nerve net never new news nice night "
    "noise north nose note notes novel number nurse ocean offer office offices often older open order other outer overdraft owner owners page pages "
    "paid pain paint pair panel paper parent park part parts party past path pay payment payments pays peace penalty pension people period phase "
    "photo piece pilot pipe pitch place plane plant plate play point points police pool poor port portfolio post pound power press "
    "price prices pride prime print prior prize profit profits project proof property proud prove pull quality quarter queen quick quiet quite "
    "quota radio rain raise ranch range rank rate rates ratio read reader ready real rear refund refunds rent rents repay reply rest return returns revenue revenues rice rich ride "
    "ring rise river road rock role roof room root rose round route row rows rule rules rural safe salaries salary sale sales salt same "
    "sand save savings scale scales scare scared scene scenes school science scope scopes scorer screen sea seat sell sells sense serve seven shape share shares sharp sheet shelf "
    "shift ship shirt shock shoe shoot shop shops shore short shot shut side sign silk silver simple single sit site size skill "
    "skin sky sleep slip slow small smart smell smile smoke snow soft soil sold solid son song sort soul sound south space "
    "spare speak speed spell spend spent split sport staff stage stair stamp stand star start state states station statues statute stay steal steel step stick "
    "still stock stocks stone stop store stored stores storm story street stress strike string strong student students study stuff style sugar suit summer sun "
    "supply sure surface sweet swim switch table tail talk tall tank target task taste tax taxes teach teacher teachers team tear term terms test "
    "text theme thick thin thing third title today token tone tools tooth topic touch tough tour tower town track trade trades "
    "trail train treat tree trees trial tribe trick trip truck true trunk trust truth twice uncle union unit units upper urban usage "
    "user users usual vacation valid value values vehicle vehicles video view visit voice vote wage wages wait wake walk wall want war warm wash waste "
    "watch water wave ways weak wear weather wedding week weight west wheel white whole wide wife wild win wind window wine wing "
    "winner winter wire wise wood word work workers world worry worse worth wound write wrong yard year years yes yet young youth zone "
    "citizen citizens gender genders score scores cash currency current currents lender lenders lending agenda "
    "accountant inactive counter counties county counts mean meant median medium medal high higher highs low lows lone lonely";

const QSet<QString> &everydayWords()
{
    static const QSet<QString> words = [] {
        const QStringList list = QString::fromLatin1(everyday).split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

}  // namespace
bool isEverydayWord(const QString &word) { return everydayWords().contains(word); }

}  // namespace clientele
