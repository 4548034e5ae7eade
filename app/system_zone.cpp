// SPDX-License-Identifier: GPL-3.0-or-later
#include "system_zone.h"

#include <QDateTime>
#include <QTimeZone>

#include <mutex>

namespace llmcap {

Result<Zone> systemZone(const std::string &name)
{
    QTimeZone found
        = name.empty() ? QTimeZone::systemTimeZone() : QTimeZone(QByteArray::fromStdString(name));
    if (!found.isValid() && name.empty()) {
        found = QTimeZone::utc();   // a machine without any zone setting
    }
    if (!found.isValid()) {
        return Error{ErrorCode::BadInput, "'" + name
                                              + "' is not a time zone of this system; use an IANA "
                                                "name like Europe/Berlin, or UTC"};
    }
    // QTimeZone is only reentrant: its backends fill caches while they answer.
    struct Guarded {
        std::mutex mutex;
        QTimeZone zone;
    };
    auto guarded = std::make_shared<Guarded>();
    guarded->zone = found;
    Zone zone;
    zone.name = found.id().toStdString();
    zone.utcOffset = [guarded](Instant at) {
        const auto millis = std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch());
        const QDateTime moment = QDateTime::fromMSecsSinceEpoch(millis.count(), Qt::UTC);
        const std::lock_guard lock(guarded->mutex);
        return std::chrono::seconds{guarded->zone.offsetFromUtc(moment)};
    };
    return zone;
}

} // namespace llmcap
