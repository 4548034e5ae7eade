#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""files_wxs.py STAGE PREFIX: a WiX fragment with every file below STAGE, named PREFIX/... there.
One component a file with a GUID that depends on the path alone, as an upgrade needs it, and a
RemoveFolder for each folder, as Windows needs it for trees in a user's profile."""
import hashlib
import os
import sys
import uuid
from xml.sax.saxutils import quoteattr

PATHS = uuid.UUID("0b8f6d4e-4a0e-5f0a-9c75-6a4b4e9b5f40")   # never changes
NAMED = {"llmcap.exe": "LlmcapExe", "llmcap-tray.exe": "TrayExe"}   # finish_tables.py calls them


def short(kind, path):
    return kind + hashlib.sha1(path.encode()).hexdigest()[:20]


def guid(path):
    return str(uuid.uuid5(PATHS, path)).upper()


def fragment(stage, prefix):
    lines, components = [], []

    def walk(folder):
        entries = sorted(os.scandir(os.path.join(stage, folder)), key=lambda e: e.name)
        for entry in (e for e in entries if e.is_file()):
            path = os.path.join(folder, entry.name)
            components.append(short("c", path))
            lines.append(
                f'<Component Id="{components[-1]}" Guid="{guid(path)}" Win64="yes">'
                f'<File Id="{NAMED.get(path, short("f", path))}" Name={quoteattr(entry.name)}'
                f' Source={quoteattr(prefix + "/" + path)} KeyPath="yes"/></Component>')
        for entry in (e for e in entries if e.is_dir()):
            path = os.path.join(folder, entry.name)
            components.append(short("r", path))
            lines.append(
                f'<Directory Id="{short("d", path)}" Name={quoteattr(entry.name)}>'
                f'<Component Id="{components[-1]}" Guid="{guid("folder:" + path)}" Win64="yes">'
                f'<CreateFolder/><RemoveFolder Id="{short("x", path)}" On="uninstall"/></Component>')
            walk(path)
            lines.append("</Directory>")

    walk("")
    # Last, so that what is below is gone when Windows tries this one.
    components.append("InstallFolder")
    lines.append(f'<Component Id="InstallFolder" Guid="{guid("folder:")}" Win64="yes">'
                 '<CreateFolder/><RemoveFolder Id="zInstallFolder" On="uninstall"/></Component>')
    return lines, components


def main():
    lines, components = fragment(sys.argv[1], sys.argv[2])
    print('<?xml version="1.0" encoding="utf-8"?>\n'
          '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">\n'
          '<Fragment><DirectoryRef Id="INSTALLFOLDER">')
    print("\n".join(lines))
    print('</DirectoryRef></Fragment>\n<Fragment><ComponentGroup Id="Files">')
    print("\n".join(f'<ComponentRef Id="{c}"/>' for c in components))
    print("</ComponentGroup></Fragment>\n</Wix>")


main()
