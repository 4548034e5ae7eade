#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_package.py STAGE [MSI]: nothing is missing in the package and nothing is superfluous. Every
import of every program file is in the package, symbol by symbol, or is a DLL of Windows itself;
every DLL is imported by one that is needed; the MSI is small enough. Prints PASS and FAIL lines."""
import os
import sys

import pefile

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_BYTES = 35_000_000
WANTED = ("IMPORT", "DELAY_IMPORT", "EXPORT")
failures = 0


def check(name, problems):
    global failures
    for problem in problems:
        print(f"  {problem}")
    print(f"{'FAIL' if problems else 'PASS'} {name}")
    failures += bool(problems)


def read(path):
    # Qt6Widgets has more exports than pefile reads by default.
    program = pefile.PE(path, fast_load=True, max_symbol_exports=1 << 17)
    program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_" + w]
                                    for w in WANTED])
    wanted = {}
    for kind in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for entry in getattr(program, kind, []):
            wanted.setdefault(entry.dll.decode().lower(), set()).update(
                symbol.name for symbol in entry.imports if symbol.name)
    exports = getattr(program, "DIRECTORY_ENTRY_EXPORT", None)
    offered = {symbol.name for symbol in exports.symbols} if exports else set()
    # High-entropy ASLR and no executable data, as Windows expects of programs that face a network.
    flags = program.OPTIONAL_HEADER.DllCharacteristics
    return {"wants": wanted, "offers": offered, "hardened": flags & 0x140 == 0x140,
            "machine": program.FILE_HEADER.Machine}


def main():
    stage = sys.argv[1]
    files = {}
    for folder, _, names in os.walk(stage):
        for name in names:
            if name.lower().endswith((".exe", ".dll")):
                path = os.path.join(folder, name)
                files[os.path.relpath(path, stage)] = read(path)
    system = {line.split("#")[0].strip().lower()
              for line in open(os.path.join(HERE, "windows-dlls.txt"), encoding="ascii")} - {""}
    ours = {name.lower(): data for name, data in files.items() if "/" not in name}

    check("every imported DLL is in the package or is Windows's own",
          [f"{name} wants {dll}" for name, data in files.items() for dll in data["wants"]
           if dll not in ours and dll not in system])
    check("no DLL of Windows's own is packed", [n for n in ours if n in system])
    check("every imported symbol is there",
          [f"{name} wants {symbol.decode()} of {dll}" for name, data in files.items()
           for dll, symbols in data["wants"].items() if dll in ours
           for symbol in sorted(symbols - ours[dll]["offers"])])
    needed = {name for name in files if name.endswith(".exe") or name.startswith("plugins/")}
    todo = [files[name] for name in needed]
    while todo:
        for dll in todo.pop()["wants"]:
            name = next((n for n in files if n.lower() == dll), None)
            if name and name not in needed:
                needed.add(name)
                todo.append(files[name])
    check("every DLL is needed", sorted(set(files) - needed))
    check("everything is for x86_64", [n for n, d in files.items() if d["machine"] != 0x8664])
    check("addresses are random and data is not executable",
          [n for n, d in files.items() if not d["hardened"]])
    if len(sys.argv) > 2:
        size = os.path.getsize(sys.argv[2])
        check(f"the MSI has {size:,} bytes, at most {MOST_BYTES:,}",
              [] if size <= MOST_BYTES else ["too large"])
    return 1 if failures else 0


sys.exit(main())
