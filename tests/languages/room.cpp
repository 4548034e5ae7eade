// SPDX-License-Identifier: GPL-3.0-or-later
#include "room.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMap>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTest>



namespace llmcap {

namespace {

/// A pixel of rounding is no loss.
constexpr int slack = 1;

QString called(const QWidget &widget, const QString &text)
{
    return QStringLiteral("%1 %2 “%3”")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
             text.left(60));
}

int widthOf(const QWidget &widget, const QString &text)
{
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

int longestWord(const QWidget &widget, const QString &text)
{
    int longest = 0;
    for (const QString &word : text.split(QChar(' '))) {
        longest = std::max(longest, widthOf(widget, word));
    }
    return longest;
}

QString roomOf(const QLabel &label)
{
    if (label.text().isEmpty()) {
        return {};
    }
    if (label.wordWrap()) {
        const int wanted = label.heightForWidth(label.width());
        if (label.height() + slack < wanted) {
            return QStringLiteral("is %1 high, needs %2").arg(label.height()).arg(wanted);
        }
        // CJK breaks anywhere, other words do not; a path may be cut by its own blanks alone.
        const bool isPath = label.text().contains(QChar('/'));
        static const QRegularExpression cjk(QStringLiteral("[\\x{3000}-\\x{9fff}]"));
        const bool breaksAnywhere = label.text().contains(cjk);
        const int word = isPath || breaksAnywhere ? 0 : longestWord(label, label.text());
        return label.contentsRect().width() + slack < word
            ? QStringLiteral("is %1 wide, a word needs %2").arg(label.width()).arg(word)
            : QString();
    }
    const QSize wanted = label.sizeHint();
    if (label.width() + slack < wanted.width() || label.height() + slack < wanted.height()) {
        return QStringLiteral("is %1 x %2, needs %3 x %4").arg(label.width()).arg(label.height())
            .arg(wanted.width()).arg(wanted.height());
    }
    return {};
}

QString roomOf(const QAbstractButton &button)
{
    if (button.text().isEmpty()) {
        return {};
    }
    QSize wanted = button.sizeHint();
    if (qobject_cast<const QPushButton *>(&button)) {
        // Styles like their buttons of one width; the text needs its own and a frame.
        wanted.setWidth(std::min(wanted.width(), widthOf(button, button.text()) + 16));
    }
    return button.width() + slack < wanted.width() || button.height() + slack < wanted.height()
        ? QStringLiteral("is %1 x %2, needs %3 x %4").arg(button.width()).arg(button.height())
              .arg(wanted.width()).arg(wanted.height())
        : QString();
}

QString roomOf(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    option.frame = box.hasFrame();
    const int room = box.style()
                         ->subControlRect(QStyle::CC_ComboBox, &option,
                                          QStyle::SC_ComboBoxEditField, &box)
                         .width();
    // What comes from outside may be longer than any box; the first rows are the program's words.
    const bool isOurs = box.objectName() != "provider" && box.objectName() != "key"
        && box.objectName() != "project" && box.objectName() != "client";
    for (int i = 0; i < (isOurs ? box.count() : 1); ++i) {
        const int wanted = widthOf(box, box.itemText(i));
        if (room + slack < wanted) {
            return QStringLiteral("has room for %1, “%2” needs %3").arg(room)
                .arg(box.itemText(i)).arg(wanted);
        }
    }
    return {};
}

QString roomOf(const QLineEdit &field)
{
    const QString text = field.text().isEmpty() ? field.placeholderText() : field.text();
    const int wanted = widthOf(field, text) + 8;
    return field.width() + slack < wanted
        ? QStringLiteral("is %1 wide, needs %2").arg(field.width()).arg(wanted)
        : QString();
}

QString roomOf(const QTabBar &bar)
{
    for (int i = 0; i < bar.count(); ++i) {
        const int wanted = widthOf(bar, bar.tabText(i)) + 8;
        if (bar.tabRect(i).width() + slack < wanted) {
            return QStringLiteral("tab “%1” is %2 wide, needs %3").arg(bar.tabText(i))
                .arg(bar.tabRect(i).width()).arg(wanted);
        }
    }
    return bar.count() > 0 && bar.tabRect(bar.count() - 1).right() > bar.width() + slack
        ? QStringLiteral("has tabs that are out of sight")
        : QString();
}

QString roomOf(const QHeaderView &header)
{
    for (int i = 0; i < header.count(); ++i) {
        const int wanted = header.sectionSizeHint(i);
        if (!header.isSectionHidden(i) && header.sectionSize(i) + slack < wanted) {
            return QStringLiteral("“%1” is %2 wide, needs %3")
                .arg(header.model()->headerData(i, header.orientation()).toString())
                .arg(header.sectionSize(i)).arg(wanted);
        }
    }
    return {};
}

QString roomOf(const QListWidget &list)
{
    const int wanted = list.sizeHintForColumn(0);
    return list.viewport()->width() + slack < wanted
        ? QStringLiteral("is %1 wide, needs %2").arg(list.viewport()->width()).arg(wanted)
        : QString();
}

template <class Widget>
bool tell(const QWidget &widget, const QString &text, QStringList &faults)
{
    const auto *const known = qobject_cast<const Widget *>(&widget);
    if (!known) {
        return false;
    }
    if (const QString fault = roomOf(*known); !fault.isEmpty()) {
        faults << called(widget, text) + QChar(' ') + fault;
    }
    return true;
}

void tellRoom(const QWidget &widget, QStringList &faults)
{
    if (const auto *const label = qobject_cast<const QLabel *>(&widget)) {
        tell<QLabel>(widget, label->text(), faults);
    } else if (const auto *const button = qobject_cast<const QAbstractButton *>(&widget)) {
        tell<QAbstractButton>(widget, button->text(), faults);
    } else if (const auto *const field = qobject_cast<const QLineEdit *>(&widget)) {
        // The one inside of a box is measured with the box.
        if (!qobject_cast<const QAbstractSpinBox *>(widget.parentWidget())
            && !qobject_cast<const QComboBox *>(widget.parentWidget())) {
            tell<QLineEdit>(widget, field->placeholderText(), faults);
        }
    } else if (const auto *const spin = qobject_cast<const QAbstractSpinBox *>(&widget)) {
        if (spin->width() + slack < spin->minimumSizeHint().width()) {
            faults << called(widget, spin->text()) + QStringLiteral(" is too narrow");
        }
    } else {
        tell<QComboBox>(widget, {}, faults) || tell<QTabBar>(widget, {}, faults)
            || tell<QHeaderView>(widget, {}, faults) || tell<QListWidget>(widget, {}, faults);
    }
}

/// Whether it lies within all that it lies in; what a scroll area hides can be scrolled to.
bool isCutByParent(const QWidget &widget)
{
    const QWidget *const parent = widget.parentWidget();
    return parent && !widget.isWindow() && !qobject_cast<const QAbstractScrollArea *>(parent)
        && !qobject_cast<const QAbstractScrollArea *>(parent->parentWidget())
        && !parent->rect().adjusted(-slack, -slack, slack, slack).contains(widget.geometry());
}

bool isText(const QWidget &widget)
{
    return qobject_cast<const QLabel *>(&widget) || qobject_cast<const QAbstractButton *>(&widget)
        || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QTabBar *>(&widget);
}

QChar keyOf(const QString &text)
{
    const QKeySequence key = QKeySequence::mnemonic(text);
    return key.isEmpty() ? QChar() : key.toString().back().toUpper();
}

QStringList shared(const QStringList &texts)
{
    QMap<QChar, QString> known;
    QStringList faults;
    for (const QString &text : texts) {
        const QChar key = keyOf(text);
        if (key.isNull()) {
            continue;
        }
        if (known.contains(key)) {
            faults << QStringLiteral("“%1” and “%2” share the key %3")
                          .arg(known[key], text, key);
        }
        known[key] = text;
    }
    return faults;
}

QList<QWidget *> focusable(QWidget &window)
{
    QList<QWidget *> found;
    for (QWidget *const widget : window.findChildren<QWidget *>()) {
        const bool isInner = qobject_cast<QLineEdit *>(widget)
            && (qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
                || qobject_cast<QComboBox *>(widget->parentWidget()));
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
            && !widget->focusProxy() && !isInner && widget->window() == &window) {
            found << widget;
        }
    }
    return found;
}

/// Of a group of which one is down the Tab key reaches one; the arrows go on from there.
bool isReachedByArrows(const QWidget &widget)
{
    const auto *const button = qobject_cast<const QAbstractButton *>(&widget);
    return button && button->group() && button->group()->exclusive();
}

} // namespace

QStringList clippedIn(const QWidget &window)
{
    QStringList faults;
    for (const QWidget *const widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window) {
            continue;
        }
        tellRoom(*widget, faults);
        if (isText(*widget) && isCutByParent(*widget)) {
            faults << called(*widget, {}) + QStringLiteral(" is cut by what it lies in");
        }
    }
    return faults;
}

QStringList sharedKeysIn(const QWidget &window)
{
    QStringList texts;
    for (const QWidget *const widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window) {
            continue;
        }
        if (const auto *const button = qobject_cast<const QAbstractButton *>(widget)) {
            texts << button->text();
        } else if (const auto *const label = qobject_cast<const QLabel *>(widget);
                   label && label->buddy()) {
            texts << label->text();
        } else if (const auto *const bar = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < bar->count(); ++i) {
                texts << bar->tabText(i);
            }
        }
    }
    return shared(texts);
}

QStringList sharedKeysIn(const QMenu &menu)
{
    QStringList texts, faults;
    for (const QAction *const row : menu.actions()) {
        if (row->isVisible() && !row->isSeparator()) {
            texts << row->text();
            // The message at the top is somebody else's words; arrows and Enter reach it.
            if (keyOf(row->text()).isNull() && row != menu.actions().constFirst()) {
                faults << QStringLiteral("“%1” has no key").arg(row->text());
            }
        }
    }
    return faults + shared(texts);
}

QStringList unnamedIn(QWidget &window)
{
    QStringList faults;
    for (QWidget *const widget : focusable(window)) {
        const QAccessibleInterface *const heard = QAccessible::queryAccessibleInterface(widget);
        if (!heard || heard->text(QAccessible::Name).isEmpty()) {
            faults << called(*widget, {}) + QStringLiteral(" has no accessible name");
        }
    }
    return faults;
}

QStringList unreachedIn(QWidget &window)
{
    QSet<const QWidget *> reached;
    const QList<QWidget *> all = focusable(window);
    QApplication::setActiveWindow(&window);
    QTest::qWait(20);
    for (qsizetype i = 0; i < 2 * all.size() + 4; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window,
                        Qt::Key_Tab);
        if (const QWidget *const now = QApplication::focusWidget()) {
            reached << now;
        }
    }
    QStringList faults;
    for (const QWidget *const widget : all) {
        if (!reached.contains(widget) && !isReachedByArrows(*widget)) {
            faults << called(*widget, {}) + QStringLiteral(" is not reached by Tab");
        }
    }
    return faults;
}

} // namespace llmcap
