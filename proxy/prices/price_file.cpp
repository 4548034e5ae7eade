// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_file.h"
