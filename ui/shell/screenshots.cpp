// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screenshots.h"

#include "app/platform/connectivity.h"
#include "app/platform/language.h"
#include "app/services/chatsession.h"
#include "app/services/conversations.h"
#include "app/workspace.h"
#include "models/items/customerindex.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/messagelist.h"
#include "ui/chat/messageview.h"
#include "ui/customer/customerpage.h"
#include "ui/dashboard/cardarranger.h"
#include "ui/dashboard/chartcard.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/rowspanel.h"
#include "ui/dashboard/timegrain.h"
#include "ui/filters/filterpopup.h"
#include "ui/filters/savedsets.h"
#include "ui/filters/savedsetsbutton.h"
#include "ui/filters/savedsetsdialog.h"
#include "ui/picker/customerpicker.h"
#include "ui/recommend/queuepage.h"
#include "ui/search/searchpage.h"
#include "ui/shell/bookview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sampleconversation.h"
#include "ui/shell/topbar.h"
#include "ui/sources/unlockpage.h"

#include <QDir>
#include <QPixmap>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr auto longestWait = std::chrono::seconds(20);
constexpr auto settleTime = std::chrono::milliseconds(60);  // layouts and polishing after the last change

}  // namespace

struct Screenshots::Stage {
    Stage(const Variant &variant, const PortfolioPtr &book, Theme &theme)
        : language(QLocale(variant.language)), session(workspace, {}, {})
    {
        workspace.setPortfolio(book);
        theme.setChoice(variant.look);
        window = std::make_unique<MainWindow>(workspace, session, connectivity, theme);
        window->setLayoutKept(false);
    }

    Language language;
    Workspace workspace;
    Connectivity connectivity;
    Session session;
    std::unique_ptr<MainWindow> window;
};

Screenshots::Screenshots(PortfolioPtr book, const QString &folder, Theme &theme, QSize size, QObject *parent)
    : QObject(parent),
      m_book(std::move(book)),
      m_folder(folder),
      m_theme(theme),
      m_size(size),
      m_variants{{u"en"_s, Theme::Choice::Light, u"-light"_s},
                 {u"en"_s, Theme::Choice::Dark, u"-dark"_s},
                 {u"fr"_s, Theme::Choice::Light, u"-light-fr"_s},
                 {u"es"_s, Theme::Choice::Light, u"-light-es"_s}}
{
    m_timer.setInterval(std::chrono::milliseconds(15));
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::look);
}

Screenshots::~Screenshots() = default;

void Screenshots::start()
{
    if (!QDir().mkpath(m_folder)) {
        m_failures += tr("The folder %1 cannot be made.").arg(m_folder);
        emit finished();
        return;
    }
    nextVariant();
}

std::vector<Screenshots::Shot> Screenshots::shotsOf(Stage &stage) const
{
    MainWindow &window = *stage.window;
    BookView &book = *window.book();
    FilterStack &filters = stage.workspace.filters();
    const auto always = [] { return true; };
    std::vector<Shot> shots;
    shots.push_back({u"start"_s, [] {}, always});
    shots.push_back({u"passphrase"_s,
                     [&window] {
                         window.unlockPage()->ask(UnlockPage::Purpose::Create, {});
                         static_cast<QStackedWidget *>(window.centralWidget())->setCurrentWidget(window.unlockPage());
                     },
                     always});
    for (const QString &page : book.pages()) {
        shots.push_back({page,
                         [&stage, &book, page] {
                             if (stage.session.state() != Session::State::Open)
                                 stage.session.adopt();
                             book.showPage(page);
                             if (page == u"search"_s)
                                 book.search()->type(
                                     tr("low credit score and a car loan in Toronto", "typed into the search"));
                         },
                         [&book, page] {
                             if (page == u"queue"_s)
                                 return book.queue()->isSettled();
                             return page == u"search"_s ? book.search()->isSettled()
                                                        : !book.dashboard(page) || book.dashboard(page)->isSettled();
                         }});
    }
    const auto settled = [&book] { return book.dashboard(book.currentPage())->isSettled(); };
    // The picker with what is typed: the first word of the first customer's name.
    const QString typed = m_book->rows(Table::Customers) > 0 ? customerLabel(*m_book, 0).section(u' ', 0, 0) : u"a"_s;
    CustomerPicker *picker = book.topBar()->picker();
    shots.push_back({u"picker"_s,
                     [&book, picker, typed] {
                         book.showPage(u"overview"_s);
                         picker->open();
                         picker->type(typed.left(2));
                     },
                     [picker, settled] { return picker->isReady() && settled(); }});
    shots.push_back({u"filter"_s,
                     [&book, picker] {
                         picker->close();
                         book.topBar()->openFilterPopup()->chooseField(u"customer.city"_s);
                     },
                     [&window, settled] { return window.findChild<FilterPopup *>()->isSettled() && settled(); }});
    for (const auto &[name, field] :
         {std::pair(u"filter-numbers"_s, u"loans.owed"_s), std::pair(u"filter-money"_s, u"atm.amount"_s),
          std::pair(u"filter-days"_s, u"atm.day"_s)})
    {
        shots.push_back({name, [&window, field = field] { window.findChild<FilterPopup *>()->chooseField(field); },
                         [&window, settled] { return window.findChild<FilterPopup *>()->isSettled() && settled(); }});
    }
    shots.push_back(
        {u"filtered"_s,
         [this, &book, &filters] {
             book.topBar()->openFilterPopup();
             const TextColumn *cities = m_book->text(Field::CustomerCity);
             if (cities && cities->dictionary->size() > 2)
                 filters.set(
                     {u"customer.city"_s, Op::In, {cities->dictionary->value(1), cities->dictionary->value(2)}, {}});
             book.showPage(u"atm"_s);
         },
         settled});
    // Deeper into a chart, one as a table beside it; then the cards while they are arranged.
    shots.push_back({u"drilled"_s,
                     [&book, &filters] {
                         filters.clear();
                         book.showPage(u"loans"_s);
                         book.dashboard(u"loans"_s)->card(u"loans.by_type"_s)->drillInto(0, u"customer.city"_s);
                         book.dashboard(u"loans"_s)->card(u"loans.types"_s)->showAsTable(true);
                     },
                     settled});
    shots.push_back({u"arranging"_s,
                     [&book] {
                         book.dashboard(u"loans"_s)->card(u"loans.by_type"_s)->drillBackTo(0);
                         book.dashboard(u"loans"_s)->card(u"loans.types"_s)->showAsTable(false);
                         book.showPage(u"overview"_s);
                         book.dashboard(u"overview"_s)->arranger()->hide(u"overview.flow"_s);
                         book.dashboard(u"overview"_s)->arranger()->setArranging(true);
                     },
                     settled});
    const auto answered = [&book, settled] { return !book.chat()->isAnswering() && settled(); };
    shots.push_back({u"asked"_s,
                     [this, &book, &filters] {
                         filters.clear();
                         book.dashboard(u"overview"_s)->arranger()->setArranging(false);
                         book.dashboard(u"overview"_s)->arranger()->reset();
                         book.showPage(u"loans"_s);
                         const QString name =
                             m_book->rows(Table::Customers) > 0 ? customerLabel(*m_book, 0) : QString();
                         book.chat()->ask(tr("How much does %1 owe?", "a customer's name").arg(name));
                     },
                     answered});
    shots.push_back({u"chat"_s, [&book] { book.chat()->ask(tr("How much is owed by loan type?")); }, answered});
    // One of each kind of message, from its end and from its beginning; what was pinned; earlier conversations.
    const auto charted = [&book] {
        const auto cards = book.chat()->findChildren<ChartCard *>();
        return std::ranges::none_of(cards, [](const ChartCard *card) { return card->isBusy(); });
    };
    shots.push_back(
        {u"conversation"_s,
         [this, &book, &stage] {
             const ChatThread sample = sampleConversation(*m_book, *stage.workspace.catalogue());
             for (const ChatTurn &turn : sample.turns)
                 stage.workspace.conversations().keep(sample, turn);
             book.chat()->session().open(sample.id);
         },
         [&book, charted, settled] { return book.chat()->messages().size() == 4 && charted() && settled(); }});
    shots.push_back({u"conversation-start"_s,
                     [&book] { book.chat()->findChild<MessageList *>()->verticalScrollBar()->setValue(0); }, charted});
    shots.push_back({u"pinned-chart"_s,
                     [&book] {
                         if (auto *pin = book.chat()->findChild<QToolButton *>(u"pinChart"_s))
                             pin->click();
                         book.showPage(u"pinned"_s);
                     },
                     settled});
    shots.push_back(
        {u"conversations"_s, [&book] { book.chat()->findChild<QToolButton *>(u"chatHistory"_s)->click(); }, always});
    shots.push_back({u"rows"_s,
                     [&book] {
                         book.chat()->findChild<QToolButton *>(u"listBack"_s)->click();
                         book.showPage(u"loans"_s);
                         Query query;
                         query.measure = u"loans.owed"_s;
                         book.showRows(query, {});
                     },
                     [&book, settled] { return book.rows()->isSettled() && settled(); }});
    // A week by the hour, and a big number spread over its machines.
    shots.push_back(
        {u"hours"_s,
         [this, &stage, &book, &filters] {
             book.rows()->hide();
             const QDate last = dataSpan(*m_book, Field::AtmTime).second;
             filters.set(
                 {u"atm.day"_s, Op::Between, {last.addDays(-6).toString(Qt::ISODate), last.toString(Qt::ISODate)}, {}});
             stage.workspace.view().setGrain(Grain::Hour);
             book.showPage(u"atm"_s);
             book.dashboard(u"atm"_s)->card(u"atm.net"_s)->drillInto(-1, u"atm.weekday"_s);
         },
         settled});
    SavedSets *sets = book.topBar()->savedSets();
    const auto dialog = [&window] { return window.findChild<SavedSetsDialog *>(); };
    shots.push_back({u"savedsets"_s,
                     [&stage, &book, sets] {
                         stage.workspace.view().setGrain(std::nullopt);
                         book.dashboard(u"atm"_s)->card(u"atm.net"_s)->drillBackTo(0);
                         (void)sets->save(sets->ofNow(tr("Last week", "a saved set of filters"), true), true);
                         (void)sets->save(sets->ofNow(tr("My customers", "a saved set of filters"), false), true);
                         book.topBar()->savedSetsButton()->openDialog(true);
                     },
                     settled, [dialog]() -> QWidget * { return dialog(); }});
    shots.push_back({u"customer-chosen"_s,
                     [this, &book, &filters, dialog] {
                         dialog()->close();
                         filters.clear();
                         book.openCustomer(m_book->textAt(Field::CustomerId, 0));
                     },
                     [&book] { return book.customer()->isSettled(); }});
    shots.push_back({u"customer-record"_s,
                     [&book] {
                         auto *bar =
                             book.customer()->findChild<QScrollArea *>(u"customerScroll"_s)->verticalScrollBar();
                         bar->setValue(bar->maximum());
                     },
                     [&book] { return book.customer()->isSettled(); }});
    return shots;
}

void Screenshots::nextVariant()
{
    m_stage.reset();
    if (m_variant == m_variants.size()) {
        emit finished();
        return;
    }
    m_stage = std::make_unique<Stage>(m_variants[m_variant], m_book, m_theme);
    m_stage->window->resize(m_size);
    m_stage->window->show();
    m_shots = shotsOf(*m_stage);
    m_shot = 0;
    nextShot();
}

void Screenshots::nextShot()
{
    if (m_shot == m_shots.size()) {
        ++m_variant;
        m_shots.clear();
        nextVariant();
        return;
    }
    m_shots[m_shot].prepare();
    m_waiting.start();
    m_timer.start();
}

void Screenshots::look()
{
    const Shot &shot = m_shots[m_shot];
    const std::chrono::milliseconds waited(m_waiting.elapsed());
    if (waited < settleTime || (!shot.ready() && waited < longestWait))
        return;
    m_timer.stop();
    const QString name = shot.name + m_variants[m_variant].suffix + u".png"_s;
    if (!shot.ready())
        m_failures += tr("%1 was not ready in time.").arg(name);
    QWidget *seen = shot.seen ? shot.seen() : m_stage->window.get();
    if (seen && seen->grab().save(QDir(m_folder).filePath(name)))
        ++m_written;
    else
        m_failures += tr("%1 cannot be written.").arg(QDir(m_folder).filePath(name));
    ++m_shot;
    nextShot();
}

}  // namespace clientele
