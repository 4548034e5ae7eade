#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gather.py BIN KIT STAGE: what the package holds. The two programs, the plugins they need, every
DLL that these import and the kit or the compiler has, translations, licences; stripped."""
import os
import shutil
import subprocess
import sys

import pefile

TOOLS = "x86_64-w64-mingw32-"
PROGRAMS = ["llmcap.exe", "llmcap-tray.exe"]
PLUGINS = [
    "platforms/qwindows.dll",          # windows, tray icon
    "styles/qwindowsvistastyle.dll",   # controls that look like Windows's own
    "tls/qopensslbackend.dll",         # hosted feeds; the system's roots for the proxy
    "imageformats/qico.dll",           # the program's own icon, read by Qt from its resources
]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
QT_TRANSLATIONS = "/usr/share/qt6/translations"


def imports(path):
    program = pefile.PE(path, fast_load=True)
    program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
                                    pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"]])
    entries = (getattr(program, "DIRECTORY_ENTRY_IMPORT", [])
               + getattr(program, "DIRECTORY_ENTRY_DELAY_IMPORT", []))
    return [entry.dll.decode() for entry in entries]


def library_folders(kit):
    yield os.path.join(kit, "bin")
    found = subprocess.run([TOOLS + "g++-posix", "-print-file-name=libstdc++-6.dll"],
                           capture_output=True, text=True, check=True).stdout.strip()
    yield os.path.dirname(os.path.realpath(found))
    yield "/usr/x86_64-w64-mingw32/lib"


def copy(source, stage, to=""):
    target = os.path.join(stage, to or os.path.basename(source))
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.copyfile(source, target)
    return target


def gather_programs(binaries, kit, stage):
    todo = [copy(os.path.join(binaries, name), stage) for name in PROGRAMS]
    todo += [copy(os.path.join(kit, "plugins", name), stage, "plugins/" + name)
             for name in PLUGINS]
    folders = list(library_folders(kit))
    done = []
    while todo:
        done.append(todo.pop())
        for name in imports(done[-1]):
            source = next((os.path.join(f, name) for f in folders
                           if os.path.isfile(os.path.join(f, name))), None)
            if source and not os.path.exists(os.path.join(stage, name)):
                todo.append(copy(source, stage))
    subprocess.run([TOOLS + "strip", "--strip-unneeded", "--preserve-dates", *done], check=True)


def gather_translations(stage):
    """Ours are inside the program; Qt's own buttons and dialogs speak the same languages."""
    folder = os.path.join(ROOT, "translations")
    names = os.listdir(folder) if os.path.isdir(folder) else []
    languages = sorted(n[:-3].split("_", 1)[1] for n in names if n.endswith(".ts"))
    for language in languages:
        for form in (language, language.split("_")[0]):
            source = os.path.join(QT_TRANSLATIONS, f"qtbase_{form}.qm")
            if os.path.exists(source):
                copy(source, stage, f"translations/qtbase_{form}.qm")
                break


def gather_texts(kit, stage):
    copy(os.path.join(ROOT, "LICENSE"), stage, "LICENSE.txt")
    for name in sorted(os.listdir(os.path.join(kit, "licenses"))):
        if name.startswith(("LicenseRef-Qt-Commercial", "GFDL")):
            continue   # not what we have it under, and that of documents
        copy(os.path.join(kit, "licenses", name), stage, "licenses/" + name)
    copy(os.path.join(kit, "VERSIONS"), stage, "licenses/VERSIONS.txt")
    with open(os.path.join(stage, "qt.conf"), "w", encoding="ascii") as file:
        # Beside the program, so that Qt looks nowhere else for plugins.
        file.write("[Paths]\nPrefix=.\nPlugins=plugins\nTranslations=translations\n")


def main():
    binaries, kit, stage = sys.argv[1:4]
    shutil.rmtree(stage, ignore_errors=True)
    os.makedirs(stage)
    gather_programs(binaries, kit, stage)
    gather_translations(stage)
    gather_texts(kit, stage)


main()
