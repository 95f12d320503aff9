// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/texttable.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace clientele::cli {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

// Options of every command; a name means the same everywhere.
const Option *optionNamed(QStringView name)
{
    static constexpr Option everywhere[] = {{"--profile", "DIR"}, {"--json", nullptr}, {"--help", nullptr}};
    const auto search = [name](std::span<const Option> options) -> const Option * {
        const auto found = std::ranges::find_if(
            options, [name](const Option &option) { return name == QLatin1StringView(option.name); });
        return found == options.end() ? nullptr : &*found;
    };
    if (const Option *option = search(everywhere))
        return option;
    for (const Command &command : commands())
        if (const Option *option = search(command.options))
            return option;
    return nullptr;
}

bool allows(const Command &command, QStringView name)
{
    return std::ranges::any_of(command.options,
                               [name](const Option &option) { return name == QLatin1StringView(option.name); });
}

// The command whose name the arguments begin with; takes the name off.
const Command *takeCommand(QStringList &arguments)
{
    for (const Command &command : commands()) {
        const QStringList name = QString::fromLatin1(command.name).split(u' ');
        if (arguments.mid(0, name.size()) == name) {
            arguments = arguments.mid(name.size());
            return &command;
        }
    }
    return nullptr;
}

QString usage(const Command &command)
{
    QStringList words{QString::fromLatin1(command.name)};
    if (*command.arguments)
        words += QString::fromLatin1(command.arguments);
    for (const Option &option : command.options)
        words += option.value
                     ? QStringLiteral("[%1 %2]").arg(QLatin1StringView(option.name), QLatin1StringView(option.value))
                     : QStringLiteral("[%1]").arg(QLatin1StringView(option.name));
    return words.join(u' ');
}

QString help()
{
    TextTable table;
    for (const Command &command : commands())
        table.addRow({usage(command), translated(command.summary)});
    return QStringLiteral("clientele-cli --profile DIR [--json] COMMAND\n\n") + table.toText();
}

// Words after which nothing is an option are arguments; the rest is sorted into both.
tl::expected<QStringList, Failure> takeOptions(const QStringList &words, QHash<QString, QString> &options)
{
    QStringList arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == u"--")
            return arguments + words.mid(i + 1);
        // A dash alone begins a word as well ("-5"): only a letter that names an option is one.
        if (!word.startsWith(u"--") && !(word.size() == 2 && word.startsWith(u'-') && optionNamed(word))) {
            arguments += word;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = equals < 0 ? word : word.left(equals);
        const Option *option = optionNamed(name);
        if (!option)
            return wrongUsage(translated("There is no option %1; clientele-cli --help lists them.").arg(name));
        if (options.contains(name))
            return wrongUsage(translated("The option %1 is given twice.").arg(name));
        if (!option->value && equals >= 0)
            return wrongUsage(translated("The option %1 takes no value.").arg(name));
        if (option->value && equals < 0 && i + 1 == words.size())
            return wrongUsage(translated("The option %1 needs a value.").arg(name));
        options.insert(name, !option->value ? QString() : equals < 0 ? words[++i] : word.mid(equals + 1));
    }
    return arguments;
}

// One line, whatever a file's name or a question put into it.
QByteArray oneLine(QString sentence)
{
    for (QChar &c : sentence)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return sentence.simplified().toUtf8() + '\n';
}

}  // namespace

tl::expected<Parsed, Failure> parse(const QStringList &words)
{
    Parsed parsed;
    Invocation &invocation = parsed.invocation;
    auto arguments = takeOptions(words, invocation.options);
    if (!arguments)
        return tl::unexpected(std::move(arguments.error()));
    if (invocation.options.contains(QStringLiteral("--help")))
        return parsed;
    invocation.json = invocation.options.remove(QStringLiteral("--json"));
    const bool profileGiven = invocation.options.contains(QStringLiteral("--profile"));
    invocation.profile = invocation.options.take(QStringLiteral("--profile"));

    const QString wanted = arguments->value(0);
    if (wanted.isEmpty())
        return wrongUsage(translated("No command is given; clientele-cli --help lists them."));
    const Command *command = takeCommand(*arguments);
    if (!command)
        return wrongUsage(
            translated("There is no command “%1”; clientele-cli --help lists them.")
                .arg(arguments->mid(0, wanted == u"source" || wanted == u"provider" || wanted == u"traces" ? 2 : 1)
                         .join(u' ')));
    for (auto option = invocation.options.cbegin(); option != invocation.options.cend(); ++option)
        if (!allows(*command, option.key()))
            return wrongUsage(translated("The command %1 has no option %2: %3")
                                  .arg(QLatin1StringView(command->name), option.key(), usage(*command)));
    if (arguments->size() < command->least || (command->most >= 0 && arguments->size() > command->most))
        return wrongUsage(translated("The command is used as: %1").arg(usage(*command)));
    if ((command->needsProfile || profileGiven) && invocation.profile.isEmpty())
        return wrongUsage(
            translated("The command %1 needs a profile: --profile DIR.").arg(QLatin1StringView(command->name)));
    parsed.command = command;
    invocation.arguments = std::move(*arguments);
    return parsed;
}

Printed run(const QStringList &words, const Say &say)
{
    auto parsed = parse(words);
    if (!parsed)
        return {parsed.error().code, {}, oneLine(parsed.error().sentence)};
    if (!parsed->command)
        return {Done, help().toUtf8(), {}};
    parsed->invocation.say = say;
    const Outcome outcome = parsed->command->run(parsed->invocation);
    if (!outcome)
        return {outcome.error().code, {}, oneLine(outcome.error().sentence)};
    if (outcome->isSaid)
        return {};
    if (parsed->invocation.json)
        return {Done, QJsonDocument(outcome->json).toJson(QJsonDocument::Compact) + '\n', {}};
    QByteArray text = outcome->text.toUtf8();
    if (!text.endsWith('\n'))
        text += '\n';
    return {Done, text, {}};
}

}  // namespace clientele::cli
