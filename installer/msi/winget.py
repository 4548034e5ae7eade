#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""winget.py MSI VERSION DATE URL FOLDER: the three files of a winget manifest, by schema 1.6 of
github.com/microsoft/winget-cli. URL is where the MSI will be downloaded from."""
import hashlib
import os
import subprocess
import sys

ID = "LLMCap.LLMCap"


def head(kind):
    return (f"# yaml-language-server: $schema=https://aka.ms/winget-manifest.{kind}.1.6.0.schema.json\n"
            f"PackageIdentifier: {ID}\n")


def product_code(msi):
    rows = subprocess.run(["msiinfo", "export", msi, "Property"], capture_output=True, text=True,
                          check=True).stdout.split("\n")
    return next(r.split("\t")[1].strip() for r in rows if r.startswith("ProductCode\t"))


def main():
    msi, version, date, url, folder = sys.argv[1:6]
    digest = hashlib.sha256(open(msi, "rb").read()).hexdigest().upper()
    tail = "ManifestVersion: 1.6.0\n"
    files = {
        f"{ID}.yaml": head("version") + f"PackageVersion: {version}\nDefaultLocale: en-US\n"
                      "ManifestType: version\n" + tail,
        f"{ID}.installer.yaml": head("installer") + f"""\
PackageVersion: {version}
Platform:
- Windows.Desktop
MinimumOSVersion: 10.0.17763.0
InstallerType: wix
Scope: user
InstallModes:
- interactive
- silent
- silentWithProgress
InstallerSwitches:
  InstallLocation: INSTALLFOLDER="<INSTALLPATH>"
UpgradeBehavior: install
Commands:
- llmcap
ReleaseDate: {date}
Installers:
- Architecture: x64
  InstallerUrl: {url}
  InstallerSha256: {digest}
  ProductCode: '{product_code(msi)}'
  AppsAndFeaturesEntries:
  - UpgradeCode: '{{9E3D2C1B-5A64-4B0E-8F57-6C1E2D7A9B40}}'
    InstallerType: wix
ManifestType: installer
""" + tail,
        f"{ID}.locale.en-US.yaml": head("defaultLocale") + f"""\
PackageVersion: {version}
PackageLocale: en-US
Publisher: LLMCap
PackageName: LLMCap
License: GPL-3.0-or-later
ShortDescription: A hard spending cap on LLM API calls, in the notification area
Moniker: llmcap
Tags:
- llm
- proxy
- spending
- tray
ManifestType: defaultLocale
""" + tail,
    }
    os.makedirs(folder, exist_ok=True)
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


main()
