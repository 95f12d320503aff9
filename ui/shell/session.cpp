// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session.h"

#include "app/future.h"
#include "app/workspace.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QtConcurrent/QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

bool isEmpty(const Portfolio &portfolio)
{
    for (int table = 0; table < tableCount; ++table) {
        if (portfolio.rows(static_cast<Table>(table)) > 0)
            return false;
    }
    return true;
}

}  // namespace

Session::Session(Workspace &workspace, QString folder, QString demoFolder, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_ownFolder(std::move(folder)), m_demoFolder(std::move(demoFolder))
{}

QString Session::defaultFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"book"_s);
}

QString Session::defaultDemoFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"demo"_s);
}

bool Session::exists(const QString &folder) { return QFileInfo::exists(QDir(folder).filePath(u"profile.db"_s)); }

void Session::begin()
{
    if (exists(m_ownFolder)) {
        m_demo = false;
        open(m_ownFolder, Profile::Mode::Existing, Unlock::fromEnvironment());
    } else {
        setState(State::Start);
    }
}

void Session::openDemo()
{
    m_demo = true;
    open(m_demoFolder, Profile::Mode::CreateIfMissing, Unlock::fromEnvironment());
}

void Session::openOwn()
{
    m_demo = false;
    open(m_ownFolder, Profile::Mode::CreateIfMissing, Unlock::fromEnvironment());
}

void Session::givePassphrase(const QString &passphrase) { open(m_folder, m_mode, Unlock{passphrase}); }

void Session::cancel()
{
    ++m_attempt;
    setState(State::Start);
}

void Session::adopt()
{
    ++m_attempt;
    setState(State::Open);
}

void Session::open(const QString &folder, Profile::Mode mode, const Unlock &unlock)
{
    m_folder = folder;
    m_mode = mode;
    m_problem.clear();
    if (m_state != State::Passphrase)  // whose page stays until the passphrase fits
        setState(State::Opening);
    const int attempt = ++m_attempt;
    whenDone(m_workspace.open(folder, unlock, mode), this,
             [this, attempt, withPassphrase = unlock.passphrase.has_value()](const Status &status) {
                 if (attempt == m_attempt)
                     opened(status, withPassphrase);
             });
}

void Session::opened(const Status &status, bool withPassphrase)
{
    if (!status) {
        const Error &error = status.error();
        m_error = error;
        const bool key = error.kind == ErrorKind::WrongKey || error.kind == ErrorKind::NoSecureStore;
        if (key && m_demo && !withPassphrase) {
            showDemoFromMemory();
        } else if (key) {
            m_problem = withPassphrase ? error.sentence() : QString();
            setState(State::Passphrase);
        } else {
            setState(State::Start);
            emit failed(error);
        }
        return;
    }
    m_workspace.filters().clear();  // they spoke of another book
    if (m_demo && isEmpty(*m_workspace.portfolio()))
        fillDemo();
    else
        setState(State::Open);
}

void Session::fillDemo()
{
    setState(State::Opening);
    const DemoSize size;
    const int attempt = m_attempt;
    whenDone(m_workspace.fillWithDemoBook(size.customers, size.transactions, size.complaints, size.seed), this,
             [this, attempt](const Status &status) {
                 if (attempt != m_attempt)
                     return;
                 setState(status ? State::Open : State::Start);
                 if (!status)
                     emit failed(status.error());
             });
}

void Session::showDemoFromMemory()
{
    // Invented people need no seal, so nobody is asked for a passphrase just to look around; also where an earlier demo
    // book was sealed with one.
    setState(State::Opening);
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    PortfolioInfo info;
    info.takenAt = now;
    info.zone = DisplayZone::system();
    info.defaultCurrency = Currency::fromCode(QLocale::system().currencySymbol(QLocale::CurrencyIsoCode))
                               .value_or(*Currency::fromCode(u"CAD"));
    const int attempt = m_attempt;
    whenDone(QtConcurrent::run([info, now] { return makeDemoBook(DemoSize{}, info, now); }), this,
             [this, attempt](const Result<PortfolioPtr> &book) {
                 if (attempt != m_attempt)
                     return;
                 if (!book) {
                     setState(State::Start);
                     emit failed(book.error());
                     return;
                 }
                 m_workspace.setPortfolio(*book);
                 setState(State::Open);
                 emit demoInMemory(exists(m_folder));
             });
}

void Session::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

}  // namespace clientele
