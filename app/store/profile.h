// SPDX-License-Identifier: GPL-3.0-or-later
// The sealed profile: one folder, one encrypted database (profile.db, mode 0600). Holds snapshots of the book as raw
// column chunks, rejected rows, sources, settings. Nothing in it is ever written in the clear.
//
// A Profile lives on the thread that opened it (a Qt Sql connection does); readers need no lock and any number of
// processes may read, a writer takes the profile's lock for one transaction.
#pragma once

#include "models/core/result.h"
#include "models/portfolio/portfolio.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace clientele {

class FileLock;

// Where the key of a profile comes from: the keychain, unless a passphrase is given.
struct Unlock {
    std::optional<QString> passphrase;  // set but empty is an error of its own, never "no passphrase"

    // Reads CLIENTELE_PASSPHRASE; unset means the keychain.
    [[nodiscard]] static Unlock fromEnvironment();
};

// A row that an import set aside.
struct RejectedRow {
    QString file;
    Table table{};
    qint64 line = 0;  // physical line, from 1, on which the record begins; row number for databases
    QString field;    // public field name, or the column's; empty where the whole record is meant
    QString reason;   // translated sentence
    QString content;  // the record as read, card numbers masked
};

// A database or broker that the profile reads from. Its password lies sealed beside it (Profile::sourcePassword).
struct SourceSettings {
    QString name;
    QString url;          // without a password
    QString mapping;      // the mapping file's content (JSON), may be empty
    qint64 lastSync = 0;  // UTC seconds; 0: never
    qint64 accepted = 0;
    qint64 rejected = 0;
    qint64 duplicates = 0;
};

// A snapshot that the profile still holds. All but the newest are kept without their ATM rows, which are the bulk of a
// book and no part of what is compared.
struct SnapshotSummary {
    qint64 number = 0;
    qint64 takenAt = 0;  // UTC seconds
    QString origin;      // as writeSnapshot() was given it
};

// What filled rows of a table: a file, a table of a database ("source.table"), or a made-up book.
struct TableSource {
    Table table{};
    QString source;
    qint64 takenAt = 0;   // UTC seconds of its latest reading
    qint64 snapshot = 0;  // that its latest reading became part of
    qint64 accepted = 0;  // rows of that reading
};

class Profile {
public:
    enum class Mode { Existing, CreateIfMissing };

    // Without a passphrase the keychain is asked, which lives on the application's main thread: call it from another
    // thread then, while the main thread runs its event loop. On an error nothing is written.
    // Errors: NotFound, WrongKey (wrong, empty or missing passphrase), NoSecureStore, Corrupt, Storage, Locked,
    // Refused (an SQLite that cannot encrypt), InvalidInput (made by a newer version of the program).
    [[nodiscard]] static Result<std::unique_ptr<Profile>> open(const QString &folder, const Unlock &unlock, Mode mode);
    ~Profile();
    Profile(const Profile &) = delete;
    Profile &operator=(const Profile &) = delete;

    [[nodiscard]] const QString &folder() const;

    // The zone and the currency that the settings declare, and the newest snapshot's number, without the book.
    [[nodiscard]] Result<PortfolioInfo> declared() const;
    // The newest whole snapshot; an empty portfolio where nothing was ever imported. Errors: Corrupt, Storage.
    [[nodiscard]] Result<PortfolioPtr> loadPortfolio() const;
    // An earlier one of snapshots(); an older one than the newest has no ATM rows. Errors: as above, and NotFound.
    [[nodiscard]] Result<PortfolioPtr> loadPortfolio(qint64 snapshot) const;
    // Those that are kept, newest first: as many as the setting "snapshots" says, 8 where it says nothing.
    [[nodiscard]] Result<std::vector<SnapshotSummary>> snapshots() const;
    // Number of the newest snapshot, 0 where there is none: a cheap way to see whether another process wrote one.
    [[nodiscard]] Result<qint64> newestSnapshot() const;

    // Holds the profile's write lock (between processes) until destroyed. Errors: Locked.
    class WriteLock {
    public:
        ~WriteLock();
        WriteLock(const WriteLock &) = delete;
        WriteLock &operator=(const WriteLock &) = delete;

    private:
        friend class Profile;
        explicit WriteLock(std::unique_ptr<FileLock> file);
        std::unique_ptr<FileLock> m_file;
    };
    [[nodiscard]] Result<std::unique_ptr<WriteLock>> lockForWriting(int waitMilliseconds = 5000);

    // One transaction: the columns, what was rejected, the sources' totals, where the rows came from. Returns the
    // snapshot's number. `origin` says what the whole book is where it is not what was imported ("demo"). `filledFrom`
    // adds to what is known of each table, or replaces it where an `origin` is given; times and numbers are set here.
    [[nodiscard]] Result<qint64> writeSnapshot(const WriteLock &lock, const Portfolio &portfolio,
                                               const std::vector<RejectedRow> &rejected,
                                               const std::vector<SourceSettings> &changedSources = {},
                                               const QString &origin = {},
                                               const std::vector<TableSource> &filledFrom = {});
    [[nodiscard]] Result<QString> newestOrigin() const;
    // Of the newest snapshot, by table, the latest reading first. Empty for a table that was filled before this was kept.
    [[nodiscard]] Result<std::vector<TableSource>> tableSources() const;
    // Rows that were set aside by an import of which nothing was taken in.
    [[nodiscard]] Status keepRejected(const WriteLock &lock, const std::vector<RejectedRow> &rejected);

    [[nodiscard]] Result<std::vector<RejectedRow>> rejectedRows(qint64 limit = 0) const;  // newest first

    [[nodiscard]] Result<std::vector<SourceSettings>> sources() const;
    // Adds it or replaces the one of its name; without a password an earlier one stays. The password is sealed in the
    // profile: the keychain holds the key to it, or nobody but the person does.
    [[nodiscard]] Status saveSource(const WriteLock &lock, const SourceSettings &source,
                                    const std::optional<QString> &password = {});
    [[nodiscard]] Result<QString> sourcePassword(const QString &name) const;  // empty where there is none

    // Small named values: window layout, recent customers, declared zone ("zone"), default currency ("currency"),
    // language, chat history. Empty optional where never set.
    [[nodiscard]] Result<std::optional<QByteArray>> setting(const QString &key) const;
    [[nodiscard]] Result<QHash<QString, QByteArray>> settings() const;
    [[nodiscard]] Status setSetting(const QString &key, const QByteArray &value);

private:
    friend class SearchRecords;        // what retrieval keeps: app/store/searchrecords.h
    friend class ConversationRecords;  // app/store/conversationrecords.h
    friend class CustomerRecords;      // app/store/customerrecords.h
    friend class SuggestionRecords;    // app/store/suggestionrecords.h
    friend class TraceRecords;         // app/store/tracerecords.h
    class Private;
    explicit Profile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace clientele
