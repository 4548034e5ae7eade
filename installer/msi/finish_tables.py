#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""finish_tables.py MSI STAGE PACKAGE-CODE: writes into the tables what wixl has no word for.
Afterwards every row is read back: wixl and msibuild ignore some mistakes without a sound."""
import csv
import io
import os
import re
import subprocess
import sys

import pefile

# Custom actions, by the numbers of "Custom Action Reference" at learn.microsoft.com. None of them
# runs elevated: the package is per user, and they are immediate.
SET = 51                 # a property
INSTALLED = 18           # an installed program ...
BY_PATH = 50             # ... or one at a path that a property holds
GO_ON = 64               # whatever it returns
NO_WAIT = 192            # and without waiting for it

FRESH = "NOT Installed AND NOT WIX_UPGRADE_DETECTED"
FOR_GOOD = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE'
# name, type, source, target, sequence, condition
ACTIONS = [
    # What is not on the command line stays as it was, else it gets its default. "0" is a value,
    # because a property cannot be set to nothing from there.
    ("KeepInstallFolder", SET, "INSTALLFOLDER", "[OLD_INSTALLFOLDER]", 701,
     "NOT INSTALLFOLDER AND OLD_INSTALLFOLDER"),
    ("KeepAutostart", SET, "AUTOSTART", "1", 702, "NOT AUTOSTART AND OLD_RUN"),
    ("NoAutostart", SET, "AUTOSTART", "0", 703, "NOT AUTOSTART"),
    ("KeepDesktop", SET, "DESKTOPSHORTCUT", "[OLD_DESKTOPSHORTCUT]", 704,
     "NOT DESKTOPSHORTCUT AND OLD_DESKTOPSHORTCUT"),
    ("NoDesktop", SET, "DESKTOPSHORTCUT", "0", 705, "NOT DESKTOPSHORTCUT"),
    ("KeepPath", SET, "ADDTOPATH", "[OLD_ADDTOPATH]", 706, "NOT ADDTOPATH AND OLD_ADDTOPATH"),
    ("WithPath", SET, "ADDTOPATH", "1", 707, "NOT ADDTOPATH"),
    ("SetLocation", SET, "ARPINSTALLLOCATION", "[INSTALLFOLDER]", 1001, "1"),
    # Before InstallValidate looks for files in use. The program that runs is the old version's.
    ("FindOldProgram", SET, "OldProgram", "[OLD_INSTALLFOLDER]llmcap.exe", 1391,
     "WIX_UPGRADE_DETECTED AND OLD_INSTALLFOLDER"),
    ("CloseOldProgram", BY_PATH + GO_ON, "OldProgram", "setup close --reopen", 1392, "OldProgram"),
    ("CloseForUpgrade", INSTALLED + GO_ON, "LlmcapExe", "setup close --reopen", 1393,
     'REMOVE="ALL" AND UPGRADINGPRODUCTCODE'),
    ("CloseForGood", INSTALLED + GO_ON, "LlmcapExe", "setup close", 1394, FOR_GOOD),
    # The last moment before files go: whatever stops an uninstall has stopped it by now.
    ("Forget", INSTALLED + GO_ON, "LlmcapExe", "setup forget", 6590,
     FOR_GOOD + ' AND NOT REMOVEDATA="1"'),
    ("ForgetData", INSTALLED + GO_ON, "LlmcapExe", "setup forget --data", 6591,
     FOR_GOOD + ' AND REMOVEDATA="1"'),
    ("Reopen", INSTALLED + GO_ON, "LlmcapExe", "setup reopen", 6601, "WIX_UPGRADE_DETECTED"),
    ("Launch", INSTALLED + NO_WAIT, "TrayExe", "", 6602,
     FRESH + ' AND (LAUNCH="1" OR (UILevel>2 AND NOT LAUNCH))'),
]
CONDITIONS = {"StartAtLogin": 'AUTOSTART="1"', "Desktop": 'DESKTOPSHORTCUT="1"',
              "OnPath": 'ADDTOPATH="1"'}
PUBLIC = ["INSTALLFOLDER", "AUTOSTART", "DESKTOPSHORTCUT", "ADDTOPATH", "REMOVEDATA", "LAUNCH",
          "OLD_INSTALLFOLDER", "OLD_RUN", "OLD_DESKTOPSHORTCUT", "OLD_ADDTOPATH"]
# "=-": set at installation, taken out at removal; no "*": of the user, not of the machine.
PATH_ROW = ("PathEntry", "=-PATH", "[~];[INSTALLFOLDER]", "OnPath")


def quoted(value):
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def insert(table, columns, values):
    names = ", ".join(f"`{c}`" for c in columns)
    return f"INSERT INTO `{table}` ({names}) VALUES ({', '.join(quoted(v) for v in values)})"


def export(msi, table):
    """The rows of a table as dictionaries; none where there is no such table."""
    done = subprocess.run(["msiinfo", "export", msi, table], capture_output=True, text=True)
    rows = list(csv.reader(io.StringIO(done.stdout.replace("\r\n", "\n")), delimiter="\t",
                           quoting=csv.QUOTE_NONE))
    return [dict(zip(rows[0], row)) for row in rows[3:]] if len(rows) > 2 else []


def file_versions(msi, stage):
    """Version and language of every program file: an empty version ranks below any other."""
    by_id = dict(re.findall(r'<File Id="([^"]+)" Name="[^"]+" Source="stage/([^"]+)"',
                            open(os.path.join(os.path.dirname(msi), "files.wxs")).read()))
    for name, path in by_id.items():
        if not path.endswith((".exe", ".dll")):
            continue
        program = pefile.PE(os.path.join(stage, path), fast_load=True)
        program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        for info in getattr(program, "VS_FIXEDFILEINFO", [])[:1]:
            high, low = info.FileVersionMS, info.FileVersionLS
            version = f"{high >> 16}.{high & 0xffff}.{low >> 16}.{low & 0xffff}"
            yield (f"UPDATE `File` SET `Version`='{version}', `Language`='1033' "
                   f"WHERE `File`='{name}'")


def statements(msi, stage):
    for name, kind, source, target, number, condition in ACTIONS:
        yield insert("CustomAction", ("Action", "Type", "Source", "Target"),
                     (name, kind, source, target))
        yield insert("InstallExecuteSequence", ("Action", "Condition", "Sequence"),
                     (name, condition, number))
    for component, condition in CONDITIONS.items():
        yield (f"UPDATE `Component` SET `Condition`={quoted(condition)} "
               f"WHERE `Component`='{component}'")
    yield ("CREATE TABLE `Environment` (`Environment` CHAR(72) NOT NULL, "
           "`Name` CHAR(255) NOT NULL LOCALIZABLE, `Value` CHAR(255) LOCALIZABLE, "
           "`Component_` CHAR(72) NOT NULL PRIMARY KEY `Environment`)")
    yield insert("Environment", ("Environment", "Name", "Value", "Component_"), PATH_ROW)
    for action, number in (("RemoveEnvironmentStrings", 3300), ("WriteEnvironmentStrings", 5200)):
        yield insert("InstallExecuteSequence", ("Action", "Condition", "Sequence"),
                     (action, "", number))
    known = {row["Property"]: row["Value"] for row in export(msi, "Property")}
    secure = [p for p in known.get("SecureCustomProperties", "").split(";") if p]
    names = ";".join(sorted(set(secure + PUBLIC)))
    yield (f"UPDATE `Property` SET `Value`='{names}' WHERE `Property`='SecureCustomProperties'"
           if secure else insert("Property", ("Property", "Value"),
                                 ("SecureCustomProperties", names)))
    if os.environ.get("LLMCAP_HOME_URL"):
        for name in ("ARPURLINFOABOUT", "ARPHELPLINK", "ARPURLUPDATEINFO"):
            yield insert("Property", ("Property", "Value"), (name, os.environ["LLMCAP_HOME_URL"]))
    yield from file_versions(msi, stage)


def verify(msi):
    actions = {row["Action"]: row for row in export(msi, "CustomAction")}
    order = {row["Action"]: row for row in export(msi, "InstallExecuteSequence")}
    for name, kind, source, target, number, condition in ACTIONS:
        row, at = actions[name], order[name]
        assert (int(row["Type"]), row["Source"], row["Target"]) == (kind, source, target), row
        assert (int(at["Sequence"]), at["Condition"]) == (number, condition), at
    sequence = {action: int(row["Sequence"]) for action, row in order.items()}
    for first, second in (("FindRelatedProducts", "CloseOldProgram"),
                          ("AppSearch", "KeepInstallFolder"), ("NoDesktop", "CostInitialize"),
                          ("CloseForGood", "InstallValidate"),
                          ("InstallInitialize", "RemoveExistingProducts"),
                          ("RemoveExistingProducts", "InstallFiles"),
                          ("InstallFiles", "Forget"), ("ForgetData", "InstallFinalize"),
                          ("InstallFinalize", "Reopen")):
        assert sequence[first] < sequence[second], (first, second, sequence)
    found = {row["Component"]: row["Condition"] for row in export(msi, "Component")}
    assert all(found[c] == text for c, text in CONDITIONS.items())
    assert [tuple(row.values()) for row in export(msi, "Environment")] == [PATH_ROW]
    assert all(row["Version"] for row in export(msi, "File")
               if row["File"] in ("LlmcapExe", "TrayExe"))


def main():
    msi, stage, package_code = sys.argv[1:4]
    command = ["msibuild", msi]
    for statement in statements(msi, stage):
        command += ["-q", statement]
    subprocess.run(command, check=True)
    subprocess.run(["msibuild", msi, "-s", "LLMCap", "LLMCap", "x64;1033", package_code],
                   check=True)
    verify(msi)


main()
