// SPDX-License-Identifier: GPL-3.0-or-later
// Keys pass through strings, parsers and vectors that grow and move; each leaves its last copy in
// the heap. So nobody needs to remember them, every block that C++ gives back is wiped first. What
// stays for long (the buffers of open connections) is wiped where it is consumed.
#include "wiping_heap.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

#if defined(_WIN32) || defined(__GLIBC__)
#include <malloc.h>
#endif

// The sanitizers have operators of their own, which find more than ours hide.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LLMCAP_WIPES 0
#elif defined(_WIN32) || defined(__GLIBC__)
#define LLMCAP_WIPES 1
#else
#define LLMCAP_WIPES 0
#endif

namespace llmcap {

bool isHeapWiped()
{
    return LLMCAP_WIPES != 0;
}

} // namespace llmcap

#if LLMCAP_WIPES

namespace {

// Through a pointer that the compiler may not look through: the stores would count as dead.
void *(*const volatile wipe)(void *, int, std::size_t) = std::memset;

std::size_t sizeOf(void *block)
{
#ifdef _WIN32
    return _msize(block);
#else
    return malloc_usable_size(block);
#endif
}

void wipeAndFree(void *block, std::size_t size) noexcept
{
    if (!block)
        return;
    wipe(block, 0, size);
    std::free(block);
}

} // namespace

void *operator new(std::size_t size)
{
    for (;;) {
        if (void *block = std::malloc(size ? size : 1))
            return block;
        const std::new_handler handler = std::get_new_handler();
        if (!handler)
            throw std::bad_alloc();
        handler();
    }
}

void operator delete(void *block) noexcept
{
    wipeAndFree(block, block ? sizeOf(block) : 0);
}

void operator delete(void *block, std::size_t size) noexcept
{
    wipeAndFree(block, size);
}

#endif
