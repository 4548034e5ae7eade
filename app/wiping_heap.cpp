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
#ifdef __linux__
#include <cstdint>
#include <sys/mman.h>
#include <unistd.h>
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

#ifdef __linux__
/// Gives the whole pages of a large block back to the system, which hands them out zeroed: a
/// parser takes tens of megabytes for a large body and touches few of them, and writing zeros
/// would touch the rest. Private memory without a file, as malloc's is (madvise(2), MADV_DONTNEED).
/// False: it must be wiped by hand.
bool dropPages(std::uintptr_t begin, std::uintptr_t end) noexcept
{
    return madvise(reinterpret_cast<void *>(begin), end - begin, MADV_DONTNEED) == 0;
}

void wipeLarge(void *block, std::size_t size) noexcept
{
    static const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(block);
    const std::uintptr_t end = begin + size;
    const std::uintptr_t firstPage = (begin + page - 1) / page * page;
    const std::uintptr_t lastPage = end / page * page;
    if (!dropPages(firstPage, lastPage)) {
        wipe(block, 0, size);
        return;
    }
    wipe(block, 0, firstPage - begin);
    wipe(reinterpret_cast<void *>(lastPage), 0, end - lastPage);
}
#endif

void wipeAndFree(void *block, std::size_t size) noexcept
{
    if (!block)
        return;
#ifdef __linux__
    constexpr std::size_t large = std::size_t{1} << 20;
    if (size >= large)
        wipeLarge(block, size);
    else
        wipe(block, 0, size);
#else
    wipe(block, 0, size);
#endif
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
