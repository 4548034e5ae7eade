// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace llmcap {

/// True where this program wipes each block of memory when it is given back (wiping_heap.cpp).
/// Whoever calls it also links the operators that do so.
bool isHeapWiped();

} // namespace llmcap
