#!/bin/sh
# A quarter of Kestrel Pay's leadership team, as Ola typed it.
# Usage: record.sh FOLDER, where FOLDER is new or empty.
set -eu
folder=${1:?usage: record.sh FOLDER}
mkdir -p "$folder"
export FIRSTTEAM_JOURNAL="$folder"

firstteam() { command "${FIRSTTEAM:-firstteam}" "$@"; }
at() { export FIRSTTEAM_NOW="$1T$2:00+01:00"; }
by() { export FIRSTTEAM_BY="$1"; }
by ola

# `firstteam init` writes a first version of this file; the team finished it in an editor.
cat > "$folder/firstteam.toml" <<'TEAM'
format = 1

[team]
name = "Kestrel Pay leadership"
mission = "A shop takes its first payment on the day it signs"

[[member]]
handle = "ida"
name = "Ida Novak"
role = "CEO"
function = "company"
chair = true
from = 2023-05-01

[[member]]
handle = "jon"
name = "Jon Abara"
role = "Head of Engineering"
function = "engineering"
from = 2023-05-01

[[member]]
handle = "kim"
name = "Kim Sato"
role = "Head of Sales"
function = "sales"
from = 2024-02-01

[[member]]
handle = "lou"
name = "Lou Ferrand"
role = "Head of Operations"
function = "operations"
from = 2024-08-15

[[member]]
handle = "mia"
name = "Mia Holm"
role = "CFO"
function = "finance"
from = 2023-09-01

[[member]]
handle = "ola"
name = "Ola Wiik"
role = "Chief of Staff"
function = "office"
from = 2025-03-03

[[goal]]
id = "one-integration"
text = "Every customer connects the same way, in ten days"
scope = "shared"
metric = "median days from signature to first payment"
target = "10"
gives_up = ["bespoke deals", "customer-specific file formats"]
state = "open"

[[goal]]
id = "new-accounts"
text = "Sign forty new accounts in the first half"
scope = "function"
function = "sales"
metric = "new accounts"
target = "40"
gives_up = ["accounts under 50 payments a day"]
state = "open"

[[goal]]
id = "settlement"
text = "Settle every payment by noon of the next day"
scope = "function"
function = "operations"
metric = "payments settled by noon"
target = "99 %"
gives_up = ["settlement in minor currencies"]
state = "open"

[[ritual]]
name = "monthly"
every = "30d"

[pledge]
version = "2026-01"
from = 2026-01-01
text = "A win that costs a colleague's people is agreed with that colleague first."
TEAM

# Tuesday 6 January: the monthly forum. Everyone promises something to the team and something to their own function.
at 2026-01-06 10:00
firstteam meet monthly --present ida,jon,kim,lou,mia,ola --facilitator ola
for member in ida jon kim lou mia ola; do firstteam sign $member; done
firstteam raise "One way to connect" --raised-by jon --memo "Jon's paper of 2 January: nine connectors, and the hours that each one takes"
at 2026-01-06 10:20
firstteam dissent last "Two of the three banks in my pipeline will ask for their own settlement file." \
  --member kim --severity concern --would-change "a date on which the standard file covers what banks ask for"
at 2026-01-06 10:30
firstteam answer last "The standard file gets the four fields that banks ask for, by the end of March." --outcome adopted
at 2026-01-06 10:40
firstteam decide "Build one standard connector until 30 June 2026; it covers the settlement file that banks ask for." \
  --why "Nine connectors cost engineering half of its hours." \
  --trade-off "Fewer new payment methods this half" \
  --rejected "Maintain the nine connectors with a second team" \
  --goal one-integration --metric "median of 10 days from signature to first payment" \
  --approver ida --driver jon --method consent --door two-way --affects engineering,sales,operations \
  --expected "Four connectors are switched off by June" --confidence 60% \
  --review-on 2026-04-07 --topic last \
  --tell "One standard connector by 30 June, with the settlement file that banks ask for." \
  --stance ida,jon,lou,mia,ola=+1 --stance kim=+0
at 2026-01-06 10:50
firstteam commit "List of what each bank asks for in its file" --owner kim --due 2026-01-20 --to engineering --decision last --goal one-integration --scope shared
firstteam commit "Two customers who try the standard connector" --owner kim --due 2026-02-03 --to engineering --decision last --goal one-integration --scope shared
firstteam commit "Sign five new accounts in January" --owner kim --due 2026-01-30 --goal new-accounts --scope function
firstteam commit "Plan for switching off the first two connectors" --owner jon --due 2026-01-30 --to sales,operations --decision last --goal one-integration --scope shared
firstteam commit "Dry run of the new settlement file" --owner lou --due 2026-02-13 --to engineering --decision last --goal one-integration --scope shared
firstteam adjourn

at 2026-01-06 15:30
firstteam relay one-standard-connector "We build one standard connector until 30 June. Nine connectors cost us half of our hours, so there will be fewer new payment methods this half." --member jon --audience engineering --channel stand-up
at 2026-01-07 09:00
firstteam relay one-standard-connector "By 30 June we have one standard connector, and it covers the settlement file that banks ask for. Nine connectors cost engineering half of its hours; expect fewer new payment methods." --member kim --audience sales --channel "team call"
at 2026-01-07 11:00
firstteam relay one-standard-connector "By 30 June we build one standard connector with the settlement file that banks ask for. Nine connectors cost engineering half of its hours, so we get fewer new payment methods this half." --member lou --audience operations --channel mail

# January: the first win.
at 2026-01-22 17:10
firstteam signal win "Halden Bank signed, with its own reconciliation file every night from 1 May." \
  --who kim --cost-on engineering --reply "They would have gone to a competitor on Friday."

# Tuesday 3 February: the monthly forum.
at 2026-02-03 10:00
firstteam meet monthly --present ida,jon,kim,lou,mia,ola --facilitator ola
firstteam mark list-of-what missed --evidence "One bank of four; Kim was closing Halden"
firstteam mark two-customers missed --evidence "Nobody asked yet"
firstteam mark five-new-accounts kept --evidence "Six signed"
firstteam mark plan-for-switching kept --evidence "Sent on 29 January"
firstteam raise "Discounts" --raised-by mia --memo "Mia's paper of 29 January: every discount of last year, and what it brought"
at 2026-02-03 10:25
firstteam decide "Discounts above 10 percent are approved by the CFO from 1 March 2026." \
  --why "Every second discount of last year was never earned back." \
  --trade-off "Some deals close a week later" \
  --rejected "No discounts at all" \
  --goal one-integration --metric "average discount under 6 percent" \
  --approver mia --method consent --door two-way --affects sales,finance --informed operations \
  --expected "Average discount falls to 6 percent by June" --confidence 70% \
  --review-on 2026-06-02 --topic last \
  --tell "From 1 March, Mia approves every discount above 10 percent." \
  --stance ida,jon,mia,lou,ola=+1 --stance kim=-0
at 2026-02-03 10:40
firstteam commit "One page on what the standard connector does, for the sales team" --owner kim --due 2026-02-20 --to sales,engineering --decision one-standard-connector --goal one-integration --scope shared
firstteam commit "Sign six new accounts in February" --owner kim --due 2026-02-27 --goal new-accounts --scope function
firstteam commit "Train two new account managers" --owner kim --due 2026-02-20 --goal new-accounts --scope function
firstteam commit "Form for discounts above 10 percent" --owner mia --due 2026-02-24 --to sales --decision discounts-above --scope shared
at 2026-02-03 10:50
firstteam adjourn

at 2026-02-04 09:00
firstteam relay discounts-above "From 1 March the CFO approves each discount above 10 percent, because every second one was never earned back. Some deals will close a week later." --member kim --audience sales --channel "team call"
at 2026-02-04 16:00
firstteam relay discounts-above "Discounts above 10% need approval by the CFO from 1 March: every second one of last year was never earned back. Some deals will close a week later." --member mia --audience finance,operations --channel mail

# What was heard and seen between the forums.
at 2026-02-06 12:45
by lou
heard=$(firstteam dissent one-standard-connector "Half of the hours? I still doubt that number, and I doubted it when the old list was made." \
  --member mia --channel side --to lou --severity concern)
by ola
at 2026-02-12 18:20
firstteam signal win "Orrin Travel signed for three years, with refunds in two currencies that we do not settle today." \
  --who kim --cost-on engineering,operations
at 2026-02-13 09:30
firstteam commit "Test system for Orrin Travel with its own login page" --owner kim --due 2026-03-20 --goal new-accounts --scope function --cost-on engineering
at 2026-02-18 11:00
firstteam signal win "Moved the night settlement to the new servers two weeks early." --who lou --cost-on engineering --consulted jon

# Tuesday 24 February: an offsite about the second quarter.
at 2026-02-24 09:30
firstteam meet offsite --present ida,jon,kim,lou,mia,ola --facilitator ida
firstteam mark one-page-on missed --evidence "Kim was at Orrin Travel all week"
firstteam mark train-two kept --evidence "Both took their first calls"
firstteam mark dry-run kept --evidence "Ran twice, the second time without an error"
firstteam mark form-for-discounts kept --evidence "In use since Monday"
firstteam address "${heard##*-}" "Mia meant the hours in last year's list of costs, not this decision. She said so to Jon the same evening, and Lou agrees that he had misheard." --result dismissed
firstteam raise "Who is on call for payments" --raised-by lou --memo "Lou's paper of 19 February: who was woken, and why"
at 2026-02-24 10:30
firstteam decide "Operations and engineering share the night rota for payments from 1 April 2026." \
  --why "Operations is woken for faults that only engineering can mend." \
  --trade-off "Two engineers a week start at noon" \
  --rejected "A second rota in operations" \
  --goal one-integration --metric "no fault waits for more than an hour at night" \
  --approver ida --driver lou --method consent --door two-way --affects operations,engineering \
  --expected "Half as many calls at night by June" --confidence 65% --review-on 2026-06-09 --topic last \
  --tell "From 1 April, operations and engineering share the night rota for payments." \
  --stance ida,jon,lou,mia,ola=+1 --stance kim=0
at 2026-02-24 11:00
firstteam commit "Night rota for April" --owner jon --due 2026-03-24 --to operations --decision share-the --scope shared --cost-on operations
firstteam commit "Visit every new account in its first week" --owner kim --due 2026-03-03 --goal new-accounts --scope function
at 2026-02-24 16:00
firstteam adjourn

at 2026-02-25 09:15
firstteam relay operations-and-engineering "From 1 April we share the night rota for payments with operations. They are woken for faults that only we can mend; two of us a week start at noon." --member jon --audience engineering --channel stand-up
at 2026-02-25 10:00
firstteam relay operations-and-engineering "Operations and engineering share the night rota for payments from 1 April, since we are woken for faults that only engineering can mend. Two engineers a week start at noon." --member lou --audience operations --channel stand-up

at 2026-02-27 17:45
firstteam signal win "Pellar Games signed, with payouts to players within the hour." --who kim --cost-on engineering,operations \
  --reply "Forty thousand payments a day. We will find a way."

# Tuesday 3 March: the monthly forum.
at 2026-03-03 10:00
firstteam meet monthly --present ida,jon,kim,lou,mia,ola --facilitator ola
firstteam mark six-new-accounts kept --evidence "Seven signed"
firstteam mark visit-every kept --evidence "All seven visited"
firstteam commit "Standard contract without side letters" --owner kim --due 2026-03-17 --to finance --goal one-integration --scope shared
firstteam commit "Half-day with the two banks that want the standard file" --owner kim --due 2026-03-13 --to engineering --decision one-standard-connector --scope shared --cost-on engineering
at 2026-03-03 10:30
firstteam adjourn

at 2026-03-13 16:00
firstteam mark half-day kept --evidence "Both banks came; minutes with Jon"
at 2026-03-16 17:00
firstteam mark standard-contract moved --due 2026-03-31 --evidence "Counsel needs two more weeks"
