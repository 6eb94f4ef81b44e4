# Every sentence the bot says. Markup is Telegram HTML; arguments arrive escaped.
# Sentences marked "button" are shown without markup.

# ages
age-now = just now
age-minutes = { $count } min ago
age-hours = { $count } h ago
age-yesterday = yesterday
age-days = { $count } days ago
age-date = { DAY($date) }
age-date-of-year = { DAY_OF_YEAR($date) }

# push
push-topics-unnamed = and { $count } more
push-thread-closed = The topic this belongs to is closed, so I go on here.
push-button-why = Why?
push-button-more = More
push-button-unsubscribe = Unsubscribe
