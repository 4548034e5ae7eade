# SPDX-License-Identifier: GPL-3.0-or-later
"""What a translation must have, whoever wrote it. The laws stand beside their checks; each is tried
on a broken text first, so that none of them can pass by looking away."""
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FOLDER = os.path.join(ROOT, "translations")
# Plural forms that Qt asks for, after CLDR: French and Brazilian count 0 and 1 as one.
FORMS = {"en": 2, "de": 2, "fr": 2, "es": 2, "it": 2, "pt_BR": 2, "ja": 1, "zh_CN": 1}

Message = collections.namedtuple("Message", "context source comment numerus state texts")


def messages(path):
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.find("name").text
        for message in context.iter("message"):
            comment, translation = message.find("comment"), message.find("translation")
            forms = translation.findall("numerusform")
            texts = [form.text or "" for form in forms] if forms else [translation.text or ""]
            yield Message(name, message.find("source").text,
                          comment.text if comment is not None else "",
                          message.get("numerus") == "yes", translation.get("type"), texts)


def key(message):
    return message.context, message.source, message.comment, message.numerus


# The laws of one text. Each returns what is wrong, or "".

def is_there(source, text, language):
    return "" if text.strip() else "is empty"


def places(text):
    return sorted(re.findall(r"%L?[1-9n]", text))


def has_its_places(source, text, language):
    """What is put in for %1 and %n must be seen, as often as in English."""
    return "" if places(source) == places(text) else f"has {places(text)}"


def mnemonics(text):
    return len(re.findall(r"&(?!&)(?=\S)", text.replace("&&", "")))


def has_its_key(source, text, language):
    """A row that works from the keyboard in English does so in every language."""
    return "" if mnemonics(source) == mnemonics(text) else f"has {mnemonics(text)} mnemonics"


def has_a_typeable_key(source, text, language):
    """A mnemonic is a letter of the keyboard: in East Asian scripts a Latin one in brackets."""
    for match in re.finditer(r"&(?!&)(\S)", text.replace("&&", "")):
        if not re.match(r"[A-Za-z0-9%]", match.group(1)):
            return f"has the mnemonic {match.group(1)}"
    return ""


def has_its_tags(source, text, language):
    tags = [sorted(re.findall(r"</?[a-zA-Z][^>]*>", part)) for part in (source, text)]
    return "" if tags[0] == tags[1] else f"has the tags {tags[1]}"


def has_its_lines(source, text, language):
    return "" if source.count("\n") == text.count("\n") else "has another number of lines"


def has_its_code(source, text, language):
    """What is typed or written so everywhere: options, variables, commands, file endings."""
    words = re.findall(r"`[^`]+`|--[a-z]+|[A-Z]+_[A-Z_]+|\*?\.(?:csv|json|png)\b|https?\b", source)
    lost = [word for word in words if word not in text]
    return f"lost {lost}" if lost else ""


def has_its_ellipsis(source, text, language):
    """It says that a dialog follows, or that something is under way."""
    return "" if source.rstrip().endswith("…") == text.rstrip().endswith("…") else "lost its …"


def is_a_date(source, text, language):
    if not re.fullmatch(r"(ddd )?d MMM( y+)?", source):
        return ""
    letters = re.sub(r"'[^']*'", "", text)
    wanted = ["d", "M"] + (["y"] if "y" in source else []) + (["ddd"] if "ddd" in source else [])
    lost = [part for part in wanted if part not in letters]
    return f"lost {lost}" if lost or re.search(r"[a-ce-xzA-LN-Z]", letters) else ""


def has_its_quotes(source, text, language):
    """A name in quotes stays in quotes, those of the language."""
    pairs = {"en": "“”", "de": "„“", "fr": "«»", "es": "«»", "it": "«»", "pt_BR": "“”",
             "ja": "「」", "zh_CN": "“”"}[language]
    wanted = source.count("“")
    if any(mark in text for mark in "“”„«»「」" if mark not in pairs):
        return "has another language's quotes"
    return "" if text.count(pairs[0]) == text.count(pairs[1]) == wanted else "has other quotes"


def is_spaced(source, text, language):
    """French has a no-break space before : ; ! ? and within quotes; no text has two spaces."""
    if "  " in text:
        return "has two spaces"
    if language == "fr":
        plain = re.sub(r"https?://\S*|`[^`]*`", "", text)
        if re.search(r"(?<![\u00a0\u202f\d(])[:;!?](?!\d)|«(?!\u00a0)|(?<!\u00a0)»", plain):
            return "misses a no-break space"
    return ""


LAWS = [is_there, has_its_places, has_its_key, has_a_typeable_key, has_its_tags, has_its_lines,
        has_its_code, has_its_ellipsis, is_a_date, has_its_quotes, is_spaced]
BROKEN = {
    is_there: ("Save", "  ", "de"),
    has_its_places: ("%1 of %2", "%1 von %1", "de"),
    has_its_key: ("&Save", "Speichern", "de"),
    has_a_typeable_key: ("&Open", "&Öffnen", "de"),
    has_its_tags: ("<b>No</b>", "<b>Nein<b>", "de"),
    has_its_lines: ("one\ntwo", "eins zwei", "de"),
    has_its_code: ("run `llmcap serve`", "`llmcap dienen` starten", "de"),
    has_its_ellipsis: ("Save…", "Speichern", "de"),
    is_a_date: ("d MMM", "Tag MMM", "de"),
    has_its_quotes: ("cap “%1”", "Deckel “%1”", "de"),
    is_spaced: ("Time:", "Heure:", "fr"),
}


def same_texts():
    """Texts that are the same word in a language as in English: "language: text" a line."""
    allowed = collections.defaultdict(set)
    with open(os.path.join(HERE, "same.txt"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                names, text = line.rstrip("\n").split(": ", 1)
                for name in names.split():
                    allowed[name].add(text.replace("\\n", "\n"))
    return allowed


def glossary():
    """{language: [(English pattern, the word's stem)]} from the table in translations/README.md."""
    rows, words = [], collections.defaultdict(list)
    with open(os.path.join(FOLDER, "README.md"), encoding="utf-8") as file:
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")]
                for line in file if line.startswith("|")]
    heads = rows[0]
    for row in rows[2:]:
        for language, stems in zip(heads[1:], row[1:]):
            word = row[0].split(" (")[0]   # a remark in brackets is for people
            words[language].append((word, [stem.strip() for stem in stems.split("/")]))
    return words


def breaks_glossary(message, text, rules):
    # What is typed is no word, and the store of keys is a word of its own.
    source = re.sub(r"“llmcap [^”]*”|`[^`]*`|--[a-z-]+", "", message.source.replace("&", ""))
    for word, stems in rules:
        if re.search(rf"\b{word}s?\b(?! store)", source, re.IGNORECASE) \
                and not any(stem.lower() in re.sub(r"&", "", text).lower() for stem in stems):
            return f"calls “{word}” something else than {' or '.join(stems)}"
    return ""


def report(name, faults):
    for fault in faults[:12]:
        print(f"     {fault}")
    print(f"{'FAIL' if faults else 'PASS'} {name}" + (f" ({len(faults)})" if faults else ""))


def lupdate():
    for name in ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate"):
        if shutil.which(name):
            return name
    sys.exit("lupdate is missing: install qt6-l10n-tools")


def of_the_sources(folder, *options):
    """What lupdate finds in the sources now, and what it complains about."""
    path = os.path.join(folder, "now.ts")
    if os.path.exists(path):
        os.remove(path)
    done = subprocess.run([lupdate(), *options, "-source-language", "en", "-target-language", "de",
                           "ui", "app", "-ts", path], cwd=ROOT, capture_output=True, text=True,
                          check=True)
    complaints = [line for line in done.stderr.splitlines()
                  if "lacks Q_OBJECT" in line or "tr() cannot be called" in line]
    return {key(message) for message in messages(path)}, complaints


def bare_texts():
    """Texts for people that are set without tr(): what a person reads is in no source as it is."""
    setters = (r"setText|setWindowTitle|setToolTip|setAccessibleName|setAccessibleDescription"
               r"|setPlaceholderText|setInformativeText|setTitle|addAction|addMenu|addTab|addRow"
               r"|QLabel|QPushButton|QCheckBox|QRadioButton|QGroupBox|QAction")
    literal = re.compile(rf"\b(?:{setters})\(\s*(?:QStringLiteral\(|QLatin1String\()?"
                         r'"([^"]*[A-Za-z]{2}[^"]*)"')
    faults = []
    for top in ("ui", "app/desktop"):
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            for name in names:
                if name.endswith(".cpp"):
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        faults += [f"{name}: {text}" for text in literal.findall(file.read())]
    return faults


def check_language(language, sources, plurals, same, words):
    path = os.path.join(FOLDER, f"llmcap_{language}.ts")
    all_messages = list(messages(path))
    found = {key(message) for message in all_messages}
    wanted = plurals if language == "en" else sources
    report(f"{language}: every text of the sources is there",
           [repr(k[1]) for k in sorted(wanted - found)])
    report(f"{language}: nothing is there that no source has",
           [repr(k[1]) for k in sorted(found - wanted)])
    report(f"{language}: all is finished",
           [repr(m.source) for m in all_messages if m.state or not all(m.texts)])
    report(f"{language}: every plural form is there",
           [repr(m.source) for m in all_messages if m.numerus and len(m.texts) != FORMS[language]])
    for law in LAWS:
        faults = []
        for message in all_messages:
            for text in message.texts:
                source = message.source.replace("(s)", "")
                fault = law(source, text, language)
                if fault:
                    faults.append(f"{message.source!r}: {text!r} {fault}")
        report(f"{language}: {law.__name__.replace('_', ' ')}", faults)
    if language == "en":
        return
    letters = re.compile(r"[A-Za-z]{2}")
    equal = [m for m in all_messages if m.source in m.texts
             and letters.search(re.sub(r"%\w", "", m.source))]
    report(f"{language}: only listed texts are the same as in English",
           [repr(m.source) for m in equal if m.source not in same[language]])
    report(f"{language}: what is listed as the same is the same",
           [repr(text) for text in sorted(same[language] - {m.source for m in equal})])
    report(f"{language}: one word for one thing",
           [f"{m.source!r}: {text!r} {fault}" for m in all_messages for text in m.texts
            for fault in [breaks_glossary(m, text, words[language])] if fault])


def main():
    report("each law finds a broken text",
           [law.__name__ for law in LAWS if not law(*BROKEN[law])])
    with tempfile.TemporaryDirectory() as folder:
        sources, complaints = of_the_sources(folder)
        plurals, _ = of_the_sources(folder, "-pluralonly")
    report("every class that speaks is known by its own name", complaints)
    report("lupdate finds the texts of the windows", [] if len(sources) > 300 else [len(sources)])
    report("no text for people is set without tr()", bare_texts())
    same, words = same_texts(), glossary()
    for language in FORMS:
        check_language(language, sources, plurals, same, words)
    print("done")


main()
