#!/bin/sh
# Four weeks of Northwind's leadership team, as Fay typed them.
# Usage: record.sh FOLDER, where FOLDER is new or empty.
set -eu
folder=${1:?usage: record.sh FOLDER}
mkdir -p "$folder"
export FIRSTTEAM_JOURNAL="$folder"

firstteam() { command "${FIRSTTEAM:-firstteam}" "$@"; }
at() { export FIRSTTEAM_NOW="$1T$2:00+01:00"; }
by() { export FIRSTTEAM_BY="$1"; }
by fay

# `firstteam init` writes a first version of this file; the team finished it in an editor.
cat > "$folder/firstteam.toml" <<'TEAM'
format = 1

[team]
name = "Northwind leadership"
mission = "Small shops keep their own customers"
dissent_window = "24h"
relay_within = "48h"

[[member]]
handle = "ana"
name = "Ana Ruiz"
role = "CEO"
function = "company"
chair = true
from = 2024-03-04

[[member]]
handle = "bo"
name = "Bo Lindgren"
role = "CTO"
function = "engineering"
from = 2024-03-04

[[member]]
handle = "cy"
name = "Cy Okafor"
role = "CRO"
function = "sales"
from = 2024-09-02

[[member]]
handle = "dee"
name = "Dee Marsh"
role = "CMO"
function = "marketing"
from = 2025-01-06

[[member]]
handle = "eli"
name = "Eli Brandt"
role = "CFO"
function = "finance"
from = 2024-03-04

[[member]]
handle = "fay"
name = "Fay Moreau"
role = "Chief of Staff"
function = "office"
from = 2025-06-02

[[goal]]
id = "stability"
text = "Shops are open for business every day: fewer than three incidents a month"
scope = "shared"
metric = "incidents a month"
target = "3"
gives_up = ["new features for two quarters", "tactical campaigns"]
state = "open"

[[goal]]
id = "margin"
text = "Each new contract pays for its own support"
scope = "shared"
metric = "gross margin of new contracts"
target = "70 %"
gives_up = ["deals under list price"]
state = "open"

[[goal]]
id = "spring-launch"
text = "Open the spring launch with 400 qualified leads"
scope = "function"
function = "marketing"
metric = "qualified leads"
target = "400"
gives_up = ["sponsored events"]
state = "open"

[[ritual]]
name = "weekly"
every = "7d"

[[ritual]]
name = "monthly"
every = "30d"

[pledge]
version = "2026-02"
from = 2026-02-09
text = "We are one team before we lead five. We object in the room, and carry one sentence out of it."
TEAM

# Monday 16 February: prices.
at 2026-02-16 10:00
firstteam meet weekly --present ana,bo,cy,dee,eli,fay --facilitator fay
firstteam raise "Price increase for new contracts" --raised-by eli --memo "Eli's paper of 12 February: support costs by contract size"
at 2026-02-16 10:20
firstteam decide "New contracts cost 5 percent more from 1 March 2026." \
  --why "Support for new contracts costs more than they bring in." \
  --trade-off "Some small shops will not sign" \
  --rejected "Charge for support by the hour" \
  --goal margin --metric "gross margin of new contracts above 70 percent" \
  --approver ana --driver cy --method consent --door two-way --affects sales,finance \
  --expected "The win rate falls by less than two points" --confidence 65% \
  --review-on 2026-03-18 --topic last \
  --tell "New contracts cost 5 percent more from 1 March." \
  --stance ana,bo,eli,dee,fay=+1 --stance cy=+0
at 2026-02-16 10:30
firstteam commit "New price sheet for the sales team" --owner cy --due 2026-02-27 --to sales --decision last --goal margin
for member in ana bo cy; do firstteam sign $member; done
at 2026-02-16 10:45
firstteam adjourn

at 2026-02-16 14:00
firstteam relay last "From 1 March, new contracts cost 5 percent more: support for them costs more than they bring in. Some small shops will not sign." --member cy --audience sales --channel "team call"
at 2026-02-17 09:15
firstteam relay last "We charge 5% more on new contracts from 1 March. Their support costs more than they bring in; some small shops will not sign." --member eli --audience finance --channel stand-up

# Monday 23 February: whom to hire first.
at 2026-02-23 10:00
firstteam meet weekly --present ana,bo,cy,dee,eli,fay --facilitator fay
for member in dee eli fay; do firstteam sign $member; done
firstteam raise "Whom to hire first" --raised-by bo --memo "Bo's list of open posts, sent on Thursday"
at 2026-02-23 10:15
firstteam decide "Hire two site reliability engineers before any other role this half." \
  --why "Three people carry the pager, and one of them is leaving." \
  --trade-off "Every other open post waits until July" \
  --rejected "Pay a company to carry the pager" \
  --goal stability --metric "six people share the pager by 30 June" \
  --approver bo --driver fay --method consent --door two-way --affects engineering,office,finance \
  --expected "Both start by May" --confidence 60% --review-on 2026-05-11 --topic last \
  --tell "The next two hires are site reliability engineers; every other post waits until July." \
  --stance ana,bo,eli,fay=+1 --stance cy,dee=+0
at 2026-02-23 10:40
firstteam commit "Advert for the two posts" --owner fay --due 2026-03-06 --to engineering --decision last --goal stability
firstteam adjourn

at 2026-02-23 15:00
firstteam relay site-reliability "Before any other role this half, we hire two site reliability engineers. Three people carry the pager and one is leaving, so every other open post waits until July." --member fay --audience office,finance --channel mail

# Monday 2 March: the platform rewrite. Dee objects in the room, and the room listens.
at 2026-03-02 10:00
firstteam meet weekly --present ana,bo,cy,dee,eli,fay --facilitator fay
firstteam mark price-sheet kept --evidence "With the sales team since Friday"
at 2026-03-02 10:05
firstteam raise "Platform rewrite" --raised-by bo --memo "Bo's paper of 25 February: eleven outages in two quarters, and what they have in common"
at 2026-03-02 10:15
firstteam dissent last "The spring launch brings a third of the second quarter's pipeline. Without its page we have nothing to show." \
  --member dee --channel forum --severity concern --would-change "carve out the launch page"
at 2026-03-02 10:25
firstteam answer last "Marketing keeps the launch page, and two engineers stay on it until the end of April." --outcome adopted
at 2026-03-02 10:42
firstteam decide "Freeze feature work until 30 September 2026; marketing keeps the launch page." \
  --why "Churn follows outages, and the rewrite removes their cause." \
  --trade-off "No new campaign features for two quarters" \
  --stop "tactical campaigns" \
  --rejected "Freeze for one quarter only" --rejected "Rewrite beside feature work" \
  --goal stability --metric "incidents under 3 a month" \
  --approver ana --driver bo --method consent --door one-way \
  --affects marketing,engineering --informed sales \
  --expected "Under three incidents a month by the end of the year" --confidence 70% \
  --assumption "No large customer has been promised a feature in writing" \
  --reopen-when "incidents stay under 3 for two months in a row" \
  --review-on 2026-06-01 --topic rewrite \
  --tell "No feature work until 30 September; stability first." \
  --stance ana,bo,dee,fay,eli=+1 --stance cy=+0
at 2026-03-02 10:50
firstteam commit "Staffing plan for the rewrite" --owner cy --due friday --to ana --decision freeze-feature --goal stability
firstteam commit "Cancel the tactical campaigns that are booked for March" --owner dee --due friday --decision freeze-feature --goal stability
firstteam commit "Dashboard of incidents for the whole company" --owner bo --due 2026-03-11 --to all --decision freeze-feature --goal stability
firstteam commit "Milestones of the rewrite" --owner bo --due 2026-03-12 --to ana --decision freeze-feature --goal stability
at 2026-03-02 11:00
firstteam adjourn

at 2026-03-03 09:30
firstteam relay freeze-feature "Until the end of September we build no features. Outages are why customers leave, so stability comes first." --member bo --audience engineering --channel stand-up
at 2026-03-03 11:00
firstteam relay freeze-feature "No feature work until 30 September: churn follows outages. So please promise nobody a new campaign feature before then." --member cy --audience sales --channel "team call"
at 2026-03-04 09:30
firstteam relay freeze-feature "No feature work until 31 August, except for campaign pages." --member dee --audience marketing --channel "team meeting"

# What was said and seen outside the forum.
at 2026-03-05 16:40
by cy
firstteam dissent freeze-feature "It never made sense to freeze everything. I only went along because the room had made up its mind." \
  --member dee --channel side --to cy --severity concern
at 2026-03-06 09:00
by ana
firstteam dissent freeze-feature "I am for it, but I have not seen what two quarters without features do to the cash." \
  --member eli --channel private --to ana --severity concern
by fay
at 2026-03-06 17:00
firstteam mark staffing-plan kept --evidence "Sent to Ana at noon"
firstteam mark cancel-the-tactical kept --evidence "The agency confirmed on Friday"

# Monday 9 March: Eli is travelling, and Fay speaks for him.
at 2026-03-09 10:00
firstteam meet weekly --present ana,bo,cy,dee,fay --absent eli --proxy fay=eli --facilitator fay
firstteam mark advert-for-the-two kept --evidence "Published on 4 March"
at 2026-03-09 10:05
firstteam answer i-am-for-it "Eli shows the cash for both quarters on Thursday, before anything else." --outcome adopted
at 2026-03-09 10:10
firstteam mark milestones moved --due 2026-03-20 --evidence "The audit of the old platform needs its own week"
at 2026-03-09 10:20
firstteam amend site-reliability --text "Hire three site reliability engineers before any other role this half." \
  --tell "The next three hires are site reliability engineers; every other post waits until July." \
  --metric "seven people share the pager by 30 June" \
  --reason "One of the three who carry the pager goes part-time in April. Eli agrees, by mail to Fay."
at 2026-03-09 10:30
for member in ana bo fay; do firstteam position site-reliability $member for; done
for member in cy dee; do firstteam position site-reliability $member reservation; done
at 2026-03-09 10:40
firstteam raise "Where the office moves" --raised-by fay
firstteam mark where-the-office deferred --due 2026-09-14 --evidence "The lease runs until next spring; back in the autumn"
at 2026-03-09 10:45
firstteam adjourn

at 2026-03-09 15:00
firstteam relay site-reliability "We now hire three site reliability engineers before any other role this half. Three people carry the pager, and every other open post waits until July." --member fay --audience office,finance --channel mail
at 2026-03-10 09:30
firstteam relay site-reliability "The next three hires are site reliability engineers, since too few people carry the pager. Every other open post waits until July." --member bo --audience engineering --channel stand-up
at 2026-03-10 16:15
firstteam signal directive "Dee asked two designers and the agency for a tactical campaign at the Easter trade fairs, live on 23 March." \
  --who dee --about freeze-feature

# Thursday 12 March: the monthly forum.
at 2026-03-12 14:00
firstteam meet monthly --present ana,bo,cy,dee,eli,fay --facilitator fay
firstteam raise "How fast support answers" --raised-by cy --memo "Cy's paper of 9 March: what the ten largest customers ask for"
at 2026-03-12 14:20
firstteam dissent last "Thirty minutes at night means a second rota. I cannot staff that before the new people start." --member bo --would-change "start on 1 June"
at 2026-03-12 14:30
firstteam answer last "We start on 1 June, when the new engineers are here." --outcome adopted
at 2026-03-12 14:40
firstteam decide "Production incidents are answered within 30 minutes from 1 June 2026." \
  --why "Large customers leave when nobody answers at night." \
  --trade-off "Engineers on the pager do no other work that week" \
  --rejected "Within an hour" --goal stability --metric "nine of ten incidents answered in time" \
  --approver ana --driver bo --method consent --door two-way --affects engineering,sales \
  --expected "Two fewer large customers leave by the end of the year" --confidence 55% \
  --review-on 2026-09-01 --topic last \
  --tell "From 1 June we answer production incidents within 30 minutes." \
  --stance ana,cy,bo,eli,fay=+1 --stance dee=0
at 2026-03-12 15:00
firstteam adjourn

at 2026-03-13 09:00
firstteam relay production-incidents "From 1 June, production incidents are answered within 30 minutes; large customers leave when nobody answers at night. Engineers on the pager do no other work that week." --member cy --audience sales --channel mail
