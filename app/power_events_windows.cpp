// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_events.h"

#include "hidden_window_windows.h"

#include <QMetaObject>

#include <windows.h>

namespace llmcap {

class PowerEvents::Private final {
public:
    explicit Private(PowerEvents *target)
        : m_window([target](unsigned message, std::uintptr_t wide, std::intptr_t)
                       -> std::optional<std::intptr_t> {
              if (message != WM_POWERBROADCAST) {
                  return std::nullopt;
              }
              // AUTOMATIC comes after each resume, SUSPEND may come too late to be handled.
              if (wide == PBT_APMSUSPEND || wide == PBT_APMRESUMEAUTOMATIC) {
                  QMetaObject::invokeMethod(target, &PowerEvents::slept, Qt::QueuedConnection);
              }
              return TRUE;
          })
    {
    }

private:
    HiddenWindow m_window;
};

PowerEvents::PowerEvents(QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(this))
{
}

PowerEvents::~PowerEvents() = default;

} // namespace llmcap
