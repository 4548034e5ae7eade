// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QImage>

namespace llmcap {

/// What the icon says. Each state has a shape of its own: colour alone is not seen by everybody.
enum class GaugeState {
    Ok,        ///< a closed ring
    Warn,      ///< a ring with a notch: a threshold of a cap is crossed
    Blocked,   ///< a disc with a bar: a cap refuses, or everything is blocked
    Paused,    ///< two bars: caps are not enforced for a while
    Stale,     ///< a hollow, broken ring: the figures are old
    Down,      ///< "!": the proxy cannot be reached or did not start
};

struct Gauge {
    GaugeState state = GaugeState::Stale;
    int percent = 0;             ///< of the cap that is nearest to its limit, 0 to 100
    friend bool operator==(const Gauge &, const Gauge &) = default;
};

/// The sizes that taskbars ask for, in pixels.
inline constexpr int gaugeSizes[] = {16, 20, 24, 32, 40, 48, 64};

/// The gauge on a transparent ground, legible on light and dark. `size` in pixels, 8 to 1024.
QImage gaugeImage(const Gauge &gauge, int size);
/// All of gaugeSizes.
QIcon gaugeIcon(const Gauge &gauge);

} // namespace llmcap
