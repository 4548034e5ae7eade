// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QHash>

namespace llmcap {

namespace {

// Desktop Notifications Specification 1.2.
const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString raiseAction = QStringLiteral("raise");
const QString defaultAction = QStringLiteral("default");
constexpr qsizetype mostOpen = 100;

/// The hint "image-data", (iiibiiay): rows of RGBA bytes.
struct ImageData {
    QImage image;
};

QDBusArgument &operator<<(QDBusArgument &out, const ImageData &data)
{
    const QImage image = data.image.convertToFormat(QImage::Format_RGBA8888);
    out.beginStructure();
    out << image.width() << image.height() << static_cast<int>(image.bytesPerLine()) << true << 8
        << 4
        << QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
    out.endStructure();
    return out;
}

const QDBusArgument &operator>>(const QDBusArgument &in, ImageData &)
{
    return in;   // nobody sends us one; the type system asks for it
}

class DesktopNotifier final : public Notifier {
    Q_OBJECT
public:
    explicit DesktopNotifier(QObject *parent)
        : Notifier(parent), m_bus(QDBusConnection::sessionBus())
    {
        qDBusRegisterMetaType<ImageData>();
        m_bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                      SLOT(takeAction(uint, QString)));
        m_bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this,
                      SLOT(takeClosed(uint, uint)));
    }

    /// Asks what the service can do each time: it may be another one than before.
    void show(const Notice &notice, const QImage &icon) override
    {
        if (!m_bus.isConnected()) {
            emit notShown(notice);
            return;
        }
        const QDBusMessage call
            = QDBusMessage::createMethodCall(service, path, service, "GetCapabilities");
        whenAnswered(call, [this, notice, icon](const QDBusPendingCall &answer) {
            const QDBusPendingReply<QStringList> capabilities = answer;
            if (capabilities.isError()) {
                emit notShown(notice);
            } else {
                send(notice, icon, capabilities.value());
            }
        });
    }

private slots:
    void takeAction(uint id, const QString &action)
    {
        const auto known = m_open.constFind(id);
        if (known == m_open.constEnd()) {
            return;   // of another program
        }
        const Notice notice = *known;
        if (action == raiseAction) {
            emit raiseChosen(notice);
        } else if (action == defaultAction) {
            emit opened(notice);
        }
    }
    void takeClosed(uint id, uint) { m_open.remove(id); }

private:
    template <class Then>
    void whenAnswered(const QDBusMessage &call, Then then)
    {
        auto *const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
                [watcher, then = std::move(then)] {
                    watcher->deleteLater();
                    then(*watcher);
                });
    }

    void send(const Notice &notice, const QImage &icon, const QStringList &capabilities)
    {
        QStringList actions;
        if (capabilities.contains(QStringLiteral("actions"))) {
            actions << defaultAction << tr("Open");
            if (!notice.raiseLabel.isEmpty()) {
                actions << raiseAction << notice.raiseLabel;
            }
        }
        const bool isMarkup = capabilities.contains(QStringLiteral("body-markup"));
        QVariantMap hints{{"urgency", QVariant::fromValue<uchar>(1)},
                          {"desktop-entry", QStringLiteral("llmcap")},
                          {"image-data", QVariant::fromValue(ImageData{icon})}};
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, "Notify");
        call << QStringLiteral("LLMCap") << 0u << QString() << notice.title
             << (isMarkup ? notice.body.toHtmlEscaped() : notice.body) << actions << hints << -1;
        whenAnswered(call, [this, notice](const QDBusPendingCall &answer) {
            const QDBusPendingReply<uint> id = answer;
            if (id.isError()) {
                emit notShown(notice);
            } else {
                remember(id.value(), notice);
            }
        });
    }

    /// Services that never say "closed" must not make this grow.
    void remember(uint id, const Notice &notice)
    {
        if (m_open.size() >= mostOpen) {
            m_open.clear();
        }
        m_open.insert(id, notice);
    }

    QDBusConnection m_bus;
    QHash<uint, Notice> m_open;
};

} // namespace

Notifier *makeDesktopNotifier(QObject *parent)
{
    return new DesktopNotifier(parent);
}

} // namespace llmcap

#include "desktop_notifier_posix.moc"
