//! More of what the stories with known truth are about.

use super::topics::Topic;

pub(super) const FLOOD: Topic = Topic {
    sites: &[
        "{name} dam above {place}",
        "{name} dyke at {place}",
        "canal lock in {place}",
        "{name} reservoir near {place}",
    ],
    orgs: &[
        "{name} Water",
        "{name} Hydro",
        "{place} Drainage Board",
        "{name} Power",
    ],
    officials: &[
        "district governor",
        "civil protection chief",
        "head of the water board",
    ],
    witnesses: &[
        "a beekeeper from the lower village",
        "the owner of a flooded cinema",
        "a farmer who lost his herd",
        "a schoolteacher on the roof of her house",
        "a mechanic from the mill lane",
        "a lock keeper",
    ],
    experts: &[
        "a hydrologist at {near} University",
        "an engineer who once inspected the works",
    ],
    unnamed: &[
        "two engineers who worked on the repairs",
        "a person who has seen the reports",
        "a former inspector",
    ],
    titles: &[
        "{m} [dead|drowned] as {site} [bursts|gives way]",
        "[Flood|Water] [swamps|engulfs] {place}",
        "{n} flee [flood|rising water] in {place}",
        "After the [flood|deluge]: {place} [counts|mourns] its dead",
    ],
    core: &[
        &[
            "the {site} [burst|gave way] on {day}, and {m} people [drowned|were killed]",
            "{m} people lost their lives on {day} when water [broke through|breached] the {site}",
            "[A breach|The collapse] of the {site} sent a wave through the valley on {day} that [claimed|took] {m} lives",
        ],
        &[
            "{n} people [fled|escaped] to higher ground",
            "on the hills {n} villagers [waited|sought safety] with what they could carry",
            "the high ground filled with {n} people who had left everything behind",
        ],
        &[
            "helicopters [took|brought] {k} people off the roofs",
            "{k} residents were [saved|brought] from their houses by helicopters",
            "it took helicopters to save {k} people",
        ],
    ],
    official: &[
        &[
            "the spillway had been blocked by driftwood",
            "driftwood jammed in the spillway had stopped the water from running off",
            "the spillway was choked with driftwood",
        ],
        &[
            "the sirens went off [forty|fifty] minutes before the wave arrived",
            "people had [forty|fifty] minutes between the sirens and the water",
            "sirens sounded some [forty|fifty] minutes ahead of the flood",
        ],
        &[
            "drinking water had to be boiled until {nextday}",
            "tap water was not safe before {nextday} unless boiled",
            "until {nextday} only boiled water should be drunk",
        ],
        &[
            "the damage came to [at least|more than] {sum}",
            "losses of [no less than|over] {sum} had been counted so far",
            "a first estimate put the cost at {sum} or more",
        ],
    ],
    official_quotes: &[
        "The river took in one hour what we built in a century",
        "I drank coffee in that square yesterday and today I crossed it by boat",
        "We will rebuild, but not one metre below the church",
    ],
    company: &[
        &[
            "the drains had been checked in {month} and found sound",
            "in {month} a check of the drains found nothing",
        ],
        &[
            "it would open the records of the gate keeper to the inquiry",
            "investigators could see all that the gate keeper wrote",
        ],
    ],
    witness_quotes: &[
        "It came like a train that somebody had forgotten to stop",
        "My bees were gone in the time it takes to close a gate",
        "The piano from the school floated past with the lid open",
        "I sat on the chimney with a hen under each arm",
        "Row twelve of my cinema is in the churchyard now",
        "We knotted curtains and pulled the old lady up through the skylight",
        "You smell diesel and mint, that was my neighbour's garden",
        "The cows knew before the sirens did, they would not go down",
    ],
    witness: &[
        &[
            "cracks in the wall had been visible since autumn",
            "since the autumn anyone could see cracks in it",
        ],
        &[
            "the sirens in the lower village stayed silent",
            "down in the village nobody heard the sirens",
        ],
        &[
            "the gate keeper had been on leave and nobody replaced him",
            "there was no stand-in for the gate keeper, who was on leave",
        ],
        &[
            "lorries with driftwood had driven over the crest all summer",
            "all through the summer the crest served as a road for driftwood lorries",
        ],
    ],
    expert: &[
        &[
            "the drains of such works must be renewed every ten years",
            "every ten years the drains of such works need renewal",
        ],
        &[
            "the spillway was drawn up before the forest was cut",
            "when the spillway was designed, the slopes still had trees",
        ],
    ],
    background: &[
        &[
            "The works were built in {year}",
            "It was in {year} that the works were finished",
        ],
        &[
            "{org} has the concession until the end of the decade",
            "The concession of {org} runs to the end of the decade",
        ],
        &[
            "{place} lies where two rivers meet",
            "Two rivers come together at {place}",
        ],
    ],
    dispute: &[
        "repairs to the drains had been put off three times to save money",
        "work on the drains was postponed on three occasions because of its cost",
        "three times the company shelved the drains as too dear",
    ],
};

pub(super) const TRIAL: Topic = Topic {
    sites: &[
        "{place} district court",
        "{place} court of appeal",
        "{place} assizes",
        "high court in {place}",
    ],
    orgs: &[
        "{name} Construction",
        "{name} Partners",
        "{place} Housing Fund",
        "{name} Capital",
    ],
    officials: &["chief prosecutor", "presiding judge", "attorney general"],
    witnesses: &[
        "a former clerk who sat in the gallery",
        "a tenant whose flat was never finished",
        "a cleaner who gave evidence",
        "a cousin of the defendant",
        "a juror who was dismissed",
        "a pensioner who lost her savings",
    ],
    experts: &[
        "a professor of criminal law in {near}",
        "an auditor who has studied the case",
    ],
    unnamed: &[
        "two people close to the defence",
        "an official of the justice ministry",
        "a person who has read the indictment",
    ],
    titles: &[
        "Former treasurer [jailed|sentenced] over {place} [millions|fund]",
        "{m} years for former treasurer in {place} [case|fraud]",
        "[Verdict|Guilty verdict] in {org} [affair|case]",
        "Court in {place} [convicts|finds against] former treasurer",
    ],
    core: &[
        &[
            "[A court|Judges] in {place} on {day} [sentenced|sent] a former city treasurer to {m} years in prison for taking bribes from {org}",
            "a former city treasurer was [jailed|locked up] for {m} years on {day} over bribes that {org} had paid",
            "{m} years behind bars is the price a former city treasurer must pay for bribes from {org}, the {site} [ruled|decided] on {day}",
        ],
        &[
            "the bribes [came|amounted] to {sum} over {k} months",
            "during {k} months some {sum} changed hands",
            "{sum} had been handed over in the course of {k} months",
        ],
        &[
            "{n} documents were [read|shown] in the trial",
            "the court went through {n} pieces of paper",
            "evidence ran to {n} documents",
        ],
    ],
    official: &[
        &[
            "the money was [carried|delivered] in boxes of ceramic tiles",
            "cash had travelled hidden among ceramic tiles",
            "to move the cash, ceramic tiles had served",
        ],
        &[
            "further charges against {m} people were [being prepared|in preparation]",
            "{m} more suspects could expect to be charged",
            "the office was drawing up charges against another {m} people",
        ],
        &[
            "the house and two boats of the convicted man would be sold",
            "his house and two boats were to go under the hammer",
            "two boats and a house would be auctioned off",
        ],
        &[
            "an appeal could be lodged until {nextday}",
            "the defence had until {nextday} to appeal",
            "{nextday} was the last day for an appeal",
        ],
    ],
    official_quotes: &[
        "A city was robbed by the man who held its purse",
        "He counted the money in a public library, that is the measure of his fear",
        "Remorse came exactly one day before the verdict",
    ],
    company: &[
        &[
            "the people who kept the receipts had left long ago",
            "those who kept the receipts no longer worked there",
        ],
        &[
            "it had put new locks on the archive in {month}",
            "since {month} the archive had better locks",
        ],
    ],
    witness_quotes: &[
        "He signed the papers with a green pen and whistled",
        "I have lived with a bucket under the ceiling for four winters",
        "When the judge said the number his mother put on her coat",
        "I found the envelopes in the paper towels and nobody asked me for years",
        "They laughed at us in the lobby, they are not laughing now",
        "I wanted to see his shoes, he always wore such shoes",
        "You could hear the radiator tick, that is how silent it was",
        "My savings bought him a chandelier",
    ],
    witness: &[
        &[
            "minutes of the meetings had been typed afterwards",
            "the minutes were written up long after the meetings",
        ],
        &[
            "the treasurer kept a second telephone in a flower pot",
            "a flower pot hid the other telephone of the treasurer",
        ],
        &[
            "contractors waited in line on Friday afternoons",
            "on Fridays there was a queue of contractors after lunch",
        ],
        &[
            "the archive had been flooded twice in one month",
            "the archive was under water two times in a month",
        ],
    ],
    expert: &[
        &[
            "for forged receipts the sentence is at the upper end of what is usual",
            "few cases of forged receipts have ended with so long a term",
        ],
        &[
            "an appeal over the receipts would have little prospect of success",
            "there is hardly any hope for an appeal that rests on receipts",
        ],
    ],
    background: &[
        &[
            "The trial began in {month} with a quarrel about the archive",
            "In {month} the trial opened with a quarrel about the archive",
        ],
        &[
            "{org} built a third of the new housing in {place}",
            "A third of the new flats in {place} are the work of {org}",
        ],
        &[
            "The treasurer resigned two years ago over a house",
            "It is two years since the treasurer stepped down because of a house",
        ],
    ],
    dispute: &[
        "a second official, who ran the archive, had shared in the payments and was never named in court",
        "the head of the archive took part of the bribes but was kept out of the indictment",
        "the payments were split with the official who ran the archive, whom nobody charged",
    ],
};

pub(super) const ILLNESS: Topic = Topic {
    sites: &[
        "{place} primary school",
        "{name} holiday camp",
        "{place} barracks",
        "{name} nursing home in {place}",
    ],
    orgs: &[
        "{name} Catering",
        "{name} Foods",
        "{place} Kitchens",
        "{name} Dairy",
    ],
    officials: &[
        "chief medical officer",
        "health minister",
        "director of public health",
    ],
    witnesses: &[
        "a father of twins",
        "a nurse on the children's ward",
        "a cook who used to work there",
        "a bus driver who took some of them to hospital",
        "a pupil in her last year",
        "a grandmother from {near}",
    ],
    experts: &[
        "a microbiologist at {near} University",
        "a food inspector in retirement",
    ],
    unnamed: &[
        "two people familiar with the test results",
        "an employee of the kitchen",
        "a person involved in the inquiry",
    ],
    titles: &[
        "{n} [fall ill|sick] after [lunch|meal] at {site}",
        "[Poisoning|Illness] at {site}: {n} [sick|in hospital]",
        "[Outbreak|Sickness] [closes|shuts] {site}",
        "What [made|left] {n} ill at {site}",
    ],
    core: &[
        &[
            "{n} people [fell ill|became sick] after a meal at {site} on {day}",
            "a lunch at {site} on {day} left {n} people with cramps and fever",
            "cramps and fever [hit|struck] {n} people who had eaten at {site} on {day}",
        ],
        &[
            "{m} of them were in intensive care",
            "doctors were treating {m} patients in intensive care",
            "the condition of {m} was serious enough for intensive care",
        ],
        &[
            "{k} beds were [cleared|made free] in two hospitals",
            "two hospitals made room with {k} extra beds",
            "to make space, two hospitals freed {k} beds",
        ],
    ],
    official: &[
        &[
            "salmonella had been found in the custard",
            "tests on the custard showed salmonella",
            "laboratories detected salmonella in the custard that was served",
        ],
        &[
            "the kitchen would stay closed until {nextday} at least",
            "before {nextday} no meal would leave that kitchen",
            "the kitchen had been sealed and would not reopen earlier than {nextday}",
        ],
        &[
            "no new cases of fever were [expected|likely]",
            "the number of those with fever should not rise any further",
            "the worst of the fever was over and others were unlikely to catch it",
        ],
        &[
            "eggs from {m} farms were being checked",
            "inspectors were testing the eggs of {m} farms",
            "{m} farms had to hand in samples of eggs",
        ],
    ],
    official_quotes: &[
        "A dessert left four hours in the sun is a laboratory",
        "I would rather close ten kitchens than count one more child",
        "We know the dish, we know the batch and soon we shall know the hand",
    ],
    company: &[
        &[
            "the cold chain had never been broken",
            "nobody had departed from the cold chain",
        ],
        &[
            "it had recalled {k} crates of eggs as a precaution",
            "to be safe it took back {k} crates of eggs",
        ],
    ],
    witness_quotes: &[
        "She asked for a second helping because it was somebody's birthday",
        "We had children lying on the gym mats and one bucket for three",
        "My two turned the colour of candle wax within an hour",
        "I drove with all the windows open and every light was red",
        "They wrote the time of the first fever on his arm with a pen",
        "The fridge hummed but it was warm inside, it always was",
        "He has not let go of the rabbit since the ambulance",
        "I told them in spring that the thermometer was broken",
    ],
    witness: &[
        &[
            "crates had been standing in the courtyard all morning",
            "all morning the crates were out in the yard",
        ],
        &[
            "families only heard of the fever from each other",
            "word of the fever reached families through other families",
        ],
        &[
            "the eggs came two hours late that day",
            "that day the van with the eggs was two hours behind",
        ],
        &[
            "staff had been told to wear gloves only on inspection days",
            "gloves were worn on days of inspection and at no other time",
        ],
    ],
    expert: &[
        &[
            "salmonella doubles every twenty minutes in the warm",
            "in warm custard salmonella doubles three times an hour",
        ],
        &[
            "raw eggs should long since be banned from canteens",
            "no canteen ought to use raw eggs any more",
        ],
    ],
    background: &[
        &[
            "{org} cooks for {k} institutions in the region",
            "In the region {k} institutions get their meals from {org}",
        ],
        &[
            "{site} was opened in {year}",
            "Since {year} there has been the {site}",
        ],
        &[
            "A similar outbreak two summers ago went unexplained",
            "Two summers ago there was a like outbreak that was never explained",
        ],
    ],
    dispute: &[
        "the thermometer had been out of order for a week and the management knew",
        "managers knew that the thermometer had been broken for seven days",
        "for a week the thermometer did not work, which the bosses were aware of",
    ],
};

pub(super) const SALE: Topic = Topic {
    sites: &[
        "{place} waterfront",
        "old {place} barracks",
        "{name} park in {place}",
        "{place} market halls",
    ],
    orgs: &[
        "{name} Estates",
        "{name} Developments",
        "{name} Property",
        "{name} Investments",
    ],
    officials: &[
        "deputy mayor",
        "head of the planning department",
        "city treasurer",
    ],
    witnesses: &[
        "a stallholder for thirty years",
        "a rower at the club by the water",
        "an architect who drew the rival plan",
        "a teacher who collected signatures",
        "a boat builder",
        "a member of the residents' committee",
    ],
    experts: &[
        "a lecturer in town planning at {near} University",
        "a surveyor from {near}",
    ],
    unnamed: &[
        "two people with knowledge of the contract",
        "a council member",
        "a person who took part in the meeting",
    ],
    titles: &[
        "Council [sells|votes to sell] {site}",
        "{place} [sells off|parts with] {site} for {sum}",
        "[Protest|Uproar] over sale of {site}",
        "{site} [goes to|sold to] {org}",
    ],
    core: &[
        &[
            "the city council of {place} [voted|decided] on {day} to sell the {site} to {org} for {sum}",
            "{org} may buy the {site} for {sum}, councillors in {place} [ruled|agreed] on {day}",
            "for {sum} the {site} [passes|will pass] into the hands of {org} after a council vote on {day}",
        ],
        &[
            "{n} people had signed a petition against it",
            "a petition with {n} names failed to stop the deal",
            "opponents had gathered {n} signatures in vain",
        ],
        &[
            "the vote was {k} to {m}",
            "{k} councillors were in favour and {m} against",
            "with {k} votes to {m} the motion was carried",
        ],
    ],
    official: &[
        &[
            "the price was [fair|right] and had been checked by two experts",
            "two outside experts had confirmed the price",
            "independent experts, two of them, found the price adequate",
        ],
        &[
            "half of the ground would [stay open|remain accessible] to traders",
            "traders would keep access to half of the area",
            "one half was to remain free for traders to use",
        ],
        &[
            "the money would go into schools",
            "schools would benefit from the proceeds",
            "what the sale brings in was meant for the schools",
        ],
        &[
            "building of the hotel would begin in {month} at the earliest",
            "not before {month} would the hotel be started",
            "work on the hotel could start no sooner than {month}",
        ],
    ],
    official_quotes: &[
        "A city that sells nothing ends up owning ruins",
        "I can mend forty roofs with that money and I will",
        "Nobody is putting a fence around the sunset",
    ],
    company: &[
        &[
            "it planned flats, a hotel and a pier",
            "a pier, a hotel and flats were in its plans",
        ],
        &[
            "all traders would get a place nearby",
            "a site close by would be found for all traders",
        ],
    ],
    witness_quotes: &[
        "They sold my morning, that is what they sold",
        "We handed in the lists in banana boxes and they weighed them instead of counting",
        "My plan cost half and kept the lime trees",
        "I have sold eels on that spot since before the deputy mayor had teeth",
        "We row past it in the dark and now there will be a bar with blue lamps",
        "Somebody clapped up in the gallery and was thrown out for it",
        "I teach sums to children and I cannot make these ones come out",
        "The swifts will not read the contract",
    ],
    witness: &[
        &[
            "the agenda had been changed the night before",
            "overnight the item had been slipped onto the agenda",
        ],
        &[
            "surveyors had been measuring there since winter",
            "since the winter there had been surveyors with instruments",
        ],
        &[
            "a rival bid for a hotel was returned unopened",
            "nobody opened the envelope of the other bidder, who planned a hotel",
        ],
        &[
            "leases of the boat sheds ended without notice",
            "boat shed tenants had lost their leases without a warning",
        ],
    ],
    expert: &[
        &[
            "land for a hotel has doubled in value in eight years",
            "over eight years plots for a hotel have become twice as dear",
        ],
        &[
            "a lease of the boat sheds would have earned the city more in the long run",
            "in the long term the city would have done better with a lease of the boat sheds",
        ],
    ],
    background: &[
        &[
            "The {site} has been public since {year}",
            "Since {year} the {site} has belonged to the public",
        ],
        &[
            "{org} is also building in {near}",
            "In {near}, too, {org} has building sites",
        ],
        &[
            "Elections are due in {month}",
            "In {month} the town will elect a new council",
        ],
    ],
    dispute: &[
        "a councillor who voted for the deal has shares in the buyer",
        "one of the councillors in favour has shares in the purchaser",
        "among those who raised their hands was a councillor who has shares in the buying company",
    ],
};
